/**
 * A form as we understand it: the strict subset of a FHIR R4 Questionnaire (standards 5.6). The document it was read from stays whole beside it;
 * this is a view, for those who fill in, judge and count.
 */
export interface Form {
  /** The canonical address, without a version; null where the file names none. */
  readonly url: string | null;
  readonly version: string | null;
  readonly title: string;
  readonly status: "draft" | "active" | "retired" | "unknown";
  /** BCP 47; null where the file names none. */
  readonly language: string | null;
  readonly copyright: string | null;
  readonly items: readonly Item[];
}

export const itemKinds = [
  "group",
  "display",
  "string",
  "text",
  "boolean",
  "decimal",
  "integer",
  "date",
  "dateTime",
  "choice",
  "open-choice",
  "attachment",
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** A heading, a sentence or a question, and what stands beneath it. */
export interface Item {
  readonly linkId: string;
  readonly kind: ItemKind;
  readonly text: string;
  readonly prefix: string | null;
  readonly codes: readonly Coding[];
  readonly required: boolean;
  /** A question that takes several answers. A group stands once. */
  readonly repeats: boolean;
  readonly readOnly: boolean;
  readonly hidden: boolean;
  /** Characters; null where the form sets no bound. */
  readonly maxLength: number | null;
  /** Bounds of a number or a day, as written. */
  readonly least: string | null;
  readonly most: string | null;
  /** What a number counts: "{drinks}/d", "min". */
  readonly unit: string | null;
  /** How the form would like to be shown: "radio-button", "check-box", "drop-down", "slider", "help". */
  readonly control: string | null;
  readonly options: readonly Option[];
  readonly initial: readonly Answer[];
  readonly shownWhen: ShownWhen | null;
  readonly tally: Tally | null;
  /** From this weight of an answer, or this total, somebody looks after their safety, whatever else the form says. */
  readonly safetyFrom: number | null;
  readonly items: readonly Item[];
}

export interface Coding {
  readonly system: string | null;
  readonly code: string | null;
  readonly display: string | null;
}

export interface Option {
  readonly value: Answer;
  /** What the answer counts in a total; null where it counts nothing. */
  readonly weight: number | null;
  readonly prefix: string | null;
}

/** One answer to one question. Numbers and days stand as they were written. */
export type Answer =
  | { readonly coding: Coding }
  | { readonly words: string }
  | { readonly number: string }
  | { readonly yes: boolean }
  | { readonly date: string }
  | { readonly moment: string }
  | { readonly file: { readonly title: string | null; readonly url: string } };

/** What was answered, by the question's linkId; a question without an answer is not there. */
export type Answers = Readonly<Record<string, readonly Answer[]>>;

/** An item is there only while all, or any, of this holds. */
export interface ShownWhen {
  readonly every: boolean;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly question: string;
  readonly is: "exists" | "=" | "!=" | ">" | "<" | ">=" | "<=";
  readonly answer: Answer;
}

/** A total that nobody types: the weights of those answers added up, or how many of them there are. */
export interface Tally {
  readonly how: "sum" | "count";
  /** linkIds, in the form's order. */
  readonly of: readonly string[];
  /** How many of them may stay without an answer; with more, there is no total. */
  readonly mayMiss: number;
  readonly bands: readonly Band[];
}

/** From `from` on, up to the next band, a total is called this. */
export interface Band {
  readonly from: number;
  readonly name: string;
}

/** Every item of the form, each before what stands beneath it. */
export function* walkItems(items: readonly Item[]): Generator<Item> {
  for (const item of items) {
    yield item;
    yield* walkItems(item.items);
  }
}

/** Whether something can be answered there. */
export const asks = (item: Item): boolean => item.kind !== "group" && item.kind !== "display";
