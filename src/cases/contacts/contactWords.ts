import type { z } from "zod";
import type { IconName } from "../../ui/Icon.tsx";
import type { Message } from "../../ui/words.ts";
import type { AttemptMethod, ContactKind, ContactResult, Feeling, Purpose, SafetyAnswer, WithWhom } from "../timeline/contract.ts";

type Kind = z.infer<typeof ContactKind>;

export const contactKinds: Readonly<Record<Kind, Message>> = {
  one_to_one: { id: "cases.contact.one", message: "1:1 meeting" },
  call: { id: "cases.contact.call", message: "Call" },
  text: { id: "cases.contact.text", message: "Text" },
  email: { id: "cases.contact.email", message: "E-mail" },
  visit: { id: "cases.contact.visit", message: "Visit" },
  group: { id: "cases.contact.group", message: "Group" },
  collateral: { id: "cases.contact.collateral", message: "With somebody else" },
  attempt: { id: "cases.contact.attempt", message: "Tried to reach them" },
};

export const contactIcons: Readonly<Record<Kind, IconName>> = {
  one_to_one: "people",
  call: "phone",
  text: "share",
  email: "share",
  visit: "person",
  group: "team",
  collateral: "people",
  attempt: "phone",
};

export const contactResults: Readonly<Record<z.infer<typeof ContactResult>, Message>> = {
  completed: { id: "cases.result.completed", message: "It happened" },
  attempted: { id: "cases.result.attempted", message: "Not reached" },
  missed: { id: "cases.result.missed", message: "They did not come" },
};

export const withWhoms: Readonly<Record<z.infer<typeof WithWhom>, Message>> = {
  person: { id: "cases.with.person", message: "Them" },
  family: { id: "cases.with.family", message: "Family" },
  teacher: { id: "cases.with.teacher", message: "A teacher" },
  provider: { id: "cases.with.provider", message: "A service or provider" },
  police: { id: "cases.with.police", message: "Police" },
  court: { id: "cases.with.court", message: "Court" },
  other: { id: "cases.with.other", message: "Somebody else" },
};

export const purposes: Readonly<Record<z.infer<typeof Purpose>, Message>> = {
  intake: { id: "cases.purpose.intake", message: "Intake" },
  check_in: { id: "cases.purpose.checkIn", message: "Check-in" },
  plan: { id: "cases.purpose.plan", message: "Plan" },
  crisis: { id: "cases.purpose.crisis", message: "Crisis" },
  referral: { id: "cases.purpose.referral", message: "Referral" },
  safety: { id: "cases.purpose.safety", message: "Safety" },
  logistics: { id: "cases.purpose.logistics", message: "Arrangements" },
  other: { id: "cases.purpose.other", message: "Something else" },
};

/** The answers about safety planning; none of them is a failure (R85). */
export const safetyAnswers: Readonly<Record<z.infer<typeof SafetyAnswer>, Message>> = {
  done: { id: "cases.safety.done", message: "Done" },
  reviewed: { id: "cases.safety.reviewed", message: "Reviewed, no change" },
  declined: { id: "cases.safety.declined", message: "Offered, declined" },
  unsafe_now: { id: "cases.safety.unsafe", message: "Not safe to talk about now" },
  not_this_time: { id: "cases.safety.not", message: "Not this time" },
};

/** The same in a story, where nothing beside it says what it is about. */
export const safetyTold: Readonly<Record<z.infer<typeof SafetyAnswer>, Message>> = {
  done: { id: "cases.safety.told.done", message: "safety planning done" },
  reviewed: { id: "cases.safety.told.reviewed", message: "safety plan reviewed, no change" },
  declined: { id: "cases.safety.told.declined", message: "safety planning offered, declined" },
  unsafe_now: { id: "cases.safety.told.unsafe", message: "not safe to talk about safety then" },
  not_this_time: { id: "cases.safety.told.not", message: "no safety planning this time" },
};

/** By what one tries to reach somebody. */
export const attemptMethods: Readonly<Record<AttemptMethod, Message>> = {
  call: { id: "cases.attempt.call", message: "Call" },
  text: { id: "cases.attempt.text", message: "Text" },
  email: { id: "cases.attempt.email", message: "E-mail" },
  visit: { id: "cases.attempt.visit", message: "Visit" },
};

/** The same in a story. */
export const attemptTold: Readonly<Record<AttemptMethod, Message>> = {
  call: { id: "cases.attempt.told.call", message: "Tried to reach them: called" },
  text: { id: "cases.attempt.told.text", message: "Tried to reach them: texted" },
  email: { id: "cases.attempt.told.email", message: "Tried to reach them: wrote an e-mail" },
  visit: { id: "cases.attempt.told.visit", message: "Tried to reach them: visited" },
};

/** What a check-in told. */
export const feelings: Readonly<Record<z.infer<typeof Feeling>, Message>> = {
  better: { id: "cases.feeling.better", message: "Better" },
  same: { id: "cases.feeling.same", message: "The same" },
  worse: { id: "cases.feeling.worse", message: "Worse" },
};
