import { useState } from "react";
import { useFormValues } from "../cases/formValues.ts";
import { isolate } from "../people/PersonName.tsx";
import { useOptions } from "../people/personWords.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { CheckboxGroup } from "../ui/Checkbox.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Section } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { appointmentExplain, keptForWords } from "./appointmentWords.ts";
import { type Hours, hours } from "./contract.ts";

/** Monday the first of a month: days of the week are said by the language, not by a table. */
const mondayOn = (weekday: number) => `2024-01-0${weekday}`;

function useWeekdays() {
  const { longDay } = useFormats();
  // "Monday, January 1, 2024": the first word of it, in whatever language.
  return (weekday: number) =>
    new Intl.DateTimeFormat(document.documentElement.lang || "en", { weekday: "long", timeZone: "UTC" }).format(
      new Date(`${mondayOn(weekday)}T00:00Z`),
    ) || longDay(mondayOn(weekday));
}

/** When one is there, and when those are whom one supervises. */
export function HoursSection() {
  const say = useWords();
  const me = useMe();
  const { hours: found, maySetFor } = useAsk(hours.list, {});
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={say({ id: "appointments.hours", message: "Hours" })}
      lead={say({
        id: "appointments.hours.lead",
        message: "By the clock on the wall. When you are away, or the program is closed, nothing is offered.",
      })}
      actions={
        maySetFor.length > 0 && (
          <Button icon="plus" onPress={() => setAdding(true)}>
            {say({ id: "appointments.hours.add", message: "Add hours" })}
          </Button>
        )
      }
    >
      <Card flush>
        {found.length === 0 && (
          <p className="px-5 py-4 text-quiet">
            {say({ id: "appointments.hours.none", message: "No hours are set. Without them nobody can book a time with you." })}
          </p>
        )}
        <Rows>
          {found.map((one) => (
            <HoursRow key={one.hoursId} one={one} own={one.account.id === me.id} />
          ))}
        </Rows>
      </Card>
      {adding && <AddHoursDialog maySetFor={maySetFor} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function HoursRow({ one, own }: { one: Hours; own: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const dayOf = useWeekdays();
  const end = useTell(hours.end);
  const day = one.untilDay === one.fromDay ? formats.longDay(one.fromDay) : dayOf(one.weekday);
  const line = say(
    { id: "appointments.hours.row", message: "{day}, {from} to {until}" },
    { day, from: formats.timeOfDay(one.fromTime), until: formats.timeOfDay(one.untilTime) },
  );
  return (
    <RowItem
      title={line}
      detail={[
        !own && isolate(one.account.name),
        say({ id: "appointments.hours.slot", message: "{n} minutes each" }, { n: one.slotMinutes }),
        say(keptForWords[one.keptFor]),
        isolate(one.program.name),
        one.fromDay > formats.today() && say({ id: "appointments.hours.from", message: "from {day}" }, { day: formats.day(one.fromDay) }),
        one.untilDay &&
          one.untilDay !== one.fromDay &&
          say({ id: "appointments.hours.until", message: "until {day}" }, { day: formats.day(one.untilDay) }),
      ]
        .filter(Boolean)
        .join(" · ")}
      action={
        <Button
          kind="quiet"
          waiting={end.waiting}
          label={say({ id: "appointments.hours.end.which", message: "End: {line}" }, { line })}
          onPress={() =>
            void end({ hoursId: one.hoursId }).then(
              () => showToast({ text: say({ id: "appointments.hours.ended", message: "Ended. What was agreed on stands." }) }),
              () => undefined,
            )
          }
        >
          {say({ id: "appointments.hours.end", message: "End" })}
        </Button>
      }
    />
  );
}

interface Settable {
  readonly id: string;
  readonly name: string;
  readonly programs: readonly { readonly id: string; readonly name: string }[];
}

function AddHoursDialog({ maySetFor, onClose }: { maySetFor: readonly Settable[]; onClose: () => void }) {
  const say = useWords();
  const me = useMe();
  const first = maySetFor.find(({ id }) => id === me.id) ?? maySetFor[0];
  return (
    <Dialog title={say({ id: "appointments.hours.add", message: "Add hours" })} open onClose={onClose} firm>
      <Form
        tell={useTell(hours.add)}
        initial={{
          accountId: first?.id,
          programId: first?.programs[0]?.id,
          weekdays: [],
          fromTime: "09:00",
          untilTime: "12:00",
          slotMinutes: "30",
          keptFor: "everybody",
          fromDay: me.today,
        }}
        fill={fillHours}
        explain={appointmentExplain}
        submit={say({ id: "appointments.hours.save", message: "Set these hours" })}
        onDone={() => {
          showToast({ text: say({ id: "appointments.hours.set", message: "Set. Times in them can be booked now." }) });
          onClose();
        }}
      >
        {maySetFor.length > 1 && (
          <Select
            name="accountId"
            optional={false}
            width="half"
            label={say({ id: "appointments.hours.who", message: "Whose" })}
            options={maySetFor.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
        <ProgramField maySetFor={maySetFor} />
        <DaysField />
        <div className="flex flex-wrap gap-x-4 gap-y-5">
          <TimeField name="fromTime" optional={false} label={say({ id: "appointments.hours.fromTime", message: "From" })} />
          <TimeField name="untilTime" optional={false} label={say({ id: "appointments.hours.untilTime", message: "Until" })} />
        </div>
        <RadioGroup
          name="slotMinutes"
          optional={false}
          label={say({ id: "appointments.hours.long", message: "How long is one" })}
          options={[15, 20, 30, 45, 60, 90].map((n) => ({
            id: String(n),
            label: say({ id: "appointments.hours.minutes", message: "{n} minutes" }, { n }),
          }))}
        />
        <RadioGroup
          name="keptFor"
          optional={false}
          look="list"
          label={say({ id: "appointments.hours.for", message: "Who takes these times" })}
          options={useOptions(keptForWords)}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-5">
          <DatePicker name="fromDay" optional={false} label={say({ id: "appointments.hours.firstDay", message: "First day" })} />
          <DatePicker name="untilDay" optional label={say({ id: "appointments.hours.lastDay", message: "Last day" })} />
        </div>
      </Form>
    </Dialog>
  );
}

/** Asked unless the hours are those of a single day. */
function DaysField() {
  const say = useWords();
  const dayOf = useWeekdays();
  const { values } = useFormValues();
  if (values["untilDay"] && values["untilDay"] === values["fromDay"]) return null;
  return (
    <CheckboxGroup
      name="weekdays"
      optional={false}
      label={say({ id: "appointments.hours.days", message: "Days of the week" })}
      options={[1, 2, 3, 4, 5, 6, 7].map((n) => ({ id: String(n), label: dayOf(n) }))}
    />
  );
}

/** Asked where somebody works in more than one program. */
function ProgramField({ maySetFor }: { maySetFor: readonly Settable[] }) {
  const say = useWords();
  const { values } = useFormValues();
  const programs = maySetFor.find(({ id }) => id === values["accountId"])?.programs ?? [];
  if (programs.length < 2 && programs.some(({ id }) => id === values["programId"])) return null;
  return (
    <Select
      name="programId"
      optional={false}
      width="half"
      label={say({ id: "appointments.hours.program", message: "In which program" })}
      options={programs.map(({ id, name }) => ({ id, label: name }))}
    />
  );
}

const fillHours = (values: Values): Values => ({
  ...values,
  weekdays: (values["weekdays"] as readonly string[]).map(Number),
  slotMinutes: Number(values["slotMinutes"]),
});
