import { FamilyOrders } from "../../people/family/OrderNotice.tsx";
import { usePersonText } from "../../people/PersonName.tsx";
import { useOptions } from "../../people/personWords.ts";
import { reaches } from "../../people/policy.ts";
import { useAsk, useTell } from "../../ui/asking.ts";
import { DatePicker } from "../../ui/DateField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Form } from "../../ui/Form.tsx";
import { useFormats } from "../../ui/formats.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { TextArea } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { ContactForm } from "../ContactForm.tsx";
import { outcomes } from "../caseWords.ts";
import { cases } from "../contract.ts";
import { useFormValues } from "../formValues.ts";
import { type OutreachRow, outreach } from "./contract.ts";
import { outreachExplain } from "./outreachWords.ts";

interface DialogProps {
  row: OutreachRow;
  onClose: () => void;
}

/** They were reached: the contact, without leaving the list. */
export function ReachedDialog({ row, onClose }: DialogProps) {
  const say = useWords();
  const text = usePersonText();
  return (
    <Dialog
      title={say({ id: "cases.outreach.reached.title", message: "Contact with {name}" }, { name: text(row.label) })}
      open
      onClose={onClose}
      firm
    >
      <Wait lines={6}>
        <Reached row={row} onClose={onClose} />
      </Wait>
    </Dialog>
  );
}

function Reached({ row, onClose }: DialogProps) {
  const found = useAsk(cases.show, { caseId: row.caseId });
  return (
    <>
      {reaches(found.case, "contact") && <FamilyOrders personId={found.case.personId} look="line" />}
      <ContactForm found={found.case} onDone={onClose} />
    </>
  );
}

const hows: Readonly<Record<"one_to_one" | "call" | "text" | "email" | "visit", Message>> = {
  one_to_one: { id: "cases.decline.inPerson", message: "In person" },
  call: { id: "cases.decline.call", message: "On the phone" },
  text: { id: "cases.decline.text", message: "By text" },
  email: { id: "cases.decline.email", message: "By e-mail" },
  visit: { id: "cases.decline.visit", message: "On a visit" },
};

/** "No thank you" is an answer: written down, respected, and the case closed with it unless there is a reason not to. */
export function DeclineDialog({ row, onClose }: DialogProps) {
  const say = useWords();
  const text = usePersonText();
  const { today } = useFormats();
  return (
    <Dialog
      title={say({ id: "cases.decline.title", message: "{name} said “no thank you”" }, { name: text(row.label) })}
      open
      onClose={onClose}
      firm
    >
      <Form
        tell={useTell(outreach.decline)}
        also={{ caseId: row.caseId, version: row.version }}
        initial={{ onDay: today(), ending: "close" }}
        fill={({ why, ...values }) => ({ ...values, why: values.ending === "keep" ? (why ?? "") : null })}
        explain={outreachExplain}
        submit={say({ id: "cases.decline.save", message: "Write it down" })}
        onDone={(_, { ending }) => {
          showToast({
            text:
              ending === "close"
                ? say({ id: "cases.decline.closed", message: "Written down, and the case is closed" })
                : say({ id: "cases.decline.kept", message: "Written down. Nothing more is tried." }),
          });
          onClose();
        }}
      >
        <RadioGroup name="how" label={say({ id: "cases.decline.how", message: "How did they say it?" })} options={useOptions(hows)} />
        <DatePicker name="onDay" label={say({ id: "cases.decline.day", message: "On which day" })} max={today()} />
        <Ending />
      </Form>
    </Dialog>
  );
}

function Ending() {
  const say = useWords();
  const { values } = useFormValues();
  return (
    <>
      <RadioGroup
        name="ending"
        look="list"
        label={say({ id: "cases.decline.ending", message: "What becomes of the case?" })}
        options={[
          {
            id: "close",
            label: say({ id: "cases.decline.close", message: "Close it: they declined" }),
            hint: say({ id: "cases.decline.close.hint", message: "What was still to be done is cancelled. They can always come back." }),
          },
          {
            id: "keep",
            label: say({ id: "cases.decline.keep", message: "Keep it open" }),
            hint: say({ id: "cases.decline.keep.hint", message: "Nobody tries to reach them. They can still reach you." }),
          },
        ]}
      />
      {values.ending === "keep" && (
        <TextArea name="why" rows={3} max={2000} label={say({ id: "cases.decline.why", message: "Why does it stay open?" })} />
      )}
    </>
  );
}

/** Closes for want of an answer. */
export function NoAnswerDialog({ row, onClose }: DialogProps) {
  const say = useWords();
  const text = usePersonText();
  return (
    <Dialog
      title={say({ id: "cases.noAnswer.title", message: "Close the case of {name}?" }, { name: text(row.label) })}
      open
      onClose={onClose}
      width="narrow"
    >
      <Form
        tell={useTell(cases.close)}
        also={{ caseId: row.caseId, version: row.version, reason: "no_response", openTasks: "cancel" }}
        initial={{ outcome: "unknown" }}
        explain={outreachExplain}
        submit={say({ id: "cases.noAnswer.save", message: "Close: no answer" })}
        onDone={() => {
          showToast({ text: say({ id: "cases.close.done", message: "Case closed" }) });
          onClose();
        }}
      >
        <p>{say({ id: "cases.noAnswer.text", message: "The tries stay in the story. What was still to be done is cancelled." })}</p>
        <RadioGroup
          name="outcome"
          label={say({ id: "cases.close.how", message: "How are they now, compared with the beginning?" })}
          options={useOptions(outcomes)}
        />
      </Form>
    </Dialog>
  );
}
