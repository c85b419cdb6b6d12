import { useContext } from "react";
import { shiftDay } from "../cases/days.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type GoalId, goals } from "./contract.ts";
import { planExplain } from "./planWords.ts";

/** A step towards a goal: what, who, by when. */
export function ActionForm({ goalId, onDone }: { goalId: GoalId; caseId: string; onDone: () => void }) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  return (
    <Form
      tell={useTell(goals.act)}
      also={{ goalId }}
      initial={{ ownerKind: "staff", dueOn: shiftDay(formats.today(), 7), what: "", ownerName: "" }}
      fill={(values: Values) => ({
        ...values,
        ownerId: values.ownerKind === "staff" ? me.id : null,
        ownerName: values.ownerKind === "outside" ? values.ownerName : null,
        dueOn: values.dueOn ?? null,
      })}
      explain={planExplain}
      submit={say({ id: "plans.step.save", message: "Save the step" })}
      actions={
        <Button kind="quiet" onPress={onDone}>
          {say({ id: "plans.cancel", message: "Cancel" })}
        </Button>
      }
      onDone={onDone}
      className="rounded-md bg-sunken p-4"
    >
      <Fields />
    </Form>
  );
}

function Fields() {
  const say = useWords();
  const formats = useFormats();
  const filling = useContext(FillingContext);
  const kind = filling?.values.ownerKind;
  return (
    <>
      <TextField name="what" autoFocus spellCheck label={say({ id: "plans.step.what", message: "What is done?" })} />
      <RadioGroup
        name="ownerKind"
        look="chips"
        label={say({ id: "plans.step.who", message: "Who does it?" })}
        options={[
          { id: "staff", label: say({ id: "plans.owner.me", message: "Me" }) },
          { id: "person", label: say({ id: "plans.owner.person", message: "They themselves" }) },
          { id: "outside", label: say({ id: "plans.owner.outside", message: "Somebody outside" }) },
        ]}
      />
      {kind === "outside" && (
        <TextField name="ownerName" width="half" optional={false} label={say({ id: "plans.owner.name", message: "Who?" })} />
      )}
      <DatePicker
        name="dueOn"
        optional={kind !== "staff"}
        min={formats.today()}
        label={say({ id: "plans.step.due", message: "By when?" })}
      />
    </>
  );
}
