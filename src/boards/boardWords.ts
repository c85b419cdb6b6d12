import { purposes } from "../cases/contacts/contactWords.ts";
import { barrierWords } from "../cases/timeline/aroundTold.ts";
import { categoryLabels } from "../concerns/public/wording.ts";
import type { Message } from "../ui/words.ts";
import type { Figures, InputAnswer, InputKind, Meets } from "./contract.ts";

/** How often a board meets. */
export const meetsWords: Readonly<Record<Meets, Message>> = {
  monthly: { id: "boards.meets.monthly", message: "Meets each month" },
  quarterly: { id: "boards.meets.quarterly", message: "Meets each quarter" },
  half_yearly: { id: "boards.meets.halfYearly", message: "Meets each half year" },
  yearly: { id: "boards.meets.yearly", message: "Meets once a year" },
  as_needed: { id: "boards.meets.asNeeded", message: "Meets when needed" },
};

/** What a program brings. */
export const kindWords: Readonly<Record<InputKind, Message>> = {
  need: { id: "boards.kind.need", message: "A need" },
  gap: { id: "boards.kind.gap", message: "A gap" },
  proposal: { id: "boards.kind.proposal", message: "A proposal" },
};

/** What became of it. */
export const answerWords: Readonly<Record<InputAnswer, Message>> = {
  taken_up: { id: "boards.answer.takenUp", message: "Taken up" },
  not_taken_up: { id: "boards.answer.not", message: "Not taken up" },
  later: { id: "boards.answer.later", message: "Later" },
  withdrawn: { id: "boards.answer.withdrawn", message: "Not brought after all" },
};

const sourceWords: Readonly<Record<string, Message>> = {
  self: { id: "boards.source.self", message: "The person themself" },
  family: { id: "boards.source.family", message: "Family" },
  staff: { id: "boards.source.staff", message: "Faculty and staff" },
  administrator: { id: "boards.source.administrator", message: "Administrators" },
  community: { id: "boards.source.community", message: "Friends and community" },
  agency: { id: "boards.source.agency", message: "Other agencies" },
  data: { id: "boards.source.data", message: "Found in our own data" },
  none: { id: "boards.source.none", message: "No concern came first" },
};

const levelWords: Readonly<Record<string, Message>> = {
  supported: { id: "boards.level.supported", message: "Supported" },
  triage_only: { id: "boards.level.triage", message: "Triage only" },
};

/** The parts of a fact sheet, in the order in which they stand on it, with what each line says. */
export const partWords: readonly {
  part: Exclude<keyof Figures, "people">;
  title: Message;
  several: boolean;
  lines: Readonly<Record<string, Message>>;
}[] = [
  { part: "level", title: { id: "boards.part.level", message: "Supported, or triage only" }, several: false, lines: levelWords },
  { part: "source", title: { id: "boards.part.source", message: "Where concerns came from" }, several: false, lines: sourceWords },
  { part: "concern", title: { id: "boards.part.concern", message: "What the concern was about" }, several: true, lines: categoryLabels },
  { part: "barrier", title: { id: "boards.part.barrier", message: "What was in their way" }, several: true, lines: barrierWords },
  { part: "help", title: { id: "boards.part.help", message: "What we talked about with them" }, several: true, lines: purposes },
];

/** Why something of a board was not done, by code. */
export const boardExplain: Readonly<Record<string, Message>> = {
  "name.missing": { id: "boards.wrong.name", message: "Choose a colleague, or write who it is." },
  "accountId.unknown": { id: "boards.wrong.colleague", message: "They have no account here now." },
  "untilOn.beforeFrom": { id: "boards.wrong.until", message: "The last day is before the first." },
  "words.missing": { id: "boards.wrong.why", message: "Say in a few words why, or when." },
  "boardMember.there": { id: "boards.wrong.there", message: "They sit on it already." },
  "boardInput.answered": { id: "boards.wrong.answered", message: "Somebody has just said what became of it." },
  "boardInput.notYet": { id: "boards.wrong.notYet", message: "Its meeting is still to come." },
  "board.ended": { id: "boards.wrong.ended", message: "This board meets no more." },
  "sheet.issued": { id: "boards.wrong.issued", message: "This meeting has a fact sheet of these days already." },
  "sheet.overlaps": {
    id: "boards.wrong.overlaps",
    message: "Figures of some of these days were given out in another span. Side by side they would tell of single people.",
  },
  "sheet.notOver": { id: "boards.wrong.notOver", message: "These days are not over." },
  "sheet.period": { id: "boards.wrong.period", message: "Choose a half year or a year." },
};
