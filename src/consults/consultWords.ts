import { useMemo } from "react";
import { useLocale } from "react-aria-components";
import type { Message } from "../ui/words.ts";
import { useWords } from "../ui/words.ts";

/** Who asks for advice. */
export const askerWords: Readonly<Record<string, Message>> = {
  staff: { id: "consults.asker.staff", message: "Teacher or staff" },
  parent: { id: "consults.asker.parent", message: "Parent" },
  resident_assistant: { id: "consults.asker.ra", message: "Resident assistant" },
  colleague: { id: "consults.asker.colleague", message: "Colleague" },
  agency: { id: "consults.asker.agency", message: "Another agency" },
  other: { id: "consults.asker.other", message: "Somebody else" },
};

/** Who calls without a name. */
export const callerWords: Readonly<Record<string, Message>> = {
  self: { id: "consults.caller.self", message: "For themself" },
  family: { id: "consults.caller.family", message: "Family" },
  friend: { id: "consults.caller.friend", message: "Friend or neighbor" },
  professional: { id: "consults.caller.professional", message: "Professional" },
  other: { id: "consults.caller.other", message: "Somebody else" },
  unsaid: { id: "consults.caller.unsaid", message: "Did not say" },
};

/** What is needed, and given. */
export const needWords: Readonly<Record<string, Message>> = {
  safety_plan: { id: "consults.need.safetyPlan", message: "Safety planning" },
  shelter: { id: "consults.need.shelter", message: "A safe place" },
  listening: { id: "consults.need.listening", message: "Somebody who listens" },
  legal: { id: "consults.need.legal", message: "Legal help" },
  immigration: { id: "consults.need.immigration", message: "Immigration" },
  police: { id: "consults.need.police", message: "Police or court" },
  medical: { id: "consults.need.medical", message: "Medical care" },
  counseling: { id: "consults.need.counseling", message: "Counseling" },
  crisis: { id: "consults.need.crisis", message: "Help in a crisis" },
  academics: { id: "consults.need.academics", message: "Studies" },
  housing: { id: "consults.need.housing", message: "Housing" },
  money: { id: "consults.need.money", message: "Money or food" },
  work: { id: "consults.need.work", message: "Work and wages" },
  children: { id: "consults.need.children", message: "Children" },
  transport: { id: "consults.need.transport", message: "Transport" },
  information: { id: "consults.need.information", message: "Information" },
};

/** Whether safety was talked about. */
export const safetyWords: Readonly<Record<string, Message>> = {
  asked: { id: "consults.safety.asked", message: "Asked, and talked through" },
  safe_now: { id: "consults.safety.safe", message: "Safe now" },
  not_safe: { id: "consults.safety.not", message: "Not safe" },
  not_this_time: { id: "consults.safety.later", message: "Not this time" },
};

/** The words of a closed list as a field takes them. */
export function useChoices(words: Readonly<Record<string, Message>>, ids: readonly string[] = Object.keys(words)) {
  const say = useWords();
  return ids.map((id) => ({ id, label: words[id] ? say(words[id]) : id }));
}

/** How a language is called in the language in use. */
export function useLanguageName(): (code: string) => string {
  const say = useWords();
  const { locale } = useLocale();
  const names = useMemo(() => new Intl.DisplayNames(locale, { type: "language" }), [locale]);
  return (code) => {
    if (code === "und") return say({ id: "consults.language.other", message: "Another language" });
    // Not every browser knows it by name.
    if (code === "ase") return say({ id: "consults.language.ase", message: "American Sign Language" });
    return names.of(code) ?? code;
  };
}
