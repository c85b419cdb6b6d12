import { useState } from "react";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { disclosures } from "./contract.ts";
import { dutyKinds, dutyResults } from "./disclosureWords.ts";
import type { Duty } from "./recordContract.ts";

/** What is owed to the person because something had to be given away; the case does not close over it. */
export function DutyRows({ duties, may }: { duties: readonly Duty[]; may: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const [answering, setAnswering] = useState<Duty>();
  // Answered here, and not yet so in the list: a second press would answer the same one again.
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const owed = duties.some(({ answer }) => answer === null);
  return (
    <Card flush tone={owed ? "warn" : "plain"} title={say({ id: "disclosures.duties", message: "Because the law compelled it" })}>
      <Rows>
        {duties.map((duty) => (
          <RowItem
            key={duty.dutyId}
            title={say(dutyKinds[duty.kind])}
            detail={
              duty.answer ? (
                <>
                  {say(dutyResults[duty.answer.result])}: <bdi>{duty.answer.words}</bdi> · {duty.answer.by.name}
                </>
              ) : (
                [duty.recipient, formats.day(formats.dayOf(duty.madeAt))].filter(Boolean).join(" · ")
              )
            }
            action={
              may &&
              !duty.answer &&
              !answered.has(duty.dutyId) && (
                <Button onPress={() => setAnswering(duty)}>{say({ id: "disclosures.duty.answer", message: "Answer" })}</Button>
              )
            }
          />
        ))}
      </Rows>
      {answering && (
        <AnswerDialog
          duty={answering}
          onClose={() => setAnswering(undefined)}
          onDone={() => {
            setAnswered((before) => new Set(before).add(answering.dutyId));
            setAnswering(undefined);
          }}
        />
      )}
    </Card>
  );
}

function AnswerDialog({ duty, onClose, onDone }: { duty: Duty; onClose: () => void; onDone: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say(dutyKinds[duty.kind])} open onClose={onClose} firm>
      <Form
        tell={useTell(disclosures.answerDuty)}
        also={{ dutyId: duty.dutyId, version: duty.version }}
        initial={{ result: "done" }}
        submit={say({ id: "disclosures.duty.save", message: "Save" })}
        onDone={onDone}
      >
        <RadioGroup
          name="result"
          label={say({ id: "disclosures.duty.result", message: "How it went" })}
          options={useOptions(dutyResults).filter(({ id }) => id !== "forbidden")}
        />
        <TextArea name="words" rows={3} max={1000} label={say({ id: "disclosures.duty.words", message: "What was done, or why not" })} />
      </Form>
    </Dialog>
  );
}
