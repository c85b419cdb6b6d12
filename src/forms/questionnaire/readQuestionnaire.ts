import { type Document, isObject, type Json, type JsonObject, readDocument } from "./document.ts";
import { objectsAt, textAt } from "./fields.ts";
import { type Finding, Findings } from "./finding.ts";
import { asks, type Form, type Item, type Option, walkItems } from "./form.ts";
import { readCoding } from "./readAnswer.ts";
import { optionOf, readItems, type ValueSets } from "./readItem.ts";

/** A form's file, read. `form` is null where it cannot be used; `document` is the file itself, whole. */
export interface QuestionnaireReading {
  readonly document: JsonObject;
  readonly form: Form | null;
  readonly findings: readonly Finding[];
}

/** Fields that say something of the form and change nothing of what is asked. */
const known = new Set([
  ...["resourceType", "id", "meta", "language", "text", "contained", "extension", "url", "identifier", "version", "name", "title"],
  ...["derivedFrom", "status", "experimental", "subjectType", "date", "publisher", "contact", "description", "useContext", "jurisdiction"],
  ...["purpose", "copyright", "approvalDate", "lastReviewDate", "effectivePeriod", "code", "item"],
]);
/** No form that is gone through with a person has as many: what waits for each other is followed from part to part. */
const MOST_ITEMS = 1000;
const statuses = ["draft", "active", "retired", "unknown"] as const;

/** Reads a FHIR R4 Questionnaire; throws `NoDocument` where the file is no JSON. */
export function readQuestionnaire(text: string): QuestionnaireReading {
  const document = readDocument(text);
  const findings = new Findings(document);
  const form = readForm(document, findings);
  const faulty = findings.all.some(({ severity }) => severity === "fault");
  return { document: document.value, form: faulty ? null : form, findings: findings.all };
}

function readForm({ value }: Document, findings: Findings): Form | null {
  if (value.resourceType !== "Questionnaire") {
    findings.fault("form.noQuestionnaire", "/resourceType", null, "The file is not a Questionnaire.");
    return null;
  }
  for (const name of Object.keys(value)) {
    if (name === "modifierExtension" || name === "implicitRules")
      findings.fault(
        "form.modified",
        `/${name}`,
        null,
        `“${name}” changes what the rest of the file means, in a way that is not understood here.`,
      );
    else if (!known.has(name)) findings.kept("form.field", `/${name}`, null, `“${name}” is kept in the file and does nothing here.`);
  }
  const title = textAt(value, "title") ?? textAt(value, "name");
  // What PostgreSQL cannot store is no title either.
  if (title === null || title.trim() === "" || title.includes("\u0000")) findings.fault("form.noTitle", "", null, "The form has no title.");
  const items = readItems(objectsAt(value, "item"), "/item", { findings, valueSets: readValueSets(value) });
  if (!items.some((item) => [...walkItems([item])].some(asks))) findings.fault("form.asksNothing", "/item", null, "The form asks nothing.");
  const many = [...walkItems(items)].length;
  if (many > MOST_ITEMS) findings.fault("form.tooLong", "/item", null, `The form has ${many} parts; there may be ${MOST_ITEMS}.`);
  else judgeLinks(items, value, findings);
  return {
    url: textAt(value, "url"),
    version: textAt(value, "version"),
    title: title ?? "",
    status: statuses.find((it) => it === value.status) ?? "unknown",
    language: textAt(value, "language"),
    copyright: textAt(value, "copyright"),
    items,
  };
}

/** The value sets that the file brings along: what each includes by name. */
function readValueSets(value: JsonObject): ValueSets {
  const sets = objectsAt(value, "contained").filter(({ resourceType, id }) => resourceType === "ValueSet" && typeof id === "string");
  return new Map(sets.map((set) => [`#${set.id}`, conceptsOf(set)]));
}

function conceptsOf(set: JsonObject): Option[] {
  const compose = isObject(set.compose) ? set.compose : {};
  return objectsAt(compose, "include").flatMap((include) =>
    objectsAt(include, "concept").map((concept) => {
      const coding: JsonObject = { ...(include.system !== undefined && { system: include.system }), ...concept };
      return optionOf({ valueCoding: coding }, { coding: readCoding(coding) });
    }),
  );
}

/** Every linkId stands once; what an item waits for, or counts, is a question of the form and not itself. */
function judgeLinks(items: readonly Item[], value: JsonObject, findings: Findings): void {
  const byLink = new Map<string, Item>();
  const pointers = pointersByLink(value.item, "/item");
  for (const item of walkItems(items)) {
    const pointer = pointers.get(item.linkId)?.[byLink.has(item.linkId) ? 1 : 0] ?? "";
    if (byLink.has(item.linkId)) findings.fault("item.twice", pointer, item.linkId, `“${item.linkId}” is the linkId of two items.`);
    byLink.set(item.linkId, item);
  }
  for (const item of byLink.values()) {
    const pointer = pointers.get(item.linkId)?.[0] ?? "";
    for (const { question } of item.shownWhen?.conditions ?? []) {
      if (!byLink.has(question))
        findings.fault(
          "condition.noQuestion",
          pointer,
          item.linkId,
          `It waits for the answer to “${question}”, which the form does not ask.`,
        );
    }
    for (const counted of item.tally?.of ?? []) {
      if (!byLink.has(counted))
        findings.fault("tally.noQuestion", pointer, item.linkId, `It counts the answer to “${counted}”, which the form does not ask.`);
    }
    if (waitsForItself(item.linkId, byLink))
      findings.fault("condition.circle", pointer, item.linkId, "Whether it is shown depends on its own answer: it could never be.");
  }
}

function waitsForItself(linkId: string, byLink: ReadonlyMap<string, Item>): boolean {
  const seen = new Set<string>();
  const waiting = [linkId];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const { question } of byLink.get(next)?.shownWhen?.conditions ?? []) {
      if (question === linkId) return true;
      if (!seen.has(question)) waiting.push(question);
      seen.add(question);
    }
  }
  return false;
}

function pointersByLink(list: Json | undefined, pointer: string, found = new Map<string, string[]>()): Map<string, string[]> {
  for (const [at, item] of (Array.isArray(list) ? list : []).entries()) {
    if (!isObject(item)) continue;
    const own = `${pointer}/${at}`;
    if (typeof item.linkId === "string") {
      const before = found.get(item.linkId);
      if (before) before.push(own);
      else found.set(item.linkId, [own]);
    }
    pointersByLink(item.item, `${own}/item`, found);
  }
  return found;
}
