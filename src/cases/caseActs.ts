import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { z } from "zod";
import type { Endpoint } from "../kernel/contract.ts";
import { useCall, useTell } from "../ui/asking.ts";
import { sayProblem } from "../ui/explaining.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { caseExplain } from "./caseExplain.ts";
import { type CaseHead, cases } from "./contract.ts";
import { stepsFrom } from "./policy.ts";
import { tasks } from "./tasks/contract.ts";
import type { Task } from "./timeline/contract.ts";

/** Does something that no form is needed for, once at a time; where it is refused, says so and shows the page as it stands now. */
function useAct() {
  const say = useWords();
  const memory = useQueryClient();
  const acting = useRef(false);
  return useCallback(
    async <Out>(act: () => Promise<Out>): Promise<Out | undefined> => {
      if (acting.current) return undefined;
      acting.current = true;
      try {
        return await act();
      } catch (problem) {
        showToast({ text: sayProblem(say, caseExplain, problem) });
        void memory.invalidateQueries();
        return undefined;
      } finally {
        acting.current = false;
      }
    },
    [say, memory],
  );
}

/** Takes something back by a second telling; works after the form that did the first has closed. */
export function useUndo() {
  const act = useAct();
  const call = useCall();
  const memory = useQueryClient();
  return <In extends z.ZodType, Out extends z.ZodType>(endpoint: Endpoint<In, Out>, input: z.input<In>) =>
    void act(async () => {
      await call(endpoint, input);
      await memory.invalidateQueries();
    });
}

/** Says that a task is done or will not be; ten seconds to take it back. */
export function useEndTask() {
  const say = useWords();
  const act = useAct();
  const undo = useUndo();
  const complete = useTell(tasks.complete);
  const cancel = useTell(tasks.cancel);
  return async ({ taskId, version }: Task, how: "done" | "cancelled") => {
    const ended = await act(() => (how === "done" ? complete : cancel)({ taskId, version }));
    if (!ended) return;
    showToast({
      text:
        how === "done"
          ? say({ id: "cases.task.isDone", message: "Step done" })
          : say({ id: "cases.task.isCancelled", message: "Step will not be done" }),
      undo: () => undo(tasks.reopen, { taskId, version: ended.version }),
    });
  };
}

/** Moves a case along its life, or wakes it; ten seconds to take it back where that step may be taken back. */
export function useMoveCase({ caseId, version, status, pausedUntil, pauseReason }: CaseHead) {
  const say = useWords();
  const act = useAct();
  const undo = useUndo();
  const change = useTell(cases.changeStatus);
  const resume = useTell(cases.resume);
  const move = async (to: "active" | "monitoring" | "closing") => {
    const moved = await act(() => change({ caseId, version, to }));
    if (!moved) return;
    const back = status === "active" || status === "monitoring" || status === "closing" ? status : undefined;
    const mayReturn = back !== undefined && stepsFrom(to).includes(back);
    showToast({
      text: say({ id: "cases.step.done", message: "The case has moved on" }),
      undo: mayReturn ? () => undo(cases.changeStatus, { caseId, version: moved.version, to: back }) : undefined,
    });
  };
  const wake = async () => {
    const woken = await act(() => resume({ caseId, version }));
    if (!woken) return;
    const rest = pausedUntil && pauseReason ? { caseId, version: woken.version, until: pausedUntil, reason: pauseReason } : undefined;
    showToast({ text: say({ id: "cases.resume.done", message: "The case goes on" }), undo: rest && (() => undo(cases.pause, rest)) });
  };
  return { move, wake };
}
