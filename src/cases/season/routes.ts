import type { Actor } from "../../kernel/actor.ts";
import { type Route, route } from "../../kernel/door.ts";
import { startRun } from "../many/runMany.ts";
import { type FoundProgram, findCarrying } from "../staffFor.ts";
import { checkWakeDay } from "./checkWakeDay.ts";
import { season } from "./contract.ts";
import { showSeason } from "./showSeason.ts";

/** Who carries cases in the program, or supervises it: each for the cases they answer for. */
const maySettle = (actor: Actor, found: FoundProgram) =>
  actor.programs.some(({ id, role, canWrite }) => id === found.id && canWrite && (role === "case_manager" || role === "supervisor"));

export const seasonRoutes: Route[] = [
  route(season.show, { find: findCarrying, may: maySettle, run: ({ tx, found, input }) => showSeason(tx, found, input.managerId) }),
  route(season.settle, {
    find: findCarrying,
    may: maySettle,
    run: ({ tx, found, input: { cases, wakeOn, outcome, openTasks, lookedAtRisk } }) => {
      checkWakeDay(tx.actor.today, wakeOn ?? null, cases);
      return startRun(tx, {
        what: "season",
        codes: { programId: found.id, wakeOn: wakeOn ?? null, outcome, lookedAtRisk, ...(openTasks && { openTasks }) },
        items: cases.map(({ caseId, version, ...of }) => ({ caseId, version, ...("toId" in of && { toId: of.toId }), codes: of })),
      });
    },
  }),
];
