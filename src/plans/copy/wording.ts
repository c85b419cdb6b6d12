import type { AuthoredWith } from "../contract.ts";
import type { CopyLocale } from "./contract.ts";

/** What the person's copy is written from, in one language. Complete in each, by its type. */
export interface Wording {
  readonly title: string;
  readonly draft: string;
  readonly spoken: (day: string) => string;
  readonly signed: (day: string) => string;
  readonly readBack: string;
  readonly authored: Readonly<Record<AuthoredWith, string>>;
  readonly superseded: (day: string) => string;
  readonly completed: (day: string) => string;
  readonly ended: (day: string) => string;
  readonly goals: string;
  readonly steps: string;
  readonly me: string;
  readonly whenReady: string;
  readonly helper: string;
  readonly by: (who: string, day: string) => string;
  readonly done: string;
  readonly going: (value: string) => string;
  readonly review: (day: string) => string;
  readonly target: (day: string) => string;
  readonly mine: string;
}

const en: Wording = {
  title: "My plan",
  draft: "This is a draft. Nothing is agreed yet.",
  spoken: (day) => `I agreed to it aloud on ${day}.`,
  signed: (day) => `I agreed to it with my name on ${day}.`,
  readBack: "It was read back to me.",
  authored: {
    alone: "I wrote it myself.",
    together: "We wrote it together.",
    family: "We wrote it together with somebody of my family.",
    interpreter: "We wrote it together through an interpreter.",
  },
  superseded: (day) => `This plan was changed on ${day}. There is a newer one.`,
  completed: (day) => `This plan was done on ${day}.`,
  ended: (day) => `This plan ended on ${day}.`,
  goals: "What I want",
  steps: "What we do for it",
  me: "Me",
  whenReady: "Me, when I am ready",
  helper: "Somebody who helps me",
  by: (who, day) => `${who}, by ${day}`,
  done: "done",
  going: (value) => `How it is going, as I see it: ${value} of 5`,
  review: (day) => `We look at this again together by ${day}.`,
  target: (day) => `We planned to work on this until ${day}.`,
  mine: "This is my plan. I can change it at any time, and I can say no to any part of it.",
};

const es: Wording = {
  title: "Mi plan",
  draft: "Esto es un borrador. Todavía no hay nada acordado.",
  spoken: (day) => `Lo acepté de palabra el ${day}.`,
  signed: (day) => `Lo acepté con mi nombre el ${day}.`,
  readBack: "Me lo leyeron tal como está escrito.",
  authored: {
    alone: "Lo escribí yo.",
    together: "Lo escribimos en conjunto.",
    family: "Lo escribimos en conjunto con alguien de mi familia.",
    interpreter: "Lo escribimos en conjunto con ayuda de intérprete.",
  },
  superseded: (day) => `Este plan se cambió el ${day}. Hay uno más nuevo.`,
  completed: (day) => `Este plan se cumplió el ${day}.`,
  ended: (day) => `Este plan terminó el ${day}.`,
  goals: "Lo que quiero",
  steps: "Lo que hacemos para lograrlo",
  me: "Yo",
  whenReady: "Yo, cuando sea mi momento",
  helper: "Alguien que me ayuda",
  by: (who, day) => `${who}, a más tardar el ${day}`,
  done: "hecho",
  going: (value) => `Cómo va, según yo: ${value} de 5`,
  review: (day) => `Lo revisamos en conjunto a más tardar el ${day}.`,
  target: (day) => `Pensamos trabajar en esto hasta el ${day}.`,
  mine: "Este plan es mío. Puedo cambiarlo cuando quiera y puedo decir que no a cualquier parte.",
};

const ar: Wording = {
  title: "خطتي",
  draft: "هذه مسودة. لم يُتفق على شيء بعد.",
  spoken: (day) => `وافقت عليها شفهيًا يوم ${day}.`,
  signed: (day) => `وافقت عليها باسمي يوم ${day}.`,
  readBack: "قُرئت عليّ كما هي مكتوبة هنا.",
  authored: {
    alone: "كتبتها بنفسي.",
    together: "كتبناها معًا.",
    family: "كتبناها معًا ومع أحد أفراد عائلتي.",
    interpreter: "كتبناها معًا بمساعدة مترجم.",
  },
  superseded: (day) => `تغيّرت هذه الخطة يوم ${day}. توجد خطة أحدث منها.`,
  completed: (day) => `اكتملت هذه الخطة يوم ${day}.`,
  ended: (day) => `انتهت هذه الخطة يوم ${day}.`,
  goals: "ما أريده",
  steps: "ما نفعله من أجل ذلك",
  me: "أنا",
  whenReady: "أنا، في الوقت الذي يناسبني",
  helper: "من يساعدني",
  by: (who, day) => `${who}، في موعد أقصاه ${day}`,
  done: "تمّ",
  going: (value) => `كيف تسير الأمور في رأيي: ${value} من 5`,
  review: (day) => `نراجع هذه الخطة معًا في موعد أقصاه ${day}.`,
  target: (day) => `ننوي العمل على هذا حتى ${day}.`,
  mine: "هذه خطتي. يمكنني تغييرها في أي وقت، ويمكنني أن أرفض أي جزء منها.",
};

export const wordings: Readonly<Record<CopyLocale, Wording>> = { en, es, ar };
