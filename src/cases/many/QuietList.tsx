import { useState } from "react";
import { PersonName } from "../../people/PersonName.tsx";
import { useAsk } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ChosenBar } from "../../ui/ChosenBar.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { type ColumnSpec, Table, TableFoot } from "../../ui/Table.tsx";
import { useWords } from "../../ui/words.ts";
import { worries } from "../caseWords.ts";
import { CloseManyDialog } from "./CloseManyDialog.tsx";
import { many, type QuietLine } from "./contract.ts";
import { RunResult } from "./RunResult.tsx";

type Row = QuietLine & { id: string };
const SHOWN = 50;

/** The quiet cases, to be chosen and closed together. */
export function QuietList({
  asked,
}: {
  asked: { arm?: "mine" | "covering" | "program" | "all" | undefined; programId?: string | undefined };
}) {
  const say = useWords();
  const { cases, more } = useAsk(many.quiet, { arm: asked.arm ?? "mine", ...(asked.programId && { programId: asked.programId }) });
  const columns = useColumns(asked.arm ?? "mine");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [shown, setShown] = useState(SHOWN);
  const [closing, setClosing] = useState(false);
  const [runId, setRunId] = useState<string>();
  const known = new Set(cases.map(({ caseId }) => caseId as string));
  const picked = chosen.filter((one) => known.has(one));
  const rows: Row[] = cases.slice(0, shown).map((line) => ({ ...line, id: line.caseId }));
  return (
    <div className="space-y-4">
      {runId && <RunResult runId={runId} onClose={() => setRunId(undefined)} />}
      {cases.length === 0 ? (
        <EmptyState icon="case" title={say({ id: "cases.quiet.none", message: "No quiet cases here" })}>
          {say({ id: "cases.quiet.none.text", message: "Open cases in which nobody was spoken with for thirty days stand here." })}
        </EmptyState>
      ) : (
        <Card flush>
          <ChosenBar
            count={picked.length}
            total={cases.length}
            onAll={() => setChosen(picked.length === cases.length ? [] : cases.map(({ caseId }) => caseId))}
          >
            <Button kind="primary" disabled={picked.length === 0} onPress={() => setClosing(true)}>
              {say(
                { id: "cases.quiet.close", message: "Close {count, plural, =0 {cases} one {one case} other {# cases}}" },
                { count: picked.length },
              )}
            </Button>
          </ChosenBar>
          <div className="max-sm:px-3">
            <Table
              label={say({ id: "cases.quiet", message: "Quiet cases" })}
              columns={columns}
              rows={rows}
              chosen={picked}
              onChoose={(ids) => setChosen(mergeShown(ids, picked, rows))}
            />
          </div>
          <TableFoot
            count={more ? `${cases.length}+` : cases.length}
            more={
              cases.length > shown && (
                <Button onPress={() => setShown(shown + SHOWN)}>
                  {say({ id: "cases.list.more", message: "Show {n} more" }, { n: Math.min(SHOWN, cases.length - shown) })}
                </Button>
              )
            }
          />
        </Card>
      )}
      {closing && (
        <CloseManyDialog
          cases={cases.filter(({ caseId }) => picked.includes(caseId))}
          onClose={() => setClosing(false)}
          onDone={(id) => {
            setClosing(false);
            setChosen([]);
            setRunId(id);
          }}
        />
      )}
    </div>
  );
}

/** The table knows of the rows it shows; what was chosen beyond them stays chosen. */
const mergeShown = (ids: readonly string[], before: readonly string[], rows: readonly Row[]) => [
  ...before.filter((one) => !rows.some(({ id }) => id === one)),
  ...ids,
];

function useColumns(arm: string): ColumnSpec<Row>[] {
  const say = useWords();
  const formats = useFormats();
  const columns: (ColumnSpec<Row> | false)[] = [
    {
      id: "person",
      label: say({ id: "cases.column.person", message: "Person" }),
      show: ({ label, risk, caseId }) => (
        <>
          <Link href={`/cases/${caseId}`} look="plain">
            <PersonName label={label} />
          </Link>
          {(risk === "high" || risk === "immediate") && (
            <>
              {" "}
              <Badge tone="warn">{say(worries[risk])}</Badge>
            </>
          )}
        </>
      ),
    },
    {
      id: "since",
      label: say({ id: "cases.column.quietSince", message: "Quiet since" }),
      show: ({ quietSince }) => <span className="whitespace-nowrap">{formats.day(quietSince)}</span>,
    },
    {
      id: "tasks",
      label: say({ id: "cases.column.toDo", message: "Still to be done" }),
      show: ({ openTasks }) =>
        openTasks === 0 ? (
          <span className="text-quiet">{say({ id: "cases.column.nothing", message: "nothing" })}</span>
        ) : (
          formats.number(openTasks)
        ),
    },
    arm !== "mine" && {
      id: "manager",
      label: say({ id: "cases.column.manager", message: "With" }),
      show: ({ manager }) => <bdi>{manager?.name}</bdi>,
    },
  ];
  return columns.filter((column) => column !== false);
}
