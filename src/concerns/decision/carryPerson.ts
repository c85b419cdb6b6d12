import type { Call } from "../../kernel/client.ts";
import { drafts } from "../../kernel/draft/contract.ts";
import type { Values } from "../../ui/entries.ts";
import { concerns } from "../contract.ts";
import { chosenIn, otherIn } from "./decisionForm.ts";
import { triagePlace } from "./triageDraft.ts";

/** Of a duplicate of which one has said who it is about too: that stands marked on the other concern, where it is decided, unless something does already. */
export async function carryPerson(call: Call, values: Readonly<Values>): Promise<void> {
  const [chosen, other] = [chosenIn(values), otherIn(values)];
  if (!chosen || !other) return;
  const { status } = await call(concerns.show, { concernId: other });
  if (status !== "received" && status !== "in_triage") return;
  const place = triagePlace(other);
  const { draft } = await call(drafts.find, { place });
  const before = draft ? (JSON.parse(draft.body) as Values) : {};
  if (before["chosen"]) return;
  const outcome = before["outcome"] ?? (chosen.cases.length > 0 ? "join" : "open");
  const body = JSON.stringify({ ...before, chosen, isNew: false, caseId: values["caseId"] ?? null, outcome });
  await call(drafts.keep, { place, body, ...(draft && { version: draft.version }) });
}
