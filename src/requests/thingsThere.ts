import type { FoundCase } from "../cases/queries.ts";
import type { NewCopy } from "../disclosures/copyContract.ts";
import { findFacts } from "../disclosures/findFacts.ts";
import type { Tx } from "../kernel/db.ts";
import { tellBarrier, tellEvent } from "./aroundThere.ts";
import type { HoldReason, RequestKind } from "./contract.ts";
import type { ItemRow } from "./queries.ts";

/** One thing there is, in words, as far as the asker reads it. */
export interface Told {
  readonly title: string;
  readonly onDay: string | null;
  readonly topic: string | null;
  readonly words: string | null;
  readonly mayDecide: boolean;
  readonly suggested: HoldReason | null;
}

type Facts = Awaited<ReturnType<typeof findFacts>>;

const contactKinds: Readonly<Record<string, readonly [string, string]>> = {
  one_to_one: ["Meeting", "Encuentro"],
  call: ["Call", "Llamada"],
  text: ["Text message", "Mensaje de texto"],
  email: ["E-mail", "Correo electrónico"],
  attempt: ["Attempt to reach them", "Intento de contacto"],
  collateral: ["Conversation with somebody else", "Conversación con otra persona"],
  group: ["Group", "Grupo"],
  visit: ["Visit", "Visita"],
};
const results: Readonly<Record<string, readonly [string, string]>> = {
  completed: ["It took place.", "Tuvo lugar."],
  attempted: ["They were not reached.", "No hubo respuesta."],
  missed: ["They did not come.", "No acudió."],
};
const say = (es: boolean, word: readonly [string, string] | undefined, other: string) => word?.[es ? 1 : 0] ?? other;

/** The words of a thing where it stands. What is restricted stays where it is: whoever gives it, writes what leaves. */
export function tellItem(tx: Tx, row: ItemRow, facts: Facts, kind: RequestKind): Told {
  const es = tx.actor.language === "es";
  const { note, contact, file, event, barrier } = row;
  if (row.source === "facts") {
    const words = facts.map(({ title, body }) => `${title}: ${body}`).join("\n");
    return {
      title: es ? "Datos del caso" : "Facts of the case",
      onDay: null,
      topic: null,
      words,
      mayDecide: true,
      suggested: null,
    };
  }
  if (contact) {
    const minutes = contact.minutes === null ? "" : es ? ` ${contact.minutes} minutos.` : ` ${contact.minutes} minutes.`;
    return {
      title: say(es, contactKinds[contact.kind], contact.kind),
      onDay: contact.onDay,
      topic: null,
      words: say(es, results[contact.result], "") + minutes,
      mayDecide: true,
      suggested: null,
    };
  }
  if (event)
    return {
      ...tellEvent(tx, event),
      topic: null,
      mayDecide: true,
      suggested: event.system === "child_welfare" ? "child_protection" : suggest("", kind),
    };
  if (barrier) return { ...tellBarrier(tx, barrier), topic: null, mayDecide: true, suggested: suggest("", kind) };
  if (file) {
    const title = tx.open("files.artefact", row.artefact_id ?? "", "name", Buffer.from(file.name, "base64"));
    return { title, onDay: file.madeAt.slice(0, 10), topic: file.mediaType, words: null, mayDecide: true, suggested: null };
  }
  if (!note) {
    const title = es ? "Algo que usted no lee" : "Something that is not yours to read";
    return { title, onDay: null, topic: null, words: null, mayDecide: false, suggested: null };
  }
  const texts = note.texts ?? [];
  const read = texts.map(({ seq, body }) => tx.open("cases.note_text", `${note.noteId}/${seq}`, "body", Buffer.from(body, "base64")));
  return {
    title: es ? "Nota" : "Note",
    onDay: note.onDay,
    topic: note.topic,
    words: read.length > 0 ? read.join("\n\n") : null,
    mayDecide: read.length > 0 || note.mayReveal,
    suggested: suggest(note.topic, kind),
  };
}

/** What its place speaks for; somebody decides. Counselors' notes do not go to a new school by themselves (D22). */
function suggest(topic: string, kind: RequestKind): HoldReason | null {
  if (topic === "clinical") return "treatment";
  if (topic === "child_protection") return "child_protection";
  if (topic === "safety") return "safety";
  return kind === "transfer" ? "needs_release" : null;
}

const items = { notes: "notes", safety: "safety", legal: "legal", clinical: "medical", child_protection: "notes" } as const;

const others = { contact: "attendance", event: "appointments", barrier: "services", facts: "services" } as const;

/** A thing as the copy that leaves. */
export function copyItem(tx: Tx, row: ItemRow, told: Told): NewCopy {
  const copy = row.copy && tx.open("requests.item", row.id, "copy", row.copy);
  const title = [told.title, told.onDay].filter(Boolean).join(", ").slice(0, 160);
  const body = (copy ?? told.words ?? "").slice(0, 20_000) || "–";
  if (row.source === "file")
    return copy
      ? { kind: "text", item: "documents", title, body }
      : { kind: "file", item: "documents", title, fileId: row.artefact_id as never };
  if (row.source === "note") {
    const item = items[(told.topic ?? "notes") as keyof typeof items] ?? "notes";
    return told.words === null
      ? { kind: "text", item, title, body }
      : { kind: "redacted", item, title, body, noteId: row.note_id as never };
  }
  return { kind: "text", item: others[row.source], title, body };
}

/** The facts of a case as a copy could say them. */
export const factsOf = (tx: Tx, found: FoundCase): Promise<Facts> => findFacts(tx, found);
