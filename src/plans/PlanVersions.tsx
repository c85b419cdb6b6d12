import { Disclosure } from "../ui/Disclosure.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { type Message, useWords } from "../ui/words.ts";
import type { Plan } from "./contract.ts";
import { type Change, diffPlans } from "./diffPlans.ts";
import { statusWords } from "./planWords.ts";

const quoted = (words: string | null) => (words ? `\u2068“${words}”\u2069` : "—");

const dayWords: Readonly<Record<"reviewOn" | "targetEnd" | "startOn", Message>> = {
  reviewOn: { id: "plans.diff.reviewOn", message: "Looked at again by {to}, and not by {from}." },
  targetEnd: { id: "plans.diff.targetEnd", message: "Planned until {to}, and not until {from}." },
  startOn: { id: "plans.diff.startOn", message: "It begins {to}, and not {from}." },
};

/** What changed from one version to the next, one sentence each. */
export function useChangeWords(): (change: Change) => string {
  const say = useWords();
  const formats = useFormats();
  const day = (value: string | null) => (value ? formats.day(value) : "—");
  return (change) => {
    switch (change.what) {
      case "statement":
        return say(
          { id: "plans.diff.statement", message: "In their words: {to}. Before: {from}." },
          { from: quoted(change.from), to: quoted(change.to) },
        );
      case "added":
        return say({ id: "plans.diff.added", message: "New: {words}." }, { words: quoted(change.words) });
      case "dropped":
        return say({ id: "plans.diff.dropped", message: "Dropped: {words}." }, { words: quoted(change.words) });
      case "reworded":
        return say(
          { id: "plans.diff.reworded", message: "Reworded: {from} is now {to}." },
          { from: quoted(change.from), to: quoted(change.to) },
        );
      case "moved":
        return say(
          { id: "plans.diff.moved", message: "Earlier in their order: {words}, from {from} to {to}." },
          { words: quoted(change.words), from: change.from, to: change.to },
        );
      default:
        return say(dayWords[change.what], { from: day(change.from), to: day(change.to) });
    }
  };
}

/** The versions there were, each with what it changed. None is ever deleted. */
export function PlanVersions({ all }: { all: readonly Plan[] }) {
  const say = useWords();
  const formats = useFormats();
  const tell = useChangeWords();
  const told = all.filter(({ status }) => status !== "draft");
  if (told.length === 0) return null;
  return (
    <Disclosure level={2} title={say({ id: "plans.versions", message: "Versions" })} aside={told.length}>
      <ol className="space-y-4 pb-3">
        {told.map((plan) => {
          const before = told.find(({ number, agreedAt }) => number < plan.number && agreedAt !== null);
          const changes = before && plan.agreedAt ? diffPlans(before, plan) : [];
          return (
            <li key={plan.planId}>
              <p className="flex flex-wrap items-baseline gap-x-3">
                <Link href={`/plans/${plan.planId}/copy`}>
                  {say({ id: "plans.version", message: "Version {number}" }, { number: plan.number })}
                </Link>
                <span className="text-sm text-quiet">
                  {[say(statusWords[plan.status]), plan.agreedAt && formats.nearDay(formats.dayOf(plan.agreedAt)), plan.agreedBy?.name]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </p>
              {changes.length > 0 && (
                <ul className="measure mt-1 list-disc space-y-1 ps-6">
                  {changes.map((change) => {
                    const words = tell(change);
                    return <li key={words}>{words}</li>;
                  })}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </Disclosure>
  );
}
