import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { tasks } from "../cases/tasks/contract.ts";
import { useTaskTitle } from "../cases/tasks/useTaskTitle.ts";
import { PersonName, usePersonText } from "../people/PersonName.tsx";
import { askKey, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { today } from "./contract.ts";
import { useTimeOfDay } from "./days.ts";
import type { Due, Part, Ticking } from "./ticked.ts";

const explain: Explain = {
  stale: { id: "today.changed", message: "Somebody has just changed this. Look at it again, then say once more." },
};

interface TaskRowProps {
  task: Due;
  part: Part;
  ticking: Ticking;
  /** Sets what comes after it. */
  onNext: (task: Due) => void;
}

/** One thing to do: a press says that it is done, another takes that back; the row stays where it is meanwhile. */
export function TaskRow({ task, part, ticking, onNext }: TaskRowProps) {
  const say = useWords();
  const text = usePersonText();
  const timeOfDay = useTimeOfDay();
  const complete = useTell(tasks.complete);
  const reopen = useTell(tasks.reopen);
  const memory = useQueryClient();
  const [wrong, setWrong] = useState<string>();
  const { taskId, version, caseId, label } = task;
  const title = useTaskTitle()(task.title);
  const openCase = label ? say({ id: "today.openCaseOf", message: "Open the case of {name}" }, { name: text(label) }) : undefined;
  const done = ticking.ticked.has(taskId);
  const waiting = complete.waiting || reopen.waiting;

  const onItsWay = useRef<Promise<{ version: number }>>(undefined);

  /** A second press on the box, as of a double click, is none. */
  const change = async (toDone: boolean) => {
    if (!waiting) await write(toDone, version);
  };

  /** Pressed before the doing is written, it follows as soon as that is. */
  async function undo(): Promise<void> {
    const doing = onItsWay.current;
    if (!doing) return change(false);
    onItsWay.current = undefined;
    const now = await doing.catch(() => undefined);
    if (now) await write(false, now.version);
  }

  async function write(toDone: boolean, from: number): Promise<void> {
    setWrong(undefined);
    if (toDone) ticking.tick(part, task);
    try {
      const sent = (toDone ? complete : reopen)({ taskId, version: from });
      if (toDone) onItsWay.current = sent;
      const now = await sent;
      if (toDone) return ticking.tick(part, { ...task, version: now.version });
      // The row stays until the list has it again, so that neither it nor the focus is lost in between.
      await memory.refetchQueries({ queryKey: askKey(today.show, {}) });
      ticking.untick(taskId);
    } catch (problem) {
      if (toDone) ticking.untick(taskId);
      setWrong(sayProblem(say, explain, problem));
      void memory.invalidateQueries();
    } finally {
      if (toDone) onItsWay.current = undefined;
    }
  }

  return (
    <li className="px-5 py-[calc(var(--row)-0.25rem)]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-48 grow basis-0">
          <Checkbox label={title} value={done} onChange={(value) => void change(value)}>
            <span className={done ? "text-quiet line-through" : "font-semibold"}>
              {task.atTime && (
                <>
                  <bdi>{timeOfDay(task.atTime)}</bdi>{" "}
                </>
              )}
              <bdi>{title}</bdi>
            </span>
          </Checkbox>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-0.5 ps-8 text-sm text-quiet">
            {label && caseId && (
              <Link href={`/cases/${caseId}`} className="text-ink!">
                <PersonName label={label} />
              </Link>
            )}
            <When task={task} part={part} done={done} />
            {task.backFromPause && (
              <Badge tone="outline" icon="undo">
                {say({ id: "today.backFromPause", message: "back from pause" })}
              </Badge>
            )}
            {task.coveredFor && (
              <Badge tone="outline" icon="person">
                <ForWhom name={task.coveredFor} />
              </Badge>
            )}
          </p>
        </div>
        {!done && part === "overdue" && caseId && (
          <Link href={`/cases/${caseId}`} look="secondary" className="max-sm:ms-8" label={openCase}>
            {say({ id: "today.open", message: "Open" })}
          </Link>
        )}
        {!done && task.intake && caseId && part !== "coming" && (
          <Link
            href={`/cases/${caseId}?part=needs`}
            look="secondary"
            className="max-sm:ms-8"
            label={label ? say({ id: "today.intakeOf", message: "Start the intake with {name}" }, { name: text(label) }) : undefined}
          >
            {say({ id: "today.intake", message: "Start the intake" })}
          </Link>
        )}
        {done && (
          <div className="flex basis-full flex-wrap items-center gap-1 ps-5">
            <Button kind="quiet" icon="undo" waiting={reopen.waiting} onPress={() => void undo()}>
              {say({ id: "today.undo", message: "Undo" })}
            </Button>
            {caseId && <Button onPress={() => onNext(task)}>{say({ id: "today.next", message: "Set the next step" })}</Button>}
          </div>
        )}
      </div>
      {(complete.lost || reopen.lost) && (
        <p role="status" className="ps-8 text-sm">
          {say({ id: "today.lost", message: "No connection. It is saved as soon as the network is back." })}
        </p>
      )}
      {wrong && (
        <p role="alert" className="ps-8 font-semibold">
          {wrong}
        </p>
      )}
    </li>
  );
}

function ForWhom({ name }: { name: string }) {
  const say = useWords();
  return <bdi>{say({ id: "today.for", message: "for {name}" }, { name })}</bdi>;
}

function When({ task, part, done }: { task: Due; part: Part; done: boolean }) {
  const say = useWords();
  const formats = useFormats();
  if (done) return say({ id: "today.done", message: "Done" });
  const day = formats.nearDay(task.dueOn);
  if (task.dueOn < formats.today()) {
    return (
      <Badge tone={part === "waiting" ? "outline" : "warn"} icon="clock">
        {say({ id: "today.wasDue", message: "was due {day}" }, { day })}
      </Badge>
    );
  }
  if (part === "due") return null;
  return part === "waiting" ? say({ id: "today.expected", message: "expected {day}" }, { day }) : day;
}
