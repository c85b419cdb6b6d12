import { useFormValues } from "../cases/formValues.ts";
import { useTellOver } from "../cases/tellStale.ts";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { DatePicker } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import type { Explain } from "../ui/explaining.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Domain, type Need, type NeedKind, needs, type Sheet } from "./contract.ts";
import { heardWords, kindWords, priorityWords, statusWords, useDomainName } from "./needWords.ts";

const explain: Explain = {
  "firstSeen.future": { id: "assessments.talk.future", message: "“{label}” is still to come." },
  "status.notOfThisKind": { id: "assessments.need.status.wrong", message: "“{label}”: choose another." },
  "case.closed": { id: "assessments.need.closed", message: "This case is closed." },
};

const presses = (kind: unknown) => kind === "need" || kind === "barrier";
const fillNeed = ({ domain, ...values }: Values): Values => ({ ...values, domain: domain === "none" ? null : domain });

/** Adds one between two talks. */
export function AddNeedForm({ sheet, onDone }: { sheet: Sheet; onDone: () => void }) {
  const say = useWords();
  const { today } = useFormats();
  return (
    <Form
      tell={useTell(needs.add)}
      also={{ caseId: sheet.caseId }}
      initial={{ kind: "strength", domain: "none", heardFrom: "person", priority: "soon", firstSeen: today() }}
      fill={({ priority, ...values }) => fillNeed({ ...values, priority: presses(values["kind"]) ? priority : null })}
      explain={explain}
      submit={say({ id: "assessments.need.add", message: "Add it" })}
      onDone={() => {
        showToast({ text: say({ id: "assessments.need.added", message: "Added" }) });
        onDone();
      }}
    >
      <RadioGroup name="kind" label={say({ id: "assessments.need.kind", message: "What is it?" })} options={useOptions(kindWords)} />
      <NeedFields domains={sheet.domains} />
    </Form>
  );
}

/** Puts one right, or says what became of it. */
export function ChangeNeedForm({ need, sheet, onDone }: { need: Need; sheet: Sheet; onDone: () => void }) {
  const say = useWords();
  const statuses = useOptions(statusWords).filter(({ id }) => presses(need.kind) || id === "open" || id === "mistaken");
  return (
    <Form
      tell={useTellOver(needs.change, (now: Need) => valuesOf(now))}
      also={{ needId: need.needId, version: need.version }}
      initial={valuesOf(need)}
      fill={fillNeed}
      explain={explain}
      submit={say({ id: "assessments.need.save", message: "Save it so" })}
      onDone={() => {
        showToast({ text: say({ id: "assessments.need.saved", message: "Saved" }) });
        onDone();
      }}
    >
      <NeedFields domains={sheet.domains} kind={need.kind} />
      <RadioGroup name="status" label={say({ id: "assessments.need.status", message: "Where does it stand?" })} options={statuses} />
    </Form>
  );
}

const valuesOf = ({ words, domain, heardFrom, priority, firstSeen, status, version }: Need): Values => ({
  words,
  domain: domain ?? "none",
  heardFrom,
  priority,
  firstSeen,
  status,
  version,
});

function NeedFields({ domains, kind }: { domains: readonly Domain[]; kind?: NeedKind }) {
  const say = useWords();
  const { today } = useFormats();
  const { values } = useFormValues();
  const nameOf = useDomainName(domains);
  const shown = domains.filter(({ code, asked }) => asked || code === values["domain"]);
  const [priorities, heard] = [useOptions(priorityWords), useOptions(heardWords)];
  const none = { id: "none", label: say({ id: "assessments.domain.none", message: "No part of life in particular" }) };
  return (
    <>
      <TextArea name="words" rows={3} label={say({ id: "assessments.need.words", message: "In their own words" })} />
      <Select
        name="domain"
        width="half"
        label={say({ id: "assessments.row.domain", message: "Part of life" })}
        options={[none, ...shown.map(({ code }) => ({ id: code, label: nameOf(code) }))]}
      />
      {presses(kind ?? values["kind"]) && (
        <RadioGroup
          name="priority"
          optional={false}
          label={say({ id: "assessments.row.priority", message: "How soon does it matter to them?" })}
          options={priorities}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Select name="heardFrom" label={say({ id: "assessments.row.heard", message: "Who told us?" })} options={heard} />
        <DatePicker name="firstSeen" label={say({ id: "assessments.row.since", message: "Since when?" })} max={today()} />
      </div>
    </>
  );
}
