import type { z } from "zod";
import type { FoundCase } from "../../cases/queries.ts";
import type { Tx } from "../../kernel/db.ts";
import { D12_CHECK_DAYS } from "../../kernel/limits.ts";
import { maySteerLeave } from "../policy.ts";
import type { Comeback, comebacks } from "./contract.ts";
import { type ComebackRow, listComebacks } from "./queries.ts";

/** What is kept sealed of a return, opened; a purge leaves nothing of it. */
export function openComeback(tx: Tx, row: ComebackRow): Comeback {
  const { comebackId, after, expectedOn, classOn, meetingOn, meetingAt, hospital, backOn, status, version } = row;
  const open = (column: "knowing" | "changes") => row[column] && tx.open("leaves.comeback", comebackId, column, row[column]);
  const knowing = open("knowing");
  return {
    ...{ comebackId, after, expectedOn, classOn, meetingOn, meetingAt, hospital, backOn, status, version },
    knowing: knowing ? (JSON.parse(knowing) as Comeback["knowing"]) : [],
    changes: open("changes"),
    checks: row.checks.map((check, at) => ({ ...check, day: D12_CHECK_DAYS[at] ?? 0 })),
  };
}

/** The returns of a case. */
export async function showComebacks(tx: Tx, found: FoundCase): Promise<z.input<typeof comebacks.ofCase.out>> {
  return {
    personId: found.personId as never,
    comebacks: (await listComebacks(tx, found.id)).map((row) => openComeback(tx, row)),
    mayWrite: found.status !== "closed" && maySteerLeave(tx.actor, found),
    access: found.access,
  };
}
