import type { IconName } from "../ui/Icon.tsx";
import type { Message } from "../ui/words.ts";
import type { calledWhom, stepsDone } from "./contract.ts";

/** Who was called. */
export const calledWords: Readonly<Record<(typeof calledWhom)[number], Message>> = {
  emergency: { id: "crises.called.emergency", message: "911" },
  lifeline: { id: "crises.called.lifeline", message: "988 Lifeline" },
  police: { id: "crises.called.police", message: "Campus or school police" },
  counselor: { id: "crises.called.counselor", message: "Counselor on call" },
  supervisor: { id: "crises.called.supervisor", message: "Supervisor" },
  family: { id: "crises.called.family", message: "Parent or family" },
  hotline: { id: "crises.called.hotline", message: "Hotline" },
  medical: { id: "crises.called.medical", message: "Nurse or doctor" },
  other: { id: "crises.called.other", message: "Somebody else" },
};

/** What was done. */
export const doneWords: Readonly<Record<(typeof stepsDone)[number], Message>> = {
  stayed: { id: "crises.done.stayed", message: "Stayed with them" },
  listened: { id: "crises.done.listened", message: "Listened, spoke calmly" },
  room: { id: "crises.done.room", message: "Gave room and time" },
  quiet_place: { id: "crises.done.quiet", message: "Went to a quiet place" },
  grounded: { id: "crises.done.grounded", message: "Breathed together" },
  others_away: { id: "crises.done.others", message: "Sent others away" },
  means_away: { id: "crises.done.means", message: "Put danger out of reach" },
  asked_suicide: { id: "crises.done.asked", message: "Asked about suicide" },
  safety_plan: { id: "crises.done.plan", message: "Went over the safety plan" },
  somebody_trusted: { id: "crises.done.trusted", message: "Brought somebody they trust" },
  handed_over: { id: "crises.done.handed", message: "Handed over to responders" },
  safe_now: { id: "crises.done.safe", message: "Safe now" },
};

/** What a line is called, and its picture. */
export const kindIcons: Readonly<Record<"called" | "done" | "said", IconName>> = { called: "phone", done: "check", said: "note" };

/** What refusals mean on these pages. */
export const whenRefused = {
  "crisis.otherProgram": { id: "crises.no.otherProgram", message: "That case is of another program." },
  "crisis.hasCase": { id: "crises.no.hasCase", message: "It has a case already." },
  "crisis.setAside": { id: "crises.no.setAside", message: "It was set aside." },
  "case.closed": { id: "crises.no.closed", message: "That case is closed. Reopen it first." },
  "task.ownerCannotSee": { id: "crises.no.cannotSee", message: "That colleague cannot see it. Choose somebody else." },
  "accountId.task.ownerCannotSee": { id: "crises.no.cannotSee", message: "That colleague cannot see it. Choose somebody else." },
} as const;
