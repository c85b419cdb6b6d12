import { type Batch, hashRow, hashTree, type TrailProblem, type TrailRow } from "./trail.ts";

interface Leaf {
  readonly id: string;
  readonly hash: Buffer;
}

/** A batch that was not closed over the rows that now stand in its place; `explain` says which, given the leaves it was closed over. */
export interface Doubt {
  readonly batch: Batch;
  explain(leaves: readonly Buffer[]): TrailProblem[];
}

/** Puts each row to the batch it belongs to by agency and transaction, and looks whether the batch was closed over just these rows. */
export class RowChecker {
  readonly #agencies = new Map<string, AgencyChecker>();
  /** The transaction number below which everything was closed, by epoch. */
  readonly #closed = new Map<number, bigint>();
  readonly #late: TrailProblem[] = [];

  constructor(batches: readonly Batch[]) {
    for (const [agencyId, its] of Map.groupBy(batches, (batch) => batch.agencyId)) this.#agencies.set(agencyId, new AgencyChecker(its));
    for (const { epoch, hi } of batches) {
      const before = this.#closed.get(epoch) ?? 0n;
      if (BigInt(hi) > before) this.#closed.set(epoch, BigInt(hi));
    }
  }

  /** Takes the rows in the order of epoch, transaction and id. False when the row is newer than every closing. */
  take(row: TrailRow): boolean {
    const [epoch, xid] = [Number(row.epoch), BigInt(row.xid)];
    if (xid >= (this.#closed.get(epoch) ?? 0n)) return false;
    const agency = this.#agencies.get(row.agency);
    if (!agency?.take(row, epoch, xid))
      this.#late.push({ agencyId: row.agency, batch: (agency?.newest ?? 0) + 1, problem: "late", row: row.id });
    return true;
  }

  finish(): { late: readonly TrailProblem[]; doubtful: readonly Doubt[] } {
    return { late: this.#late, doubtful: [...this.#agencies.values()].flatMap((agency) => agency.finish()) };
  }
}

/** One agency's batches, walked through once: a batch is judged when the first row beyond it comes. */
class AgencyChecker {
  readonly newest: number;
  readonly #batches: readonly Batch[];
  readonly #doubtful: Doubt[] = [];
  #at = 0;
  #leaves: Leaf[] = [];

  constructor(batches: readonly Batch[]) {
    this.#batches = [...batches].sort((a, b) => a.epoch - b.epoch || (BigInt(a.hi) < BigInt(b.hi) ? -1 : 1));
    this.newest = Math.max(...batches.map(({ n }) => n));
  }

  take(row: TrailRow, epoch: number, xid: bigint): boolean {
    let batch = this.#batches[this.#at];
    while (batch && (batch.epoch < epoch || (batch.epoch === epoch && BigInt(batch.hi) <= xid))) {
      this.#judge(batch);
      batch = this.#batches[this.#at];
    }
    if (!batch || batch.epoch !== epoch || xid < BigInt(batch.lo)) return false;
    this.#leaves.push({ id: row.id, hash: hashRow(row) });
    return true;
  }

  finish(): readonly Doubt[] {
    for (let batch = this.#batches[this.#at]; batch; batch = this.#batches[this.#at]) this.#judge(batch);
    return this.#doubtful;
  }

  #judge(batch: Batch): void {
    const leaves = this.#leaves;
    this.#leaves = [];
    this.#at += 1;
    if (leaves.length === batch.leaves && hashTree(leaves.map(({ hash }) => hash)).equals(batch.root)) return;
    this.#doubtful.push({ batch, explain: (closedOver) => explain(batch, leaves, closedOver) });
  }
}

/** Which rows stand there that the batch does not know, and how many of those it knows are not there. */
function explain(batch: Batch, leaves: readonly Leaf[], closedOver: readonly Buffer[]): TrailProblem[] {
  const at = { agencyId: batch.agencyId, batch: batch.n };
  // Leaves that were rewritten themselves explain nothing.
  if (!hashTree(closedOver).equals(batch.root)) return [{ ...at, problem: "chain" }];
  const known = new Set(closedOver.map((hash) => hash.toString("hex")));
  const here = new Set(leaves.map(({ hash }) => hash.toString("hex")));
  const strange = leaves.filter(({ hash }) => !known.has(hash.toString("hex")));
  const gone = [...known].filter((hash) => !here.has(hash)).length;
  const missing = gone - strange.length;
  return [
    ...strange.map(({ id }): TrailProblem => ({ ...at, problem: missing >= 0 ? "changed" : "added", row: id })),
    ...(missing > 0 ? [{ ...at, problem: "missing" as const, count: missing }] : []),
  ];
}
