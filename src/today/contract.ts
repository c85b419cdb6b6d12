import { z } from "zod";
import { Created, cursor, day, endpoint, id, moment, none, personal, timeOfDay, version, words } from "../kernel/contract.ts";
import { Rung } from "../oncall/contract.ts";
import { PersonId, PersonLabel } from "../people/contract.ts";
import { Named } from "../staff/contract.ts";
import { OwnAway } from "../staff/coverContract.ts";
import { Back } from "./back/contract.ts";
import { Expiring } from "./expiring/contract.ts";

/** A crack is a case or a concern that nobody may be holding; the database says which, and for how long. */
export const CrackKind = z.enum([
  "no_next_step",
  "step_overdue",
  "silent",
  "manager_gone",
  "urgent_unassigned",
  "concern_unanswered",
  "crisis_check",
  "paper_due",
  "override_unreviewed",
  "release_ends",
  "release_ends_soon",
  "release_review",
  "reassessment_due",
  "leave_late",
  "form_due",
  "roles_review",
  "plan_review",
  "safety_unanswered",
  "safety_stale",
  "report_owed",
  "question_unanswered",
  "approval_overdue",
  "record_unreviewed",
]);
export type CrackKind = z.infer<typeof CrackKind>;
/** What a reviewer from outside asked the one who works alone to look at. */
export const Nudge = z.object({
  nudgeId: z.uuid(),
  at: moment,
  crack: CrackKind,
  subject: z.enum(["case", "concern", "crisis", "paper"]),
  subjectId: z.uuid(),
  number: z.number().int().nullable(),
});

const CaseId = id("Case");

/** One of one's own cases that somebody else closed or paused with many others. */
export const Settled = z.object({
  caseId: CaseId,
  personId: PersonId,
  label: PersonLabel,
  act: z.enum(["close", "pause"]),
  pausedUntil: day.nullable(),
  byName: z.string(),
  at: moment,
});

/** A case one works on, or stands in on, whose person has died: said by somebody else, in the last days. */
export const Died = z.object({
  caseId: CaseId,
  personId: PersonId,
  label: PersonLabel,
  diedOn: day,
  saidBy: z.string(),
  at: moment,
  /** Whose case it is, where the asker stands in. */
  coveredFor: z.string().nullable(),
});

const ConcernId = id("Concern");

const about = {
  personId: PersonId.nullable(),
  label: PersonLabel.nullable(),
  caseId: CaseId.nullable(),
  caseNumber: z.number().int().nullable(),
  programId: z.uuid(),
};

/** A concern that somebody must take up now. */
const Urgent = z.object({
  concernId: ConcernId,
  number: z.number().int(),
  /** Whom it is about, in the sender's words. */
  about: z.string().nullable(),
  aboutSelf: z.boolean(),
  programId: z.uuid(),
  urgent: z.boolean(),
  minutes: z.number().int(),
  respondBy: day.nullable(),
  /** Of an urgent one: the minute by which something is to be done, in whosever hands it is. */
  takeBy: moment.nullable(),
  overdue: z.boolean(),
  assignedId: z.uuid().nullable(),
  mine: z.boolean(),
  /** What taking it asks for. */
  version,
});

/** Something to be done by a day. */
const Due = z.object({
  ...about,
  taskId: id("Task"),
  kind: z.enum(["task", "follow_up", "appointment", "waiting"]),
  title: z.string(),
  dueOn: day,
  atTime: timeOfDay.nullable(),
  version: z.number().int(),
  /** It waited while its case was paused. */
  backFromPause: z.boolean(),
  /** An appointment with somebody of theirs with whom nobody has talked needs and strengths through yet. */
  intake: z.boolean(),
  /** Whose it is, where the asker stands in. */
  coveredFor: z.string().nullable(),
});

/** What slips: a case or a concern, and who holds it. */
const Subject = z.object({
  ...about,
  subjectId: z.uuid(),
  concernId: ConcernId.nullable(),
  concernNumber: z.number().int().nullable(),
  /** A crisis that has no case yet. */
  crisisId: z.uuid().nullable(),
  crisisNumber: z.number().int().nullable(),
  /** What came to the desk. */
  paperId: z.uuid().nullable(),
  paperNumber: z.number().int().nullable(),
  /** Whom a concern is about, in the sender's words, where one may open it. */
  about: z.string().nullable(),
  aboutSelf: z.boolean(),
  high: z.boolean(),
  holder: z.string().nullable(),
  mine: z.boolean(),
  /** False where one hears of it because nobody else does: that it is there, and not of whom. */
  mayOpen: z.boolean(),
});

/** One crack of it, with why in numbers. */
const Crack = z.object({
  crack: CrackKind,
  since: day,
  /** Program days: holidays and breaks do not count (D05). */
  days: z.number().int(),
  /** Until when, why and by whom it is put off. */
  putOff: z.object({ snoozeId: z.uuid(), untilDay: day, by: z.string(), reason: z.string() }).nullable(),
});
export type Crack = z.infer<typeof Crack>;

/** A case or concern that slips, once, with all the reasons why; the worst first. */
export const Slipping = Subject.extend({
  cracks: z.array(Crack),
  /** Whose case it is, where they are away and nobody carries it. */
  gone: Named.optional(),
});
export type Slipping = z.infer<typeof Slipping>;

/** One crack that is put off, by itself: another one of the same case may stand. */
export const PutOff = Subject.extend(Crack.shape);
export type PutOff = z.infer<typeof PutOff>;

export const Today = z.object({
  today: day,
  /** What the actor alone is rung for now. */
  rung: z.array(Rung),
  urgent: z.array(Urgent),
  overdue: z.array(Due),
  due: z.array(Due),
  coming: z.array(Due),
  waiting: z.array(Due),
  /** The worst fifty; the rest is crack.list's, from `next` on. */
  slipping: z.array(Slipping),
  slippingTotal: z.number().int(),
  next: z.string().nullable(),
  /** What is put off, and comes back on its day; the rest is crack.list's, from `putOffNext` on. */
  putOff: z.array(PutOff),
  putOffTotal: z.number().int(),
  putOffNext: z.string().nullable(),
  /** What a reviewer from outside asks the actor to look at, while it slips. */
  nudges: z.array(Nudge),
  /** Who of those the actor works with has died. */
  died: z.array(Died),
  /** While one is marked as away. */
  away: OwnAway.nullable(),
  /** Once one is back, until one has read it. */
  back: Back.nullable(),
  /** What is asked before a case and runs out, or ran out. */
  expiring: z.array(Expiring),
  /** What others settled of the actor's own cases in the last days. */
  settled: z.array(Settled),
  /** What is carried, those that rest until a day apart, and the weight of both against what the program thinks one can carry. */
  caseload: z.object({
    open: z.number().int(),
    resting: z.number().int(),
    weight: z.number().int(),
    capacity: z.number().int().nullable(),
  }),
});
export type Today = z.infer<typeof Today>;

export const today = {
  show: endpoint({
    name: "today.show",
    method: "GET",
    path: "/today",
    in: none,
    out: Today,
    about: "All that must not be forgotten, in one list: urgent, overdue, due, coming, silent, waiting on others.",
  }),
  cracks: endpoint({
    name: "crack.list",
    method: "GET",
    path: "/cracks",
    in: z.object({ list: z.enum(["slipping", "putOff"]).default("slipping"), after: cursor }),
    out: z.object({ slipping: z.array(Slipping), putOff: z.array(PutOff), next: z.string().nullable() }),
    about:
      "A page of what slips, or of what is put off, the worst first: what one holds or covers, and what is one's own to see as a supervisor.",
  }),
  snooze: endpoint({
    name: "crack.snooze",
    method: "POST",
    path: "/cracks/snooze",
    creates: true,
    in: z.object({ crack: CrackKind, subjectId: z.uuid(), untilDay: day, reason: personal(words(500, 3)) }),
    out: Created,
    about:
      "Puts a crack off until a day, for a reason that all who may see it can read. At most 30 days; a second time replaces the first.",
  }),
  unsnooze: endpoint({
    name: "crack.unsnooze",
    method: "POST",
    path: "/cracks/snooze/:snoozeId/end",
    in: z.object({ snoozeId: z.uuid() }),
    out: none,
    about: "Takes a put-off crack back up.",
  }),
  counts: endpoint({
    name: "crack.counts",
    method: "GET",
    path: "/cracks/counts",
    in: z.object({ programId: z.uuid() }),
    out: z.object({
      asOf: z.string(),
      counts: z.array(
        z.object({ crack: CrackKind, open: z.number().int(), closed30: z.number().int(), medianDays: z.number().nullable() }),
      ),
    }),
    about: "How many cracks stand and how many closed in the last 30 days, of a program one reads.",
  }),
};
