import { clock } from "../kernel/clock.ts";
import { nothing, type Route, route } from "../kernel/door.ts";
import { looksForPeople } from "../staff/policy.ts";
import {
  addName,
  addRelationship,
  changeContactPoint,
  changeName,
  changePerson,
  endPart,
  setSafeLine,
  unmaskContactPoint,
} from "./changePerson.ts";
import { people } from "./contract.ts";
import { createPerson } from "./createPerson.ts";
import { refuseForgetting } from "./family/setStanding.ts";
import { mayChangePerson, mayCreatePerson, mayShowPerson } from "./policy.ts";
import { addContactPoint, findPerson } from "./queries.ts";
import { searchPeople } from "./searchPeople.ts";
import { showPerson } from "./showPerson.ts";

const change = { find: findPerson, may: mayChangePerson } as const;
const now = () => clock().toISOString();

export const peopleRoutes: Route[] = [
  route(people.search, {
    find: nothing,
    may: looksForPeople,
    run: async ({ tx, input }) => ({ people: await searchPeople(tx, input.typed) }),
  }),
  route(people.create, {
    find: async (_tx, input) => input,
    may: (actor, input) => mayCreatePerson(actor, input.programId),
    run: async ({ tx, input: { programId, ...given } }) => ({ id: await createPerson(tx, programId, given, "case") }),
  }),
  route(people.show, { find: findPerson, may: mayShowPerson, run: ({ tx, found }) => showPerson(tx, found), eager: true }),
  route(people.change, { ...change, run: ({ tx, found, input }) => changePerson(tx, found, input) }),
  route(people.setSafeLine, { ...change, run: ({ tx, found, input }) => setSafeLine(tx, found, input) }),
  route(people.addName, { ...change, run: ({ tx, found, input }) => addName(tx, found, input) }),
  route(people.changeName, { ...change, run: ({ tx, found, input }) => changeName(tx, found, input) }),
  route(people.endName, {
    ...change,
    run: ({ tx, found, input }) => endPart(tx, found, "people.name", input.nameId, input.version, now()),
  }),
  route(people.addContactPoint, { ...change, run: async ({ tx, found, input }) => ({ id: await addContactPoint(tx, found.id, input) }) }),
  route(people.changeContactPoint, { ...change, run: ({ tx, found, input }) => changeContactPoint(tx, found, input) }),
  route(people.endContactPoint, {
    ...change,
    run: ({ tx, found, input }) => endPart(tx, found, "people.contact_point", input.contactPointId, input.version, now()),
  }),
  route(people.unmask, {
    ...change,
    run: ({ tx, found, input }) => unmaskContactPoint(tx, found, input),
  }),
  route(people.addRelationship, { ...change, run: ({ tx, found, input }) => addRelationship(tx, found, input) }),
  route(people.endRelationship, {
    ...change,
    async run({ tx, found, input }) {
      await refuseForgetting(tx, found, input.relationshipId);
      return endPart(tx, found, "people.relationship", input.relationshipId, input.version, now());
    },
  }),
];
