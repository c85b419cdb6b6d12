import { useState } from "react";
import { useUndo } from "../cases/caseActs.ts";
import { useTellOver } from "../cases/tellStale.ts";
import { clock } from "../kernel/clock.ts";
import { useGo } from "../ui/address.ts";
import { useTell } from "../ui/asking.ts";
import { Checkbox, CheckboxGroup } from "../ui/Checkbox.tsx";
import { DatePicker, TimeField } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useKeptDraft } from "../ui/keptDraft.ts";
import { type Me, useMe } from "../ui/me.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { fillKept, whenWrong } from "./ConsultForm.tsx";
import { callerWords, needWords, safetyWords, useChoices, useLanguageName } from "./consultWords.ts";
import { callLanguages, type HotlineContact, hotline, needsOf } from "./contract.ts";
import { MinutesField } from "./MinutesField.tsx";

/** What the clock of the agency shows, HH:MM. */
export const timeIn = (timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(clock());

/** Somebody calls who is no client: no field here can take a name. */
export function HotlineForm({ program, onKept }: { program: Me["programs"][number]; onKept: (unsafe: boolean) => void }) {
  const say = useWords();
  const go = useGo();
  const me = useMe();
  const { today } = useFormats();
  const tell = useTell(hotline.add);
  const draft = useKeptDraft("hotline.add");
  const [initial] = useState<Values>(() => ({
    callerKind: null,
    needs: [],
    given: [],
    safety: null,
    language: "en",
    interpreter: false,
    minutes: "10",
    onDay: today(),
    atTime: timeIn(me.timeZone),
    openCase: false,
    ...draft.kept,
  }));
  const undo = useUndo();
  const done = async (id: string, values: Values) => {
    showToast({
      text: say({ id: "consults.kept", message: "Kept, and counted" }),
      undo: () => undo(hotline.takeBack, { hotlineContactId: id as never }),
    });
    await draft.drop();
    // Nothing of the call goes along: whoever asks for help says who they are there.
    if (values["openCase"] === true) go(`/cases/new?program=${program.id}`);
    else onKept(values["safety"] === "not_safe");
  };
  return (
    <Form
      tell={tell}
      also={{ programId: program.id }}
      initial={initial}
      fill={({ openCase: _, ...values }) => fillKept(values)}
      saveDraft={draft.keep}
      explain={whenWrong}
      onDone={({ id }, values) => void done(id, values)}
      submit={say({ id: "consults.count", message: "Count the call" })}
    >
      <CallFields regime={program.regime} />
      <Checkbox
        name="openCase"
        label={say({ id: "consults.openCase", message: "They ask for help from us: open a case" })}
        hint={say({ id: "consults.openCase.hint", message: "Nothing of this call goes along but the program." })}
      />
    </Form>
  );
}

function CallFields({ regime }: { regime: string }) {
  const say = useWords();
  const { today } = useFormats();
  const nameOf = useLanguageName();
  const needs = useChoices(needWords, needsOf(regime));
  return (
    <>
      <RadioGroup name="callerKind" label={say({ id: "consults.caller", message: "Who calls?" })} options={useChoices(callerWords)} />
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Select
          name="language"
          label={say({ id: "consults.language", message: "Language" })}
          options={callLanguages.map((id) => ({ id, label: nameOf(id) }))}
        />
        <div className="sm:self-end">
          <Checkbox name="interpreter" label={say({ id: "consults.interpreter", message: "With an interpreter" })} />
        </div>
      </div>
      <CheckboxGroup name="needs" optional label={say({ id: "consults.needs", message: "What do they need?" })} options={needs} />
      <CheckboxGroup name="given" optional label={say({ id: "consults.given", message: "What did you give?" })} options={needs} />
      <RadioGroup name="safety" label={say({ id: "consults.safety", message: "Are they safe?" })} options={useChoices(safetyWords)} />
      <MinutesField />
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TimeField name="atTime" label={say({ id: "consults.time", message: "Time" })} />
        <DatePicker name="onDay" label={say({ id: "consults.day", message: "Day" })} max={today()} />
      </div>
    </>
  );
}

/** A call one counted today, to be put right. */
export function AmendCallForm({ contact, regime, onDone }: { contact: HotlineContact; regime: string; onDone: () => void }) {
  const say = useWords();
  const tell = useTellOver(hotline.amend, valuesOf);
  return (
    <Form
      tell={tell}
      also={{ hotlineContactId: contact.id, version: contact.version }}
      initial={valuesOf(contact)}
      fill={fillKept}
      explain={whenWrong}
      onDone={() => {
        showToast({ text: say({ id: "consults.amended", message: "Put right" }) });
        onDone();
      }}
      submit={say({ id: "consults.amend.save", message: "Save it so" })}
    >
      <CallFields regime={regime} />
    </Form>
  );
}

const valuesOf = ({
  callerKind,
  needs,
  given,
  safety,
  language,
  interpreter,
  minutes,
  onDay,
  atTime,
  version,
}: HotlineContact): Values => ({
  callerKind,
  needs,
  given,
  safety,
  language,
  interpreter,
  minutes: String(minutes),
  onDay,
  atTime,
  version,
});
