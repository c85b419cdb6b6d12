import { useRef, useState } from "react";
import type { z } from "zod";
import { Problem } from "../kernel/problem.ts";
import { useOptions } from "../people/personWords.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Slot } from "../ui/Slot.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { caseExplain } from "./caseExplain.ts";
import { closureReasons, outcomes } from "./caseWords.ts";
import { type CaseHead, cases, type OpenTask } from "./contract.ts";
import { NoteFields, noteOrNone, rememberAudience, usualAudience } from "./NoteFields.tsx";
import { useTaskTitle } from "./tasks/useTaskTitle.ts";
import { useTellOver } from "./tellStale.ts";

type Left = z.output<typeof OpenTask>;

/** Closes a case: why, and how it went. What is still to be done in it is asked about only where there is something. */
export function CloseForm({ found, onDone }: { found: CaseHead; onDone: () => void }) {
  const say = useWords();
  const { tell, left } = useTellClose();
  const choice = useRef<"cancel" | "keep">(undefined);
  return (
    <Form
      tell={tell}
      also={{ caseId: found.caseId, version: found.version }}
      initial={{ "note.audience": usualAudience(found.programId, found.regime), "note.topic": "notes" }}
      fill={({ reason, outcome, ...values }) => {
        const openTasks = choice.current;
        choice.current = undefined;
        return { reason, outcome, note: noteOrNone(values, "note."), ...(openTasks && { openTasks }) };
      }}
      explain={caseExplain}
      submit={say({ id: "cases.close.save", message: "Close the case" })}
      onDone={(_, values) => {
        if (noteOrNone(values, "note.")) rememberAudience(found.programId, values["note.audience"]);
        showToast({ text: say({ id: "cases.close.done", message: "Case closed" }) });
        onDone();
      }}
    >
      {left && (
        <StillOpen
          left={left}
          onChoose={(chosen) => {
            choice.current = chosen;
          }}
        />
      )}
      <RadioGroup name="reason" label={say({ id: "cases.close.why", message: "Why does it end?" })} options={useOptions(closureReasons)} />
      <RadioGroup
        name="outcome"
        label={say({ id: "cases.close.how", message: "How are they now, compared with the beginning?" })}
        options={useOptions(outcomes)}
      />
      <Slot name="case.closing" id={found.caseId} />
      <Slot name="case.closing.leave" id={found.caseId} />
      <Slot name="guidance" id="closing" />
      <Disclosure title={say({ id: "cases.close.note", message: "Write a last note" })}>
        <div className="space-y-5">
          <NoteFields place={found} prefix="note." optional label={say({ id: "cases.note.body", message: "Note" })} />
        </div>
      </Disclosure>
    </Form>
  );
}

/** Tells the closing, and remembers what was still to be done when it was refused for that. */
function useTellClose() {
  const [left, setLeft] = useState<readonly Left[]>();
  const told = useTellOver(cases.close, ({ closureReason, outcome, version }: CaseHead) => ({ reason: closureReason, outcome, version }));
  const run = async (input: z.input<typeof cases.close.in>) => {
    try {
      return await told(input);
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "case.openTasks") setLeft(problem.params.tasks as readonly Left[]);
      throw problem;
    }
  };
  return { tell: Object.assign(run, { endpoint: told.endpoint, waiting: told.waiting, lost: told.lost, stop: told.stop }), left };
}

/** What is still to be done, and the two ways to close all the same. */
function StillOpen({ left, onChoose }: { left: readonly Left[]; onChoose: (choice: "cancel" | "keep") => void }) {
  const say = useWords();
  const formats = useFormats();
  const sayTitle = useTaskTitle();
  return (
    <Notice
      icon="clock"
      title={say(
        { id: "cases.close.left", message: "{count, plural, one {One thing is} other {# things are}} still to be done" },
        { count: left.length },
      )}
    >
      <ul className="list-disc ps-5">
        {left.map(({ taskId, title, dueOn, ownerName }) => (
          <li key={taskId}>
            <bdi>{sayTitle(title)}</bdi>{" "}
            <span className="text-quiet">
              (<bdi>{ownerName}</bdi>, {formats.day(dueOn)})
            </span>
          </li>
        ))}
      </ul>
      <Buttons className="mt-3">
        <Button type="submit" kind="primary" onPress={() => onChoose("cancel")}>
          {say({ id: "cases.close.cancel", message: "Cancel them and close" })}
        </Button>
        <Button type="submit" onPress={() => onChoose("keep")}>
          {say({ id: "cases.close.keep", message: "Leave them to their owners and close" })}
        </Button>
      </Buttons>
    </Notice>
  );
}
