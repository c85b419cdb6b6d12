import { useState } from "react";
import type { z } from "zod";
import { levels, worries } from "../../cases/caseWords.ts";
import { type CaseLine, cases } from "../../cases/contract.ts";
import { LevelForm } from "../../cases/LevelForm.tsx";
import { A13_TIME_DAYS } from "../../kernel/limits.ts";
import { PersonName, usePersonText } from "../../people/PersonName.tsx";
import { useParam, useSearchParam } from "../../ui/address.ts";
import { useAsk } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ChosenBar } from "../../ui/ChosenBar.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { useMe } from "../../ui/me.ts";
import { Page } from "../../ui/Page.tsx";
import { type ColumnSpec, Table, TableFoot } from "../../ui/Table.tsx";
import { useWords } from "../../ui/words.ts";
import { board, type CaseloadPolicy } from "./contract.ts";
import { LoadBar } from "./LoadBar.tsx";
import { maySeeBoard } from "./policy.ts";
import { ReassignDialog } from "./ReassignDialog.tsx";
import { ShareForm } from "./ShareForm.tsx";

type Row = CaseLine & { id: string };

/** One colleague's cases in a program: their level and weight are changed here, and several are given on at once. */
export function WorkerPage() {
  const say = useWords();
  const me = useMe();
  const accountId = useParam("accountId");
  const [asked] = useSearchParam("program");
  const program =
    me.programs.find((one) => one.id === asked && maySeeBoard(me as never, one)) ??
    me.programs.find((one) => maySeeBoard(me as never, one));
  const back = { href: `/caseload?program=${program?.id ?? ""}`, label: say({ id: "today.board", message: "Caseload" }) };
  const kind = say({ id: "today.worker", message: "A colleague’s cases" });
  if (!program)
    return (
      <Page title={kind} kind={kind} back={back}>
        <EmptyState icon="team" title={say({ id: "today.board.notYours", message: "This page is for supervisors" })}>
          {say({ id: "today.board.notYours.text", message: "Whoever supervises a program sees here what each colleague carries." })}
        </EmptyState>
      </Page>
    );
  return <Cases programId={program.id} accountId={accountId} kind={kind} back={back} />;
}

interface CasesProps {
  programId: string;
  accountId: string;
  kind: string;
  back: { href: string; label: string };
}

function Cases({ programId, accountId, kind, back }: CasesProps) {
  const say = useWords();
  const { policy, workers, time } = useAsk(board.show, { programId, of: accountId });
  const open = useAsk(cases.list, { arm: "program", programId, managerId: accountId });
  const paused = useAsk(cases.list, { arm: "program", programId, managerId: accountId, standing: "paused" });
  const worker = workers.find((one) => one.accountId === accountId);
  const lines = [...open.cases, ...paused.cases];
  const more = open.next !== null || paused.next !== null;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [giving, setGiving] = useState(false);
  const [level, setLevel] = useState<CaseLine>();
  const columns = useColumns(setLevel, time);
  const picked = lines.filter(({ caseId }) => chosen.includes(caseId));
  return (
    <Page title={worker ? <bdi>{worker.name}</bdi> : kind} kind={kind} back={back}>
      <div className="space-y-4">
        {worker && (
          <Card tone="quiet">
            <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
              <LoadBar worker={worker} most={Math.max(worker.weight, worker.limit)} />
              <ShareForm programId={programId} worker={worker} />
            </div>
            {!worker.awayUntil && (
              <Link href={`/settings/cover?who=${worker.accountId}`}>
                {say({ id: "today.worker.away", message: "Say that they cannot come" })}
              </Link>
            )}
          </Card>
        )}
        {lines.length === 0 ? (
          <EmptyState icon="case" title={say({ id: "today.worker.none", message: "No open cases in this program" })}>
            {say({ id: "today.worker.none.text", message: "Cases given to them stand here at once." })}
          </EmptyState>
        ) : (
          <Card flush>
            <ChosenBar
              count={picked.length}
              total={lines.length}
              onAll={() => setChosen(picked.length === lines.length ? [] : lines.map(({ caseId }) => caseId))}
            >
              <Button kind="primary" disabled={picked.length === 0} onPress={() => setGiving(true)}>
                {say(
                  { id: "today.reassign", message: "Reassign {count, plural, =0 {cases} one {one case} other {# cases}}" },
                  { count: picked.length },
                )}
              </Button>
            </ChosenBar>
            <div className="max-sm:px-3">
              <Table
                label={kind}
                columns={columns}
                rows={lines.map((line): Row => ({ ...line, id: line.caseId }))}
                chosen={picked.map(({ caseId }) => caseId)}
                onChoose={setChosen}
              />
            </div>
            <TableFoot count={more ? `${lines.length}+` : lines.length}>
              {more && (
                <Link href={`/cases?whose=${programId}`}>{say({ id: "today.worker.more", message: "The rest stands under Cases" })}</Link>
              )}
            </TableFoot>
          </Card>
        )}
      </div>
      {giving && (
        <ReassignDialog
          programId={programId}
          fromId={accountId}
          cases={picked}
          onClose={() => setGiving(false)}
          onDone={() => {
            setGiving(false);
            setChosen([]);
          }}
        />
      )}
      {level && <LevelDialog line={level} policy={policy} onClose={() => setLevel(undefined)} />}
    </Page>
  );
}

/** Level and weight of one case, with what a case of each level usually weighs here. */
function LevelDialog({ line, policy: { weights }, onClose }: { line: CaseLine; policy: CaseloadPolicy; onClose: () => void }) {
  const say = useWords();
  return (
    <Dialog title={say({ id: "today.worker.level", message: "Level and weight" })} open onClose={onClose}>
      <p className="mb-4 text-quiet">
        {say(
          {
            id: "today.worker.usual",
            message: "Usual here: {triageOnly} when only triaged, {brief} with brief support, {full} with full support.",
          },
          { triageOnly: weights.triage_only, brief: weights.brief, full: weights.full },
        )}
      </p>
      <LevelForm found={line} onDone={onClose} />
    </Dialog>
  );
}

function useColumns(onLevel: (line: CaseLine) => void, time: z.output<typeof board.show.out>["time"]): ColumnSpec<Row>[] {
  const say = useWords();
  const formats = useFormats();
  const text = usePersonText();
  return [
    {
      id: "person",
      label: say({ id: "today.worker.person", message: "Person" }),
      show: ({ label, caseId, risk }) => (
        <>
          <Link href={`/cases/${caseId}`} look="plain" className="inline-block min-h-7 content-center">
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
      id: "level",
      label: say({ id: "today.worker.levelWeight", message: "Level and weight" }),
      show: (row) => {
        const what = say(
          { id: "today.worker.levelIs", message: "{level} · weight {weight}" },
          { level: say(levels[row.serviceLevel]), weight: row.weight },
        );
        return (
          <Button
            kind="quiet"
            className="-my-2 -ms-3 text-start"
            label={say({ id: "today.worker.changeOf", message: "{what}: change for {name}" }, { what, name: text(row.label) })}
            onPress={() => onLevel(row)}
          >
            {what}
          </Button>
        );
      },
    },
    {
      id: "time",
      label: say({ id: "today.worker.time", message: "Last {days} days" }, { days: A13_TIME_DAYS }),
      show: ({ caseId }) => {
        const taken = time.find((one) => one.caseId === caseId);
        if (!taken) return <span className="text-quiet">{say({ id: "today.worker.time.none", message: "no contact" })}</span>;
        const contacts = say(
          { id: "today.back.contact", message: "{count, plural, one {a contact} other {# contacts}}" },
          { count: taken.contacts },
        );
        return taken.minutes > 0
          ? `${contacts} · ${say({ id: "today.worker.minutes", message: "{count, plural, one {# minute} other {# minutes}}" }, { count: taken.minutes })}`
          : contacts;
      },
    },
    {
      id: "next",
      label: say({ id: "today.worker.next", message: "Next" }),
      show: ({ nextStep, pausedUntil }) =>
        pausedUntil ? (
          say({ id: "today.worker.paused", message: "paused until {day}" }, { day: formats.day(pausedUntil) })
        ) : !nextStep ? (
          <Badge tone="warn">{say({ id: "today.worker.noStep", message: "no next step" })}</Badge>
        ) : formats.daysUntil(nextStep.dueOn) < 0 ? (
          <Badge tone="warn">{say({ id: "today.worker.due", message: "due {day}" }, { day: formats.nearDay(nextStep.dueOn) })}</Badge>
        ) : (
          formats.nearDay(nextStep.dueOn)
        ),
    },
    {
      id: "last",
      label: say({ id: "today.worker.last", message: "Last contact" }),
      end: true,
      show: ({ lastContactOn }) =>
        lastContactOn ? (
          formats.nearDay(lastContactOn)
        ) : (
          <span className="text-quiet">{say({ id: "today.worker.never", message: "none yet" })}</span>
        ),
    },
  ];
}
