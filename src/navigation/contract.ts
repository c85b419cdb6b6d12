import { z } from "zod";
import { CaseId, ContactId, ContactKind, ContactResult, Who, WithWhom } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, personal, timeOfDay, version, words } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";
import { AbuseReport, Milestone, RightsGiven } from "./legalContract.ts";

/** Navigation is what stands around somebody in courts, clinics, offices and schools: what is to come, what is in their way, what was done about it. */
export const eventKinds = ["hearing", "interview", "appointment", "filing", "discharge", "visit", "other"] as const;
export const systems = ["court", "police", "immigration", "health", "housing", "school", "benefits", "child_welfare", "other"] as const;
export const barrierKinds = [
  "interpreter", "transport", "refused", "fear", "cost", "waiting_list", "papers", "childcare", "disability", "other",
] as const; // biome-ignore format: a list is read by its rows
/** What an advocate does against a barrier (C29). */
export const barrierActions = [
  "called", "went_along", "wrote", "arranged", "paid", "complained", "explained", "passed_on", "other",
] as const; // biome-ignore format: a list is read by its rows

const EventId = id("NavigationEvent");
const BarrierId = id("Barrier");
const language = z.string().regex(/^[A-Za-z0-9-]{2,35}$/);
const narrative = personal(words(4000));

/** Who interprets at an event (D25). A child, or somebody accused of harming the person, is no choice. */
const Interpreter = z.object({
  state: z.enum(["needed", "booked", "came", "not_there"]),
  kind: z.enum(["professional", "court", "staff", "chosen"]).nullish(),
  mode: z.enum(["in_person", "phone", "video"]).nullish(),
  language: language.nullish(),
  name: personal(words(200)).nullish(),
  /** Has signed to keep what is said, and is nobody the person knows. */
  bound: z.boolean().nullish(),
});
export type Interpreter = z.infer<typeof Interpreter>;

const NewEvent = z.object({
  caseId: CaseId,
  kind: z.enum(eventKinds),
  system: z.enum(systems),
  onDay: day,
  atTime: timeOfDay.nullish(),
  /** Whose clock the time is of, where it is not the agency's. */
  zone: z
    .string()
    .regex(/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/)
    .nullish(),
  place: personal(words(500)).nullish(),
  words: narrative.nullish(),
  accompanied: z.boolean().nullish(),
  interpreter: Interpreter.nullish(),
  /** A step of its own for the day before. */
  prepare: z.boolean().default(false),
});

/** A dated event in a system around the person, the days it was moved from kept. */
export const NavigationEvent = z.object({
  eventId: EventId,
  kind: z.enum(eventKinds),
  system: z.enum(systems),
  onDay: day,
  atTime: timeOfDay.nullable(),
  zone: z.string().nullable(),
  earlier: z.array(day),
  place: z.string().nullable(),
  words: z.string().nullable(),
  accompanied: z.boolean().nullable(),
  status: z.enum(["coming", "happened", "missed", "cancelled"]),
  outcome: z.string().nullable(),
  interpreter: z
    .object({
      state: z.enum(["needed", "booked", "came", "not_there"]),
      kind: z.enum(["professional", "court", "staff", "chosen"]).nullable(),
      mode: z.enum(["in_person", "phone", "video"]).nullable(),
      language: z.string().nullable(),
      name: z.string().nullable(),
      bound: z.boolean().nullable(),
    })
    .nullable(),
  by: Who,
  version,
});
export type NavigationEvent = z.infer<typeof NavigationEvent>;

/** What is in somebody's way, what was done about it and what came of that. */
export const Barrier = z.object({
  barrierId: BarrierId,
  kind: z.enum(barrierKinds),
  words: z.string().nullable(),
  action: z.enum(barrierActions).nullable(),
  actionWords: z.string().nullable(),
  outcome: z.enum(["open", "solved", "partly", "stays"]),
  outcomeWords: z.string().nullable(),
  onDay: day,
  settledOn: day.nullable(),
  by: Who,
  version,
});
export type Barrier = z.infer<typeof Barrier>;

/** A word with a professional about the person: a contact of the case like any other (C28). */
export const Professional = z.object({
  contactId: ContactId,
  withWhom: WithWhom,
  kind: ContactKind,
  result: ContactResult,
  onDay: day,
  by: Who,
});
export type Professional = z.infer<typeof Professional>;

/** All that stands around the person of a case, as far as the asker may know it. */
export const Around = z.object({
  caseId: CaseId,
  personId: PersonId,
  /** Victim services: rights are explained there, and legal milestones kept. */
  victimServices: z.boolean(),
  /** What was written of the person once, shown wherever somebody is booked. */
  language: z.string().nullable(),
  needsInterpreter: z.boolean(),
  events: z.array(NavigationEvent),
  barriers: z.array(Barrier),
  /** The latest contacts with professionals. */
  professionals: z.array(Professional),
  rights: z.array(RightsGiven),
  milestones: z.array(Milestone),
  reports: z.array(AbuseReport),
  mayWrite: z.boolean(),
  /** What of it the asker may not know is empty above, and none of it is to be read from that. */
  maySeeMilestones: z.boolean(),
  mayKeepMilestones: z.boolean(),
  mayReport: z.boolean(),
  access: Access,
});
export type Around = z.infer<typeof Around>;

const changed = z.object({ version });
const oneEvent = z.object({ eventId: EventId, version });

export const navigation = {
  show: endpoint({
    name: "navigation.show",
    method: "GET",
    path: "/cases/:caseId/around",
    in: z.object({ caseId: CaseId }),
    out: Around,
    about:
      "What stands around the person of a case: events, barriers, and where the asker may know of them rights, legal milestones and reports.",
  }),
  addEvent: endpoint({
    name: "event.add",
    method: "POST",
    path: "/cases/:caseId/events",
    creates: true,
    in: NewEvent,
    out: Created,
    about:
      "Writes down a hearing, an interview, an appointment, a filing, a discharge or a visit; what is to come is a step of the case, and the day before one more if wanted. 409 case.closed.",
  }),
  moveEvent: endpoint({
    name: "event.move",
    method: "POST",
    path: "/events/:eventId/move",
    in: oneEvent.extend({ onDay: day, atTime: timeOfDay.nullish() }),
    out: changed,
    about: "Moves an event that is to come; the day it was moved from stays, its steps move along. 409 event.over.",
  }),
  settleEvent: endpoint({
    name: "event.settle",
    method: "POST",
    path: "/events/:eventId/settle",
    in: oneEvent.extend({
      status: z.enum(["happened", "missed", "cancelled"]),
      accompanied: z.boolean().nullish(),
      /** Whether the interpreter was there, where one was needed. */
      interpreterCame: z.boolean().nullish(),
      outcome: narrative.nullish(),
    }),
    out: changed,
    about: "Says what became of an event, and who went along; its steps end with it. 409 event.over.",
  }),
  bookInterpreter: endpoint({
    name: "event.book",
    method: "POST",
    path: "/events/:eventId/interpreter",
    in: oneEvent.extend({ interpreter: Interpreter }),
    out: changed,
    about: "Says who interprets at an event, in which language and how.",
  }),
  logBarrier: endpoint({
    name: "barrier.log",
    method: "POST",
    path: "/cases/:caseId/barriers",
    creates: true,
    in: z.object({
      caseId: CaseId,
      kind: z.enum(barrierKinds),
      words: narrative.nullish(),
      action: z.enum(barrierActions).nullish(),
      actionWords: narrative.nullish(),
    }),
    out: Created,
    about: "Writes down what is in somebody's way and what was done about it, in one go.",
  }),
  settleBarrier: endpoint({
    name: "barrier.settle",
    method: "POST",
    path: "/barriers/:barrierId/settle",
    in: z.object({ barrierId: BarrierId, outcome: z.enum(["open", "solved", "partly", "stays"]), words: narrative.nullish(), version }),
    out: changed,
    about: "Says what came of it; “open” takes that back.",
  }),
};
