import { sql } from "kysely";
import { findCase } from "../cases/queries.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { comebackRoutes } from "./comeback/routes.ts";
import { leaves } from "./contract.ts";
import { countEquity, findCounted } from "./countEquity.ts";
import { decideLeave } from "./decideLeave.ts";
import { publishPolicy, showPolicies } from "./keepPolicy.ts";
import { actOnLeave, askLeave } from "./moveLeave.ts";
import { mayCountLeaves, mayKeepPolicy, mayReadLeave, mayReviewLeave, maySteerLeave } from "./policy.ts";
import { findLeave } from "./queries.ts";
import { showLeaves } from "./showLeaves.ts";

/** Everything about leaves that somebody signed in may ask. */
export const leaveRoutes: Route[] = [
  route(leaves.ofCase, { find: findCase, may: mayReadLeave, run: ({ tx, found }) => showLeaves(tx, found) }),
  route(leaves.ask, { find: findCase, may: maySteerLeave, run: ({ tx, found, input }) => askLeave(tx, found, input) }),
  route(leaves.act, { find: findLeave, may: maySteerLeave, run: ({ tx, found, input }) => actOnLeave(tx, found, input) }),
  route(leaves.decide, { find: findLeave, may: mayReviewLeave, run: ({ tx, found, input }) => decideLeave(tx, found, input) }),
  route(leaves.sayKind, {
    find: findLeave,
    may: maySteerLeave,
    async run({ tx, found, input }) {
      await sql`select leaves.say_kind(${found.leaveId}, ${input.kind})`.execute(tx.db);
      return {};
    },
  }),
  route(leaves.policies, { find: nothing, may: anyone, run: ({ tx }) => showPolicies(tx) }),
  route(leaves.publish, { find: nothing, may: mayKeepPolicy, run: ({ tx, input }) => publishPolicy(tx, input) }),
  route(leaves.equity, {
    find: findCounted,
    may: (actor, found) => mayCountLeaves(actor, found.id),
    run: ({ tx, found, input }) => countEquity(tx, found.id, input.year),
  }),
  ...comebackRoutes,
];
