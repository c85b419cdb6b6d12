import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { Export, Word } from "./contract.ts";

/** Where a package stands, in a word or two. */
const statusWords: Readonly<Record<Export["status"], Message>> = {
  asked: { id: "exports.status.asked", message: "Waits for a yes" },
  making: { id: "exports.status.making", message: "Being made" },
  ready: { id: "exports.status.ready", message: "Ready" },
  gone: { id: "exports.status.gone", message: "No longer there" },
  failed: { id: "exports.status.failed", message: "Could not be made" },
  refused: { id: "exports.status.refused", message: "Refused" },
  withdrawn: { id: "exports.status.withdrawn", message: "Taken back" },
  lapsed: { id: "exports.status.lapsed", message: "Not answered in time" },
};

/** The same, where a second person said yes already: then it is its asker's to make. */
export const standingWord = ({ status, canBegin }: Pick<Export, "status" | "canBegin">): Message =>
  status === "asked" && canBegin ? { id: "exports.status.said", message: "Can be made" } : statusWords[status];

/** What was said for a part of it. */
export const answerWords: Readonly<Record<NonNullable<Word["answer"]>, Message>> = {
  yes: { id: "exports.answer.yes", message: "Yes: {who}, {when}" },
  no: { id: "exports.answer.no", message: "No: {who}, {when}" },
  own: { id: "exports.answer.own", message: "There is no second person; whoever asked answers for it" },
  nobody: {
    id: "exports.answer.nobody",
    message:
      "Stays out: nobody who reads all of that program could say yes. Whoever is let in there with sight of all of it may, when it is asked for anew",
  },
};

/** What can stand in the way. */
export const exportWrongs: Explain = {
  "export.standing": { id: "exports.wrong.standing", message: "There is one already that waits or is being made. Only one at a time." },
  "export.over": { id: "exports.wrong.over", message: "It is over by now: answered, taken back or too late. See how it stands." },
  "export.said": { id: "exports.wrong.said", message: "This has been answered. See how it stands." },
  "export.unconfirmed": { id: "exports.wrong.unconfirmed", message: "A second person has to say yes first." },
  "export.gone": { id: "exports.wrong.gone", message: "It is no longer there. Ask anew." },
};
