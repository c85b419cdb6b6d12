import { isolate } from "../../people/PersonName.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useMe } from "../../ui/me.ts";
import { useWords } from "../../ui/words.ts";
import type { Opened } from "../CaseDialogs.tsx";
import { useEndTask } from "../caseActs.ts";
import type { CaseHead } from "../contract.ts";
import { mayAddTask, mayChangeTask } from "../policy.ts";
import type { Task } from "../timeline/contract.ts";
import { useActor } from "../useActor.ts";
import { useTimeOfDay } from "../useTimeOfDay.ts";
import { taskIcons, taskKinds } from "./taskWords.ts";
import { useTaskTitle } from "./useTaskTitle.ts";

/** What is still to be done in a case, the nearest day first. What was done stands in the story. */
export function TasksPart({ found, tasks, onOpen }: { found: CaseHead; tasks: readonly Task[]; onOpen: (opened: Opened) => void }) {
  const say = useWords();
  const actor = useActor();
  const mayAdd = found.status !== "closed" && mayAddTask(actor, found);
  const add = mayAdd && (
    <Button icon="plus" onPress={() => onOpen({ what: "task" })}>
      {say({ id: "cases.tasks.add", message: "Add a step" })}
    </Button>
  );
  if (tasks.length === 0) {
    return (
      <EmptyState icon="check" title={say({ id: "cases.tasks.none", message: "Nothing is to be done here now" })} action={add}>
        {found.status === "closed"
          ? say({ id: "cases.tasks.closed", message: "What was done stands in the story." })
          : say({
              id: "cases.tasks.none.text",
              message: "An open case needs a next step, with a day and somebody who takes it, so that it is not forgotten.",
            })}
      </EmptyState>
    );
  }
  return (
    <div className="max-w-4xl space-y-4">
      <Card flush title={say({ id: "cases.tasks.open", message: "Still to be done" })} aside={tasks.length}>
        <Rows>
          {tasks.map((task) => (
            <TaskRow key={task.taskId} task={task} found={found} onOpen={onOpen} />
          ))}
        </Rows>
      </Card>
      {add}
    </div>
  );
}

function TaskRow({ task, found, onOpen }: { task: Task; found: CaseHead; onOpen: (opened: Opened) => void }) {
  const say = useWords();
  const formats = useFormats();
  const sayTime = useTimeOfDay();
  const me = useMe();
  const actor = useActor();
  const end = useEndTask();
  const title = useTaskTitle()(task.title);
  const late = formats.daysUntil(task.dueOn) < 0;
  const day = [formats.nearDay(task.dueOn), task.atTime && sayTime(task.atTime)].filter(Boolean).join(", ");
  const who = task.owner.id === me.id ? say({ id: "cases.you", message: "you" }) : isolate(task.owner.name);
  const may = mayChangeTask(actor, { ownerId: task.owner.id, access: found.access });
  return (
    <RowItem
      mark={<Icon name={taskIcons[task.kind]} className="text-quiet" />}
      title={<bdi>{title}</bdi>}
      detail={
        <>
          {late ? <Badge tone="warn">{say({ id: "cases.now.late", message: "due {day}" }, { day })}</Badge> : day}
          {` · ${who} · ${say(taskKinds[task.kind])}`}
        </>
      }
      action={
        may && (
          <>
            <Button kind="quiet" icon="check" onPress={() => void end(task, "done")}>
              {say({ id: "cases.now.done", message: "Done" })}
            </Button>
            <Menu
              kind="quiet"
              icon="more"
              iconOnly
              label={say({ id: "cases.tasks.more", message: "More about: {title}" }, { title })}
              entries={[
                {
                  id: "change",
                  icon: "note",
                  label: say({ id: "cases.tasks.change", message: "Change it" }),
                  run: () => onOpen({ what: "change", task }),
                },
                {
                  id: "cancel",
                  icon: "cross",
                  label: say({ id: "cases.tasks.cancel", message: "It will not be done" }),
                  run: () => void end(task, "cancelled"),
                },
              ]}
            />
          </>
        )
      }
    />
  );
}
