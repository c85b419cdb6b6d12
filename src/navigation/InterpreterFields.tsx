import { useFormValues } from "../cases/formValues.ts";
import { useOptions, useSpoken } from "../people/personWords.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import type { Values } from "../ui/entries.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import type { Interpreter } from "./contract.ts";
import { interpreterKinds, interpreterModes } from "./navigationWords.ts";

/** What the fields hold of an interpreter. */
export const interpreterValues = (one: { [K in keyof Interpreter]: Interpreter[K] } | null): Values => ({
  intState: one?.state ?? null,
  intKind: one?.kind ?? null,
  intMode: one?.mode ?? null,
  intLanguage: one?.language ?? null,
  intName: one?.name ?? "",
  intBound: one?.bound ?? false,
});

/** What the contract wants of them; null where none is needed. */
export function interpreterIn(values: Values) {
  const { intState: state, intKind, intMode, intLanguage, intName, intBound } = values;
  if (state !== "needed" && state !== "booked") return null;
  const booked = state === "booked";
  return {
    state,
    language: intLanguage || null,
    kind: (booked && intKind) || null,
    mode: (booked && intMode) || null,
    name: (booked && intName) || null,
    bound: booked ? intBound === true : null,
  };
}

/** Whether somebody interprets, who, in which language and how (D25). */
export function InterpreterFields({ none = true }: { none?: boolean }) {
  const say = useWords();
  const { values } = useFormValues();
  const { options } = useSpoken(typeof values["intLanguage"] === "string" ? values["intLanguage"] : null);
  const kinds = useOptions(interpreterKinds);
  const modes = useOptions(interpreterModes);
  return (
    <>
      <RadioGroup
        name="intState"
        optional={false}
        label={say({ id: "navigation.int", message: "Interpreter" })}
        options={[
          ...(none ? [{ id: "none", label: say({ id: "navigation.int.none", message: "None needed" }) }] : []),
          { id: "needed", label: say({ id: "navigation.int.toBook", message: "Needed, not booked yet" }) },
          { id: "booked", label: say({ id: "navigation.int.isBooked", message: "Booked" }) },
        ]}
      />
      {(values["intState"] === "needed" || values["intState"] === "booked") && (
        <ComboBox
          name="intLanguage"
          optional
          className="sm:max-w-80"
          label={say({ id: "navigation.int.language", message: "Language" })}
          options={options}
        />
      )}
      {values["intState"] === "booked" && (
        <>
          <RadioGroup
            name="intKind"
            optional
            label={say({ id: "navigation.int.who", message: "Who interprets?" })}
            hint={say({
              id: "navigation.int.never",
              message:
                "Never a child, never anybody accused of harming them, and no co-worker. Ask the person, alone, whether they know the interpreter.",
            })}
            options={kinds}
          />
          <RadioGroup name="intMode" optional label={say({ id: "navigation.int.how", message: "How?" })} options={modes} />
          <TextField name="intName" optional width="half" label={say({ id: "navigation.int.name", message: "Name or number" })} />
          <Checkbox
            name="intBound"
            label={say({ id: "navigation.int.bound", message: "Has signed to keep what is said, and the person does not know them" })}
          />
        </>
      )}
    </>
  );
}
