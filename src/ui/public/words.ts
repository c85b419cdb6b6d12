import { messages as ar } from "virtual:words/ar";
import { messages as en } from "virtual:words/en";
import { messages as es } from "virtual:words/es";
import { type I18n, setupI18n } from "@lingui/core";

/** The languages of the public pages, each by its own name. */
export const publicLanguages = [
  { id: "en", label: "English", dir: "ltr" },
  { id: "es", label: "Español", dir: "ltr" },
  { id: "ar", label: "العربية", dir: "rtl" },
] as const;
export type PublicLanguage = (typeof publicLanguages)[number]["id"];

interface Message {
  readonly id: string;
  readonly message: string;
}
/** Says a message in one language, on the server. */
export type Speak = (message: Message, values?: Record<string, unknown>) => string;

const catalogues = { en, es, ar };
const speakers = new Map<PublicLanguage, I18n>();

/** The voice of one language; every request may speak another, so none is ever "the" language. */
export function speak(language: PublicLanguage): Speak {
  const i18n = speakers.get(language) ?? setupI18n({ locale: language, messages: { [language]: catalogues[language] } });
  speakers.set(language, i18n);
  return (message, values) => i18n._(message.id, values, { message: message.message });
}
