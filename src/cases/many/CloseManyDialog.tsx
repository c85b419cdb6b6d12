import { useOptions } from "../../people/personWords.ts";
import { useTell } from "../../ui/asking.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Form } from "../../ui/Form.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import { manyReasons, outcomes } from "../caseWords.ts";
import { many, type QuietLine } from "./contract.ts";
import { manyExplain } from "./manyWords.ts";

interface CloseManyProps {
  cases: readonly QuietLine[];
  onClose: () => void;
  onDone: (runId: string) => void;
}

/** One reason for many cases; what cannot be closed stays, with why. */
export function CloseManyDialog({ cases, onClose, onDone }: CloseManyProps) {
  const say = useWords();
  const withSteps = cases.filter(({ openTasks }) => openTasks > 0).length;
  return (
    <Dialog
      title={say(
        { id: "cases.closeMany.title", message: "Close {count, plural, one {one case} other {# cases}}" },
        { count: cases.length },
      )}
      open
      onClose={onClose}
      firm
    >
      <Form
        tell={useTell(many.close)}
        also={{ cases: cases.map(({ caseId, version }) => ({ caseId, version })) as never }}
        initial={{ outcome: "unknown", steps: "look", wakeOnConcern: true, body: "" }}
        fill={({ steps, body, ...values }) => ({
          ...values,
          ...(steps !== "look" && { openTasks: steps ?? null }),
          note: (typeof body === "string" && body.trim() ? { audience: "program", body } : null) as never,
        })}
        explain={manyExplain}
        submit={say({ id: "cases.closeMany.save", message: "Close them" })}
        onDone={(out) => onDone((out as { id: string }).id)}
      >
        <RadioGroup
          name="reason"
          label={say({ id: "cases.closeMany.why", message: "Why do they end?" })}
          options={useOptions(manyReasons)}
        />
        <RadioGroup
          name="outcome"
          label={say({ id: "cases.closeMany.how", message: "How are they now, compared with the beginning?" })}
          options={useOptions(outcomes)}
        />
        {withSteps > 0 && (
          <RadioGroup
            name="steps"
            label={say(
              {
                id: "cases.closeMany.steps",
                message: "In {count, plural, one {one} other {#}} something is still to be done. What becomes of it?",
              },
              { count: withSteps },
            )}
            options={[
              { id: "look", label: say({ id: "cases.closeMany.steps.look", message: "Leave those open" }) },
              { id: "cancel", label: say({ id: "cases.closeMany.steps.cancel", message: "Cancel it and close" }) },
              { id: "keep", label: say({ id: "cases.closeMany.steps.keep", message: "Whoever has the step keeps it" }) },
            ]}
          />
        )}
        <Checkbox
          name="wakeOnConcern"
          label={say({ id: "cases.closeMany.wake", message: "Wake up if a new concern comes" })}
          hint={say({
            id: "cases.closeMany.wake.hint",
            message: "The next concern about the person takes the case up again, with the same case manager.",
          })}
        />
        <p className="text-sm text-quiet">
          {say({
            id: "cases.closeMany.sender",
            message: "Whoever raised a concern reads “followed up”, where they may know that much. Nothing else is told to anybody.",
          })}
        </p>
        <Disclosure title={say({ id: "cases.closeMany.note", message: "The same note in each" })}>
          <TextArea
            name="body"
            optional
            rows={3}
            max={4000}
            label={say({ id: "cases.note.body", message: "Note" })}
            hint={say({ id: "cases.closeMany.note.hint", message: "Read by everybody who reads the program. Name nobody in it." })}
          />
        </Disclosure>
      </Form>
    </Dialog>
  );
}
