import { useContext } from "react";
import { useOptions } from "../people/personWords.ts";
import { recipients } from "../releases/contract.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { useFormats } from "../ui/formats.ts";
import { Select } from "../ui/Select.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Helper, involvements } from "./contract.ts";
import { involvementExplain, outsideRoles } from "./helperWords.ts";

interface HelperFormProps {
  caseId: string;
  /** Whom it puts right; none: somebody new. */
  helper?: Helper;
  /** The office of somebody new, where it is known already. */
  recipientId?: string;
  onDone: () => void;
}

/** Somebody outside who helps: who, from where, as what, until when, and whether the person knows of them. */
export function HelperForm({ caseId, helper, recipientId, onDone }: HelperFormProps) {
  return helper ? <Change helper={helper} onDone={onDone} /> : <Add caseId={caseId} recipientId={recipientId ?? null} onDone={onDone} />;
}

function Add({ caseId, recipientId, onDone }: { caseId: string; recipientId: string | null; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(involvements.add)}
      also={{ caseId: caseId as never }}
      initial={{ known: true, recipientId }}
      explain={involvementExplain}
      submit={say({ id: "involvements.add.save", message: "Add them" })}
      onDone={() => {
        showToast({ text: say({ id: "involvements.added", message: "They stand among those who help" }) });
        onDone();
      }}
    >
      <Fields />
    </Form>
  );
}

function Change({ helper, onDone }: { helper: Helper; onDone: () => void }) {
  const say = useWords();
  const { name, role, does, known, until, recipientId } = helper;
  return (
    <Form
      tell={useTell(involvements.change)}
      also={{ involvementId: helper.helperId as never, version: helper.version ?? 0 }}
      initial={{ name, role, does, known, until, recipientId, office: recipientId ? null : helper.office }}
      explain={involvementExplain}
      submit={say({ id: "involvements.change.save", message: "Save" })}
      onDone={() => {
        showToast({ text: say({ id: "involvements.changed", message: "Put right" }) });
        onDone();
      }}
    >
      <Fields />
    </Form>
  );
}

function Fields() {
  const say = useWords();
  const { today } = useFormats();
  const values = useContext(FillingContext)?.values ?? {};
  return (
    <>
      <TextField name="name" label={say({ id: "involvements.name", message: "What are they called?" })} autoComplete="off" />
      <Select
        name="role"
        width="half"
        label={say({ id: "involvements.as", message: "As what do they help?" })}
        options={useOptions(outsideRoles)}
      />
      <Wait lines={2}>
        <OfficeField />
      </Wait>
      {!values["recipientId"] && (
        <TextField
          name="office"
          autoComplete="off"
          label={say({ id: "involvements.office", message: "Where, if it is not in the address book" })}
        />
      )}
      <TextArea name="does" rows={2} label={say({ id: "involvements.does", message: "What do they do for them? In plain words" })} />
      <DatePicker
        name="until"
        min={today()}
        label={say({ id: "involvements.until", message: "Until" })}
        hint={say({ id: "involvements.until.hint", message: "Only where an end is known." })}
      />
      <Checkbox name="known" label={say({ id: "involvements.known", message: "The person may know that they help" })} />
    </>
  );
}

/** An office of the address book: what it may know is told by the releases made out to it. */
function OfficeField() {
  const say = useWords();
  const { recipients: book } = useAsk(recipients.list, {});
  return (
    <ComboBox
      name="recipientId"
      optional
      className="sm:max-w-96"
      label={say({ id: "involvements.book", message: "Their office, in the address book" })}
      hint={say({ id: "involvements.book.hint", message: "What they may know is then told by the releases made out to it." })}
      options={book.filter(({ kind }) => kind !== "family").map(({ recipientId, name }) => ({ id: recipientId, label: name }))}
    />
  );
}
