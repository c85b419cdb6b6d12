import { valuesOf } from "../forms/fieldValues.ts";
import type { Form } from "../forms/questionnaire/form.ts";
import { readQuestionnaire } from "../forms/questionnaire/readQuestionnaire.ts";
import type { Values } from "../ui/entries.ts";
import type { OwnForm } from "./pageProps.ts";

/** A form asked for, as the database hands it to its own person's page. */
export interface FormRow {
  readonly id: string;
  readonly formId: string;
  readonly document: string;
  readonly kept: string | null;
  readonly askedOn: string;
}

const remembered = new Map<string, Form>();
const MOST_REMEMBERED = 100;

/** What an edition in use asks never changes: it is read once. */
function formOf({ formId, document }: FormRow): Form | undefined {
  const known = remembered.get(formId);
  if (known) return known;
  const { form } = readQuestionnaire(document);
  if (!form) return undefined;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(formId, form);
  return form;
}

/** The forms they were asked to fill in, each with what is in its fields so far. */
export const openOwnForms = (
  rows: readonly FormRow[],
  open: (table: string, row: string, column: string, sealed: string) => string,
  day: (iso: string) => string,
): OwnForm[] =>
  rows.flatMap((row) => {
    const form = formOf(row);
    if (!form) return [];
    const kept = row.kept ? (JSON.parse(open("responses.response", row.id, "kept", row.kept)) as Values) : {};
    return [{ id: row.id, askedOn: day(row.askedOn), form, values: { ...valuesOf(form), ...kept } }];
  });
