import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { clock } from "./clock.ts";

/** A batch as it was written down outside the database: enough to notice that it was changed or cut off. */
export interface Anchor {
  readonly agencyId: string;
  readonly n: number;
  readonly leaves: number;
  /** In hex. */
  readonly hash: string;
}

/** What the file holds, in its order. A line that cannot be read is none: the batch it stood for is missed by the check. */
export function readAnchors(place: string): Anchor[] {
  if (!fs.existsSync(place)) return [];
  return fs
    .readFileSync(place, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, agencyId, n, leaves, hash] = /^\S+ (\S+) (\d+) (\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
      return agencyId && hash ? [{ agencyId, n: Number(n), leaves: Number(leaves), hash }] : [];
    });
}

/** The file beside the database in which each batch of the trail is written down. It is only ever appended to. */
export class AnchorsFile {
  readonly #place: string;
  /** Lines not to be written again: at first all of the file's, then those of the last position. */
  #known: Set<string> | undefined;
  #position = { epoch: 0, hi: "0" };

  constructor(place: string) {
    this.#place = place;
  }

  /** A line for each batch that the file does not hold yet, on the disk before this answers. */
  async append(client: Pick<pg.ClientBase, "query">): Promise<void> {
    const known = this.#known ?? new Set(readAnchors(this.#place).map((anchor) => keyOf(anchor)));
    const { rows } = await client.query<Anchor & { epoch: number; hi: string }>(
      `select agency_id as "agencyId", n, leaves, encode(hash, 'hex') as hash, epoch, hi::text as hi from kernel.audit_batch
        where (epoch, hi) >= ($1, $2::xid8) order by epoch, hi, agency_id, n`,
      [this.#position.epoch, this.#position.hi],
    );
    const at = clock().toISOString();
    write(
      this.#place,
      rows.filter((row) => !known.has(keyOf(row))).map((row) => `${at} ${row.agencyId} ${row.n} ${row.leaves} ${row.hash}\n`),
    );
    this.#position = rows.at(-1) ?? this.#position;
    this.#known = new Set(rows.filter((row) => row.epoch === this.#position.epoch && row.hi === this.#position.hi).map(keyOf));
  }
}

const keyOf = ({ agencyId, n, hash }: Anchor) => `${agencyId} ${n} ${hash}`;

function write(place: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  fs.mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
  const file = fs.openSync(place, "a", 0o600);
  try {
    fs.writeSync(file, lines.join(""));
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}
