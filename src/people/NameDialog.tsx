import { useTell } from "../ui/asking.ts";
import { CheckboxGroup } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Values } from "../ui/entries.ts";
import type { Explain } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type Person, people } from "./contract.ts";
import { nameKinds, recipients, useOptions } from "./personWords.ts";
import { useTellPart } from "./tellPart.ts";

type PersonalName = Person["names"][number];

const explain: Explain = { "full.missing": { id: "people.name.empty", message: "Write the name: its parts, or the whole of it." } };

/** A name and with whom it is safe; with `name` the one that is corrected. */
export function NameDialog({
  personId,
  name,
  onClose,
}: {
  personId: Person["personId"];
  name: PersonalName | undefined;
  onClose: () => void;
}) {
  const say = useWords();
  const title = name
    ? say({ id: "people.name.title", message: "Change this name" })
    : say({ id: "people.name.add", message: "Add a name" });
  return (
    <Dialog title={title} open onClose={onClose} firm>
      {name ? <ChangeName personId={personId} name={name} onDone={onClose} /> : <AddName personId={personId} onDone={onClose} />}
    </Dialog>
  );
}

function AddName({ personId, onDone }: { personId: Person["personId"]; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(people.addName)}
      initial={{ kind: "chosen", useWith: ["us"] }}
      fill={allWith}
      also={{ personId }}
      explain={explain}
      submit={say({ id: "people.name.save", message: "Save the name" })}
      onDone={onDone}
    >
      <NameFields />
    </Form>
  );
}

function ChangeName({ personId, name, onDone }: { personId: Person["personId"]; name: PersonalName; onDone: () => void }) {
  const say = useWords();
  const { nameId, version, source, ...initial } = name;
  const tell = useTellPart(people.changeName, (current) => current.names.find((one) => one.nameId === nameId));
  return (
    <Form
      tell={tell}
      initial={initial}
      fill={allWith}
      also={{ personId, nameId, version }}
      explain={explain}
      submit={say({ id: "people.name.save", message: "Save the name" })}
      onDone={onDone}
    >
      <NameFields />
    </Form>
  );
}

/** A list of which nothing is ticked is an answer: safe with nobody. */
const allWith = (values: Values): Values => ({ ...values, useWith: values["useWith"] ?? [] });

function NameFields() {
  const say = useWords();
  return (
    <>
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="given" label={say({ id: "people.field.given", message: "First name" })} />
        <TextField name="family" label={say({ id: "people.field.family", message: "Family name" })} />
        <TextField name="middle" label={say({ id: "people.field.middle", message: "Middle name" })} />
        <TextField
          name="full"
          className="sm:col-span-2"
          label={say({ id: "people.field.full", message: "Or the whole name" })}
          hint={say({ id: "people.field.full.hint", message: "Where it does not come in parts." })}
        />
      </div>
      <RadioGroup
        name="kind"
        label={say({ id: "people.field.kind", message: "What kind of name is it?" })}
        options={useOptions(nameKinds)}
      />
      <CheckboxGroup
        name="useWith"
        label={say({ id: "people.field.useWith", message: "With whom is it safe?" })}
        hint={say({ id: "people.field.useWith.hint", message: "Ask them. Where nothing is ticked it is never shown or written there." })}
        options={useOptions(recipients)}
      />
    </>
  );
}
