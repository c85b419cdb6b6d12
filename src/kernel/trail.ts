import { createHash } from "node:crypto";

/** One row of the trail, every field as text in one form only, so that hashing it needs no interpretation. */
export interface TrailRow {
  readonly id: string;
  readonly epoch: string;
  readonly xid: string;
  readonly agency: string;
  readonly fields: readonly (string | null)[];
}

/** What one closing of the trail holds of one agency: all its rows with lo ≤ xid < hi, and the batch before it. */
export interface Batch {
  readonly agencyId: string;
  readonly n: number;
  readonly epoch: number;
  readonly lo: string;
  readonly hi: string;
  readonly leaves: number;
  readonly root: Buffer;
  readonly prev: Buffer;
  readonly hash: Buffer;
}

/** One thing that is not as it was written. `batch` is the number in the agency's own chain. */
export interface TrailProblem {
  readonly agencyId: string;
  readonly batch: number;
  /**
   * changed: rows were edited, or others put in their place · added: a row that was not there · missing: rows were taken away or moved ·
   * chain: the batch itself was rewritten, or does not follow the one before · anchor: it is not the batch that was written down outside ·
   * cut: it was written down outside, and is not in the database · unanchored: it was never written down outside, while later ones were ·
   * late: a row was slipped in where everything was closed, into no batch.
   */
  readonly problem: "changed" | "added" | "missing" | "chain" | "anchor" | "cut" | "unanchored" | "late";
  /** The row, where one can be named. */
  readonly row?: string;
  /** How many rows are missing. */
  readonly count?: number;
}

/** Under this, rows that belong to no agency. */
export const NO_AGENCY = "00000000-0000-0000-0000-000000000000";
/** What the first batch of an agency follows. */
export const BEGINNING = Buffer.alloc(32);

/** The columns of `TrailRow`. A column added to kernel.audit_event belongs at the end of `fields`, with a new epoch. */
export const TRAIL_COLUMNS = `e.id::text as id, e.epoch::text as epoch, e.xid::text as xid, coalesce(e.agency_id, '${NO_AGENCY}')::text as agency,
  array[e.id::text, e.epoch::text, e.xid::text, e.agency_id::text, e.account_id::text, (extract(epoch from e.at) * 1000000)::bigint::text,
        e.source, e.action, e.outcome, e.about::text, e.people::text, e.because::text] as fields`;

/** A row's leaf: each field preceded by its length in bytes, so that no two different rows give the same bytes (RFC 6962: a leaf begins with 0). */
export function hashRow(row: TrailRow): Buffer {
  const hash = createHash("sha256").update("\0");
  for (const field of row.fields) hash.update(field === null ? "-," : `${Buffer.byteLength(field)}:${field},`);
  return hash.digest();
}

/** The root over leaves in their order (RFC 6962: a node begins with 1; a last one without a partner rises as it is). */
export function hashTree(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash("sha256").digest();
  let level = leaves;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i] as Buffer, level[i + 1]];
      above.push(right ? createHash("sha256").update("\x01").update(left).update(right).digest() : left);
    }
    level = above;
  }
  return level[0] as Buffer;
}

/** The batch's own hash, which the next one carries: over the one before, the root, and everything that says which rows these are. */
export const hashBatch = ({ prev, root, agencyId, n, epoch, lo, hi, leaves }: Omit<Batch, "hash">): Buffer =>
  createHash("sha256").update(prev).update(root).update(`${agencyId}|${n}|${epoch}|${lo}|${hi}|${leaves}`).digest();
