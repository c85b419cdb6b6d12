import { useState } from "react";
import { useTell } from "../ui/asking.ts";
import { ComboBox } from "../ui/ComboBox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Values } from "../ui/entries.ts";
import type { Explain } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type Person, people } from "./contract.ts";
import { usePeopleSearch } from "./findPeople.ts";
import { usePersonText } from "./PersonName.tsx";
import { relationKinds, safeties, useOptions } from "./personWords.ts";

const explain: Explain = {
  "other.missing": { id: "people.relation.whom", message: "Say who it is: find them, or write their name." },
  "other.self": { id: "people.relation.self", message: "That is the same person. Choose somebody else." },
};

/** Says who somebody is to the person: one already known, or a new name with a number. */
export function RelationshipDialog({ personId, onClose }: { personId: Person["personId"]; onClose: () => void }) {
  const say = useWords();
  const text = usePersonText();
  const [typed, setTyped] = useState("");
  const { found = [] } = usePeopleSearch(typed);
  const options = found
    .filter((one) => one.personId !== personId)
    .map(({ personId: id, label, site }) => ({ id, label: text(label), hint: [label.tag, site].filter(Boolean).join(" · ") }));
  return (
    <Dialog title={say({ id: "people.relation.add", message: "Add somebody" })} open onClose={onClose} firm>
      <Form
        tell={useTell(people.addRelationship)}
        initial={{ kind: "parent", safe: "unknown" }}
        fill={gather}
        also={{ personId }}
        explain={explain}
        submit={say({ id: "people.save", message: "Save" })}
        onDone={onClose}
      >
        <Select
          name="kind"
          width="half"
          label={say({ id: "people.relation.kind", message: "Who are they to them?" })}
          options={useOptions(relationKinds)}
        />
        <TextField
          name="other"
          optional
          width="half"
          label={say({ id: "people.relation.name", message: "What they are called" })}
          hint={say({ id: "people.relation.name.hint", message: "Somebody new. Only those who see this page see them." })}
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField name="phone" type="tel" inputMode="tel" optional label={say({ id: "people.point.phone", message: "Phone" })} />
        </div>
        <RadioGroup name="safe" label={say({ id: "people.field.safe", message: "Is it safe to use?" })} options={useOptions(safeties)} />
        <ComboBox
          name="otherId"
          optional
          className="sm:max-w-80"
          label={say({ id: "people.relation.known", message: "Or somebody already known here" })}
          options={options}
          onSearch={setTyped}
          empty={say({ id: "people.relation.type", message: "Type a name." })}
        />
      </Form>
    </Dialog>
  );
}

/** What the contract wants, of what is in the fields. */
function gather({ other, phone, safe, ...rest }: Values): Values {
  const call = typeof other === "string" ? other.trim() : "";
  const value = typeof phone === "string" ? phone.trim() : "";
  return {
    ...rest,
    other: call && !rest["otherId"] ? { call, initial: null, tag: null, pronouns: null } : null,
    contactPoints: value ? [{ kind: "phone", value, label: null, safe, safeHours: null, voicemailOk: false, textOk: false }] : [],
  };
}
