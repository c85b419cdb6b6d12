import type { z } from "zod";
import { Button } from "../../ui/Button.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { Table } from "../../ui/Table.tsx";
import { useWords } from "../../ui/words.ts";
import { type RegisterLook, register } from "./contract.ts";
import { lookedAt } from "./registerWords.ts";
import { usePages } from "./usePages.ts";

/** Who opened what of whom, newest first. */
export function LooksTable({
  asked,
  programs,
}: {
  asked: z.input<typeof register.looks.in>;
  programs: readonly { id: string; name: string }[];
}) {
  const say = useWords();
  const formats = useFormats();
  const { rows, more, waiting } = usePages(register.looks, asked, ({ looks, next }) => ({
    rows: looks,
    next,
  }));
  return (
    <div>
      <Table
        label={say({ id: "oversight.looks", message: "Who looked" })}
        rows={rows}
        columns={[
          { id: "who", label: say({ id: "oversight.who", message: "Who" }), show: (look) => <bdi>{look.by.name}</bdi> },
          { id: "at", label: say({ id: "oversight.when", message: "When" }), show: (look) => formats.moment(look.at) },
          {
            id: "case",
            label: say({ id: "oversight.of", message: "Of which case" }),
            show: (look) => {
              const number = say({ id: "oversight.case", message: "Case #{number}" }, { number: String(look.caseNumber) });
              return look.caseId ? <Link href={`/cases/${look.caseId}?part=sharing`}>{number}</Link> : number;
            },
          },
          { id: "what", label: say({ id: "oversight.what", message: "What" }), show: (look) => say(lookedAt(look.action)) },
          ...(programs.length > 1
            ? [
                {
                  id: "program",
                  label: say({ id: "oversight.filter.program", message: "Program" }),
                  wideOnly: true,
                  show: (look: RegisterLook) => programs.find(({ id }) => id === look.programId)?.name ?? "–",
                },
              ]
            : []),
        ]}
        empty={
          <p className="py-6 text-quiet">
            {say({ id: "oversight.looks.none", message: "Nobody opened anything in these days that fits." })}
          </p>
        }
      />
      {more && (
        <div className="py-3 print:hidden">
          <Button waiting={waiting} onPress={() => void more()}>
            {say({ id: "oversight.more", message: "Show more" })}
          </Button>
        </div>
      )}
    </div>
  );
}
