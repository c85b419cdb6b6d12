import type { z } from "zod";
import { useTellOver } from "../../cases/tellStale.ts";
import type { Values } from "../../ui/entries.ts";
import { Form } from "../../ui/Form.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import { board, type CaseloadPolicy } from "./contract.ts";

type Asked = z.output<typeof board.show.out>;

const fields: readonly { name: string; label: Message; hint?: Message }[] = [
  {
    name: "limit",
    label: { id: "today.policy.limit", message: "Weight one full-time case manager carries" },
    hint: { id: "today.policy.limit.hint", message: "Somebody who is there half the week carries half." },
  },
  { name: "warnAt", label: { id: "today.policy.warnAt", message: "Say so from this share on, in percent" } },
  {
    name: "peoplePerManager",
    label: { id: "today.policy.ratio", message: "People to one full-time case manager, at most" },
    hint: { id: "today.policy.ratio.hint", message: "Of people with an open case." },
  },
  { name: "triageOnly", label: { id: "today.policy.triageOnly", message: "Usual weight of a case that is only triaged" } },
  { name: "brief", label: { id: "today.policy.brief", message: "Usual weight with brief support" } },
  { name: "full", label: { id: "today.policy.full", message: "Usual weight with full support" } },
];

/** What the program thinks one can carry, to be set by its supervisors. */
export function PolicyForm({ programId, asked }: { programId: string; asked: Asked }) {
  const say = useWords();
  const tell = useTellOver(board.changePolicy, ({ version, ...policy }: CaseloadPolicy & { version: number }) => ({
    ...valuesOf(policy),
    version,
  }));
  return (
    <Form
      tell={tell}
      also={{ programId, version: asked.version }}
      initial={valuesOf(asked.policy)}
      fill={fillPolicy}
      submit={say({ id: "today.policy.save", message: "Save" })}
      onDone={() => showToast({ text: say({ id: "today.policy.saved", message: "Saved: loads are measured by it from now on" }) })}
    >
      {fields.map(({ name, label, hint }) => (
        <TextField key={name} name={name} width="short" inputMode="numeric" label={say(label)} {...(hint && { hint: say(hint) })} />
      ))}
    </Form>
  );
}

const valuesOf = ({ weights, ...policy }: CaseloadPolicy): Values => ({
  limit: String(policy.limit),
  warnAt: String(policy.warnAt),
  peoplePerManager: String(policy.peoplePerManager),
  triageOnly: String(weights.triage_only),
  brief: String(weights.brief),
  full: String(weights.full),
});

const numberOf = (value: unknown) => (typeof value === "string" && /^\d+$/.test(value.trim()) ? Number(value) : (value ?? null));

function fillPolicy({ triageOnly, brief, full, ...values }: Values): Values {
  return {
    ...values,
    limit: numberOf(values.limit),
    warnAt: numberOf(values.warnAt),
    peoplePerManager: numberOf(values.peoplePerManager),
    weights: { triage_only: numberOf(triageOnly), brief: numberOf(brief), full: numberOf(full) },
  } as Values;
}
