import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { overrides } from "./contract.ts";
import { mayReviewOverride } from "./policy.ts";
import { findOverride, listOverrides } from "./queries.ts";
import { registerRoutes } from "./register/routes.ts";
import { reviewOverride } from "./reviewOverride.ts";

/** Everything that is looked over by a second person: what was done past a gate, and the record of disclosures of all cases. */
export const oversightRoutes: Route[] = [
  route(overrides.list, { find: nothing, may: anyone, run: async ({ tx }) => ({ overrides: await listOverrides(tx) }) }),
  route(overrides.review, { find: findOverride, may: mayReviewOverride, run: ({ tx, found, input }) => reviewOverride(tx, found, input) }),
  ...registerRoutes,
];
