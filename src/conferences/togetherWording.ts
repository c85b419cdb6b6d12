import type { TextLocale } from "../releases/contract.ts";

/** What the screen says beside what is theirs, in one language, in their voice. Complete in each, by its type. */
export interface TogetherWording {
  readonly title: string;
  readonly noPlan: string;
  readonly allowed: string;
  readonly allowedNone: string;
  readonly until: (day: string) => string;
  readonly meetings: string;
  readonly meetingsNone: string;
  readonly with: (who: string) => string;
  readonly notes: string;
}

/** The words around what is theirs, by language. */
export const togetherWordings: Readonly<Record<TextLocale, TogetherWording>> = {
  en: {
    title: "What is mine here",
    noPlan: "No plan was agreed yet.",
    allowed: "What I allow others to know",
    allowedNone: "I have not allowed anything to be shared.",
    until: (day) => `Until the end of ${day}.`,
    meetings: "When we meet",
    meetingsNone: "No day is set yet.",
    with: (who) => `with ${who}`,
    notes: "What was written for me",
  },
  es: {
    title: "Lo mío aquí",
    noPlan: "Todavía no se acordó ningún plan.",
    allowed: "Lo que permito que otros sepan",
    allowedNone: "No he permitido que se comparta nada.",
    until: (day) => `Hasta el final del ${day}.`,
    meetings: "Cuándo nos vemos",
    meetingsNone: "Todavía no hay fecha.",
    with: (who) => `con ${who}`,
    notes: "Lo que se escribió para mí",
  },
  ar: {
    title: "ما يخصّني هنا",
    noPlan: "لم يُتّفق على خطة بعد.",
    allowed: "ما أسمح للآخرين بمعرفته",
    allowedNone: "لم أسمح بمشاركة أي شيء.",
    until: (day) => `حتى نهاية ${day}.`,
    meetings: "متى نلتقي",
    meetingsNone: "لم يُحدَّد موعد بعد.",
    with: (who) => `مع ${who}`,
    notes: "ما كُتب لي",
  },
};
