import { useState } from "react";
import { useAsk, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { ComebackCard } from "./comeback/ComebackCard.tsx";
import { leaves, type Status } from "./contract.ts";
import { DecisionRows } from "./DecisionRows.tsx";
import { LeaveActs } from "./LeaveActs.tsx";
import { becauseWords, leaveExplain, nextWords, statusWords } from "./leaveWords.ts";
import { OfficeList } from "./OfficeList.tsx";
import { PolicyLine } from "./PolicyLine.tsx";

const away: readonly Status[] = ["on_leave", "return_requested", "return_decided"];

/** Leave and return: where a leave stands and what comes next, what was decided, what to look at before going, and coming back. */
export function LeavePart({ id: caseId }: { id: string }) {
  const say = useWords();
  const found = useAsk(leaves.ofCase, { caseId: caseId as never });
  const [asking, setAsking] = useState(false);
  const running = found.leaves.find(({ status }) => status !== "closed");
  const over = found.leaves.filter((one) => one !== running);
  return (
    <div className="max-w-4xl space-y-6">
      <Card title={say({ id: "leaves.card", message: "Medical leave of absence" })}>
        {running ? (
          <Running found={found} leave={running} />
        ) : asking ? (
          <AskForm caseId={caseId} onDone={() => setAsking(false)} />
        ) : found.policy ? (
          <>
            <p className="measure text-quiet">
              {say({
                id: "leaves.none",
                message: "No leave is asked for. It is one process whatever the condition is, and nobody is asked which.",
              })}
            </p>
            <PolicyLine policy={found.policy} />
            {found.maySteer && (
              <div className="mt-4">
                <Button icon="calendar" onPress={() => setAsking(true)}>
                  {say({ id: "leaves.ask", message: "They ask for a leave" })}
                </Button>
              </div>
            )}
          </>
        ) : (
          <p className="measure text-quiet">
            {say({
              id: "leaves.noPolicy",
              message: "No leave policy is published yet. An administrator does that under Settings, Leave policy.",
            })}
          </p>
        )}
      </Card>
      {running && <DecisionRows decisions={running.decisions} />}
      {running && running.policy.offices.length > 0 && <OfficeList offices={running.policy.offices} />}
      {over.length > 0 && (
        <Disclosure title={say({ id: "leaves.over", message: "Leaves that are over" })} aside={over.length}>
          <div className="space-y-4">
            {over.map((leave) => (
              <Over key={leave.leaveId} leave={leave} />
            ))}
          </div>
        </Disclosure>
      )}
      <ComebackCard caseId={caseId} onLeave={running !== undefined && away.includes(running.status)} />
    </div>
  );
}

type Found = ReturnType<typeof useAsk<typeof leaves.ofCase.in, typeof leaves.ofCase.out>>;
type One = Found["leaves"][number];

function Running({ found, leave }: { found: Found; leave: One }) {
  const say = useWords();
  const formats = useFormats();
  const { status, due } = leave;
  const late = due !== null && due < formats.today();
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone="accent">{say(statusWords[status])}</Badge>
        <LeaveDays leave={leave} />
        {leave.back && <span>{say({ id: "leaves.back", message: "back on {day}" }, { day: formats.longDay(leave.back) })}</span>}
      </p>
      {leave.onPage && (
        <p className="mt-2 text-quiet">
          {say({ id: "leaves.onPage", message: "Asked for on {day}, on their own page." }, { day: formats.longDay(leave.askedOn) })}
        </p>
      )}
      {status !== "closed" && (
        <p className="mt-3 measure">
          <b>{say({ id: "leaves.next", message: "Next:" })}</b> {say(nextWords[status])}
          {due && !late && (
            <span className="text-quiet"> {say({ id: "leaves.by", message: "by {day}" }, { day: formats.longDay(due) })}</span>
          )}
          {due && late && (
            <>
              {" "}
              <Badge tone="warn">{say({ id: "leaves.late", message: "was due on {day}" }, { day: formats.longDay(due) })}</Badge>
            </>
          )}
        </p>
      )}
      <p className="mt-2 text-quiet">
        {say({ id: "leaves.documents", message: "Documentation complete:" })}{" "}
        {found.documents === null
          ? say({ id: "leaves.documents.unsaid", message: "not said yet" })
          : found.documents
            ? say({ id: "leaves.documents.yes", message: "yes" })
            : say({ id: "leaves.documents.no", message: "no" })}
        {status === "documents_pending" &&
          !found.documents &&
          ` · ${say({ id: "leaves.documents.who", message: "a reviewer says it under Files, and then it can be given to them" })}`}
      </p>
      <PolicyLine policy={leave.policy} applies />
      <LeaveActs found={found} leave={leave} />
    </>
  );
}

/** From when until when, as far as anybody knows. */
function LeaveDays({ leave: { from, until } }: { leave: One }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <span>
      {until
        ? say({ id: "leaves.days", message: "{from} to {until}" }, { from: formats.longDay(from), until: formats.longDay(until) })
        : say({ id: "leaves.daysOpen", message: "From {from}; until when is not known yet" }, { from: formats.longDay(from) })}
    </span>
  );
}

function Over({ leave }: { leave: One }) {
  const say = useWords();
  return (
    <div>
      <p>
        <LeaveDays leave={leave} /> · {leave.closedBecause && say(becauseWords[leave.closedBecause])}
      </p>
      <DecisionRows decisions={leave.decisions} />
    </div>
  );
}

function AskForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(leaves.ask)}
      also={{ caseId }}
      explain={leaveExplain}
      submit={say({ id: "leaves.ask.save", message: "Write the request down" })}
      actions={
        <Button kind="quiet" onPress={onDone}>
          {say({ id: "leaves.cancel", message: "Cancel" })}
        </Button>
      }
      onDone={() => {
        showToast({ text: say({ id: "leaves.asked", message: "Written down. What comes next is a step of the case." }) });
        onDone();
      }}
    >
      <p className="measure text-quiet">{say({ id: "leaves.ask.lead", message: "Only from when until when. Nothing is asked of why." })}</p>
      <div className="flex flex-wrap gap-x-4 gap-y-5">
        <DatePicker name="from" label={say({ id: "leaves.from", message: "First day away" })} />
        <DatePicker name="until" optional label={say({ id: "leaves.until", message: "Last day away, if they know it" })} />
      </div>
    </Form>
  );
}
