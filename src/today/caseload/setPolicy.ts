import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { notFound, stale } from "../../kernel/problem.ts";
import { keepShare } from "../../staff/training/keepTraining.ts";
import type { board } from "./contract.ts";
import { findBoard, findPolicy, type ReadProgram } from "./queries.ts";
import { readPolicy } from "./showBoard.ts";

type In<K extends keyof typeof board> = z.output<(typeof board)[K]["in"]>;

/**
 * Sets what a program thinks one can carry.
 * @throws Problem 409 `stale`, with what stands, when somebody set it meanwhile.
 */
export async function changePolicy(tx: Tx, { id }: ReadProgram, { limit, warnAt, weights, peoplePerManager, version }: In<"changePolicy">) {
  const columns = {
    warn_at: warnAt,
    triage_only_weight: weights.triage_only,
    brief_weight: weights.brief,
    full_weight: weights.full,
    people_per_manager: peoplePerManager,
    by_id: tx.actor.id,
  };
  const done =
    version === 0
      ? (
          await tx.db
            .insertInto("today.caseload_policy")
            .values({ program_id: id, agency_id: tx.actor.agencyId, ...columns })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await tx.db
            .updateTable("today.caseload_policy")
            .set({ ...columns, at: sql<string>`kernel.clock()`, version: version + 1 })
            .where("program_id", "=", id)
            .where("version", "=", version)
            .executeTakeFirst()
        ).numUpdatedRows;
  if (done !== 1n) {
    const [now, row] = [await findBoard(tx, { programId: id }), await findPolicy(tx, id)];
    throw now ? stale({ ...readPolicy(now.capacity, row), version: row?.version ?? 0 }) : notFound();
  }
  await sql`select agencies.set_case_capacity(${id}, ${limit})`.execute(tx.db);
  return { version: version + 1 };
}

/** A colleague of the program, with the share of a week that is known of them. */
export async function findShare(tx: Tx, { programId, accountId }: { programId: string; accountId: string }) {
  const program = await findBoard(tx, { programId });
  if (!program) return undefined;
  const { rows } = await sql<{ percent: number | null }>`
    select (select w.percent from staff.working_share w where w.program_id = ${programId} and w.account_id = m.account_id) as percent
      from staff.membership m where m.program_id = ${programId} and m.account_id = ${accountId} and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock() limit 1`.execute(
    tx.db,
  );
  return rows[0] && { ...program, accountId, percent: rows[0].percent ?? 100 };
}

/**
 * Sets how much of a week a colleague is there for the program.
 * @throws Problem 409 `stale` when it was another than the asker saw.
 */
export async function setShare(tx: Tx, found: ReadProgram & { accountId: string; percent: number }, { percent, was }: In<"setShare">) {
  if (found.percent !== was) throw stale({ percent: found.percent });
  await keepShare(tx, found.id, found.accountId, percent);
  return { percent };
}
