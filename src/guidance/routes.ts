import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { conflict } from "../kernel/problem.ts";
import { guidance, type Topic } from "./contract.ts";
import { mayKeepGuidance } from "./policy.ts";

const TABLE = "guidance.wording";

const wordingsOf = (tx: Tx) =>
  tx.db
    .selectFrom("guidance.wording as w")
    .innerJoin("staff.account as a", "a.id", "w.by_id")
    .select(["w.topic", "w.body", "w.training", "w.at", "a.name as byName"])
    .where("w.ended_at", "is", null)
    .execute();

async function endStanding(tx: Tx, topic: Topic): Promise<void> {
  await tx.db
    .updateTable(TABLE)
    .set({ ended_at: clock().toISOString(), ended_by: tx.actor.id })
    .where("topic", "=", topic)
    .where("ended_at", "is", null)
    .execute();
}

/** B43: the agency's own words, in place of whatever stood. */
async function keepWording(tx: Tx, { topic, body, training }: z.output<typeof guidance.keep.in>): Promise<{ id: string }> {
  await endStanding(tx, topic);
  const id = newId();
  const done = await tx.db
    .insertInto(TABLE)
    .values({ id, agency_id: tx.actor.agencyId, topic, body, training, by_id: tx.actor.id })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw conflict("guidance.changed");
  return { id };
}

/** Everything about guidance that somebody signed in may ask. */
export const guidanceRoutes: Route[] = [
  route(guidance.list, {
    find: nothing,
    may: anyone,
    run: async ({ tx, actor }) => ({ wordings: await wordingsOf(tx), mayKeep: mayKeepGuidance(actor) }),
  }),
  route(guidance.keep, { find: nothing, may: mayKeepGuidance, run: ({ tx, input }) => keepWording(tx, input) }),
  route(guidance.takeBack, {
    find: nothing,
    may: mayKeepGuidance,
    async run({ tx, input }) {
      await endStanding(tx, input.topic);
      return {};
    },
  }),
];
