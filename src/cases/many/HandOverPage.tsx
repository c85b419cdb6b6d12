import { useState } from "react";
import { accounts } from "../../staff/contract.ts";
import { useParam } from "../../ui/address.ts";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { Link } from "../../ui/Link.tsx";
import { useMe } from "../../ui/me.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { handOver } from "./contract.ts";
import { HandOverTable, type Plan, type Taker, takersOf } from "./HandOverTable.tsx";
import { manyExplain } from "./manyWords.ts";
import { RunResult } from "./RunResult.tsx";

/** Somebody leaves: what they carry goes to others, and somebody tells each person. An administrator sees numbers alone. */
export function HandOverPage() {
  const say = useWords();
  const me = useMe();
  const accountId = useParam("accountId");
  const plan = useAsk(handOver.plan, { accountId });
  const [runId, setRunId] = useState<string>();
  const name = plan.leaver.name;
  return (
    <Page
      title={say({ id: "cases.handOver.title", message: "Hand over from {name}" }, { name })}
      kind={say({ id: "cases.handOver", message: "Handing over" })}
      lead={say({
        id: "cases.handOver.lead",
        message: "Each case with its open steps goes to a colleague. Notes somebody kept for themself stay with them.",
      })}
      back={
        me.mayAdmin
          ? { href: "/settings/accounts", label: say({ id: "cases.handOver.accounts", message: "Accounts" }) }
          : { href: "/cases", label: say({ id: "cases.list", message: "Cases" }) }
      }
    >
      <div className="space-y-6">
        {runId && <RunResult runId={runId} onClose={() => setRunId(undefined)} />}
        {plan.cases.length === 0 && plan.covers === 0 ? (
          !runId && (
            <EmptyState icon="case" title={say({ id: "cases.handOver.none", message: "Nothing is left to hand over" })}>
              {say({ id: "cases.handOver.none.text", message: "{name} carries no open case that you could give on." }, { name })}
            </EmptyState>
          )
        ) : (
          <Giving key={plan.cases.length} plan={plan} accountId={accountId} onDone={setRunId} />
        )}
        {plan.cases.length === 0 && <Ending plan={plan} accountId={accountId} />}
      </div>
    </Page>
  );
}

function Giving({ plan, accountId, onDone }: { plan: Plan; accountId: string; onDone: (runId: string) => void }) {
  const say = useWords();
  const tell = useTell(handOver.run);
  const [takers, setTakers] = useState<ReadonlyMap<string, string>>(() => takersOf(plan));
  const [teller, setTeller] = useState<"receiver" | "me">("receiver");
  const others = [...new Map(plan.receivers.map((one) => [one.accountId, one])).values()];
  const [coverById, setCover] = useState<string | null>(others[0]?.accountId ?? null);
  const [problem, setProblem] = useState<unknown>();
  const ready = plan.cases.filter(({ caseId }) => takers.has(caseId));
  const seesNames = plan.cases.some(({ label }) => label !== null);
  const give = async () => {
    setProblem(undefined);
    const cases = ready.map(({ caseId, version }) => ({ caseId, version, toId: takers.get(caseId) ?? "" }));
    try {
      onDone((await tell({ accountId, cases, teller, coverById: plan.covers > 0 ? coverById : null })).id);
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <>
      <Summary plan={plan} takers={takers} />
      <Disclosure title={say({ id: "cases.handOver.change", message: "Change who takes what" })} open>
        <HandOverTable plan={plan} takers={takers} onTake={(caseId, toId) => setTakers(new Map(takers).set(caseId, toId))} />
      </Disclosure>
      {seesNames && (
        <RadioGroup
          label={say({ id: "cases.handOver.teller", message: "Who tells each person?" })}
          hint={say({ id: "cases.handOver.teller.hint", message: "A step for today is set in each case." })}
          value={teller}
          onChange={(value) => setTeller(value === "me" ? "me" : "receiver")}
          options={[
            { id: "receiver", label: say({ id: "cases.handOver.teller.receiver", message: "Their new case manager" }) },
            { id: "me", label: say({ id: "cases.handOver.teller.me", message: "I do" }) },
          ]}
        />
      )}
      {plan.covers > 0 && (
        <Select
          width="half"
          label={say(
            {
              id: "cases.handOver.cover",
              message: "{name} stands in for {count, plural, one {one colleague} other {# colleagues}}. Who does from now on?",
            },
            { name: plan.leaver.name, count: plan.covers },
          )}
          value={coverById}
          onChange={setCover}
          options={others.map(({ accountId: id, name }) => ({ id, label: name }))}
        />
      )}
      {problem !== undefined && <Notice live>{sayProblem(say, manyExplain, problem)}</Notice>}
      <Buttons>
        <Button kind="primary" waiting={tell.waiting} disabled={ready.length === 0 && plan.covers === 0} onPress={() => void give()}>
          {say(
            { id: "cases.handOver.give", message: "Hand over {count, plural, one {one case} other {# cases}}" },
            { count: ready.length },
          )}
        </Button>
      </Buttons>
    </>
  );
}

/** Who would carry what, in a line each. */
function Summary({ plan, takers }: { plan: Plan; takers: ReadonlyMap<string, string> }) {
  const say = useWords();
  const open = plan.cases.filter(({ caseId }) => !takers.has(caseId)).length;
  const lines = plan.receivers
    .map((one: Taker) => {
      const given = plan.cases.filter(({ caseId, programId }) => programId === one.programId && takers.get(caseId) === one.accountId);
      return { ...one, count: given.length, more: given.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .filter(({ count }) => count > 0);
  return (
    <Card
      title={say(
        { id: "cases.handOver.proposal", message: "Proposed: {count, plural, one {one case} other {# cases}}" },
        { count: plan.cases.length },
      )}
    >
      <ul className="space-y-2">
        {lines.map(({ accountId, programId, name, count, load, more, capacity }) => (
          <li key={`${accountId} ${programId}`}>
            <bdi className="font-semibold">{name}</bdi>:{" "}
            {say(
              { id: "cases.handOver.takes", message: "{count, plural, one {one case} other {# cases}}; would carry {after} of {capacity}" },
              { count, after: load + more, capacity },
            )}
          </li>
        ))}
      </ul>
      {open > 0 && (
        <p className="mt-3 font-semibold">
          {say(
            {
              id: "cases.handOver.nobody",
              message: "For {count, plural, one {one case} other {# cases}} nobody in the program can carry it now.",
            },
            { count: open },
          )}
        </p>
      )}
    </Card>
  );
}

/** Afterwards: the account is ended by an administrator. */
function Ending({ plan, accountId }: { plan: Plan; accountId: string }) {
  const say = useWords();
  const end = useTell(accounts.deactivate);
  const [problem, setProblem] = useState<unknown>();
  const name = plan.leaver.name;
  if (!plan.accountOpen)
    return <Notice icon="check">{say({ id: "cases.handOver.ended", message: "The account of {name} is closed." }, { name })}</Notice>;
  if (!plan.mayEndAccount)
    return (
      <Notice>
        {say({ id: "cases.handOver.askAdmin", message: "When {name} has left, an administrator closes the account." }, { name })}
      </Notice>
    );
  const endNow = () =>
    end({ accountId: accountId as never, version: plan.accountVersion }).then(
      () => showToast({ text: say({ id: "cases.handOver.endedNow", message: "Account closed" }) }),
      setProblem,
    );
  return (
    <Card title={say({ id: "cases.handOver.end", message: "Has {name} left?" }, { name })}>
      <p className="measure mb-4">
        {say({ id: "cases.handOver.end.text", message: "Closing the account ends every session and every role at once." })}
      </p>
      {problem !== undefined && <Notice live>{sayProblem(say, manyExplain, problem)}</Notice>}
      <Buttons>
        <Button waiting={end.waiting} onPress={() => void endNow()}>
          {say({ id: "cases.handOver.end.now", message: "Close the account" })}
        </Button>
        <Link href="/settings/accounts">{say({ id: "cases.handOver.end.later", message: "Later" })}</Link>
      </Buttons>
    </Card>
  );
}
