import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid } from "../kernel/problem.ts";
import type { leaves } from "./contract.ts";
import { refuseStale, requireStep, stepAt } from "./moveLeave.ts";
import type { FoundLeave } from "./queries.ts";

/**
 * Decides a request, a return, or an appeal from either (R82): the version, why of this person, each term with its reason, how and until when it is appealed.
 * That it is one's to decide, and quotes the policy truly, is the database's to say.
 */
export async function decideLeave(tx: Tx, found: FoundLeave, input: z.output<typeof leaves.decide.in>): Promise<{ id: string }> {
  const { outcome, assessment, terms, appealHow, appealBy, from, until } = input;
  const ofAppeal = found.status === "appealed";
  const to = requireStep(found, ofAppeal ? "decideAppeal" : "decide");
  if (!ofAppeal && !(appealHow && appealBy))
    throw invalid({ ...(!appealHow && { appealHow: "missing" }), ...(!appealBy && { appealBy: "missing" }) });
  if (to === "decided" && outcome !== "denied" && !until && !found.until) throw invalid({ until: "missing" });
  if (from && until && until <= from) throw invalid({ until: "past" });
  const id = newId();
  const seal = (column: string, text: string) => tx.seal("leaves.decision", id, column, text);
  const kept = seal("terms", JSON.stringify(terms.map(({ kind, what, cites }) => ({ kind, what, cites }))));
  const why = tx.seal("leaves.reasoning", id, "words", JSON.stringify({ assessment, reasons: terms.map(({ reason }) => reason) }));
  const { taskId, title } = stepAt(tx, to);
  const { rows } = await sql<{ done: boolean }>`
    select leaves.decide(${found.leaveId}, ${input.version}, ${id}, ${outcome}, ${input.policyId}, ${from ?? null}::date, ${until ?? null}::date, ${kept},
      ${terms.flatMap(({ cites }) => cites ?? [])}::text[], ${why}, ${appealHow && !ofAppeal ? seal("appeal_how", appealHow) : null}, ${appealBy ?? null}::date,
      ${taskId}, ${title}) as done`.execute(tx.db);
  if (!rows[0]?.done) await refuseStale(tx, found);
  return { id };
}
