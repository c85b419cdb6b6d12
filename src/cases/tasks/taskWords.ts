import type { z } from "zod";
import type { IconName } from "../../ui/Icon.tsx";
import type { Message } from "../../ui/words.ts";
import type { TaskKind } from "../timeline/contract.ts";

type Kind = z.infer<typeof TaskKind>;

export const taskKinds: Readonly<Record<Kind, Message>> = {
  task: { id: "cases.task.task", message: "To do" },
  follow_up: { id: "cases.task.followUp", message: "Follow up" },
  appointment: { id: "cases.task.appointment", message: "Appointment" },
  waiting: { id: "cases.task.waiting", message: "Waiting on others" },
};

export const taskIcons: Readonly<Record<Kind, IconName>> = {
  task: "forward",
  follow_up: "phone",
  appointment: "calendar",
  waiting: "clock",
};
