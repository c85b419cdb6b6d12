import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { numberIn } from "../../cases/formValues.ts";
import { accounts } from "../../staff/contract.ts";
import { askKey, useAsk, useCall, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import type { Values } from "../../ui/entries.ts";
import { Form } from "../../ui/Form.tsx";
import type { Option } from "../../ui/options.ts";
import { Select } from "../../ui/Select.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { fromWords } from "../concernWords.ts";
import { concerns, type RoutingRule, routing, sources } from "../contract.ts";
import { useProgramsHere } from "../decision/PassFields.tsx";
import { categoryLabels, urgencyLabels } from "../public/wording.ts";

/** A rule: of what comes to a program, which goes where. */
export function RuleForm({ rules, onClose }: { rules: readonly z.output<typeof RoutingRule>[]; onClose: () => void }) {
  const say = useWords();
  const call = useCall();
  const tell = useTell(routing.add);
  const programs = (useProgramsHere() ?? []).map(({ id, name }) => ({ id, label: name }));
  const { sites } = useAsk(concerns.doors, {});
  const { data } = useQuery({ queryKey: askKey(accounts.colleagues, {}), queryFn: () => call(accounts.colleagues, {}) });
  const colleagues = (data?.colleagues ?? []).map(({ id, name, title }) => ({ id, label: name, ...(title && { hint: title }) }));
  const last = Math.max(0, ...rules.map((rule) => rule.place));
  const any: Option = { id: "", label: say({ id: "concerns.routing.any", message: "Any" }) };
  const words = (table: Readonly<Record<string, Message>>) => [
    any,
    ...Object.entries(table).map(([id, label]) => ({ id, label: say(label) })),
  ];
  const nobody: Option = { id: "", label: say({ id: "concerns.routing.nobody", message: "Nobody in particular" }) };
  return (
    <Form
      tell={tell}
      initial={{
        programId: programs.length === 1 ? (programs[0]?.id ?? null) : null,
        place: String(Math.min(999, last + 10)),
        whenSource: "",
        whenCategory: "",
        whenUrgency: "",
        whenSite: "",
        toProgram: "",
        toAccount: "",
      }}
      fill={fillRule}
      explain={{ toProgram: { id: "concerns.routing.missing", message: "Say where it goes: a program, a person, or both." } }}
      submit={say({ id: "concerns.routing.save", message: "Add this rule" })}
      actions={<Button onPress={onClose}>{say({ id: "concerns.routing.cancel", message: "Not now" })}</Button>}
      onDone={() => {
        showToast({ text: say({ id: "concerns.routing.added", message: "The rule counts from now on." }) });
        onClose();
      }}
    >
      <div className="grid items-end gap-5 sm:grid-cols-[minmax(0,1fr)_13rem]">
        <Select name="programId" label={say({ id: "concerns.routing.from", message: "Of what comes to" })} options={programs} />
        <TextField
          name="place"
          type="number"
          inputMode="numeric"
          label={say({ id: "concerns.routing.place", message: "Place in the order" })}
        />
      </div>
      <fieldset className="space-y-4">
        <legend className="mb-1 text-lg font-semibold">{say({ id: "concerns.routing.when", message: "When it is" })}</legend>
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <Select
            name="whenSource"
            optional
            label={say({ id: "concerns.routing.source", message: "From whom" })}
            options={words(Object.fromEntries(sources.map((one) => [one, fromWords[one]])))}
          />
          <Select
            name="whenCategory"
            optional
            label={say({ id: "concerns.routing.category", message: "About what" })}
            options={words(categoryLabels)}
          />
          <Select
            name="whenUrgency"
            optional
            label={say({ id: "concerns.routing.urgency", message: "How soon, they say" })}
            options={words(urgencyLabels)}
          />
          {sites.length > 0 && (
            <Select
              name="whenSite"
              optional
              label={say({ id: "concerns.routing.site", message: "At which place" })}
              options={[any, ...sites.map(({ id, name }) => ({ id, label: name }))]}
            />
          )}
        </div>
      </fieldset>
      <fieldset className="space-y-4">
        <legend className="mb-1 text-lg font-semibold">{say({ id: "concerns.routing.to", message: "It goes to" })}</legend>
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <Select
            name="toProgram"
            optional
            label={say({ id: "concerns.routing.toProgram", message: "The team of" })}
            options={[{ ...nobody, label: say({ id: "concerns.routing.stay", message: "The same program" }) }, ...programs]}
          />
          <Select
            name="toAccount"
            optional
            label={say({ id: "concerns.routing.toAccount", message: "Into the hands of" })}
            options={[nobody, ...colleagues]}
          />
        </div>
      </fieldset>
    </Form>
  );
}

const fillRule = (values: Values): Values => ({ ...values, place: numberIn(values, "place") });
