import { useLayoutEffect, useRef, useState } from "react";
import { useSearchParam } from "../../ui/address.ts";
import { useAsk } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { useWords } from "../../ui/words.ts";
import { CheckInCard } from "./CheckInCard.tsx";
import { checkIns } from "./contract.ts";

/** Two minutes each, one person after another: how it goes, how you spoke, when again. */
export function CheckInsPage() {
  const say = useWords();
  const [asked, choose] = useSearchParam("who");
  const filter = asked === "all" ? "all" : "due";
  const title = say({ id: "cases.checkIns", message: "Check-ins" });
  return (
    <Page
      title={title}
      kind={title}
      width="text"
      lead={say({ id: "cases.checkIns.lead", message: "Two minutes each, one after another." })}
      back={{ href: "/cases", label: say({ id: "cases.list", message: "Cases" }) }}
    >
      <RadioGroup
        label={say({ id: "cases.checkIns.who", message: "With whom" })}
        labelHidden
        value={filter}
        onChange={(value) => choose(value === "all" ? "all" : undefined)}
        options={[
          { id: "due", label: say({ id: "cases.checkIns.due", message: "Due, or never yet" }) },
          { id: "all", label: say({ id: "cases.checkIns.all", message: "Everybody" }) },
        ]}
      />
      <Wait lines={8}>
        <Round key={filter} filter={filter} />
      </Wait>
    </Page>
  );
}

/** The round as it was when it began: who is done leaves it, who is passed over comes at its end. */
function Round({ filter }: { filter: "due" | "all" }) {
  const say = useWords();
  const { rows } = useAsk(checkIns.list, { filter });
  const [order] = useState(() => rows.map(({ caseId }) => caseId));
  const [past, setPast] = useState<readonly string[]>([]);
  const [done, setDone] = useState<readonly string[]>([]);
  const known = new Map(rows.map((row) => [row.caseId as string, row]));
  const left = [...order.filter((one) => !past.includes(one)), ...past].filter((one) => !done.includes(one) && known.has(one));
  const current = known.get(left[0] ?? "");
  // Whoever comes next is seen from the name on: nobody answers for one person beneath another's questions.
  const top = useRef<HTMLDivElement>(null);
  const before = useRef(current?.caseId);
  useLayoutEffect(() => {
    if (before.current === current?.caseId) return;
    before.current = current?.caseId;
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView({ block: "start" });
  }, [current?.caseId]);
  if (!current)
    return (
      <EmptyState
        icon="check"
        title={
          done.length > 0
            ? say(
                { id: "cases.checkIns.over", message: "That was everybody: {count, plural, one {one check-in} other {# check-ins}}" },
                { count: done.length },
              )
            : say({ id: "cases.checkIns.none", message: "No check-in is due" })
        }
      >
        {say({ id: "cases.checkIns.none.text", message: "Whoever is to be asked again comes here on that day." })}
      </EmptyState>
    );
  return (
    <div ref={top} tabIndex={-1} className="scroll-mt-20 space-y-3 outline-none">
      <div className="flex items-center justify-between gap-4">
        <p className="text-sm text-quiet" aria-live="polite">
          {say({ id: "cases.checkIns.count", message: "{done} done, {left} to go" }, { done: done.length, left: left.length })}
        </p>
        {left.length > 1 && (
          <Button kind="quiet" icon="forward" onPress={() => setPast([...past.filter((one) => one !== current.caseId), current.caseId])}>
            {say({ id: "cases.checkIns.next", message: "Next person" })}
          </Button>
        )}
      </div>
      <CheckInCard
        key={current.caseId}
        row={current}
        onDone={() => setDone([...done, current.caseId])}
        onUndone={() => setDone((all) => all.filter((one) => one !== current.caseId))}
      />
    </div>
  );
}
