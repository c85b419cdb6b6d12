import { Checkbox } from "../ui/Checkbox.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import { DateField } from "../ui/DateField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { useSpoken } from "./personWords.ts";

/** The one thing that is required of a person. */
export function CallField({ autoFocus = false }: { autoFocus?: boolean }) {
  const say = useWords();
  return (
    <TextField
      name="call"
      autoFocus={autoFocus}
      width="half"
      label={say({ id: "people.field.call", message: "What to call them" })}
      hint={say({ id: "people.field.call.hint", message: "A first name, a nickname, any word they like." })}
    />
  );
}

/** What tells them apart, and how they are spoken of. */
export function AddressedFields() {
  const say = useWords();
  return (
    <div className="grid items-end gap-6 sm:grid-cols-2">
      <TextField
        name="initial"
        width="short"
        label={say({ id: "people.field.initial", message: "Last initial" })}
        hint={say({ id: "people.field.initial.hint", message: "Lists show it behind the name." })}
      />
      <TextField name="pronouns" label={say({ id: "people.field.pronouns", message: "Pronouns" })} />
      <TextField
        name="tag"
        className="sm:col-span-2"
        width="half"
        label={say({ id: "people.field.tag", message: "What tells them apart" })}
        hint={say({ id: "people.field.tag.hint", message: "Something harmless, such as a grade or a hall. Lists show it." })}
      />
    </div>
  );
}

/** A birthday, where it is known and needed. */
export function BornField() {
  const say = useWords();
  return (
    <DateField
      name="born"
      label={say({ id: "people.field.born", message: "Born on" })}
      hint={say({ id: "people.field.born.hint", message: "Helps to tell two people apart. Leave it empty if it could harm." })}
    />
  );
}

/** What they speak. */
export function LanguageFields({ known }: { known?: string | null }) {
  const say = useWords();
  const { options } = useSpoken(known);
  return (
    <div className="space-y-3">
      <ComboBox
        name="language"
        className="sm:max-w-80"
        label={say({ id: "people.field.language", message: "Language" })}
        options={options}
      />
      <Checkbox name="interpreter" label={say({ id: "people.field.interpreter", message: "Needs an interpreter" })} />
    </div>
  );
}
