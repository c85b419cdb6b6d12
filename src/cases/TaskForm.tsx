import { useAsk, useTell } from "../ui/asking.ts";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useMe } from "../ui/me.ts";
import { Select } from "../ui/Select.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { useUndo } from "./caseActs.ts";
import { caseExplain } from "./caseExplain.ts";
import { type CaseHead, cases } from "./contract.ts";
import { TaskFields, taskIn } from "./TaskFields.tsx";
import { tasks } from "./tasks/contract.ts";
import { useTaskTitle } from "./tasks/useTaskTitle.ts";
import { useTellOver } from "./tellStale.ts";
import type { Task, Who } from "./timeline/contract.ts";

/** Adds a task to a case: what, by when, by whom. */
export function TaskForm({ found, onDone }: { found: CaseHead; onDone: () => void }) {
  const say = useWords();
  const { manager } = found;
  return (
    <Form
      tell={useTell(tasks.add)}
      also={{ caseId: found.caseId }}
      initial={{ kind: "task", ...(manager && { ownerId: manager.id }) }}
      fill={fillTask}
      explain={caseExplain}
      submit={say({ id: "cases.task.save", message: "Save the step" })}
      onDone={() => {
        showToast({ text: say({ id: "cases.task.saved", message: "Step added" }) });
        onDone();
      }}
    >
      <TaskFields autoFocus />
      <Wait lines={2}>
        <OwnerField caseId={found.caseId} now={manager} />
      </Wait>
    </Form>
  );
}

/** Changes a task that is still to be done. */
export function ChangeTaskForm({ found, task, onDone }: { found: CaseHead; task: Task; onDone: () => void }) {
  const say = useWords();
  const sayTitle = useTaskTitle();
  const undo = useUndo();
  const { taskId, version } = task;
  const tell = useTellOver(tasks.change, (now: Task) => valuesOf(now));
  return (
    <Form
      tell={tell}
      also={{ taskId, version }}
      initial={valuesOf({ ...task, title: sayTitle(task.title) })}
      fill={fillTask}
      explain={caseExplain}
      submit={say({ id: "cases.task.change.save", message: "Save the change" })}
      onDone={(changed) => {
        const before = {
          taskId,
          version: changed.version,
          kind: task.kind,
          title: task.title,
          dueOn: task.dueOn,
          atTime: task.atTime,
          ownerId: task.owner.id,
        };
        showToast({
          text: say({ id: "cases.task.changed", message: "Step changed" }),
          undo: () => undo(tasks.change, before),
        });
        onDone();
      }}
    >
      <TaskFields autoFocus floor={task.dueOn} />
      <Wait lines={2}>
        <OwnerField caseId={found.caseId} now={task.owner} />
      </Wait>
    </Form>
  );
}

const valuesOf = ({ kind, title, dueOn, atTime, owner, version }: Task): Values => ({
  kind,
  title,
  dueOn,
  atTime,
  ownerId: owner.id,
  version,
});

const fillTask = (values: Values): Values => ({ ...taskIn(values), ownerId: values.ownerId ?? null });

/** One of those who see the case; who does not see it could not do it. */
function OwnerField({ caseId, now }: { caseId: string; now: Who | null }) {
  const say = useWords();
  const me = useMe();
  const { viewers } = useAsk(cases.whoSees, { caseId } as never);
  const all = [...(now ? [now] : []), ...viewers.map(({ account }) => account)];
  const options = [...new Map(all.map(({ id, name }) => [id, name]))].map(([id, name]) => ({
    id,
    label: id === me.id ? say({ id: "cases.owner.you", message: "{name} (you)" }, { name }) : name,
  }));
  return (
    <Select
      name="ownerId"
      optional={false}
      width="half"
      label={say({ id: "cases.task.owner", message: "Who does it?" })}
      options={options}
    />
  );
}
