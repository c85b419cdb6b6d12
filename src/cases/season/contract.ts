import { z } from "zod";
import { Access, Created, day, endpoint, version } from "../../kernel/contract.ts";
import { MOST_IN_SEASON } from "../../kernel/limits.ts";
import { PersonId, PersonLabel } from "../../people/contract.ts";
import { ManyReason, Outcome, Risk } from "../record/contract.ts";
import { CaseId, Who } from "../timeline/contract.ts";

const Place = z.object({ siteId: z.uuid(), name: z.string(), grade: z.string().nullable() });

/** An open case at the end of a year, and what the roster says of its person now. */
const SeasonLine = z.object({
  caseId: CaseId,
  number: z.number().int(),
  personId: PersonId,
  label: PersonLabel,
  manager: Who.nullable(),
  risk: Risk.nullable(),
  weight: z.number().int(),
  openTasks: z.number().int(),
  version,
  access: Access,
  /** Where a roster places the person now. */
  now: Place.nullable(),
  /** Where it placed them before, if that has ended lately. */
  before: Place.nullable(),
  /** `moved`: at another site than before · `gone`: on the roster no more · `here`: where they were · `none`: no roster knows them. */
  roster: z.enum(["moved", "gone", "here", "none"]),
  /** Who is proposed for one who has moved; null where the manager works at the new site already, or nobody can. */
  toId: z.uuid().nullable(),
});
export type SeasonLine = z.infer<typeof SeasonLine>;

const Receiver = z.object({
  accountId: z.uuid(),
  name: z.string(),
  away: z.boolean(),
  load: z.number().int(),
  siteIds: z.array(z.uuid()),
});
export type SeasonReceiver = z.infer<typeof Receiver>;

const chosen = { caseId: CaseId, version };
/** What becomes of one case. One that is carried on is not named at all. */
const Settled = z.discriminatedUnion("act", [
  z.object({ ...chosen, act: z.literal("pause") }),
  z.object({ ...chosen, act: z.literal("close"), reason: ManyReason }),
  /** To a colleague, at that site or at the same one. */
  z.object({ ...chosen, act: z.literal("hand"), toId: z.uuid(), siteId: z.uuid().nullable() }),
  /** To a school of another agency: that takes a referral and a release, and is answered so. */
  z.object({ ...chosen, act: z.literal("outside") }),
]);
export type Settled = z.infer<typeof Settled>;

/** The end of a year: for each open case of a program whether it goes on, rests, ends or goes to the next school (D20). */
export const season = {
  show: endpoint({
    name: "season.show",
    method: "GET",
    path: "/programs/:programId/season",
    in: z.object({ programId: z.uuid(), managerId: z.uuid().optional() }),
    out: z.object({
      /** The first program day of the next term, should the calendar know of one. */
      wakeOn: day.nullable(),
      capacity: z.number().int(),
      cases: z.array(SeasonLine),
      /** One's own last settling, while it can still be taken back. */
      runId: z.uuid().nullable(),
      /** There are more: of one manager at a time they are fewer. */
      more: z.boolean(),
      managers: z.array(Who),
      receivers: z.array(Receiver),
      sites: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
    about: "The open cases of a program that one answers for, where the roster places each person now, and who could take them over.",
  }),
  settle: endpoint({
    name: "season.settle",
    method: "POST",
    path: "/programs/:programId/season",
    creates: true,
    in: z.object({
      programId: z.uuid(),
      cases: z.array(Settled).min(1).max(MOST_IN_SEASON),
      /** The day on which what is paused wakes; needed where something is. */
      wakeOn: day.nullish(),
      /** How those are whose case ends. */
      outcome: Outcome.default("unknown"),
      /** Whoever presses has looked at each of high risk by itself; unsaid, those that would rest or end are left. */
      lookedAtRisk: z.boolean().default(false),
      /** What becomes of open steps in what is closed. Unsaid, a case with open steps is left. */
      openTasks: z.enum(["cancel", "keep"]).optional(),
    }),
    out: Created,
    about:
      "Pauses, closes and hands over many cases by one press. Each that cannot be is left with why. Whoever is given cases is told once. More than fifty are worked through by a job.",
  }),
};
