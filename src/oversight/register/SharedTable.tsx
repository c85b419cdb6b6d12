import type { z } from "zod";
import { methodsOfSharing } from "../../disclosures/disclosureWords.ts";
import { isolate } from "../../people/PersonName.tsx";
import { itemWords, kindWords } from "../../releases/releaseWords.ts";
import { Button } from "../../ui/Button.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { Table, TableFoot } from "../../ui/Table.tsx";
import { useWords } from "../../ui/words.ts";
import { overrideFindings } from "../oversightWords.ts";
import { type RegisterLine, register } from "./contract.ts";
import { exemptShort } from "./registerWords.ts";
import { usePages } from "./usePages.ts";

interface SharedTableProps {
  asked: z.input<typeof register.list.in>;
  programs: readonly { id: string; name: string }[];
  rightOf: (line: RegisterLine) => string;
}

/** What was shared, a line each: to whom, by what right, of which case, by whom. */
export function SharedTable({ asked, programs, rightOf }: SharedTableProps) {
  const say = useWords();
  const formats = useFormats();
  const { answer, rows, more, waiting } = usePages(register.list, asked, ({ lines, next }) => ({
    rows: lines,
    next,
  }));
  const { counts } = answer;
  const partyOf = (line: RegisterLine) =>
    line.party
      ? isolate(line.party.name ?? say(kindWords[line.party.kind]))
      : line.basis === "emergency"
        ? say({ id: "oversight.toColleague", message: "Read by a colleague" })
        : say({ id: "oversight.toThem", message: "The person themselves" });
  const all = say({ id: "oversight.shared", message: "What was shared" });
  return (
    <div>
      <p className="pb-3 text-quiet">
        {say(
          {
            id: "oversight.counts",
            message:
              "{shared, plural, =0 {Nothing shared} one {# shared} other {# shared}}, {exempt} of an exempt class · {emergencies, plural, one {# emergency} other {# emergencies}} · {noes, plural, =0 {nobody said no} one {once somebody said no} other {# times somebody said no}} · {refused, plural, =0 {no request refused} one {# request refused} other {# requests refused}}",
          },
          counts,
        )}
      </p>
      <Table
        label={all}
        rows={rows}
        columns={[
          {
            id: "party",
            label: say({ id: "oversight.filter.party", message: "To whom" }),
            show: (line) => partyOf(line),
          },
          { id: "at", label: say({ id: "oversight.when", message: "When" }), show: (line) => formats.day(formats.dayOf(line.at)) },
          {
            id: "case",
            label: say({ id: "oversight.of", message: "Of which case" }),
            show: (line) => {
              const number = say({ id: "oversight.case", message: "Case #{number}" }, { number: String(line.caseNumber) });
              return (
                <>
                  {line.caseId ? <Link href={`/cases/${line.caseId}?part=sharing`}>{number}</Link> : number}
                  {programs.length > 1 && (
                    <span className="block text-quiet">{programs.find(({ id }) => id === line.programId)?.name}</span>
                  )}
                </>
              );
            },
          },
          {
            id: "what",
            label: say({ id: "oversight.what", message: "What" }),
            show: (line) => line.items.map((item) => say(itemWords[item])).join(", ") || "–",
          },
          {
            id: "right",
            label: say({ id: "oversight.filter.basis", message: "By what right" }),
            show: (line) => (
              <>
                {rightOf(line)}
                {line.exempt && <span className="block text-quiet">{say(exemptShort[line.exempt])}</span>}
                {line.finding && <span className="block text-quiet">{say(overrideFindings[line.finding])}</span>}
              </>
            ),
          },
          {
            id: "by",
            label: say({ id: "oversight.filter.by", message: "By whom" }),
            show: (line) => (
              <>
                <bdi>{line.by.name}</bdi>
                {line.method && <span className="block text-quiet">{say(methodsOfSharing[line.method])}</span>}
              </>
            ),
          },
          {
            id: "opened",
            label: say({ id: "oversight.opened", message: "Opened" }),
            wideOnly: true,
            show: (line) => (line.openedAt ? formats.day(formats.dayOf(line.openedAt)) : "–"),
          },
        ]}
        empty={
          <p className="py-6 text-quiet">
            {say({ id: "oversight.none", message: "Nothing was shared in these days that fits what you chose." })}
          </p>
        }
      />
      {rows.length > 0 && (
        <TableFoot
          count={counts.shared + counts.emergencies}
          more={
            more && (
              <Button waiting={waiting} onPress={() => void more()} className="print:hidden">
                {say({ id: "oversight.more", message: "Show more" })}
              </Button>
            )
          }
        />
      )}
    </div>
  );
}
