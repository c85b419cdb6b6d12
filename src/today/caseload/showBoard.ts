import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { openLabel } from "../../people/queries.ts";
import type { board, CaseloadPolicy } from "./contract.ts";
import { findOverflow } from "./overflow.ts";
import { limitFor, standingOf, USUAL } from "./policy.ts";
import {
  countMonths,
  countOpen,
  countUnassigned,
  findPolicy,
  listSnoozes,
  listTime,
  listWorkers,
  type PolicyRow,
  type ReadProgram,
} from "./queries.ts";

/** The policy of a program as it stands: what was set, else what is usual. */
export const readPolicy = (limit: number, row: PolicyRow | undefined): CaseloadPolicy =>
  row
    ? {
        limit,
        warnAt: row.warnAt,
        weights: { triage_only: row.triageOnly, brief: row.brief, full: row.full },
        peoplePerManager: row.peoplePerManager,
      }
    : { limit, ...USUAL };

/** What everybody of a program carries; of one colleague, should that be asked, what time each case took. */
export async function showBoard(
  tx: Tx,
  { id, capacity }: ReadProgram,
  { of }: z.output<typeof board.show.in>,
): Promise<z.input<typeof board.show.out>> {
  const [row, { rows }, concerns, overflow, time] = await Promise.all([
    findPolicy(tx, id),
    listWorkers(tx, id),
    countUnassigned(tx, id),
    findOverflow(tx, id),
    of ? listTime(tx, id, of) : { rows: [] },
  ]);
  const policy = readPolicy(capacity, row);
  const people = rows[0]?.people ?? 0;
  const fullTime = rows.reduce((sum, { carries, percent }) => sum + (carries ? percent : 0), 0) / 100;
  const perManager = fullTime > 0 ? Math.round((people / fullTime) * 10) / 10 : null;
  return {
    policy,
    version: row?.version ?? 0,
    workers: rows.map(({ people: _, gone: __, ...worker }) => ({
      ...worker,
      limit: limitFor(policy, worker.percent),
      standing: standingOf(policy, worker.weight, worker.percent),
    })),
    overflow,
    time: time.rows,
    unassigned: { concerns, cases: rows[0]?.gone ?? 0 },
    ratio: { people, fullTime, perManager, warns: perManager === null ? people > 0 : perManager > policy.peoplePerManager },
  };
}

/** Twelve months of what slipped. */
export async function showHistory(tx: Tx, { id }: ReadProgram): Promise<z.input<typeof board.history.out>> {
  const [months, open, snoozes] = await Promise.all([countMonths(tx, id), countOpen(tx, id), listSnoozes(tx, id)]);
  return {
    months: months.rows,
    open: open.rows,
    snoozes: snoozes.rows.map(({ label, personId, reason, ...snooze }) => ({
      ...snooze,
      label: label && personId ? openLabel(tx, personId, label) : null,
      reason: tx.open("today.snooze", snooze.snoozeId, "reason", reason),
    })),
  };
}
