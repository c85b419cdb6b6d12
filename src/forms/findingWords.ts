import type { Message } from "../ui/words.ts";

/** What a finding says, by its code; the place and the question stand beside it. */
export const findingWords: Readonly<Record<string, Message>> = {
  "json.damaged": { id: "forms.found.damaged", message: "This is not JSON." },
  "json.twice": { id: "forms.found.twice", message: "One name stands twice in one object: one of them would be lost." },
  "json.deep": { id: "forms.found.deep", message: "This nests too deeply to be a form." },
  "json.number": { id: "forms.found.number", message: "This number is too large." },
  "json.noObject": { id: "forms.found.noObject", message: "The file holds no JSON object." },
  "form.noQuestionnaire": { id: "forms.found.noForm", message: "The file is not a Questionnaire." },
  "form.modified": {
    id: "forms.found.modified",
    message: "This changes what the rest of the file means, in a way that is not understood here.",
  },
  "form.field": { id: "forms.found.field", message: "This is kept in the file and does nothing here." },
  "form.noTitle": { id: "forms.found.noTitle", message: "The form has no title." },
  "form.tooLong": { id: "forms.found.tooLong", message: "The form has more parts than can be gone through." },
  "form.asksNothing": { id: "forms.found.nothing", message: "The form asks nothing." },
  "item.noLinkId": { id: "forms.found.noLinkId", message: "Every item needs a linkId; this one has none." },
  "item.linkIdName": { id: "forms.found.linkIdName", message: "Nothing can be answered under this linkId." },
  "item.kind": { id: "forms.found.kind", message: "This is no kind of question that can be shown here." },
  "item.expression": {
    id: "forms.found.expression",
    message: "The calculation is kept in the file and not made here: only sums and counts of answers are.",
  },
  "item.repeatedGroup": { id: "forms.found.group", message: "A group that may stand several times stands once here." },
  "item.field": { id: "forms.found.field", message: "This is kept in the file and does nothing here." },
  "item.extension": { id: "forms.found.extension", message: "This extension is kept in the file and does nothing here." },
  "item.valueSet": { id: "forms.found.valueSet", message: "The answers are in a list that is not in this file." },
  "item.noOptions": { id: "forms.found.noOptions", message: "A question to choose from has no answers to choose." },
  "item.twice": { id: "forms.found.linkTwice", message: "This linkId is that of two items." },
  "option.kind": { id: "forms.found.option", message: "This answer is of a kind that cannot be chosen here." },
  "condition.damaged": { id: "forms.found.condition", message: "It cannot be told when this is shown: the condition is not whole." },
  "condition.behavior": {
    id: "forms.found.behavior",
    message: "With several conditions it must be said whether all of them hold or any of them.",
  },
  "condition.noQuestion": { id: "forms.found.noQuestion", message: "It waits for the answer to a question that the form does not ask." },
  "condition.circle": { id: "forms.found.circle", message: "Whether it is shown depends on its own answer: it could never be." },
  "tally.noQuestion": { id: "forms.found.tally", message: "It counts the answer to a question that the form does not ask." },
};
