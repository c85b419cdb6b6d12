import { z } from "zod";
import { Created, day, endpoint, none, personal, timeOfDay, version, words } from "../../kernel/contract.ts";
import { PersonId } from "../../people/contract.ts";
import { Changed } from "../circumstances/contract.ts";
import {
  AttemptMethod,
  CaseId,
  ContactId,
  ContactKind,
  ContactResult,
  NewNote,
  Purpose,
  SafetyAnswer,
  WithWhom,
} from "../timeline/contract.ts";

/** A contact with, or about, the person: day and time where the agency is. An `attempt` is never `completed`. */
export const NewContact = z.object({
  kind: ContactKind,
  result: ContactResult,
  onDay: day,
  atTime: timeOfDay.nullish(),
  minutes: z.number().int().min(0).max(1440).nullish(),
  withWhom: WithWhom.nullish(),
  /** Which adult of the family one spoke with, in which language, and whether somebody interpreted (B37). */
  withId: PersonId.nullish(),
  language: z
    .string()
    .regex(/^[A-Za-z0-9-]{2,35}$/)
    .nullish(),
  interpreter: z.boolean().nullish(),
  purpose: Purpose.nullish(),
  /** Never demanded; where the program asks, the page does, as `asksSafety` says (R85). Left out of a correction, it stays: no answer is ever lost. */
  safety: SafetyAnswer.nullish(),
  /** Unsafe to talk then: when again. */
  safetyAgain: day.nullish(),
  /** Not this time: why, where one wants to say. */
  safetyWhy: personal(words(200)).nullish(),
  /** Their circumstances have changed, as it was said in this meeting. */
  changed: Changed.nullish(),
  /** By what an attempt was made; left out of a correction, it stays. */
  method: AttemptMethod.nullish(),
});
export type NewContact = z.infer<typeof NewContact>;

export const contacts = {
  add: endpoint({
    name: "contact.add",
    method: "POST",
    path: "/cases/:caseId/contacts",
    creates: true,
    in: NewContact.extend({
      caseId: CaseId,
      /** Written in the same breath as the contact. */
      note: NewNote.nullish(),
    }),
    out: Created,
    about: "Records a contact: a 1:1 meeting, a call, a text, an attempt, a word with somebody who helps; with a note if there is one.",
  }),
  correct: endpoint({
    name: "contact.correct",
    method: "POST",
    path: "/contacts/:contactId/correct",
    in: NewContact.omit({ changed: true }).extend({ contactId: ContactId, version }),
    out: z.object({ version }),
    about: "Corrects what one recorded oneself of a contact.",
  }),
  takeBack: endpoint({
    name: "contact.takeBack",
    method: "POST",
    path: "/contacts/:contactId/take-back",
    in: z.object({ contactId: ContactId }),
    out: none,
    about:
      "Takes back an attempt or a check-in one has just recorded (undo); 409 contact.tooLate after two minutes, or once a note goes with it.",
  }),
};
