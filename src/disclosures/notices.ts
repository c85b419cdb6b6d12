import type { CopyKind, ShareBasis } from "./copyContract.ts";

/** The languages in which papers to outsiders are written. */
export type PaperLanguage = "en" | "es";
type Regime = "FERPA" | "VSP" | "CONF" | "BASE";
type Both = Readonly<Record<PaperLanguage, string>>;

const notices: Readonly<Record<Regime, Both>> = {
  FERPA: {
    en: "This comes from education records. Use it only for the purpose above. You may not pass it on to anyone else without the written consent of the student, or of the parent where the rights are the parent's, unless the law allows it (34 CFR 99.33).",
    es: "Esto procede de registros educativos. Úselo solo para el fin indicado. No puede comunicarlo a nadie más sin el consentimiento escrito del estudiante, o del padre o la madre cuando los derechos sean suyos, salvo que la ley lo permita (34 CFR 99.33).",
  },
  VSP: {
    en: "This was shared because the person asked for it, for this purpose and this time only. Passing it on may put somebody in danger. Do not pass it on, copy it into another system, or keep it longer than the purpose needs. The person can withdraw at any time; if you are told so, return or destroy it.",
    es: "Esto se compartió porque la persona lo pidió, solo para este fin y por este tiempo. Comunicarlo puede poner a alguien en peligro. No lo comunique, no lo copie en otro sistema ni lo guarde más de lo que el fin exige. La persona puede retirar su permiso en cualquier momento; si se lo comunican, devuélvalo o destrúyalo.",
  },
  CONF: {
    en: "This is confidential and may be privileged. Use it only for the purpose above and pass it on to nobody without the person's consent, unless the law requires it.",
    es: "Esto es confidencial y puede estar protegido por el secreto profesional. Úselo solo para el fin indicado y no lo comunique a nadie sin el consentimiento de la persona, salvo que la ley lo exija.",
  },
  BASE: {
    en: "This is confidential. Use it only for the purpose above and do not pass it on without the person's consent.",
    es: "Esto es confidencial. Úselo solo para el fin indicado y no lo comunique sin el consentimiento de la persona.",
  },
};

/** Of victim services, where nobody asked the person: it must not say that they chose it. */
const compelledNotice: Both = {
  en: "This was given because the law requires it, and holds no more than that. The person was not the one who chose it. Passing it on may put somebody in danger. Use it only for what the order or the law names, do not copy it into another system, and do not keep it longer than that needs.",
  es: "Esto se entregó porque la ley lo exige, y no contiene más que eso. No fue la persona quien lo eligió. Comunicarlo puede poner a alguien en peligro. Úselo solo para lo que la orden o la ley indican, no lo copie en otro sistema y no lo guarde más de lo que eso exige.",
};

/** What a recipient is told about passing it on (R35), and truly: whether the person asked for it depends on what it rests on. */
export function noticeOf(regime: Regime, language: PaperLanguage, basis: ShareBasis = "release"): string {
  const chosen = basis === "release" || basis === "self";
  return (regime === "VSP" && !chosen ? compelledNotice : notices[regime])[language];
}

const bases: Readonly<Record<ShareBasis, Both>> = {
  release: { en: "a signed release of information", es: "una autorización firmada para compartir información" },
  ferpa_exception: { en: "an exception in 34 CFR 99.31", es: "una excepción de 34 CFR 99.31" },
  mandate: { en: "a legal requirement", es: "una obligación legal" },
  emergency: { en: "an emergency", es: "una emergencia" },
  self: { en: "your own request", es: "su propia solicitud" },
  aggregate: { en: "figures about nobody in particular", es: "cifras sobre nadie en particular" },
  none: {
    en: "nothing: it was said aloud, and there was no release for it",
    es: "nada: se dijo de viva voz, y no había autorización para ello",
  },
};

/** What a paper says of itself. */
export interface Paper {
  readonly language: PaperLanguage;
  readonly agency: string;
  readonly recipient: string | null;
  readonly toWhom: string | null;
  readonly onDay: string;
  readonly by: string;
  readonly purpose: string;
  readonly basis: ShareBasis;
  readonly notice: Regime;
  readonly copies: readonly { readonly kind: CopyKind; readonly title: string; readonly body: string | null }[];
}

/** The paper itself, as bytes: what is sent, printed or read aloud from, and given again on request (R27). */
export function writePaper(paper: Paper): Buffer {
  const { language } = paper;
  const say = (en: string, es: string) => (language === "es" ? es : en);
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${paper.onDay}T00:00:00Z`));
  const to = [paper.recipient, paper.toWhom].filter(Boolean).join(" · ");
  const copies = paper.copies.map(({ kind, title, body }, at) => {
    const head = `${at + 1}. ${title}`;
    if (kind === "file") return `${head}\n   ${say("(a file, with this paper)", "(un archivo, con este documento)")}`;
    return body === null ? `${head}\n   ${say("(told aloud)", "(dicho de palabra)")}` : `${head}\n\n${body}`;
  });
  const lines = [
    paper.agency,
    `${say("To", "Para")}: ${to || say("the person themselves", "la propia persona")}`,
    `${say("Date", "Fecha")}: ${day}`,
    `${say("From", "De")}: ${paper.by}`,
    `${say("For", "Para qué")}: ${paper.purpose}`,
    `${say("Based on", "Con base en")}: ${bases[paper.basis][language]}`,
    "",
    ...copies.flatMap((copy) => [copy, ""]),
    noticeOf(paper.notice, language, paper.basis),
    "",
  ];
  return Buffer.from(lines.join("\n"), "utf8");
}

/** The letter that asks for what was given to be given back: it cannot be recalled (R48). It says what, by its titles' number, and nothing of it. */
export function writeReturnLetter(
  of: Pick<Paper, "language" | "agency" | "recipient" | "toWhom" | "by"> & {
    readonly sharedOn: string;
    readonly today: string;
    readonly count: number;
  },
): Buffer {
  const day = (text: string) =>
    new Intl.DateTimeFormat(of.language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
  const to = [of.recipient, of.toWhom].filter(Boolean).join(" · ");
  const text =
    of.language === "es"
      ? `${of.agency}\n${day(of.today)}\n\nPara: ${to}\n\nEl ${day(of.sharedOn)} le comunicamos información (elementos: ${of.count}). El permiso para tenerla ha terminado. Por favor, devuélvanosla o destrúyala, también las copias, y díganoslo por escrito. No la comunique a nadie más.\n\nGracias.\n${of.by}\n`
      : `${of.agency}\n${day(of.today)}\n\nTo: ${to}\n\nOn ${day(of.sharedOn)} we shared information with you (items: ${of.count}). The permission to hold it has ended. Please return it to us or destroy it, and any copies of it, and tell us in writing that you have. Do not pass it on to anybody.\n\nThank you.\n${of.by}\n`;
  return Buffer.from(text, "utf8");
}
