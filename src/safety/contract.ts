import { z } from "zod";
import { Changed } from "../cases/circumstances/contract.ts";
import { CaseId, ContactId, ContactKind, SafetyAnswer, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words } from "../kernel/contract.ts";
import { PersonId, PersonLabel } from "../people/contract.ts";

/** Safety: what was answered at each meeting (it stands with the contact), how circumstances changed, and what was written of a plan, where the person wants it written. */
export const SafetyContentId = id("SafetyContent");

/** A meeting, and what was answered about safety planning; null: nobody has answered. */
export const Meeting = z.object({
  contactId: ContactId,
  kind: ContactKind,
  onDay: day,
  safety: SafetyAnswer.nullable(),
  safetyAgain: day.nullable(),
  safetyWhy: z.string().nullable(),
  by: Who,
  mayAnswer: z.boolean(),
  version,
});
export type Meeting = z.infer<typeof Meeting>;

/** One's own meeting whose answer is still missing. */
export const Waiting = z.object({
  contactId: ContactId,
  caseId: CaseId,
  personId: PersonId,
  label: PersonLabel,
  kind: ContactKind,
  onDay: day,
  version,
  access: Access,
});
export type Waiting = z.infer<typeof Waiting>;

const Change = z.object({ at: moment, by: Who, words: z.string().nullable(), contactId: ContactId.nullable() });

/** A text of a safety plan. `body` is null once its words are gone. */
const Content = z.object({
  contentId: SafetyContentId,
  body: z.string().nullable(),
  by: Who,
  at: moment,
  supersededAt: moment.nullable(),
  prints: z.number().int(),
});
export type Content = z.infer<typeof Content>;

export const safety = {
  show: endpoint({
    name: "safety.show",
    method: "GET",
    path: "/cases/:caseId/safety",
    in: z.object({ caseId: CaseId }),
    out: z.object({
      caseId: CaseId,
      personId: PersonId,
      /** Each meeting of the last year that could carry an answer, the newest first, fifty at most. */
      meetings: z.array(Meeting),
      changes: z.array(Change),
      /** The text that stands, if there is one, and those before it. */
      content: Content.nullable(),
      earlier: z.array(Content.omit({ body: true }).extend({ kept: z.boolean() })),
      /** The last day on which safety was talked about. */
      lastOn: day.nullable(),
      mayWrite: z.boolean(),
      access: Access,
    }),
    about: "What was answered about safety planning in a case, how circumstances changed, and what was written of a plan, if anything was.",
  }),
  waiting: endpoint({
    name: "safety.waiting",
    method: "GET",
    path: "/safety/waiting",
    in: none,
    out: z.object({ waiting: z.array(Waiting) }),
    about: "The asker's own meetings of the last thirty days whose answer about safety planning is still missing.",
  }),
  answer: endpoint({
    name: "safety.answer",
    method: "POST",
    path: "/contacts/:contactId/safety",
    in: z.object({
      contactId: ContactId,
      safety: SafetyAnswer,
      safetyAgain: day.nullish(),
      safetyWhy: personal(words(200)).nullish(),
      changed: Changed.nullish(),
      version,
    }),
    out: z.object({ version }),
    about:
      "Answers for a meeting afterwards, or anew (R85). The same answer twice is one; over another's answer it is 409 stale, and nothing is lost.",
  }),
  write: endpoint({
    name: "safety.write",
    method: "POST",
    path: "/cases/:caseId/safety-contents",
    creates: true,
    in: z.object({
      caseId: CaseId,
      body: personal(words(8000)),
      /** The text that the writer saw standing; null: none. */
      replaces: SafetyContentId.nullable(),
    }),
    out: Created,
    about:
      "Writes a safety plan down, because the person wants it written; the text before it goes in thirty days. 409 content.another: somebody else wrote meanwhile.",
  }),
  print: endpoint({
    name: "safety.print",
    method: "POST",
    path: "/safety-contents/:contentId/print",
    in: z.object({ contentId: SafetyContentId, paperSafe: z.literal(true) }),
    out: z.object({ contentId: SafetyContentId, body: z.string(), at: moment, personId: PersonId, access: Access }),
    about: "Prints the text that stands for the person, once they have said that paper is safe. Each print is counted. 409 content.gone.",
  }),
  forget: endpoint({
    name: "safety.forget",
    method: "POST",
    path: "/safety-contents/:contentId/forget",
    in: z.object({ contentId: SafetyContentId }),
    out: none,
    about: "Takes the words of a safety plan away at once, because the person asks. That there was one stays. 409 content.gone.",
  }),
};
