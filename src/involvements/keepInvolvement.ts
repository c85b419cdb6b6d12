import type { z } from "zod";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { addTimeline, type CaseKeys, keysOf } from "../cases/timeline/addTimeline.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, stale } from "../kernel/problem.ts";
import { findRecipient } from "../releases/queries.ts";
import type { involvements } from "./contract.ts";
import { type FoundInvolvement, findInvolvement, peopleIn } from "./queries.ts";
import { TABLE } from "./showPeople.ts";

type Said = z.output<typeof involvements.add.in> | z.output<typeof involvements.change.in>;
type Happened = "joined" | "left" | "reviewed" | "reviewedAlone" | "point" | "noPoint" | "connection";

const caseOf = ({ caseId, programId, personId }: FoundInvolvement): CaseKeys => ({ id: caseId, programId, personId });
const tell = (tx: Tx, found: CaseKeys, refId: string, what: Happened) =>
  addTimeline(tx, found, { kind: "involvement", refId, codes: { what } });

/** Somebody outside helps from a day on. */
export async function addInvolvement(tx: Tx, found: FoundCase, input: z.output<typeof involvements.add.in>): Promise<{ id: string }> {
  if (found.status === "closed") throw conflict("case.closed");
  const since = input.since ?? tx.actor.today;
  if (since > tx.actor.today) throw invalid({ since: "future" });
  const id = newId();
  await tx.db
    .insertInto(TABLE)
    .values({ id, ...keysOf(tx, found), ...(await columnsOf(tx, id, since, input)), since_on: since, added_by: tx.actor.id })
    .execute();
  await tell(tx, found, id, "joined");
  return { id };
}

/** Puts right what is written of them. */
export async function changeInvolvement(tx: Tx, found: FoundInvolvement, input: z.output<typeof involvements.change.in>) {
  if (found.endedAt !== null) throw conflict("involvement.ended");
  const done = await tx.db
    .updateTable(TABLE)
    .set({ ...(await columnsOf(tx, found.id, found.sinceOn, input)), version: input.version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found);
  return { version: input.version + 1 };
}

/** They help no more. */
export async function endInvolvement(tx: Tx, found: FoundInvolvement, version: number): Promise<Record<string, never>> {
  if (found.endedAt !== null) return {};
  const done = await tx.db
    .updateTable(TABLE)
    .set({ ended_at: clock().toISOString(), version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found);
  await tell(tx, caseOf(found), found.id, "left");
  return {};
}

/** B10, C30: how the way to what they offer stands on a day; what was written of an earlier one stays. */
export async function connectService(
  tx: Tx,
  found: FoundInvolvement,
  { state, onDay = tx.actor.today }: z.output<typeof involvements.connect.in>,
): Promise<{ id: string }> {
  if (found.endedAt !== null) throw conflict("involvement.ended");
  if (onDay > tx.actor.today) throw invalid({ onDay: "future" });
  const id = newId();
  const keys = caseOf(found);
  await tx.db
    .insertInto("involvements.connection")
    .values({ id, ...keysOf(tx, keys), involvement_id: found.id, state, on_day: onDay, by_id: tx.actor.id })
    .execute();
  await tell(tx, keys, found.id, "connection");
  return { id };
}

/** C22: who does what was gone through today. */
export async function reviewRoles(tx: Tx, found: FoundCase, withPerson: boolean): Promise<{ id: string }> {
  const id = newId();
  await tx.db
    .insertInto("involvements.review")
    .values({ id, ...keysOf(tx, found), on_day: tx.actor.today, with_person: withPerson, by_id: tx.actor.id })
    .execute();
  await tell(tx, found, id, withPerson ? "reviewed" : "reviewedAlone");
  return { id };
}

/** C02: whom the person chose, in place of whoever it was. */
export async function choosePoint(tx: Tx, found: FoundCase, helperId: string): Promise<{ id: string }> {
  // Of two who write it down at once, the later one stands.
  await lockCase(tx, found.id);
  const chosen = (await peopleIn(tx, found.id)).find(({ id }) => id === helperId);
  if (!chosen) throw invalid({ helperId: "notHere" });
  await closePoint(tx, found.id);
  const id = newId();
  await tx.db
    .insertInto("involvements.point")
    .values({
      id,
      ...keysOf(tx, found),
      account_id: chosen.kind === "staff" ? chosen.id : null,
      involvement_id: chosen.kind === "outside" ? chosen.id : null,
      chosen_on: tx.actor.today,
      by_id: tx.actor.id,
    })
    .execute();
  await tell(tx, found, id, "point");
  return { id };
}

/** They have nobody they ask first any more. */
export async function endPoint(tx: Tx, found: FoundCase): Promise<Record<string, never>> {
  if ((await closePoint(tx, found.id)) > 0n) await tell(tx, found, found.id, "noPoint");
  return {};
}

async function closePoint(tx: Tx, caseId: string): Promise<bigint> {
  const done = await tx.db
    .updateTable("involvements.point")
    .set({ ended_at: clock().toISOString(), ended_by: tx.actor.id })
    .where("case_id", "=", caseId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows;
}

async function columnsOf(tx: Tx, id: string, since: string, input: Said) {
  if (input.until && input.until < since) throw invalid({ until: "past" });
  if (input.recipientId) {
    // That it is an office, or somebody of this very family, is the database's to say.
    if (!(await findRecipient(tx, { recipientId: input.recipientId }))) throw invalid({ recipientId: "unknown" });
  }
  const seal = (column: string, value: string | null) => (value === null ? null : tx.seal(TABLE, id, column, value));
  return {
    name: tx.seal(TABLE, id, "name", input.name),
    office: input.recipientId ? null : seal("office", input.office),
    recipient_id: input.recipientId ?? null,
    role: input.role,
    does: seal("does", input.does),
    known: input.known,
    until_on: input.until ?? null,
  };
}

async function refuseStale(tx: Tx, before: FoundInvolvement): Promise<never> {
  const row = (await findInvolvement(tx, { involvementId: before.id })) ?? before;
  const open = (column: "office" | "does") => row[column] && tx.open(TABLE, row.id, column, row[column]);
  throw stale({
    involvementId: row.id,
    name: tx.open(TABLE, row.id, "name", row.name),
    office: open("office"),
    recipientId: row.recipientId,
    role: row.role,
    does: open("does"),
    known: row.known,
    until: row.untilOn,
    version: row.version,
  });
}
