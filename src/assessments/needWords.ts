import { type Message, useWords } from "../ui/words.ts";
import type { Domain, HeardFrom, NeedKind, NeedStatus, Priority, ShippedDomain } from "./contract.ts";

const shipped: Readonly<Record<ShippedDomain, Message>> = {
  housing: { id: "assessments.domain.housing", message: "Housing" },
  food: { id: "assessments.domain.food", message: "Food" },
  finance: { id: "assessments.domain.finance", message: "Money" },
  physical_health: { id: "assessments.domain.physicalHealth", message: "Physical health" },
  mental_health: { id: "assessments.domain.mentalHealth", message: "Mental health" },
  safety: { id: "assessments.domain.safety", message: "Safety" },
  education: { id: "assessments.domain.education", message: "Education" },
  employment: { id: "assessments.domain.employment", message: "Work" },
  family: { id: "assessments.domain.family", message: "Family" },
  social: { id: "assessments.domain.social", message: "Friends and belonging" },
  transport: { id: "assessments.domain.transport", message: "Getting around" },
  legal: { id: "assessments.domain.legal", message: "Legal matters" },
  immigration: { id: "assessments.domain.immigration", message: "Immigration" },
};

/** What a part of life is called: in the program's own words, else as it is shipped. */
export function useDomainName(domains: readonly Domain[]): (code: string) => string {
  const say = useWords();
  return (code) => {
    const own = domains.find((one) => one.code === code)?.name;
    return own ?? (code in shipped ? say(shipped[code as ShippedDomain]) : code);
  };
}

/** One of each kind, where it stands alone. */
export const kindWords: Readonly<Record<NeedKind, Message>> = {
  strength: { id: "assessments.kind.strength", message: "A strength" },
  accomplishment: { id: "assessments.kind.accomplishment", message: "Something they achieved" },
  trust: { id: "assessments.kind.trust", message: "What builds trust" },
  need: { id: "assessments.kind.need", message: "A need" },
  barrier: { id: "assessments.kind.barrier", message: "Something in the way" },
};

export const priorityWords: Readonly<Record<Priority, Message>> = {
  now: { id: "assessments.priority.now", message: "Now" },
  soon: { id: "assessments.priority.soon", message: "Soon" },
  later: { id: "assessments.priority.later", message: "Can wait" },
};

export const statusWords: Readonly<Record<NeedStatus, Message>> = {
  open: { id: "assessments.status.open", message: "Still there" },
  met: { id: "assessments.status.met", message: "Met" },
  not_wanted: { id: "assessments.status.notWanted", message: "No longer wanted" },
  not_met: { id: "assessments.status.notMet", message: "Could not be met" },
  mistaken: { id: "assessments.status.mistaken", message: "Written down by mistake" },
};

export const heardWords: Readonly<Record<HeardFrom, Message>> = {
  person: { id: "assessments.heard.person", message: "From them" },
  family: { id: "assessments.heard.family", message: "From family" },
  school: { id: "assessments.heard.school", message: "From the school" },
  provider: { id: "assessments.heard.provider", message: "From somebody who helps them" },
  seen: { id: "assessments.heard.seen", message: "We saw it ourselves" },
};

/** How a part of life is going, by its number less one. */
export const levelWords: readonly Message[] = [
  { id: "assessments.level.1", message: "In trouble" },
  { id: "assessments.level.2", message: "Hard" },
  { id: "assessments.level.3", message: "Getting by" },
  { id: "assessments.level.4", message: "Mostly well" },
  { id: "assessments.level.5", message: "Going well" },
];

/** "2, hard". */
export function useLevelText(): (level: number) => string {
  const say = useWords();
  return (level) => {
    const word = levelWords[level - 1];
    return word ? say({ id: "assessments.level.text", message: "{n} · {word}" }, { n: level, word: say(word) }) : String(level);
  };
}
