import { isolate } from "../../people/PersonName.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormats } from "../../ui/formats.ts";
import { type ColumnSpec, Table } from "../../ui/Table.tsx";
import { useWords } from "../../ui/words.ts";
import type { Worker } from "./contract.ts";
import { LoadBar } from "./LoadBar.tsx";

type Row = Worker & { id: string };

/** Each colleague: what they carry, what is late with them, whether they are there. A row opens their cases. */
export function WorkersCard({ programId, workers }: { programId: string; workers: readonly Worker[] }) {
  const say = useWords();
  const columns = useColumns(Math.max(1, ...workers.map(({ weight, limit }) => Math.max(weight, limit))));
  const rows: Row[] = workers.map((worker) => ({ ...worker, id: worker.accountId }));
  return (
    <Card flush>
      <div className="max-sm:px-3">
        <Table
          label={say({ id: "today.board.workers", message: "What each carries" })}
          columns={columns}
          rows={rows}
          href={({ accountId }) => `/caseload/${accountId}?program=${programId}`}
          empty={
            <EmptyState icon="team" title={say({ id: "today.board.none", message: "Nobody carries cases here yet" })}>
              {say({ id: "today.board.none.text", message: "Case managers and supervisors of the program stand here." })}
            </EmptyState>
          }
        />
      </div>
      <p className="px-4 py-3 text-sm text-quiet">
        {say({ id: "today.board.legend", message: "The upright line marks what one is meant to carry. A row opens their cases." })}
      </p>
    </Card>
  );
}

function useColumns(most: number): ColumnSpec<Row>[] {
  const say = useWords();
  const formats = useFormats();
  const counted = (value: number) =>
    value === 0 ? <span className="text-quiet">0</span> : <span className="font-semibold">{formats.number(value)}</span>;
  return [
    {
      id: "name",
      label: say({ id: "today.board.who", message: "Who" }),
      show: ({ name, awayUntil, coveredBy, carries, percent }) => (
        <>
          <bdi>{name}</bdi>
          <span className="block text-sm font-normal text-quiet">
            {[
              percent !== 100 && say({ id: "today.board.percent", message: "{percent} % of a week" }, { percent }),
              awayUntil &&
                say({ id: "today.board.away", message: "away until {day}" }, { day: formats.nearDay(formats.lastDayOf(awayUntil)) }),
              awayUntil &&
                (coveredBy.length > 0
                  ? say({ id: "today.board.covered", message: "{names} stands in" }, { names: formats.list(coveredBy.map(isolate)) })
                  : say({ id: "today.board.uncovered", message: "nobody stands in" })),
              !carries && !awayUntil && say({ id: "today.board.cannot", message: "cannot be given cases now" }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      ),
    },
    { id: "load", label: say({ id: "today.weightOf", message: "Weight" }), show: (row) => <LoadBar worker={row} most={most} /> },
    {
      id: "open",
      label: say({ id: "today.board.open", message: "Open cases" }),
      end: true,
      show: ({ open, resting, triageOnly }) => (
        <>
          {counted(open - resting)}
          {resting > 0 && (
            <span className="ms-1.5 text-sm text-quiet sm:ms-0 sm:block">
              {say({ id: "today.board.resting", message: "{count, plural, one {# rests} other {# rest}}" }, { count: resting })}
            </span>
          )}
          {triageOnly > 0 && (
            <span className="ms-1.5 text-sm text-quiet sm:ms-0 sm:block">
              {say({ id: "today.board.triageOnly", message: "{count} only triaged" }, { count: triageOnly })}
            </span>
          )}
        </>
      ),
    },
    {
      id: "late",
      label: say({ id: "today.board.late", message: "Late" }),
      end: true,
      show: ({ overdue }) => (overdue > 0 ? <Badge tone="warn">{overdue}</Badge> : counted(0)),
    },
    { id: "slipping", label: say({ id: "today.slipping", message: "Slipping" }), end: true, show: ({ slipping }) => counted(slipping) },
    {
      id: "quiet",
      label: say({ id: "today.board.quiet", message: "Longest silence" }),
      end: true,
      show: ({ quietSince }) =>
        quietSince ? (
          <span className="whitespace-nowrap">
            {say(
              { id: "today.days", message: "{count, plural, one {# day} other {# days}}" },
              { count: Math.max(0, -formats.daysUntil(quietSince)) },
            )}
          </span>
        ) : (
          ""
        ),
    },
  ];
}
