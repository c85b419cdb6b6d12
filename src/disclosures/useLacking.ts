import type { Message } from "../ui/words.ts";
import type { Asked } from "./AskAgain.tsx";
import type { AddedCopy } from "./ChooseCopies.tsx";
import type { ShareMethod } from "./copyContract.ts";
import type { Compelled } from "./WithoutRelease.tsx";

/** Whether a copy has what it needs to be read. */
export const isFilled = ({ title, body, kind }: AddedCopy): boolean => title.trim() !== "" && (kind === "file" || body.trim() !== "");

const lacks = {
  whom: { id: "disclosures.lacks.whom", message: "Choose whom it is for." },
  way: { id: "disclosures.lacks.way", message: "The release does not name this way of sharing." },
  what: { id: "disclosures.lacks.what", message: "Add what is to be shared." },
  cover: { id: "disclosures.lacks.cover", message: "Something is not in the release: take it out, or make a new release." },
  words: { id: "disclosures.lacks.words", message: "Each thing needs a title, and words." },
  asked: { id: "disclosures.lacks.asked", message: "Say how you told the person, and what they said." },
  paper: { id: "disclosures.lacks.paper", message: "Ask whether paper is safe for them." },
  purpose: { id: "disclosures.lacks.purpose", message: "Say what it is for." },
  how: { id: "disclosures.lacks.how", message: "Say how it came to be said." },
  hearer: { id: "disclosures.lacks.hearer", message: "Choose who heard it." },
} as const satisfies Record<string, Message>;

/** What is still missing before anything can be shared: the first of it, in the order of the page; nothing when all is there. */
export function useLacking(of: {
  readonly to: string;
  readonly copies: readonly AddedCopy[];
  readonly uncovered: boolean;
  readonly asks: boolean;
  readonly asked: Asked;
  readonly method: ShareMethod | undefined;
  readonly paperSafe: string | null;
  /** Where nobody released anything: what is said instead. */
  readonly without: Compelled | undefined;
}): Message | undefined {
  if (of.to === "") return lacks.whom;
  if (of.method === undefined) return lacks.way;
  if (of.copies.length === 0) return lacks.what;
  if (of.uncovered) return lacks.cover;
  if (!of.copies.every(isFilled)) return lacks.words;
  if (of.asks && !(of.asked.mode && of.asked.choice)) return lacks.asked;
  if (of.method === "printed" && of.paperSafe !== "yes") return lacks.paper;
  if (of.without?.basis === "none" && !of.without.recipientId) return lacks.hearer;
  if (of.without && !of.without.purpose?.trim()) return of.without.basis === "none" ? lacks.how : lacks.purpose;
  return undefined;
}
