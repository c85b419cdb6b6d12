import { findCase } from "../cases/queries.ts";
import { anyone, type Route, route } from "../kernel/door.ts";
import { involvements } from "./contract.ts";
import {
  addInvolvement,
  changeInvolvement,
  choosePoint,
  connectService,
  endInvolvement,
  endPoint,
  reviewRoles,
} from "./keepInvolvement.ts";
import { mayChangeInvolvements } from "./policy.ts";
import { findInvolvement } from "./queries.ts";
import { showPeople, showPoint, showSheet } from "./showPeople.ts";

const look = { find: findCase, may: anyone } as const;
const write = { find: findCase, may: mayChangeInvolvements } as const;
const keep = { find: findInvolvement, may: mayChangeInvolvements } as const;

/** Everything about who is who that somebody signed in may ask. */
export const involvementRoutes: Route[] = [
  route(involvements.list, { ...look, run: ({ tx, found }) => showPeople(tx, found) }),
  route(involvements.add, { ...write, run: ({ tx, found, input }) => addInvolvement(tx, found, input) }),
  route(involvements.change, { ...keep, run: ({ tx, found, input }) => changeInvolvement(tx, found, input) }),
  route(involvements.end, { ...keep, run: ({ tx, found, input }) => endInvolvement(tx, found, input.version) }),
  route(involvements.connect, { ...keep, run: ({ tx, found, input }) => connectService(tx, found, input) }),
  route(involvements.review, { ...write, run: ({ tx, found, input }) => reviewRoles(tx, found, input.withPerson) }),
  route(involvements.sheet, { ...look, run: ({ tx, found }) => showSheet(tx, found) }),
  route(involvements.point, { ...look, run: ({ tx, found }) => showPoint(tx, found) }),
  route(involvements.choosePoint, { ...write, run: ({ tx, found, input }) => choosePoint(tx, found, input.helperId) }),
  route(involvements.endPoint, { ...write, run: ({ tx, found }) => endPoint(tx, found) }),
];
