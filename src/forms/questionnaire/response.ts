import { type Document, type Json, type JsonObject, readDocument } from "./document.ts";
import { objectsAt, textAt } from "./fields.ts";
import { type Finding, Findings } from "./finding.ts";
import { type Answer, type Answers, asks, type Form, type Item, walkItems } from "./form.ts";
import { readAnswer } from "./readAnswer.ts";
import { keepShown } from "./shown.ts";

/** A response's file, read. */
export interface ResponseReading {
  readonly document: JsonObject;
  /** The form it answers, by its canonical address; `|version` cut off. */
  readonly questionnaire: string | null;
  readonly version: string | null;
  readonly answers: Answers;
  readonly findings: readonly Finding[];
}

/** Reads a FHIR R4 QuestionnaireResponse against the form it answers; throws `NoDocument` where the file is no JSON. */
export function readResponse(text: string, form: Form): ResponseReading {
  const document = readDocument(text);
  const findings = new Findings(document);
  const answers: Record<string, Answer[]> = {};
  if (document.value.resourceType !== "QuestionnaireResponse")
    findings.fault("response.noResponse", "/resourceType", null, "The file is not a QuestionnaireResponse.");
  else readItems(document, "/item", document.value, new Map([...walkItems(form.items)].map((it) => [it.linkId, it])), answers, findings);
  const [questionnaire = null, version = null] = (textAt(document.value, "questionnaire") ?? "").split("|");
  return { document: document.value, questionnaire: questionnaire || null, version, answers, findings: findings.all };
}

function readItems(
  document: Document,
  pointer: string,
  holder: JsonObject,
  byLink: ReadonlyMap<string, Item>,
  answers: Record<string, Answer[]>,
  findings: Findings,
): void {
  for (const [at, item] of objectsAt(holder, "item").entries()) {
    const own = `${pointer}/${at}`;
    const linkId = textAt(item, "linkId");
    const asked = linkId === null ? undefined : byLink.get(linkId);
    if (linkId === null || !asked) {
      findings.fault("response.notAsked", own, linkId, `“${linkId ?? ""}” is answered, and the form does not ask it.`);
      continue;
    }
    for (const [number, given] of objectsAt(item, "answer").entries()) {
      const answer = readAnswer(given);
      if (answer) answers[linkId] = [...(answers[linkId] ?? []), answer];
      else findings.fault("response.kind", `${own}/answer/${number}`, linkId, "The answer is of a kind that cannot be kept here.");
      readItems(document, `${own}/answer/${number}/item`, given, byLink, answers, findings);
    }
    readItems(document, `${own}/item`, item, byLink, answers, findings);
  }
}

/** What goes with the answers when they leave. */
export interface ResponseHead {
  readonly status: "in-progress" | "completed" | "amended" | "entered-in-error";
  /** ISO 8601. */
  readonly authored: string;
}

/**
 * The answers as a QuestionnaireResponse that pins the form's version. It names nobody: whose answers they are is for whoever sends it to say.
 * Answers to questions that are not there are left out.
 */
export function writeResponse(form: Form, answers: Answers, { status, authored }: ResponseHead): JsonObject {
  const kept = keepShown(form, answers);
  const canonical = form.url === null ? null : form.version === null ? form.url : `${form.url}|${form.version}`;
  return {
    resourceType: "QuestionnaireResponse",
    ...(canonical !== null && { questionnaire: canonical }),
    status,
    authored,
    item: writeItems(form.items, kept),
  };
}

function writeItems(items: readonly Item[], answers: Answers): JsonObject[] {
  return items.flatMap((item): JsonObject[] => {
    const beneath = writeItems(item.items, answers);
    const given = (answers[item.linkId] ?? []).map((answer) => writeAnswer(item, answer));
    if (given.length === 0 && beneath.length === 0) return [];
    const said: JsonObject = { linkId: item.linkId, ...(item.text && { text: item.text }) };
    if (!asks(item)) return [{ ...said, item: beneath }];
    // What is beneath a question stands in its answer.
    const [first, ...rest] = given;
    return [{ ...said, answer: first ? [{ ...first, ...(beneath.length > 0 && { item: beneath }) }, ...rest] : [{ item: beneath }] }];
  });
}

const rawNumber = (text: string): Json => (JSON as unknown as { rawJSON(text: string): Json }).rawJSON(text);

function writeAnswer(item: Item, answer: Answer): JsonObject {
  if ("coding" in answer) {
    const { system, code, display } = answer.coding;
    return { valueCoding: { ...(system !== null && { system }), ...(code !== null && { code }), ...(display !== null && { display }) } };
  }
  if ("words" in answer) return { valueString: answer.words };
  if ("number" in answer) return { [item.kind === "decimal" ? "valueDecimal" : "valueInteger"]: rawNumber(answer.number) };
  if ("yes" in answer) return { valueBoolean: answer.yes };
  if ("date" in answer) return { valueDate: answer.date };
  if ("moment" in answer) return { valueDateTime: answer.moment };
  return { valueAttachment: { ...(answer.file.title !== null && { title: answer.file.title }), url: answer.file.url } };
}
