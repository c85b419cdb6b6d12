import { useSearchParam } from "../ui/address.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { cx } from "../ui/look.ts";
import { Section } from "../ui/Page.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { useWords } from "../ui/words.ts";
import { ChangeList } from "./ChangeList.tsx";
import type { Change, Kind, Run } from "./contract.ts";
import { changeOrder, kindOrder, kindWords, numberWords, oldPeople } from "./importWords.ts";

/** The difference in numbers, a line a kind; each number opens its list. */
export function WhatChanges({ run }: { run: Run }) {
  const say = useWords();
  const [open, setOpen] = useSearchParam("show");
  const done = run.status === "applied";
  const kinds = kindOrder.filter((kind) => run.counts[kind]);
  return (
    <Section
      title={
        done ? say({ id: "imports.changes.done", message: "What changed" }) : say({ id: "imports.changes", message: "What would change" })
      }
      lead={
        run.status === "dropped" ? undefined : say({ id: "imports.changes.lead", message: "Press a number to see the list behind it." })
      }
    >
      <Card flush>
        <ul className="divide-y divide-line">
          {kinds.map((kind) => (
            <KindRow key={kind} run={run} kind={kind} open={open} onOpen={setOpen} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

interface KindRowProps {
  run: Run;
  kind: Kind;
  open: string | undefined;
  onOpen: (open: string | undefined) => void;
}

function KindRow({ run, kind, open, onOpen }: KindRowProps) {
  const say = useWords();
  const of = run.counts[kind];
  if (!of) return null;
  const changes = changeOrder.filter((change) => of[change] > 0);
  const shown = changes.find((change) => open === `${kind}.${change}`);
  return (
    <li className="px-5 py-(--row)">
      <div className="grid items-center gap-x-4 gap-y-1.5 sm:grid-cols-[12.5rem_minmax(0,1fr)_auto]">
        <h3 className="font-semibold">{say(run.kind === "cases" && kind === "person" ? oldPeople : kindWords[kind])}</h3>
        <div className="flex flex-wrap items-center gap-2">
          {changes.map((change) => (
            <HowMany
              key={change}
              change={change}
              count={of[change]}
              still={run.status === "dropped"}
              open={shown === change}
              onPress={() => onOpen(shown === change ? undefined : `${kind}.${change}`)}
            />
          ))}
        </div>
        <p className="text-sm text-quiet sm:text-end">
          {say({ id: "imports.same.count", message: "{count, plural, =0 {none unchanged} other {# unchanged}}" }, { count: of.same })}
        </p>
      </div>
      {shown && run.status !== "dropped" && (
        <div className="pt-3 pb-2">
          <Wait lines={3}>
            <ChangeList runId={run.runId} kind={kind} change={shown} />
          </Wait>
        </div>
      )}
    </li>
  );
}

/** So many; once the list was let go, only to be read. */
function HowMany({
  change,
  count,
  open,
  still,
  onPress,
}: {
  change: Change;
  count: number;
  open: boolean;
  still: boolean;
  onPress: () => void;
}) {
  const say = useWords();
  const text = say(numberWords[change], { count });
  if (still) return <span className="px-3 text-quiet">{text}</span>;
  return (
    <Button
      icon={open ? "up" : "down"}
      expanded={open}
      className={cx("px-3! font-normal!", open && "border-accent! bg-wash!")}
      onPress={onPress}
    >
      {text}
    </Button>
  );
}
