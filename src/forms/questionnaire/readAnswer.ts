import { isNumber, isObject, type Json, type JsonObject } from "./document.ts";
import { readChoice, textAt } from "./fields.ts";
import type { Answer, Coding } from "./form.ts";

export const readCoding = (value: JsonObject): Coding => ({
  system: textAt(value, "system"),
  code: textAt(value, "code"),
  display: textAt(value, "display"),
});

/** A `value[x]`, `answer[x]` of FHIR as an answer; null where it is of a kind that no question here takes. */
export function readAnswer(object: JsonObject, stem = "value"): Answer | null {
  const found = readChoice(object, stem);
  if (!found) return null;
  return readNamed(found.name, found.value);
}

function readNamed(name: string, value: Json): Answer | null {
  if (name === "Coding" && isObject(value)) return { coding: readCoding(value) };
  if (name === "String" && typeof value === "string") return { words: value };
  if ((name === "Integer" || name === "Decimal") && isNumber(value)) return { number: value.rawJSON };
  if (name === "Boolean" && typeof value === "boolean") return { yes: value };
  if (name === "Date" && typeof value === "string") return { date: value };
  if (name === "DateTime" && typeof value === "string") return { moment: value };
  if (name === "Attachment" && isObject(value)) return { file: { title: textAt(value, "title"), url: textAt(value, "url") ?? "" } };
  return null;
}

const same = (one: string | null, other: string | null) => one === null || other === null || one === other;

/** Whether two answers say the same: codes by code, systems where both name one, numbers by their worth. */
export function isSame(one: Answer, other: Answer): boolean {
  if ("coding" in one && "coding" in other) {
    if (one.coding.code === null || other.coding.code === null) return one.coding.display === other.coding.display;
    return one.coding.code === other.coding.code && same(one.coding.system, other.coding.system);
  }
  const ordered = compare(one, other);
  return ordered === 0;
}

/** Below zero where the first is less; null where the two cannot be compared. */
export function compare(one: Answer, other: Answer): number | null {
  if ("number" in one && "number" in other) return Number(one.number) - Number(other.number);
  if ("words" in one && "words" in other) return one.words === other.words ? 0 : one.words < other.words ? -1 : 1;
  if ("yes" in one && "yes" in other) return Number(one.yes) - Number(other.yes);
  if ("date" in one && "date" in other) return one.date === other.date ? 0 : one.date < other.date ? -1 : 1;
  if ("moment" in one && "moment" in other) return Date.parse(one.moment) - Date.parse(other.moment);
  if ("file" in one && "file" in other) return one.file.url === other.file.url ? 0 : null;
  return null;
}
