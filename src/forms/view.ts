import type { FormView } from "./contract.ts";
import type { Form, Item } from "./questionnaire/form.ts";

/** The form as it leaves: its items in one row, each with what it stands beneath. */
export const viewOf = (form: Form): FormView => ({ ...form, items: rowOf(form.items, null) }) as FormView;

const rowOf = (items: readonly Item[], under: string | null): object[] =>
  items.flatMap(({ items: beneath, ...item }) => [{ ...item, under }, ...rowOf(beneath, item.linkId)]);

/** The same as it is filled in, judged and counted. */
export function formOf({ items, ...head }: FormView): Form {
  const beneath = (holder: string | null): Item[] =>
    items.filter(({ under }) => under === holder).map(({ under: _, ...item }) => ({ ...item, items: beneath(item.linkId) }));
  return { ...head, items: beneath(null) };
}
