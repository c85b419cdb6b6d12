import { type FoundForm, readForm } from "../forms/queries.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Tx } from "../kernel/db.ts";
import { R95_LEAST } from "../kernel/limits.ts";
import { shareOutcomes } from "./compareOutcomes.ts";
import type { Shares } from "./contract.ts";
import { leadsAll } from "./policy.ts";
import { findOutcomeForms, listTaps } from "./queries.ts";

/** What a form came to as learning outcomes, in each program the asker leads that asks it for that. */
export async function showShares(tx: Tx, actor: Actor, found: FoundForm): Promise<{ programs: Shares[]; least: number }> {
  const led = actor.programs.filter(leadsAll).map(({ id }) => id);
  const uses = led.length > 0 ? await findOutcomeForms(tx, led) : [];
  const form = await readForm(tx, found.id);
  const programs: Shares[] = [];
  const asking = uses.filter(({ slug }) => slug === found.slug).map(({ programId }) => programId);
  const named =
    asking.length > 0
      ? await tx.db.selectFrom("agencies.program").select(["id", "name"]).where("id", "in", asking).orderBy("name").execute()
      : [];
  for (const { id, name } of named) {
    const slugs = uses.filter(({ programId }) => programId === id).map(({ slug }) => slug);
    const shares = shareOutcomes({ slug: found.slug, form }, await listTaps(tx, id, slugs));
    programs.push({ programId: id, programName: name, ...shares });
  }
  return { programs, least: R95_LEAST };
}
