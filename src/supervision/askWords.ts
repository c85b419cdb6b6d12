import type { Explain } from "../ui/explaining.ts";
import type { Message } from "../ui/words.ts";
import type { Ask, AskKind, Found } from "./contract.ts";

/** What it is, in words. */
export const askKinds: Readonly<Record<AskKind, Message>> = {
  question: { id: "supervision.kind.question", message: "A question" },
  plan: { id: "supervision.kind.plan", message: "A plan that waits for a yes" },
  closing: { id: "supervision.kind.closing", message: "A closing that waits for a yes" },
};

/** Where it stands: by what was said, once something was. */
export function standingOf({ status, answer }: Pick<Ask, "status" | "answer">): Message {
  if (status === "taken_back") return { id: "supervision.state.takenBack", message: "Taken back" };
  if (status === "asked") return { id: "supervision.state.asked", message: "Asked" };
  if (answer === "yes") return { id: "supervision.state.yes", message: "Yes" };
  if (answer === "no") return { id: "supervision.state.no", message: "Not yet" };
  return status === "closed"
    ? { id: "supervision.state.closed", message: "Answered, laid aside" }
    : { id: "supervision.state.answered", message: "Answered" };
}

/** What was found of one thing in a record. */
export const foundWords: Readonly<Record<Found, Message>> = {
  yes: { id: "supervision.found.yes", message: "Yes" },
  no: { id: "supervision.found.no", message: "No" },
  na: { id: "supervision.found.na", message: "Does not apply" },
};

/** What is asked of each record. */
export const recordQuestions = {
  contact: { id: "supervision.record.contact", message: "Were they spoken with in time?" },
  plan: { id: "supervision.record.plan", message: "Is their plan current?" },
  step: { id: "supervision.record.step", message: "Is there a next step?" },
  safety: { id: "supervision.record.safety", message: "Was safety asked about at each meeting?" },
} as const satisfies Readonly<Record<string, Message>>;

/** What can stand in the way. */
export const supervisionExplain: Explain = {
  "ask.notNeeded": { id: "supervision.wrong.notNeeded", message: "This closing waits for nobody’s yes: close the case." },
  "ask.alreadyAsked": { id: "supervision.wrong.already", message: "A yes to the closing was asked for already." },
  "ask.nobody": {
    id: "supervision.wrong.nobody",
    message: "You alone supervise this program, so nobody would read it here. Ask whoever the program names for what nobody answers.",
  },
  "ask.changed": { id: "supervision.wrong.changed", message: "Somebody was first, or it was taken back. Look at how it stands now." },
  "case.closed": { id: "supervision.wrong.closed", message: "The case is closed." },
  "recordReview.done": { id: "supervision.wrong.done", message: "Somebody has looked through it meanwhile." },
  "words.missing": { id: "supervision.wrong.words", message: "Write a few words." },
};
