import { useContext } from "react";
import { useTell } from "../ui/asking.ts";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import type { Point } from "./ContactPointRow.tsx";
import { type Person, people } from "./contract.ts";
import { pointKinds, safeties, useOptions } from "./personWords.ts";
import { useTellPart } from "./tellPart.ts";

interface ContactPointDialogProps {
  personId: Person["personId"];
  /** The one that is corrected; without it a new one is added. */
  point: Point | undefined;
  onClose: () => void;
}

/** A way to reach somebody, and whether it is safe. */
export function ContactPointDialog({ personId, point, onClose }: ContactPointDialogProps) {
  const say = useWords();
  const title = point
    ? say({ id: "people.point.change", message: "Change it" })
    : say({ id: "people.point.add", message: "Add a number or address" });
  return (
    <Dialog title={title} open onClose={onClose} firm>
      {point ? <ChangePoint personId={personId} point={point} onClose={onClose} /> : <AddPoint personId={personId} onDone={onClose} />}
    </Dialog>
  );
}

function AddPoint({ personId, onDone }: { personId: Person["personId"]; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(people.addContactPoint)}
      initial={{ kind: "phone", safe: "unknown", voicemailOk: false, textOk: false }}
      also={{ personId }}
      submit={say({ id: "people.save", message: "Save" })}
      onDone={onDone}
    >
      <RadioGroup name="kind" label={say({ id: "people.point.kind", message: "What is it?" })} options={useOptions(pointKinds)} />
      <TextField name="value" label={say({ id: "people.point.value", message: "Number or address" })} />
      <MannerFields />
    </Form>
  );
}

function ChangePoint({ personId, point, onClose }: ContactPointDialogProps & { point: Point }) {
  const say = useWords();
  const { contactPointId, version, masked, kind, value, ...manner } = point;
  const tell = useTellPart(people.changeContactPoint, ({ contactPoints }) => {
    const current = contactPoints.find((one) => one.contactPointId === contactPointId);
    return current && { ...current, ...(masked && { value: "" }) };
  });
  return (
    <Form
      tell={tell}
      initial={{ ...manner, kind, value: masked ? "" : value }}
      fill={({ kind: _, ...rest }) => rest}
      also={{ personId, contactPointId, version }}
      submit={say({ id: "people.save", message: "Save" })}
      onDone={onClose}
    >
      <TextField
        name="value"
        label={say(pointKinds[kind])}
        hint={masked && say({ id: "people.point.stays", message: "Hidden. Left empty, it stays as it is." })}
      />
      <MannerFields />
    </Form>
  );
}

function MannerFields() {
  const say = useWords();
  const phone = useContext(FillingContext)?.values["kind"] === "phone";
  return (
    <>
      <RadioGroup
        name="safe"
        label={say({ id: "people.field.safe", message: "Is it safe to use?" })}
        hint={say({ id: "people.field.safe.hint", message: "Not safe: others may read or hear it. It is hidden from then on." })}
        options={useOptions(safeties)}
      />
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField
          name="label"
          label={say({ id: "people.point.label", message: "What it is called" })}
          hint={say({ id: "people.point.label.hint", message: "For example: work, grandmother’s house." })}
        />
        <TextField name="safeHours" label={say({ id: "people.point.hours", message: "Safe hours" })} />
      </div>
      {phone && (
        <div className="space-y-1">
          <Checkbox name="textOk" label={say({ id: "people.point.mayText", message: "Texts are fine" })} />
          <Checkbox name="voicemailOk" label={say({ id: "people.safe.mayVoicemail", message: "Leaving a voicemail is fine" })} />
        </div>
      )}
    </>
  );
}
