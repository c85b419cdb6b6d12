import { z } from "zod";
import { Created, cursor, day, endpoint, id, none, personal, timeOfDay, version, words } from "../kernel/contract.ts";
import { PersonId, PersonLabel } from "../people/contract.ts";

/** A crack is a case or a concern that nobody may be holding; the database says which, and for how long. */
export const CrackKind = z.enum(["no_next_step", "step_overdue", "silent", "manager_gone", "urgent_unassigned", "concern_unanswered"]);
export type CrackKind = z.infer<typeof CrackKind>;

const CaseId = id("Case");
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
  programId: z.uuid(),
  urgent: z.boolean(),
  minutes: z.number().int(),
  respondBy: day.nullable(),
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
  /** Whose it is, where the asker stands in. */
  coveredFor: z.string().nullable(),
});

/** A crack, with why in numbers, and what may be done about it. */
export const Slipping = z.object({
  ...about,
  crack: CrackKind,
  subjectId: z.uuid(),
  concernId: ConcernId.nullable(),
  concernNumber: z.number().int().nullable(),
  since: day,
  /** Program days: holidays and breaks do not count (D05). */
  days: z.number().int(),
  high: z.boolean(),
  holder: z.string().nullable(),
  mine: z.boolean(),
  /** False where one hears of it because nobody else does: that it is there, and not of whom. */
  mayOpen: z.boolean(),
  /** Until when, why and by whom it is put off. */
  putOff: z.object({ snoozeId: z.uuid(), untilDay: day, by: z.string(), reason: z.string() }).nullable(),
});
export type Slipping = z.infer<typeof Slipping>;

export const Today = z.object({
  today: day,
  urgent: z.array(Urgent),
  overdue: z.array(Due),
  due: z.array(Due),
  coming: z.array(Due),
  waiting: z.array(Due),
  /** The worst fifty; the rest is crack.list's, from `next` on. */
  slipping: z.array(Slipping),
  slippingTotal: z.number().int(),
  next: z.string().nullable(),
  /** What is put off, and comes back on its day. */
  putOff: z.array(Slipping),
  /** The weight carried, against what the program thinks one can carry. */
  caseload: z.object({ open: z.number().int(), weight: z.number().int(), capacity: z.number().int().nullable() }),
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
    in: z.object({ after: cursor }),
    out: z.object({ slipping: z.array(Slipping), next: z.string().nullable() }),
    about: "A page of what slips, the worst first: what one holds or covers, and what is one's own to see as a supervisor.",
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
