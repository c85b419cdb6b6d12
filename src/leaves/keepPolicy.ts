import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { leaves } from "./contract.ts";
import { mayKeepPolicy } from "./policy.ts";
import { listPolicies } from "./queries.ts";

/** A20: every version of the agency's policy, and the name of the address where anybody reads it. */
export async function showPolicies(tx: Tx): Promise<z.input<typeof leaves.policies.out>> {
  const agency = await tx.db.selectFrom("agencies.agency").select("slug").where("id", "=", tx.actor.agencyId).executeTakeFirstOrThrow();
  return { policies: await listPolicies(tx), slug: agency.slug, mayKeep: mayKeepPolicy(tx.actor) };
}

/** Publishes the next version. What stood before it stays, and applies to what was asked for under it. */
export async function publishPolicy(tx: Tx, input: z.output<typeof leaves.publish.in>): Promise<{ id: string }> {
  if (input.effectiveOn < tx.actor.today) throw invalid({ effectiveOn: "past" });
  const id = newId();
  const { title, summary, body, language, offices, effectiveOn } = input;
  const done = await tx.db
    .insertInto("leaves.policy")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      number: sql<number>`(select coalesce(max(y.number), 0) + 1 from leaves.policy y)`,
      title,
      summary,
      body,
      language,
      offices: JSON.stringify(offices),
      documents_days: input.documentsDays,
      review_days: input.reviewDays,
      appeal_days: input.appealDays,
      effective_on: effectiveOn,
      by_id: tx.actor.id,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  // Somebody else published at the same moment.
  if (done.numInsertedOrUpdatedRows !== 1n) throw conflict("leavePolicy.another");
  return { id };
}
