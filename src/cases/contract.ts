import { z } from "zod";
import { Access, Created, cursor, day, endpoint, moment, personal, version, words } from "../kernel/contract.ts";
import { PersonId } from "../people/contract.ts";
import {
  CaseHead,
  CaseLine,
  ClosureReason,
  Outcome,
  PauseReason,
  Risk,
  ServiceLevel,
  TeamMemberId,
  TeamRole,
  TeamSection,
  TransferReason,
} from "./record/contract.ts";
import { NewTask } from "./tasks/contract.ts";
import { CaseId, NewNote, Story, Task, TaskId, Who } from "./timeline/contract.ts";

export * from "./record/contract.ts";

const one = z.object({ caseId: CaseId });
const changed = z.object({ version });
const FirstStep = NewTask.omit({ ownerId: true });

export const cases = {
  open: endpoint({
    name: "case.open",
    method: "POST",
    path: "/cases",
    creates: true,
    in: z.object({
      personId: PersonId,
      programId: z.uuid(),
      managerId: z.uuid(),
      serviceLevel: ServiceLevel,
      weight: z.number().int().min(1).max(10).default(1),
      risk: Risk.nullish(),
      /** The day by which a time-boxed episode is meant to have done its work (B06). */
      targetEnd: day.nullish(),
      firstStep: FirstStep,
      note: NewNote.nullish(),
    }),
    out: Created,
    about: "Opens a case with its case manager and first step. Whoever opens it for a colleague need not see it afterwards.",
  }),
  list: endpoint({
    name: "case.list",
    method: "GET",
    path: "/cases",
    in: z.object({
      /** mine · those of colleagues I stand in for · one program I read · everything I can see. */
      arm: z.enum(["mine", "covering", "program", "all"]).default("mine"),
      /** With arm `program`, and only there; 422 elsewhere. */
      programId: z.uuid().optional(),
      /** With arm `program`, and only there: one colleague's. */
      managerId: z.uuid().optional(),
      standing: z.enum(["open", "paused", "closed"]).default("open"),
      after: cursor,
    }),
    out: z.object({
      cases: z.array(CaseLine),
      next: z.string().nullable(),
      /** On the first page only; 501 means more than 500. */
      total: z.number().int().nullable(),
    }),
    about:
      "A worklist of fifty: cases without a next step first, then by the day of the next step; closed ones by the day they closed, newest first.",
  }),
  show: endpoint({
    name: "case.show",
    method: "GET",
    path: "/cases/:caseId",
    in: one,
    out: z.object({ case: CaseHead, tasks: z.array(Task), story: Story }),
    about: "One case: its head, its open tasks, and the last twenty things that happened, in one request.",
  }),
  story: endpoint({
    name: "case.story",
    method: "GET",
    path: "/cases/:caseId/story",
    in: one.extend({ after: cursor, kind: z.enum(["contact", "note", "task"]).optional() }),
    out: Story.extend({ personId: PersonId, access: Access }),
    about: "An older page of a case's story, fifty at a time; of one kind if asked.",
  }),
  transfer: endpoint({
    name: "case.transfer",
    method: "POST",
    path: "/cases/:caseId/transfer",
    in: one.extend({ managerId: z.uuid(), reason: TransferReason, version }),
    out: changed,
    about: "Gives a case to another case manager, the open tasks of the former one with it.",
  }),
  changeLevel: endpoint({
    name: "case.changeLevel",
    method: "POST",
    path: "/cases/:caseId/level",
    in: one.extend({
      serviceLevel: ServiceLevel,
      weight: z.number().int().min(1).max(10),
      risk: Risk.nullable(),
      targetEnd: day.nullable(),
      version,
    }),
    out: changed,
    about: "Sets level of service, weight, risk and target end.",
  }),
  changeStatus: endpoint({
    name: "case.changeStatus",
    method: "POST",
    path: "/cases/:caseId/status",
    in: one.extend({ to: z.enum(["active", "monitoring", "closing"]), version }),
    out: changed,
    about: "Moves an open case along: intake, active, monitoring, closing. A step that is not allowed answers 409 case.illegalStep.",
  }),
  pause: endpoint({
    name: "case.pause",
    method: "POST",
    path: "/cases/:caseId/pause",
    in: one.extend({ until: day, reason: PauseReason, version }),
    out: changed,
    about: "Lets a case rest until a day, on which it wakes by itself.",
  }),
  resume: endpoint({
    name: "case.resume",
    method: "POST",
    path: "/cases/:caseId/resume",
    in: one.extend({ version }),
    out: changed,
    about: "Wakes a paused case.",
  }),
  close: endpoint({
    name: "case.close",
    method: "POST",
    path: "/cases/:caseId/close",
    in: one.extend({
      reason: ClosureReason,
      outcome: Outcome,
      /** What becomes of open tasks. Unsaid, with tasks open, answers 409 case.openTasks with `params.tasks`. */
      openTasks: z.enum(["cancel", "keep"]).optional(),
      note: NewNote.nullish(),
      version,
    }),
    out: changed,
    about: "Closes a case with its reason and outcome.",
  }),
  reopen: endpoint({
    name: "case.reopen",
    method: "POST",
    path: "/cases/:caseId/reopen",
    in: one.extend({ managerId: z.uuid(), firstStep: FirstStep, targetEnd: day.nullish(), note: NewNote.nullish(), version }),
    out: changed,
    about: "Takes a closed case up again, with its whole story, a manager and a first step.",
  }),
  addTeamMember: endpoint({
    name: "case.addTeamMember",
    method: "POST",
    path: "/cases/:caseId/team",
    creates: true,
    in: one.extend({ accountId: z.uuid(), role: TeamRole, sections: z.array(TeamSection).max(8), canWrite: z.boolean().default(true) }),
    out: Created,
    about:
      "Puts a colleague on the case's team, with the sections they need. 409 team.cannotJoin, team.alreadyThere, team.worksOnIt, team.decidesInIt.",
  }),
  endTeamMember: endpoint({
    name: "case.endTeamMember",
    method: "POST",
    path: "/cases/:caseId/team/:memberId/end",
    in: one.extend({ memberId: TeamMemberId }),
    out: z.object({}),
    about: "Takes a colleague off the team; their open tasks go to the case manager.",
  }),
  whoSees: endpoint({
    name: "case.whoSees",
    method: "GET",
    path: "/cases/:caseId/who-sees",
    in: one,
    out: z.object({
      personId: PersonId,
      viewers: z.array(
        z.object({
          account: Who,
          right: z.enum(["owner", "team", "supervisor", "cover", "share", "break-glass", "program", "triage"]),
          /** For whom one stands in. */
          coveringFor: z.string().nullable(),
          /** As what one is on the team, or in the program. */
          role: z.enum([...TeamRole.options, "case_manager", "supervisor", "triager", "teammate", "referrer"]).nullable(),
          sections: z.number().int(),
          canWrite: z.boolean(),
          /** A confidential resource where they work: keeps what it is told (A28). */
          confidential: z.boolean(),
          since: moment,
          until: moment.nullable(),
          /** When they last looked or did something here, as far back as the trail goes: to whoever answers for the case. */
          lastLookedAt: moment.nullable(),
        }),
      ),
      tellsLooks: z.boolean(),
      access: Access,
    }),
    about:
      "Who may see this case now, every reason by itself, and since when; to whoever answers for the case, when each last looked. `triage` sees whom it is about, and not the case.",
  }),
  staffFor: endpoint({
    name: "case.staffFor",
    method: "GET",
    path: "/programs/:programId/carriers",
    in: z.object({ programId: z.uuid() }),
    out: z.object({
      /** Those who can carry a case of the program now. `load` is the weight they carry there; null for askers outside the program. */
      carriers: z.array(
        Who.extend({
          title: z.string().nullable(),
          fullTime: z.boolean(),
          away: z.boolean(),
          load: z.number().int().nullable(),
          /** The weight they can carry: less than a full-time case manager's for who is there part of the week (B04). */
          room: z.number().int(),
        }),
      ),
      /** Those who carry cases there and lack something the program asks, with what: they are given none (B07). */
      untrained: z.array(Who.extend({ lacks: z.array(z.string()) })),
      /** The weight one full-time case manager carries. */
      capacity: z.number().int(),
      /** Every active colleague: whoever could be put on a team. */
      colleagues: z.array(Who.extend({ title: z.string().nullable() })),
    }),
    about: "Whom one can give a case of this program to, or put on its team.",
  }),
};

/** A line an error speaks of: the tasks still open when a case is to be closed. */
export const OpenTask = z.object({ taskId: TaskId, title: personal(words(200)), dueOn: day, ownerName: z.string() });
