import { useState } from "react";
import { useOptions } from "../../people/personWords.ts";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { DatePicker, TimeField } from "../../ui/DateField.tsx";
import type { Values } from "../../ui/entries.ts";
import { Form } from "../../ui/Form.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { afterWords, leaveExplain, releaseWords } from "../leaveWords.ts";
import { type Comeback, comebacks } from "./contract.ts";

const MOST = 20;
const plain = ["after", "expectedOn", "classOn", "meetingOn", "meetingAt", "hospital", "changes"];

const fillComeback = (values: Values): Values => ({
  ...Object.fromEntries(Object.entries(values).filter(([name]) => plain.includes(name))),
  knowing: Array.from({ length: MOST }, (_, n) => n)
    .filter((n) => values[`knowing.${n}.who`] || values[`knowing.${n}.what`])
    .map((n) => ({ who: values[`knowing.${n}.who`] ?? "", what: values[`knowing.${n}.what`] ?? "" })),
});

interface ComebackFormProps {
  caseId: string;
  one?: Comeback;
  /** They are away on a leave: no hospital is taken for granted. */
  onLeave?: boolean;
  onDone: () => void;
}

/** Prepares a return, or changes what was prepared. */
export function ComebackForm({ caseId, one, onLeave, onDone }: ComebackFormProps) {
  const say = useWords();
  const [begin, change] = [useTell(comebacks.begin), useTell(comebacks.change)];
  const [afters, releases] = [useOptions(afterWords), useOptions(releaseWords)];
  const [knowing, setKnowing] = useState(Math.max(one?.knowing.length ?? 1, 1));
  const initial: Values = one
    ? {
        ...{ expectedOn: one.expectedOn, classOn: one.classOn, meetingOn: one.meetingOn, meetingAt: one.meetingAt },
        ...{ hospital: one.hospital, changes: one.changes ?? "" },
        ...Object.fromEntries(
          one.knowing.flatMap(({ who, what }, n) => [[`knowing.${n}.who`, who] as const, [`knowing.${n}.what`, what] as const]),
        ),
      }
    : onLeave
      ? { after: "leave", hospital: "not_needed" }
      : { after: "hospital", hospital: "to_ask" };
  const shared = {
    initial,
    fill: fillComeback,
    explain: leaveExplain,
    submit: say({ id: "leaves.comeback.save", message: "Keep the return" }),
    actions: (
      <Button kind="quiet" onPress={onDone}>
        {say({ id: "leaves.cancel", message: "Cancel" })}
      </Button>
    ),
    onDone: () => {
      showToast({ text: say({ id: "leaves.comeback.kept", message: "Kept. The meeting is a step of the case." }) });
      onDone();
    },
  };
  const fields = (
    <>
      {!one && (
        <RadioGroup name="after" optional={false} label={say({ id: "leaves.comeback.after", message: "After what?" })} options={afters} />
      )}
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <DatePicker name="expectedOn" optional={false} label={say({ id: "leaves.comeback.expectedOn", message: "Expected on" })} />
        <DatePicker name="classOn" optional label={say({ id: "leaves.comeback.classOn", message: "First class" })} />
      </div>
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <DatePicker name="meetingOn" optional label={say({ id: "leaves.comeback.meeting", message: "Meeting before it" })} />
        <TimeField name="meetingAt" optional label={say({ id: "leaves.comeback.meetingAt", message: "Time" })} />
      </div>
      <RadioGroup
        name="hospital"
        optional={false}
        label={say({ id: "leaves.comeback.release", message: "The hospital may speak with us" })}
        options={releases}
      />
      {Array.from({ length: knowing }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div key={n} className="flex flex-wrap gap-x-4 gap-y-3">
          <TextField
            name={`knowing.${n}.who`}
            optional
            width="half"
            label={say({ id: "leaves.comeback.who", message: "Who must know: {n}" }, { n: n + 1 })}
          />
          <TextField
            name={`knowing.${n}.what`}
            optional
            width="half"
            label={say({ id: "leaves.comeback.what", message: "What, and no diagnosis: {n}" }, { n: n + 1 })}
          />
        </div>
      ))}
      {knowing < MOST && (
        <Button icon="plus" onPress={() => setKnowing(knowing + 1)}>
          {say({ id: "leaves.comeback.more", message: "Somebody else must know" })}
        </Button>
      )}
      <TextArea name="changes" optional rows={2} label={say({ id: "leaves.comeback.changes", message: "What changes in the schedule" })} />
    </>
  );
  return one ? (
    <Form tell={change} also={{ comebackId: one.comebackId, version: one.version }} {...shared}>
      {fields}
    </Form>
  ) : (
    <Form tell={begin} also={{ caseId }} {...shared}>
      {fields}
    </Form>
  );
}
