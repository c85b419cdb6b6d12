import { setupI18n } from "@lingui/core";
import { I18nProvider as LinguiProvider, Trans, useLingui } from "@lingui/react";
import { createElement, type ReactNode, useCallback } from "react";
import { I18nProvider } from "react-aria-components";

export { Trans };

/** A text by its id, with the English that the catalogues are made from. */
export interface Message {
  readonly id: string;
  readonly message: string;
}

export type Values = Record<string, unknown>;
export type Say = (message: Message, values?: Values) => string;

/** The languages a member of staff can choose, each in its own name. */
export const languages = [
  { id: "en", label: "English" },
  { id: "es", label: "Español" },
] as const;

/** Mirrors the staff pages without translating them: Latin letters, Arabic direction. For tests, by `?lang=xx-RTL`. */
const mirrored = "xx-RTL";
const stored = "holdfast.language";

const catalogues: Record<string, () => Promise<{ messages: Parameters<typeof i18n.load>[1] }>> = {
  en: async () => ({ messages: {} }),
  es: () => import("virtual:words/es"),
};

const i18n = setupI18n();
// English stands in the code, compiled there by scripts/words.ts where it has gaps: a message that is text has none.
i18n.setMessagesCompiler((message) => [message]);
let tag = "en-US";

/** What the address, the person's own choice or the browser asks for, in that order. */
export function chooseLanguage(search: string, choice: string | null, browser: readonly string[]): string {
  const asked = [new URLSearchParams(search).get("lang"), choice, ...browser].filter((x) => x !== null);
  return asked.map((x) => (x === mirrored ? x : (x.split("-")[0] ?? ""))).find((x) => x === mirrored || x in catalogues) ?? "en";
}

/** Loads one language and turns the page to it. */
export async function startWords(language = chooseLanguage(location.search, localStorage.getItem(stored), navigator.languages)) {
  const name = language === mirrored ? "en" : language;
  const load = catalogues[name] ?? catalogues.en;
  if (!load) return;
  const { messages } = await load();
  tag =
    language === mirrored
      ? "en-Arab-US"
      : (navigator.languages.find((x) => x.startsWith(name) && isTag(x)) ?? { en: "en-US", es: "es-US" }[name] ?? name);
  document.documentElement.lang = tag;
  document.documentElement.dir = language === mirrored ? "rtl" : "ltr";
  i18n.loadAndActivate({ locale: name, messages });
}

/** Some browsers name languages that `Intl` does not know ("en-US@posix"). */
function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}

/** Keeps the person's choice on this device and turns the page to it. */
export async function setLanguage(language: string): Promise<void> {
  localStorage.setItem(stored, language);
  await startWords(language);
}

/** The person's own language, as their account keeps it, kept on this device too for its sign-in page; unless the address says another. */
export async function followLanguage(language: string | undefined): Promise<void> {
  const name = language?.split("-")[0];
  if (!name || !(name in catalogues) || new URLSearchParams(location.search).has("lang")) return;
  localStorage.setItem(stored, name);
  if (name !== i18n.locale) await startWords(name);
}

/** The language in use. */
export const useLanguage = () => useLingui().i18n.locale;

/** Gives words, dates and direction to all beneath it. */
export function Words({ children }: { children: ReactNode }) {
  return createElement(LinguiProvider, { i18n }, createElement(Direction, null, children));
}

function Direction({ children }: { children?: ReactNode }) {
  useLingui();
  return createElement(I18nProvider, { locale: tag, children });
}

/** Says a message in the language in use. */
export function useWords(): Say {
  const { i18n } = useLingui();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same object speaks another language after a change
  return useCallback((message, values) => i18n._(message.id, values, { message: message.message }), [i18n, i18n.locale]);
}
