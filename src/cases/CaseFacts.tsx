import type { ReactNode } from "react";
import { isolate } from "../people/PersonName.tsx";
import { WhySeen } from "../people/WhySeen.tsx";
import { Badge } from "../ui/Badge.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";
import { levels, statuses, worries } from "./caseWords.ts";
import type { CaseHead } from "./contract.ts";

/** What a case is: who manages it, where, how much support, since when; and how often one met. */
export function CaseFacts({ found }: { found: CaseHead }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const { manager, status, risk, targetEnd, lastContactOn, oneToOnes, reopenedTimes } = found;
  const ended = status === "closed";
  const late = targetEnd !== null && !ended && formats.daysUntil(targetEnd) < 0;
  const parts: { id: string; show: ReactNode }[] = [
    { id: "manager", show: <Manager name={manager && (manager.id === me.id ? undefined : manager.name)} away={found.managerAway} /> },
    { id: "program", show: <bdi>{found.programName}</bdi> },
    { id: "level", show: say(levels[found.serviceLevel]) },
  ];
  if (risk && !ended)
    parts.push({
      id: "risk",
      show: risk === "high" || risk === "immediate" ? <Badge tone="warn">{say(worries[risk])}</Badge> : say(worries[risk]),
    });
  if (status !== "active" && status !== "paused")
    parts.push({ id: "status", show: <Badge tone={ended ? "plain" : "accent"}>{say(statuses[status])}</Badge> });
  parts.push({ id: "since", show: say({ id: "cases.fact.since", message: "since {day}" }, { day: formats.day(found.openedOn) }) });
  if (targetEnd && !ended) {
    const text = say({ id: "cases.fact.target", message: "meant to end {day}" }, { day: formats.day(targetEnd) });
    parts.push({ id: "target", show: late ? <Badge tone="warn">{text}</Badge> : text });
  }
  if (reopenedTimes > 0)
    parts.push({
      id: "again",
      show: say({ id: "cases.fact.again", message: "{n, plural, one {reopened once} other {reopened # times}}" }, { n: reopenedTimes }),
    });
  const met = [
    say(
      { id: "cases.fact.oneToOnes", message: "{n, plural, =0 {not yet met 1:1} one {met 1:1 once} other {met 1:1 # times}}" },
      { n: oneToOnes },
    ),
    lastContactOn
      ? say({ id: "cases.fact.last", message: "last contact {day}" }, { day: formats.nearDay(lastContactOn) })
      : say({ id: "cases.fact.noContact", message: "no contact yet" }),
    `#${found.number}`,
  ];
  return (
    <div className="mb-6 space-y-1">
      <Dotted parts={parts} />
      {found.directoryOutOn && (
        <p>
          <Badge tone="outline" icon="info">
            {say({ id: "cases.fact.optedOut", message: "Do not confirm to anybody outside that they are enrolled" })}
          </Badge>
        </p>
      )}
      <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1 text-quiet">
        <Dotted parts={met.map((show) => ({ id: show, show }))} />
        <Slot name="case.point" id={found.caseId} />
        <Slot name="case.sharing" id={found.caseId} />
        <WhySeen access={found.access} programIds={[found.programId]} />
      </div>
    </div>
  );
}

function Manager({ name, away }: { name: string | null | undefined; away: boolean }) {
  const say = useWords();
  if (name === null) return <Badge tone="warn">{say({ id: "cases.fact.nobody", message: "Nobody manages it" })}</Badge>;
  return (
    <>
      {name === undefined
        ? say({ id: "cases.fact.you", message: "Case manager: you" })
        : say({ id: "cases.fact.with", message: "Case manager: {name}" }, { name: isolate(name) })}
      {away && (
        <>
          {" "}
          <Badge tone="outline" icon="clock">
            {say({ id: "cases.fact.away", message: "away" })}
          </Badge>
        </>
      )}
    </>
  );
}

function Dotted({ parts }: { parts: readonly { id: string; show: ReactNode }[] }) {
  return (
    <p>
      {parts.map(({ id, show }, at) => (
        <span key={id}>
          {show}
          {at < parts.length - 1 && <span className="text-quiet"> · </span>}
        </span>
      ))}
    </p>
  );
}
