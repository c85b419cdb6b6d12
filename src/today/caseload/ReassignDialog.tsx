import { useState } from "react";
import { CarrierField } from "../../cases/CarrierField.tsx";
import { caseload } from "../../cases/caseload/contract.ts";
import { transferReasons } from "../../cases/caseWords.ts";
import type { CaseLine } from "../../cases/contract.ts";
import { usePersonText } from "../../people/PersonName.tsx";
import { useOptions } from "../../people/personWords.ts";
import { useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { boardExplain, leftBecause } from "./boardWords.ts";

interface ReassignDialogProps {
  programId: string;
  fromId: string;
  cases: readonly CaseLine[];
  onClose: () => void;
  onDone: () => void;
}

/** Gives chosen cases to one colleague: to whom, why, and who tells each person. What could not go is said by name. */
export function ReassignDialog({ programId, fromId, cases, onClose, onDone }: ReassignDialogProps) {
  const say = useWords();
  const text = usePersonText();
  const tell = useTell(caseload.reassign);
  const reasons = useOptions(transferReasons);
  // What was chosen when the dialog opened: the list behind it changes as soon as the first case has gone.
  const [chosen] = useState(cases);
  const [left, setLeft] = useState<readonly { caseId: string; code: string }[]>();
  const title = say(
    { id: "today.reassign", message: "Reassign {count, plural, =0 {cases} one {one case} other {# cases}}" },
    { count: chosen.length },
  );
  if (left)
    return (
      <Dialog title={title} open onClose={onDone}>
        <Notice live title={say({ id: "today.reassign.left", message: "These stay where they are" })}>
          <ul className="mt-1 list-disc ps-5">
            {left.map(({ caseId, code }) => {
              const line = chosen.find((one) => one.caseId === caseId);
              return (
                <li key={caseId}>
                  <bdi>{line && text(line.label)}</bdi>:{" "}
                  {say(leftBecause[code] ?? { id: "today.left.other", message: "it could not be given on" })}
                </li>
              );
            })}
          </ul>
        </Notice>
        <Buttons>
          <Button kind="primary" onPress={onDone}>
            {say({ id: "today.reassign.understood", message: "Understood" })}
          </Button>
        </Buttons>
      </Dialog>
    );
  return (
    <Dialog title={title} open onClose={onClose}>
      <Wait lines={6}>
        <Form
          tell={tell}
          also={{ programId, cases: chosen.map(({ caseId, version }) => ({ caseId, version })) }}
          initial={{ teller: "receiver" }}
          explain={boardExplain}
          submit={title}
          onDone={({ done, left: stayed }) => {
            if (done > 0)
              showToast({
                text: say(
                  { id: "today.reassign.done", message: "{count, plural, one {One case} other {# cases}} given on" },
                  { count: done },
                ),
              });
            if (stayed.length > 0) setLeft(stayed);
            else onDone();
          }}
        >
          <p className="measure text-quiet">{chosen.map(({ label }) => text(label)).join(", ")}</p>
          <CarrierField name="toId" label={say({ id: "today.reassign.to", message: "To whom?" })} programId={programId} without={fromId} />
          <RadioGroup name="reason" label={say({ id: "today.reassign.why", message: "Why?" })} options={reasons} />
          <RadioGroup
            name="teller"
            optional={false}
            label={say({ id: "today.reassign.teller", message: "Who tells each person?" })}
            hint={say({ id: "today.reassign.teller.hint", message: "A step for today is set in each case." })}
            options={[
              { id: "receiver", label: say({ id: "today.reassign.receiver", message: "Their new case manager" }) },
              { id: "me", label: say({ id: "today.reassign.me", message: "I do" }) },
            ]}
          />
        </Form>
      </Wait>
    </Dialog>
  );
}
