import { type Route, route } from "../../kernel/door.ts";
import { maySayChanged } from "../policy.ts";
import { findCase } from "../queries.ts";
import { circumstances } from "./contract.ts";
import { recordCircumstance } from "./recordCircumstance.ts";

export const circumstanceRoutes: Route[] = [
  route(circumstances.record, { find: findCase, may: maySayChanged, run: ({ tx, found, input }) => recordCircumstance(tx, found, input) }),
];
