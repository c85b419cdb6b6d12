import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { anyone, type Route, route } from "../../kernel/door.ts";
import { newId } from "../../kernel/ids.ts";
import { notFound } from "../../kernel/problem.ts";
import { addContact } from "../contacts/addContact.ts";
import { mayAddNote, mayAmendNote, mayRevealNote, mayShareNote } from "../policy.ts";
import { findCase } from "../queries.ts";
import { openNote } from "../timeline/showStory.ts";
import { addNote, checkNote } from "./addNote.ts";
import { amendNote } from "./amendNote.ts";
import { notes } from "./contract.ts";
import { type FoundNote, findNote, revealTexts } from "./queries.ts";
import { shareNote } from "./shareNote.ts";

/** A note as it leaves: with the words that came with it, and no others. */
const showNote = (tx: Tx, { caseId, personId, access }: FoundNote, note: FoundNote["note"]): z.input<typeof notes.show.out> => ({
  caseId,
  personId,
  access,
  note: openNote(tx, note),
});

export const noteRoutes: Route[] = [
  route(notes.add, {
    find: findCase,
    may: mayAddNote,
    async run({ tx, found, input: { contact, ...note } }) {
      checkNote(found.regime, note, contact != null);
      return { id: contact ? (await addContact(tx, found, contact, note)).noteId : await addNote(tx, found, note) };
    },
  }),
  route(notes.amend, { find: findNote, may: mayAmendNote, run: ({ tx, found, input }) => amendNote(tx, found, input) }),
  route(notes.show, { find: findNote, may: anyone, run: async ({ tx, found }) => showNote(tx, found, found.note), eager: true }),
  route(notes.reveal, {
    find: findNote,
    may: mayRevealNote,
    async run({ tx, found }) {
      const texts = await revealTexts(tx, found.id, newId());
      if (texts.length === 0) throw notFound();
      return showNote(tx, found, { ...found.note, texts });
    },
  }),
  route(notes.share, { find: findNote, may: mayShareNote, run: ({ tx, found, input }) => shareNote(tx, found, input) }),
];
