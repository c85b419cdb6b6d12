import type pg from "pg";
import { z } from "zod";
import { AnchorsFile } from "./anchorsFile.ts";
import { withClient } from "./install.ts";
import { defineService, everySeconds, type Job } from "./jobs.ts";
import { type Batch, BEGINNING, hashBatch, hashRow, hashTree, TRAIL_COLUMNS, type TrailRow } from "./trail.ts";

/** At most so many rows are closed off at once; the next round takes the rest. */
const AT_ONCE = 10_000;
/** Above every transaction number there can be: of an epoch that is over, no row can arrive late. */
const OVER = "9223372036854775807";

type Client = Pick<pg.ClientBase, "query">;

/**
 * Closes off every row of the trail that can no longer change company: those of transactions below the oldest one still running. One batch
 * for each agency that has any. Answers how many rows that were; none while another does the same.
 */
export async function closeBatches(client: Client, atOnce = AT_ONCE): Promise<number> {
  await client.query("begin");
  try {
    const lock = await client.query("select pg_try_advisory_xact_lock(hashtext('holdfast anchor')) as got");
    const closed = lock.rows[0].got ? await closeEpochs(client, atOnce) : 0;
    await client.query("commit");
    return closed;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function closeEpochs(client: Client, atOnce: number): Promise<number> {
  const { rows } = await client.query(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
            (select e.epoch from kernel.audit_event e order by e.id desc limit 1) as now,
            (select max(b.epoch) from kernel.audit_batch b) as last`,
  );
  const { horizon, now, last } = rows[0];
  if (now === null) return 0;
  const over = last !== null && last < now ? await closeEpoch(client, last, OVER, atOnce) : 0;
  return over + (await closeEpoch(client, now, horizon, atOnce));
}

/** Closes off all that is left of the epochs that are over; called once, by whoever raised the epoch of a restored database. */
export async function closeEndedEpochs(client: Client, epoch: number): Promise<void> {
  const ended = await client.query("select distinct epoch from kernel.audit_event where epoch < $1 order by epoch", [epoch]);
  await client.query("begin");
  try {
    for (const row of ended.rows) while ((await closeEpoch(client, row.epoch, OVER, AT_ONCE)) >= AT_ONCE);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

async function closeEpoch(client: Client, epoch: number, horizon: string, atOnce: number): Promise<number> {
  const found = await client.query(
    `select ${TRAIL_COLUMNS} from kernel.audit_event e
      where e.epoch = $1 and e.xid < $2::xid8
        and e.xid >= coalesce((select max(b.hi) from kernel.audit_batch b where b.epoch = $1), '0')
        and e.xid <= coalesce((select x.xid from kernel.audit_event x where x.epoch = $1 and x.xid < $2::xid8
              and x.xid >= coalesce((select max(b.hi) from kernel.audit_batch b where b.epoch = $1), '0')
              order by x.xid, x.id offset $3 limit 1), $2::xid8)
      order by e.xid, e.id`,
    [epoch, horizon, atOnce - 1],
  );
  const rows = found.rows as TrailRow[];
  const lastXid = rows.at(-1)?.xid;
  if (lastXid === undefined) return 0;
  // All rows of the last transaction are here: what is left begins with the next.
  const hi = rows.length < atOnce && horizon !== OVER ? horizon : String(BigInt(lastXid) + 1n);
  for (const [agencyId, its] of Map.groupBy(rows, (row) => row.agency)) await closeBatch(client, agencyId, epoch, hi, its);
  return rows.length;
}

async function closeBatch(client: Client, agencyId: string, epoch: number, hi: string, rows: readonly TrailRow[]): Promise<void> {
  const before = await client.query(
    "select n, epoch, hi::text as hi, hash from kernel.audit_batch where agency_id = $1 order by n desc limit 1",
    [agencyId],
  );
  const last = before.rows[0] as Pick<Batch, "n" | "epoch" | "hi" | "hash"> | undefined;
  const leaves = rows.map(hashRow);
  const batch: Omit<Batch, "hash"> = {
    agencyId,
    n: (last?.n ?? 0) + 1,
    epoch,
    lo: last?.epoch === epoch ? last.hi : "0",
    hi,
    leaves: leaves.length,
    root: hashTree(leaves),
    prev: last?.hash ?? BEGINNING,
  };
  await client.query(
    `insert into kernel.audit_batch (agency_id, n, epoch, lo, hi, leaves, leaf_hashes, root, prev, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [agencyId, batch.n, epoch, batch.lo, hi, batch.leaves, Buffer.concat(leaves), batch.root, batch.prev, hashBatch(batch)],
  );
}

/** The job that closes the trail off every minute, with a login of its own, and writes each batch down outside the database. */
export function anchorTrail(login: pg.ClientConfig, anchorsFile: string): Job {
  const file = new AnchorsFile(anchorsFile);
  const run = () =>
    withClient(login, async (client) => {
      while ((await closeBatches(client)) >= AT_ONCE);
      await file.append(client);
    });
  return everySeconds(60, defineService({ name: "trail.anchor", in: z.object({}), run }));
}
