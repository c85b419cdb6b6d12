import { sql, type UpdateObject } from "kysely";
import type { DB } from "../../db/types.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict, notFound, stale } from "../kernel/problem.ts";
import type { Regime, Status } from "./contract.ts";
import { showHead } from "./showCase.ts";

export interface FoundCase {
  id: string;
  programId: string;
  personId: string;
  managerId: string | null;
  regime: Regime;
  /** As it stands today: a paused case whose day has come is awake. */
  status: Status;
  pausedUntil: string | null;
  resumesTo: "intake" | "active" | "monitoring" | null;
  serviceLevel: "triage_only" | "brief" | "full";
  weight: number;
  risk: "low" | "some" | "high" | "immediate" | null;
  targetEnd: string | null;
  /** The person has died. */
  diedOn: string | null;
  reopenedTimes: number;
  access: Access;
}

/** The case, should the asker see it: what the verbs need of it. */
export async function findCase(tx: Tx, { caseId }: { caseId: string }): Promise<FoundCase | undefined> {
  const row = await tx.db
    .selectFrom("cases.case as c")
    .innerJoin("agencies.program as p", "p.id", "c.program_id")
    .select([
      "c.id",
      "c.program_id as programId",
      "c.person_id as personId",
      "c.manager_id as managerId",
      "p.regime",
      "c.status",
      "c.paused_until as pausedUntil",
      "c.resumes_to as resumesTo",
      "c.service_level as serviceLevel",
      "c.weight",
      "c.risk",
      "c.died_on as diedOn",
      "c.target_end as targetEnd",
      "c.reopened_times as reopenedTimes",
    ])
    .select(sql<Access>`access.to_case(c.id, c.program_id)`.as("access"))
    .where("c.id", "=", caseId)
    .executeTakeFirst();
  return row && { ...row, ...wakeByDay(tx.actor.today, row) };
}

/** Whether nobody has the case, though it says whose it was, and the asker may give it back: they left, and work there again. */
export async function hasNobody(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ nobody: boolean }>`select cases.nobody_has(${caseId}) as nobody`.execute(tx.db);
  return rows[0]?.nobody ?? false;
}

/** A paused case is awake from its day on, whether or not the job that writes it down has run. */
export function wakeByDay<C extends { status: Status; pausedUntil: string | null; resumesTo: string | null }>(
  today: string,
  row: C,
): Pick<C, "status" | "pausedUntil"> {
  const awake = row.status === "paused" && row.pausedUntil !== null && row.resumesTo !== null && row.pausedUntil <= today;
  return awake ? { status: row.resumesTo as Status, pausedUntil: null } : { status: row.status, pausedUntil: row.pausedUntil };
}

/**
 * Makes whoever writes in this case next wait for us, so that what is checked of it stays true; answers its status.
 * @throws Problem 409 `stale` when a version is named and another one stands.
 */
export async function lockCase(tx: Tx, caseId: string, version?: number): Promise<Status | undefined> {
  const row = await tx.db
    .selectFrom("cases.case")
    .select(["status", "version"])
    .where("id", "=", caseId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (version !== undefined && row?.version !== version) await refuseStaleCase(tx, caseId);
  return row?.status;
}

/**
 * Asks whether a colleague can carry a case of a program now; a wall is the database's to say, in the same words.
 * @throws Problem 409 `case.managerUntrained` for want of what the program asks, `case.managerCannotCarry` for anything else.
 */
export async function requireCarrier(tx: Tx, managerId: string, programId: string): Promise<void> {
  const { rows } = await sql<{ can: boolean; untrained: boolean }>`
    select staff.can_carry(${managerId}, ${programId}) as can, staff.lacks_training(${managerId}, ${programId}) as untrained`.execute(
    tx.db,
  );
  if (rows[0]?.untrained) throw conflict("case.managerUntrained");
  if (!rows[0]?.can) throw conflict("case.managerCannotCarry");
}

/** What is written of a case that is awake: nothing of a pause. */
export const unpaused = { paused_until: null, pause_reason: null, resumes_to: null } as const;

/**
 * Changes a case that still is the version the asker saw; answers the new version.
 * @throws Problem 409 `stale`, with the head of the case as it now stands.
 */
export async function changeCaseRow(
  tx: Tx,
  found: Pick<FoundCase, "id">,
  version: number,
  columns: UpdateObject<DB, "cases.case">,
): Promise<{ version: number }> {
  const done = await tx.db
    .updateTable("cases.case")
    .set({ ...columns, version: version + 1, updated_at: sql<string>`kernel.clock()` })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  return refuseStaleCase(tx, found.id);
}

/** Refuses a change to another version than the one that stands, and says what stands. */
export async function refuseStaleCase(tx: Tx, caseId: string): Promise<never> {
  const current = await showHead(tx, caseId);
  throw current ? stale(current) : notFound();
}
