import { useState } from "react";
import { useKeptDraft } from "../concerns/decision/triageDraft.ts";
import { useTell } from "../ui/asking.ts";
import { DatePicker } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { askerWords, useChoices } from "./consultWords.ts";
import { consults } from "./contract.ts";
import { MinutesField } from "./MinutesField.tsx";

/** Somebody asked for advice: four answers, under a minute. */
export function ConsultForm({ programId, onKept }: { programId: string; onKept: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  const tell = useTell(consults.add);
  const draft = useKeptDraft("consult.add");
  const [initial] = useState<Values>(() => ({
    askerKind: null,
    asker: "",
    about: "",
    said: "",
    minutes: "5",
    onDay: today(),
    ...draft.kept,
  }));
  const done = async () => {
    showToast({ text: say({ id: "consults.kept", message: "Kept, and counted" }) });
    await draft.drop();
    onKept();
  };
  return (
    <Form
      tell={tell}
      also={{ programId }}
      initial={initial}
      fill={fillKept}
      saveDraft={draft.keep}
      explain={whenWrong}
      onDone={() => void done()}
      submit={say({ id: "consults.keep", message: "Keep it" })}
    >
      <RadioGroup name="askerKind" label={say({ id: "consults.asker", message: "Who asks?" })} options={useChoices(askerWords)} />
      <TextField
        name="about"
        label={say({ id: "consults.about", message: "What is it about?" })}
        hint={say({ id: "consults.noNames", message: "Leave names out." })}
      />
      <TextArea name="said" rows={4} max={8000} label={say({ id: "consults.said", message: "What did you say?" })} />
      <MinutesField />
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField name="asker" optional label={say({ id: "consults.asker.name", message: "Who asked, if they wish to be known" })} />
        <DatePicker name="onDay" label={say({ id: "consults.day", message: "Day" })} max={today()} />
      </div>
    </Form>
  );
}

/** Minutes as the contract wants them. */
export const fillKept = (values: Values): Values => ({ ...values, minutes: Number(values["minutes"]) });

/** What a refused day means. */
export const whenWrong = {
  "onDay.future": { id: "consults.day.future", message: "This day is still to come." },
  "onDay.tooLongAgo": { id: "consults.day.long", message: "This day is more than a year ago." },
};
