import { useTell } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Menu } from "../ui/Menu.tsx";
import { Slots } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { type Domain, goals, type LiveGoal, type Rating } from "./contract.ts";
import { Dots } from "./Dots.tsx";
import { attainments, domainWords } from "./planWords.ts";
import { usePlanAct } from "./usePlanAct.ts";

const signed = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : "0");
const ofKind = (goal: LiveGoal, kind: Rating["kind"]) => goal.ratings.filter((one) => one.kind === kind);

/** How each goal goes and how they came to services, in one view (C30): as they see it, and by goal attainment, each with where it began. */
export function PlanProgress({ caseId, goals: all }: { caseId: string; goals: readonly LiveGoal[] }) {
  const say = useWords();
  return (
    <Card title={say({ id: "plans.progress", message: "How it is going" })}>
      <ul className="divide-y divide-line">
        {all.map((goal) => (
          <GoalProgress key={goal.goalId} goal={goal} />
        ))}
      </ul>
      <Outcomes all={all} />
      <Slots names={["case.services"]} id={caseId} />
    </Card>
  );
}

function GoalProgress({ goal }: { goal: LiveGoal }) {
  const say = useWords();
  const rate = useTell(goals.rate);
  const act = usePlanAct();
  return (
    <li className="flex flex-wrap gap-x-6 gap-y-2 py-3">
      <span className="min-w-48 grow basis-0 font-semibold">
        <bdi>{goal.words}</bdi>
      </span>
      <dl className="grid min-w-64 grow basis-0 grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1 text-sm">
        <dt className="text-quiet">{say({ id: "plans.progress.own", message: "As they see it" })}</dt>
        <dd>
          <History ratings={ofKind(goal, "own")} show={(value) => <Dots value={value} />} />
        </dd>
        <dt className="text-quiet">{say({ id: "plans.progress.gas", message: "Goal attainment" })}</dt>
        <dd className="flex flex-wrap items-baseline gap-x-2">
          <History
            ratings={ofKind(goal, "attainment")}
            show={(value) => (
              <bdi dir="ltr" className="tabular-nums">
                {signed(value)}
              </bdi>
            )}
          />
          <Menu
            kind="quiet"
            label={say({ id: "plans.progress.rate", message: "Rate today" })}
            heading={goal.words}
            entries={attainments.map(({ value, says }) => ({
              id: String(value),
              label: say(says),
              run: () => void act(() => rate({ goalId: goal.goalId, kind: "attainment", value })),
            }))}
          />
        </dd>
      </dl>
    </li>
  );
}

/** From the first look to the last, with the day of each; at most six of them. */
function History({ ratings, show }: { ratings: readonly Rating[]; show: (value: number) => React.ReactNode }) {
  const say = useWords();
  const formats = useFormats();
  if (ratings.length === 0) return <span className="text-quiet">{say({ id: "plans.progress.none", message: "not asked yet" })}</span>;
  const few = ratings.length > 6 ? [...ratings.slice(0, 1), ...ratings.slice(-5)] : ratings;
  return (
    <ol className="flex flex-wrap gap-x-3 gap-y-1">
      {few.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: looks have no name, and none is moved
        <li key={at} className="flex items-baseline gap-1.5">
          {show(one.value)} <span className="text-quiet">{formats.nearDay(one.onDay)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What came of it by part of life: how many goals, and where attainment went from first to last. */
function Outcomes({ all }: { all: readonly LiveGoal[] }) {
  const say = useWords();
  const by = new Map<Domain, LiveGoal[]>();
  for (const goal of all) for (const { domain } of goal.coding) by.set(domain, [...(by.get(domain) ?? []), goal]);
  if (by.size === 0) return null;
  return (
    <>
      <h3 className="mt-4 font-semibold">{say({ id: "plans.outcomes", message: "By part of life" })}</h3>
      <ul className="mt-1 text-sm">
        {[...by].map(([domain, of]) => {
          const rated = of.map((goal) => ofKind(goal, "attainment")).filter((looks) => looks.length > 0);
          const mean = (pick: (looks: readonly Rating[]) => Rating | undefined) =>
            rated.reduce((sum, looks) => sum + (pick(looks)?.value ?? 0), 0) / Math.max(rated.length, 1);
          const [from, to] = [mean((looks) => looks[0]), mean((looks) => looks.at(-1))].map(
            (n) => `\u2066${signed(Math.round(n * 10) / 10)}\u2069`,
          );
          return (
            <li key={domain} className="flex flex-wrap gap-x-3 py-0.5">
              <span className="font-semibold">{say(domainWords[domain])}</span>
              <span className="text-quiet">
                {say({ id: "plans.outcomes.goals", message: "{count, plural, one {# goal} other {# goals}}" }, { count: of.length })}
                {rated.length > 0 &&
                  ` · ${say({ id: "plans.outcomes.went", message: "attainment from {from} to {to}" }, { from: from ?? "", to: to ?? "" })}`}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
