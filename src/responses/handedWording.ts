/** What stands around a form that was handed over, in the form's own language: complete in each, by its type. */
export interface HandedWording {
  readonly dir: "ltr" | "rtl";
  readonly lead: string;
  readonly done: string;
  readonly thanks: string;
  readonly back: string;
}

const en: HandedWording = {
  dir: "ltr",
  lead: "This is yours to fill in. You can leave out what you do not want to answer.",
  done: "Done",
  thanks: "Thank you.",
  back: "Please hand it back now.",
};

const es: HandedWording = {
  dir: "ltr",
  lead: "Esto lo llena usted. Puede dejar sin responder lo que no quiera contestar.",
  done: "Listo",
  thanks: "Gracias.",
  back: "Por favor, devuélvalo ahora.",
};

const ar: HandedWording = {
  dir: "rtl",
  lead: "هذا لك لتملأه بنفسك. يمكنك أن تترك ما لا تريد الإجابة عنه.",
  done: "انتهيت",
  thanks: "شكرًا لك.",
  back: "من فضلك أعِد الجهاز الآن.",
};

const wordings: Readonly<Record<string, HandedWording>> = { en, es, ar };

/** Those of a form's language; English where there are none. */
export const handedWordingFor = (language: string | null): HandedWording => wordings[language?.slice(0, 2) ?? "en"] ?? en;
