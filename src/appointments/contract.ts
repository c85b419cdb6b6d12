import { z } from "zod";
import { CaseId, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, timeOfDay, version } from "../kernel/contract.ts";
import { leavingFile } from "../kernel/fileContract.ts";
import { PersonLabel } from "../people/contract.ts";

/** An appointment is a meeting that was agreed on, at a time that was free in somebody's hours. What is kept of it is whether they came, and nothing of what was said. */
export const AppointmentId = id("Appointment");
export const HoursId = id("Hours");
const AccountId = id("Account");
const ProgramId = id("Program");

/** Who takes the times of some hours: staff and the person, staff alone, what cannot wait, holds of other programs. */
export const keptFor = ["everybody", "staff", "urgent", "other_programs"] as const;
export const KeptFor = z.enum(keptFor);
export type KeptFor = z.infer<typeof KeptFor>;

/** Weekly hours, by the clock on the wall where the agency is. Monday is 1. */
const Weekly = z.object({
  weekday: z.number().int().min(1).max(7),
  fromTime: timeOfDay,
  untilTime: timeOfDay,
  slotMinutes: z.number().int().min(10).max(240),
  keptFor: KeptFor,
  fromDay: day,
  /** The same as the first day: hours of that one day. */
  untilDay: day.nullable(),
});
const Hours = Weekly.extend({
  hoursId: HoursId,
  account: Who,
  program: z.object({ id: ProgramId, name: z.string() }),
  mayEnd: z.boolean(),
});
export type Hours = z.infer<typeof Hours>;

/** `over`: of a hold elsewhere whose time has passed, and nothing was told. `released`: nobody's again. */
export const AppointmentStatus = z.enum(["held", "booked", "kept", "missed", "over", "cancelled", "released"]);
export type AppointmentStatus = z.infer<typeof AppointmentStatus>;

/** A free time of a colleague's. */
export const FreeTime = z.object({ provider: Who, startsAt: moment, endsAt: moment, urgent: z.boolean() });
export type FreeTime = z.infer<typeof FreeTime>;

export const Appointment = z.object({
  appointmentId: AppointmentId,
  provider: Who,
  startsAt: moment,
  endsAt: moment,
  urgent: z.boolean(),
  status: AppointmentStatus,
  /** It has begun, and nobody has said whether they came. */
  unmarked: z.boolean(),
  /** Whoever it is with is away then, by what was said since. */
  providerAway: z.boolean(),
  /** Whoever it is with does not see the case any more: it was given on, they left, a wall stands. */
  providerGone: z.boolean(),
  /** Held of another program's time: where, until when, and the code that is said there. */
  hold: z.object({ program: z.string(), until: moment, code: z.string() }).nullable(),
  /** Made by the person themselves, on their own page. */
  byThemselves: z.boolean(),
  version,
});
export type Appointment = z.infer<typeof Appointment>;

/** One's own appointment, with whom. */
export const Own = Appointment.extend({ caseId: CaseId, label: PersonLabel.nullable() });
/** A time of ours that another program holds; of whom, the one who comes says. */
export const HeldHere = z.object({
  appointmentId: AppointmentId,
  provider: Who,
  program: z.string(),
  askedBy: z.string(),
  startsAt: moment,
  endsAt: moment,
  heldUntil: moment,
  status: z.enum(["held", "booked"]),
  code: z.string(),
  unmarked: z.boolean(),
  version,
});
export type HeldHere = z.infer<typeof HeldHere>;

/** The version it has now. */
export const changed = z.object({ version });
/** An appointment as somebody saw it. */
export const oneAppointment = z.object({ appointmentId: AppointmentId, version });

export const hours = {
  list: endpoint({
    name: "hours.list",
    method: "GET",
    path: "/hours",
    in: none,
    out: z.object({
      hours: z.array(Hours),
      /** Whose hours the asker may set, and where each of them works with people. */
      maySetFor: z.array(Who.extend({ programs: z.array(z.object({ id: ProgramId, name: z.string() })) })),
    }),
    about: "When one is there for people, and when those are whom one supervises.",
  }),
  add: endpoint({
    name: "hours.add",
    method: "POST",
    path: "/hours",
    creates: true,
    in: Weekly.omit({ weekday: true, untilDay: true }).extend({
      accountId: AccountId,
      programId: ProgramId,
      /** Not asked for hours of one day, which has its own. */
      weekdays: z.array(Weekly.shape.weekday).max(7),
      untilDay: day.nullish(),
    }),
    out: Created,
    about:
      "Says when somebody is there: on some days of the week, from a day on; all of them or none. The id is that of the first of them. 422 weekdays.missing, untilTime.beforeStart, untilDay.beforeStart; 409 hours.overlap.",
  }),
  end: endpoint({
    name: "hours.end",
    method: "POST",
    path: "/hours/:hoursId/end",
    in: z.object({ hoursId: HoursId }),
    out: none,
    about: "Ends some hours. What was agreed in them stands.",
  }),
};

export const appointments = {
  list: endpoint({
    name: "appointment.list",
    method: "GET",
    path: "/cases/:caseId/appointments",
    in: z.object({ caseId: CaseId }),
    out: z.object({
      caseId: CaseId,
      appointments: z.array(Appointment),
      mayBook: z.boolean(),
      /** Other programs of the agency that keep times for holds. */
      holdsAt: z.array(z.object({ id: ProgramId, name: z.string() })),
      access: Access,
    }),
    about: "The appointments of a case, the latest first.",
  }),
  times: endpoint({
    name: "appointment.times",
    method: "GET",
    path: "/cases/:caseId/times",
    in: z.object({
      caseId: CaseId,
      /** Also what is kept for what cannot wait. */
      urgent: z.enum(["yes", "no"]).default("no"),
      /** From that day on; else from now. */
      from: day.optional(),
      /** Times that this program keeps for holds, instead of those of whoever serves the case. */
      heldAt: ProgramId.optional(),
    }),
    out: z.object({ times: z.array(FreeTime), access: Access }),
    about: "When those who serve a case are free, three weeks on; or when another program keeps times for holds.",
  }),
  book: endpoint({
    name: "appointment.book",
    method: "POST",
    path: "/cases/:caseId/appointments",
    creates: true,
    in: z.object({ caseId: CaseId, providerId: z.uuid(), startsAt: moment, urgent: z.boolean().default(false) }),
    out: Created,
    about:
      "Books a free time of somebody who sees the case; it is a step of it too. 409 appointment.taken with the nearest free times, case.closed. 422 providerId.cannotSee.",
  }),
  hold: endpoint({
    name: "appointment.hold",
    method: "POST",
    path: "/cases/:caseId/holds",
    creates: true,
    in: z.object({ caseId: CaseId, programId: ProgramId, providerId: z.uuid(), startsAt: moment }),
    out: Created,
    about:
      "Holds a time of another program for the person: released by itself after two days, or when it begins, unless they say yes there. No name goes along; the person says the code. 409 appointment.taken, case.closed.",
  }),
  move: endpoint({
    name: "appointment.move",
    method: "POST",
    path: "/appointments/:appointmentId/move",
    in: oneAppointment.extend({ providerId: z.uuid(), startsAt: moment, urgent: z.boolean().default(false) }),
    out: changed,
    about: "Moves an appointment that is to come to another free time. 409 appointment.taken, appointment.over.",
  }),
  cancel: endpoint({
    name: "appointment.cancel",
    method: "POST",
    path: "/appointments/:appointmentId/cancel",
    in: oneAppointment,
    out: changed,
    about: "Calls an appointment off, or gives a hold back: the time is free again. 409 appointment.over.",
  }),
  settle: endpoint({
    name: "appointment.settle",
    method: "POST",
    path: "/appointments/:appointmentId/settle",
    in: oneAppointment.extend({ status: z.enum(["kept", "missed"]) }),
    out: changed,
    about:
      "Says whether they came, and nothing else. A missed one makes a step for the next day. 409 appointment.notYet, appointment.over.",
  }),
  own: endpoint({
    name: "appointment.own",
    method: "GET",
    path: "/appointments",
    in: none,
    out: z.object({ appointments: z.array(Own), held: z.array(HeldHere) }),
    about: "One's own appointments, unmarked and to come; and the times that other programs hold where one works.",
  }),
  calendar: endpoint({
    name: "appointment.calendar",
    method: "GET",
    path: "/appointments/calendar",
    in: none,
    out: leavingFile,
    about: "One's own appointments to come as iCalendar (RFC 5545). Each is called Appointment, with whom and why is in none.",
  }),
};

export const heldTimes = {
  papers: endpoint({
    name: "appointment.papers",
    method: "GET",
    path: "/appointments/:appointmentId/papers",
    in: z.object({ appointmentId: AppointmentId }),
    out: z.object({ papers: z.array(z.object({ releaseId: id("Release"), recipient: z.string() })) }),
    about: "By which papers of ours attendance may be told of whoever a time was held for. None: nothing may be told.",
  }),
  answer: endpoint({
    name: "appointment.answer",
    method: "POST",
    path: "/appointments/:appointmentId/answer",
    in: oneAppointment.extend({ answer: z.enum(["booked", "released", "kept", "missed", "over"]), releaseId: id("Release").nullish() }),
    out: changed,
    about:
      "Says yes to a hold or gives the time away; afterwards whether they came, which is told only by a release on attendance: `over` tells nothing. 409 hold.notNow, hold.changed; 422 hold.noRelease.",
  }),
};
