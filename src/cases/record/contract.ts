import { z } from "zod";
import { Access, day, id, moment, timeOfDay, version } from "../../kernel/contract.ts";
import { PersonId, PersonLabel, SafeLine } from "../../people/contract.ts";
import { Audience, CaseId, TaskId, TaskKind, Who } from "../timeline/contract.ts";

export const TeamMemberId = id("TeamMember");

export const Status = z.enum(["intake", "active", "monitoring", "paused", "closing", "closed"]);
export type Status = z.infer<typeof Status>;
export const ServiceLevel = z.enum(["triage_only", "brief", "full"]);
export const Risk = z.enum(["low", "some", "high", "immediate"]);
export const PauseReason = z.enum(["leave", "break", "no_contact", "request", "other"]);
export const ClosureReason = z.enum(["goals_met", "moved", "transferred", "declined", "no_response", "not_eligible", "deceased", "other"]);
/** Why many cases may end by one press: a death is never one of many. */
export const ManyReason = ClosureReason.exclude(["deceased"]);
export const Outcome = z.enum(["improved", "unchanged", "worse", "unknown"]);
export const TransferReason = z.enum(["leaving", "workload", "conflict", "request", "specialty", "new_year", "other"]);
export const TeamRole = z.enum([
  "co_manager",
  "counselor",
  "advocate",
  "attorney",
  "teacher",
  "nurse",
  "housing",
  "officer",
  "student_staff",
  "medical_reviewer",
  "other",
]);
export type TeamRole = z.infer<typeof TeamRole>;
/** The sections of a case a team member may be given; identity and services always go with them. */
export const TeamSection = z.enum(["contact", "address", "safety", "notes", "legal", "clinical", "child_protection", "schooling"]);
export type TeamSection = z.infer<typeof TeamSection>;
export const Regime = z.enum(["FERPA", "VSP", "CONF", "BASE"]);
export type Regime = z.infer<typeof Regime>;

/** The one thing to do next: the earliest open task. */
const NextStep = z.object({ taskId: TaskId, kind: TaskKind, title: z.string(), dueOn: day, atTime: timeOfDay.nullable(), owner: Who });

/** What every view of a case begins with. A paused case whose day has come is shown awake. */
const Brief = z.object({
  caseId: CaseId,
  number: z.number().int(),
  programId: z.uuid(),
  programName: z.string(),
  personId: PersonId,
  label: PersonLabel,
  manager: Who.nullable(),
  status: Status,
  serviceLevel: ServiceLevel,
  weight: z.number().int(),
  risk: Risk.nullable(),
  openedOn: day,
  targetEnd: day.nullable(),
  pausedUntil: day.nullable(),
  closedOn: day.nullable(),
  lastContactOn: day.nullable(),
  /** The person has died: nothing more is due with them. */
  diedOn: day.nullable(),
  nextStep: NextStep.nullable(),
  version,
  access: Access,
});

/** One line of a worklist. */
export const CaseLine = Brief;
export type CaseLine = z.infer<typeof CaseLine>;

export const TeamMember = z.object({
  memberId: TeamMemberId,
  account: Who,
  role: TeamRole,
  sections: z.array(TeamSection),
  canWrite: z.boolean(),
  since: moment,
});
export type TeamMember = z.infer<typeof TeamMember>;

/** Another case of the same person, where the asker may see it too. */
const Sibling = z.object({
  caseId: CaseId,
  number: z.number().int(),
  programName: z.string(),
  status: Status,
  managerName: z.string().nullable(),
});

/** The head of a case's page. The safe line is the first thing shown; null where the asker does not hold the contact section. */
export const CaseHead = Brief.extend({
  safeLine: SafeLine.nullable(),
  /** Since when they are opted out of directory information: nobody outside is told their name, nor that they are enrolled (R70). */
  directoryOutOn: day.nullable(),
  regime: Regime,
  personWord: z.enum(["student", "participant", "survivor", "client"]),
  /** Whether its meetings ask about safety planning (R85). */
  asksSafety: z.boolean(),
  /** Program days without contact before a case is silent. */
  cadenceDays: z.number().int(),
  /** The manager is away now, and whoever stands in. */
  managerAway: z.boolean(),
  /** Nobody has it, and the reader may give it to anybody: back, too, to one who left and works there again. */
  managerGone: z.boolean(),
  pauseReason: PauseReason.nullable(),
  closureReason: ClosureReason.nullable(),
  outcome: Outcome.nullable(),
  reopenedTimes: z.number().int(),
  /** Completed 1:1 meetings: the unit of service (B22); and completed contacts of any kind. */
  oneToOnes: z.number().int(),
  contacts: z.number().int(),
  team: z.array(TeamMember),
  others: z.array(Sibling),
  /** The audiences a note may have here (R05). */
  audiences: z.array(Audience),
});
export type CaseHead = z.infer<typeof CaseHead>;
