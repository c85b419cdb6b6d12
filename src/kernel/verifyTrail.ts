import type pg from "pg";
import { type Anchor, readAnchors } from "./anchorsFile.ts";
import { type Batch, BEGINNING, hashBatch, TRAIL_COLUMNS, type TrailProblem, type TrailRow } from "./trail.ts";
import { RowChecker } from "./trailRows.ts";

/** What a check found, and how much it looked at. Rows newer than the last closing are counted apart: they can still be changed unseen. */
export interface TrailReport {
  readonly problems: readonly TrailProblem[];
  readonly batches: number;
  readonly rows: number;
  readonly open: number;
}

type Client = Pick<pg.ClientBase, "query">;

const PAGE = 5_000;

/**
 * Reads the whole trail again, hashes it, and holds it against its batches and against what was written down outside the database. `client` is the
 * anchor's login, or any that may read the trail.
 */
export async function verifyTrail(client: Client, anchorsFile: string): Promise<TrailReport> {
  // The file first: every line of it stands for a batch that was committed before.
  const anchors = readAnchors(anchorsFile);
  await client.query("begin isolation level repeatable read read only");
  try {
    const batches = await readBatches(client);
    const problems = [...checkChains(batches), ...checkAnchors(batches, anchors)];
    let rows = 0;
    let open = 0;
    const checker = new RowChecker(batches);
    for await (const row of readRows(client)) {
      rows += 1;
      if (!checker.take(row)) open += 1;
    }
    const { late, doubtful } = checker.finish();
    problems.push(...late);
    for (const { batch, explain } of doubtful) problems.push(...explain(await readLeaves(client, batch)));
    problems.sort((a, b) => a.agencyId.localeCompare(b.agencyId) || a.batch - b.batch);
    return { problems, batches: batches.length, rows, open };
  } finally {
    await client.query("rollback").catch(() => {});
  }
}

async function readBatches(client: Client): Promise<Batch[]> {
  const { rows } = await client.query<Batch>(
    `select agency_id as "agencyId", n, epoch, lo::text as lo, hi::text as hi, leaves, root, prev, hash from kernel.audit_batch order by agency_id, n`,
  );
  return rows;
}

async function readLeaves(client: Client, { agencyId, n }: Batch): Promise<Buffer[]> {
  const { rows } = await client.query<{ all: Buffer }>(
    "select leaf_hashes as all from kernel.audit_batch where agency_id = $1 and n = $2",
    [agencyId, n],
  );
  const all = rows[0]?.all ?? Buffer.alloc(0);
  return Array.from({ length: all.length / 32 }, (_, i) => all.subarray(i * 32, i * 32 + 32));
}

async function* readRows(client: Client): AsyncGenerator<TrailRow> {
  const epochs = await client.query<{ epoch: number }>("select distinct epoch from kernel.audit_event order by epoch");
  for (const { epoch } of epochs.rows) {
    let after: Pick<TrailRow, "xid" | "id"> = { xid: "0", id: "00000000-0000-0000-0000-000000000000" };
    for (;;) {
      const { rows } = await client.query<TrailRow>(
        `select ${TRAIL_COLUMNS} from kernel.audit_event e where e.epoch = $1 and (e.xid, e.id) > ($2::xid8, $3::uuid) order by e.xid, e.id limit ${PAGE}`,
        [epoch, after.xid, after.id],
      );
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      after = last;
    }
  }
}

/** Each batch follows the one before it, in number, in rows and by hash; the first follows nothing. */
function checkChains(batches: readonly Batch[]): TrailProblem[] {
  const problems: TrailProblem[] = [];
  let before: Batch | undefined;
  for (const batch of batches) {
    const last = before?.agencyId === batch.agencyId ? before : undefined;
    const follows =
      batch.n === (last?.n ?? 0) + 1 &&
      batch.prev.equals(last?.hash ?? BEGINNING) &&
      batch.lo === (last && last.epoch === batch.epoch ? last.hi : "0");
    if (!follows || !batch.hash.equals(hashBatch(batch))) problems.push({ agencyId: batch.agencyId, batch: batch.n, problem: "chain" });
    before = batch;
  }
  return problems;
}

function checkAnchors(batches: readonly Batch[], anchors: readonly Anchor[]): TrailProblem[] {
  const here = new Map(batches.map((batch) => [`${batch.agencyId} ${batch.n}`, batch.hash.toString("hex")]));
  const problems = anchors.flatMap(({ agencyId, n, hash }): TrailProblem[] => {
    const found = here.get(`${agencyId} ${n}`);
    return found === hash ? [] : [{ agencyId, batch: n, problem: found === undefined ? "cut" : "anchor" }];
  });
  const outside = new Set(anchors.map(({ agencyId, n }) => `${agencyId} ${n}`));
  const newest = new Map<string, number>();
  for (const { agencyId, n } of anchors) newest.set(agencyId, Math.max(n, newest.get(agencyId) ?? 0));
  const missed = batches
    .filter(({ agencyId, n }) => n < (newest.get(agencyId) ?? 0) && !outside.has(`${agencyId} ${n}`))
    .map(({ agencyId, n }): TrailProblem => ({ agencyId, batch: n, problem: "unanchored" }));
  return [...problems, ...missed];
}

const sentences: Readonly<Record<TrailProblem["problem"], string>> = {
  changed: "a row was changed",
  added: "a row was added",
  missing: "rows are missing",
  chain: "the batch was rewritten or does not follow the one before",
  anchor: "the batch is not the one that was written down outside",
  cut: "the batch was written down outside and is not in the database",
  unanchored: "the batch was never written down outside",
  late: "a row was slipped in behind what was closed",
};

/** The report in lines, for the command that asks for it. */
export function describeTrailReport({ problems, batches, rows, open }: TrailReport): string[] {
  const found = problems.map(
    ({ agencyId, batch, problem, row, count }) =>
      `agency ${agencyId}, batch ${batch}: ${sentences[problem]}${row ? ` (${row})` : ""}${count ? ` (${count})` : ""}`,
  );
  const looked = `${rows} rows in ${batches} batches read; ${open} are newer than the last closing`;
  return problems.length === 0 ? [`The trail is whole. ${looked}.`] : [...found, `${problems.length} problems. ${looked}.`];
}
