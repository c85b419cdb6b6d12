import { z } from "zod";
import { Created, endpoint, id, moment, none, version, words } from "../kernel/contract.ts";
import { leavingFile } from "../kernel/fileContract.ts";

/**
 * A form is an agency's own list of questions to go through with a person, in editions. Its document is a FHIR R4 Questionnaire, kept whole; what is
 * understood of it is asked, counted and exported. A published edition never changes.
 */
export const FormId = id("Form");
export type FormId = z.infer<typeof FormId>;
const UseId = id("FormUse");
const ProgramId = id("Program");

const Coding = z.object({ system: z.string().nullable(), code: z.string().nullable(), display: z.string().nullable() });

/** One answer to one question, as it leaves. */
export const Answer = z.union([
  z.object({ coding: Coding }),
  z.object({ words: z.string() }),
  z.object({ number: z.string() }),
  z.object({ yes: z.boolean() }),
  z.object({ date: z.string() }),
  z.object({ moment: z.string() }),
  z.object({ file: z.object({ title: z.string().nullable(), url: z.string() }) }),
]);

const Option = z.object({ value: Answer, weight: z.number().nullable(), prefix: z.string().nullable() });
const Condition = z.object({ question: z.string(), is: z.enum(["exists", "=", "!=", ">", "<", ">=", "<="]), answer: Answer });
const Tally = z.object({
  how: z.enum(["sum", "count"]),
  of: z.array(z.string()),
  mayMiss: z.number(),
  bands: z.array(z.object({ from: z.number(), name: z.string() })),
});

/** A heading, a sentence or a question; `under` is what it stands beneath. */
const FormItem = z.object({
  linkId: z.string(),
  under: z.string().nullable(),
  kind: z.enum([
    ...["group", "display", "string", "text", "boolean", "decimal"],
    ...["integer", "date", "dateTime", "choice", "open-choice", "attachment"],
  ] as const),
  text: z.string(),
  prefix: z.string().nullable(),
  codes: z.array(Coding),
  required: z.boolean(),
  repeats: z.boolean(),
  readOnly: z.boolean(),
  hidden: z.boolean(),
  maxLength: z.number().nullable(),
  least: z.string().nullable(),
  most: z.string().nullable(),
  unit: z.string().nullable(),
  control: z.string().nullable(),
  options: z.array(Option),
  initial: z.array(Answer),
  shownWhen: z.object({ every: z.boolean(), conditions: z.array(Condition) }).nullable(),
  tally: Tally.nullable(),
  safetyFrom: z.number().nullable(),
});

/** What a form asks, item by item in its order. */
export const FormView = z.object({
  url: z.string().nullable(),
  version: z.string().nullable(),
  title: z.string(),
  status: z.enum(["draft", "active", "retired", "unknown"]),
  language: z.string().nullable(),
  copyright: z.string().nullable(),
  items: z.array(FormItem),
});
export type FormView = z.infer<typeof FormView>;

export const FormStatus = z.enum(["draft", "published", "retired"]);
export type FormStatus = z.infer<typeof FormStatus>;

/** An edition of a form, without its questions. */
export const FormHead = z.object({
  formId: FormId,
  slug: z.string(),
  edition: z.number().int(),
  title: z.string(),
  status: FormStatus,
  /** An answer can call for somebody to look after their safety. */
  callsForSafety: z.boolean(),
  madeAt: moment,
  publishedAt: moment.nullable(),
  version,
});
export type FormHead = z.infer<typeof FormHead>;

export const FormPurpose = z.enum(["intake", "reassessment", "screening", "check_in", "closing", "outcomes"]);
export type FormPurpose = z.infer<typeof FormPurpose>;

/** For what a program uses a form, and how often again. */
export const FormUse = z.object({
  useId: UseId,
  programId: ProgramId,
  programName: z.string(),
  slug: z.string(),
  purpose: FormPurpose,
  cycleDays: z.number().int().nullable(),
});
export type FormUse = z.infer<typeof FormUse>;

/** Something said about a form's file, by line and column; a fault keeps it from being used. */
export const Said = z.object({
  fault: z.boolean(),
  code: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  /** The question it is about. */
  linkId: z.string().nullable(),
  message: z.string(),
});
export type Said = z.infer<typeof Said>;

/** The longest file of a form: the longest published ones are a third of it. */
export const LONGEST_DOCUMENT = 400_000;
const document = z.string().min(2).max(LONGEST_DOCUMENT);

const Choice = z.object({ label: words(300), weight: z.number().min(-1000).max(1000).nullish() });

/** The kinds of question that the builder makes. */
export const BuiltKind = z.enum(["string", "text", "boolean", "choice", "several", "integer", "decimal", "date", "display"]);
export type BuiltKind = z.infer<typeof BuiltKind>;

/** One part of a form as the builder holds it: `kind` null leaves what stands in the file as it is. */
export const BuiltItem = z.object({
  linkId: z.string().min(1).max(255),
  kind: BuiltKind.nullable(),
  text: z.string().max(4000),
  help: z.string().max(1000).nullish(),
  required: z.boolean().default(false),
  choices: z.array(Choice).max(60).default([]),
  /** Asked only while that question is answered so: by the words of a choice, or "yes" and "no". */
  shownWhen: z.object({ question: z.string().max(255), answer: z.string().max(300) }).nullish(),
});
export type BuiltItem = z.infer<typeof BuiltItem>;

const one = z.object({ formId: FormId });
const changed = z.object({ version });

export const forms = {
  list: endpoint({
    name: "form.list",
    method: "GET",
    path: "/forms",
    in: none,
    out: z.object({
      forms: z.array(FormHead),
      /** What comes with Holdfast and may be used by anybody; `taken` says that it is there already. */
      shipped: z.array(
        z.object({ name: z.string(), title: z.string(), about: z.string(), callsForSafety: z.boolean(), taken: z.boolean() }),
      ),
      uses: z.array(FormUse),
      mayKeep: z.boolean(),
    }),
    about: "The agency's forms, what programs use them for, and those that come with Holdfast.",
  }),
  show: endpoint({
    name: "form.show",
    method: "GET",
    path: "/forms/:formId",
    in: one,
    out: z.object({
      form: FormHead,
      view: FormView,
      /** What of the file is kept and does nothing here; of a draft, also what is wrong with it. */
      said: z.array(Said),
      /** Its parts, as the builder holds them; empty for those who do not keep forms. */
      built: z.array(BuiltItem),
      uses: z.array(FormUse),
      mayKeep: z.boolean(),
    }),
    about: "One edition of a form: what it asks.",
  }),
  takeIn: endpoint({
    name: "form.takeIn",
    method: "POST",
    path: "/forms/take-in",
    creates: true,
    in: z.object({ name: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
    out: Created,
    about: "Takes in one of the forms that come with Holdfast, published at once. 409 form.alreadyHere; 422 name.unknown.",
  }),
  check: endpoint({
    name: "form.check",
    method: "POST",
    path: "/forms/check",
    reads: true,
    in: z.object({ document }),
    out: z.object({ title: z.string().nullable(), questions: z.number().int(), callsForSafety: z.boolean(), said: z.array(Said) }),
    about: "Reads a FHIR R4 Questionnaire and keeps nothing: what is wrong with it, and what of it would be kept without a use.",
  }),
  import: endpoint({
    name: "form.import",
    method: "POST",
    path: "/forms/import",
    creates: true,
    in: z.object({ document }),
    out: Created,
    about:
      "Keeps a FHIR R4 Questionnaire as a draft, its text whole. 422 document.faulty; 409 form.draftThere: one of the same name is a draft already.",
  }),
  begin: endpoint({
    name: "form.begin",
    method: "POST",
    path: "/forms/begin",
    creates: true,
    in: z.object({ title: words(300, 3) }),
    out: Created,
    about: "Begins a form of one's own, as a draft with one question. 409 form.draftThere.",
  }),
  draft: endpoint({
    name: "form.draft",
    method: "POST",
    path: "/forms/:formId/draft",
    creates: true,
    in: one,
    out: Created,
    about: "Drafts the next edition from this one. 409 form.draftThere.",
  }),
  save: endpoint({
    name: "form.save",
    method: "POST",
    path: "/forms/:formId/save",
    in: one.extend({ version, title: words(300, 3), items: z.array(BuiltItem).min(1).max(200) }),
    out: changed,
    about:
      "Saves a draft: its parts in their order. What the builder does not know of a part stays as it is. 409 form.notDraft; 422 items.faulty.",
  }),
  publish: endpoint({
    name: "form.publish",
    method: "POST",
    path: "/forms/:formId/publish",
    in: one.extend({ version }),
    out: changed,
    about: "Publishes a draft; the edition before it is retired. 409 form.notDraft, form.faulty, form.losesSafety.",
  }),
  retire: endpoint({
    name: "form.retire",
    method: "POST",
    path: "/forms/:formId/retire",
    in: one.extend({ version }),
    out: changed,
    about: "Offers it no longer; what was answered on it stays. A draft is put away.",
  }),
  export: endpoint({
    name: "form.export",
    method: "GET",
    path: "/forms/:formId/questionnaire",
    in: one,
    out: leavingFile,
    about: "The form's file, as it came or as the builder wrote it.",
  }),
  use: endpoint({
    name: "form.use",
    method: "POST",
    path: "/forms/:formId/uses",
    creates: true,
    in: one.extend({ programId: ProgramId, purpose: FormPurpose, cycleDays: z.number().int().min(1).max(1100).nullish() }),
    out: Created,
    about: "Says for what a program uses a form. 409 form.usedAlready.",
  }),
  endUse: endpoint({
    name: "form.endUse",
    method: "POST",
    path: "/forms/uses/:useId/end",
    in: z.object({ useId: UseId }),
    out: none,
    about: "A program does not use a form for that any more.",
  }),
};
