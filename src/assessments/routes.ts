import { mayKeepPrograms } from "../agencies/policy.ts";
import { findKept } from "../agencies/programs/keepPrograms.ts";
import { findCase } from "../cases/queries.ts";
import { anyone, type Route, route } from "../kernel/door.ts";
import { assessments, domains, needs } from "./contract.ts";
import { keepAssessment } from "./keepAssessment.ts";
import { addDomain, changeDomain } from "./keepDomain.ts";
import { addNeed, changeNeed } from "./keepNeed.ts";
import { listDomains } from "./listDomains.ts";
import { mayReadNeeds, mayWriteNeeds } from "./policy.ts";
import { findNeed, showNeeds } from "./showNeeds.ts";

/** Everything about needs, strengths and the talks about them that somebody signed in may ask. */
export const assessmentRoutes: Route[] = [
  route(needs.show, { find: findCase, may: mayReadNeeds, run: ({ tx, found }) => showNeeds(tx, found) }),
  route(needs.add, { find: findCase, may: mayWriteNeeds, run: ({ tx, found, input }) => addNeed(tx, found, input) }),
  route(needs.change, { find: findNeed, may: mayWriteNeeds, run: ({ tx, found, input }) => changeNeed(tx, found, input) }),
  route(assessments.keep, { find: findCase, may: mayWriteNeeds, run: ({ tx, found, input }) => keepAssessment(tx, found, input) }),
  route(domains.list, {
    find: findKept,
    may: anyone,
    run: async ({ tx, found }) => ({
      domains: await listDomains(tx, found.id),
      reassessDays: found.reassessDays,
      version: found.version,
    }),
  }),
  route(domains.add, { find: findKept, may: mayKeepPrograms, run: ({ tx, input }) => addDomain(tx, input) }),
  route(domains.change, { find: findKept, may: mayKeepPrograms, run: ({ tx, input }) => changeDomain(tx, input) }),
];
