import { useAsk } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { Table } from "../ui/Table.tsx";
import { useWords } from "../ui/words.ts";
import { responses, type Shares } from "./contract.ts";
import { maySeeShares } from "./policy.ts";

/** What a form came to as learning outcomes, by program, for whoever leads one that asks it: shares, and nobody's name. */
export function SharesCard({ id }: { id: string }) {
  return maySeeShares(useMe()) ? <SharesOf id={id} /> : null;
}

function SharesOf({ id }: { id: string }) {
  const { programs, least } = useAsk(responses.shares, { formId: id as never });
  return programs.map((program) => <OneProgram key={program.programId} program={program} least={least} />);
}

function OneProgram({ program: { programName, people, statements }, least }: { program: Shares; least: number }) {
  const say = useWords();
  const formats = useFormats();
  const share = (value: number | null) =>
    value === null ? (
      <span className="text-quiet">{say({ id: "responses.shares.few", message: "too few" })}</span>
    ) : (
      formats.percent(value / 100)
    );
  return (
    <Card
      flush
      title={say({ id: "responses.shares", message: "First against last: {program}" }, { program: programName })}
      foot={
        <span className="text-sm text-quiet">
          {people === null
            ? say(
                { id: "responses.shares.none", message: "Fewer than {least} people were asked twice: nothing is said of so few." },
                { least },
              )
            : say(
                {
                  id: "responses.shares.of",
                  message:
                    "Of {people} people who were asked at least twice. “Too few”: fewer than {least}, or what would give away so few.",
                },
                { people, least },
              )}
        </span>
      }
    >
      {statements.length > 0 && (
        <Table
          label={say({ id: "responses.shares.table", message: "How far people are, by statement" })}
          columns={[
            {
              id: "statement",
              label: say({ id: "responses.outcomes.statement", message: "Statement" }),
              show: ({ text }) => <bdi>{text}</bdi>,
            },
            {
              id: "further",
              end: true,
              label: say({ id: "responses.outcomes.further", message: "further" }),
              show: (one) => share(one.further),
            },
            { id: "same", end: true, label: say({ id: "responses.outcomes.same", message: "the same" }), show: (one) => share(one.same) },
            { id: "less", end: true, label: say({ id: "responses.outcomes.less", message: "less far" }), show: (one) => share(one.less) },
          ]}
          rows={statements.map((one) => ({ ...one, id: one.statement }))}
        />
      )}
    </Card>
  );
}
