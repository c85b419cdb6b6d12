import { type Route, route } from "../../kernel/door.ts";
import { registerFile } from "./contract.ts";
import { findDeciding, writeRegister } from "./writeRegister.ts";

export const registerFileRoutes: Route[] = [
  route(registerFile.make, {
    find: findDeciding,
    may: (_actor, { decides }) => decides,
    run: ({ tx, input }) => writeRegister(tx, input),
  }),
];
