import { z } from "zod";
import {
  Access,
  Created,
  cursor,
  day,
  endpoint,
  id,
  moment,
  none,
  personal,
  timeOfDay,
  version,
  words,
  wordsOrNone,
} from "../kernel/contract.ts";

/** A consult is advice asked of staff about somebody nobody has to name; a hotline contact is a call of somebody who is no client. */
export const askerKinds = ["staff", "parent", "resident_assistant", "colleague", "agency", "other"] as const;
/** Who calls the hotline, in no more than a kind. */
export const callerKinds = ["self", "family", "friend", "professional", "other", "unsaid"] as const;
/** Whether safety was talked about. */
export const safetyAnswers = ["asked", "safe_now", "not_safe", "not_this_time"] as const;
/** What a caller of victim services needs, and is given. */
export const victimNeeds = [
  "safety_plan", "shelter", "listening", "legal", "immigration", "police", "medical", "counseling", "money", "work", "children", "transport", "information",
] as const; // biome-ignore format: a list is read by its rows
/** What a caller of a confidential office needs, and is given. */
export const confidentialNeeds = [
  "listening",
  "counseling",
  "crisis",
  "medical",
  "academics",
  "housing",
  "money",
  "legal",
  "information",
] as const;
/** The languages of the shipped list; any other is `other` no more than a code of its own. */
export const callLanguages = ["en", "es", "zh", "vi", "ar", "tl", "ht", "pt", "fr", "ru", "ko", "ase", "und"] as const;

/** The checklist of a program. */
export const needsOf = (regime: string): readonly string[] => (regime === "VSP" ? victimNeeds : confidentialNeeds);
const Need = z.enum([...new Set([...victimNeeds, ...confidentialNeeds])] as [string, ...string[]]);

const ProgramId = id("Program");
const By = z.object({ accountId: id("Account"), name: z.string() });
const Minutes = z.number().int().min(5).max(480).multipleOf(5);
const kept = {
  programId: ProgramId,
  programName: z.string(),
  minutes: z.number().int(),
  onDay: day,
  at: moment,
  by: By,
  version,
  access: Access,
};

export const Consult = z.object({
  id: id("Consult"),
  ...kept,
  askerKind: z.enum(askerKinds),
  asker: z.string().nullable(),
  about: z.string(),
  said: z.string(),
  /** When it became a concern; which one, nothing here says. */
  becameConcernAt: moment.nullable(),
});
export type Consult = z.infer<typeof Consult>;

export const HotlineContact = z.object({
  id: id("HotlineContact"),
  ...kept,
  atTime: timeOfDay,
  language: z.string(),
  interpreter: z.boolean(),
  callerKind: z.enum(callerKinds),
  needs: z.array(z.string()),
  given: z.array(z.string()),
  safety: z.enum(safetyAnswers),
});
export type HotlineContact = z.infer<typeof HotlineContact>;

const Page = z.object({ programId: ProgramId, cursor });

/** What is written down of a consult. */
const NewConsult = z.object({
  askerKind: z.enum(askerKinds),
  asker: personal(wordsOrNone(200)).optional(),
  about: personal(words(1000)),
  said: personal(words(8000)),
  minutes: Minutes.default(5),
  onDay: day,
});
/** What is counted of a call. */
const NewHotlineContact = z.object({
  onDay: day,
  atTime: timeOfDay,
  minutes: Minutes.default(10),
  language: z.enum(callLanguages),
  interpreter: z.boolean().default(false),
  callerKind: z.enum(callerKinds),
  needs: z.array(Need).max(13).default([]),
  given: z.array(Need).max(13).default([]),
  safety: z.enum(safetyAnswers),
});
const changed = z.object({ version });

export const consults = {
  add: endpoint({
    name: "consult.add",
    method: "POST",
    path: "/consults",
    creates: true,
    in: NewConsult.extend({ programId: ProgramId }),
    out: Created,
    about: "Writes down that somebody asked for advice, what about, and what they were told. 422 onDay: to come, or over a year ago.",
  }),
  amend: endpoint({
    name: "consult.amend",
    method: "POST",
    path: "/consults/:consultId/amend",
    in: NewConsult.extend({ consultId: id("Consult"), version }),
    out: changed,
    about: "Puts right what one wrote down today. 409 consult.tooLate after its day, consult.alreadyConcern once it became one, stale.",
  }),
  takeBack: endpoint({
    name: "consult.takeBack",
    method: "POST",
    path: "/consults/:consultId/take-back",
    in: z.object({ consultId: id("Consult") }),
    out: none,
    about:
      "Takes back a consult one wrote down today by mistake: it counts nowhere. 409 consult.tooLate on another day, or once it is a concern.",
  }),
  list: endpoint({
    name: "consult.list",
    method: "GET",
    path: "/programs/:programId/consults",
    in: Page,
    out: z.object({ items: z.array(Consult), next: z.string().nullable() }),
    about: "A page of a program's consults, newest first: all of them for those who read or triage it, their own for the others.",
  }),
  toConcern: endpoint({
    name: "consult.toConcern",
    method: "POST",
    path: "/consults/:consultId/concern",
    creates: true,
    in: z.object({ consultId: id("Consult") }),
    out: Created,
    about: "Files a concern with the consult's words, once. 409 consult.alreadyConcern; consult.noDoor where its program takes none.",
  }),
  counts: endpoint({
    name: "consult.counts",
    method: "GET",
    path: "/programs/:programId/consults/counts",
    in: z.object({ programId: ProgramId, month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) }),
    out: z.object({
      counts: z.array(
        z.object({
          what: z.enum(["consult", "concern", "caller", "language", "need", "given", "safety"]),
          code: z.string(),
          count: z.number().int(),
          minutes: z.number().int(),
        }),
      ),
    }),
    about:
      "How many consults and hotline contacts a program had in a month, by kind, language and need. Small numbers stay inside the program.",
  }),
};

export const hotline = {
  add: endpoint({
    name: "hotline.add",
    method: "POST",
    path: "/hotline-contacts",
    creates: true,
    in: NewHotlineContact.extend({ programId: ProgramId }),
    out: Created,
    about: "Counts a call of somebody who is no client. 409 hotline.notHere in a program that is neither victim services nor confidential.",
  }),
  amend: endpoint({
    name: "hotline.amend",
    method: "POST",
    path: "/hotline-contacts/:hotlineContactId/amend",
    in: NewHotlineContact.extend({ hotlineContactId: id("HotlineContact"), version }),
    out: changed,
    about: "Puts right a call one counted today. 409 consult.tooLate after its day, stale.",
  }),
  takeBack: endpoint({
    name: "hotline.takeBack",
    method: "POST",
    path: "/hotline-contacts/:hotlineContactId/take-back",
    in: z.object({ hotlineContactId: id("HotlineContact") }),
    out: none,
    about: "Takes back a call one counted today by mistake. 409 consult.tooLate on another day.",
  }),
  list: endpoint({
    name: "hotline.list",
    method: "GET",
    path: "/programs/:programId/hotline-contacts",
    in: Page,
    out: z.object({ items: z.array(HotlineContact), next: z.string().nullable() }),
    about: "A page of a program's hotline contacts, newest first: all of them for those who read or triage it, their own for the others.",
  }),
};
