import { useState } from "react";
import { useOptions } from "../people/personWords.ts";
import { useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type Domain, goals, type LiveGoal } from "./contract.ts";
import { domainWords } from "./planWords.ts";
import { usePlanAct } from "./usePlanAct.ts";

/** Each goal, and what staff count it as: beside their words, and never in them. */
export function CodingRows({ goals: all, mayWrite }: { goals: readonly LiveGoal[]; mayWrite: boolean }) {
  const say = useWords();
  const [open, setOpen] = useState<string>();
  return (
    <ul className="divide-y divide-line">
      {all.map((goal) => {
        const coded = goal.coding.map(({ domain, code }) => [say(domainWords[domain]), code].filter(Boolean).join(" ")).join(", ");
        return (
          <li key={goal.goalId} className="py-2">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <span className="min-w-40 grow basis-0">
                <bdi>{goal.words}</bdi>
              </span>
              <span className="text-sm text-quiet">{coded || say({ id: "plans.coding.none", message: "not counted" })}</span>
              {mayWrite && open !== goal.goalId && (
                <Button
                  kind="quiet"
                  label={say({ id: "plans.coding.changeOf", message: "Count it as: {goal}" }, { goal: `\u2068${goal.words}\u2069` })}
                  onPress={() => setOpen(goal.goalId)}
                >
                  {say({ id: "plans.coding.change", message: "Count it as" })}
                </Button>
              )}
            </div>
            {open === goal.goalId && <CodingForm goal={goal} onDone={() => setOpen(undefined)} />}
          </li>
        );
      })}
    </ul>
  );
}

function CodingForm({ goal, onDone }: { goal: LiveGoal; onDone: () => void }) {
  const say = useWords();
  const tell = useTell(goals.code);
  const act = usePlanAct();
  const [first] = goal.coding;
  const [domain, setDomain] = useState<string | null>(first?.domain ?? null);
  const [code, setCode] = useState(first?.code ?? "");
  const fits = code === "" || /^[A-Za-z0-9][A-Za-z0-9._/-]{0,19}$/.test(code);
  const save = () =>
    void act(async () => {
      if (!fits) return;
      const codings = domain ? [{ domain: domain as Domain, code: code || null }] : [];
      await tell({ goalId: goal.goalId, codings: [...codings, ...goal.coding.slice(1).filter((one) => one.domain !== domain)] });
      onDone();
    });
  return (
    <div className="my-3 space-y-4">
      <Select
        width="half"
        label={say({ id: "plans.coding.domain", message: "Part of life" })}
        options={useOptions(domainWords)}
        value={domain}
        onChange={setDomain}
      />
      <TextField
        width="short"
        optional
        label={say({ id: "plans.coding.code", message: "Code" })}
        value={code}
        onChange={setCode}
        wrong={fits ? undefined : say({ id: "plans.coding.code.wrong", message: "Letters, digits, dots and dashes, twenty at most." })}
      />
      <Buttons>
        <Button onPress={save} waiting={tell.waiting}>
          {say({ id: "plans.coding.save", message: "Save" })}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          {say({ id: "plans.cancel", message: "Cancel" })}
        </Button>
      </Buttons>
    </div>
  );
}
