import type { CaseId } from "../cases/timeline/contract.ts";
import { isolate } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../ui/words.ts";
import { supervision } from "./contract.ts";

/** Above a plan: that it waits for a supervisor's yes, or what they say is to be looked at again. Nothing where there is neither. */
export function PlanYes({ id }: { id: string }) {
  const say = useWords();
  const { asks } = useAsk(supervision.ofCase, { caseId: id as CaseId });
  const one = asks.find(({ kind, status }) => kind === "plan" && (status === "asked" || status === "answered"));
  if (!one || one.answer === "yes") return null;
  return one.answer === "no" ? (
    <Notice icon="help" title={say({ id: "supervision.plan.no", message: "A supervisor asks to look at this plan with them again" })}>
      {one.answeredBy && isolate(one.answeredBy.name)}: <bdi className="wrap-anywhere">{one.answerWords}</bdi>
    </Notice>
  ) : (
    <Notice icon="clock">
      {say({ id: "supervision.plan.waits", message: "It waits for a supervisor’s yes. It stands all the same: it is theirs." })}
    </Notice>
  );
}
