import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { R95_LEAST } from "../kernel/limits.ts";
import { suppressTable } from "../kernel/suppressTable.ts";
import type { leaves } from "./contract.ts";

const kinds = ["physical", "mental", "other", "unsaid"] as const;
const outcomes = ["approved", "modified", "denied", "withdrawn"] as const;

/** A program of the asker's agency. */
export const findCounted = (tx: Tx, { programId }: { programId: string }) =>
  tx.db.selectFrom("agencies.program").select("id").where("id", "=", programId).executeTakeFirst();

/** A26: outcomes and durations by kind of condition, of one calendar year, so that no two figures overlap, and of ten more at a time (R99). Small numbers do not leave here. */
export async function countEquity(tx: Tx, programId: string, year: number): Promise<z.input<typeof leaves.equity.out>> {
  const { rows } = await sql<{
    kind: string;
    outcome: string;
    n: number;
    decidedAfter: string | null;
    away: string | null;
    cameBack: number;
  }>`
    select e.kind, e.outcome, e.n, e.decided_after as "decidedAfter", e.away, e.came_back as "cameBack" from leaves.equity(${programId}, ${year}) e`.execute(
    tx.db,
  );
  const at = (kind: string, outcome: string) => rows.find((row) => row.kind === kind && row.outcome === outcome);
  const { cells, totals } = suppressTable(
    kinds.map((kind) => outcomes.map((outcome) => at(kind, outcome)?.n ?? 0)),
    R95_LEAST,
  );
  return {
    rows: kinds.map((kind, r) => {
      const said = cells[r] ?? [];
      // A duration is of those who were granted a leave, and told where their number is.
      const granted = said[0] === null ? undefined : at(kind, "approved");
      const shown = granted && granted.n >= R95_LEAST ? granted : undefined;
      return {
        kind,
        outcomes: Object.fromEntries(outcomes.map((outcome, c) => [outcome, said[c] ?? null])),
        all: totals[r] ?? null,
        decidedAfter: shown?.decidedAfter ? Number(shown.decidedAfter) : null,
        // How long they were away is known of those who came back: it is said where they are not few.
        away: shown?.away && shown.cameBack >= R95_LEAST ? Number(shown.away) : null,
      };
    }),
    least: R95_LEAST,
  };
}
