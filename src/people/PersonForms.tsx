import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useMe } from "../ui/me.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Person, people } from "./contract.ts";
import { AddressedFields, BornField, CallField, LanguageFields } from "./PersonFields.tsx";
import { useOptions } from "./personWords.ts";
import { ways } from "./safeWords.ts";
import { useTellPart } from "./tellPart.ts";

interface PersonFormProps {
  person: Person;
  onClose: () => void;
}

const fieldsOf = ({ label, born, language, interpreter, directoryOutOn, version }: Person) => ({
  ...label,
  born,
  language,
  interpreter,
  directoryOutOn,
  version,
});

/** Corrects what they are called and how they are addressed. */
export function PersonDialog({ person, onClose }: PersonFormProps) {
  const say = useWords();
  const me = useMe();
  const tell = useTellPart(people.change, fieldsOf);
  const { version, ...initial } = fieldsOf(person);
  // A directory is a school's.
  const ofSchool = person.directoryOutOn !== null || me.programs.some(({ regime }) => regime === "FERPA");
  return (
    <Dialog title={say({ id: "people.change", message: "Change name and details" })} open onClose={onClose} firm>
      <Form
        tell={tell}
        initial={initial}
        also={{ personId: person.personId, version }}
        explain={{
          future: { id: "people.directory.future", message: "“{label}”: it cannot have happened yet. Choose today or a day before." },
        }}
        submit={say({ id: "people.save", message: "Save" })}
        onDone={() => {
          onClose();
          showToast({ text: say({ id: "people.saved", message: "Saved" }) });
        }}
      >
        <CallField />
        <AddressedFields />
        <BornField />
        <LanguageFields known={person.language} />
        {ofSchool && (
          <DatePicker
            name="directoryOutOn"
            optional
            label={say({ id: "people.directory.field", message: "Opted out of directory information since" })}
            hint={say({
              id: "people.directory.hint",
              message:
                "From then on nobody outside is told that they are enrolled, nor their name. Leave it empty where they did not opt out.",
            })}
          />
        )}
      </Form>
    </Dialog>
  );
}

const unset = { prefer: null, hours: null, voicemail: false, codeWord: null, avoid: null };

/** The rules in the form, apart from the version, which goes beside them. */
const nestRules = ({ prefer, hours, voicemail, codeWord, avoid, ...rest }: Values): Values => ({
  ...rest,
  safeLine: { prefer: prefer === "none" ? null : prefer, hours, voicemail, codeWord, avoid },
});

const rulesOf = ({ safeLine, version }: Person) => {
  const { prefer, ...rest } = safeLine ?? unset;
  return { prefer: prefer ?? "none", ...rest, version };
};

/** Writes down how they may be reached without harm. */
export function SafeLineDialog({ person, onClose }: PersonFormProps) {
  const say = useWords();
  const tell = useTellPart(people.setSafeLine, rulesOf);
  const { version, ...initial } = rulesOf(person);
  const options = [...useOptions(ways), { id: "none", label: say({ id: "people.way.none", message: "No wish" }) }];
  return (
    <Dialog title={say({ id: "people.safe.title", message: "Before you reach out" })} open onClose={onClose} firm>
      <Form
        tell={tell}
        initial={initial}
        fill={nestRules}
        also={{ personId: person.personId, version }}
        explain={{ safeLine: { id: "people.safe.tooLong", message: "Shorten what you wrote: it must fit one line." } }}
        submit={say({ id: "people.save", message: "Save" })}
        onDone={() => {
          onClose();
          showToast({ text: say({ id: "people.saved", message: "Saved" }) });
        }}
      >
        <p>{say({ id: "people.safe.lead", message: "Ask them. This stands on top of their page and of each case, before any number." })}</p>
        <RadioGroup
          name="prefer"
          optional
          label={say({ id: "people.safe.prefer", message: "How do they want to be reached?" })}
          options={options}
        />
        <TextField
          name="hours"
          optional
          width="half"
          label={say({ id: "people.safe.hours", message: "When?" })}
          hint={say({ id: "people.safe.hours.hint", message: "For example: after 4 pm, not on Sundays." })}
        />
        <Checkbox name="voicemail" label={say({ id: "people.safe.mayVoicemail", message: "Leaving a voicemail is fine" })} />
        <TextField
          name="codeWord"
          optional
          width="half"
          label={say({ id: "people.safe.codeWord", message: "Code word" })}
          hint={say({ id: "people.safe.codeWord.hint", message: "Said first, so that they know it is you and they can talk." })}
        />
        <TextArea
          name="avoid"
          optional
          rows={2}
          max={400}
          label={say({ id: "people.safe.avoid", message: "What must never happen" })}
          hint={say({ id: "people.safe.avoid.hint", message: "For example: do not call the home line; do not name us." })}
        />
      </Form>
    </Dialog>
  );
}
