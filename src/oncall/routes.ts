import type { Tx } from "../kernel/db.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { handOvers, rings, rota } from "./contract.ts";
import { confirmHandOver, writeHandOver } from "./handOver.ts";
import { addPattern, addShift, swapTurn } from "./keepRota.ts";
import { mayAnswerRing, mayConfirmHandOver, mayKeepRota, mayWriteHandOver, seesHandOver } from "./policy.ts";
import {
  answerRing,
  endPattern,
  endShift,
  findHandOver,
  findPattern,
  findRing,
  findRota,
  findShift,
  listRotaPrograms,
  listRungNow,
  showRota,
} from "./queries.ts";
import { tellRung } from "./tellRung.ts";

/** A program whose inbox the actor sees. */
const findProgramSeen = async (tx: Tx, { programId }: { programId: string }) =>
  seesHandOver(tx.actor, programId) ? { programId } : undefined;

/** Everything about being on call that somebody signed in may ask. */
export const oncallRoutes: Route[] = [
  route(rota.programs, { find: nothing, may: anyone, run: ({ tx }) => listRotaPrograms(tx) }),
  route(rota.show, { find: findRota, may: anyone, run: ({ tx, found, input }) => showRota(tx, found, input.from) }),
  route(rota.addPattern, { find: findRota, may: mayKeepRota, run: ({ tx, input }) => addPattern(tx, input) }),
  route(rota.endPattern, { find: findPattern, may: mayKeepRota, run: ({ tx, found }) => endPattern(tx, found.id) }),
  route(rota.swap, { find: findPattern, may: mayKeepRota, run: ({ tx, found, input }) => swapTurn(tx, found, input) }),
  route(rota.addShift, { find: findRota, may: mayKeepRota, run: ({ tx, input }) => addShift(tx, input) }),
  route(rota.endShift, { find: findShift, may: mayKeepRota, run: ({ tx, found }) => endShift(tx, found.id) }),
  route(rings.acknowledge, { find: findRing, may: mayAnswerRing, run: ({ tx, found }) => answerRing(tx, found.id, "has_it") }),
  route(rings.passOn, {
    find: findRing,
    may: mayAnswerRing,
    run: async ({ tx, found }) => {
      await answerRing(tx, found.id, "passed_on");
      const rung = await listRungNow(tx, found.concernId);
      await tellRung(tx, found.concernId);
      return { rung };
    },
  }),
  route(handOvers.write, { find: findProgramSeen, may: mayWriteHandOver, run: ({ tx, input }) => writeHandOver(tx, input) }),
  route(handOvers.confirm, { find: findHandOver, may: mayConfirmHandOver, run: ({ tx, found }) => confirmHandOver(tx, found.id) }),
];
