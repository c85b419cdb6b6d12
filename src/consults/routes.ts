import { type Route, route } from "../kernel/door.ts";
import { consults, hotline } from "./contract.ts";
import { addConsult, addHotlineContact, makeConcern } from "./keepConsult.ts";
import { countConsults, listConsults, listHotlineContacts } from "./listConsults.ts";
import { mayConsult, mayMakeConcern } from "./policy.ts";
import { findConsult, findConsultProgram } from "./queries.ts";

const inProgram = { find: findConsultProgram, may: mayConsult } as const;

/** Everything about consults and hotline contacts that somebody signed in may ask. */
export const consultRoutes: Route[] = [
  route(consults.add, { ...inProgram, run: ({ tx, found, input }) => addConsult(tx, found, input) }),
  route(consults.list, { ...inProgram, run: ({ tx, found, input }) => listConsults(tx, found, input.cursor) }),
  route(consults.counts, { ...inProgram, run: ({ tx, found, input }) => countConsults(tx, found, input.month) }),
  route(consults.toConcern, { find: findConsult, may: mayMakeConcern, run: ({ tx, found }) => makeConcern(tx, found) }),
  route(hotline.add, { ...inProgram, run: ({ tx, found, input }) => addHotlineContact(tx, found, input) }),
  route(hotline.list, { ...inProgram, run: ({ tx, found, input }) => listHotlineContacts(tx, found, input.cursor) }),
];
