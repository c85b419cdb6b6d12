import type { Explain } from "../../ui/explaining.ts";
import type { Message } from "../../ui/words.ts";
import type { CrackKind } from "../contract.ts";
import type { Worker } from "./contract.ts";

/** Kinds of crack, as a table's row names them. */
export const crackKinds: Readonly<Record<CrackKind, Message>> = {
  no_next_step: { id: "today.kind.noStep", message: "No next step" },
  step_overdue: { id: "today.kind.stepOverdue", message: "A step that is late" },
  silent: { id: "today.kind.silent", message: "Nobody reached" },
  manager_gone: { id: "today.kind.managerGone", message: "Nobody carries it" },
  urgent_unassigned: { id: "today.kind.urgent", message: "Urgent, in nobody’s hands" },
  concern_unanswered: { id: "today.kind.unanswered", message: "A concern without an answer" },
  paper_due: { id: "today.kind.paper", message: "A paper at the desk is late" },
  override_unreviewed: { id: "today.kind.override", message: "Something done past a rule, not looked at" },
  crisis_check: { id: "today.kind.crisis", message: "A crisis to look at again" },
  release_ends: { id: "today.kind.releaseEnds", message: "A release that ends" },
  release_ends_soon: { id: "today.kind.releaseEndsSoon", message: "A release that ends in days" },
  release_review: { id: "today.kind.releaseReview", message: "A release to look at again" },
  plan_review: { id: "today.kind.planReview", message: "A plan to look at again" },
  leave_late: { id: "today.kind.leave", message: "Something of a leave that is late" },
  reassessment_due: { id: "today.kind.reassess", message: "Needs and strengths to talk through again" },
  form_due: { id: "today.kind.form", message: "A form to go through again" },
  roles_review: { id: "today.kind.roles", message: "Somebody new to go through with them" },
  safety_unanswered: { id: "today.kind.safetyUnanswered", message: "A meeting without an answer about safety planning" },
  question_unanswered: { id: "today.kind.question", message: "A question to a supervisor without an answer" },
  approval_overdue: { id: "today.kind.approval", message: "A plan or closing waiting for a yes" },
  record_unreviewed: { id: "today.kind.record", message: "A record to look through" },
  report_owed: { id: "today.kind.reportOwed", message: "A report under Title IX that was not made" },
  safety_stale: { id: "today.kind.safetyStale", message: "Safety planning to talk about again" },
};

/** How much room there is, in a word: said beside the bar, which only repeats it. */
export const standings: Readonly<Record<Worker["standing"], Message>> = {
  free: { id: "today.load.free", message: "has room" },
  near: { id: "today.load.near", message: "nearly full" },
  over: { id: "today.load.over", message: "more than planned" },
};

/** Why one of several cases stayed where it is. */
export const leftBecause: Readonly<Record<string, Message>> = {
  stale: { id: "today.left.stale", message: "somebody changed it meanwhile" },
  notFound: { id: "today.left.notFound", message: "it is not here any more" },
  sameManager: { id: "today.left.same", message: "they have it already" },
  "case.closed": { id: "today.left.closed", message: "it is closed" },
  "case.managerCannotCarry": { id: "today.left.cannot", message: "they cannot carry it now" },
};

export const boardExplain: Explain = {
  "toId.cannotCarry": { id: "today.reassign.cannot", message: "They cannot be given cases now. Choose somebody else." },
  "cases.twice": { id: "today.reassign.twice", message: "A case is chosen twice." },
};
