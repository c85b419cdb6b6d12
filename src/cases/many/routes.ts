import type { Actor } from "../../kernel/actor.ts";
import { anyone, nothing, type Route, route } from "../../kernel/door.ts";
import { handOver, many } from "./contract.ts";
import { listQuiet } from "./listQuiet.ts";
import { type FoundLeaver, findLeaver, planHandOver } from "./planHandOver.ts";
import { startRun } from "./runMany.ts";
import { findRun, showRun, undoRun } from "./showRun.ts";

/** A colleague's cases are handed over by whoever supervises them, and by an administrator; nobody hands over their own. */
const mayHandOver = (actor: Actor, found: FoundLeaver) => found.id !== actor.id && (actor.mayAdmin || found.supervised);

export const manyRoutes: Route[] = [
  route(many.quiet, { find: nothing, may: anyone, run: ({ tx, input }) => listQuiet(tx, input) }),
  route(many.close, {
    find: nothing,
    may: anyone,
    run: ({ tx, input: { cases, note, ...rest } }) =>
      startRun(tx, { what: "close", codes: { ...rest, ...(note && { audience: note.audience }) }, note: note?.body ?? null, items: cases }),
  }),
  route(many.show, { find: findRun, may: anyone, run: ({ tx, found }) => showRun(tx, found) }),
  route(many.undo, { find: findRun, may: anyone, run: ({ tx, found }) => undoRun(tx, found) }),
  route(handOver.plan, { find: findLeaver, may: mayHandOver, run: ({ tx, found }) => planHandOver(tx, found) }),
  route(handOver.run, {
    find: findLeaver,
    may: mayHandOver,
    run: ({ tx, found, input: { cases, teller, coverById } }) =>
      startRun(tx, { what: "hand_over", codes: { teller, coverById: coverById ?? null }, leaverId: found.id, items: cases }),
  }),
];
