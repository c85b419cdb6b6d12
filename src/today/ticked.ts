import { useMemo, useState } from "react";
import type { Today } from "./contract.ts";

export type Due = Today["due"][number];
export type Part = "overdue" | "due" | "coming" | "waiting";

/** A task said to be done while the page is open: it stays where it was, so that nothing jumps and it can be taken back. */
export interface Ticked {
  readonly part: Part;
  readonly task: Due;
}

export type TickedTasks = ReadonlyMap<string, Ticked>;

/** What was ticked since one came to the page. */
export function useTicked() {
  const [ticked, setTicked] = useState<TickedTasks>(new Map());
  return useMemo(
    () => ({
      ticked,
      tick: (part: Part, task: Due) => setTicked((before) => new Map(before).set(task.taskId, { part, task })),
      untick: (taskId: string) =>
        setTicked((before) => {
          const after = new Map(before);
          after.delete(taskId);
          return after;
        }),
    }),
    [ticked],
  );
}

export type Ticking = ReturnType<typeof useTicked>;

const place = ({ dueOn, atTime, taskId }: Due) => `${dueOn} ${atTime ?? "99:99"} ${taskId}`;

/** One part of the list as it is shown: what is open, and what was ticked there, in the order in which it came. */
export function keepTicked(part: Part, open: readonly Due[], ticked: TickedTasks): Due[] {
  const stay = [...ticked.values()].filter((one) => one.part === part).map((one) => one.task);
  const rest = open.filter((task) => !ticked.has(task.taskId));
  return [...rest, ...stay].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
