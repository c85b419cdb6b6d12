import { useTell } from "../ui/asking.ts";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Form } from "../ui/Form.tsx";
import { useMe } from "../ui/me.ts";
import { Section } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { rota } from "./contract.ts";
import { refusals, weekdays } from "./rotaWords.ts";

interface TurnProps {
  programId: string;
  takers: readonly { id: string; name: string }[];
}

function Who({ takers }: { takers: TurnProps["takers"] }) {
  const say = useWords();
  return (
    <>
      <Select
        width="half"
        name="accountId"
        label={say({ id: "oncall.who", message: "Who" })}
        options={takers.map(({ id, name }) => ({ id, label: name }))}
      />
      <RadioGroup
        name="rank"
        optional={false}
        label={say({ id: "oncall.rank", message: "In which order" })}
        options={[
          { id: "first", label: say({ id: "oncall.first", message: "Rung first" }) },
          { id: "second", label: say({ id: "oncall.second", message: "Rung second" }) },
        ]}
      />
    </>
  );
}

/** "Every Friday 17:00 to Monday 08:00": the weekend stands there already, and only who is missing. */
export function PatternForm({ programId, takers }: TurnProps) {
  const say = useWords();
  const tell = useTell(rota.addPattern);
  const days = weekdays.map((day, n) => ({ id: String(n + 1), label: say(day) }));
  return (
    <Section title={say({ id: "oncall.new", message: "Add a turn that comes round each week" })}>
      {takers.length === 0 ? (
        <EmptyState icon="people" title={say({ id: "oncall.takers.none", message: "Nobody may be rung here yet" })}>
          {say({ id: "oncall.takers.none.text", message: "Only those who may take up the program's concerns can be on call." })}
        </EmptyState>
      ) : (
        <Form
          tell={tell}
          also={{ programId }}
          initial={{ rank: "first", weekday: "5", fromTime: "17:00", untilWeekday: "1", untilTime: "08:00" }}
          fill={(values) => ({ ...values, weekday: Number(values.weekday), untilWeekday: Number(values.untilWeekday) })}
          explain={refusals}
          clears
          submit={say({ id: "oncall.add", message: "Add" })}
          onDone={() => showToast({ text: say({ id: "oncall.added", message: "On the rota" }) })}
        >
          <Who takers={takers} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Select name="weekday" label={say({ id: "oncall.from.day", message: "Every" })} options={days} />
            <TimeField name="fromTime" label={say({ id: "oncall.from.time", message: "From" })} />
            <Select name="untilWeekday" label={say({ id: "oncall.until.day", message: "To the next" })} options={days} />
            <TimeField name="untilTime" label={say({ id: "oncall.until.time", message: "Until" })} />
          </div>
        </Form>
      )}
    </Section>
  );
}

/** One turn by itself: a holiday, or a night that nobody had. */
export function ShiftForm({ programId, takers }: TurnProps) {
  const say = useWords();
  const me = useMe();
  const tell = useTell(rota.addShift);
  if (takers.length === 0) return null;
  return (
    <Disclosure title={say({ id: "oncall.single", message: "Add one turn by itself" })}>
      <Form
        tell={tell}
        also={{ programId }}
        initial={{ rank: "first", firstDay: me.today, fromTime: "17:00", lastDay: me.today, untilTime: "23:00" }}
        explain={refusals}
        clears
        submit={say({ id: "oncall.add", message: "Add" })}
        onDone={() => showToast({ text: say({ id: "oncall.added", message: "On the rota" }) })}
      >
        <Who takers={takers} />
        <div className="grid gap-4 sm:grid-cols-2">
          <DatePicker name="firstDay" label={say({ id: "oncall.single.day", message: "First day" })} min={me.today} />
          <TimeField name="fromTime" label={say({ id: "oncall.from.time", message: "From" })} />
          <DatePicker name="lastDay" label={say({ id: "oncall.single.last", message: "Last day" })} min={me.today} />
          <TimeField name="untilTime" label={say({ id: "oncall.until.time", message: "Until" })} />
        </div>
      </Form>
    </Disclosure>
  );
}
