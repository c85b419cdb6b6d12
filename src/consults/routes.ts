import type { Actor } from "../kernel/actor.ts";
import { type Route, route } from "../kernel/door.ts";
import { amendConsult, amendHotlineContact, takeBackKept } from "./amendConsult.ts";
import { consults, hotline } from "./contract.ts";
import { addConsult, addHotlineContact, makeConcern } from "./keepConsult.ts";
import { countConsults, listConsults, listHotlineContacts } from "./listConsults.ts";
import { mayAmendConsult, mayConsult, mayMakeConcern } from "./policy.ts";
import { findConsult, findConsultProgram, findHotlineContact } from "./queries.ts";

const mayAmendKept = (actor: Actor, { recorded_by, program_id }: { recorded_by: string; program_id: string }) =>
  mayAmendConsult(actor, { by: recorded_by, programId: program_id });
const inProgram = { find: findConsultProgram, may: mayConsult } as const;

/** Everything about consults and hotline contacts that somebody signed in may ask. */
export const consultRoutes: Route[] = [
  route(consults.add, { ...inProgram, run: ({ tx, found, input }) => addConsult(tx, found, input) }),
  route(consults.amend, { find: findConsult, may: mayAmendKept, run: ({ tx, found, input }) => amendConsult(tx, found, input) }),
  route(consults.takeBack, { find: findConsult, may: mayAmendKept, run: ({ tx, found }) => takeBackKept(tx, found) }),
  route(consults.list, { ...inProgram, run: ({ tx, found, input }) => listConsults(tx, found, input.cursor) }),
  route(consults.counts, { ...inProgram, run: ({ tx, found, input }) => countConsults(tx, found, input.month) }),
  route(consults.toConcern, { find: findConsult, may: mayMakeConcern, run: ({ tx, found }) => makeConcern(tx, found) }),
  route(hotline.add, { ...inProgram, run: ({ tx, found, input }) => addHotlineContact(tx, found, input) }),
  route(hotline.amend, {
    find: findHotlineContact,
    may: mayAmendKept,
    run: ({ tx, found, input }) => amendHotlineContact(tx, found, input),
  }),
  route(hotline.takeBack, { find: findHotlineContact, may: mayAmendKept, run: ({ tx, found }) => takeBackKept(tx, found) }),
  route(hotline.list, { ...inProgram, run: ({ tx, found, input }) => listHotlineContacts(tx, found, input.cursor) }),
];
