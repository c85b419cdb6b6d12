import { useState } from "react";
import { useUndo } from "../cases/caseActs.ts";
import { useTellOver } from "../cases/tellStale.ts";
import { useTell } from "../ui/asking.ts";
import { DatePicker } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { useKeptDraft } from "../ui/keptDraft.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { askerWords, useChoices } from "./consultWords.ts";
import { type Consult, consults } from "./contract.ts";
import { MinutesField } from "./MinutesField.tsx";

/** Somebody asked for advice: four answers, under a minute. Kept by a slip, it is taken back within ten seconds. */
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
  const undo = useUndo();
  const done = async (id: string) => {
    showToast({
      text: say({ id: "consults.kept", message: "Kept, and counted" }),
      undo: () => undo(consults.takeBack, { consultId: id as never }),
    });
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
      onDone={({ id }) => void done(id)}
      submit={say({ id: "consults.keep", message: "Keep it" })}
    >
      <ConsultFields />
    </Form>
  );
}

function ConsultFields() {
  const say = useWords();
  const { today } = useFormats();
  return (
    <>
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
    </>
  );
}

/** What one kept today, to be put right. */
export function AmendConsultForm({ consult, onDone }: { consult: Consult; onDone: () => void }) {
  const say = useWords();
  const tell = useTellOver(consults.amend, valuesOf);
  return (
    <Form
      tell={tell}
      also={{ consultId: consult.id, version: consult.version }}
      initial={valuesOf(consult)}
      fill={fillKept}
      explain={whenWrong}
      onDone={() => {
        showToast({ text: say({ id: "consults.amended", message: "Put right" }) });
        onDone();
      }}
      submit={say({ id: "consults.amend.save", message: "Save it so" })}
    >
      <ConsultFields />
    </Form>
  );
}

const valuesOf = ({ askerKind, asker, about, said, minutes, onDay, version }: Consult): Values => ({
  askerKind,
  asker: asker ?? "",
  about,
  said,
  minutes: String(minutes),
  onDay,
  version,
});

/** Minutes as the contract wants them. */
export const fillKept = (values: Values): Values => ({ ...values, minutes: Number(values["minutes"]) });

/** What a refused day means, and what comes too late. */
export const whenWrong = {
  "consult.tooLate": { id: "consults.tooLate", message: "That is possible on the day it was kept, and no longer." },
  "consult.alreadyConcern": { id: "consults.concern.already", message: "It became a concern already." },
  "onDay.future": { id: "consults.day.future", message: "This day is still to come." },
  "onDay.tooLongAgo": { id: "consults.day.long", message: "This day is more than a year ago." },
};
