import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { Because, Kind, RecordClass } from "./contract.ts";

/** The classes of records, as a page names them. */
export const classWords: Readonly<Record<RecordClass, Message>> = {
  case_words: { id: "retention.class.words", message: "Words of closed cases: notes, steps, files" },
  case: { id: "retention.class.case", message: "Closed cases, all of them" },
  concern: { id: "retention.class.concern", message: "Concerns, crises and papers that joined no case" },
  consult: { id: "retention.class.consult", message: "Consults, calls and hand-overs" },
  person: { id: "retention.class.person", message: "People with no case left" },
  roster: { id: "retention.class.roster", message: "Those who left a roster and never had a case" },
  message: { id: "retention.class.message", message: "Messages that left" },
  working: { id: "retention.class.working", message: "Files that were brought in, and drafts" },
  staff: { id: "retention.class.staff", message: "Accounts and who worked where" },
  trail: { id: "retention.class.trail", message: "The trail: who looked at what" },
};

/** What a row of the queue is called. */
export const kindWords: Readonly<Record<Kind, Message>> = {
  case: { id: "retention.case", message: "Case #{number}" },
  concern: { id: "retention.kind.concern", message: "Concern #{number}" },
  crisis: { id: "retention.kind.crisis", message: "Crisis #{number}" },
  paper: { id: "retention.kind.paper", message: "Paper #{number}" },
  person: { id: "retention.kind.person", message: "A person:" },
  consults: {
    id: "retention.kind.consults",
    message: "{n, plural, one {# consult, call or hand-over} other {# consults, calls and hand-overs}} of {month}",
  },
  roster: { id: "retention.kind.roster", message: "{n, plural, one {# person} other {# people}} who left the roster in {month}" },
  imports: { id: "retention.kind.imports", message: "{n, plural, one {# import} other {# imports}} of {month}" },
  messages: { id: "retention.kind.messages", message: "{n, plural, one {# message} other {# messages}} of {month}" },
  leftovers: { id: "retention.kind.leftovers", message: "{n, plural, one {# draft or remark} other {# drafts and remarks}} of {month}" },
};

/** What goes of it. */
export const goesWords: Readonly<Record<Kind | "case_words", Message>> = {
  case_words: { id: "retention.what.words", message: "Its words: notes, steps, files. The rest stays" },
  case: { id: "retention.what.case", message: "All of it: only numbers stay" },
  concern: { id: "retention.what.concern", message: "All of it: only its month stays" },
  crisis: { id: "retention.what.crisis", message: "All of it: only its month stays" },
  paper: { id: "retention.what.paper", message: "All of it, and its file: only its month stays" },
  person: { id: "retention.what.person", message: "All that is known of them: no case is left" },
  consults: { id: "retention.what.consults", message: "Their words and days. What is counted stays" },
  roster: { id: "retention.what.roster", message: "All that is known of them, and of families known by them alone" },
  imports: { id: "retention.what.imports", message: "The file and its rows. What they brought in stays" },
  messages: { id: "retention.what.messages", message: "The messages and where they went. How many stays" },
  leftovers: { id: "retention.what.leftovers", message: "What nobody went on with" },
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
