import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import type { Note, Story, Task } from "./contract.ts";
import { placeAfter, type SealedNote, type SealedTask, type StoryRow } from "./queries.ts";

const unpack = (base64: string) => Buffer.from(base64, "base64");

/** Opens the words of a note that came with it; where none came there are none to open. */
export const openNote = (tx: Tx, { texts, ...note }: SealedNote): z.input<typeof Note> => ({
  ...note,
  texts: (texts ?? []).map(({ seq, body, why, at }) => ({
    seq,
    at,
    by: note.author,
    body: tx.open("cases.note_text", `${note.noteId}/${seq}`, "body", unpack(body)),
    why: why && tx.open("cases.note_text", `${note.noteId}/${seq}`, "why", unpack(why)),
  })),
});

/** Opens what a group was about, and why there was no word of safety. */
export const openContact = <C extends { contactId: string; topic: string | null; safetyWhy: string | null }>(tx: Tx, contact: C): C => ({
  ...contact,
  topic: contact.topic && tx.open("cases.contact", contact.contactId, "topic", unpack(contact.topic)),
  safetyWhy: contact.safetyWhy && tx.open("cases.contact", contact.contactId, "safety_why", unpack(contact.safetyWhy)),
});

/** Opens what a task says. */
export const openTask = (tx: Tx, task: SealedTask): z.input<typeof Task> => ({
  ...task,
  title: tx.open("cases.task", task.taskId, "title", unpack(task.title)),
});

/** A page of a story, words opened; asked for one row more than it shows, so that it knows whether there is an older page. */
export function showStory(tx: Tx, rows: readonly StoryRow[], count: number): z.input<typeof Story> {
  const shown = rows.slice(0, count);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      id: row.id,
      at: row.at,
      onDay: row.contact?.onDay ?? row.on_day,
      kind: row.kind,
      by: row.by,
      codes: row.names ? { ...row.codes, ...row.names } : row.codes,
      contact: row.contact && openContact(tx, row.contact),
      note: row.note && openNote(tx, row.note),
      task: row.task && openTask(tx, row.task),
    })),
    next: last && rows.length > count ? placeAfter(last) : null,
  };
}
