import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { sayProblem } from "../ui/explaining.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { planExplain } from "./planWords.ts";

/** Does something that no form is needed for, once at a time; where it is refused, says so and shows the page as it stands now. */
export function usePlanAct() {
  const say = useWords();
  const memory = useQueryClient();
  const acting = useRef(false);
  return async <Out>(act: () => Promise<Out>): Promise<Out | undefined> => {
    if (acting.current) return undefined;
    acting.current = true;
    try {
      return await act();
    } catch (problem) {
      showToast({ text: sayProblem(say, planExplain, problem) });
      void memory.invalidateQueries();
      return undefined;
    } finally {
      acting.current = false;
    }
  };
}
