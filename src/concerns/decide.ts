import { sql } from "kysely";
import type { z } from "zod";
import type { DB } from "../../db/types.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import { tellRung } from "../oncall/tellRung.ts";
import type { Rating } from "./contract.ts";
import { decisionsOf, type FoundConcern, findConcern } from "./queries.ts";
import { showConcern } from "./showConcern.ts";

/** How grave, or how soon: one of the two, and why. */
export interface Rated {
  readonly risk: "low" | "some" | "high" | "immediate" | null;
  readonly timeNeed: "tonight" | "this_week" | "can_wait" | null;
  readonly rationale: string;
}

type Outcome = DB["concerns.decision"]["outcome"];
type Changes = Partial<{
  status: FoundConcern["status"];
  urgent: boolean;
  direction: string;
  assigned_id: string;
  assigned_at: string;
  decided_at: string;
  asked_at: string;
  acknowledged_at: string;
  added: boolean;
  at_risk: string[];
  person_id: string | null;
  case_id: string | null;
}>;

/** Somebody saved first: what stands now goes back. */
export async function refuseStale(tx: Tx, concernId: string): Promise<never> {
  const current = await findConcern(tx, { concernId });
  if (!current) throw notFound();
  throw stale(await showConcern(tx, current));
}

/** A concern is decided once; words added to it open it again. */
export async function checkOpen(tx: Tx, found: FoundConcern, version: number): Promise<void> {
  if (found.version !== version) await refuseStale(tx, found.id);
  if (found.decided_at) throw conflict("concern.alreadyDecided");
}

/** Writes changes on the version they were meant for, and answers what stands. */
export async function changeConcern(tx: Tx, found: FoundConcern, version: number, changes: Changes) {
  const done = await tx.db
    .updateTable("concerns.concern")
    .set({ ...(changes as object), updated_at: clock().toISOString(), version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) await refuseStale(tx, found.id);
  return { id: found.id, status: changes.status ?? found.status, version: version + 1, moved: false };
}

/** A program of victim services asks how soon; every other how grave. The wrong one is refused by its field. */
export function readRating(regime: FoundConcern["regime"], given: z.output<typeof Rating>): Rated {
  const [asked, other] = regime === "VSP" ? (["timeNeed", "risk"] as const) : (["risk", "timeNeed"] as const);
  if (given[other] !== undefined) throw invalid({ [other]: "wrongForProgram" });
  if (given[asked] === undefined) throw invalid({ [asked]: "missing" });
  return { risk: given.risk ?? null, timeNeed: given.timeNeed ?? null, rationale: given.rationale };
}

/** The rating that stands for a concern, if it was ever rated. */
export async function findRating(tx: Tx, concernId: string): Promise<Rated | undefined> {
  const rated = (await decisionsOf(tx, concernId)).find((d) => d.risk || d.time_need);
  return (
    rated && {
      risk: rated.risk,
      timeNeed: rated.time_need,
      rationale: tx.open("concerns.decision", rated.id, "rationale", rated.rationale),
    }
  );
}

/** Every outcome stands on a rating: the one given with it, or the one that was given before. */
export async function settleRating(tx: Tx, found: FoundConcern, given: z.output<typeof Rating> | undefined): Promise<Rated> {
  const rated = given ? readRating(found.regime, given) : await findRating(tx, found.id);
  if (!rated) throw invalid({ rating: "missing" });
  return rated;
}

/** Whether a rating puts a concern on top. */
export const isUrgent = (rated: Rated) => rated.risk === "high" || rated.risk === "immediate" || rated.timeNeed === "tonight";

interface Decided extends Rated {
  readonly outcome: Outcome;
  readonly personId?: string | null;
  readonly caseId?: string | null;
  readonly duplicateOf?: string;
}

/** Writes down what was decided, by whom and why. */
export async function addDecision(tx: Tx, found: FoundConcern, decided: Decided): Promise<void> {
  const id = newId();
  await tx.db
    .insertInto("concerns.decision")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: found.program_id,
      concern_id: found.id,
      risk: decided.risk,
      time_need: decided.timeNeed,
      rationale: tx.seal("concerns.decision", id, "rationale", decided.rationale),
      outcome: decided.outcome,
      person_id: decided.personId ?? null,
      case_id: decided.caseId ?? null,
      duplicate_of: decided.duplicateOf ?? null,
      by_id: tx.actor.id,
    })
    .execute();
}

/** Passes a concern on within the agency; from then on the program it left knows only that it went. */
export async function passOn(
  tx: Tx,
  found: FoundConcern,
  version: number,
  to: { programId: string; direction?: string },
  rated: Rated | undefined,
  why: string,
) {
  const decision = newId();
  const rationale = tx.seal("concerns.decision", decision, "rationale", why);
  const { rows } = await sql<{ done: boolean }>`
    select concerns.pass_on(${found.id}, ${version}, ${to.programId}, ${to.direction ?? null}, ${decision}, ${rated?.risk ?? null}, ${rated?.timeNeed ?? null}, ${rationale}, ${newId()}) as done`.execute(
    tx.db,
  );
  if (!rows[0]?.done) await refuseStale(tx, found.id);
  await tellRung(tx, found.id);
  const stays = (await findConcern(tx, { concernId: found.id })) !== undefined;
  return { id: found.id, status: "received" as const, version: version + 1, moved: !stays };
}
