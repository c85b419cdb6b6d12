import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { conflict, invalid, notFound } from "../../kernel/problem.ts";
import type { training } from "./contract.ts";

type In<K extends keyof typeof training> = z.output<(typeof training)[K]["in"]>;

export interface FoundRequirement {
  readonly requirementId: string;
  readonly programId: string;
  readonly kind: "training" | "agreement";
  readonly revision: number;
  readonly fromDay: string;
  readonly untilDay: string | null;
}

/** What is asked, or was, in a program where the asker works, or is to stand in from outside. */
export async function findRequirement(tx: Tx, { requirementId }: { requirementId: string }): Promise<FoundRequirement | undefined> {
  const { rows } = await sql<FoundRequirement>`
    select r.id as "requirementId", r.program_id as "programId", r.kind, r.revision, r.from_day as "fromDay", r.until_day as "untilDay"
      from staff.requirement r where r.id = ${requirementId} and (r.program_id = any ((select access.belongs())::uuid[]) or exists (select from staff.outsider o
           join staff.membership m on m.account_id = o.covered_id and m.program_id = r.program_id and m.ends_at > kernel.clock() and access.helps(m.role)
          where o.account_id = ${tx.actor.id} and o.ended_at is null))`.execute(tx.db);
  return rows[0];
}

/** What was written down of somebody, should the asker work in that program. */
export async function findTraining(tx: Tx, { trainingId }: { trainingId: string }) {
  const { rows } = await sql<{ trainingId: string; programId: string }>`
    select t.id as "trainingId", t.program_id as "programId" from staff.training t
     where t.id = ${trainingId} and t.taken_back_at is null and t.program_id = any ((select access.belongs())::uuid[])`.execute(tx.db);
  return rows[0];
}

function checkAsked(tx: Tx, kind: "training" | "agreement", { body, fromDay }: { body: string | null; fromDay: string }): void {
  if (kind === "agreement" && !body) throw invalid({ body: "missing" });
  if (fromDay < tx.actor.today) throw invalid({ fromDay: "past" });
}

const columnsOf = (
  tx: Tx,
  kind: "training" | "agreement",
  { title, body, validMonths, fromDay }: Omit<In<"ask">, "kind" | "programId">,
) => ({
  id: newId(),
  agency_id: tx.actor.agencyId,
  kind,
  title,
  body: kind === "agreement" ? body : null,
  valid_months: validMonths ?? null,
  from_day: fromDay,
  by_id: tx.actor.id,
});

/** Asks something more of those who carry a program's cases. */
export async function askRequirement(tx: Tx, programId: string, { kind, ...asked }: In<"ask">) {
  checkAsked(tx, kind, asked);
  const row = { ...columnsOf(tx, kind, asked), program_id: programId };
  await tx.db.insertInto("staff.requirement").values(row).execute();
  return { id: row.id };
}

/**
 * Another wording from a day on; the one before is asked until then.
 * @throws Problem 409 `requirement.over` when somebody ended it, or wrote another wording, meanwhile.
 */
export async function reviseRequirement(tx: Tx, found: FoundRequirement, asked: In<"revise">) {
  checkAsked(tx, found.kind, asked);
  if (asked.fromDay < found.fromDay) throw invalid({ fromDay: "beforeStart" });
  await endOn(tx, found.requirementId, asked.fromDay);
  const row = {
    ...columnsOf(tx, found.kind, asked),
    program_id: found.programId,
    revision: found.revision + 1,
    replaces_id: found.requirementId,
  };
  await tx.db.insertInto("staff.requirement").values(row).execute();
  return { id: row.id };
}

/** Asks it no more from today on. */
export async function endRequirement(tx: Tx, found: FoundRequirement) {
  await endOn(tx, found.requirementId, tx.actor.today > found.fromDay ? tx.actor.today : found.fromDay);
  return {};
}

async function endOn(tx: Tx, requirementId: string, day: string): Promise<void> {
  const done = await tx.db
    .updateTable("staff.requirement")
    .set({ until_day: day, ended_by: tx.actor.id })
    .where("id", "=", requirementId)
    .where("until_day", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw conflict("requirement.over");
}

function refuseOver(tx: Tx, { untilDay }: FoundRequirement): void {
  if (untilDay !== null && untilDay <= tx.actor.today) throw conflict("requirement.over");
}

/** Writes down that a colleague of the program was trained, and what shows it. */
export async function recordTraining(tx: Tx, found: FoundRequirement, { accountId, doneOn, proof }: In<"record">) {
  if (found.kind !== "training") throw conflict("requirement.toAgree");
  refuseOver(tx, found);
  if (doneOn > tx.actor.today) throw invalid({ doneOn: "future" });
  const { rows } = await sql<{ id: string }>`
    select m.account_id as id from staff.membership m where m.account_id = ${accountId} and m.program_id = ${found.programId} and m.ends_at > kernel.clock() limit 1`.execute(
    tx.db,
  );
  if (!rows[0]) throw invalid({ accountId: "unknown" });
  return insertTraining(tx, found, accountId, doneOn, proof);
}

/** Agrees to the text as it stands, for oneself. */
export async function acceptAgreement(tx: Tx, found: FoundRequirement) {
  if (found.kind !== "agreement") throw conflict("requirement.toTrain");
  refuseOver(tx, found);
  return insertTraining(tx, found, tx.actor.id, tx.actor.today, null);
}

async function insertTraining(tx: Tx, found: FoundRequirement, accountId: string, doneOn: string, proof: string | null) {
  const id = newId();
  await tx.db
    .insertInto("staff.training")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: found.programId,
      requirement_id: found.requirementId,
      account_id: accountId,
      done_on: doneOn,
      proof: proof ? tx.seal("staff.training", id, "proof", proof) : null,
      by_id: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Takes back what was written down by mistake. */
export async function takeBackTraining(tx: Tx, { trainingId }: { trainingId: string }) {
  const done = await tx.db
    .updateTable("staff.training")
    .set({ taken_back_at: sql<string>`kernel.clock()`, taken_back_by: tx.actor.id })
    .where("id", "=", trainingId)
    .where("taken_back_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw notFound();
  return {};
}

/** Stands by for colleagues of a program, or no more. */
export async function setBackup(tx: Tx, { programId, on }: In<"standBy">) {
  const { rows } = await sql<{ done: boolean }>`select staff.stand_by(${programId}, ${on}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw notFound();
  return {};
}

/** Keeps how much of a week a colleague is there for a program. */
export async function keepShare(tx: Tx, programId: string, accountId: string, percent: number): Promise<void> {
  const own = { percent, by_id: tx.actor.id };
  await tx.db
    .insertInto("staff.working_share")
    .values({ program_id: programId, account_id: accountId, agency_id: tx.actor.agencyId, ...own })
    .onConflict((on) => on.columns(["program_id", "account_id"]).doUpdateSet({ ...own, at: sql<string>`kernel.clock()` }))
    .execute();
}
