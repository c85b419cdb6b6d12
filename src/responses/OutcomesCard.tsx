import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Icon } from "../ui/Icon.tsx";
import { Table } from "../ui/Table.tsx";
import { useWords } from "../ui/words.ts";
import type { Outcomes } from "./contract.ts";

type Statement = Outcomes["statements"][number];

/** What they said of themselves the first time and the last, beside each other (A37). */
export function OutcomesCard({ outcomes: { first, last, statements } }: { outcomes: Outcomes }) {
  const say = useWords();
  const formats = useFormats();
  const nothing = say({ id: "responses.outcomes.open", message: "not said" });
  const byWhom = (filledBy: "staff" | "person") =>
    filledBy === "person"
      ? say({ id: "responses.outcomes.theirs", message: "tapped by themselves" })
      : say({ id: "responses.outcomes.with", message: "taken down with them" });
  const way = ({ first: from, last: to }: Statement) => (from && to ? Math.sign(to.place - from.place) : null);
  const moved = (statement: Statement) => {
    const at = way(statement);
    if (at === null) return null;
    const text =
      at > 0
        ? say({ id: "responses.outcomes.further", message: "further" })
        : at < 0
          ? say({ id: "responses.outcomes.less", message: "less far" })
          : say({ id: "responses.outcomes.same", message: "the same" });
    return (
      <span className={at === 0 ? "text-quiet" : "font-semibold"}>
        {at > 0 && <Icon name="check" className="me-1 inline size-4 text-accent" />}
        {text}
      </span>
    );
  };
  const day = ({ onDay }: { onDay: string }) => formats.day(onDay);
  return (
    <Card
      flush
      title={say({ id: "responses.outcomes", message: "Learning outcomes: first against last" })}
      foot={
        <span className="text-sm text-quiet">
          {last
            ? say(
                { id: "responses.outcomes.foot", message: "First {how}, last {howLast}." },
                { how: byWhom(first.filledBy), howLast: byWhom(last.filledBy) },
              )
            : say(
                { id: "responses.outcomes.once", message: "Asked once, {how}. Ask again at the last meeting." },
                { how: byWhom(first.filledBy) },
              )}
        </span>
      }
    >
      <Table
        label={say({ id: "responses.outcomes.table", message: "What they said of themselves" })}
        columns={[
          {
            id: "statement",
            label: say({ id: "responses.outcomes.statement", message: "Statement" }),
            show: ({ text }) => <bdi>{text}</bdi>,
          },
          {
            id: "first",
            label: day(first),
            show: (one) => (one.first ? <bdi>{one.first.label}</bdi> : <span className="text-quiet">{nothing}</span>),
          },
          ...(last
            ? [
                {
                  id: "last",
                  label: day(last),
                  show: (one: Statement) => (one.last ? <bdi>{one.last.label}</bdi> : <span className="text-quiet">{nothing}</span>),
                },
                { id: "moved", label: say({ id: "responses.outcomes.moved", message: "Since then" }), show: moved },
              ]
            : []),
        ]}
        rows={statements.map((one) => ({ ...one, id: one.statement }))}
      />
    </Card>
  );
}
