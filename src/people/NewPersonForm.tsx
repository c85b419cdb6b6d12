import { useContext } from "react";
import { useGo } from "../ui/address.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { people } from "./contract.ts";
import { FoundPeople } from "./FoundPeople.tsx";
import { personHref, usePeopleSearch } from "./findPeople.ts";
import { AddressedFields, BornField, CallField, LanguageFields } from "./PersonFields.tsx";
import { safeties, useOptions } from "./personWords.ts";

interface NewPersonFormProps {
  /** What was typed in vain. */
  call: string;
  programs: readonly { id: string; name: string }[];
  onCancel: () => void;
}

/** Writes a person down: a word to call them by, and whatever else is known and needed (D15). */
export function NewPersonForm({ call, programs, onCancel }: NewPersonFormProps) {
  const say = useWords();
  const go = useGo();
  const tell = useTell(people.create);
  const only = programs.length === 1 ? programs[0]?.id : undefined;
  return (
    <Form
      tell={tell}
      initial={{ call, programId: only ?? null, safe: "unknown" }}
      fill={gather}
      onDone={({ id }) => go(personHref(id), { replace: true })}
      submit={say({ id: "people.new.save", message: "Write them down" })}
      actions={<Button onPress={onCancel}>{say({ id: "people.new.back", message: "Back to the search" })}</Button>}
    >
      <CallField autoFocus />
      <AlreadyKnown />
      {!only && <ProgramField programs={programs} />}
      <div className="border-t border-line">
        <Disclosure title={say({ id: "people.new.more", message: "More, if you know it and need it" })}>
          <div className="space-y-6">
            <AddressedFields />
            <div className="grid gap-6 sm:grid-cols-2">
              <TextField name="given" optional label={say({ id: "people.field.legalGiven", message: "First name on papers" })} />
              <TextField name="family" optional label={say({ id: "people.field.legalFamily", message: "Family name on papers" })} />
            </div>
            <BornField />
            <LanguageFields />
          </div>
        </Disclosure>
        <Disclosure title={say({ id: "people.new.reach", message: "A way to reach them" })}>
          <ReachFields />
        </Disclosure>
      </div>
    </Form>
  );
}

function ProgramField({ programs }: { programs: readonly { id: string; name: string }[] }) {
  const say = useWords();
  const label = say({ id: "people.field.program", message: "Program" });
  const options = programs.map(({ id, name }) => ({ id, label: name }));
  return options.length > 5 ? (
    <Select name="programId" label={label} options={options} width="half" />
  ) : (
    <RadioGroup name="programId" label={label} options={options} />
  );
}

function ReachFields() {
  const say = useWords();
  return (
    <div className="space-y-6">
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="phone" type="tel" inputMode="tel" optional label={say({ id: "people.point.phone", message: "Phone" })} />
        <TextField name="email" type="email" inputMode="email" optional label={say({ id: "people.point.email", message: "E-mail" })} />
      </div>
      <RadioGroup
        name="safe"
        label={say({ id: "people.field.safe", message: "Is it safe to use?" })}
        hint={say({ id: "people.field.safe.hint", message: "Not safe: others may read or hear it. It is hidden from then on." })}
        options={useOptions(safeties)}
      />
    </div>
  );
}

/** Who is there by that name already, while it is typed. */
function AlreadyKnown() {
  const say = useWords();
  const typed = useContext(FillingContext)?.values["call"];
  const { found = [] } = usePeopleSearch(typeof typed === "string" ? typed : "");
  if (found.length === 0) return null;
  const title = say({ id: "people.new.known", message: "Is it one of these?" });
  return (
    <Card title={title} level={2} tone="quiet" flush>
      <FoundPeople found={found.slice(0, 4)} label={title} />
    </Card>
  );
}

/** What the contract wants, of what is in the fields. */
function gather({ given, family, phone, email, safe, ...rest }: Values): Values {
  const point = (kind: string, value: unknown) =>
    typeof value === "string" && value.trim()
      ? [{ kind, value, label: null, safe, safeHours: null, voicemailOk: false, textOk: false }]
      : [];
  const name = { kind: "legal", given, middle: null, family, full: null, useWith: ["us"] };
  return { ...rest, names: given || family ? [name] : [], contactPoints: [...point("phone", phone), ...point("email", email)] };
}
