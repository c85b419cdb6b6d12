import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useRef, useState } from "react";
import { Problem } from "../kernel/problem.ts";
import { isolate } from "../people/PersonName.tsx";
import { useCall, useTell } from "../ui/asking.ts";
import { Button, Buttons } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useDraft } from "../ui/draft.ts";
import { Notice } from "../ui/Notice.tsx";
import { TextArea } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { AgreeCard } from "./AgreeCard.tsx";
import { BeginningsMenu } from "./BeginningsMenu.tsx";
import { type GoalId, type Plan, plans } from "./contract.ts";
import { copyLocaleFor } from "./copy/personsCopy.ts";
import { PlanFields } from "./PlanFields.tsx";
import type { ShownPlans } from "./PlanPart.tsx";
import { usePlanAct } from "./usePlanAct.ts";

/** A goal in the making: its key is the page's own until the draft knows it. */
interface Row {
  readonly key: string;
  readonly goalId: GoalId | null;
  readonly words: string;
}
export type Body = Pick<Plan, "statement" | "language" | "authoredWith" | "startOn" | "targetEnd" | "reviewOn"> & {
  readonly rows: readonly Row[];
};

const bodyOf = ({ statement, language, authoredWith, startOn, targetEnd, reviewOn, goals }: Plan): Body => ({
  statement,
  language,
  authoredWith,
  startOn,
  targetEnd,
  reviewOn,
  rows: goals.length > 0 ? goals.map(({ goalId, words }) => ({ key: goalId, goalId, words })) : [{ key: "first", goalId: null, words: "" }],
});

/** A draft being written with them: kept a second after each change, agreed when they say so. */
export function PlanEditor({ draft, before, shown }: { draft: Plan; before: Plan | undefined; shown: ShownPlans }) {
  const say = useWords();
  const call = useCall();
  const memory = useQueryClient();
  const act = usePlanAct();
  const setAside = useTell(plans.setAside);
  const [first] = useState(() => bodyOf(draft));
  const [body, setBody] = useState(first);
  const [kept, setKept] = useState(first);
  const [lost, setLost] = useState(false);
  // What the draft knows: its version, and which goal each row became. A write waits for the one before it.
  const version = useRef(draft.version);
  const ids = useRef(new Map<string, GoalId>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const made = useRef(0);
  const change = (more: Partial<Body>) => setBody((now) => ({ ...now, ...more }));
  const setRows = (next: (rows: readonly Row[]) => readonly Row[]) => setBody((now) => ({ ...now, rows: next(now.rows) }));
  const add = (words = "") => {
    made.current += 1;
    const key = `new${made.current}`;
    setRows((rows) => [...rows.filter((row) => words === "" || row.words.trim() !== ""), { key, goalId: null, words }]);
  };
  const move = (at: number, to: number) =>
    setRows((rows) => {
      const next = [...rows];
      const [row] = next.splice(at, 1);
      if (row) next.splice(to, 0, row);
      return next;
    });

  const write = (what: Body): Promise<void> => {
    const run = async () => {
      const rows = what.rows.filter(({ words }) => words.trim() !== "");
      const { rows: _, ...rest } = what;
      try {
        const out = await call(plans.write, {
          ...rest,
          planId: draft.planId,
          version: version.current,
          goals: rows.map(({ key, goalId, words }) => ({ goalId: goalId ?? ids.current.get(key) ?? null, words })),
        });
        version.current = out.version;
        for (const [i, { key }] of rows.entries()) {
          const id = out.goalIds[i];
          if (id) ids.current.set(key, id);
        }
        setKept(what);
      } catch (problem) {
        if (problem instanceof Problem && problem.status === 409) setLost(true);
        throw problem;
      }
    };
    const next = queue.current.then(run, run);
    queue.current = next.catch(() => {});
    return next;
  };
  const keeping = useDraft(body, body !== kept && !lost, write, setBody);

  if (lost)
    return (
      <Notice
        title={say({ id: "plans.elsewhere", message: "Somebody else has written in this draft" })}
        action={
          <Button onPress={() => void memory.invalidateQueries().then(() => location.reload())}>
            {say({ id: "plans.elsewhere.show", message: "Show what stands" })}
          </Button>
        }
      >
        {say({ id: "plans.elsewhere.text", message: "What they wrote stands. What you typed last is not in it." })}
      </Notice>
    );
  return (
    <div className="space-y-6">
      <Card
        title={
          before ? say({ id: "plans.draft.next", message: "What changes" }) : say({ id: "plans.draft.first", message: "What they want" })
        }
        aside={
          keeping.says ||
          (kept !== first && body === kept
            ? say({ id: "plans.kept", message: "Draft kept" })
            : say({ id: "plans.draft.number", message: "Draft of version {number}" }, { number: draft.number }))
        }
      >
        <div className="space-y-6">
          <TextArea
            label={say({ id: "plans.statement", message: "In their own words, if they like" })}
            hint={say({
              id: "plans.statement.hint",
              message: "As they say it, in their language.",
            })}
            optional
            rows={2}
            value={body.statement ?? ""}
            onChange={(text) => change({ statement: text === "" ? null : text })}
          />
          <ol className="space-y-4">
            {body.rows.map((row, at) => (
              <li key={row.key} className="flex flex-wrap items-end gap-2">
                <TextArea
                  className="min-w-60 grow basis-0"
                  label={say({ id: "plans.goal", message: "What they want: {n}" }, { n: at + 1 })}
                  rows={1}
                  value={row.words}
                  onChange={(words) => setRows((rows) => rows.map((one) => (one.key === row.key ? { ...one, words } : one)))}
                />
                <GoalButtons
                  words={row.words}
                  first={at === 0}
                  last={at === body.rows.length - 1}
                  onUp={() => move(at, at - 1)}
                  onDown={() => move(at, at + 1)}
                  onDrop={() => setRows((rows) => rows.filter((one) => one.key !== row.key))}
                />
              </li>
            ))}
          </ol>
          <Buttons>
            <Button icon="plus" onPress={() => add()}>
              {say({ id: "plans.goal.add", message: "One more thing they want" })}
            </Button>
            <Suspense fallback={null}>
              <BeginningsMenu programKind={shown.programKind} locale={copyLocaleFor(body.language)} onChoose={add} />
            </Suspense>
          </Buttons>
          <PlanFields body={body} onChange={change} />
        </div>
      </Card>
      <AgreeCard
        draft={draft}
        flush={() => write(body)}
        version={() => version.current}
        onSettle={keeping.settle}
        onAside={() =>
          void act(async () => {
            keeping.settle();
            await queue.current;
            await setAside({ planId: draft.planId, version: version.current });
          })
        }
      />
    </div>
  );
}

function GoalButtons(props: { words: string; first: boolean; last: boolean; onUp: () => void; onDown: () => void; onDrop: () => void }) {
  const say = useWords();
  const goal = isolate(props.words);
  return (
    <span className="flex">
      <Button
        kind="quiet"
        icon="up"
        disabled={props.first}
        label={say({ id: "plans.goal.up", message: "Earlier: {goal}" }, { goal })}
        onPress={props.onUp}
      />
      <Button
        kind="quiet"
        icon="down"
        disabled={props.last}
        label={say({ id: "plans.goal.down", message: "Later: {goal}" }, { goal })}
        onPress={props.onDown}
      />
      <Button kind="quiet" icon="cross" label={say({ id: "plans.goal.drop", message: "Drop: {goal}" }, { goal })} onPress={props.onDrop} />
    </span>
  );
}
