import { z } from "zod";
import { day, endpoint, moment, none, personal, version, words } from "../../kernel/contract.ts";
import { PersonLabel } from "../../people/contract.ts";
import { CrackKind } from "../contract.ts";

const one = z.object({ programId: z.uuid() });
const weight = z.number().int().min(1).max(10);

/** What a program thinks a colleague can carry. */
export const CaseloadPolicy = z.object({
  /** The weight one full-time case manager carries. */
  limit: z.number().int().min(1).max(500),
  /** At how many percent of it that is said. */
  warnAt: z.number().int().min(50).max(100),
  /** What a case of each level is proposed to weigh (A13). */
  weights: z.object({ triage_only: weight, brief: weight, full: weight }),
  /** So many people with an open case to one full-time case manager before it is said (A15). */
  peoplePerManager: z.number().int().min(1).max(2000),
});
export type CaseloadPolicy = z.infer<typeof CaseloadPolicy>;

/** What one colleague carries in a program, and how it stands. */
export const Worker = z.object({
  accountId: z.uuid(),
  name: z.string(),
  /** Of a full week, in percent. */
  percent: z.number().int(),
  /** The limit for that share of a week. */
  limit: z.number().int(),
  /** Can be given cases now. */
  carries: z.boolean(),
  open: z.number().int(),
  /** Of those, paused until a day still to come. */
  resting: z.number().int(),
  weight: z.number().int(),
  standing: z.enum(["free", "near", "over"]),
  /** Only triaged, as against supported (A16). */
  triageOnly: z.number().int(),
  high: z.number().int(),
  /** Cases whose next step is past its day. */
  overdue: z.number().int(),
  /** Cases that slip, those put off left out. */
  slipping: z.number().int(),
  /** Since when the one longest without contact has been. */
  quietSince: day.nullable(),
  awayUntil: moment.nullable(),
  coveredBy: z.array(z.string()),
});
export type Worker = z.infer<typeof Worker>;

/** Cracks that opened and closed in a month, of one kind. */
const CrackMonth = z.object({
  /** Its first day. */
  month: day,
  crack: CrackKind,
  opened: z.number().int(),
  mended: z.number().int(),
  /** Half of those mended were mended within so many days. */
  medianDays: z.number().nullable(),
});

export const board = {
  show: endpoint({
    name: "caseloadBoard.show",
    method: "GET",
    path: "/programs/:programId/caseload/board",
    in: one.extend({
      /** Also what time that colleague's open cases took. */
      of: z.uuid().optional(),
    }),
    out: z.object({
      policy: CaseloadPolicy,
      /** 0 as long as nobody has set it. */
      version: z.number().int(),
      workers: z.array(Worker),
      /** In nobody's hands: concerns, and cases whose manager is not there. */
      unassigned: z.object({ concerns: z.number().int(), cases: z.number().int() }),
      /** People with an open case, to one full-time case manager (A15). */
      ratio: z.object({ people: z.number().int(), fullTime: z.number(), perManager: z.number().nullable(), warns: z.boolean() }),
      /** Until when new concerns of low risk go to those who stand by, and how many of them there are now (A17). */
      overflow: z.object({ until: moment.nullable(), standBy: z.number().int(), given: z.number().int() }),
      /** The contacts of the last thirty days in each open case of the colleague that was asked of, whoever had them, and the minutes that were written down with them (A13). */
      time: z.array(z.object({ caseId: z.uuid(), contacts: z.number().int(), minutes: z.number().int() })),
    }),
    about: "What each colleague of a program carries against what one can, what is late with them, and who is away: for its supervisors.",
  }),
  changePolicy: endpoint({
    name: "caseloadPolicy.change",
    method: "POST",
    path: "/programs/:programId/caseload/policy",
    in: one.extend({ ...CaseloadPolicy.shape, version: z.number().int().min(0) }),
    out: z.object({ version }),
    about: "Sets what a program thinks one can carry.",
  }),
  setShare: endpoint({
    name: "workingShare.set",
    method: "POST",
    path: "/programs/:programId/caseload/shares/:accountId",
    in: one.extend({ accountId: z.uuid(), percent: z.number().int().min(0).max(100), was: z.number().int().min(0).max(100) }),
    out: z.object({ percent: z.number().int() }),
    about: "How much of a full week a colleague is there for the program. `was` is what the asker saw; another answers 409 stale.",
  }),
  setOverflow: endpoint({
    name: "overflow.set",
    method: "POST",
    path: "/programs/:programId/caseload/overflow",
    in: one.extend({ untilDay: day.nullable() }),
    out: none,
    about: "Gives new concerns of low risk to those who stand by, to the end of a day; without one, no more. 409 overflow.nobody.",
  }),
  months: endpoint({
    name: "caseload.months",
    method: "GET",
    path: "/programs/:programId/caseload/months",
    in: one,
    out: z.object({
      /** The last twelve full months that the program was open in, the newest first. */
      months: z.array(
        z.object({
          /** Its first day. */
          month: day,
          opened: z.number().int(),
          /** Of those opened, only triaged so far (A16). */
          triageOnly: z.number().int(),
          closed: z.number().int(),
        }),
      ),
      /** Next month, from the last six full months: the mean, and the fewest and the most there were; null with fewer than three months. */
      next: z
        .object({
          from: z.number().int(),
          opened: z.number(),
          least: z.number().int(),
          most: z.number().int(),
          closed: z.number(),
          open: z.number(),
        })
        .nullable(),
      open: z.number().int(),
    }),
    about: "What came and what closed month by month, what share was only triaged, and what next month looks like by the last six.",
  }),
  history: endpoint({
    name: "crack.history",
    method: "GET",
    path: "/programs/:programId/cracks/history",
    in: one,
    out: z.object({
      months: z.array(CrackMonth),
      /** What stands now. */
      open: z.array(z.object({ crack: CrackKind, count: z.number().int() })),
      /** The newest fifty of the last three months. */
      snoozes: z.array(
        z.object({
          snoozeId: z.uuid(),
          crack: CrackKind,
          caseId: z.uuid().nullable(),
          label: PersonLabel.nullable(),
          by: z.string(),
          at: moment,
          untilDay: day,
          reason: personal(words(500)),
          /** Ended before its day. */
          ended: z.boolean(),
        }),
      ),
    }),
    about: "Twelve months of cracks of a program: how many opened, how many were mended and how fast; and what was put off, with why.",
  }),
};
