import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { boardRoutes } from "./caseload/routes.ts";
import { today } from "./contract.ts";
import { handOver } from "./handOver/contract.ts";
import { findHandOverOf, showHandOver } from "./handOver/showHandOver.ts";
import { countCracks } from "./queries.ts";
import { reviewRoutes } from "./review/routes.ts";
import { showMoreCracks } from "./showCracks.ts";
import { showToday } from "./showToday.ts";
import { endSnooze, findCrack, findSnooze, mayPutOff, snoozeCrack } from "./snoozeCrack.ts";

export const todayRoutes: Route[] = [
  ...boardRoutes,
  ...reviewRoutes,
  route(handOver.show, { find: findHandOverOf, may: anyone, run: ({ tx, found }) => showHandOver(tx, found) }),
  route(today.show, { find: nothing, may: anyone, run: ({ tx }) => showToday(tx) }),
  route(today.cracks, { find: nothing, may: anyone, run: ({ tx, input }) => showMoreCracks(tx, input.list, input.after) }),
  route(today.snooze, { find: findCrack, may: mayPutOff, run: ({ tx, found, input }) => snoozeCrack(tx, found, input) }),
  route(today.unsnooze, { find: findSnooze, may: mayPutOff, run: ({ tx, found }) => endSnooze(tx, found.id) }),
  route(today.counts, {
    find: (tx, { programId }) =>
      Promise.resolve(tx.actor.programs.some((p) => p.id === programId && p.sees === "program") ? { programId } : undefined),
    may: anyone,
    run: async ({ tx, found }) => {
      const { rows } = await countCracks(tx, found.programId);
      return { asOf: tx.actor.today, counts: rows.map(({ median_days, ...row }) => ({ ...row, medianDays: median_days })) };
    },
  }),
];
