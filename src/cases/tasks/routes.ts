import { type Route, route } from "../../kernel/door.ts";
import { mayAddTask, mayChangeTask } from "../policy.ts";
import { findCase } from "../queries.ts";
import { changeTask, endTask, reopenTask } from "./changeTask.ts";
import { tasks } from "./contract.ts";
import { findTask } from "./queries.ts";
import { addTask } from "./writeTask.ts";

const change = { find: findTask, may: mayChangeTask } as const;

export const taskRoutes: Route[] = [
  route(tasks.add, { find: findCase, may: mayAddTask, run: async ({ tx, found, input }) => ({ id: await addTask(tx, found, input) }) }),
  route(tasks.change, { ...change, run: ({ tx, found, input }) => changeTask(tx, found, input) }),
  route(tasks.complete, { ...change, run: ({ tx, found, input }) => endTask(tx, found, input.version, "done") }),
  route(tasks.cancel, { ...change, run: ({ tx, found, input }) => endTask(tx, found, input.version, "cancelled") }),
  route(tasks.reopen, { ...change, run: ({ tx, found, input }) => reopenTask(tx, found, input.version) }),
];
