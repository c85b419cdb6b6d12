import { itemWords } from "../releases/releaseWords.ts";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useWords } from "../ui/words.ts";
import { disclosures } from "./contract.ts";
import { basesOfSharing, codesOfSharing, exemptClasses, findingsOfEmergency } from "./disclosureWords.ts";

/** What stands in one line of the record. */
interface Line {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly what: string;
  readonly why: string;
  readonly basis: readonly (string | null)[];
  readonly opened: string | undefined;
}

/** The record of disclosures of a case, to read and to print: what was shared, and what was read in an emergency (R38, R67, R68). */
export function RecordPage() {
  const say = useWords();
  const formats = useFormats();
  const caseId = useParam("caseId");
  const { disclosures: shared, emergencies, on } = useAsk(disclosures.record, { caseId: caseId as never });
  const rows: Line[] = [
    ...shared.map((row) => ({
      id: row.packageId as string,
      at: row.madeAt,
      to: [row.recipient, row.toWhom].filter(Boolean).join(" · ") || say({ id: "disclosures.toThem", message: "The person themselves" }),
      what: row.items.map(({ item }) => say(itemWords[item])).join(", "),
      why: row.purpose,
      basis: [
        say(basesOfSharing[row.basis]),
        row.basisCode && say(codesOfSharing[row.basisCode]),
        row.exempt && say(exemptClasses[row.exempt]),
      ],
      opened: row.openings[0]?.at,
    })),
    ...emergencies.map((one) => ({
      id: one.at + one.by.id,
      at: one.at,
      to: one.by.name,
      what: say({ id: "disclosures.emergency.what", message: "The case, to read until {when}" }, { when: formats.moment(one.until) }),
      why: `${one.threat} · ${one.parties}`,
      basis: [say(basesOfSharing.emergency), one.finding && say(findingsOfEmergency[one.finding])],
      opened: one.at,
    })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const kind = say({ id: "disclosures.record", message: "Record of disclosures" });
  return (
    <Page
      kind={kind}
      title={kind}
      lead={formats.longDay(on)}
      back={{ href: `/cases/${caseId}?part=sharing`, label: say({ id: "disclosures.back", message: "The case" }) }}
      actions={<Button onPress={() => window.print()}>{say({ id: "disclosures.print", message: "Print" })}</Button>}
    >
      <Table
        label={kind}
        rows={rows}
        columns={[
          {
            id: "day",
            label: say({ id: "disclosures.fact.when", message: "When" }),
            show: (row) => formats.day(formats.dayOf(row.at)),
          },
          { id: "to", label: say({ id: "disclosures.record.to", message: "To whom" }), show: (row) => <bdi>{row.to}</bdi> },
          { id: "what", label: say({ id: "disclosures.record.what", message: "What" }), show: (row) => row.what },
          {
            id: "why",
            label: say({ id: "disclosures.record.why", message: "Interest or purpose" }),
            show: (row) => <bdi>{row.why}</bdi>,
          },
          {
            id: "basis",
            label: say({ id: "disclosures.fact.basis", message: "Based on" }),
            show: (row) => row.basis.filter(Boolean).join(" · "),
          },
          {
            id: "opened",
            label: say({ id: "disclosures.record.opened", message: "Opened" }),
            show: (row) => (row.opened ? formats.moment(row.opened) : "–"),
          },
        ]}
        empty={say({ id: "disclosures.none", message: "Nothing of this case was shared with anybody." })}
      />
    </Page>
  );
}
