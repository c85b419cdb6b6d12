import { z } from "zod";
import { Created, endpoint, id, moment, none, personal, words } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";

const CaseId = id("Case");

/** What somebody says of themself: a person they know, the hall they live in, a class they sit in. */
export const ConflictKind = z.enum(["person", "hall", "class"]);
export type ConflictKind = z.infer<typeof ConflictKind>;

const said = z.array(words(120, 2)).max(20).default([]);
/** Who has one's case of theirs from now on, where one manages it. */
const knowing = z.object({ handOverTo: z.uuid().nullish() });

/** A conflict of interest, said by the one who has it (D29). What is typed is compared and never looked up for them: no answer tells whether anybody is here. */
export const conflicts = {
  mine: endpoint({
    name: "conflict.mine",
    method: "GET",
    path: "/me/conflicts",
    in: none,
    out: z.object({
      said: z.array(z.object({ kind: ConflictKind, words: z.string(), at: moment })),
      /** Student staff say it at the beginning of each term, before tonight's list shows anything. */
      due: z.boolean(),
      /** Halls and classes are asked of student staff: what they see has no names. */
      places: z.boolean(),
    }),
    about: "What one has said of oneself: whom one knows, where one lives, in which class one sits; and whether it is to be said anew.",
  }),
  say: endpoint({
    name: "conflict.say",
    method: "POST",
    path: "/me/conflicts",
    creates: true,
    weighty: true,
    in: z.object({ people: personal(said), halls: personal(said), classes: personal(said) }),
    out: Created,
    about:
      "Says whom one knows, by name: wherever they are here or come to be, one is kept out, and the answer is the same. Nothing said: there is nobody. 422 conflict.wholeName.",
  }),
  knowCase: endpoint({
    name: "conflict.knowCase",
    method: "POST",
    path: "/cases/:caseId/i-know-them",
    weighty: true,
    in: knowing.extend({ caseId: CaseId }),
    out: none,
    about: "“I know this person”: from now on one is kept from them and everything about them. Refused like wall.placeOnPerson.",
  }),
  knowPerson: endpoint({
    name: "conflict.knowPerson",
    method: "POST",
    path: "/people/:personId/i-know-them",
    weighty: true,
    in: knowing.extend({ personId: PersonId }),
    out: none,
    about: "The same, from a person's page.",
  }),
};
