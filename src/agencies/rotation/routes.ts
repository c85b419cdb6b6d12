import { nothing, type Route, route } from "../../kernel/door.ts";
import { mayRotateKey } from "../policy.ts";
import { key } from "./contract.ts";
import { askRotation, showKey } from "./queries.ts";

export const rotationRoutes: Route[] = [
  route(key.show, { find: nothing, may: mayRotateKey, run: ({ tx }) => showKey(tx) }),
  route(key.rotate, { find: nothing, may: mayRotateKey, run: async ({ tx }) => ({ id: await askRotation(tx) }) }),
];
