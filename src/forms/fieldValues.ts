import type { Values } from "../ui/entries.ts";
import { type Answer, type Answers, asks, type Form, type Item, walkItems } from "./questionnaire/form.ts";
import { isSame } from "./questionnaire/readAnswer.ts";

/** Where the words stand that are none of those offered. */
export const otherOf = (linkId: string) => `${linkId}~other`;
/** Where the time stands beside a day. */
export const timeOf = (linkId: string) => `${linkId}~time`;
/** The choice "something else", of which the words stand beside it. */
export const OTHER = "other";

const textOf = (values: Readonly<Values>, name: string): string => {
  const value = values[name];
  return typeof value === "string" ? value.trim() : "";
};

/** What is in the fields, as answers: a question that was left open is not there. */
export function answersIn(form: Form, values: Readonly<Values>): Answers {
  const answers: Record<string, readonly Answer[]> = {};
  for (const item of walkItems(form.items)) {
    if (!asks(item) || item.tally !== null) continue;
    const given = item.readOnly ? item.initial : answersTo(item, values);
    if (given.length > 0) answers[item.linkId] = given;
  }
  return answers;
}

function answersTo(item: Item, values: Readonly<Values>): readonly Answer[] {
  const { linkId, kind, repeats, options } = item;
  const text = textOf(values, linkId);
  if (options.length > 0) {
    const chosen = repeats ? ((values[linkId] as string[] | undefined) ?? []) : text === "" ? [] : [text];
    const other = textOf(values, otherOf(linkId));
    return [
      ...chosen.flatMap((at) => options[Number(at)]?.value ?? []),
      ...(kind === "open-choice" && other !== "" && (repeats || chosen.includes(OTHER)) ? [{ words: other }] : []),
    ];
  }
  if (text === "") return [];
  switch (kind) {
    case "boolean":
      return [{ yes: text === "yes" }];
    case "integer":
    case "decimal":
      return [{ number: asNumber(text) }];
    case "date":
      return [{ date: text }];
    case "dateTime":
      return [{ moment: `${text}T${textOf(values, timeOf(linkId)) || "00:00"}:00Z` }];
    case "attachment":
      return [];
    default:
      return repeats ? text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [{ words: line.trim() }])) : [{ words: text }];
  }
}

/** As it is typed in many places: "1 234", "12,5", "٣". */
function asNumber(text: string): string {
  const plain = text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\s\u00a0]/g, "")
    .replace(/[,٫]/, ".");
  return plain.replace(/^(-?)0+(?=\d)/, "$1");
}

/** What stands in the fields at first: what the form says, or what was answered. */
export function valuesOf(form: Form, answers: Answers = {}): Values {
  const values: Values = {};
  for (const item of walkItems(form.items)) {
    const { linkId, kind, options, repeats } = item;
    const given = answers[linkId] ?? item.initial;
    if (options.length > 0) {
      const places = given.flatMap((answer) => {
        const at = options.findIndex(({ value }) => isSame(value, answer));
        return at < 0 ? [] : [String(at)];
      });
      values[linkId] = repeats ? places : (places[0] ?? null);
      continue;
    }
    const [first] = given;
    if (kind === "boolean") values[linkId] = first && "yes" in first ? (first.yes ? "yes" : "no") : null;
    else if (kind === "date") values[linkId] = first && "date" in first ? first.date : null;
    else if (kind === "dateTime") values[linkId] = first && "moment" in first ? first.moment.slice(0, 10) : null;
    else if (asks(item)) values[linkId] = given.map((it) => ("words" in it ? it.words : "number" in it ? it.number : "")).join("\n");
  }
  return values;
}
