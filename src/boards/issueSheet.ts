import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { R95_LEAST } from "../kernel/limits.ts";
import { conflict } from "../kernel/problem.ts";
import { suppressTable } from "../kernel/suppressTable.ts";
import type { Figures, sheets } from "./contract.ts";
import type { FoundBoard } from "./queries.ts";

const PARTS = ["level", "source", "concern", "barrier", "help"] as const;
/** Each person is in one line of these, and in as many as are true of them of the others. */
const SPLIT: readonly string[] = ["level", "source"];

export interface Count {
  readonly part: string;
  readonly what: string;
  readonly n: number;
}

/**
 * Takes out what is told of fewer than `least` people, and whatever that could be worked out from. Lines that add up to everybody are a column of one table; one that
 * some have and the others have not is a table of its own, and gone too where the others are few or none (R98).
 */
export function suppressFigures(counts: readonly Count[], least: number): Figures {
  const all = counts.find(({ part }) => part === "people")?.n ?? 0;
  const tooFew = all > 0 && all < least;
  const cells = (part: string): Record<string, number | null> => {
    const lines = counts.filter((one) => one.part === part).toSorted((a, b) => a.what.localeCompare(b.what));
    // Of too few people nothing is told, not even which lines there are.
    if (tooFew) return {};
    if (SPLIT.includes(part)) {
      const shown = suppressTable(
        lines.map(({ n }) => [n]),
        least,
      ).cells;
      return Object.fromEntries(lines.map(({ what }, at) => [what, shown[at]?.[0] ?? null]));
    }
    // What they came for is told of those who came by a concern: of all others nothing was said.
    const of = part === "concern" ? all - (counts.find((one) => one.part === "source" && one.what === "none")?.n ?? 0) : all;
    // Where all who came by a concern came by the one kind there is, that it stands there alone would say so.
    if (part === "concern" && lines.length === 1 && lines[0]?.n === of) return {};
    return Object.fromEntries(
      lines.map(({ what, n }) => [what, n === of ? null : (suppressTable([[n, of - n]], least).cells[0]?.[0] ?? null)]),
    );
  };
  const parts = Object.fromEntries(PARTS.map((part) => [part, cells(part)])) as Record<
    (typeof PARTS)[number],
    Record<string, number | null>
  >;
  return { people: tooFew ? null : all, ...parts };
}

/** Counts, takes out what is small, and gives it to a meeting: what leaves the database's side of the server is what is kept. */
export async function issueSheet(tx: Tx, found: FoundBoard, { meetingOn, fromOn, untilOn }: z.output<typeof sheets.issue.in>) {
  if (found.endedOn) throw conflict("board.ended");
  const { rows } = await sql<Count>`select c.part, c.what, c.n from boards.count(${found.programId}, ${fromOn}, ${untilOn}) c`.execute(
    tx.db,
  );
  const figures = JSON.stringify(suppressFigures(rows, R95_LEAST));
  const id = newId();
  await sql`select boards.issue(${id}, ${found.id}, ${meetingOn}, ${fromOn}, ${untilOn}, ${figures}::jsonb, ${R95_LEAST})`.execute(tx.db);
  return { id };
}
