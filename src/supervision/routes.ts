import { findCase } from "../cases/queries.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { recordReviews, supervision } from "./contract.ts";
import { keepReview } from "./keepReview.ts";
import { mayAnswerAsk, mayEndAsk, mayRaiseAsk, mayReadAsks, mayReviewRecord } from "./policy.ts";
import { countReviews, findAsk, findQuarter, findReview, listAnswered, listAsked, listReviews } from "./queries.ts";
import { answerAsk, endAsk, raiseAsk, showSupervision } from "./raiseAsk.ts";

export const supervisionRoutes: Route[] = [
  route(supervision.ofCase, {
    find: findCase,
    may: mayReadAsks,
    run: ({ tx, actor, found }) => showSupervision(tx, found, mayRaiseAsk(actor, found)),
  }),
  route(supervision.waiting, {
    find: nothing,
    may: anyone,
    run: async ({ tx }) => ({ asked: await listAsked(tx), answered: await listAnswered(tx), records: await countReviews(tx) }),
  }),
  route(supervision.raise, { find: findCase, may: mayRaiseAsk, run: ({ tx, found, input }) => raiseAsk(tx, found, input) }),
  route(supervision.answer, { find: findAsk, may: mayAnswerAsk, run: ({ tx, found, input }) => answerAsk(tx, found, input) }),
  route(supervision.end, { find: findAsk, may: mayEndAsk, run: ({ tx, found, input }) => endAsk(tx, found, input.version) }),
  route(recordReviews.list, {
    find: nothing,
    may: anyone,
    run: async ({ tx }) => ({ today: tx.actor.today, ...(await findQuarter(tx)), reviews: await listReviews(tx) }),
  }),
  route(recordReviews.keep, { find: findReview, may: mayReviewRecord, run: ({ tx, found, input }) => keepReview(tx, found, input) }),
];
