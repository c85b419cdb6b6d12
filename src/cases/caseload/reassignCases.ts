import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { invalid } from "../../kernel/problem.ts";
import { nameOf, transferAndTell } from "../many/handOverOne.ts";
import { tryOne } from "../many/runRow.ts";
import { findCase, hasNobody } from "../queries.ts";
import type { caseload } from "./contract.ts";

/**
 * Gives chosen cases of a program to one colleague: each a transfer like any other, with a step to tell the person. One that cannot go stays, with why.
 * @throws Problem 422 for a case named twice, or a receiver who is not there.
 */
export async function reassignCases(
  tx: Tx,
  programId: string,
  { cases, toId, reason, teller }: z.output<typeof caseload.reassign.in>,
): Promise<z.input<typeof caseload.reassign.out>> {
  if (new Set(cases.map(({ caseId }) => caseId)).size !== cases.length) throw invalid({ cases: "twice" });
  if ((await nameOf(tx, toId)) === undefined) throw invalid({ toId: "cannotCarry" });
  const left: { caseId: (typeof cases)[number]["caseId"]; code: string }[] = [];
  for (const { caseId, version } of cases) {
    const code = await tryOne(tx, async () => {
      const found = await findCase(tx, { caseId });
      if (!found || found.programId !== programId) return "notFound";
      if (found.managerId === toId && !(await hasNobody(tx, found.id))) return "sameManager";
      await transferAndTell(tx, "web", found, { toId, reason, version, teller });
      return undefined;
    });
    if (code !== undefined) left.push({ caseId, code });
  }
  return { done: cases.length - left.length, left };
}
