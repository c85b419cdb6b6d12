import { anyone, nothing, type Route, route } from "../../kernel/door.ts";
import { register } from "./contract.ts";
import { listLooks, listParties, listRegister } from "./queries.ts";

/** What the register answers; whoever decides in no program is answered with nothing. */
export const registerRoutes: Route[] = [
  route(register.parties, { find: nothing, may: anyone, run: ({ tx }) => listParties(tx) }),
  route(register.list, { find: nothing, may: anyone, run: ({ tx, input }) => listRegister(tx, input) }),
  route(register.looks, { find: nothing, may: anyone, run: ({ tx, input }) => listLooks(tx, input) }),
];
