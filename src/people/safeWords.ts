import { type Message, useWords } from "../ui/words.ts";
import type { SafeLine } from "./contract.ts";

/** The ways a person may prefer, as they are chosen in a form. */
export const ways: Readonly<Record<NonNullable<SafeLine["prefer"]>, Message>> = {
  call: { id: "people.way.call", message: "Call" },
  text: { id: "people.way.text", message: "Text" },
  email: { id: "people.way.email", message: "E-mail" },
  in_person: { id: "people.way.inPerson", message: "In person" },
  through_someone: { id: "people.way.someone", message: "Through somebody they trust" },
};

const prefers: Readonly<Record<NonNullable<SafeLine["prefer"]>, Message>> = {
  call: { id: "people.prefers.call", message: "Prefers a call" },
  text: { id: "people.prefers.text", message: "Prefers a text" },
  email: { id: "people.prefers.email", message: "Prefers e-mail" },
  in_person: { id: "people.prefers.inPerson", message: "Only in person" },
  through_someone: { id: "people.prefers.someone", message: "Only through somebody they trust" },
};

/** The rules of a safe line as sentences, in the order in which they are needed. */
export function useSafeWords(safe: SafeLine | null): { rules: { id: string; text: string; strong?: boolean }[]; avoid: string | null } {
  const say = useWords();
  if (!safe) return { rules: [], avoid: null };
  const rules: { id: string; text: string; strong?: boolean }[] = [];
  if (safe.prefer) rules.push({ id: "prefer", text: say(prefers[safe.prefer]), strong: true });
  if (safe.hours) rules.push({ id: "hours", text: safe.hours, strong: true });
  rules.push(
    safe.voicemail
      ? { id: "voicemail", text: say({ id: "people.safe.voicemail", message: "voicemail is fine" }) }
      : { id: "voicemail", text: say({ id: "people.safe.noVoicemail", message: "leave no voicemail" }), strong: true },
  );
  if (safe.codeWord)
    rules.push({ id: "code", text: say({ id: "people.safe.code", message: "code word: {word}" }, { word: safe.codeWord }) });
  return { rules, avoid: safe.avoid };
}
