import { z } from "zod";
import { CaseId, TaskId, Who } from "../cases/timeline/contract.ts";
import { Access, Created, day, endpoint, id, moment, none, personal, version, words, wordsOrNone } from "../kernel/contract.ts";
import { leavingFile } from "../kernel/fileContract.ts";
import { PersonId } from "../people/contract.ts";
import { CopyLocale, PersonsCopy } from "./copy/contract.ts";
import { Remark } from "./remarkContract.ts";

/**
 * A plan is what a person wants, in their own words, language and order, agreed with them. It has two layers that never mix on the person's copy:
 * theirs (statement, goals, actions, their own rating), and what staff count a goal as (its coding, in a table of its own).
 */
export const PlanId = id("Plan");
export type PlanId = z.infer<typeof PlanId>;
export const GoalId = id("Goal");
export type GoalId = z.infer<typeof GoalId>;
export const ActionId = id("Action");

export const PlanStatus = z.enum(["draft", "agreed", "superseded", "completed", "ended", "put_aside"]);
export const AuthoredWith = z.enum(["alone", "together", "family", "interpreter"]);
export type AuthoredWith = z.infer<typeof AuthoredWith>;
export const AgreedHow = z.enum(["signed", "spoken"]);
export const OwnerKind = z.enum(["staff", "person", "outside"]);
export type OwnerKind = z.infer<typeof OwnerKind>;
// biome-ignore format: a list
const domains = [
  "wellbeing", "behavior", "engagement", "academics", "family", "safety", "housing", "food", "health", "legal", "immigration", "education",
  "employment", "finance", "transport", "social", "other",
] as const;
/** What part of life a goal is counted under; the first five are the outcomes of a school's program (B11). */
export const Domain = z.enum(domains);
export type Domain = z.infer<typeof Domain>;

/** Staff's coding of a goal, for statistics. */
export const Coding = z.object({ domain: Domain, code: z.string().nullable() });
export type Coding = z.infer<typeof Coding>;

/** One step towards a goal; of staff's own, the task says whose it is, by when, and whether it is done. */
export const Action = z.object({
  actionId: ActionId,
  what: z.string(),
  ownerKind: OwnerKind,
  owner: Who.nullable(),
  ownerName: z.string().nullable(),
  taskId: TaskId.nullable(),
  dueOn: day.nullable(),
  status: z.enum(["open", "done", "cancelled"]),
  version,
});
export type Action = z.infer<typeof Action>;

/** One look at how a goal goes: the person's own (1–5), or goal attainment (−2…+2). */
export const Rating = z.object({ kind: z.enum(["own", "attainment"]), value: z.number().int(), onDay: day, by: Who });
export type Rating = z.infer<typeof Rating>;

/** A goal as one version has it. `goalId` is the same from version to version. */
export const Goal = z.object({ goalId: GoalId, seq: z.number().int(), words: z.string() });
export type Goal = z.infer<typeof Goal>;

/** A goal with what hangs on it, whatever the version. */
export const LiveGoal = Goal.extend({ actions: z.array(Action), ratings: z.array(Rating), coding: z.array(Coding) });
export type LiveGoal = z.infer<typeof LiveGoal>;

/** What a version says. */
export const Plan = z.object({
  planId: PlanId,
  number: z.number().int(),
  status: PlanStatus,
  statement: z.string().nullable(),
  language: z.string(),
  authoredWith: AuthoredWith,
  startOn: day,
  targetEnd: day.nullable(),
  reviewOn: day,
  readBackAt: moment.nullable(),
  agreedHow: AgreedHow.nullable(),
  signedName: z.string().nullable(),
  agreedAt: moment.nullable(),
  agreedBy: Who.nullable(),
  endedAt: moment.nullable(),
  goals: z.array(Goal),
  version,
});
export type Plan = z.infer<typeof Plan>;

const one = z.object({ planId: PlanId, version });
const changed = z.object({ version });
const goalWords = personal(words(1000));

export const plans = {
  show: endpoint({
    name: "plan.show",
    method: "GET",
    path: "/cases/:caseId/plan",
    in: z.object({ caseId: CaseId }),
    out: z.object({
      personId: PersonId,
      /** Every version, newest first. */
      plans: z.array(Plan),
      /** Each goal there ever was, with what hangs on it: coded, rated, acted on. */
      goals: z.array(LiveGoal),
      /** From their own page, newest first. */
      remarks: z.array(Remark),
      language: z.string(),
      programKind: z.string(),
      regime: z.enum(["FERPA", "VSP", "CONF", "BASE"]),
      mayWrite: z.boolean(),
      access: Access,
    }),
    about: "The plan of a case: every version, and how each goal goes.",
  }),
  begin: endpoint({
    name: "plan.begin",
    method: "POST",
    path: "/cases/:caseId/plans",
    creates: true,
    in: z.object({
      caseId: CaseId,
      language: z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .optional(),
    }),
    out: Created,
    about: "Begins the first plan of a case, or the next version from the agreed one (409 plan.draftThere, case.closed).",
  }),
  write: endpoint({
    name: "plan.write",
    method: "POST",
    path: "/plans/:planId/write",
    in: one.extend({
      statement: personal(wordsOrNone(4000)),
      language: z.string().regex(/^[a-z]{2,3}$/),
      authoredWith: AuthoredWith,
      startOn: day,
      targetEnd: day.nullable(),
      reviewOn: day,
      /** In their order. A goal left out of the list is dropped from the draft; one without an id is new. */
      goals: z.array(z.object({ goalId: GoalId.nullish(), words: goalWords })).max(30),
    }),
    out: changed.extend({ goalIds: z.array(GoalId) }),
    about: "Writes a draft as it stands now, goals in the person's order (409 plan.notDraft once agreed).",
  }),
  agree: endpoint({
    name: "plan.agree",
    method: "POST",
    path: "/plans/:planId/agree",
    in: one.extend({ readBack: z.literal(true), how: AgreedHow, signedName: personal(wordsOrNone(200)) }),
    out: changed,
    about:
      "Says that the draft was read back and agreed, aloud or by a name typed; the version before it is superseded, and neither changes from then on.",
  }),
  setAside: endpoint({
    name: "plan.setAside",
    method: "POST",
    path: "/plans/:planId/set-aside",
    in: one,
    out: changed,
    about: "Puts a draft aside; what was agreed before it stands.",
  }),
  finish: endpoint({
    name: "plan.finish",
    method: "POST",
    path: "/plans/:planId/finish",
    in: one.extend({ as: z.enum(["completed", "ended"]) }),
    out: changed,
    about: "Ends an agreed plan: done, or ended otherwise.",
  }),
  copy: endpoint({
    name: "plan.copy",
    method: "GET",
    path: "/plans/:planId/copy",
    in: z.object({ planId: PlanId, locale: CopyLocale.optional() }),
    out: z.object({ personId: PersonId, caseId: CaseId, copy: PersonsCopy, regime: z.string(), access: Access }),
    about: "The person's own copy: their words and nothing of staff's.",
  }),
  paper: endpoint({
    name: "plan.paper",
    method: "GET",
    path: "/plans/:planId/paper",
    in: z.object({ planId: PlanId, locale: CopyLocale.optional() }),
    out: leavingFile,
    weighty: true,
    about: "The same copy as a PDF (409 plan.lettersMissing where it holds letters that our typeface lacks: it is printed from the page).",
  }),
};

const goal = z.object({ goalId: GoalId });

export const goals = {
  code: endpoint({
    name: "goal.code",
    method: "POST",
    path: "/goals/:goalId/code",
    in: goal.extend({
      codings: z
        .array(
          z.object({
            domain: Domain,
            code: z
              .string()
              .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,19}$/)
              .nullable(),
          }),
        )
        .max(5),
    }),
    out: none,
    about: "What staff count a goal as, in place of what it was counted as before; never on the person's copy.",
  }),
  rate: endpoint({
    name: "goal.rate",
    method: "POST",
    path: "/goals/:goalId/rate",
    creates: true,
    in: goal.extend({ kind: Rating.shape.kind, value: z.number().int().min(-2).max(5) }),
    out: Created,
    about: "How a goal goes: the person's own rating (own, 1 to 5), or goal attainment (attainment, -2 to 2).",
  }),
  act: endpoint({
    name: "goal.act",
    method: "POST",
    path: "/goals/:goalId/actions",
    creates: true,
    in: goal.extend({
      what: personal(words(200)),
      ownerKind: OwnerKind,
      /** Of staff: who; the case manager when nobody is named. */
      ownerId: z.uuid().nullish(),
      ownerName: personal(wordsOrNone(120)),
      dueOn: day.nullish(),
    }),
    out: Created,
    about: "Adds a step towards a goal: staff's becomes a task of the case (422 dueOn missing), the person's and an outsider's do not.",
  }),
};

export const actions = {
  end: endpoint({
    name: "action.end",
    method: "POST",
    path: "/plan-actions/:actionId/end",
    in: z.object({ actionId: ActionId, version, as: z.enum(["open", "done", "cancelled"]) }),
    out: changed,
    about: "Says that the person's or an outsider's step is done, will not be, or is open again; staff's is ended as a task.",
  }),
};
