import { writesProgram } from "../../kernel/actor.ts";
import { anyone, type Route, route } from "../../kernel/door.ts";
import { caseload } from "./contract.ts";
import { countCaseload, findReadProgram } from "./queries.ts";
import { reassignCases } from "./reassignCases.ts";

export const caseloadRoutes: Route[] = [
  route(caseload.show, {
    find: findReadProgram,
    may: anyone,
    run: async ({ tx, found }) => ({ managers: (await countCaseload(tx, found.id)).rows, capacity: found.capacity }),
    eager: true,
  }),
  route(caseload.reassign, {
    find: findReadProgram,
    may: (actor, { id }) => writesProgram(actor, id),
    run: ({ tx, found, input }) => reassignCases(tx, found.id, input),
  }),
];
