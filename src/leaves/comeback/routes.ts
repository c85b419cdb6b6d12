import { findCase } from "../../cases/queries.ts";
import { type Route, route } from "../../kernel/door.ts";
import { reaches } from "../../people/policy.ts";
import { maySteerLeave } from "../policy.ts";
import { comebacks } from "./contract.ts";
import { beBack, beginComeback, changeComeback, endComeback } from "./keepComeback.ts";
import { findComeback } from "./queries.ts";
import { showComebacks } from "./showComebacks.ts";

export const comebackRoutes: Route[] = [
  route(comebacks.ofCase, {
    find: findCase,
    may: (_actor, found) => reaches(found, "services"),
    run: ({ tx, found }) => showComebacks(tx, found),
  }),
  route(comebacks.begin, { find: findCase, may: maySteerLeave, run: ({ tx, found, input }) => beginComeback(tx, found, input) }),
  route(comebacks.change, { find: findComeback, may: maySteerLeave, run: ({ tx, found, input }) => changeComeback(tx, found, input) }),
  route(comebacks.back, { find: findComeback, may: maySteerLeave, run: ({ tx, found, input }) => beBack(tx, found, input) }),
  route(comebacks.end, { find: findComeback, may: maySteerLeave, run: ({ tx, found, input }) => endComeback(tx, found, input.version) }),
];
