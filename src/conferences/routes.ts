import { mayMeetTogether } from "../cases/policy.ts";
import { findCase } from "../cases/queries.ts";
import { type Route, route } from "../kernel/door.ts";
import { conferences } from "./contract.ts";
import { showTogether } from "./showTogether.ts";

/** What is asked for while the person sits there. */
export const conferenceRoutes: Route[] = [
  route(conferences.together, { find: findCase, may: mayMeetTogether, run: ({ tx, found }) => showTogether(tx, found) }),
];
