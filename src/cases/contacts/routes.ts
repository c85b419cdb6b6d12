import { type Route, route } from "../../kernel/door.ts";
import { mayAddContact, mayAddNote, mayCorrectContact } from "../policy.ts";
import { findCase } from "../queries.ts";
import { addContact } from "./addContact.ts";
import { contacts } from "./contract.ts";
import { correctContact } from "./correctContact.ts";
import { findContact } from "./queries.ts";
import { takeBackContact } from "./takeBackContact.ts";

export const contactRoutes: Route[] = [
  route(contacts.add, {
    find: async (tx, input) => {
      const found = await findCase(tx, input);
      return found && { ...found, withNote: input.note != null };
    },
    may: (actor, found) => mayAddContact(actor, found) && (!found.withNote || mayAddNote(actor, found)),
    async run({ tx, found, input: { note, ...contact } }) {
      return { id: (await addContact(tx, found, contact, note)).contactId };
    },
  }),
  route(contacts.takeBack, { find: findContact, may: mayCorrectContact, run: ({ tx, found }) => takeBackContact(tx, found) }),
  route(contacts.correct, { find: findContact, may: mayCorrectContact, run: ({ tx, found, input }) => correctContact(tx, found, input) }),
];
