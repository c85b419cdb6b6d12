import { useState } from "react";
import { useFormValues } from "../cases/formValues.ts";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { type Decision, type Leave, leaves } from "./contract.ts";
import { leaveExplain, outcomeWords, termKindWords } from "./leaveWords.ts";
import { PolicyLine } from "./PolicyLine.tsx";

const MOST = 20;
const head = ["outcome", "assessment", "from", "until", "appealHow", "appealBy"];

/** What was decided before an appeal, in the fields: it stays so unless somebody changes it. */
const asDecided = ({ outcome, terms, reasoning }: Decision): Values => ({
  outcome,
  ...Object.fromEntries(
    terms.flatMap(({ kind, what, cites }, n) => [
      [`terms.${n}.kind`, kind],
      [`terms.${n}.what`, what],
      [`terms.${n}.reason`, reasoning?.reasons[n] ?? ""],
      ...(cites === null ? [] : [[`terms.${n}.cites`, cites]]),
    ]),
  ),
});

/** What the contract wants of what is in the fields: each term whose words stand there. */
const fillDecision = (values: Values): Values => {
  const at = (n: number, field: string) => values[`terms.${n}.${field}`] ?? null;
  const terms = Array.from({ length: MOST }, (_, n) => n)
    .filter((n) => `terms.${n}.what` in values)
    .map((n) => ({ kind: at(n, "kind") ?? "care", what: at(n, "what") ?? "", reason: at(n, "reason") ?? "", cites: at(n, "cites") }));
  return { ...Object.fromEntries(Object.entries(values).filter(([name]) => head.includes(name))), terms };
};

/** A request, a return or an appeal is decided: for this person, under the version that applies, with how it is appealed (R82). */
export function DecideDialog({ leave, onClose }: { leave: Leave; onClose: () => void }) {
  const say = useWords();
  const formats = useFormats();
  const ofAppeal = leave.status === "appealed";
  const [terms, setTerms] = useState(ofAppeal ? (leave.decisions.at(-1)?.terms.length ?? 0) : 0);
  const ofReturn = leave.status === "return_requested" || (ofAppeal && leave.decisions.at(-1)?.stage === "return");
  const before = leave.decisions.at(-1);
  const appealBy = new Date(Date.parse(`${formats.today()}T00:00Z`) + leave.policy.appealDays * 86_400_000).toISOString().slice(0, 10);
  return (
    <Dialog title={say({ id: "leaves.decide.title", message: "A decision" })} open onClose={onClose} firm width="wide">
      <Form
        tell={useTell(leaves.decide)}
        also={{ leaveId: leave.leaveId, version: leave.version, policyId: leave.policy.policyId }}
        initial={ofAppeal && before ? asDecided(before) : { appealBy }}
        fill={fillDecision}
        explain={leaveExplain}
        submit={say({ id: "leaves.decide.save", message: "Decide it so" })}
        onDone={() => {
          showToast({ text: say({ id: "leaves.decided", message: "Decided. Whoever manages the case goes through it with them." }) });
          onClose();
        }}
      >
        <PolicyLine policy={leave.policy} applies />
        <RadioGroup
          name="outcome"
          optional={false}
          label={say({ id: "leaves.decide.outcome", message: "What is decided?" })}
          {...(ofAppeal && {
            hint: say({
              id: "leaves.decide.again",
              message: "It takes the place of what was decided before. That stands here with its terms: leave it, or change it.",
            }),
          })}
          options={useOptions(outcomeWords)}
        />
        <TextArea
          name="assessment"
          rows={4}
          label={say({ id: "leaves.assessment", message: "Why, of this person" })}
          hint={say({ id: "leaves.assessment.hint", message: "Read by reviewers and the person alone." })}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-5">
          <DatePicker
            name="from"
            optional
            label={
              ofReturn
                ? say({ id: "leaves.decide.back", message: "Back on another day" })
                : say({ id: "leaves.decide.from", message: "Another first day" })
            }
          />
          {!ofReturn && leave.until && (
            <DatePicker name="until" optional label={say({ id: "leaves.decide.until", message: "Another last day" })} />
          )}
          {!ofReturn && !leave.until && (
            <DatePicker
              name="until"
              optional
              label={say({ id: "leaves.decide.untilFirst", message: "Last day away, if it is approved: nobody has said it yet" })}
            />
          )}
        </div>
        {Array.from({ length: terms }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a term is its place
          <TermFields key={n} n={n} />
        ))}
        {terms < MOST && (
          <Button icon="plus" onPress={() => setTerms(terms + 1)}>
            {say({ id: "leaves.term.add", message: "A term" })}
          </Button>
        )}
        {!ofAppeal && (
          <>
            <TextArea name="appealHow" optional={false} rows={2} label={say({ id: "leaves.appealHow", message: "How they can appeal" })} />
            <DatePicker name="appealBy" optional={false} label={say({ id: "leaves.appealBy", message: "Until when" })} />
          </>
        )}
      </Form>
    </Dialog>
  );
}

function TermFields({ n }: { n: number }) {
  const say = useWords();
  const { values } = useFormValues();
  return (
    <fieldset className="space-y-4 rounded-md border border-line p-4">
      <legend className="px-1 font-semibold">{say({ id: "leaves.term.n", message: "Term {n}" }, { n: n + 1 })}</legend>
      <Select
        name={`terms.${n}.kind`}
        optional={false}
        width="half"
        label={say({ id: "leaves.term.kind", message: "About what" })}
        options={useOptions(termKindWords)}
      />
      <TextArea
        name={`terms.${n}.what`}
        optional={false}
        rows={2}
        label={say({ id: "leaves.term.what", message: "What is asked of them" })}
      />
      <TextArea
        name={`terms.${n}.reason`}
        optional={false}
        rows={2}
        label={say({ id: "leaves.term.reason", message: "Why, of this person, and not of everybody" })}
      />
      {values[`terms.${n}.kind`] === "least_time" && (
        <TextArea
          name={`terms.${n}.cites`}
          optional={false}
          rows={2}
          label={say({ id: "leaves.term.cites", message: "What the policy says, word for word" })}
        />
      )}
    </fieldset>
  );
}
