import { z } from "zod";
import { Created, day, endpoint, personal, timeOfDay, version, words } from "../../kernel/contract.ts";
import { CaseId, TaskId, TaskKind } from "../timeline/contract.ts";

/** A next step: what, by which day, by whom (the case manager when nobody is named). */
export const NewTask = z.object({
  kind: TaskKind.default("task"),
  title: personal(words(200)),
  dueOn: day,
  atTime: timeOfDay.nullish(),
  ownerId: z.uuid().nullish(),
});
export type NewTask = z.infer<typeof NewTask>;

const one = z.object({ taskId: TaskId, version });
const changed = z.object({ version });

export const tasks = {
  add: endpoint({
    name: "task.add",
    method: "POST",
    path: "/cases/:caseId/tasks",
    creates: true,
    in: NewTask.extend({ caseId: CaseId }),
    out: Created,
    about:
      "Adds a task or follow-up; its owner must be able to see the case (422 task.ownerCannotSee) and decide nothing in it (409 task.ownerDecides).",
  }),
  change: endpoint({
    name: "task.change",
    method: "POST",
    path: "/tasks/:taskId/change",
    in: one.extend({ title: personal(words(200)), dueOn: day, atTime: timeOfDay.nullish(), ownerId: z.uuid(), kind: TaskKind }),
    out: changed,
    about: "Changes an open task: what, when, whose.",
  }),
  complete: endpoint({
    name: "task.complete",
    method: "POST",
    path: "/tasks/:taskId/complete",
    in: one,
    out: changed,
    about: "Says that a task is done.",
  }),
  cancel: endpoint({
    name: "task.cancel",
    method: "POST",
    path: "/tasks/:taskId/cancel",
    in: one,
    out: changed,
    about: "Says that a task will not be done.",
  }),
  reopen: endpoint({
    name: "task.reopen",
    method: "POST",
    path: "/tasks/:taskId/reopen",
    in: one,
    out: changed,
    about: "Takes back that a task was done or cancelled (undo).",
  }),
};
