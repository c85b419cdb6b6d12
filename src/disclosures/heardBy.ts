import type { Contact } from "../cases/timeline/contract.ts";
import { type RecipientKind, recipientKinds } from "../releases/contract.ts";

type WithWhom = NonNullable<Contact["withWhom"]>;

/** What kinds of recipient stand in the address book for whom a contact was with; nobody where it was the person alone. */
const kindsOf: Readonly<Record<WithWhom, readonly RecipientKind[]>> = {
  person: [],
  family: ["family"],
  teacher: ["school", "college"],
  provider: ["provider", "victim_services", "legal_aid", "housing", "benefits"],
  police: ["law_enforcement", "prosecutor"],
  court: ["court", "prosecutor"],
  other: recipientKinds,
};

/** Who may have been told something aloud in a contact: one that happened, in which words were spoken with somebody else (R36). */
export function heardBy({ kind, result, withWhom }: Pick<Contact, "kind" | "result" | "withWhom">): readonly RecipientKind[] {
  if (result !== "completed" || kind === "text" || kind === "email" || kind === "attempt") return [];
  if (withWhom) return kindsOf[withWhom];
  return kind === "collateral" ? recipientKinds : [];
}
