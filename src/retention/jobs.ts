import type pg from "pg";
import { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Database } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { defineService, hourly, type Job } from "../kernel/jobs.ts";
import { R93_PIECE_ROWS } from "../kernel/limits.ts";
import { notifyFromService } from "../messages/notifyFromService.ts";
import { ageBand } from "./ageBand.ts";
import type { PurgedLine, PurgedLog } from "./purgedLog.ts";

interface Ready {
  review_id: string;
  agency_id: string;
  person_id: string | null;
  born: Buffer | null;
  closed_on: string;
}

/** Each day: what will be due within thirty days comes into the queue, what no longer is goes out of it, and whoever decides is told once (R90). */
export const findDue = defineService({
  name: "retention.find",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select retention.find_due()");
    const { rows } = await service.pool.query<{ account_id: string }>("select account_id from retention.untold()");
    const ids = rows.map(({ account_id }) => account_id);
    const once = `retention:${clock().toISOString().slice(0, 10)}`;
    if (ids.length > 0) await notifyFromService(service, ids, { template: "retention.due", once });
    await service.pool.query("select retention.mark_told()");
  },
});

/** Takes away what two people let go and nothing holds, piece by piece (R91, R92). Killed at any moment it goes on from there. */
export const purgeDue = (log: PurgedLog) =>
  defineService({
    name: "retention.purge",
    in: z.object({}),
    run: ({ service }) => purgeAll(service, log),
  });

/** What retention does outside a request. */
export const retentionJobs = (log: PurgedLog): readonly Job[] => [
  { ...findDue, schedule: { cron: "23 9 * * *" } },
  hourly(purgeDue(log), 41),
];

async function purgeAll(service: Database, log: PurgedLog): Promise<void> {
  await voidPieces(service, log);
  const { rows: ready } = await service.pool.query<Ready>("select * from retention.ready()");
  for (const one of ready) for (let more = true; more; ) more = await purgePiece(service, log, one);
}

/** Begun and never done: cut off before the rows were gone. Its lines first, then that it was begun: the other way round they would stand for ever. */
async function voidPieces(service: Database, log: PurgedLog): Promise<void> {
  await inOne(service, async (client) => {
    const { rows: open } = await client.query<{ piece_id: string }>("select * from retention.open_pieces()");
    for (const { piece_id: piece } of open) {
      log.void(piece);
      await client.query("select retention.drop_piece($1)", [piece]);
    }
  });
}

async function inOne<Answer>(service: Database, work: (client: pg.PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await service.pool.connect();
  try {
    await client.query("begin");
    const answer = await work(client);
    await client.query("commit");
    return answer;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** One piece: its lines are on the disk before its rows are gone for good, so that no backup that still holds them brings them back. */
async function purgePiece(service: Database, log: PurgedLog, one: Ready): Promise<boolean> {
  const piece = newId();
  await service.pool.query("select retention.begin_piece($1, $2)", [piece, one.review_id]);
  return inOne(service, async (client) => {
    await client.query("select retention.hold_piece($1)", [piece]);
    const taken = await takePiece(client, piece, one.review_id, bandOf(service, one));
    if (taken.lines.length > 0) log.append(piece, taken.lines);
    await client.query("select retention.end_piece($1, $2)", [piece, taken.lines.length]);
    return taken.more;
  });
}

async function takePiece(
  client: pg.PoolClient,
  piece: string,
  reviewId: string,
  band: string,
): Promise<{ lines: PurgedLine[]; more: boolean }> {
  const { rows } = await client.query<{ lines: PurgedLine[]; more: boolean }>(
    "select lines, more from retention.purge_piece($1, $2, $3, $4)",
    [reviewId, piece, R93_PIECE_ROWS, band],
  );
  return rows[0] ?? { lines: [], more: false };
}

function bandOf(service: Database, { agency_id, person_id, born, closed_on }: Ready): string {
  const place = { table: "people.person", row: person_id ?? "", column: "born" };
  return ageBand(born && service.keys.ring.open(agency_id, place, born), closed_on);
}
