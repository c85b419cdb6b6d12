import { useTell } from "../ui/asking.ts";
import { DatePicker } from "../ui/DateField.tsx";
import type { Explain } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Section } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { calendar, type ProgramCalendar } from "./contract.ts";

const explain: Explain = {
  "lastDay.beforeStart": { id: "agencies.close.before", message: "The last day comes before the first. Change one of them." },
  "lastDay.tooLong": { id: "agencies.close.long", message: "Nothing is closed for more than a year. Choose an earlier last day." },
  "firstDay.tooEarly": { id: "agencies.close.early", message: "That is more than a year ago. Choose a later first day." },
  "firstDay.tooFar": { id: "agencies.close.far", message: "That is more than three years away. Choose an earlier first day." },
};

const everybody = "all";

/** Closes the agency or a program for some days. */
export function ClosureForm({ programs }: { programs: readonly ProgramCalendar[] }) {
  const say = useWords();
  const { today } = useFormats();
  return (
    <Section title={say({ id: "agencies.close", message: "Close some days" })}>
      <Form
        tell={useTell(calendar.addClosure)}
        initial={{ programId: everybody, firstDay: today() }}
        fill={(values) => ({
          ...values,
          programId: values.programId === everybody ? null : values.programId,
          lastDay: values.lastDay || values.firstDay,
        })}
        explain={explain}
        clears
        submit={say({ id: "agencies.close.save", message: "Close these days" })}
        onDone={() => showToast({ text: say({ id: "agencies.close.saved", message: "Closed: no clock runs on these days" }) })}
      >
        <TextField
          name="label"
          width="half"
          label={say({ id: "agencies.close.label", message: "What for?" })}
          hint={say({ id: "agencies.close.label.hint", message: "For example: winter break." })}
        />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DatePicker name="firstDay" label={say({ id: "agencies.close.first", message: "First day" })} />
          <DatePicker
            name="lastDay"
            optional
            label={say({ id: "agencies.close.last", message: "Last day" })}
            hint={say({ id: "agencies.close.last.hint", message: "Left empty: that one day." })}
          />
        </div>
        <Select
          name="programId"
          width="half"
          optional={false}
          label={say({ id: "agencies.close.who", message: "Who is closed?" })}
          options={[
            { id: everybody, label: say({ id: "agencies.close.all", message: "The whole agency" }) },
            ...programs.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
      </Form>
    </Section>
  );
}
