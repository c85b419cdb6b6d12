import { anyone, nothing, type Route, route } from "../../kernel/door.ts";
import { casesOfPeople } from "./contract.ts";
import { findCasesOf } from "./queries.ts";

export const casesOfPeopleRoutes: Route[] = [
  route(casesOfPeople.list, {
    find: nothing,
    may: anyone,
    run: async ({ tx, input }) => ({ cases: input.personIds.length > 0 ? (await findCasesOf(tx, input.personIds)).rows : [] }),
  }),
];
