import { useEffect } from "react";
import type { Person } from "../people/contract.ts";
import { useOptions } from "../people/personWords.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { Values } from "../ui/entries.ts";
import type { Explain } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { caseExplain } from "./caseExplain.ts";
import { contactKinds, contactResults, purposes, safetyAnswers, withWhoms } from "./contacts/contactWords.ts";
import type { NewContact } from "./contacts/contract.ts";
import { shiftDay } from "./days.ts";
import { FamilyField } from "./FamilyField.tsx";
import { numberIn, textIn, useFormValues } from "./formValues.ts";
import { asksSafety } from "./policy.ts";

/** What can be wrong with a contact. */
export const contactExplain: Explain = {
  ...caseExplain,
  safetyAgain: { id: "cases.wrong.again", message: "“{label}”: choose a day after the meeting, within a year." },
  "contact.safetyAgain": { id: "cases.wrong.again", message: "“{label}”: choose a day after the meeting, within a year." },
  minutes: { id: "cases.wrong.minutes", message: "“{label}”: a day has 1440 minutes. Write a smaller number." },
  "contact.minutes": { id: "cases.wrong.minutes", message: "“{label}”: a day has 1440 minutes. Write a smaller number." },
};

/** How one met, what came of it and how long; the rest is folded away. `prefix` is "contact." where it is a part of a note. */
export function ContactFields({
  asks,
  personId,
  prefix = "",
  unfolded = false,
}: {
  /** Whether the program asks about safety planning. */
  asks: boolean;
  /** Of whose family one may choose; left out, or where the asker may not know it, nobody. */
  personId?: Person["personId"] | undefined;
  prefix?: string;
  unfolded?: boolean;
}) {
  const say = useWords();
  const { today } = useFormats();
  const { values, put } = useFormValues();
  const kind = textIn(values, `${prefix}kind`) ?? "";
  const result = textIn(values, `${prefix}result`) ?? "";
  const attempt = kind === "attempt";
  useEffect(() => {
    if (attempt && result === "completed") put(`${prefix}result`, "attempted");
  }, [attempt, result, prefix, put]);
  const results = useOptions(contactResults).filter(({ id }) => !(attempt && id === "completed"));
  const lasts = result === "completed" && kind !== "text" && kind !== "email";
  const day = today();
  return (
    <>
      <RadioGroup
        name={`${prefix}kind`}
        label={say({ id: "cases.contact.kind", message: "What kind of contact?" })}
        options={useOptions(contactKinds)}
      />
      <RadioGroup name={`${prefix}result`} label={say({ id: "cases.contact.result", message: "What came of it?" })} options={results} />
      {asksSafety(asks, { kind, result }) && <SafetyField prefix={prefix} unfolded={unfolded} />}
      <div className="grid gap-6 sm:grid-cols-2">
        <DatePicker name={`${prefix}onDay`} label={say({ id: "cases.contact.day", message: "When" })} min={shiftDay(day, -729)} max={day} />
        {lasts && (
          <TextField
            name={`${prefix}minutes`}
            optional
            inputMode="numeric"
            width="short"
            label={say({ id: "cases.contact.minutes", message: "Minutes" })}
          />
        )}
      </div>
      {kind === "collateral" && <WithField prefix={prefix} personId={personId} />}
      <Disclosure title={say({ id: "cases.contact.more", message: "Time, with whom, what for" })} open={unfolded}>
        <div className="space-y-6">
          <TimeField name={`${prefix}atTime`} optional label={say({ id: "cases.contact.time", message: "At what time" })} />
          {kind !== "collateral" && <WithField prefix={prefix} personId={personId} />}
          <Select
            name={`${prefix}purpose`}
            optional
            width="half"
            label={say({ id: "cases.contact.purpose", message: "What for" })}
            options={useOptions(purposes)}
          />
        </div>
      </Disclosure>
    </>
  );
}

function WithField({ prefix, personId }: { prefix: string; personId: Person["personId"] | undefined }) {
  const say = useWords();
  const { values } = useFormValues();
  return (
    <>
      <Select
        name={`${prefix}withWhom`}
        optional
        width="half"
        label={say({ id: "cases.contact.with", message: "With whom" })}
        options={useOptions(withWhoms)}
      />
      {personId && values[`${prefix}withWhom`] === "family" && <FamilyField personId={personId} prefix={prefix} />}
    </>
  );
}

/** One press, and what goes with some answers; that circumstances changed is said anew where it is no correction. */
function SafetyField({ prefix, unfolded }: { prefix: string; unfolded: boolean }) {
  const say = useWords();
  const { values } = useFormValues();
  const answer = values[`${prefix}safety`];
  return (
    <div className="space-y-4">
      <RadioGroup
        name={`${prefix}safety`}
        optional
        label={say({ id: "cases.contact.safety", message: "Safety planning" })}
        hint={say({
          id: "cases.contact.safety.hint",
          message: "Only that it was talked about, not what was said. Every answer is fine; leaving it open is too.",
        })}
        options={useOptions(safetyAnswers)}
      />
      {answer === "unsafe_now" && (
        <DatePicker name={`${prefix}safetyAgain`} optional label={say({ id: "cases.safety.again", message: "When to talk again" })} />
      )}
      {answer === "not_this_time" && (
        <TextField name={`${prefix}safetyWhy`} optional label={say({ id: "cases.safety.why", message: "Why, if it helps" })} />
      )}
      {!unfolded && (
        <Checkbox name={`${prefix}isChanged`} label={say({ id: "cases.safety.changed", message: "Their circumstances have changed" })} />
      )}
      {!unfolded && values[`${prefix}isChanged`] === true && (
        <TextField
          name={`${prefix}changedWords`}
          optional
          label={say({ id: "cases.safety.changed.how", message: "How, in a few words" })}
          hint={say({
            id: "cases.safety.changed.hint",
            message: "They are asked again before anything new is shared.",
          })}
        />
      )}
    </div>
  );
}

/** What stands in the fields of a contact at first. */
export const newContactValues = (today: string, prefix = ""): Values => ({ [`${prefix}result`]: "completed", [`${prefix}onDay`]: today });

/** The contact that is in the fields; what is no longer asked for is left out. */
export function contactIn(values: Readonly<Values>, asks: boolean, prefix = ""): { [K in keyof NewContact]: unknown } {
  const kind = values[`${prefix}kind`] ?? null;
  const result = values[`${prefix}result`] ?? null;
  const lasts = result === "completed" && kind !== "text" && kind !== "email";
  const asked = asksSafety(asks, { kind: String(kind), result: String(result) });
  const safety = asked ? textIn(values, `${prefix}safety`) : null;
  const withId = values[`${prefix}withWhom`] === "family" ? textIn(values, `${prefix}withId`) : null;
  return {
    kind,
    result,
    onDay: values[`${prefix}onDay`] ?? null,
    atTime: textIn(values, `${prefix}atTime`),
    minutes: lasts ? numberIn(values, `${prefix}minutes`) : null,
    withWhom: textIn(values, `${prefix}withWhom`),
    withId,
    language: withId ? textIn(values, `${prefix}language`) : null,
    interpreter: withId ? values[`${prefix}interpreter`] === true : null,
    purpose: textIn(values, `${prefix}purpose`),
    safety,
    safetyAgain: safety === "unsafe_now" ? textIn(values, `${prefix}safetyAgain`) : null,
    safetyWhy: safety === "not_this_time" ? textIn(values, `${prefix}safetyWhy`) : null,
    changed: asked && values[`${prefix}isChanged`] === true ? { words: textIn(values, `${prefix}changedWords`) } : null,
  };
}
