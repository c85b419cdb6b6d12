import { extensions, silentExtensions } from "./addresses.ts";
import { isObject, type JsonObject } from "./document.ts";
import { extensionOf, numberAt, objectsAt, textAt, trueAt } from "./fields.ts";
import type { Findings } from "./finding.ts";
import { type Answer, type Condition, type Item, type ItemKind, itemKinds, type Option, type ShownWhen } from "./form.ts";
import { readAnswer, readCoding } from "./readAnswer.ts";
import { readTally } from "./readTally.ts";

const understood = new Set<string>(Object.values(extensions));
const known = new Set([
  ...[
    "linkId",
    "definition",
    "code",
    "prefix",
    "text",
    "type",
    "enableWhen",
    "enableBehavior",
    "required",
    "repeats",
    "readOnly",
    "maxLength",
  ],
  ...["answerValueSet", "answerOption", "initial", "item", "extension", "id"],
]);
const operators = new Set<string>(["exists", "=", "!=", ">", "<", ">=", "<="]);

/** FHIR lets a linkId be of any length; nothing is answered under a longer one. */
const LONGEST_LINK = 255;

/** What the form's own value sets hold, by `#id`. */
export type ValueSets = ReadonlyMap<string, readonly Option[]>;

interface Reading {
  readonly findings: Findings;
  readonly valueSets: ValueSets;
}

/** The items of a list, as far as they can be understood; what cannot is said. */
export function readItems(list: readonly JsonObject[], pointer: string, reading: Reading): Item[] {
  return list.flatMap((item, at) => readItem(item, `${pointer}/${at}`, reading) ?? []);
}

function readItem(item: JsonObject, pointer: string, reading: Reading): Item | null {
  const { findings } = reading;
  const linkId = textAt(item, "linkId");
  if (!linkId) {
    findings.fault("item.noLinkId", pointer, null, "Every item needs a linkId; this one has none.");
    return null;
  }
  // Answers stand by linkId: a name that every object has by itself would be an answer nobody gave.
  if (linkId in Object.prototype || linkId.length > LONGEST_LINK)
    findings.fault("item.linkIdName", `${pointer}/linkId`, linkId, `“${linkId}” is no linkId that can be answered here.`);
  const type = textAt(item, "type");
  const kind = itemKinds.find((it) => it === type);
  if (!kind) {
    findings.fault("item.kind", `${pointer}/type`, linkId, `“${type ?? ""}” is no kind of question that can be shown here.`);
    return null;
  }
  sayUnread(item, pointer, linkId, findings);
  const { tally, foreign } = readTally(item);
  if (foreign)
    findings.kept(
      "item.expression",
      pointer,
      linkId,
      "The calculation is kept in the file and not made here: only sums and counts of answers are.",
    );
  if (kind === "group" && trueAt(item, "repeats"))
    findings.kept("item.repeatedGroup", `${pointer}/repeats`, linkId, "A group that may stand several times stands once here.");
  const safety = extensionOf(item, extensions.safetyFrom);
  const unit = extensionOf(item, extensions.unit)?.valueCoding;
  const maxLength = numberAt(item, "maxLength");
  const safetyFrom = safety && numberAt(safety, "valueDecimal");
  return {
    linkId,
    kind,
    text: textAt(item, "text") ?? "",
    prefix: textAt(item, "prefix"),
    codes: objectsAt(item, "code").map(readCoding),
    required: trueAt(item, "required"),
    repeats: kind !== "group" && trueAt(item, "repeats"),
    readOnly: trueAt(item, "readOnly") || tally !== null,
    hidden: extensionOf(item, extensions.hidden)?.valueBoolean === true,
    maxLength: maxLength === null ? null : Number(maxLength),
    least: boundOf(item, extensions.least),
    most: boundOf(item, extensions.most),
    unit: isObject(unit) ? (textAt(unit, "display") ?? textAt(unit, "code")) : null,
    control: controlOf(item),
    options: readOptions(item, kind, pointer, linkId, reading),
    initial: objectsAt(item, "initial").flatMap((it) => readAnswer(it) ?? []),
    shownWhen: readShownWhen(item, pointer, linkId, findings),
    tally,
    safetyFrom: safetyFrom ? Number(safetyFrom) : null,
    items: readItems(objectsAt(item, "item"), `${pointer}/item`, reading),
  };
}

function sayUnread(item: JsonObject, pointer: string, linkId: string, findings: Findings): void {
  for (const name of Object.keys(item))
    if (!known.has(name)) findings.kept("item.field", `${pointer}/${name}`, linkId, `“${name}” is kept in the file and does nothing here.`);
  for (const [at, { url }] of objectsAt(item, "extension").entries())
    if (typeof url === "string" && !understood.has(url) && !silentExtensions.has(url))
      findings.kept(
        "item.extension",
        `${pointer}/extension/${at}`,
        linkId,
        `The extension ${url} is kept in the file and does nothing here.`,
      );
}

function boundOf(item: JsonObject, url: string): string | null {
  const bound = extensionOf(item, url);
  const answer = bound && readAnswer(bound);
  if (!answer) return null;
  if ("number" in answer) return answer.number;
  return "date" in answer ? answer.date : null;
}

function controlOf(item: JsonObject): string | null {
  const concept = extensionOf(item, extensions.itemControl)?.valueCodeableConcept;
  const [coding] = isObject(concept) ? objectsAt(concept, "coding") : [];
  return coding ? textAt(coding, "code") : null;
}

function readOptions(
  item: JsonObject,
  kind: ItemKind,
  pointer: string,
  linkId: string,
  { findings, valueSets }: Reading,
): readonly Option[] {
  const set = textAt(item, "answerValueSet");
  const contained = set === null ? undefined : valueSets.get(set);
  if (set !== null && !contained)
    findings.fault("item.valueSet", `${pointer}/answerValueSet`, linkId, `The answers are in ${set}, which is not in this file.`);
  const options = objectsAt(item, "answerOption").flatMap((option, at) => {
    const value = readAnswer(option);
    if (!value)
      findings.fault("option.kind", `${pointer}/answerOption/${at}`, linkId, "This answer is of a kind that cannot be chosen here.");
    return value ? [optionOf(option, value)] : [];
  });
  const all = contained ?? options;
  if (kind === "choice" && set === null && all.length === 0)
    findings.fault("item.noOptions", pointer, linkId, "A question to choose from has no answers to choose.");
  return all;
}

/** An option with its weight: beside it, or on its code. */
export function optionOf(option: JsonObject, value: Answer): Option {
  const { valueCoding } = option;
  const carriers: JsonObject[] = isObject(valueCoding) ? [option, valueCoding] : [option];
  const carried = carriers.map((it) => extensionOf(it, extensions.ordinalValue) ?? extensionOf(it, extensions.itemWeight)).find(Boolean);
  const weight = carried && numberAt(carried, "valueDecimal");
  const prefix = extensionOf(option, extensions.optionPrefix);
  return { value, weight: weight ? Number(weight) : null, prefix: prefix ? textAt(prefix, "valueString") : null };
}

function readShownWhen(item: JsonObject, pointer: string, linkId: string, findings: Findings): ShownWhen | null {
  const conditions = objectsAt(item, "enableWhen").flatMap((it, at): Condition[] => {
    const [question, operator, answer] = [textAt(it, "question"), textAt(it, "operator"), readAnswer(it, "answer")];
    if (question && operator && operators.has(operator) && answer) return [{ question, is: operator as Condition["is"], answer }];
    findings.fault(
      "condition.damaged",
      `${pointer}/enableWhen/${at}`,
      linkId,
      "It cannot be told when this is shown: the condition is not whole.",
    );
    return [];
  });
  const behaviour = textAt(item, "enableBehavior");
  if (conditions.length > 1 && behaviour !== "all" && behaviour !== "any")
    findings.fault(
      "condition.behavior",
      pointer,
      linkId,
      "With several conditions it must be said whether all of them hold or any of them.",
    );
  return conditions.length > 0 ? { every: behaviour !== "any", conditions } : null;
}
