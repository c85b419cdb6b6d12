import type { Tx } from "../kernel/db.ts";
import type { Barrier, NavigationEvent } from "../navigation/contract.ts";

/** A date in a system around somebody, as a list of a request has it: words still sealed, base64. */
export type EventThere = Pick<NavigationEvent, "kind" | "system" | "onDay" | "status" | "place" | "words" | "outcome"> & { id: string };
/** What is in somebody's way, as a list of a request has it: words still sealed, base64. */
export type BarrierThere = Pick<Barrier, "kind" | "onDay" | "action" | "outcome" | "words" | "actionWords" | "outcomeWords"> & {
  id: string;
};

type Pairs<K extends string> = Readonly<Record<K, readonly [string, string]>>;

const events: Pairs<EventThere["kind"]> = {
  hearing: ["Hearing", "Audiencia"],
  interview: ["Interview", "Entrevista"],
  appointment: ["Appointment", "Cita"],
  filing: ["Something to file", "Algo que presentar"],
  discharge: ["Discharge", "Alta"],
  visit: ["Visit to an office", "Visita a una oficina"],
  other: ["A date", "Una fecha"],
};
const systems: Pairs<EventThere["system"]> = {
  court: ["Court", "Tribunal"],
  police: ["Police", "Policía"],
  immigration: ["Immigration", "Inmigración"],
  health: ["Health", "Salud"],
  housing: ["Housing", "Vivienda"],
  school: ["School", "Escuela"],
  benefits: ["Benefits", "Prestaciones"],
  child_welfare: ["Child welfare", "Protección de menores"],
  other: ["Another office", "Otra oficina"],
};
const statuses: Pairs<EventThere["status"]> = {
  coming: ["It is to come.", "Está por venir."],
  happened: ["It took place.", "Tuvo lugar."],
  missed: ["They did not go.", "No acudió."],
  cancelled: ["It was called off.", "Se canceló."],
};
const barriers: Pairs<BarrierThere["kind"]> = {
  interpreter: ["No interpreter", "Sin intérprete"],
  transport: ["No way to get there", "Sin manera de llegar"],
  refused: ["Turned away", "No le atendieron"],
  fear: ["Fear", "Miedo"],
  cost: ["Cost", "Coste"],
  waiting_list: ["A waiting list", "Lista de espera"],
  papers: ["Papers missing", "Faltan documentos"],
  childcare: ["Nobody for the children", "Nadie para los niños"],
  disability: ["Not accessible", "Sin accesibilidad"],
  other: ["Something in the way", "Algo en el camino"],
};
const actions: Pairs<NonNullable<BarrierThere["action"]>> = {
  called: ["We called.", "Llamamos."],
  went_along: ["We went along.", "Acompañamos."],
  wrote: ["We wrote.", "Escribimos."],
  arranged: ["We arranged it.", "Lo organizamos."],
  paid: ["We paid for it.", "Lo pagamos."],
  complained: ["We complained.", "Nos quejamos."],
  explained: ["We explained it.", "Lo explicamos."],
  passed_on: ["We passed it on.", "Lo pasamos a otra oficina."],
  other: ["We did something else.", "Hicimos otra cosa."],
};
const outcomes: Pairs<BarrierThere["outcome"]> = {
  open: ["It is still in the way.", "Sigue en el camino."],
  solved: ["It is out of the way.", "Está resuelto."],
  partly: ["It is partly out of the way.", "Está resuelto en parte."],
  stays: ["It stays.", "Sigue así."],
};

/** What a thing that stood around them is called on the list, and its words, opened. */
export interface AroundTold {
  readonly title: string;
  readonly onDay: string;
  readonly words: string;
}

const lines = (...all: (string | null)[]) => all.filter((line) => line !== null && line !== "").join("\n");

/** A date around them in words: where, what it is about, what became of it. */
export function tellEvent(tx: Tx, row: EventThere): AroundTold {
  const at = tx.actor.language === "es" ? 1 : 0;
  const open = (column: "place" | "words" | "outcome") =>
    row[column] && tx.open("navigation.event", row.id, column, Buffer.from(row[column], "base64"));
  const words = lines(systems[row.system][at], open("place"), open("words"), statuses[row.status][at], open("outcome"));
  return { title: events[row.kind][at], onDay: row.onDay, words };
}

/** What was in their way in words: what was done about it, and what came of that. */
export function tellBarrier(tx: Tx, row: BarrierThere): AroundTold {
  const at = tx.actor.language === "es" ? 1 : 0;
  const open = (column: string, sealed: string | null) =>
    sealed && tx.open("navigation.barrier", row.id, column, Buffer.from(sealed, "base64"));
  const words = lines(
    open("words", row.words),
    row.action && actions[row.action][at],
    open("action_words", row.actionWords),
    outcomes[row.outcome][at],
    open("outcome_words", row.outcomeWords),
  );
  return { title: barriers[row.kind][at], onDay: row.onDay, words };
}
