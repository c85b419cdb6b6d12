import { useEffect } from "react";
import type { Person } from "../people/contract.ts";
import { useOptions } from "../people/personWords.ts";
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
import type { Regime } from "./contract.ts";
import { shiftDay } from "./days.ts";
import { FamilyField } from "./FamilyField.tsx";
import { numberIn, textIn, useFormValues } from "./formValues.ts";
import { asksSafety } from "./policy.ts";

/** What can be wrong with a contact. */
export const contactExplain: Explain = {
  ...caseExplain,
  minutes: { id: "cases.wrong.minutes", message: "“{label}”: a day has 1440 minutes. Write a smaller number." },
  "contact.minutes": { id: "cases.wrong.minutes", message: "“{label}”: a day has 1440 minutes. Write a smaller number." },
};

/** How one met, what came of it and how long; the rest is folded away. `prefix` is "contact." where it is a part of a note. */
export function ContactFields({
  regime,
  personId,
  prefix = "",
  unfolded = false,
}: {
  regime: Regime;
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
      {asksSafety(regime, { kind, result }) && <SafetyField prefix={prefix} />}
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

function SafetyField({ prefix }: { prefix: string }) {
  const say = useWords();
  return (
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
  );
}

/** What stands in the fields of a contact at first. */
export const newContactValues = (today: string, prefix = ""): Values => ({ [`${prefix}result`]: "completed", [`${prefix}onDay`]: today });

/** The contact that is in the fields; what is no longer asked for is left out. */
export function contactIn(values: Readonly<Values>, regime: Regime, prefix = ""): { [K in keyof NewContact]: unknown } {
  const kind = values[`${prefix}kind`] ?? null;
  const result = values[`${prefix}result`] ?? null;
  const lasts = result === "completed" && kind !== "text" && kind !== "email";
  const asked = asksSafety(regime, { kind: String(kind), result: String(result) });
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
    safety: asked ? textIn(values, `${prefix}safety`) : null,
  };
}
