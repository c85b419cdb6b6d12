import { useFormats } from "../ui/formats.ts";
import { type Message, useWords } from "../ui/words.ts";
import type { FormPurpose, FormStatus } from "./contract.ts";
import type { Answer } from "./questionnaire/form.ts";

/** An answer in words: as the form says it, numbers and days as the reader's language writes them. */
export function useAnswerText(): (answer: Answer) => string {
  const say = useWords();
  const formats = useFormats();
  return (answer) => {
    if ("coding" in answer) return answer.coding.display ?? answer.coding.code ?? "";
    if ("words" in answer) return answer.words;
    if ("number" in answer) return answer.number;
    if ("yes" in answer) return answer.yes ? say({ id: "forms.yes", message: "Yes" }) : say({ id: "forms.no", message: "No" });
    if ("date" in answer) return formats.day(answer.date);
    // The hour was written down as it stood on the wall.
    if ("moment" in answer) return `${formats.day(answer.moment.slice(0, 10))} ${answer.moment.slice(11, 16)}`;
    return answer.file.title ?? answer.file.url;
  };
}

/** What is wrong with the answer to one question; by "code", for whichever question it is. */
export const answerExplain = {
  "answer.missing": { id: "forms.answer.missing", message: "This one needs an answer." },
  "answer.notAsked": { id: "forms.answer.notAsked", message: "The form does not ask this." },
  "answer.kind": { id: "forms.answer.kind", message: "Give it as it is asked: a whole number, a number or a day." },
  "answer.notOffered": { id: "forms.answer.notOffered", message: "Choose one of the answers offered." },
  "answer.tooMany": { id: "forms.answer.tooMany", message: "One answer only." },
  "answer.tooLong": { id: "forms.answer.tooLong", message: "This is longer than the form allows." },
  "answer.tooLow": { id: "forms.answer.tooLow", message: "This is less than the form allows." },
  "answer.tooHigh": { id: "forms.answer.tooHigh", message: "This is more than the form allows." },
  "answer.readOnly": { id: "forms.answer.readOnly", message: "The form fills this in by itself." },
  "answer.noDay": { id: "forms.answer.noDay", message: "This is no day of the calendar." },
} as const satisfies Record<string, Message>;

/** For what a program uses a form. */
export const purposeWords: Readonly<Record<FormPurpose, Message>> = {
  intake: { id: "forms.purpose.intake", message: "Intake" },
  reassessment: { id: "forms.purpose.reassessment", message: "Reassessment" },
  screening: { id: "forms.purpose.screening", message: "Screening" },
  check_in: { id: "forms.purpose.checkIn", message: "Check-in" },
  closing: { id: "forms.purpose.closing", message: "Closing" },
  outcomes: { id: "forms.purpose.outcomes", message: "Learning outcomes: at the first and the last meeting" },
};

/** How an edition stands. */
export const statusWords: Readonly<Record<FormStatus, Message>> = {
  draft: { id: "forms.status.draft", message: "Draft" },
  published: { id: "forms.status.published", message: "In use" },
  retired: { id: "forms.status.retired", message: "No longer offered" },
};

/** What stands in the way of an act on a form. */
export const formExplain = {
  "form.alreadyHere": { id: "forms.wrong.here", message: "This form is here already." },
  "form.draftThere": { id: "forms.wrong.draft", message: "A draft of this form is here already: go on with that one." },
  "form.notDraft": { id: "forms.wrong.notDraft", message: "It is no draft any more: draft the next edition." },
  "form.faulty": { id: "forms.wrong.faulty", message: "Something in the form has to be mended first." },
  "form.losesSafety": {
    id: "forms.wrong.safety",
    message: "A question that asks for a look at their safety is missing, or asks for it less. Put it back, or begin a form of your own.",
  },
  "form.retired": { id: "forms.wrong.retired", message: "It is no longer offered." },
  "form.usedAlready": { id: "forms.wrong.used", message: "This program uses it for that already." },
  "form.notPublished": { id: "forms.wrong.notPublished", message: "This form is no longer offered. Look at the list again." },
  "document.faulty": { id: "forms.wrong.document", message: "The file cannot be used as it is." },
  items: { id: "forms.wrong.items", message: "A question waits for an answer that is not there: look at “Asked only when”." },
} as const satisfies Record<string, Message>;
