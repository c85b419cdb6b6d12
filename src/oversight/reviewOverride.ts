import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/problem.ts";
import type { Override, overrides } from "./contract.ts";

/** Writes down what was found; of what should not have been, with why, and with a step for who has the case. */
export async function reviewOverride(
  tx: Tx,
  found: Override,
  { finding, words, version }: z.output<typeof overrides.review.in>,
): Promise<z.input<typeof overrides.review.out>> {
  if (finding === "should_not" && !words) throw invalid({ words: "required" });
  const taskId = newId();
  const title =
    tx.actor.language === "es" ? "Una excepción no debió usarse: véalo y actúe" : "A rule was passed that should not have been: see to it";
  const note = words ? tx.seal("oversight.override", found.overrideId, "note", words) : null;
  const { rows } = await sql<{ laid: boolean }>`
    select oversight.review(${found.overrideId}, ${finding}, ${note}, ${taskId}, ${tx.seal("cases.task", taskId, "title", title)}, ${version}) as laid`.execute(
    tx.db,
  );
  return { stepLaid: rows[0]?.laid ?? false };
}
