import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { Because, RecordClass } from "./contract.ts";

/** The classes of records, as a page names them. */
export const classWords: Readonly<Record<RecordClass, Message>> = {
  case_words: { id: "retention.class.words", message: "Words of closed cases: notes, steps, files" },
  case: { id: "retention.class.case", message: "Closed cases, all of them" },
  concern: { id: "retention.class.concern", message: "Concerns that joined no case" },
  consult: { id: "retention.class.consult", message: "Consults and hotline calls" },
  person: { id: "retention.class.person", message: "People with no case left" },
  roster: { id: "retention.class.roster", message: "What a roster brought" },
  message: { id: "retention.class.message", message: "Messages that left" },
  working: { id: "retention.class.working", message: "Drafts, imports, packages" },
  staff: { id: "retention.class.staff", message: "Accounts and who worked where" },
  trail: { id: "retention.class.trail", message: "The trail: who looked at what" },
};

/** Why something is kept longer. */
export const becauseWords: Readonly<Record<Because, Message>> = {
  returns: { id: "retention.because.returns", message: "They may come back" },
  open_matter: { id: "retention.because.open", message: "Something is still open" },
  law: { id: "retention.because.law", message: "A law or a funder asks for it" },
  asked: { id: "retention.because.asked", message: "They asked us to keep it" },
};

/** What can stand in the way. */
export const retentionExplain: Explain = {
  "review.changed": { id: "retention.wrong.changed", message: "Somebody was quicker. See how it stands now." },
  "hold.changed": { id: "retention.wrong.holdChanged", message: "Somebody was quicker. See how it stands now." },
  "hold.noCase": { id: "retention.wrong.noCase", message: "There is no case with that number that you answer for." },
  "hold.standing": { id: "retention.wrong.standing", message: "It is held already." },
  "hold.gone": { id: "retention.wrong.gone", message: "It is gone already." },
  "schedule.changed": { id: "retention.wrong.schedule", message: "Somebody was quicker. See how it stands now." },
  "class.schedule.fixed": { id: "retention.wrong.fixed", message: "This has no end that can be set." },
};
