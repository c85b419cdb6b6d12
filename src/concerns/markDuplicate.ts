import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict, invalid, notFound } from "../kernel/problem.ts";
import { type concerns, risks, timeNeeds } from "./contract.ts";
import { addDecision, changeConcern, checkOpen, findRating, isUrgent, type Rated, settleRating } from "./decide.ts";
import { type FoundConcern, findConcern } from "./queries.ts";
import { reachCase } from "./reachCase.ts";

/** Says that another concern already holds this one: that one has the graver rating and the urgency of the two, and whoever had this one has it. */
export async function markDuplicate(tx: Tx, found: FoundConcern, input: z.output<typeof concerns.duplicate.in>) {
  await checkOpen(tx, found, input.version);
  if (input.ofConcernId === found.id) throw conflict("concern.duplicateOfItself");
  const first = await findConcern(tx, { concernId: input.ofConcernId });
  if (!first) throw notFound();
  if (first.status === "duplicate") throw conflict("concern.duplicateOfDuplicate");
  const before = await findRating(tx, first.id);
  const rated = input.rating || (await findRating(tx, found.id)) ? await settleRating(tx, found, input.rating) : before;
  if (!rated) throw invalid({ rating: "missing" });
  await addDecision(tx, found, { ...rated, outcome: "duplicate", duplicateOf: first.id, personId: first.person_id, caseId: first.case_id });
  if (!first.decided_at) await carryOver(tx, found, first, rated, before);
  const standing = await changeConcern(tx, found, input.version, {
    status: "duplicate",
    decided_at: clock().toISOString(),
    added: false,
    person_id: first.person_id,
    case_id: first.case_id,
  });
  if (first.case_id) await reachCase(tx, found.id, first.case_id);
  return standing;
}

/** What the one that goes knew better than the one that stays: how grave it is, that it cannot wait, and who has it. */
async function carryOver(tx: Tx, found: FoundConcern, first: FoundConcern, rated: Rated, before: Rated | undefined): Promise<void> {
  const mine = first.access.canWrite;
  const graver = mine && fits(first, rated) && isGraver(rated, before);
  const owner = mine && found.program_id === first.program_id && !first.assigned_id && found.assigned_id;
  const urgent = !first.urgent && (found.urgent || (graver && isUrgent(rated)));
  if (graver) await addDecision(tx, first, { ...rated, outcome: "rated" });
  if (!graver && !owner && !urgent) return;
  await changeConcern(tx, first, first.version, {
    status: graver || owner ? "in_triage" : first.status,
    ...(urgent && { urgent }),
    ...(owner && { assigned_id: owner, assigned_at: clock().toISOString() }),
  });
}

/** Each program asks in its own words: how soon, or how grave. */
const fits = (first: FoundConcern, rated: Rated) => (first.regime === "VSP") === (rated.timeNeed !== null);

/** Of two ratings in the same words, whether the one is above the other; any is above none. */
function isGraver(one: Rated, other: Rated | undefined): boolean {
  if (!other) return true;
  if (one.risk && other.risk) return risks.indexOf(one.risk) > risks.indexOf(other.risk);
  return one.timeNeed !== null && other.timeNeed !== null && timeNeeds.indexOf(one.timeNeed) < timeNeeds.indexOf(other.timeNeed);
}
