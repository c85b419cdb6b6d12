import { sql } from "kysely";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { conflicts } from "./conflictContract.ts";
import { walls } from "./contract.ts";
import { emergencies } from "./emergencyContract.ts";
import { findCaseInEmergency, findEmergency, findOption, findOptionProgram, listEmergencies, listOptions } from "./emergencyQueries.ts";
import { openEmergency } from "./openEmergency.ts";
import { placeOnCase, placeOnPerson } from "./placeWall.ts";
import { mayAnswerLift, mayAskLift, mayConfirmOption, mayEndEmergency, mayListWalls, mayPlaceWall, mayReviewEmergency } from "./policy.ts";
import { casesRunning, findWall, findWalledCase, findWalledPerson, wallsOfCase, wallsOfPerson, wallsToDecide } from "./queries.ts";
import { knowCase, knowPerson, listConflicts, sayConflicts } from "./sayConflict.ts";

/** Everything about walls that somebody signed in may ask. */
const ofWalls: Route[] = [
  route(walls.ofCase, {
    find: findWalledCase,
    may: mayListWalls,
    run: async ({ tx, found }) => ({
      caseId: found.id as never,
      walls: await wallsOfCase(tx, found),
      mayPlace: found.mayPlace,
      access: found.access,
    }),
  }),
  route(walls.ofPerson, {
    find: findWalledPerson,
    may: mayListWalls,
    run: async ({ tx, found }) => ({
      personId: found.id as never,
      walls: await wallsOfPerson(tx, found.id),
      holders: (await casesRunning(tx, found.id)).flatMap((one) =>
        one.manager_id ? [{ accountId: one.manager_id, programId: one.program_id }] : [],
      ),
      mayPlace: found.mayPlace,
      access: found.access,
    }),
  }),
  route(walls.placeOnCase, { find: findWalledCase, may: mayPlaceWall, run: ({ tx, found, input }) => placeOnCase(tx, found, input) }),
  route(walls.placeOnPerson, { find: findWalledPerson, may: mayPlaceWall, run: ({ tx, found, input }) => placeOnPerson(tx, found, input) }),
  route(walls.list, { find: nothing, may: anyone, run: async ({ tx }) => ({ walls: await wallsToDecide(tx) }) }),
  route(walls.askLift, {
    find: findWall,
    may: mayAskLift,
    async run({ tx, found, input }) {
      const why = tx.seal("access.wall", found.wallId, "lift_why", input.why);
      await sql`select walls.ask_lift(${found.wallId}, ${why}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
  route(walls.answerLift, {
    find: findWall,
    may: mayAnswerLift,
    async run({ tx, found, input }) {
      await sql`select walls.answer_lift(${found.wallId}, ${input.answer === "lift"}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
];

/** Everything about access in an emergency. */
const ofEmergencies: Route[] = [
  route(emergencies.open, { find: nothing, may: anyone, run: ({ tx, input }) => openEmergency(tx, input) }),
  route(emergencies.list, { find: nothing, may: anyone, run: async ({ tx }) => ({ emergencies: await listEmergencies(tx) }) }),
  route(emergencies.ofCase, {
    find: findCaseInEmergency,
    may: mayListWalls,
    run: async ({ found }) => ({ ...found, caseId: found.caseId as never, emergencyId: found.emergencyId as never }),
  }),
  route(emergencies.end, {
    find: findEmergency,
    may: mayEndEmergency,
    async run({ tx, found }) {
      await sql`select walls.end_emergency(${found.emergencyId})`.execute(tx.db);
      return {};
    },
  }),
  route(emergencies.review, {
    find: findEmergency,
    may: mayReviewEmergency,
    async run({ tx, found, input }) {
      const words = tx.seal("walls.emergency", found.emergencyId, "review", input.words);
      await sql`select walls.review_emergency(${found.emergencyId}, ${input.finding}, ${words}, ${input.version})`.execute(tx.db);
      return {};
    },
  }),
  route(emergencies.programs, { find: nothing, may: anyone, run: async ({ tx }) => ({ programs: await listOptions(tx) }) }),
  route(emergencies.askOption, {
    find: findOptionProgram,
    may: anyone,
    async run({ tx, found, input }) {
      const id = newId();
      const counsel = tx.seal("walls.life_option", id, "counsel", input.counsel);
      await sql`select walls.ask_life_option(${id}, ${found.programId}, ${counsel})`.execute(tx.db);
      return { id };
    },
  }),
  route(emergencies.confirmOption, {
    find: findOption,
    may: mayConfirmOption,
    async run({ tx, found }) {
      await sql`select walls.confirm_life_option(${found.optionId})`.execute(tx.db);
      return {};
    },
  }),
  route(emergencies.endOption, {
    find: findOption,
    may: anyone,
    async run({ tx, found }) {
      await sql`select walls.end_life_option(${found.optionId})`.execute(tx.db);
      return {};
    },
  }),
];

/** What somebody says of themself. */
const ofConflicts: Route[] = [
  route(conflicts.mine, { find: nothing, may: anyone, run: ({ tx }) => listConflicts(tx) }),
  route(conflicts.say, { find: nothing, may: anyone, run: ({ tx, input }) => sayConflicts(tx, input) }),
  route(conflicts.knowCase, {
    find: findWalledCase,
    may: mayListWalls,
    run: ({ tx, found, input }) => knowCase(tx, found, input),
  }),
  route(conflicts.knowPerson, {
    find: findWalledPerson,
    may: mayListWalls,
    run: ({ tx, found, input }) => knowPerson(tx, found, input),
  }),
];

export const wallRoutes: Route[] = [...ofWalls, ...ofEmergencies, ...ofConflicts];
