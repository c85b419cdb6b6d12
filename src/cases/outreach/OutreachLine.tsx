import { useQueryClient } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { FamilyOrders } from "../../people/family/OrderNotice.tsx";
import { PersonName, usePersonText } from "../../people/PersonName.tsx";
import { reaches } from "../../people/policy.ts";
import { SafeContactLine } from "../../people/SafeLine.tsx";
import { useTell } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { useUndo } from "../caseActs.ts";
import { worries } from "../caseWords.ts";
import { attemptMethods } from "../contacts/contactWords.ts";
import { contacts } from "../contacts/contract.ts";
import { mayCloseCase } from "../policy.ts";
import { ReachButton } from "../ReachButton.tsx";
import type { AttemptMethod } from "../timeline/contract.ts";
import { useActor } from "../useActor.ts";
import { type OutreachRow, outreach } from "./contract.ts";
import { DeclineDialog, NoAnswerDialog, ReachedDialog } from "./OutreachDialogs.tsx";
import { outreachExplain } from "./outreachWords.ts";

type Opened = "reached" | "declined" | "noAnswer";

/** One who waits to be reached. How to do it without harm stands before any number; what is not safe is not there to press. */
export function OutreachLine({ row }: { row: OutreachRow }) {
  const say = useWords();
  const text = usePersonText();
  const actor = useActor();
  const [opened, setOpened] = useState<Opened>();
  const name = text(row.label);
  const mayEnd = mayCloseCase(actor, { ...row, managerId: row.manager?.id ?? null, status: "active" });
  const close = () => setOpened(undefined);
  return (
    <li className="grid gap-x-8 gap-y-3 px-5 py-4 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,0.8fr)_22rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          <Link href={`/cases/${row.caseId}`} look="plain">
            <PersonName label={row.label} />
          </Link>
          {(row.risk === "high" || row.risk === "immediate") && <Badge tone="warn">{say(worries[row.risk])}</Badge>}
        </p>
        <Since row={row} />
        <div className="mt-2 text-sm">
          {reaches(row, "contact") && (
            <Suspense fallback={null}>
              <FamilyOrders personId={row.personId} look="line" />
            </Suspense>
          )}
          <SafeContactLine
            safeLine={row.safeLine}
            held={reaches(row, "contact")}
            action={reaches(row, "contact") && <ReachButton personId={row.personId} label={row.label} named />}
          />
          <Numbers row={row} />
        </div>
      </div>
      <Tries row={row} />
      <div className="min-w-0 space-y-2">
        {!row.declined && <TryButtons row={row} name={name} />}
        <div className="flex flex-wrap gap-2">
          <Button
            kind="secondary"
            icon="check"
            label={say({ id: "cases.outreach.reached.who", message: "Reached {name}" }, { name })}
            onPress={() => setOpened("reached")}
          >
            {say({ id: "cases.outreach.reached", message: "Reached" })}
          </Button>
          {mayEnd && !row.declined && (
            <Button
              kind="quiet"
              label={say({ id: "cases.outreach.no.who", message: "{name} said “no thank you”" }, { name })}
              onPress={() => setOpened("declined")}
            >
              {say({ id: "cases.outreach.no", message: "“No thank you”" })}
            </Button>
          )}
        </div>
        {mayEnd && row.enough && !row.declined && <NoAnswer row={row} name={name} onClose={() => setOpened("noAnswer")} />}
      </div>
      {opened === "reached" && <ReachedDialog row={row} onClose={close} />}
      {opened === "declined" && <DeclineDialog row={row} onClose={close} />}
      {opened === "noAnswer" && <NoAnswerDialog row={row} onClose={close} />}
    </li>
  );
}

function Since({ row }: { row: OutreachRow }) {
  const say = useWords();
  const formats = useFormats();
  const since = row.isNew
    ? say({ id: "cases.outreach.since.new", message: "Not reached since {day}" }, { day: formats.nearDay(row.openedOn) })
    : say(
        { id: "cases.outreach.since.silent", message: "Last spoken with {day}" },
        { day: row.lastContactOn ? formats.nearDay(row.lastContactOn) : "" },
      );
  return (
    <p className="text-sm text-quiet">
      {since} · <bdi>{row.programName}</bdi>
    </p>
  );
}

/** The numbers that may be used, after how. */
function Numbers({ row }: { row: OutreachRow }) {
  const details = [...new Set(row.reach.flatMap(({ detail, offered }) => (detail && offered ? [detail] : [])))];
  if (details.length === 0 || row.declined) return null;
  return (
    <p className="mt-1 text-quiet">
      {details.map((detail) => (
        <bdi key={detail} className="me-3 inline-block">
          {detail}
        </bdi>
      ))}
    </p>
  );
}

function Tries({ row }: { row: OutreachRow }) {
  const say = useWords();
  const formats = useFormats();
  if (row.declined)
    return (
      <div className="min-w-0">
        <Badge tone="outline" icon="hidden">
          {say({ id: "cases.outreach.declined", message: "Said “no thank you” {day}" }, { day: formats.nearDay(row.declined.onDay) })}
        </Badge>
        {row.declined.keptWhy && (
          <p className="mt-1 text-sm">
            {say({ id: "cases.outreach.kept", message: "Kept open:" })} <bdi>{row.declined.keptWhy}</bdi>
          </p>
        )}
      </div>
    );
  if (row.tries.length === 0) return <p className="text-sm text-quiet">{say({ id: "cases.outreach.noTries", message: "No tries yet" })}</p>;
  return (
    <ol aria-label={say({ id: "cases.outreach.tries", message: "Tries" })} className="flex min-w-0 flex-wrap content-start gap-2">
      {row.tries.map(({ contactId, method, onDay }, at) => (
        <li key={contactId}>
          <Badge tone="plain">
            {at + 1}. {method ? say(attemptMethods[method]) : say({ id: "cases.outreach.tried", message: "Tried" })} ·{" "}
            {formats.nearDay(onDay)}
          </Badge>
        </li>
      ))}
    </ol>
  );
}

function TryButtons({ row, name }: { row: OutreachRow; name: string }) {
  const say = useWords();
  const offered = row.reach.filter((one) => one.offered);
  if (offered.length === 0)
    return (
      <p className="text-sm font-semibold">
        {say({ id: "cases.outreach.noWay", message: "No way is safe to try from here. Look at how they want to be reached." })}
      </p>
    );
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{say({ id: "cases.outreach.try", message: "Record a try to reach {name}" }, { name })}</legend>
      {offered.map(({ method }) => (
        <TryButton key={method} row={row} method={method} name={name} />
      ))}
    </fieldset>
  );
}

/** One press, one try; ten seconds to take it back. */
function TryButton({ row, method, name }: { row: OutreachRow; method: AttemptMethod; name: string }) {
  const say = useWords();
  const tell = useTell(outreach.attempt);
  const undo = useUndo();
  const memory = useQueryClient();
  const press = async () => {
    try {
      const { id } = await tell({ caseId: row.caseId, method });
      showToast({
        text: say({ id: "cases.outreach.recorded", message: "Try recorded: {how}" }, { how: say(attemptMethods[method]) }),
        undo: () => undo(contacts.takeBack, { contactId: id }),
      });
    } catch (problem) {
      showToast({ text: sayProblem(say, outreachExplain, problem) });
      void memory.invalidateQueries();
    }
  };
  return (
    <Button
      waiting={tell.waiting}
      label={say({ id: "cases.outreach.try.how", message: "Tried {name}: {how}" }, { name, how: say(attemptMethods[method]) })}
      onPress={() => void press()}
    >
      {say(attemptMethods[method])}
    </Button>
  );
}

/** Three tries in two ways are enough: the case may be closed, at high risk once a supervisor has looked. */
function NoAnswer({ row, name, onClose }: { row: OutreachRow; name: string; onClose: () => void }) {
  const say = useWords();
  const ask = useTell(outreach.askReview);
  const memory = useQueryClient();
  const askNow = () =>
    ask({ caseId: row.caseId }).then(
      () => showToast({ text: say({ id: "cases.outreach.review.done", message: "A supervisor has it on Today now" }) }),
      (problem: unknown) => {
        showToast({ text: sayProblem(say, outreachExplain, problem) });
        void memory.invalidateQueries();
      },
    );
  const returned = row.review?.state === "returned" && row.review.words !== null;
  return (
    <div className="rounded-md bg-sunken px-3 py-2.5 text-sm">
      <p>{say({ id: "cases.outreach.enough", message: "Tried three times, in two ways, without an answer." })}</p>
      {returned && (
        <p className="mt-1">
          <bdi className="font-semibold">{row.review?.byName}</bdi>: <bdi>{row.review?.words}</bdi>
        </p>
      )}
      <div className="mt-2">
        {!row.needsReview ? (
          <Button label={say({ id: "cases.outreach.close.who", message: "Close the case of {name}" }, { name })} onPress={onClose}>
            {say({ id: "cases.outreach.close", message: "Close: no answer" })}
          </Button>
        ) : row.review?.state === "asked" ? (
          <Badge tone="outline" icon="clock">
            {say({ id: "cases.outreach.review.asked", message: "A supervisor is looking at it" })}
          </Badge>
        ) : (
          <Button
            waiting={ask.waiting}
            label={say({ id: "cases.outreach.review.who", message: "Ask for a look at the case of {name}" }, { name })}
            onPress={() => void askNow()}
          >
            {say({ id: "cases.outreach.review.ask", message: "Risk is high: ask a supervisor to close" })}
          </Button>
        )}
      </div>
    </div>
  );
}
