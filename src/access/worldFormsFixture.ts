import { newId } from "../kernel/ids.ts";
import { SECTIONS } from "../people/policy.ts";
import type { Case } from "./oracleTesting.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import type { Eyes } from "./rulesFixture.ts";
import type { LaidCase } from "./worldCasesFixture.ts";
import type { Ground } from "./worldFixture.ts";

const document = JSON.stringify({
  resourceType: "Questionnaire",
  url: "urn:holdfast:form:own",
  title: "Own",
  status: "active",
  item: [{ linkId: "q1", text: "What brings you?", type: "text" }],
});

/** Each agency's forms, drafts among them, what programs use them for, and what was answered on them in some cases. */
export function layForms({ agencies, chance, put, seal, at, day }: Ground, cases: readonly LaidCase[]): void {
  const published = new Map<string, string>();
  for (const agency of agencies) {
    const [by = ""] = agency.accounts;
    const base = { agency_id: agency.id, title: "Own", document, calls_for_safety: false, made_by: by };
    const out = { published_by: by, published_at: at(-300) };
    const form = newId();
    published.set(agency.id, form);
    put("forms.form", { id: newId(), ...base, slug: "own", edition: 1, status: "retired", ...out, retired_at: at(-200) });
    put("forms.form", { id: form, ...base, slug: "own", edition: 2, status: "published", ...out, retired_at: null });
    const none = { published_by: null, published_at: null, retired_at: null };
    put("forms.form", { id: newId(), ...base, slug: "own", edition: 3, status: "draft", ...none });
    for (const program of agency.programs) {
      const use = { agency_id: agency.id, program_id: program.id, slug: "own", added_by: by };
      put("forms.use", { id: newId(), ...use, purpose: "intake", cycle_days: null });
      put("forms.use", { id: newId(), ...use, purpose: "reassessment", cycle_days: 14 });
    }
  }
  for (const { agency, roots, manager } of cases) {
    for (const [status, onPage] of [
      ["begun", false],
      ["begun", true],
      ["complete", false],
      ["complete", true],
    ] as const) {
      if (chance.oneIn(2)) continue;
      const id = newId();
      const by = chance.oneIn(2) ? manager : chance.pick(agency.accounts);
      const answers = seal(agency.id, "responses.response", id, "answers", { q1: [{ words: "Words" }] });
      const sent = chance.oneIn(2) ? [at(-9), day(-1)] : [at(-24 * 60), day(-60)];
      const done = { answers, kept: null, completed_by: onPage ? null : by, completed_at: sent[0], on_day: sent[1] };
      const words = onPage ? seal(agency.id, "responses.response", id, "kept", { q1: "Words" }) : null;
      const open = { answers: null, kept: words, completed_by: null, completed_at: null, on_day: null };
      const kept = status === "complete" ? done : open;
      const hand = { filled_by: onPage ? "person" : "staff", on_page: onPage };
      put("responses.response", { id, ...roots, form_id: published.get(agency.id) ?? "", status, begun_by: by, ...hand, ...kept });
    }
  }
}

type Sees = (eyes: Eyes, row: Row, rows: Rows) => boolean;
const keeps = (eyes: Eyes) => eyes.me.may_admin || eyes.leads.size > 0;

/** Forms are for all of an agency, drafts for those who keep them; what was answered is read like a note. */
export const SEES_FORMS: Readonly<Record<string, Sees>> = {
  "forms.form": (eyes, row) => eyes.isOurs(row) && (row.status !== "draft" || keeps(eyes)),
  "forms.use": (eyes, row) => eyes.isOurs(row),
  "responses.response": (eyes, row) => eyes.seesInCase(row, SECTIONS.notes),
};

/** Who changes them. */
export const CHANGES_FORMS: Readonly<Record<string, { column: string; to?: string; may: Sees }>> = {
  "forms.form": { column: "version", may: keeps },
  "forms.use": { column: "ended_at", may: (eyes, row) => eyes.me.may_admin || eyes.leads.has(row.program_id) },
  "responses.response": { column: "version", may: (eyes, row) => row.status === "begun" && eyes.writesCase(row, SECTIONS.notes) },
};

/** A form drafted, put to use in a program, each in one's own name. */
export function triesOfForms(eyes: Eyes, program: Row, other: string) {
  const { agency_id, id: program_id } = program;
  const id = newId();
  const form = { id, agency_id, slug: `tried-${id.slice(-12)}`, edition: 1, title: "Tried", document, calls_for_safety: false };
  const use = { id: newId(), agency_id, program_id, slug: "tried", purpose: "closing" };
  const ours = eyes.isOurs(program);
  const [mayKeep, mayUse] = [ours && keeps(eyes), ours && (eyes.me.may_admin || eyes.leads.has(program_id))];
  const me = eyes.me.id;
  return [
    { what: "drafts a form", into: "forms.form", row: { ...form, made_by: me }, may: mayKeep },
    { what: "drafts a form in another's name", into: "forms.form", row: { ...form, made_by: other }, may: false },
    { what: "puts a form to use", into: "forms.use", row: { ...use, added_by: me }, may: mayUse },
    { what: "puts a form to use in another's name", into: "forms.use", row: { ...use, added_by: other }, may: false },
  ];
}

/** A form begun in a case, in one's own name: written like a note. */
export function triesOfResponses(eyes: Eyes, { rows }: Pick<Case, "rows">, record: Row, other: string) {
  const { agency_id, program_id, person_id, id: case_id } = record;
  const form = (rows["forms.form"] ?? []).find((one) => one.agency_id === agency_id && one.status === "published");
  const inCase = { ...record, case_id };
  const may = eyes.isOurs(record) && !eyes.isBarred(inCase) && eyes.writesCase(inCase, SECTIONS.notes);
  const begun = { id: newId(), agency_id, program_id, person_id, case_id, form_id: form?.id };
  return [
    { what: "begins a form", into: "responses.response", row: { ...begun, begun_by: eyes.me.id }, may },
    { what: "begins a form in another's name", into: "responses.response", row: { ...begun, begun_by: other }, may: false },
  ];
}
