import { isolate, PersonName } from "../people/PersonName.tsx";
import { Badge } from "../ui/Badge.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import type { ColumnSpec } from "../ui/Table.tsx";
import { useWords } from "../ui/words.ts";
import { levels, worries } from "./caseWords.ts";
import type { CaseLine } from "./contract.ts";
import { useTaskTitle } from "./tasks/useTaskTitle.ts";

export type CaseRow = CaseLine & { id: string };

/** The columns of a worklist: whose it is only where it is not plain, the day it closed only of closed ones. */
export function useCaseColumns({ arm, standing }: { arm?: string | undefined; standing?: string | undefined }): ColumnSpec<CaseRow>[] {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const severalPrograms = arm !== "program" && (me.programs.length > 1 || arm !== "mine");
  const columns: (ColumnSpec<CaseRow> | false)[] = [
    {
      id: "person",
      label: say({ id: "cases.column.person", message: "Person" }),
      show: ({ label, risk }) => (
        <>
          <PersonName label={label} />
          {(risk === "high" || risk === "immediate") && (
            <>
              {" "}
              <Badge tone="warn">{say(worries[risk])}</Badge>
            </>
          )}
        </>
      ),
    },
    standing === "closed"
      ? {
          id: "closed",
          label: say({ id: "cases.column.closed", message: "Closed" }),
          show: ({ closedOn }) => (closedOn ? formats.day(closedOn) : ""),
        }
      : { id: "next", label: say({ id: "cases.column.next", message: "Next" }), show: (row) => <NextCell row={row} /> },
    standing === "paused" && {
      id: "paused",
      label: say({ id: "cases.column.paused", message: "Paused until" }),
      show: ({ pausedUntil }) => (pausedUntil ? formats.day(pausedUntil) : ""),
    },
    severalPrograms && {
      id: "program",
      label: say({ id: "cases.column.program", message: "Program" }),
      show: ({ programName }) => <bdi>{programName}</bdi>,
    },
    arm !== "mine" && {
      id: "manager",
      label: say({ id: "cases.column.manager", message: "With" }),
      show: ({ manager }) =>
        manager === null ? (
          <Badge tone="warn">{say({ id: "cases.fact.nobody", message: "Nobody manages it" })}</Badge>
        ) : manager.id === me.id ? (
          say({ id: "cases.you", message: "you" })
        ) : (
          <bdi>{manager.name}</bdi>
        ),
    },
    {
      id: "level",
      label: say({ id: "cases.column.level", message: "Support" }),
      wideOnly: true,
      show: ({ serviceLevel }) => <span className="whitespace-nowrap">{say(levels[serviceLevel])}</span>,
    },
    {
      id: "last",
      label: say({ id: "cases.column.last", message: "Last contact" }),
      end: true,
      show: ({ lastContactOn }) =>
        lastContactOn ? (
          <span className="whitespace-nowrap">{formats.nearDay(lastContactOn)}</span>
        ) : (
          <span className="text-quiet">{say({ id: "cases.column.never", message: "none yet" })}</span>
        ),
    },
  ];
  return columns.filter((column) => column !== false);
}

function NextCell({ row: { nextStep, status } }: { row: CaseRow }) {
  const say = useWords();
  const me = useMe();
  const formats = useFormats();
  const sayTitle = useTaskTitle();
  if (!nextStep) return status === "paused" ? "" : <Badge tone="warn">{say({ id: "cases.column.noStep", message: "no next step" })}</Badge>;
  const late = formats.daysUntil(nextStep.dueOn) < 0;
  const day = formats.nearDay(nextStep.dueOn);
  return (
    <span className="block min-w-0">
      {late ? (
        <Badge tone="warn">{say({ id: "cases.now.late", message: "due {day}" }, { day })}</Badge>
      ) : (
        <span className="text-quiet">
          {day}
          <span className="max-sm:hidden"> ·</span>
        </span>
      )}{" "}
      <bdi className="line-clamp-2 sm:inline">{sayTitle(nextStep.title)}</bdi>
      {nextStep.owner.id !== me.id && <span className="text-quiet"> ({isolate(nextStep.owner.name)})</span>}
    </span>
  );
}
