import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { boardExplain, meetsWords } from "./boardWords.ts";
import { boards } from "./contract.ts";

function BoardFields() {
  const say = useWords();
  return (
    <>
      <TextField name="name" label={say({ id: "boards.name", message: "What it is called" })} />
      <TextArea
        name="purpose"
        optional
        rows={3}
        max={2000}
        label={say({ id: "boards.purpose", message: "What it is for" })}
        hint={say({ id: "boards.purpose.hint", message: "What it advises on, and what it can decide." })}
      />
      <RadioGroup
        name="meets"
        look="chips"
        label={say({ id: "boards.meets", message: "How often it meets" })}
        options={useOptions(meetsWords)}
      />
      <DatePicker name="nextOn" optional label={say({ id: "boards.nextOn", message: "Next meeting" })} />
    </>
  );
}

interface AddProps {
  programs: readonly { id: string; name: string }[];
  onDone: (id: string) => void;
}

/** A board more. */
export function AddBoardForm({ programs, onDone }: AddProps) {
  const say = useWords();
  const tell = useTell(boards.add);
  return (
    <Form
      tell={tell}
      initial={{ programId: programs[0]?.id ?? null, name: "", purpose: "", meets: "quarterly", nextOn: null }}
      explain={boardExplain}
      submit={say({ id: "boards.add.do", message: "Add it" })}
      onDone={({ id }) => onDone(id)}
    >
      {programs.length > 1 && (
        <Select
          name="programId"
          label={say({ id: "boards.program", message: "Which program sits on it" })}
          options={programs.map(({ id, name }) => ({ id, label: name }))}
        />
      )}
      <BoardFields />
    </Form>
  );
}

type Shown = (typeof boards.show.out)["_output"];

/** What a board is called, what for and when; and that it meets no more. */
export function ChangeBoardForm({ board, onDone }: { board: Shown; onDone: () => void }) {
  const say = useWords();
  const { boardId, version, name, purpose, meets, nextOn, endedOn } = board;
  return (
    <Form
      tell={useTell(boards.change)}
      also={{ boardId, version }}
      initial={{ name, purpose: purpose ?? "", meets, nextOn, ended: endedOn !== null }}
      explain={boardExplain}
      submit={say({ id: "boards.change.do", message: "Save" })}
      onDone={() => {
        showToast({ text: say({ id: "boards.changed", message: "Saved" }) });
        onDone();
      }}
    >
      <BoardFields />
      <Checkbox
        name="ended"
        label={say({ id: "boards.ended", message: "It meets no more, or not with us" })}
        hint={say({ id: "boards.ended.hint", message: "All that was brought and given out stays to be read." })}
      />
    </Form>
  );
}
