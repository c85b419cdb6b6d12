import { useTell } from "../../ui/asking.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Form } from "../../ui/Form.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { type KeptProgram, PersonWord, programs } from "./contract.ts";
import { explainProgram } from "./NewProgramForm.tsx";
import { personWords } from "./programWords.ts";

/** What of a program may be changed: its name, its word for people, and whether concerns come to it. */
export function ProgramForm({ program }: { program: KeptProgram }) {
  const say = useWords();
  const { id: programId, version, name, personWord, takesConcerns } = program;
  return (
    <Form
      tell={useTell(programs.change)}
      also={{ programId, version }}
      initial={{ name, personWord, takesConcerns }}
      explain={explainProgram}
      submit={say({ id: "agencies.program.save", message: "Save" })}
      onDone={() => showToast({ text: say({ id: "agencies.program.saved", message: "Saved" }) })}
    >
      <TextField name="name" width="half" label={say({ id: "agencies.program.name", message: "What is it called?" })} />
      <RadioGroup
        name="personWord"
        label={say({ id: "agencies.program.word", message: "What do you call the people it helps?" })}
        options={PersonWord.options.map((id) => ({ id, label: say(personWords[id]) }))}
      />
      <Checkbox name="takesConcerns" label={say({ id: "agencies.program.takes", message: "Concerns may come to it" })} />
    </Form>
  );
}
