import { extensions } from "./addresses.ts";
import type { Built, BuiltKind } from "./built.ts";
import { isObject, type Json, type JsonObject, readDocument, writeDocument } from "./document.ts";
import { extensionOf, numberAt, objectsAt, readChoice, textAt, trueAt } from "./fields.ts";
import { readAnswer } from "./readAnswer.ts";

const OURS = "urn:holdfast:form:";
const types: Readonly<Record<BuiltKind, string>> = {
  string: "string",
  text: "text",
  boolean: "boolean",
  choice: "choice",
  several: "choice",
  integer: "integer",
  decimal: "decimal",
  date: "date",
  display: "display",
};

/** The text of a new form: one question, to be written over. */
export const startDocument = (slug: string, title: string): string =>
  writeDocument({
    resourceType: "Questionnaire",
    url: `${OURS}${slug}`,
    version: "1",
    title,
    status: "draft",
    item: [{ linkId: "q1", text: title, type: "text" }],
  });

/** The parts of a form at its top, as the builder holds them; what it could not write back as it stood has no kind and is kept. */
export function readBuilt(text: string): Built[] {
  const { value } = readDocument(text);
  const items = objectsAt(value, "item");
  return items.map((item) => readPart(item, items));
}

/** The same form with these parts, in this order. A part that says what it said before stays word for word; of one that changed, what the builder does not know. */
export function buildDocument(
  text: string,
  { title, items, edition }: { title: string; items: readonly Built[]; edition: number },
): string {
  const { value } = readDocument(text);
  const before = objectsAt(value, "item");
  const byLink = new Map(before.map((item) => [textAt(item, "linkId"), item]));
  const parts = items.map((built): JsonObject => {
    const item = byLink.get(built.linkId);
    if (item && (built.kind === null || saysTheSame(readPart(item, before), built))) return item;
    return writePart(item ?? emptyPart(built), built, items, before);
  });
  const { item: _, ...head } = value;
  return writeDocument({ ...head, title, ...versionOf(value, edition), item: parts });
}

const emptyPart = ({ linkId }: Built): JsonObject => ({ linkId });

/** Ours count their editions; what came from elsewhere keeps its own version, and ours behind it. */
function versionOf(value: JsonObject, edition: number): JsonObject {
  const [url, version] = [textAt(value, "url") ?? "", textAt(value, "version")];
  if (url.startsWith(OURS) || version === null) return { version: String(edition) };
  return { version: `${version.split("+holdfast.")[0]}+holdfast.${edition}` };
}

const saysTheSame = (one: Built, other: Built) => JSON.stringify(tidied(one)) === JSON.stringify(tidied(other));
const tidied = ({ linkId, kind, text, help, required, choices, shownWhen }: Built) => ({
  linkId,
  kind,
  text,
  help: help || null,
  required,
  choices: choices.map(({ label, weight }) => [label, weight ?? null]),
  shownWhen: shownWhen ? [shownWhen.question, shownWhen.answer] : null,
});

function readPart(item: JsonObject, all: readonly JsonObject[]): Built {
  const kind = kindOf(item);
  const shownWhen = conditionOf(item, all);
  const known = kind !== null && shownWhen !== "foreign" && choicesOf(item) !== null;
  return {
    linkId: textAt(item, "linkId") ?? "",
    kind: known ? kind : null,
    text: textAt(item, "text") ?? "",
    help: helpOf(item)?.text ?? null,
    required: trueAt(item, "required"),
    choices: choicesOf(item) ?? [],
    shownWhen: shownWhen === "foreign" ? null : shownWhen,
  };
}

/** A question by itself, with nothing beneath it but a help; a total and a group are none. */
function kindOf(item: JsonObject): BuiltKind | null {
  const type = textAt(item, "type");
  const beneath = objectsAt(item, "item");
  if (extensionOf(item, extensions.calculated) || item.answerValueSet !== undefined) return null;
  if (beneath.length > (helpOf(item) ? 1 : 0)) return null;
  if (type === "choice") return trueAt(item, "repeats") ? "several" : "choice";
  if (trueAt(item, "repeats")) return null;
  const found = Object.entries(types).find(([, it]) => it === type);
  return found ? (found[0] as BuiltKind) : null;
}

function helpOf(item: JsonObject): { text: string; part: JsonObject } | null {
  const part = objectsAt(item, "item").find((it) => {
    const concept = extensionOf(it, extensions.itemControl)?.valueCodeableConcept;
    return it.type === "display" && isObject(concept) && objectsAt(concept, "coding").some(({ code }) => code === "help");
  });
  return part ? { text: textAt(part, "text") ?? "", part } : null;
}

/** Its choices; null where one of them is no word. */
function choicesOf(item: JsonObject): Built["choices"] | null {
  const read = objectsAt(item, "answerOption").map((option) => {
    const label = labelOf(option);
    const carriers = isObject(option.valueCoding) ? [option, option.valueCoding] : [option];
    const carried = carriers.map((it) => extensionOf(it, extensions.ordinalValue) ?? extensionOf(it, extensions.itemWeight)).find(Boolean);
    const weight = carried && numberAt(carried, "valueDecimal");
    return label === null ? null : { label, ...(weight ? { weight: Number(weight) } : {}) };
  });
  return read.includes(null) ? null : (read as Built["choices"]);
}

function labelOf(option: JsonObject): string | null {
  const coding = option.valueCoding;
  return isObject(coding) ? (textAt(coding, "display") ?? textAt(coding, "code")) : textAt(option, "valueString");
}

function conditionOf(item: JsonObject, all: readonly JsonObject[]): Built["shownWhen"] | "foreign" {
  const conditions = objectsAt(item, "enableWhen");
  const [only] = conditions;
  if (!only) return null;
  const question = textAt(only, "question");
  const answer = readAnswer(only, "answer");
  if (conditions.length > 1 || only.operator !== "=" || !question || !answer) return "foreign";
  if ("yes" in answer) return { question, answer: answer.yes ? "yes" : "no" };
  const asked = all.find(({ linkId }) => linkId === question);
  const option =
    asked && objectsAt(asked, "answerOption").find((it) => JSON.stringify(readChoice(it)) === JSON.stringify(readChoice(only, "answer")));
  const label = option && labelOf(option);
  return label ? { question, answer: label } : "foreign";
}

const decimal = (value: number): Json => (JSON as unknown as { rawJSON(text: string): Json }).rawJSON(String(value));

function writePart(item: JsonObject, built: Built, items: readonly Built[], before: readonly JsonObject[]): JsonObject {
  const kind = built.kind ?? "text";
  const { enableWhen: _, enableBehavior: __, answerOption, item: beneath, required: ___, repeats: ____, ...rest } = item;
  const help = helpOf(item);
  const others = (Array.isArray(beneath) ? beneath : []).filter((it) => it !== help?.part);
  const all = [...others, ...(built.help ? [help && help.text === built.help ? help.part : helpPart(built)] : [])];
  const options = built.choices.map((choice, at) => writeOption(choice, at, objectsAt(item, "answerOption"), built.choices));
  return {
    ...rest,
    text: built.text,
    type: types[kind],
    ...writeCondition(built, items, before),
    ...(built.required && { required: true }),
    ...(kind === "several" && { repeats: true }),
    ...((kind === "choice" || kind === "several") && { answerOption: options.length > 0 ? options : (answerOption ?? []) }),
    ...(all.length > 0 && { item: all }),
  };
}

const helpPart = ({ linkId, help }: Built): JsonObject => ({
  extension: [
    {
      url: extensions.itemControl,
      valueCodeableConcept: { coding: [{ system: "http://hl7.org/fhir/questionnaire-item-control", code: "help" }] },
    },
  ],
  linkId: `${linkId}-help`,
  text: help ?? "",
  type: "display",
});

/** An answer that was there keeps its code, whatever it is called now where its place and its number are the same; a new one gets the next. */
function writeOption(choice: Built["choices"][number], at: number, before: readonly JsonObject[], all: Built["choices"]): JsonObject {
  const same = before.find((it) => labelOf(it) === choice.label);
  const renamed =
    before.length === all.length && before[at] && !all.some(({ label }) => label === labelOf(before[at] as JsonObject))
      ? before[at]
      : undefined;
  const was = same ?? renamed;
  if (was && labelOf(was) === choice.label) return was;
  if (was && isObject(was.valueCoding)) return { ...was, valueCoding: { ...was.valueCoding, display: choice.label } };
  const taken = new Set(before.map((it) => (isObject(it.valueCoding) ? textAt(it.valueCoding, "code") : null)));
  let number = at + 1;
  while (taken.has(`a${number}`)) number += all.length;
  return {
    ...(typeof choice.weight === "number" && { extension: [{ url: extensions.ordinalValue, valueDecimal: decimal(choice.weight) }] }),
    valueCoding: { code: `a${number}`, display: choice.label },
  };
}

function writeCondition({ shownWhen }: Built, items: readonly Built[], before: readonly JsonObject[]): JsonObject {
  if (!shownWhen) return {};
  const asked = items.find(({ linkId }) => linkId === shownWhen.question);
  if (asked?.kind === "boolean")
    return { enableWhen: [{ question: shownWhen.question, operator: "=", answerBoolean: shownWhen.answer === "yes" }] };
  const at = asked?.choices.findIndex(({ label }) => label === shownWhen.answer) ?? -1;
  const choice = asked?.choices[at];
  if (!asked || !choice) return { enableWhen: [{ question: shownWhen.question, operator: "=", answerString: shownWhen.answer }] };
  const was = before.find(({ linkId }) => linkId === shownWhen.question);
  const option = writeOption(choice, at, was ? objectsAt(was, "answerOption") : [], asked.choices);
  const coding = isObject(option.valueCoding) ? option.valueCoding : null;
  return {
    enableWhen: [
      { question: shownWhen.question, operator: "=", ...(coding ? { answerCoding: coding } : { answerString: shownWhen.answer }) },
    ],
  };
}
