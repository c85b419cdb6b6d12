import { type Answer, type Answers, asks, type Form, type Item, walkItems } from "./form.ts";
import { compare, isSame } from "./readAnswer.ts";
import { findShown } from "./shown.ts";

/** What is wrong with the answers to one question. */
export interface AnswerFault {
  readonly linkId: string;
  readonly code: "missing" | "notAsked" | "kind" | "notOffered" | "tooMany" | "tooLong" | "tooLow" | "tooHigh" | "readOnly" | "noDay";
  /** The bound it breaks, where there is one. */
  readonly bound: string | null;
}

/**
 * What stands in the way of keeping these answers; with `complete`, of calling the form filled in. A draft may lack anything, and what is there must
 * still be of the kind that was asked. Answers to questions that are not there are no fault: they are left out (`keepShown`).
 */
export function judgeAnswers(form: Form, answers: Answers, { complete }: { complete: boolean }): AnswerFault[] {
  const shown = findShown(form, answers);
  const byLink = new Map([...walkItems(form.items)].map((item) => [item.linkId, item]));
  const strangers = Object.keys(answers).filter((linkId) => !byLink.has(linkId));
  return [
    ...strangers.map((linkId): AnswerFault => ({ linkId, code: "notAsked", bound: null })),
    ...[...byLink.values()].flatMap((item) => judgeItem(item, answers[item.linkId] ?? [], complete && shown.has(item.linkId))),
  ];
}

function judgeItem(item: Item, given: readonly Answer[], complete: boolean): AnswerFault[] {
  const fault = (code: AnswerFault["code"], bound: string | null = null): AnswerFault => ({ linkId: item.linkId, code, bound });
  if (!asks(item)) return given.length > 0 ? [fault("notAsked")] : [];
  if (given.length === 0) return complete && item.required && item.tally === null ? [fault("missing")] : [];
  if (item.readOnly)
    return item.initial.length === given.length && given.every((it) => item.initial.some((own) => isSame(own, it)))
      ? []
      : [fault("readOnly")];
  if (given.length > 1 && !item.repeats) return [fault("tooMany", "1")];
  return given.flatMap((answer) => judgeOne(item, answer, fault));
}

function judgeOne(item: Item, answer: Answer, fault: (code: AnswerFault["code"], bound?: string | null) => AnswerFault): AnswerFault[] {
  if (!isOfKind(item, answer)) return [fault("kind", item.kind)];
  if (item.kind === "choice" && !item.options.some(({ value }) => isSame(value, answer))) return [fault("notOffered")];
  if ("date" in answer && !isDay(answer.date)) return [fault("noDay")];
  if ("moment" in answer && Number.isNaN(Date.parse(answer.moment))) return [fault("noDay")];
  if ("words" in answer && item.maxLength !== null && [...answer.words].length > item.maxLength)
    return [fault("tooLong", String(item.maxLength))];
  const bound = (text: string): Answer => ("date" in answer ? { date: text } : { number: text });
  if (item.least !== null && (compare(answer, bound(item.least)) ?? 0) < 0) return [fault("tooLow", item.least)];
  if (item.most !== null && (compare(answer, bound(item.most)) ?? 0) > 0) return [fault("tooHigh", item.most)];
  return [];
}

// A number is written as JSON writes one: "007" could be kept, and would leave in no file.
function isOfKind({ kind, options }: Item, answer: Answer): boolean {
  switch (kind) {
    case "string":
    case "text":
      return "words" in answer;
    case "boolean":
      return "yes" in answer;
    case "integer":
      return "number" in answer && /^-?(0|[1-9]\d{0,8})$/.test(answer.number);
    case "decimal":
      return "number" in answer && /^-?(0|[1-9]\d{0,11})(\.\d{1,9})?$/.test(answer.number);
    case "date":
      return "date" in answer;
    case "dateTime":
      return "moment" in answer;
    case "attachment":
      return "file" in answer;
    case "choice":
      return options.some(({ value }) => Object.keys(value)[0] === Object.keys(answer)[0]);
    case "open-choice":
      return "words" in answer || options.some(({ value }) => isSame(value, answer));
    default:
      return false;
  }
}

/** A whole day of the calendar, YYYY-MM-DD: 30 February is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
