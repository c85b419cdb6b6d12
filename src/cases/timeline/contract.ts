import { z } from "zod";
import { day, id, moment, personal, timeOfDay, version, words } from "../../kernel/contract.ts";
import { PersonId, PersonLabel } from "../../people/contract.ts";

export const CaseId = id("Case");
export type CaseId = z.infer<typeof CaseId>;
export const NoteId = id("Note");
export const ContactId = id("Contact");
export const TaskId = id("Task");

/** A colleague, as others see one. */
export const Who = z.object({ id: z.uuid(), name: z.string() });
export type Who = z.infer<typeof Who>;

/** For whom a note is: its author alone, the case's team, the program's readers, or the person too (R05). */
export const Audience = z.enum(["author", "team", "program", "person"]);
export type Audience = z.infer<typeof Audience>;

/** What a note is about: who holds that section of the case may read it. `investigation` is what a school must hear of under Title IX. */
export const Topic = z.enum(["notes", "safety", "legal", "clinical", "child_protection", "investigation"]);
export type Topic = z.infer<typeof Topic>;

/** One wording of a note: seq 0 as it was first made final, each later one an amendment with its reason. */
export const NoteText = z.object({ seq: z.number().int(), body: z.string(), why: z.string().nullable(), by: Who, at: moment });

/** A note as far as the asker may know it. Where its words may not travel, `texts` is empty: that it is there is all (R06). */
export const Note = z.object({
  noteId: NoteId,
  author: Who,
  audience: Audience,
  topic: Topic,
  /** The words leave only when asked for, and the asking is kept. */
  restricted: z.boolean(),
  /** The asker is of its audience and may ask for the words. */
  mayReveal: z.boolean(),
  onDay: day,
  finalAt: moment,
  texts: z.array(NoteText),
});
export type Note = z.infer<typeof Note>;

/** What is written in a note. The audience is always said, never assumed (R05). */
export const NewNote = z.object({
  audience: Audience,
  topic: Topic.default("notes"),
  restricted: z.boolean().default(false),
  body: personal(words(20_000)),
});
export type NewNote = z.infer<typeof NewNote>;

export const ContactKind = z.enum(["one_to_one", "call", "text", "email", "attempt", "collateral", "group", "visit"]);
export const ContactResult = z.enum(["completed", "attempted", "missed"]);
export const WithWhom = z.enum(["person", "family", "teacher", "provider", "police", "court", "other"]);
export const Purpose = z.enum(["intake", "check_in", "plan", "crisis", "referral", "safety", "logistics", "other"]);
export const SafetyAnswer = z.enum(["done", "reviewed", "declined", "unsafe_now", "not_this_time"]);

export const AttemptMethod = z.enum(["call", "text", "email", "visit"]);
export type AttemptMethod = z.infer<typeof AttemptMethod>;
export const Feeling = z.enum(["better", "same", "worse"]);

/** A contact with, or about, the person. */
export const Contact = z.object({
  contactId: ContactId,
  kind: ContactKind,
  result: ContactResult,
  onDay: day,
  atTime: timeOfDay.nullable(),
  minutes: z.number().int().nullable(),
  withWhom: WithWhom.nullable(),
  /** Which adult of the family, and what they are called where the asker may know it. */
  withId: PersonId.nullable(),
  withLabel: PersonLabel.nullable(),
  /** An order, or somebody's word, is against contact with that adult now, as far as the asker may know. */
  withBarred: z.boolean().default(false),
  /** The language one spoke in, and whether somebody interpreted. */
  language: z.string().nullable(),
  interpreter: z.boolean().nullable(),
  purpose: Purpose.nullable(),
  safety: SafetyAnswer.nullable(),
  safetyAgain: day.nullable(),
  safetyWhy: z.string().nullable(),
  /** By what an attempt was made. */
  method: AttemptMethod.nullable(),
  /** The person said "no thank you". */
  declined: z.boolean(),
  /** What a check-in told. */
  feeling: Feeling.nullable(),
  /** What a group was about; who else was there is in no one's story. */
  topic: z.string().nullable(),
  /** Missed, and said so beforehand. */
  excused: z.boolean(),
  recordedBy: z.uuid(),
  version,
});
export type Contact = z.infer<typeof Contact>;

export const TaskKind = z.enum(["task", "follow_up", "appointment", "waiting"]);

/** Something somebody will do, by a day. */
export const Task = z.object({
  taskId: TaskId,
  kind: TaskKind,
  title: z.string(),
  owner: Who,
  dueOn: day,
  atTime: timeOfDay.nullable(),
  status: z.enum(["open", "done", "cancelled"]),
  doneAt: moment.nullable(),
  version,
});
export type Task = z.infer<typeof Task>;

/**
 * One thing that happened in a case. `kind` says which of `contact`, `note`, `task` is there: a contact may carry the note written with it; `note` is
 * a note by itself; `amended` names its note in `codes.noteId` and carries no words (they stand under the note). `codes` holds words of closed lists,
 * days and ids: opened {level, managerName} · task {ownerName?, dueOn?} · transferred {from, to, reason, site?} · team {account, role, joined} · paused {until, reason, moved?} · resumed {byItself?}
 * · status {from, to} or {died} or {roster} · level {level, weight, risk, targetEnd} · closed {reason, outcome} · reopened {times, takenBack?} · concern {concernId}
 * · form {responseId, safety?, how?}
 * · review {state} · crisis {crisisId} · navigation {act, …} · release {state, how?} · plan {state, number} · request {state, requestId} · involvement {what}
 * · leave {state} · assessment {number} · supervision {act} · appointment {act, on, from?, how?}.
 */
export const StoryItem = z.object({
  id: z.uuid(),
  at: moment,
  onDay: day,
  kind: z.enum([
    "opened",
    "contact",
    "note",
    "amended",
    "task",
    "done",
    "transferred",
    "team",
    "paused",
    "resumed",
    "status",
    "closed",
    "reopened",
    "concern",
    "level",
    "review",
    "crisis",
    "form",
    "navigation",
    "plan",
    "request",
    "release",
    "involvement",
    "assessment",
    "leave",
    "supervision",
    "appointment",
  ]),
  /** null: the person themselves, on their own page. */
  by: Who.nullable(),
  codes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  contact: Contact.nullable(),
  note: Note.nullable(),
  task: Task.nullable(),
});
export type StoryItem = z.infer<typeof StoryItem>;

/** A page of a story, newest first; `next` is the place after which the older page begins, null at the beginning of the story. */
export const Story = z.object({ items: z.array(StoryItem), next: z.string().nullable() });
export type Story = z.infer<typeof Story>;
