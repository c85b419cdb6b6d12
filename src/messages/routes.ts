import { type Route, route } from "../kernel/door.ts";
import { messages } from "./contract.ts";
import { mayListMessages } from "./policy.ts";
import { findOutbox, listMessages } from "./queries.ts";

export const messageRoutes: Route[] = [
  route(messages.list, { find: findOutbox, may: mayListMessages, run: ({ tx, found, input }) => listMessages(tx, found, input.after) }),
];
