import { type Actor, supervises } from "../../kernel/actor.ts";
import { anyone, nothing, type Route, route } from "../../kernel/door.ts";
import { mayAddContact, mayCloseCase } from "../policy.ts";
import { type FoundCase, findCase } from "../queries.ts";
import { outreach } from "./contract.ts";
import { listOutreach } from "./listOutreach.ts";
import { recordAttempt, recordDecline } from "./reachOut.ts";
import { askReview, decideReview, findReview, listReviews } from "./review.ts";

/** Closing and asking for a closing is for whoever answers for the case, and writes in it. */
const mayEnd = (actor: Actor, found: FoundCase) => mayAddContact(actor, found) && mayCloseCase(actor, found);

export const outreachRoutes: Route[] = [
  route(outreach.list, { find: nothing, may: anyone, run: ({ tx, input }) => listOutreach(tx, input) }),
  route(outreach.attempt, { find: findCase, may: mayAddContact, run: ({ tx, found, input }) => recordAttempt(tx, found, input) }),
  route(outreach.decline, { find: findCase, may: mayEnd, run: ({ tx, found, input }) => recordDecline(tx, found, input) }),
  route(outreach.askReview, { find: findCase, may: mayEnd, run: ({ tx, found }) => askReview(tx, found) }),
  route(outreach.reviews, { find: nothing, may: anyone, run: ({ tx }) => listReviews(tx) }),
  route(outreach.decide, {
    find: findReview,
    may: (actor, found) => supervises(actor, found.programId) && found.askedBy !== actor.id && found.managerId !== actor.id,
    run: ({ tx, found, input }) => decideReview(tx, found, input),
  }),
];
