import { usePersonText } from "../people/PersonName.tsx";
import { useFormats } from "../ui/formats.ts";
import { type Message, useWords } from "../ui/words.ts";
import type { CrackKind, PutOff } from "./contract.ts";

/** Putting off one of several reasons: which. */
export const putOffWords: Readonly<Record<CrackKind, Message>> = {
  no_next_step: { id: "today.off.noStep", message: "Put off: no next step" },
  step_overdue: { id: "today.off.stepOverdue", message: "Put off: the step that is late" },
  silent: { id: "today.off.silent", message: "Put off: not reached" },
  manager_gone: { id: "today.off.managerGone", message: "Put off: nobody carries it" },
  urgent_unassigned: { id: "today.off.urgent", message: "Put off: in nobody’s hands" },
  concern_unanswered: { id: "today.off.unanswered", message: "Put off: the promised answer" },
  crisis_check: { id: "today.off.crisis", message: "Put off: looking again after the crisis" },
  paper_due: { id: "today.off.paper", message: "Put off: what came to the desk" },
  override_unreviewed: { id: "today.off.override", message: "Put off: looking at what was done past a rule" },
  release_ends: { id: "today.off.releaseEnds", message: "Put off: a release that ends" },
  release_ends_soon: { id: "today.off.releaseEndsSoon", message: "Put off: a release that ends in days" },
  release_review: { id: "today.off.releaseReview", message: "Put off: looking at a release again" },
  safety_unanswered: { id: "today.off.safetyUnanswered", message: "Put off: the answer about a meeting" },
  safety_stale: { id: "today.off.safetyStale", message: "Put off: talking about safety again" },
  report_owed: { id: "today.off.reportOwed", message: "Put off: a report under Title IX" },
  plan_review: { id: "today.off.planReview", message: "Put off: looking at a plan again" },
  question_unanswered: { id: "today.off.question", message: "Put off: a question to a supervisor" },
  approval_overdue: { id: "today.off.approval", message: "Put off: what waits for a supervisor’s yes" },
  record_unreviewed: { id: "today.off.record", message: "Put off: looking through a record" },
  leave_late: { id: "today.off.leave", message: "Put off: what is due of a leave" },
  form_due: { id: "today.off.form", message: "Put off: a form to go through again" },
  roles_review: { id: "today.off.roles", message: "Put off: going through who helps" },
  reassessment_due: { id: "today.off.reassess", message: "Put off: talking needs and strengths through again" },
};

/** Why something slips, as a plain sentence that blames nobody. */
export function useCrackWords(): (crack: Pick<PutOff, "crack" | "since" | "days" | "label">) => string {
  const say = useWords();
  const formats = useFormats();
  const text = usePersonText();
  return ({ crack, since, days, label }) => {
    const given = { day: formats.day(since), days, name: label ? text(label) : "" };
    switch (crack) {
      case "no_next_step":
        return say({ id: "today.why.noStep", message: "No next step is set." });
      case "step_overdue":
        return say(
          {
            id: "today.why.stepOverdue",
            message: "The next step was planned for {day} ({days, plural, one {# program day} other {# program days}} ago).",
          },
          given,
        );
      case "silent":
        return label
          ? say(
              {
                id: "today.why.silent",
                message: "No one has reached {name} since {day} ({days, plural, one {# program day} other {# program days}}).",
              },
              given,
            )
          : say(
              {
                id: "today.why.silentThem",
                message: "No one has reached them since {day} ({days, plural, one {# program day} other {# program days}}).",
              },
              given,
            );
      case "manager_gone":
        return say({
          id: "today.why.managerGone",
          message: "Nobody carries this case now: its case manager is away or has left, and nobody stands in.",
        });
      case "urgent_unassigned":
        return say({ id: "today.why.urgent", message: "Urgent, and not yet in anybody’s hands." });
      case "concern_unanswered":
        return say(
          {
            id: "today.why.unanswered",
            message: "An answer was promised by {day} ({days, plural, one {# program day} other {# program days}} ago).",
          },
          given,
        );
      case "release_ends":
        return say({ id: "today.why.releaseEnds", message: "A release ends within two weeks. It does not renew itself." });
      case "release_ends_soon":
        return say({ id: "today.why.releaseEndsSoon", message: "A release ends within three days. It does not renew itself." });
      case "release_review":
        return say({ id: "today.why.releaseReview", message: "A release was to be looked at again with them by {day}." }, given);
      case "plan_review":
        return say({ id: "today.why.planReview", message: "Their plan was to be looked at again with them by {day}." }, given);
      case "reassessment_due":
        return say({ id: "today.why.reassess", message: "Needs and strengths were to be talked through again by {day}." }, given);
      case "leave_late":
        return say({ id: "today.why.leave", message: "Something of a leave was due by {day}." }, given);
      case "form_due":
        return say({ id: "today.why.form", message: "A form was to be gone through with them again by {day}." }, given);
      case "roles_review":
        return say(
          { id: "today.why.roles", message: "Somebody new helps since {day}: go through who does what with them when you meet." },
          given,
        );
      case "safety_unanswered":
        return say({ id: "today.why.safetyUnanswered", message: "A meeting on {day} has no answer about safety planning yet." }, given);
      case "report_owed":
        return say({ id: "today.why.reportOwed", message: "A report under Title IX is owed since {day}, and was not made." }, given);
      case "safety_stale":
        return say({ id: "today.why.safetyStale", message: "Safety planning was not talked about since {day}." }, given);
      case "question_unanswered":
        return say({ id: "today.why.question", message: "A supervisor was asked on {day}, and nobody has answered yet." }, given);
      case "approval_overdue":
        return say({ id: "today.why.approval", message: "A plan or a closing waits for a supervisor’s yes or no since {day}." }, given);
      case "record_unreviewed":
        return say({ id: "today.why.record", message: "The record was picked to be looked through by {day}." }, given);
      case "paper_due":
        return say({ id: "today.why.paper", message: "What came to the desk was to be answered by {day}." }, given);
      case "override_unreviewed":
        return say({ id: "today.why.override", message: "Something was done past a rule, and was to be looked at by {day}." }, given);
      case "crisis_check":
        return say({ id: "today.why.crisis", message: "Somebody was to look again on {day}, and the crisis has no case yet." }, given);
    }
  };
}

/** "40 minutes", "3 hours", "2 days". */
export function useWaited(): (minutes: number) => string {
  const say = useWords();
  return (minutes) => {
    if (minutes < 60) return say({ id: "today.minutes", message: "{count, plural, one {# minute} other {# minutes}}" }, { count: minutes });
    if (minutes < 48 * 60)
      return say({ id: "today.hours", message: "{count, plural, one {# hour} other {# hours}}" }, { count: Math.round(minutes / 60) });
    return say({ id: "today.days", message: "{count, plural, one {# day} other {# days}}" }, { count: Math.round(minutes / 1440) });
  };
}
