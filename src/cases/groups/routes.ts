import { anyone, nothing, type Route, route } from "../../kernel/door.ts";
import { groups } from "./contract.ts";
import { findOwnProgram, findSession, listCandidates, listSessions, showSession } from "./queries.ts";
import { recordGroup } from "./recordGroup.ts";
import { takeBackGroup } from "./takeBackGroup.ts";

export const groupRoutes: Route[] = [
  route(groups.candidates, {
    find: findOwnProgram,
    may: (_, { mayWrite }) => mayWrite,
    run: ({ tx, found }) => listCandidates(tx, found.id),
  }),
  route(groups.record, { find: findOwnProgram, may: (_, { mayWrite }) => mayWrite, run: ({ tx, input }) => recordGroup(tx, input) }),
  route(groups.list, { find: nothing, may: anyone, run: ({ tx }) => listSessions(tx) }),
  route(groups.takeBack, {
    find: findSession,
    may: (actor, { by }) => by.id === actor.id,
    run: ({ tx, found }) => takeBackGroup(tx, found),
  }),
  route(groups.show, { find: findSession, may: anyone, run: ({ tx, found }) => showSession(tx, found) }),
];
