import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { clock } from "./clock.ts";
import type { Batch } from "./trail.ts";

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

/** A line for each batch that the file does not know yet, on the disk before this answers. Only ever appends. */
export async function appendAnchors(client: Pick<pg.ClientBase, "query">, place: string): Promise<void> {
  const known = new Set(readAnchors(place).map((anchor) => `${anchor.agencyId} ${anchor.n} ${anchor.hash}`));
  const { rows } = await client.query(`select agency_id as "agencyId", n, leaves, hash from kernel.audit_batch order by hi, agency_id, n`);
  const at = clock().toISOString();
  const lines = (rows as Pick<Batch, "agencyId" | "n" | "leaves" | "hash">[])
    .filter(({ agencyId, n, hash }) => !known.has(`${agencyId} ${n} ${hash.toString("hex")}`))
    .map(({ agencyId, n, leaves, hash }) => `${at} ${agencyId} ${n} ${leaves} ${hash.toString("hex")}\n`);
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
