import type { PersonId } from "../people/contract.ts";
import { useOptions } from "../people/personWords.ts";
import { SECTIONS } from "../people/policy.ts";
import { useGo } from "../ui/address.ts";
import { useTell } from "../ui/asking.ts";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { type Me, useMe } from "../ui/me.ts";
import { Section } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { CarrierField } from "./CarrierField.tsx";
import { caseExplain } from "./caseExplain.ts";
import { risks } from "./caseWords.ts";
import { cases } from "./contract.ts";
import { shiftDay } from "./days.ts";
import { LevelFields, TargetField, weighed } from "./LevelForm.tsx";
import { NoteFields, type NotePlace, noteOrNone, rememberAudience, usualAudience } from "./NoteFields.tsx";
import { TaskFields, taskIn } from "./TaskFields.tsx";

interface OpenCaseFormProps {
  program: Me["programs"][number];
  personId: PersonId;
  /** Where it goes on from; else to the case. */
  onOpened?: (caseId: string) => void;
}

/** With whom, how much, and what is first: a case is never open without a case manager and a next step. */
export function OpenCaseForm({ program, personId, onOpened }: OpenCaseFormProps) {
  const say = useWords();
  const go = useGo();
  const me = useMe();
  const { today } = useFormats();
  const tell = useTell(cases.open);
  const place = placeIn(program);
  const done = ({ id }: { id: string }, values: Values) => {
    if (noteOrNone(values, "note.")) rememberAudience(program.id, values["note.audience"]);
    showToast({ text: say({ id: "cases.new.done", message: "The case is open" }) });
    if (onOpened) return onOpened(id);
    // Whoever opens a case for a colleague need not see it afterwards.
    go(values.managerId === me.id || program.sees === "program" ? `/cases/${id}` : "/cases", { replace: true });
  };
  return (
    <Form
      tell={tell}
      also={{ personId, programId: program.id }}
      initial={{ weight: "1", "firstStep.kind": "task", "note.audience": usualAudience(program.id, place.regime), "note.topic": "notes" }}
      fill={fillOpening}
      explain={caseExplain}
      submit={say({ id: "cases.new.save", message: "Open the case" })}
      onDone={done}
      className="space-y-9!"
    >
      <Section title={say({ id: "cases.new.manager", message: "Who manages it?" })}>
        <Wait lines={3}>
          <CarrierField
            name="managerId"
            label={say({ id: "cases.new.manager.label", message: "Primary case manager" })}
            programId={program.id}
          />
        </Wait>
      </Section>
      <Section title={say({ id: "cases.new.first", message: "What is the first step?" })}>
        <TaskFields prefix="firstStep." />
      </Section>
      <Section title={say({ id: "cases.new.much", message: "How much support?" })}>
        <LevelFields />
        <RadioGroup
          name="risk"
          optional
          label={say({ id: "cases.level.risk", message: "How worried are we?" })}
          options={useOptions(risks)}
        />
        <TargetField min={shiftDay(today(), 1)} />
      </Section>
      <Disclosure level={2} title={say({ id: "cases.new.note", message: "A first note" })}>
        <div className="space-y-5">
          <NoteFields place={place} prefix="note." optional label={say({ id: "cases.note.body", message: "Note" })} />
        </div>
      </Disclosure>
    </Form>
  );
}

function fillOpening(values: Values): Values {
  const { managerId, serviceLevel, risk, targetEnd, weight } = values;
  return {
    ...weighed({ weight }),
    managerId,
    serviceLevel,
    risk,
    targetEnd,
    firstStep: taskIn(values, "firstStep."),
    note: noteOrNone(values, "note."),
  };
}

/** Who could read a note in a case of this program; whoever opens it writes under general notes only. */
const placeIn = ({ name, regime, personWord }: Me["programs"][number]): NotePlace => ({
  programName: name,
  regime,
  personWord,
  access: { because: [], sections: SECTIONS.notes, canWrite: true },
});
