import { Problem } from "../kernel/problem.ts";

/** What a message may be filled with: the address of one of our own pages, or a day. Never a name, never a word somebody wrote (R87). */
type Slot = "link" | "from" | "until";

interface Wording {
  /** At most forty characters, and as dull as they come: it stands on lock screens. */
  readonly subject: string;
  readonly text: string;
}

interface Template {
  readonly slots: readonly Slot[];
  readonly en: Wording;
  readonly es: Wording;
}

/**
 * Every text that leaves the house, in each language. None says whom it is about, what kind of help is given or by whom, and none can: there is
 * nothing to fill in that could.
 */
export const templates = {
  "concern.received": {
    slots: [],
    en: { subject: "Something new in Holdfast", text: "Something new has come in. Sign in to Holdfast to read it." },
    es: { subject: "Algo nuevo en Holdfast", text: "Ha llegado algo nuevo. Entre en Holdfast para leerlo." },
  },
  // To one who wrote in from outside and left an address: the same words whoever it was about (R39), and no more. Others may hold that telephone.
  "concern.thanks": {
    slots: [],
    en: {
      subject: "Your message has arrived",
      text: "Thank you. Your message has arrived, and somebody will read it. You need not answer this.",
    },
    es: { subject: "Su mensaje ha llegado", text: "Gracias. Su mensaje ha llegado y alguien lo leerá. No hace falta que responda." },
  },
  "concern.urgent": {
    slots: [],
    en: { subject: "Holdfast needs you", text: "Sign in to Holdfast when you can: something needs an answer." },
    es: { subject: "Holdfast le necesita", text: "Entre en Holdfast en cuanto pueda: algo necesita una respuesta." },
  },
  // A form on which answers can call for safety is gone through by telephone: whoever is on call is near.
  "form.standBy": {
    slots: [],
    en: { subject: "Please be ready", text: "A colleague may need you in the next hour. Please stay where you can be reached." },
    es: { subject: "Por favor, esté disponible", text: "Un colega puede necesitarle en la próxima hora. Por favor, esté localizable." },
  },
  // An answer called for safety, and somebody else took it down.
  "form.safety": {
    slots: [],
    en: { subject: "Please look now", text: "Something in Holdfast needs you today. Please sign in now." },
    es: { subject: "Por favor, mírelo ahora", text: "Algo en Holdfast le necesita hoy. Por favor, entre ahora." },
  },
  // Who is on call is rung: whatever it is, wherever, the same words, and no link.
  "oncall.ring": {
    slots: [],
    en: { subject: "Sign in: something urgent", text: "Sign in: something urgent. Say there that you have it, or pass it on." },
    es: { subject: "Entre: hay algo urgente", text: "Entre: hay algo urgente. Diga allí que se encarga, o páselo." },
  },
  // Somebody of the staff went out and sent no word (D28): nothing of whom, where or why.
  "visit.late": {
    slots: [],
    en: { subject: "Sign in: somebody is not back", text: "Somebody you look out for has not come back. Sign in to Holdfast now." },
    es: { subject: "Entre: alguien no ha vuelto", text: "Alguien por quien usted vela no ha vuelto. Entre en Holdfast ahora." },
  },
  "visit.word": {
    slots: [],
    en: { subject: "There is word", text: "Somebody you look out for has sent word. Sign in to Holdfast to see it." },
    es: { subject: "Hay noticias", text: "Alguien por quien usted vela ha dado noticias. Entre en Holdfast para verlas." },
  },
  "crack.escalated": {
    slots: [],
    en: { subject: "Something waits in Holdfast", text: "Something has waited too long and is now yours to look at. Sign in to Holdfast." },
    es: { subject: "Algo espera en Holdfast", text: "Algo ha esperado demasiado y ahora le toca a usted. Entre en Holdfast." },
  },
  // A case was opened in an emergency: somebody else looks at it (R38).
  "emergency.opened": {
    slots: [],
    en: { subject: "Please look today", text: "A colleague did something that you are to look at. Sign in to Holdfast today." },
    es: { subject: "Por favor, mírelo hoy", text: "Un colega ha hecho algo que a usted le toca mirar. Entre en Holdfast hoy." },
  },
  // A colleague said that they know somebody, and is kept out: whoever looks after that hears of it (D29).
  "wall.ofOneself": {
    slots: [],
    en: { subject: "Something changed in Holdfast", text: "A colleague stepped back from something. Sign in to Holdfast to see it." },
    es: { subject: "Algo cambió en Holdfast", text: "Un colega se ha apartado de algo. Entre en Holdfast para verlo." },
  },
  // A colleague, or the person on their own page, took a time of somebody's. Whose, and when, is read inside.
  "appointment.yours": {
    slots: [],
    en: { subject: "Something new in Holdfast", text: "Something was put into your hours. Sign in to Holdfast to see it." },
    es: { subject: "Algo nuevo en Holdfast", text: "Se ha puesto algo en su horario. Entre en Holdfast para verlo." },
  },
  // The person took a time of theirs, or called one off, on their own page.
  "appointment.changed": {
    slots: [],
    en: { subject: "Something changed in Holdfast", text: "Something in your appointments changed. Sign in to Holdfast to see it." },
    es: { subject: "Algo ha cambiado en Holdfast", text: "Algo ha cambiado en sus citas. Entre en Holdfast para verlo." },
  },
  "review.nudge": {
    slots: [],
    en: { subject: "Please have a look", text: "Your reviewer asks you to look at something in Holdfast. Sign in when you can." },
    es: { subject: "Por favor, eche un vistazo", text: "Su revisor le pide que mire algo en Holdfast. Entre cuando pueda." },
  },
  // Something was kept as long as it was to be kept, and two people say whether it goes (R90).
  "retention.due": {
    slots: [],
    en: {
      subject: "Something waits for your word",
      text: "Something in Holdfast waits for your word within thirty days. Sign in to see what it is.",
    },
    es: {
      subject: "Algo espera su palabra",
      text: "Algo en Holdfast espera su palabra en los próximos treinta días. Entre para ver qué es.",
    },
  },
  "account.invite": {
    slots: ["link"],
    en: { subject: "Your Holdfast account", text: "An account is ready for you. Open this link to set it up; it works once.\n\n{link}" },
    es: {
      subject: "Su cuenta de Holdfast",
      text: "Su cuenta está lista. Abra este enlace para configurarla; sirve una sola vez.\n\n{link}",
    },
  },
  "account.factorReset": {
    slots: ["link"],
    en: {
      subject: "Your Holdfast sign-in",
      text: "Your sign-in was reset. Open this link to set it up anew; it works once.\n\n{link}\n\nIf you did not ask for this, tell your administrator.",
    },
    es: {
      subject: "Su acceso a Holdfast",
      text: "Su acceso se restableció. Abra este enlace para configurarlo de nuevo; sirve una sola vez.\n\n{link}\n\nSi usted no lo pidió, avise a su administrador.",
    },
  },
  "account.passwordReset": {
    slots: ["link"],
    en: {
      subject: "Choose a new Holdfast password",
      text: "Your password was reset. Open this link to choose a new one; it works once, for thirty minutes. Your second step stays as it is.\n\n{link}\n\nIf you did not ask for this, tell your administrator.",
    },
    es: {
      subject: "Elija una nueva contraseña de Holdfast",
      text: "Su contraseña se restableció. Abra este enlace para elegir otra; sirve una sola vez, durante treinta minutos. Su segundo paso no cambia.\n\n{link}\n\nSi usted no lo pidió, avise a su administrador.",
    },
  },
  "admission.asked": {
    slots: [],
    en: { subject: "Holdfast needs your word", text: "A colleague is to join your team in Holdfast. Sign in to say yes or no." },
    es: { subject: "Holdfast espera su palabra", text: "Un colega va a incorporarse a su equipo en Holdfast. Entre para decir sí o no." },
  },
  "export.asked": {
    slots: [],
    en: {
      subject: "Holdfast needs your word",
      text: "A colleague asks for a copy of everything that is in Holdfast here. Sign in to say yes or no.",
    },
    es: {
      subject: "Holdfast espera su palabra",
      text: "Un colega pide una copia de todo lo que hay aquí en Holdfast. Entre para decir sí o no.",
    },
  },
  "export.said": {
    slots: [],
    en: { subject: "An answer in Holdfast", text: "A colleague has answered what you asked for in Holdfast. Sign in to go on." },
    es: { subject: "Una respuesta en Holdfast", text: "Un colega ha respondido a lo que pidió en Holdfast. Entre para continuar." },
  },
  "admission.done": {
    slots: [],
    en: {
      subject: "Your team in Holdfast has changed",
      text: "A colleague has joined your team in Holdfast. If you did not expect it, sign in and ask your administrator.",
    },
    es: {
      subject: "Su equipo en Holdfast ha cambiado",
      text: "Un colega se ha incorporado a su equipo en Holdfast. Si no lo esperaba, entre y pregunte a su administrador.",
    },
  },
  "work.given": {
    slots: [],
    en: { subject: "Something was handed over to you", text: "A colleague has handed work over to you. Sign in to Holdfast to see it." },
    es: { subject: "Le han entregado trabajo", text: "Un colega le ha entregado trabajo. Entre en Holdfast para verlo." },
  },
  // To somebody outside with whom something was shared: nothing of what, of whom, or by what kind of office (R34).
  "share.link": {
    slots: ["link"],
    en: {
      subject: "Something for you",
      text: "Something is waiting for you. Open this link; it asks for a code, which you are told by telephone.\n\n{link}",
    },
    es: {
      subject: "Algo para usted",
      text: "Hay algo esperándole. Abra este enlace; pide un código, que se le dice por teléfono.\n\n{link}",
    },
  },
  "share.waiting": {
    slots: ["link"],
    en: { subject: "Something for you", text: "Something is waiting for you. Sign in as yourself to read it.\n\n{link}" },
    es: { subject: "Algo para usted", text: "Hay algo esperándole. Entre con su propia cuenta para leerlo.\n\n{link}" },
  },
  "cover.given": {
    slots: ["from", "until"],
    en: {
      subject: "You stand in for a colleague",
      text: "You stand in for a colleague from {from} until {until}. Sign in to Holdfast to see more.",
    },
    es: {
      subject: "Usted sustituye a un colega",
      text: "Usted sustituye a un colega desde el {from} hasta el {until}. Entre en Holdfast para ver más.",
    },
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;
export type TemplateParams<Name extends TemplateName> = Readonly<Record<(typeof templates)[Name]["slots"][number], string>>;
export type MessageLanguage = "en" | "es";

/** A message as its reader gets it. */
export interface Written {
  readonly subject: string;
  readonly text: string;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether there is a text of that name: what lies in the outbox may be older than this release. */
export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(templates, name);

/** The language a text is written in: the one asked for, or English. */
export const chooseMessageLanguage = (asked: string | null | undefined): MessageLanguage => (asked?.split("-")[0] === "es" ? "es" : "en");

/**
 * Throws unless every slot of the template, and nothing else, is filled with what it may hold. A link with the id of a record in it is refused:
 * it would say the same to everybody who sees two of them.
 */
export function checkParams(name: TemplateName, params: Readonly<Record<string, unknown>>): void {
  const { slots } = templates[name];
  const given = Object.entries(params);
  const sound =
    given.length === slots.length && given.every(([slot, value]) => (slots as readonly string[]).includes(slot) && fits(slot, value));
  if (!sound) throw new Problem(500, "message.params");
}

function fits(slot: string, value: unknown): boolean {
  if (typeof value !== "string") return false;
  return slot === "link" ? /^https?:\/\/\S{1,300}$/.test(value) && !UUID.test(value) : DAY.test(value);
}

/** The text of a message in one language. */
export function writeMessage(name: TemplateName, params: Readonly<Record<string, unknown>>, language: MessageLanguage): Written {
  checkParams(name, params);
  const days = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  return fill(name, language, (slot) => {
    const value = String(params[slot]);
    return DAY.test(value) ? days.format(new Date(`${value}T00:00:00Z`)) : value;
  });
}

/** The same for those who may know that it was sent and not what opens the door: a link, and what is forgotten, is an ellipsis. */
export function sketchMessage(name: TemplateName, params: Readonly<Record<string, unknown>>, language: MessageLanguage): Written {
  const { slots } = templates[name];
  const days = Object.fromEntries(Object.entries(params).filter(([, value]) => DAY.test(String(value))));
  const known = slots.length > 0 && slots.every((slot) => slot in days);
  return known ? writeMessage(name, days, language) : fill(name, language, () => "…");
}

function fill(name: TemplateName, language: MessageLanguage, say: (slot: string) => string): Written {
  const { subject, text } = templates[name][language];
  return { subject, text: text.replace(/\{(\w+)\}/g, (_, slot: string) => say(slot)) };
}
