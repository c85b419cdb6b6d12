import { useOptions } from "../people/personWords.ts";
import { Button } from "../ui/Button.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { shiftDay } from "./days.ts";
import { textIn, useFormValues } from "./formValues.ts";
import { taskKinds } from "./tasks/taskWords.ts";

/** What is to be done next, and by when. `prefix` is "firstStep." where it is a part of something else. */
export function TaskFields({ prefix = "", autoFocus = false, floor }: { prefix?: string; autoFocus?: boolean; floor?: string }) {
  const say = useWords();
  return (
    <>
      <TextField
        name={`${prefix}title`}
        autoFocus={autoFocus}
        spellCheck
        label={say({ id: "cases.task.title", message: "What is to be done?" })}
        hint={say({ id: "cases.task.title.hint", message: "One thing, with a verb." })}
      />
      <RadioGroup
        name={`${prefix}kind`}
        optional={false}
        label={say({ id: "cases.task.kind", message: "What kind of step is it?" })}
        options={useOptions(taskKinds)}
      />
      <DueFields prefix={prefix} {...(floor && { floor })} />
    </>
  );
}

function DueFields({ prefix, floor }: { prefix: string; floor?: string }) {
  const say = useWords();
  const formats = useFormats();
  const { put } = useFormValues();
  const today = formats.today();
  const days = [
    { day: today, label: formats.nearDay(today) },
    { day: shiftDay(today, 1), label: formats.nearDay(shiftDay(today, 1)) },
    { day: shiftDay(today, 3), label: formats.nearDay(shiftDay(today, 3)) },
    { day: shiftDay(today, 7), label: say({ id: "cases.due.week", message: "in a week" }) },
    { day: shiftDay(today, 14), label: say({ id: "cases.due.twoWeeks", message: "in two weeks" }) },
  ];
  const min = floor && floor < today ? floor : today;
  return (
    <div className="space-y-2">
      <div className="grid gap-6 sm:grid-cols-2">
        <DatePicker
          name={`${prefix}dueOn`}
          label={say({ id: "cases.task.due", message: "By when" })}
          min={min}
          max={shiftDay(today, 729)}
        />
        <TimeField name={`${prefix}atTime`} optional label={say({ id: "cases.task.time", message: "At what time" })} />
      </div>
      <fieldset className="-ms-3 flex flex-wrap">
        <legend className="sr-only">{say({ id: "cases.due.near", message: "Days that are often meant" })}</legend>
        {days.map(({ day, label }) => (
          <Button key={day} kind="quiet" onPress={() => put(`${prefix}dueOn`, day)}>
            {label}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

/** The step that is in the fields. */
export const taskIn = (values: Readonly<Values>, prefix = "") => ({
  kind: values[`${prefix}kind`] ?? "task",
  title: values[`${prefix}title`] ?? "",
  dueOn: values[`${prefix}dueOn`] ?? null,
  atTime: textIn(values, `${prefix}atTime`),
});
