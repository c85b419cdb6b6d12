import { z } from "zod";
import { CaseId, TaskId, Who } from "../cases/timeline/contract.ts";
import { Answer, FormId, FormPurpose, FormView } from "../forms/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version } from "../kernel/contract.ts";
import { leavingFile } from "../kernel/fileContract.ts";
import { PersonId, PersonLabel } from "../people/contract.ts";

/** What was answered on a form in a case: begun with one edition of it, and complete once. Totals are made from the answers at each look. */
export const ResponseId = id("Response");
export type ResponseId = z.infer<typeof ResponseId>;

/** How somebody is with the person while a form that can call for safety is filled in. */
export const Presence = z.enum(["with_them", "on_call"]);
export type Presence = z.infer<typeof Presence>;

/** One total, with what the form calls it. */
export const Total = z.object({
  linkId: z.string(),
  label: z.string(),
  /** Null where more questions are open than the form allows. */
  total: z.number().nullable(),
  answered: z.number().int(),
  outOf: z.number().int(),
  band: z.string().nullable(),
});
export type Total = z.infer<typeof Total>;

/** By whose hand: with staff, or tapped and typed by the person themselves. */
export const FilledBy = z.enum(["staff", "person"]);
export type FilledBy = z.infer<typeof FilledBy>;

/** A response, without its answers. */
export const ResponseHead = z.object({
  responseId: ResponseId,
  formId: FormId,
  slug: z.string(),
  title: z.string(),
  edition: z.number().int(),
  status: z.enum(["begun", "complete", "left"]),
  begunBy: Who,
  begunAt: moment,
  presence: Presence.nullable(),
  filledBy: FilledBy,
  /** Asked for on their own page: filled in there and nowhere else. */
  onPage: z.boolean(),
  /** Who was on call, and told. */
  paged: Who.nullable(),
  completedBy: Who.nullable(),
  completedAt: moment.nullable(),
  onDay: day.nullable(),
  totals: z.array(Total),
  /** That the answers were purged, and when, where they were. */
  purged: z.string().nullable(),
  /** An answer called for somebody to look after their safety: the step that follows, and whose it is. */
  safety: z.object({ taskId: TaskId, owner: Who, dueOn: day, done: z.boolean() }).nullable(),
  version,
});
export type ResponseHead = z.infer<typeof ResponseHead>;

/** A form that can be begun. */
export const Offered = z.object({
  formId: FormId,
  slug: z.string(),
  title: z.string(),
  callsForSafety: z.boolean(),
  /** For what the program uses it; empty where it does not say. */
  purposes: z.array(FormPurpose),
});
export type Offered = z.infer<typeof Offered>;

/** What they tapped of one statement: its answer's words, and its place on the scale. */
const Tap = z.object({ label: z.string(), place: z.number() });
const Asked = z.object({ responseId: ResponseId, onDay: day, filledBy: FilledBy });

/** What somebody said of themselves the first time and the last, statement by statement (A37); `last` null: asked once so far. */
export const Outcomes = z.object({
  first: Asked,
  last: Asked.nullable(),
  statements: z.array(z.object({ statement: z.string(), text: z.string(), first: Tap.nullable(), last: Tap.nullable() })),
});
export type Outcomes = z.infer<typeof Outcomes>;

/** How many of a hundred who were asked twice are further along; null where a number would be of too few. */
const Share = z.number().int().nullable();
const Shares = z.object({
  programId: z.uuid(),
  programName: z.string(),
  /** How many were asked at least twice; null where they are too few to say. */
  people: z.number().int().nullable(),
  statements: z.array(z.object({ statement: z.string(), text: z.string(), further: Share, same: Share, less: Share })),
});
export type Shares = z.infer<typeof Shares>;

const one = z.object({ responseId: ResponseId });

const typed = z.string().max(10_000);
const short = z.string().max(255);
const codeOrNone = short.nullable();
const AnswerIn = z.union([
  z.object({ coding: z.object({ system: codeOrNone, code: codeOrNone, display: z.string().max(1000).nullable() }) }),
  z.object({ words: typed }),
  z.object({ number: short }),
  z.object({ yes: z.boolean() }),
  z.object({ date: short }),
  z.object({ moment: short }),
]);

export const responses = {
  ofCase: endpoint({
    name: "response.ofCase",
    method: "GET",
    path: "/cases/:caseId/forms",
    in: z.object({ caseId: CaseId }),
    out: z.object({
      personId: PersonId,
      offered: z.array(Offered),
      responses: z.array(ResponseHead),
      /** Null where the program asks for no learning outcomes, or they were not asked yet. */
      outcomes: Outcomes.nullable(),
      /** Who would be told, should nobody be with the person. */
      onCall: z.string().nullable(),
      mayBegin: z.boolean(),
      access: Access,
    }),
    about: "The forms filled in in a case, with their totals, and those that can be begun.",
  }),
  begin: endpoint({
    name: "response.begin",
    method: "POST",
    path: "/cases/:caseId/forms",
    creates: true,
    in: z.object({ caseId: CaseId, formId: FormId, presence: Presence.nullish() }),
    out: Created,
    about:
      "Begins a form with the person. One whose answers can call for safety asks who is with them: 409 response.nobodyThere. With on_call whoever is on call is told: 409 response.nobodyOnCall. 409 form.notPublished; case.closed.",
  }),
  show: endpoint({
    name: "response.show",
    method: "GET",
    path: "/responses/:responseId",
    in: one,
    out: z.object({
      response: ResponseHead,
      caseId: CaseId,
      personId: PersonId,
      label: PersonLabel,
      view: FormView,
      answers: z.record(z.string(), z.array(Answer)),
      mayFill: z.boolean(),
      access: Access,
    }),
    about: "A response with its answers and the form they answer.",
  }),
  complete: endpoint({
    name: "response.complete",
    method: "POST",
    path: "/responses/:responseId/complete",
    in: one.extend({ version, answers: personal(z.record(z.string().max(255), z.array(AnswerIn).max(60))), filledBy: FilledBy.nullish() }),
    out: z.object({ version, safety: z.boolean() }),
    about:
      "Keeps the answers. One that calls for safety makes an urgent step for the case manager in the same moment. 422 by question; 409 response.over, response.onTheirPage; case.closed.",
  }),
  shares: endpoint({
    name: "response.shares",
    method: "GET",
    path: "/forms/:formId/shares",
    in: z.object({ formId: FormId }),
    out: z.object({ programs: z.array(Shares), least: z.number().int() }),
    about:
      "Of each program that the asker leads and that asks this form for learning outcomes: how many of a hundred are further along the last time than the first, by statement. Of fewer than `least` nothing is said, and nobody is named.",
  }),
  leave: endpoint({
    name: "response.leave",
    method: "POST",
    path: "/responses/:responseId/leave",
    in: one.extend({ version }),
    out: none,
    about: "It is not filled in after all; that it was begun stays. 409 response.over.",
  }),
  export: endpoint({
    name: "response.export",
    method: "GET",
    path: "/responses/:responseId/questionnaire-response",
    weighty: true,
    in: one,
    out: leavingFile,
    about:
      "The answers as a FHIR R4 QuestionnaireResponse that pins the form's version and names nobody. 409 response.notComplete, response.purged.",
  }),
};
