import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { calendar } from "./contract.ts";
import { addClosure, changeClocks, endClosure } from "./keepCalendar.ts";
import { mayKeepCalendar, mayKeepPrograms } from "./policy.ts";
import { programs } from "./programs/contract.ts";
import { addProgram, changeProgram, endProgram, findKept, listPrograms, setReassessDays, setReleaseDays } from "./programs/keepPrograms.ts";
import { findClosure, findProgram, showCalendar } from "./queries.ts";

export const agencyRoutes: Route[] = [
  route(calendar.show, { find: nothing, may: anyone, run: ({ tx }) => showCalendar(tx) }),
  route(calendar.addClosure, {
    find: async (tx, { programId }) => (programId === null ? true : (await findProgram(tx, { programId })) && true),
    may: mayKeepCalendar,
    run: ({ tx, input }) => addClosure(tx, input),
  }),
  route(calendar.endClosure, { find: findClosure, may: mayKeepCalendar, run: ({ tx, found }) => endClosure(tx, found.id) }),
  route(programs.list, { find: nothing, may: anyone, run: ({ tx }) => listPrograms(tx) }),
  route(programs.add, { find: nothing, may: mayKeepPrograms, run: ({ tx, input }) => addProgram(tx, input) }),
  route(programs.change, { find: findKept, may: mayKeepPrograms, run: ({ tx, input }) => changeProgram(tx, input) }),
  route(programs.end, { find: findKept, may: mayKeepPrograms, run: ({ tx, input }) => endProgram(tx, input) }),
  route(programs.setReleaseDays, { find: findKept, may: mayKeepPrograms, run: ({ tx, input }) => setReleaseDays(tx, input) }),
  route(programs.setReassessDays, { find: findKept, may: mayKeepPrograms, run: ({ tx, input }) => setReassessDays(tx, input) }),
  route(calendar.changeClocks, { find: findProgram, may: mayKeepCalendar, run: ({ tx, input }) => changeClocks(tx, input) }),
];
