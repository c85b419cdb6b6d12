import type { FoundCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { conflict } from "../kernel/problem.ts";
import { personsCopy } from "../plans/copy/personsCopy.ts";
import { tellCopy } from "../plans/copy/tellCopy.ts";
import { goalsOf, openPlan, plansOf } from "../plans/queries.ts";
import type { NewCopy } from "./copyContract.ts";
import { type Fact, findFacts } from "./findFacts.ts";

/** What of a case may be told as the program says it: its facts; and the plan that stands, as the person's own copy says it, to whoever reads it here. */
export async function findTellable(tx: Tx, found: FoundCase): Promise<Fact[]> {
  const [facts, rows] = [await findFacts(tx, found), await plansOf(tx, found.id)];
  const row = rows.find(({ status }) => status === "agreed");
  if (!row) return facts;
  const plan = openPlan(tx, row);
  const locale = tx.actor.language === "es" ? "es" : "en";
  const copy = personsCopy(plan, await goalsOf(tx, found.id, [plan]), { timeZone: tx.actor.timeZone, locale });
  return [...facts.filter(({ item }) => item !== "plan"), { item: "plan", title: copy.title, body: tellCopy(copy), isTheirs: true }];
}

/** Of a plan leaves what stands on the person's own copy: lines may be taken out of it, and none is put in. */
export function requireTheirPlan(facts: readonly Fact[], one: NewCopy): void {
  if (one.item !== "plan" || one.kind === "spoken") return;
  const fact = facts.find(({ item, title }) => item === "plan" && title === one.title);
  if (one.kind !== "fact" || !fact) throw conflict("share.planNotTheirs");
  const left = fact.body.split("\n");
  for (const line of one.body.split("\n").filter((text) => text.trim() !== "")) {
    const at = left.findIndex((text) => text.trim() === line.trim());
    if (at < 0) throw conflict("share.planNotTheirs");
    left.splice(0, at + 1);
  }
}
