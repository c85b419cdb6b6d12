import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import type { Explain } from "../../ui/explaining.ts";
import { Form } from "../../ui/Form.tsx";
import { Section } from "../../ui/Page.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { PersonWord, ProgramKind, programs } from "./contract.ts";
import { kindWords, personWords } from "./programWords.ts";

export const explainProgram: Explain = {
  "name.taken": { id: "agencies.program.taken", message: "A program of yours is called so already. Choose another name." },
  "victimMoney.ownAgency": {
    id: "agencies.program.ownAgency",
    message:
      "Victim services stand in an agency of their own, best on an instance of their own, so that nobody else’s administrator or search comes near them. Have one set up, and add the program there.",
  },
  "victimMoney.always": { id: "agencies.program.always", message: "This agency is a victim service provider: all of its programs are." },
};

/** A new program: what it is, and the questions from which its rules follow. */
export function NewProgramForm({ victimServices, onClose }: { victimServices: boolean; onClose: () => void }) {
  const say = useWords();
  const known = [
    { id: "yes", label: say({ id: "agencies.known.yes", message: "Yes" }) },
    { id: "no", label: say({ id: "agencies.known.no", message: "No" }) },
    { id: "unsure", label: say({ id: "agencies.known.unsure", message: "I do not know" }) },
  ];
  return (
    <Form
      tell={useTell(programs.add)}
      initial={{
        takesConcerns: true,
        ...(victimServices && { kind: "victim_services", personWord: "survivor", victimMoney: "yes", privileged: "yes", education: "no" }),
      }}
      also={victimServices ? { victimMoney: "yes", privileged: "yes", education: "no" } : undefined}
      explain={explainProgram}
      submit={say({ id: "agencies.program.add.do", message: "Add the program" })}
      actions={<Button onPress={onClose}>{say({ id: "agencies.program.not", message: "Not now" })}</Button>}
      onDone={() => {
        showToast({ text: say({ id: "agencies.program.added", message: "Added. Give people their roles in it under Accounts." }) });
        onClose();
      }}
    >
      <TextField
        name="name"
        width="half"
        label={say({ id: "agencies.program.name", message: "What is it called?" })}
        hint={say({ id: "agencies.program.name.hint", message: "As its people and those they help know it." })}
      />
      <Select
        name="kind"
        width="half"
        label={say({ id: "agencies.program.kind", message: "What does it do?" })}
        options={ProgramKind.options.map((id) => ({ id, label: say(kindWords[id]) }))}
      />
      <RadioGroup
        name="personWord"
        label={say({ id: "agencies.program.word", message: "What do you call the people it helps?" })}
        options={PersonWord.options.map((id) => ({ id, label: say(personWords[id]) }))}
      />
      <Checkbox
        name="takesConcerns"
        label={say({ id: "agencies.program.takes", message: "Concerns may come to it" })}
        hint={say({
          id: "agencies.program.takes.hint",
          message: "Its public address is made under Where concerns go. Without this, people come to it from inside alone.",
        })}
      />
      {!victimServices && (
        <Section
          title={say({ id: "agencies.program.rules", message: "Which rules hold for what it writes down?" })}
          lead={say({
            id: "agencies.program.rules.lead",
            message:
              "Three questions, since a name says too little. The strictest answer holds, and it stays: ask your counsel where you do not know. Until then “I do not know” counts as yes.",
          })}
        >
          <RadioGroup
            name="victimMoney"
            label={say({
              id: "agencies.program.money",
              message: "Does money for victims of crime or violence pay for any of it, or is it a victim service provider?",
            })}
            hint={say({ id: "agencies.program.money.hint", message: "In the United States: VAWA, VOCA or FVPSA." })}
            options={known.slice(0, 2)}
          />
          <RadioGroup
            name="privileged"
            label={say({
              id: "agencies.program.privileged",
              message: "Does a licence, an office or a law bind those who work in it to silence?",
            })}
            hint={say({
              id: "agencies.program.privileged.hint",
              message: "Counselors, health staff, clergy, confidential advocates, an ombuds office.",
            })}
            options={known}
          />
          <RadioGroup
            name="education"
            label={say({
              id: "agencies.program.education",
              message: "Does a school or college keep what it writes down, about its students?",
            })}
            options={known}
          />
        </Section>
      )}
    </Form>
  );
}
