import { sql } from "kysely";
import { z } from "zod";
import { clock } from "../../kernel/clock.ts";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { defineJob, type Job, later } from "../../kernel/jobs.ts";
import { AT_ONCE } from "../../kernel/limits.ts";
import { invalid } from "../../kernel/problem.ts";
import { type Settling, settleOne, tellReceivers } from "../season/settleOne.ts";
import { type Closing, closeOne } from "./closeOne.ts";
import { type HandingOver, handOverOne, handOverRest } from "./handOverOne.ts";
import { tryOne } from "./runRow.ts";

interface NewRun {
  readonly what: "close" | "hand_over" | "season";
  readonly codes: object;
  readonly note?: string | null;
  readonly leaverId?: string;
  readonly items: readonly { readonly caseId: string; readonly version: number; readonly toId?: string; readonly codes?: object }[];
}

/** Writes a run down; up to fifty are worked through at once, more by a job that takes as many a time. */
export async function startRun(tx: Tx, { what, codes, note, leaverId, items }: NewRun): Promise<{ id: string }> {
  if (new Set(items.map(({ caseId }) => caseId.toLowerCase())).size !== items.length) throw invalid({ cases: "twice" });
  const runId = newId();
  const own = { agency_id: tx.actor.agencyId, by_id: tx.actor.id };
  await tx.db
    .insertInto("cases.bulk_run")
    .values({
      id: runId,
      ...own,
      what,
      codes: JSON.stringify(codes),
      note: note ? tx.seal("cases.bulk_run", runId, "note", note) : null,
      leaver_id: leaverId ?? null,
    })
    .execute();
  if (items.length > 0)
    await tx.db
      .insertInto("cases.bulk_item")
      .values(
        items.map(({ caseId, version, toId, codes: of }) => ({
          run_id: runId,
          subject_id: caseId,
          ...own,
          version,
          to_id: toId ?? null,
          codes: of ? JSON.stringify(of) : null,
        })),
      )
      .execute();
  if (items.length <= AT_ONCE) await workPiece(tx, "web", runId);
  else await later(tx, runManyJob, { runId });
  return { id: runId };
}

interface Item {
  caseId: string;
  version: number;
  toId: string | null;
  codes: unknown;
}

/** Works through the next fifty of a run, and answers whether there are more. Run again, it goes on where it stopped. */
async function workPiece(tx: Tx, source: "web" | "job", runId: string): Promise<boolean> {
  const run = await tx.db
    .selectFrom("cases.bulk_run")
    .select(["what", "codes", "note", "leaver_id"])
    .where("id", "=", runId)
    .where("done_at", "is", null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!run) return false;
  const items: Item[] = await tx.db
    .selectFrom("cases.bulk_item")
    .select(["subject_id as caseId", "version", "to_id as toId", "codes"])
    .where("run_id", "=", runId)
    .where("state", "=", "waiting")
    .orderBy("subject_id")
    .limit(AT_ONCE)
    .execute();
  const body = run.note && tx.open("cases.bulk_run", runId, "note", run.note);
  const codes = run.codes as unknown as Record<string, unknown>;
  for (const item of items) {
    let left: { version: number; was?: object } | undefined;
    const code = await tryOne(tx, async () => {
      if (run.what === "season") {
        left = await settleOne(tx, source, item, codes as unknown as Settling);
        return undefined;
      }
      if (run.what === "close") {
        const closing = { ...codes, note: body ? { audience: codes.audience, body } : null } as unknown as Closing;
        left = await closeOne(tx, source, item, closing);
        return undefined;
      }
      return handOverOne(tx, source, run.leaver_id ?? "", item, codes as unknown as HandingOver);
    });
    await tx.db
      .updateTable("cases.bulk_item")
      .set({
        state: code === undefined ? "done" : "refused",
        code: code ?? null,
        now_at: left?.version ?? null,
        was: left?.was ? JSON.stringify(left.was) : null,
      })
      .where("run_id", "=", runId)
      .where("subject_id", "=", item.caseId)
      .execute();
  }
  if (items.length === AT_ONCE && (await isWaiting(tx, runId))) return true;
  if (run.what === "hand_over") await handOverRest(tx, run.leaver_id ?? "", codes as unknown as HandingOver);
  if (run.what === "season") await tellReceivers(tx, runId);
  await tx.db.updateTable("cases.bulk_run").set({ done_at: clock().toISOString() }).where("id", "=", runId).execute();
  return false;
}

async function isWaiting(tx: Tx, runId: string): Promise<boolean> {
  const { rows } = await sql<{ more: boolean }>`
    select exists (select from cases.bulk_item i where i.run_id = ${runId} and i.state = 'waiting') as more`.execute(tx.db);
  return rows[0]?.more ?? false;
}

/** Works through a run of more than fifty, in transactions of fifty, with what its author may do then. */
export const runManyJob: Job<z.ZodObject<{ runId: z.ZodUUID }>> = defineJob({
  name: "cases.runMany",
  in: z.object({ runId: z.uuid() }),
  run: async ({ input, asAuthor }) => {
    while (await asAuthor(({ tx }) => workPiece(tx, "job", input.runId)));
  },
});
