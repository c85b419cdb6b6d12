import { z } from "zod";
import { Access, Created, endpoint, personal, words, wordsOrNone } from "../../kernel/contract.ts";
import { PersonId } from "../../people/contract.ts";
import { NewContact } from "../contacts/contract.ts";
import { CaseId, NewNote, Note, NoteId, Topic } from "../timeline/contract.ts";

const one = z.object({ noteId: NoteId });
const shown = z.object({ caseId: CaseId, personId: PersonId, note: Note, access: Access });

export const notes = {
  add: endpoint({
    name: "note.add",
    method: "POST",
    path: "/cases/:caseId/notes",
    creates: true,
    in: NewNote.extend({ caseId: CaseId, contact: NewContact.nullish() }),
    out: Created,
    about: "Adds a note to a case, final at once; with a contact, both or neither are written.",
  }),
  amend: endpoint({
    name: "note.amend",
    method: "POST",
    path: "/notes/:noteId/amendments",
    creates: true,
    in: one.extend({
      /** The `seq` of the last wording the author saw; another one since answers 409 `stale`. */
      after: z.number().int().min(0),
      body: personal(words(20_000)),
      why: personal(words(500, 3)),
    }),
    out: Created,
    about: "Amends one's own note, with the reason; what was written stays.",
  }),
  show: endpoint({
    name: "note.show",
    method: "GET",
    path: "/notes/:noteId",
    in: one,
    out: shown,
    about: "One note, as far as the asker may know it.",
  }),
  reveal: endpoint({
    name: "note.reveal",
    method: "POST",
    path: "/notes/:noteId/reveal",
    weighty: true,
    in: one,
    out: shown,
    about: "The words of a restricted note, to its audience; the look is written down.",
  }),
  share: endpoint({
    name: "note.share",
    method: "POST",
    path: "/notes/:noteId/share",
    creates: true,
    in: one.extend({
      audience: z.enum(["team", "program", "person"]),
      topic: Topic.default("notes"),
      restricted: z.boolean().default(false),
      body: wordsOrNone(20_000),
    }),
    out: Created,
    about: "Puts a private memory aid into the record as a note for others; it cannot be taken out again.",
  }),
};
