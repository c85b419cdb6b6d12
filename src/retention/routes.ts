import { sql } from "kysely";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { holds, retention } from "./contract.ts";
import { placeHold } from "./placeHold.ts";
import { mayAnswerHold, mayAnswerReview, mayAskHold, mayKeepSchedules, mayReadSchedules } from "./policy.ts";
import {
  countClosed,
  countMonths,
  findHeldCase,
  findHold,
  findReview,
  holdsKnown,
  holdsOfCase,
  reviewsToDecide,
  showSchedules,
} from "./queries.ts";
import { setSchedule } from "./setSchedule.ts";

/** Everything about what goes, and what must not, that somebody signed in may ask. */
export const retentionRoutes: Route[] = [
  route(retention.queue, { find: nothing, may: anyone, run: ({ tx }) => reviewsToDecide(tx) }),
  route(retention.keep, {
    find: findReview,
    may: anyone,
    async run({ tx, found, input }) {
      await sql`select retention.keep(${found.reviewId}, ${input.because}, ${input.years}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
  route(retention.letGo, {
    find: findReview,
    may: anyone,
    async run({ tx, found, input }) {
      await sql`select retention.let_go(${found.reviewId}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
  route(retention.answer, {
    find: findReview,
    may: mayAnswerReview,
    async run({ tx, found, input }) {
      await sql`select retention.answer(${found.reviewId}, ${input.answer === "go"}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
  route(retention.schedules, { find: nothing, may: mayReadSchedules, run: async ({ tx }) => ({ schedules: await showSchedules(tx) }) }),
  route(retention.setSchedule, {
    find: nothing,
    may: mayKeepSchedules,
    async run({ tx, input }) {
      await setSchedule(tx, input);
      return {};
    },
  }),
  route(retention.totals, { find: nothing, may: anyone, run: async ({ tx }) => ({ totals: await countClosed(tx) }) }),
  route(retention.months, { find: nothing, may: anyone, run: async ({ tx }) => ({ months: await countMonths(tx) }) }),
  route(holds.list, { find: nothing, may: anyone, run: async ({ tx }) => ({ holds: await holdsKnown(tx) }) }),
  route(holds.ofCase, {
    find: findHeldCase,
    may: anyone,
    run: async ({ tx, found }) => ({ holds: await holdsOfCase(tx, found), mayPlace: found.mayPlace }),
  }),
  route(holds.place, { find: nothing, may: anyone, run: ({ tx, input }) => placeHold(tx, input) }),
  route(holds.askLift, {
    find: findHold,
    may: mayAskHold,
    async run({ tx, found, input }) {
      const why = tx.seal("retention.hold", found.holdId, "lift_why", input.why);
      await sql`select retention.ask_lift(${found.holdId}, ${why}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
  route(holds.answerLift, {
    find: findHold,
    may: mayAnswerHold,
    async run({ tx, found, input }) {
      await sql`select retention.answer_lift(${found.holdId}, ${input.answer === "lift"}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
];
