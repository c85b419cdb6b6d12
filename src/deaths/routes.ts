import { clock } from "../kernel/clock.ts";
import { type Route, route } from "../kernel/door.ts";
import { mayShowPerson } from "../people/policy.ts";
import { deaths } from "./contract.ts";
import { maySayDeath } from "./policy.ts";
import { findBereaved, findMourned } from "./queries.ts";
import { sayDeath, takeBackDeath } from "./sayDeath.ts";
import { showDeath } from "./showDeath.ts";
import { addBereaved, addStaff, changeBereaved, makeConcern } from "./support.ts";

const say = { find: findMourned, may: maySayDeath } as const;
const line = { find: findBereaved, may: maySayDeath } as const;

/** Everything about a death that somebody signed in may ask. */
export const deathRoutes: Route[] = [
  route(deaths.show, { find: findMourned, may: mayShowPerson, run: ({ tx, found }) => showDeath(tx, found) }),
  route(deaths.say, { ...say, run: ({ tx, found, input }) => sayDeath(tx, found, input) }),
  route(deaths.takeBack, { ...say, run: ({ tx, found, input }) => takeBackDeath(tx, found, input) }),
  route(deaths.addBereaved, { ...say, run: ({ tx, found, input }) => addBereaved(tx, found, input) }),
  route(deaths.addStaff, { ...say, run: ({ tx, found, input }) => addStaff(tx, found, input.accountId) }),
  route(deaths.offer, {
    ...line,
    run: ({ tx, found, input }) => changeBereaved(tx, found, input.version, { offered_on: tx.actor.today, offered_by: tx.actor.id }),
  }),
  route(deaths.toConcern, { ...line, run: ({ tx, found, input }) => makeConcern(tx, found, input.version) }),
  route(deaths.endBereaved, {
    ...line,
    run: ({ tx, found, input }) => changeBereaved(tx, found, input.version, { ended_at: clock().toISOString() }),
  }),
];
