import { useMemo } from "react";
import type { z } from "zod";
import { Problem } from "../kernel/problem.ts";
import { useTell } from "../ui/asking.ts";
import { Checkbox, CheckboxGroup } from "../ui/Checkbox.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import type { Values } from "../ui/entries.ts";
import type { Explain } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { type Message, useWords } from "../ui/words.ts";
import { type Clocks, calendar, type ProgramCalendar } from "./contract.ts";
import { useWeekdays } from "./ProgramFacts.tsx";

type Numbered = Exclude<keyof Clocks, "week">;

const numbers: readonly { name: Numbered; label: Message; hint?: Message }[] = [
  {
    name: "cadenceDays",
    label: { id: "agencies.clocks.cadence", message: "Days without contact until a case is silent" },
    hint: { id: "agencies.clocks.days", message: "Program days: closed days do not count." },
  },
  { name: "triageDays", label: { id: "agencies.clocks.triage", message: "Days until a concern must be answered" } },
  {
    name: "urgentMinutes",
    label: { id: "agencies.clocks.urgent", message: "Minutes until an urgent one must be taken" },
    hint: { id: "agencies.clocks.urgent.hint", message: "By day and night, on closed days too." },
  },
  { name: "supervisorAfterDays", label: { id: "agencies.clocks.above", message: "Days until a supervisor sees what slips" } },
  { name: "referralDays", label: { id: "agencies.clocks.referral", message: "Days until a referral to others must be answered" } },
  { name: "caseCapacity", label: { id: "agencies.clocks.capacity", message: "Weight of cases one person carries" } },
];

/** What a program may want of its supervisors. */
const supervised = [
  { name: "approvesPlan", label: { id: "agencies.clocks.approvesPlan", message: "A yes to each plan that was agreed" } },
  { name: "approvesClosing", label: { id: "agencies.clocks.approvesClosing", message: "A yes before a case is closed" } },
  {
    name: "reviewsRecords",
    label: { id: "agencies.clocks.reviewsRecords", message: "A look through a few records of each colleague every quarter" },
  },
] as const satisfies readonly { name: keyof ProgramCalendar; label: Message }[];

const explain: Explain = {
  week: { id: "agencies.clocks.week.none", message: "Choose at least one day of the week." },
  "escalationId.cannotHear": {
    id: "agencies.clocks.cannotHear",
    message: "Choose somebody who carries no cases in this program and works here now.",
  },
};

/** What a program's clocks go by, for its administrator. */
export function ClocksForm({ program, colleagues }: { program: ProgramCalendar; colleagues: readonly { id: string; name: string }[] }) {
  const say = useWords();
  const weekdays = useWeekdays();
  return (
    <Form
      tell={useTellClocks()}
      also={{ programId: program.id, version: program.version }}
      initial={valuesOf(program)}
      fill={fillClocks}
      explain={explain}
      submit={say({ id: "agencies.clocks.save", message: "Save" })}
      onDone={() => showToast({ text: say({ id: "agencies.clocks.saved", message: "Saved: the clocks go by it from now on" }) })}
    >
      <CheckboxGroup
        name="week"
        label={say({ id: "agencies.week", message: "Days of the week" })}
        options={weekdays.map((label, at) => ({ id: String(at), label }))}
      />
      {numbers.map(({ name, label, hint }) => (
        <TextField key={name} name={name} width="short" inputMode="numeric" label={say(label)} {...(hint && { hint: say(hint) })} />
      ))}
      {!program.alwaysAsksSafety && (
        <Checkbox
          name="asksSafety"
          label={say({ id: "agencies.clocks.asksSafety", message: "Ask about safety planning at each meeting" })}
        />
      )}
      <TextField
        name="safetyDays"
        width="short"
        inputMode="numeric"
        label={say({ id: "agencies.clocks.safetyDays", message: "Days without a word of safety planning until a case slips" })}
        hint={say({ id: "agencies.clocks.safetyDays.hint", message: "Where each meeting asks: in victim services always." })}
      />
      <CheckboxGroup
        name="supervised"
        label={say({ id: "agencies.clocks.supervised", message: "What supervisors are asked for" })}
        options={supervised.map(({ name, label }) => ({ id: name, label: say(label) }))}
      />
      <ComboBox
        name="escalationId"
        label={say({ id: "agencies.clocks.escalation", message: "Who hears what nobody else answers?" })}
        hint={say({
          id: "agencies.clocks.escalation.hint",
          message: "They learn that something waits, not about whom. Empty: the administrators.",
        })}
        options={colleagues.map(({ id, name }) => ({ id, label: name }))}
      />
    </Form>
  );
}

const valuesOf = ({ week, escalation, version, ...program }: ProgramCalendar): Values => ({
  ...Object.fromEntries(numbers.map(({ name }) => [name, String(program[name])])),
  week: [0, 1, 2, 3, 4, 5, 6].filter((at) => (week >> at) & 1).map(String),
  asksSafety: program.asksSafety,
  safetyDays: String(program.safetyDays),
  supervised: supervised.flatMap(({ name }) => (program[name] ? [name] : [])),
  escalationId: escalation?.id ?? null,
  version,
});

const fillClocks = ({ supervised: wanted, ...values }: Values): Values => ({
  ...values,
  ...Object.fromEntries(supervised.map(({ name }) => [name, (wanted as string[]).includes(name)])),
  ...Object.fromEntries(numbers.map(({ name }) => [name, values[name] === "" ? undefined : Number(values[name])])),
  safetyDays: values["safetyDays"] === "" ? undefined : Number(values["safetyDays"]),
  week: (values.week as string[]).reduce((bits, at) => bits | (1 << Number(at)), 0),
});

/** Tells the clocks; where somebody was first, what stands now comes back in the names and shapes of the fields. */
function useTellClocks() {
  const tell = useTell(calendar.changeClocks);
  return useMemo(() => {
    const run = async (input: z.input<typeof calendar.changeClocks.in>) => {
      try {
        return await tell(input);
      } catch (problem) {
        const current = problem instanceof Problem && problem.code === "stale" ? (problem.params.current as ProgramCalendar) : undefined;
        throw current ? new Problem(409, "stale", { params: { current: valuesOf(current) } }) : problem;
      }
    };
    return Object.assign(run, { endpoint: tell.endpoint, waiting: tell.waiting, lost: tell.lost, stop: tell.stop });
  }, [tell]);
}
