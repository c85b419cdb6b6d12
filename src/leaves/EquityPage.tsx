import { useSearchParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { Table } from "../ui/Table.tsx";
import { type Message, useWords } from "../ui/words.ts";
import { leaves } from "./contract.ts";

const kindWords: Readonly<Record<string, Message>> = {
  physical: { id: "leaves.kind.physical", message: "Physical" },
  mental: { id: "leaves.kind.mental", message: "Mental" },
  other: { id: "leaves.kind.other", message: "Other" },
  unsaid: { id: "leaves.kind.unsaid", message: "Not said" },
};

/** A26: whether leaves are decided alike, whatever the condition: by kind, small numbers taken out. */
export function EquityPage() {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const programs = me.programs.filter(({ sees }) => sees === "program");
  const [year = formats.today().slice(0, 4), chooseYear] = useSearchParam("year");
  const [program = programs[0]?.id, chooseProgram] = useSearchParam("program");
  const years = Array.from({ length: 5 }, (_, back) => String(Number(formats.today().slice(0, 4)) - back));
  const title = say({ id: "leaves.equity", message: "Leaves, decided alike?" });
  return (
    <Page
      title={title}
      kind={title}
      lead={say({
        id: "leaves.equity.lead",
        message: "Outcomes and durations by kind of condition, of one year. Whoever decides an open request does not see this page.",
      })}
      back={{ href: "/caseload", label: say({ id: "leaves.equity.back", message: "Caseload" }) }}
    >
      {program ? (
        <>
          <div className="mb-6 flex flex-wrap gap-4">
            {programs.length > 1 && (
              <Select
                label={say({ id: "leaves.equity.program", message: "Program" })}
                value={program}
                onChange={(id) => chooseProgram(id ?? undefined)}
                options={programs.map(({ id, name }) => ({ id, label: name }))}
              />
            )}
            <Select
              label={say({ id: "leaves.equity.year", message: "Asked for in" })}
              value={year}
              onChange={(id) => chooseYear(id ?? undefined)}
              options={years.map((id) => ({ id, label: id }))}
            />
          </div>
          <Figures programId={program} year={Number(year)} />
        </>
      ) : (
        <EmptyState title={say({ id: "leaves.equity.none", message: "No program whose figures you read" })} />
      )}
    </Page>
  );
}

function Figures({ programId, year }: { programId: string; year: number }) {
  const say = useWords();
  const formats = useFormats();
  const { rows, least } = useAsk(leaves.equity, { programId: programId as never, year });
  const number = (n: number | null | undefined) => (n === null || n === undefined ? "–" : formats.number(n));
  const columns = [
    ["approved", say({ id: "leaves.outcome.approved", message: "Approved" })],
    ["modified", say({ id: "leaves.outcome.modified", message: "Approved in another way" })],
    ["denied", say({ id: "leaves.outcome.denied", message: "Not approved" })],
    ["withdrawn", say({ id: "leaves.equity.withdrawn", message: "Taken back" })],
  ] as const;
  type Row = (typeof rows)[number] & { id: string };
  return (
    <>
      <Table<Row>
        label={say({ id: "leaves.equity", message: "Leaves, decided alike?" })}
        rows={rows.map((row) => ({ ...row, id: row.kind }))}
        columns={[
          {
            id: "kind",
            label: say({ id: "leaves.equity.kind", message: "Kind" }),
            show: ({ kind }) => say(kindWords[kind] ?? { id: "leaves.kind.unsaid", message: "Not said" }),
          },
          ...columns.map(([id, label]) => ({ id, label, end: true, show: ({ outcomes }: Row) => number(outcomes[id]) })),
          { id: "all", label: say({ id: "leaves.equity.all", message: "All" }), end: true, show: ({ all }) => number(all) },
          {
            id: "decided",
            label: say({ id: "leaves.equity.decided", message: "Days until decided" }),
            end: true,
            show: ({ decidedAfter }) => number(decidedAfter),
          },
          { id: "away", label: say({ id: "leaves.equity.away", message: "Days away" }), end: true, show: ({ away }) => number(away) },
        ]}
      />
      <p className="measure mt-4 text-quiet">
        {say(
          {
            id: "leaves.equity.small",
            message:
              "A dash stands for fewer than {least}, or for what could be worked out from others. Days are those in the middle, of leaves approved as asked. Leaves are counted once they are over, ten more at a time, so that nothing shows of a single one.",
          },
          { least },
        )}
      </p>
    </>
  );
}
