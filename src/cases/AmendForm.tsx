import { useState } from "react";
import { Problem } from "../kernel/problem.ts";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { caseExplain } from "./caseExplain.ts";
import type { Regime } from "./contract.ts";
import { notes } from "./notes/contract.ts";
import { audienceWords } from "./notes/noteWords.ts";
import { audiencesIn } from "./policy.ts";
import { useTellOver } from "./tellStale.ts";
import type { Note } from "./timeline/contract.ts";

/** Amends one's own note: a new wording and the reason, above what was written before. */
export function AmendForm({ note, onDone }: { note: Note; onDone: () => void }) {
  const say = useWords();
  const last = note.texts.at(-1);
  const [after, setAfter] = useState(last?.seq ?? 0);
  const tell = useTellOver(notes.amend, (now: Note): Values | Problem => {
    const newest = now.texts.at(-1);
    if (!newest) return new Problem(409, "note.amendedElsewhere");
    setAfter(newest.seq);
    return { body: newest.body };
  });
  return (
    <Form
      tell={tell}
      also={{ noteId: note.noteId, after }}
      initial={{ body: last?.body ?? "" }}
      explain={caseExplain}
      submit={say({ id: "cases.amend.save", message: "Save the amendment" })}
      onDone={() => {
        showToast({ text: say({ id: "cases.amend.done", message: "Note amended" }) });
        onDone();
      }}
    >
      <TextArea
        name="body"
        autoFocus
        rows={6}
        max={20_000}
        label={say({ id: "cases.amend.body", message: "As it should read" })}
        hint={say({ id: "cases.amend.body.hint", message: "What was written before stays beneath it." })}
      />
      <TextField name="why" spellCheck label={say({ id: "cases.amend.why", message: "Why do you amend it?" })} />
    </Form>
  );
}

/** Puts a memory aid into the record, as a note of its own for others. */
export function ShareNoteForm({ note, regime, onDone }: { note: Note; regime: Regime; onDone: () => void }) {
  const say = useWords();
  const options = useOptions(audienceWords).filter(({ id }) => id !== "author" && audiencesIn(regime).includes(id));
  return (
    <Form
      tell={useTell(notes.share)}
      also={{ noteId: note.noteId }}
      initial={{ audience: "team", body: note.texts.at(-1)?.body ?? "" }}
      explain={caseExplain}
      submit={say({ id: "cases.share.save", message: "Put it into the record" })}
      onDone={() => {
        showToast({ text: say({ id: "cases.share.done", message: "The note is in the record" }) });
        onDone();
      }}
    >
      <p className="measure">
        {say({ id: "cases.share.text", message: "From then on it is part of the record. It cannot be taken out again." })}
      </p>
      <TextArea name="body" autoFocus rows={6} max={20_000} optional={false} label={say({ id: "cases.note.body", message: "Note" })} />
      <RadioGroup name="audience" label={say({ id: "cases.note.audience", message: "Who may read it?" })} options={options} />
    </Form>
  );
}
