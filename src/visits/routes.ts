import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { visits } from "./contract.ts";
import { answerVisit, arrive, checkOut, goOut, readPlace, settleVisit, stayLonger } from "./goOut.ts";
import { mayAnswerVisit, mayGoOut, maySayWord } from "./policy.ts";
import { findLastPhone, findMine, findReadable, findVisit, listColleagues, listOthers } from "./queries.ts";

/** Everything about being out that somebody signed in may ask. */
export const visitRoutes: Route[] = [
  route(visits.now, {
    find: nothing,
    may: anyone,
    run: async ({ tx }) => ({ mine: (await findMine(tx)) ?? null, others: await listOthers(tx) }),
  }),
  route(visits.ready, {
    find: nothing,
    may: anyone,
    run: async ({ tx, actor }) => {
      const mayGo = mayGoOut(actor);
      return { mayGo, colleagues: mayGo ? await listColleagues(tx) : [], phone: mayGo ? await findLastPhone(tx) : null };
    },
  }),
  route(visits.start, { find: nothing, may: mayGoOut, run: ({ tx, input }) => goOut(tx, input) }),
  route(visits.arrive, { find: findVisit, may: maySayWord, run: ({ tx, found }) => arrive(tx, found) }),
  route(visits.stayLonger, { find: findVisit, may: maySayWord, run: ({ tx, found, input }) => stayLonger(tx, found, input.from) }),
  route(visits.checkOut, { find: findVisit, may: maySayWord, run: ({ tx, found }) => checkOut(tx, found) }),
  route(visits.place, { find: findReadable, may: anyone, run: ({ tx, found }) => readPlace(tx, found) }),
  route(visits.answer, { find: findVisit, may: mayAnswerVisit, run: ({ tx, found, input }) => answerVisit(tx, found, input.answer) }),
  route(visits.settle, { find: findVisit, may: mayAnswerVisit, run: ({ tx, found, input }) => settleVisit(tx, found, input.how) }),
];
