import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { Problem } from "../../kernel/problem.ts";
import { askKey } from "../../ui/asking.ts";
import { type Explain, sayProblem } from "../../ui/explaining.ts";
import { useMe } from "../../ui/me.ts";
import { useWords } from "../../ui/words.ts";
import { deedWords } from "../concernWords.ts";
import { ConcernRecord, concerns } from "../contract.ts";

/** What the server may refuse about a concern, each with what to do. */
export const refusals: Explain = {
  "concern.alreadyDecided": { id: "concerns.refusal.decided", message: "This is already decided. Open it again to see how it stands." },
  "concern.cannotAssign": { id: "concerns.refusal.assign", message: "They do not work in this program now. Give it to somebody else." },
  "concern.cannotAcknowledge": {
    id: "concerns.refusal.acknowledge",
    message: "The sender was told already, or left no way to be reached. Decide without telling them.",
  },
  "concern.cannotAsk": { id: "concerns.refusal.ask", message: "This sender cannot be asked back." },
  "concern.cannotPassThere": {
    id: "concerns.refusal.pass",
    message: "It cannot go there. Choose another program, or name an office outside.",
  },
  "concern.noOpenCase": { id: "concerns.refusal.noCase", message: "They have no open case that this can join. Open a case instead." },
  "concern.duplicateOfItself": { id: "concerns.refusal.itself", message: "A concern is not a duplicate of itself. Choose the other one." },
  "concern.duplicateOfDuplicate": {
    id: "concerns.refusal.chain",
    message: "That one is a duplicate too. Open it and choose the one it points to.",
  },
  "case.managerCannotCarry": {
    id: "concerns.refusal.carry",
    message: "They cannot carry a case of this program now. Choose somebody else.",
  },
};

/** Says what stopped an act on a concern; where somebody was first, who that was and what they did, and what stands is shown. */
export function useSayRefusal(): (problem: unknown) => string {
  const say = useWords();
  const me = useMe();
  const memory = useQueryClient();
  return useCallback(
    (problem) => {
      void memory.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("concern.") });
      const current =
        problem instanceof Problem && problem.code === "stale" ? ConcernRecord.safeParse(problem.params["current"]).data : undefined;
      if (!current) return sayProblem(say, refusals, problem);
      memory.setQueryData(askKey(concerns.show, { concernId: current.id }), current);
      const [last] = current.decisions;
      if (last && last.by.accountId !== me.id) {
        return say(
          { id: "concerns.refusal.overtaken", message: "Somebody was first: {deed}. What you wrote is kept. Look at how it stands." },
          { deed: say(deedWords[last.outcome], { name: last.by.name }) },
        );
      }
      if (current.assigned && current.assigned.accountId !== me.id)
        return say(
          { id: "concerns.refusal.taken", message: "Somebody was first: {name} has it now. What you wrote is kept." },
          { name: current.assigned.name },
        );
      return say({
        id: "concerns.refusal.changed",
        message: "This changed in the meantime. What you wrote is kept. Look at how it stands, then decide again.",
      });
    },
    [say, me.id, memory],
  );
}
