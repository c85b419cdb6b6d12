import { useContext, useEffect } from "react";
import type { Access } from "../../kernel/contract.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Values } from "../../ui/entries.ts";
import type { Explain } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { FillingContext } from "../../ui/filling.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { Slot } from "../../ui/Slot.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import { usePersonText } from "../PersonName.tsx";
import { useOptions } from "../personWords.ts";
import { useTellPart } from "../tellPart.ts";
import { type Adult, FACTS, family } from "./contract.ts";
import { bases, factValues, factWords, orderKinds } from "./familyWords.ts";
import { mayHoldScan } from "./policy.ts";

const how = { id: "people.basis.missing", message: "“{label}”: say how you know." };
const explain: Explain = {
  "contactBasis.missing": how,
  "recordsBasis.missing": how,
  "decideBasis.missing": how,
  "pickUpBasis.missing": how,
  "orderKind.missing": { id: "people.order.kind.missing", message: "Say what kind of order it is." },
  "until.beforeFrom": { id: "people.order.before", message: "It ends before it begins. Look at the two days again." },
  "scanId.unknown": { id: "people.order.scan.gone", message: "The file is no longer there. Choose it again." },
};

interface FamilyDialogProps {
  personId: Adult["adultId"];
  adult: Adult;
  access: Access;
  onClose: () => void;
}

/** What an adult may do, and by what word; a paper's days and its scan only where there is one. */
export function FamilyDialog({ personId, adult, access, onClose }: FamilyDialogProps) {
  const say = useWords();
  const text = usePersonText();
  const tell = useTellPart(family.set, (current: Adult) => ({ ...valuesOf(current), version: current.version }));
  return (
    <Dialog
      title={say({ id: "people.family.title", message: "What {name} may do" }, { name: text(adult.label) })}
      open
      width="wide"
      onClose={onClose}
      firm
    >
      <Form
        tell={tell}
        initial={valuesOf(adult)}
        also={{ personId, adultId: adult.adultId, version: adult.version }}
        fill={gather}
        explain={explain}
        submit={say({ id: "people.save", message: "Save" })}
        onDone={onClose}
      >
        <FactFields />
        <Paper withScan={mayHoldScan({ access })} hasScan={Boolean(adult.standing?.scanId)} />
        <Checkbox
          name="accused"
          label={say({ id: "people.family.isAccused", message: "They are said to have harmed this person or their other parent" })}
          hint={say({ id: "people.family.isAccused.hint", message: "Then they are never asked to sign for them." })}
        />
      </Form>
    </Dialog>
  );
}

function useValues() {
  const filling = useContext(FillingContext);
  const values = filling?.values ?? {};
  return { values, put: filling?.put, known: FACTS.filter((fact) => values[fact] && values[fact] !== "unknown") };
}

/** A fact is said, then how it is known: what was said of the one before it stands there first. */
function FactFields() {
  const say = useWords();
  const { values, put, known } = useValues();
  const usual = known.map((fact) => values[`${fact}Basis`]).find(Boolean);
  const bare = known.find((fact) => !values[`${fact}Basis`]);
  useEffect(() => {
    if (usual && bare && put) put(`${bare}Basis`, usual);
  }, [usual, bare, put]);
  const answers = useOptions(factValues);
  const options = useOptions(bases);
  return FACTS.map((fact) => (
    <div key={fact} className="grid items-start gap-x-6 gap-y-3 sm:grid-cols-2">
      <RadioGroup name={fact} label={say(factWords[fact])} options={answers} />
      {known.includes(fact) && (
        <Select name={`${fact}Basis`} optional={false} label={say({ id: "people.basis", message: "How do you know?" })} options={options} />
      )}
    </div>
  ));
}

function Paper({ withScan, hasScan }: { withScan: boolean; hasScan: boolean }) {
  const say = useWords();
  const { values, known } = useValues();
  const kinds = useOptions(orderKinds);
  const by = known.map((fact) => values[`${fact}Basis`]);
  const order = by.includes("court_order");
  if (!order && !by.includes("agreement")) return null;
  return (
    <div className="space-y-6 border-s-2 border-line ps-4">
      {order && (
        <>
          <Select
            name="orderKind"
            optional={false}
            width="half"
            label={say({ id: "people.order.kind", message: "What kind of order?" })}
            options={kinds}
          />
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField name="court" optional label={say({ id: "people.order.court", message: "Court" })} />
            <TextField name="number" optional label={say({ id: "people.order.number", message: "Its number" })} />
          </div>
        </>
      )}
      <div className="grid gap-6 sm:grid-cols-2">
        <DatePicker name="from" optional label={say({ id: "people.order.from", message: "From" })} />
        <DatePicker
          name="until"
          optional
          label={say({ id: "people.order.until", message: "Until" })}
          hint={say({ id: "people.order.until.hint", message: "It counts on that day too. The day after, we ask again." })}
        />
      </div>
      {withScan && (
        <div>
          {hasScan && (
            <p className="mb-2 text-quiet">
              {say({ id: "people.order.hasScan", message: "The paper is already kept. A new one takes its place." })}
            </p>
          )}
          <Slot name="person.scan" id="scanId" />
        </div>
      )}
    </div>
  );
}

/** What stands in the form. */
function valuesOf({ standing }: Adult): Values {
  const { now, by, at, takenFrom, takenWhy, scanId, ...kept } = standing ?? {
    now: null,
    by: null,
    at: null,
    takenFrom: null,
    takenWhy: null,
    scanId: null,
  };
  return { contact: "unknown", records: "unknown", decide: "unknown", pickUp: "unknown", accused: false, ...kept, scanId: "" };
}

/** What the contract wants, of what is in the fields. */
const gather = (values: Values): Values => ({
  court: null,
  number: null,
  ...values,
  scanId: values["scanId"] || null,
  accused: values["accused"] === true,
});
