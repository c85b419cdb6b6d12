import { createHash } from "node:crypto";
import { z } from "zod";
import { FrameReader } from "./frames.ts";
import { TableHead } from "./tables.ts";

/** The first record inside a backup: what it was made of, and what lies beside a database. */
export const Start = z.object({
  kind: z.literal("start"),
  madeAt: z.iso.datetime(),
  /** The migrations that had run, by name and sum. */
  migrations: z.record(z.string(), z.string()),
  /** The batches of the trail as they were written down outside the database. */
  anchors: z.string(),
  /** What was purged so far, a line each: taken out again wherever an older copy is restored. */
  purged: z.string(),
  /** In base64; null unless it was asked for. */
  masterKey: z.base64().nullable(),
});
export type Start = z.infer<typeof Start>;

const TableEnd = z.object({ kind: z.literal("rows"), rows: z.int(), sha: z.string() });
const Sequences = z.object({ kind: z.literal("sequences"), last: z.record(z.string(), z.string().nullable()) });
const End = z.object({ kind: z.literal("end"), tables: z.int(), rows: z.int() });

/** How many rows a table has, and a sum over all of them. */
export interface Sum {
  readonly rows: number;
  readonly sha: string;
}

/** Sums up rows as they come. */
export function sumUp(): { take(row: Buffer): void; done(): Sum } {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    take(row) {
      hash.update(row);
      rows += 1;
    },
    done: () => ({ rows, sha: hash.digest("hex") }),
  };
}

/** What is done with a backup's contents as they are read. */
export interface Taker {
  start(start: Start): Promise<void>;
  /** Must read all of the rows. */
  table(head: TableHead, rows: AsyncIterable<Buffer>): Promise<void>;
  /** After a table's rows were read: what they summed up to when they were written. */
  rows(head: TableHead, sum: Sum): Promise<void>;
  sequences(last: Readonly<Record<string, string | null>>): Promise<void>;
}

/** Hands a backup's contents over, one after the other, and refuses one that has no end. */
export async function readContents(source: AsyncIterable<Uint8Array>, taker: Taker): Promise<{ tables: number; rows: number }> {
  const frames = new FrameReader(source);
  await taker.start(Start.parse(await frames.record()));
  let record = await frames.record();
  for (;;) {
    const head = TableHead.safeParse(record);
    if (!head.success) break;
    let after: unknown;
    await taker.table(
      head.data,
      frames.rows((next) => {
        after = next;
      }),
    );
    await taker.rows(head.data, TableEnd.parse(after));
    record = await frames.record();
  }
  await taker.sequences(Sequences.parse(record).last);
  const { tables, rows } = End.parse(await frames.record());
  await frames.end();
  return { tables, rows };
}
