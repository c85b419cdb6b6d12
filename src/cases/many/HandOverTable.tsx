import type { z } from "zod";
import { PersonName, usePersonText } from "../../people/PersonName.tsx";
import { Select } from "../../ui/Select.tsx";
import { useWords } from "../../ui/words.ts";
import type { handOver } from "./contract.ts";

export type Plan = z.output<typeof handOver.plan.out>;
export type Taker = Plan["receivers"][number];

/** Who takes what at first: as it is proposed. */
export const takersOf = (plan: Plan): ReadonlyMap<string, string> =>
  new Map(plan.cases.flatMap(({ caseId, toId }) => (toId ? [[caseId as string, toId] as const] : [])));

interface HandOverTableProps {
  plan: Plan;
  takers: ReadonlyMap<string, string>;
  onTake: (caseId: string, toId: string) => void;
}

/** Each case, and who takes it. */
export function HandOverTable({ plan, takers, onTake }: HandOverTableProps) {
  const say = useWords();
  const text = usePersonText();
  return (
    <ul className="divide-y divide-line">
      {plan.cases.map(({ caseId, number, label, weight, programId, programName }) => {
        const numbered = say({ id: "cases.handOver.number", message: "Case {number}" }, { number: String(number) });
        const called = label ? text(label) : numbered;
        return (
          <li key={caseId} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-2.5">
            <div className="min-w-48 grow basis-0">
              <p className="font-semibold">{label ? <PersonName label={label} /> : called}</p>
              <p className="text-sm text-quiet">
                {label && `${numbered} · `}
                <bdi>{programName}</bdi> · {say({ id: "cases.handOver.weight", message: "weight {weight}" }, { weight })}
              </p>
            </div>
            <Select
              className="w-full sm:w-64"
              label={say({ id: "cases.handOver.to", message: "Who takes {what}" }, { what: called })}
              value={takers.get(caseId) ?? null}
              onChange={(value) => value && onTake(caseId, value)}
              options={plan.receivers
                .filter((one) => one.programId === programId)
                .map(({ accountId, name, load, capacity, away }) => ({
                  id: accountId,
                  label: name,
                  hint: away
                    ? say({ id: "cases.carrier.away", message: "away now" })
                    : say({ id: "cases.handOver.load", message: "carries {load} of {capacity}" }, { load, capacity }),
                }))}
            />
          </li>
        );
      })}
    </ul>
  );
}
