import { useRef, useState } from "react";
import type { z } from "zod";
import { useSearchParam } from "../../ui/address.ts";
import { useAsk } from "../../ui/asking.ts";
import { Card } from "../../ui/Card.tsx";
import { DatePicker } from "../../ui/DateField.tsx";
import { useDraft } from "../../ui/draft.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useKeptDraft } from "../../ui/keptDraft.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Select } from "../../ui/Select.tsx";
import { useWords } from "../../ui/words.ts";
import { shiftDay } from "../days.ts";
import { RunResult } from "../many/RunResult.tsx";
import { LONGEST_PAUSE_DAYS } from "../policy.ts";
import { season } from "./contract.ts";
import { SeasonBulk } from "./SeasonBulk.tsx";
import { SeasonGroups } from "./SeasonGroups.tsx";
import { SettleCard } from "./SettleCard.tsx";
import { type Choice, type Choices, keepChoices, proposalFor, readChoices } from "./seasonChoices.ts";

export type Season = z.output<typeof season.show.out>;

const ALL = "all";

/** The cases of one program and what was chosen for each; the choices are kept as a draft until they are settled. */
export function SeasonBoard({ programId }: { programId: string }) {
  const say = useWords();
  const { today } = useFormats();
  const [managerId, narrow] = useSearchParam("manager");
  const plan = useAsk(season.show, { programId, ...(managerId && { managerId }) });
  const draft = useKeptDraft(`case.season:${programId}`);
  const [kept] = useState(() => readChoices(draft.kept));
  const [choices, setChoices] = useState<Choices>(kept?.choices ?? new Map());
  const [wakeOn, setWakeOn] = useState<string | null>(kept?.wakeOn ?? plan.wakeOn);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [changed, setChanged] = useState(false);
  const [runId, setRunId] = useState<string | undefined>(plan.runId ?? undefined);
  const sent = useRef<Choices>(new Map());
  const result = useRef<HTMLDivElement>(null);
  const [values, setValues] = useState(() => keepChoices(choices, wakeOn));
  const put = (next: Choices, wake = wakeOn) => {
    setChoices(next);
    setWakeOn(wake);
    setValues(keepChoices(next, wake));
    setChanged(true);
  };
  const refill = (theirs: typeof values) => {
    const read = readChoices(theirs);
    if (read) put(read.choices, read.wakeOn);
  };
  const keeping = useDraft(values, changed, draft.keep, refill);
  const known = new Set(plan.cases.map(({ caseId }) => caseId as string));
  const chosen = picked.filter((id) => known.has(id));
  const choose = (ids: readonly string[], choice: Choice | undefined) => {
    const next = new Map(choices);
    for (const id of ids) {
      if (choice === undefined) next.delete(id);
      else next.set(id, choice);
    }
    put(next);
  };
  const proposals = plan.cases.filter((line) => proposalFor(line) && !choices.has(line.caseId));
  const takeProposals = () =>
    put(new Map([...choices, ...proposals.flatMap((line) => [[line.caseId as string, proposalFor(line) as Choice] as const])]));
  const settled = (id: string) => {
    keeping.settle();
    setChanged(false);
    sent.current = choices;
    setChoices(new Map());
    setPicked([]);
    setRunId(id);
    void draft.drop();
    result.current?.focus();
    result.current?.scrollIntoView({ block: "center" });
  };
  // What was left keeps what was chosen for it: the reason it was left is mended, and it is settled again.
  const keepLeft = (caseIds: readonly string[]) => {
    const left = caseIds.flatMap((id) => {
      const choice = sent.current.get(id);
      return choice && !choices.has(id) ? [[id, choice] as const] : [];
    });
    sent.current = new Map();
    if (left.length > 0) put(new Map([...choices, ...left]));
  };
  return (
    <div className="space-y-5">
      <div ref={result} tabIndex={-1} className="scroll-mt-24 outline-none">
        {runId && <RunResult runId={runId} onClose={() => setRunId(undefined)} onSettled={keepLeft} />}
      </div>
      {plan.cases.length === 0 ? (
        <EmptyState icon="case" title={say({ id: "cases.season.none", message: "No open cases here" })}>
          {say({ id: "cases.season.none.text", message: "Open cases that you answer for stand here; paused ones wait for their day." })}
        </EmptyState>
      ) : (
        <>
          <Card>
            <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
              <DatePicker
                label={say({ id: "cases.season.wakeOn", message: "What is paused wakes on" })}
                hint={
                  plan.wakeOn
                    ? say({ id: "cases.season.term", message: "The first program day after the next break of more than three weeks." })
                    : say({ id: "cases.season.noTerm", message: "The calendar shows no long break ahead. Choose a day." })
                }
                value={wakeOn}
                onChange={(day) => put(choices, day)}
                min={shiftDay(today(), 1)}
                max={shiftDay(today(), LONGEST_PAUSE_DAYS)}
              />
              {plan.managers.length > 1 || managerId ? (
                <Select
                  label={say({ id: "cases.season.whose", message: "Whose cases" })}
                  value={managerId ?? ALL}
                  onChange={(id) => narrow(id === ALL || id === null ? undefined : id)}
                  options={[
                    { id: ALL, label: say({ id: "cases.season.everybody", message: "Everybody’s" }) },
                    ...plan.managers.map(({ id, name }) => ({ id, label: name })),
                  ]}
                />
              ) : null}
            </div>
          </Card>
          {plan.more && (
            <Notice>
              {say(
                { id: "cases.season.more", message: "Here are the first {count}. To see all of somebody’s cases, choose whose." },
                { count: plan.cases.length },
              )}
            </Notice>
          )}
          <Card flush>
            <SeasonBulk
              plan={plan}
              count={chosen.length}
              total={plan.cases.length}
              proposals={proposals.length}
              onAll={() => setPicked(chosen.length === plan.cases.length ? [] : plan.cases.map(({ caseId }) => caseId))}
              onChoose={(choice) => choose(chosen, choice)}
              onProposals={takeProposals}
            />
            <SeasonGroups
              plan={plan}
              choices={choices}
              picked={chosen}
              onPick={setPicked}
              onChoose={(id, choice) => choose([id], choice)}
            />
          </Card>
          <SettleCard programId={programId} lines={plan.cases} choices={choices} wakeOn={wakeOn} keeping={keeping} onDone={settled} />
        </>
      )}
    </div>
  );
}
