import { answerSafety, findAnswerable } from "../cases/contacts/answerSafety.ts";
import { mayAnswerSafety } from "../cases/policy.ts";
import { findCase } from "../cases/queries.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { safety } from "./contract.ts";
import { forgetContent, printContent, writeContent } from "./keepContent.ts";
import { mayReadSafety, mayWriteSafety } from "./policy.ts";
import { findContent, listWaiting } from "./queries.ts";
import { showSafety } from "./showSafety.ts";

export const safetyRoutes: Route[] = [
  route(safety.show, { find: findCase, may: mayReadSafety, run: ({ tx, found }) => showSafety(tx, found) }),
  route(safety.waiting, { find: nothing, may: anyone, run: async ({ tx }) => ({ waiting: await listWaiting(tx) }) }),
  route(safety.answer, { find: findAnswerable, may: mayAnswerSafety, run: ({ tx, found, input }) => answerSafety(tx, found, input) }),
  route(safety.write, {
    find: findCase,
    may: mayWriteSafety,
    run: ({ tx, found, input }) => writeContent(tx, found, input.body, input.replaces),
  }),
  route(safety.print, { find: findContent, may: mayWriteSafety, run: ({ tx, found }) => printContent(tx, found) }),
  route(safety.forget, { find: findContent, may: mayWriteSafety, run: ({ tx, found }) => forgetContent(tx, found) }),
];
