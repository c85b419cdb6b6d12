import { z } from "zod";
import { Created, day, endpoint, id, none, version, words } from "../kernel/contract.ts";

export const ProgramId = id("Program");
export const ClosureId = id("Closure");
const AccountId = id("Account");
const Named = z.object({ id: AccountId, name: z.string() });

/** What a program's clocks go by. Days are program days. */
export const Clocks = z.object({
  /** The days of the week on which it is there: bit 0 is Monday, bit 6 Sunday. */
  week: z.number().int().min(1).max(127),
  /** Days without contact after which a case is silent. */
  cadenceDays: z.number().int().min(1).max(250),
  /** Days a concern may wait. */
  triageDays: z.number().int().min(0).max(60),
  /** Minutes an urgent one may wait in nobody's hands, day and night. */
  urgentMinutes: z.number().int().min(5).max(10_080),
  /** Days a referral may stay unanswered. */
  referralDays: z.number().int().min(1).max(120),
  /** Days after which a supervisor sees what slips. */
  supervisorAfterDays: z.number().int().min(0).max(60),
  /** The weight one full-time case manager carries. */
  caseCapacity: z.number().int().min(1).max(500),
});
export type Clocks = z.infer<typeof Clocks>;

/** Whether each meeting asks about safety planning, and after how many days without a case slips (R85). */
const Safety = z.object({
  asksSafety: z.boolean(),
  safetyDays: z.number().int().min(1).max(250),
});

/** What its supervisors are asked for: a yes to each plan, a yes to each closing, a look through a sample of its records each quarter (A11). */
const Supervision = z.object({ approvesPlan: z.boolean(), approvesClosing: z.boolean(), reviewsRecords: z.boolean() });

/** A program as its calendar has it today. */
export const ProgramCalendar = Clocks.extend(Safety.shape).extend(Supervision.shape).extend({
  /** It serves victims: there each meeting asks, whatever is set. */
  alwaysAsksSafety: z.boolean(),
  id: ProgramId,
  name: z.string(),
  /** Whether today is one of its days, and the next one that is. */
  open: z.boolean(),
  nextDay: day.nullable(),
  /** Who hears of what nobody else answers for. */
  escalation: Named.nullable(),
  version,
});
export type ProgramCalendar = z.infer<typeof ProgramCalendar>;

/** Days on which nobody is there, both ends included. */
export const Closure = z.object({
  id: ClosureId,
  /** Null: the whole agency. */
  programId: ProgramId.nullable(),
  firstDay: day,
  lastDay: day,
  label: z.string(),
});
export type Closure = z.infer<typeof Closure>;

export const calendar = {
  show: endpoint({
    name: "calendar.show",
    method: "GET",
    path: "/calendar",
    in: none,
    out: z.object({
      today: day,
      programs: z.array(ProgramCalendar),
      /** Of the last year and to come, by their first day. */
      closures: z.array(Closure),
      /** Whom a program may name to hear of what nobody answers for; for administrators. */
      colleagues: z.array(Named),
    }),
    about: "The days on which the agency's programs are there, and what their clocks go by. For everybody of the agency.",
  }),
  addClosure: endpoint({
    name: "closure.add",
    method: "POST",
    path: "/closures",
    creates: true,
    in: z.object({ programId: ProgramId.nullable(), firstDay: day, lastDay: day, label: words(80) }),
    out: Created,
    about: "Closes a program, or the whole agency, for some days: no clock runs on them, and those that run stop.",
  }),
  endClosure: endpoint({
    name: "closure.end",
    method: "POST",
    path: "/closures/:closureId/end",
    in: z.object({ closureId: ClosureId }),
    out: none,
    about: "Takes a closure back: its days count again.",
  }),
  changeClocks: endpoint({
    name: "program.changeClocks",
    method: "POST",
    path: "/programs/:programId/clocks",
    in: Clocks.extend(Safety.partial().shape)
      .extend(Supervision.partial().shape)
      .extend({ programId: ProgramId, escalationId: AccountId.nullable(), version }),
    out: z.object({ version }),
    about: "Sets the week of a program and what its clocks go by. 422 escalationId.cannotHear: inactive, or a case manager of the program.",
  }),
};
