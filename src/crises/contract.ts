import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, timeOfDay, version, words } from "../kernel/contract.ts";
import { PersonId, PersonLabel } from "../people/contract.ts";

/** A crisis is a time of danger in which somebody acts: who was called, what was done, what was said, and when somebody looks again. */
export const calledWhom = [
  "emergency", "lifeline", "police", "counselor", "supervisor", "family", "hotline", "medical", "other",
] as const; // biome-ignore format: a list is read by its rows
/** De-escalation and response (A04). */
export const stepsDone = [
  "stayed", "listened", "room", "quiet_place", "grounded", "others_away", "means_away", "asked_suicide", "safety_plan", "somebody_trusted", "handed_over", "safe_now",
] as const; // biome-ignore format: a list is read by its rows

/** How far back a tap may lie that was made while the line was down. */
export const LATEST_HOURS = 48;
/** A crisis in which something was written so lately may still be going on. */
export const RUNNING_HOURS = 12;

export const CrisisId = id("Crisis");
const ProgramId = id("Program");
const one = z.object({ crisisId: CrisisId });

/** One tap, or some words, with the moment it happened. */
export const NewEntry = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("called"), code: z.enum(calledWhom), at: moment }),
  z.object({ kind: z.literal("done"), code: z.enum(stepsDone), at: moment }),
  z.object({ kind: z.literal("said"), words: personal(words(8000)), at: moment }),
]);
export type NewEntry = z.infer<typeof NewEntry>;
const NewEntries = z.array(NewEntry).min(1).max(40);

export const Entry = z.object({
  entryId: id("CrisisEntry"),
  kind: z.enum(["called", "done", "said"]),
  code: z.string().nullable(),
  words: z.string().nullable(),
  at: moment,
  by: Who,
  takenBack: z.boolean(),
});
export type Entry = z.infer<typeof Entry>;

/** When somebody looks again, and who. */
const Check = z.object({ onDay: day, atTime: timeOfDay.nullable(), by: Who, title: z.string() });

export const CrisisHead = z.object({
  crisisId: CrisisId,
  number: z.number().int(),
  programId: ProgramId,
  programName: z.string(),
  beganAt: moment,
  begunBy: Who,
  caseId: CaseId.nullable(),
  caseNumber: z.number().int().nullable(),
  personId: PersonId.nullable(),
  /** Where one may know who it is. */
  label: PersonLabel.nullable(),
  /** Until it has a case; from then on it is a task there. */
  check: Check.nullable(),
  setAside: z.boolean(),
  version,
  access: Access,
});
export type CrisisHead = z.infer<typeof CrisisHead>;

export const Crisis = CrisisHead.extend({ entries: z.array(Entry), setAsideWhy: z.string().nullable() });
export type Crisis = z.infer<typeof Crisis>;

const changed = z.object({ version });

export const crises = {
  begin: endpoint({
    name: "crisis.begin",
    method: "POST",
    path: "/crises",
    creates: true,
    in: z.object({ programId: ProgramId, caseId: CaseId.optional(), entries: NewEntries }),
    out: Created,
    about:
      "Begins a crisis with its first tap, in a case or before anybody knows who it is about. 422 entries: to come, or over two days ago.",
  }),
  add: endpoint({
    name: "crisis.add",
    method: "POST",
    path: "/crises/:crisisId/entries",
    creates: true,
    in: one.extend({ entries: NewEntries }),
    out: Created,
    about: "Writes down what was done, said or whom one called, each with its own moment. Several people may write at once.",
  }),
  takeBack: endpoint({
    name: "crisis.takeBack",
    method: "POST",
    path: "/crises/:crisisId/entries/:entryId/take-back",
    in: one.extend({ entryId: id("CrisisEntry") }),
    out: none,
    about: "Takes back a tap of one's own that was a mistake; that it was there stays visible.",
  }),
  show: endpoint({
    name: "crisis.show",
    method: "GET",
    path: "/crises/:crisisId",
    in: one,
    out: Crisis,
    about: "One crisis with all its lines, oldest first.",
  }),
  setCheck: endpoint({
    name: "crisis.setCheck",
    method: "POST",
    path: "/crises/:crisisId/check",
    in: one.extend({ onDay: day, atTime: timeOfDay.nullable(), accountId: z.uuid(), title: personal(words(200)), version }),
    out: changed,
    about: "Says when somebody looks again, and who: on their Today, and once there is a case its task. 422 accountId: cannot see it.",
  }),
  doneCheck: endpoint({
    name: "crisis.doneCheck",
    method: "POST",
    path: "/crises/:crisisId/check/done",
    in: one.extend({ version }),
    out: changed,
    about: "Says that somebody looked again.",
  }),
  join: endpoint({
    name: "crisis.join",
    method: "POST",
    path: "/crises/:crisisId/join",
    in: one.extend({ caseId: CaseId, version }),
    out: changed,
    about:
      "Makes a crisis part of a case of its program: a line of its story, its next look a task. 409 crisis.otherProgram, crisis.hasCase.",
  }),
  setAside: endpoint({
    name: "crisis.setAside",
    method: "POST",
    path: "/crises/:crisisId/set-aside",
    in: one.extend({ why: personal(words(2000, 3)), version }),
    out: changed,
    about: "Says why a crisis never needs a case: begun by mistake, or about somebody who stays unknown. 409 crisis.hasCase.",
  }),
  open: endpoint({
    name: "crisis.open",
    method: "GET",
    path: "/crises",
    in: none,
    out: z.object({ loose: z.array(CrisisHead), checks: z.array(CrisisHead), running: z.array(CrisisHead) }),
    about:
      "What of crises must not be forgotten: those that have no case yet, those one is to look at again, and those in which one may write and somebody did in the last hours.",
  }),
};

const Hours = z.object({ week: z.number().int().min(1).max(127), opens: timeOfDay.nullable(), closes: timeOfDay.nullable() });
const ResourceIn = Hours.extend({
  name: words(120),
  phone: z
    .string()
    .regex(/^[0-9+*#][0-9 ().*#+-]{1,30}$/)
    .nullable(),
  place: words(200).nullable(),
});

/** Whom to call, or where to go. */
export const Resource = ResourceIn.extend({
  id: id("CrisisResource"),
  programId: ProgramId.nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  place: z.string().nullable(),
  openNow: z.boolean(),
  version,
});
export type Resource = z.infer<typeof Resource>;

export const resources = {
  list: endpoint({
    name: "crisisResource.list",
    method: "GET",
    path: "/crisis-resources",
    in: none,
    out: z.object({ resources: z.array(Resource) }),
    about: "Whom to call and where to go in a crisis, what is open now first.",
  }),
  add: endpoint({
    name: "crisisResource.add",
    method: "POST",
    path: "/crisis-resources",
    creates: true,
    in: ResourceIn.extend({ programId: ProgramId.nullable() }),
    out: Created,
    about:
      "Adds whom to call to an agency's list (administrators) or a program's (its supervisors too). 422 phone: a number or a place is needed.",
  }),
  end: endpoint({
    name: "crisisResource.end",
    method: "POST",
    path: "/crisis-resources/:resourceId/end",
    in: z.object({ resourceId: id("CrisisResource") }),
    out: none,
    about: "Takes somebody off the list.",
  }),
};
