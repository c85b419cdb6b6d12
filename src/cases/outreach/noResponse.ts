import { sql } from "kysely";
import { supervises } from "../../kernel/actor.ts";
import type { Tx } from "../../kernel/db.ts";
import { NO_RESPONSE } from "../../kernel/limits.ts";
import { conflict } from "../../kernel/problem.ts";
import type { FoundCase } from "../queries.ts";
import type { OutreachRow } from "./contract.ts";

type Tries = OutreachRow["tries"];

/** The tries since anybody was last spoken with, of case `c`, as JSON; null where there are none. */
export const triesColumn = sql<Tries | null>`(
  select json_agg(json_build_object('contactId', x.id, 'method', coalesce(x.method, nullif(x.kind, 'attempt')), 'onDay', x.on_day) order by x.on_day, x.recorded_at)
    from cases.contact x
   where x.case_id = c.id and (x.kind = 'attempt' or (x.kind in ('call', 'text', 'email', 'visit') and x.result = 'attempted'))
     and x.on_day >= c.clock_from and (c.last_contact_on is null or x.on_day > c.last_contact_on))`;

/** Whether it was tried often enough, in ways different enough. */
export const isEnough = (tries: readonly { readonly method: string | null }[]) =>
  tries.length >= NO_RESPONSE.tries && countWays(tries) >= NO_RESPONSE.ways;

/** In how many ways it was tried. */
export const countWays = (tries: readonly { readonly method: string | null }[]) =>
  new Set(tries.flatMap(({ method }) => (method === null ? [] : [method]))).size;

/** Risk that is too high for one's own judgement alone. */
export const isHigh = (risk: string | null) => risk === "high" || risk === "immediate";

export async function findTries(tx: Tx, caseId: string): Promise<Tries> {
  const { rows } = await sql<{ tries: Tries | null }>`select ${triesColumn} as tries from cases.case c where c.id = ${caseId}`.execute(
    tx.db,
  );
  return rows[0]?.tries ?? [];
}

/** Whether the actor may be the second pair of eyes on a closing: supervises there, and it is not their own case. */
export const looksAtClosing = (tx: Tx, found: Pick<FoundCase, "programId" | "managerId">) =>
  supervises(tx.actor, found.programId) && found.managerId !== tx.actor.id;

/**
 * Refuses to close a case for want of an answer before it was tried three times in two ways, and at high risk before somebody else looked (D32).
 * @throws Problem 409 `case.tooFewTries` with the counts, `case.needsReview`.
 */
export async function checkNoResponse(tx: Tx, found: FoundCase): Promise<void> {
  const tries = await findTries(tx, found.id);
  if (!isEnough(tries)) throw conflict("case.tooFewTries", { tries: tries.length, ways: countWays(tries) });
  if (isHigh(found.risk) && !looksAtClosing(tx, found)) throw conflict("case.needsReview");
}
