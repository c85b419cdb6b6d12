import { tasks } from "../cases/tasks/contract.ts";
import { usePersonText } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { type Message, useWords } from "../ui/words.ts";
import type { Slipping } from "./contract.ts";
import { QuickDays } from "./QuickDays.tsx";

/** Whose next step is set, and in which case. */
export interface StepFor {
  caseId: NonNullable<Slipping["caseId"]>;
  label: Slipping["label"];
}

const kinds: Readonly<Record<"task" | "follow_up" | "appointment" | "waiting", Message>> = {
  task: { id: "today.kind.task", message: "Something to do" },
  follow_up: { id: "today.kind.followUp", message: "Ask how it is going" },
  appointment: { id: "today.kind.appointment", message: "A meeting" },
  waiting: { id: "today.kind.waiting", message: "Waiting on somebody else" },
};

/** The next step of a case, without leaving the list. */
export function NextStepDialog({ step, onClose }: { step: StepFor; onClose: () => void }) {
  const say = useWords();
  const text = usePersonText();
  const formats = useFormats();
  const title = step.label
    ? say({ id: "today.stepFor", message: "Next step for {name}" }, { name: text(step.label) })
    : say({ id: "today.setStep", message: "Set a next step" });
  return (
    <Dialog title={title} open onClose={onClose} firm>
      <Form
        tell={useTell(tasks.add)}
        initial={{ kind: "task" }}
        also={{ caseId: step.caseId }}
        submit={say({ id: "today.step.save", message: "Save the next step" })}
        onDone={(_, { dueOn }) => {
          onClose();
          showToast({ text: say({ id: "today.step.saved", message: "Next step set: {day}" }, { day: formats.nearDay(String(dueOn)) }) });
        }}
      >
        <TextField
          name="title"
          autoFocus
          label={say({ id: "today.step.what", message: "What happens next?" })}
          hint={say({ id: "today.step.what.hint", message: "For example: call back about the June room." })}
        />
        <QuickDays name="dueOn" label={say({ id: "today.step.when", message: "By when?" })} days={[1, 3, 7]} min={formats.today()} />
        <RadioGroup
          name="kind"
          optional={false}
          label={say({ id: "today.step.kind", message: "What kind of step is it?" })}
          options={Object.entries(kinds).map(([id, label]) => ({ id, label: say(label) }))}
        />
      </Form>
    </Dialog>
  );
}
