import { itemWords } from "../releases/releaseWords.ts";
import { useParam } from "../ui/address.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { useFormats } from "../ui/formats.ts";
import { Page } from "../ui/Page.tsx";
import { Table } from "../ui/Table.tsx";
import { useWords } from "../ui/words.ts";
import { disclosures } from "./contract.ts";
import { basesOfSharing, codesOfSharing, exemptClasses } from "./disclosureWords.ts";

/** The record of disclosures of a case, to read and to print (R67, R68). */
export function RecordPage() {
  const say = useWords();
  const formats = useFormats();
  const caseId = useParam("caseId");
  const { disclosures: rows, on } = useAsk(disclosures.record, { caseId: caseId as never });
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
        rows={rows.map((row) => ({ ...row, id: row.packageId as string }))}
        columns={[
          {
            id: "day",
            label: say({ id: "disclosures.fact.when", message: "When" }),
            show: (row) => formats.day(formats.dayOf(row.madeAt)),
          },
          {
            id: "to",
            label: say({ id: "disclosures.record.to", message: "To whom" }),
            show: (row) => (
              <bdi>
                {[row.recipient, row.toWhom].filter(Boolean).join(" · ") ||
                  say({ id: "disclosures.toThem", message: "The person themselves" })}
              </bdi>
            ),
          },
          {
            id: "what",
            label: say({ id: "disclosures.record.what", message: "What" }),
            show: (row) => row.items.map(({ item }) => say(itemWords[item])).join(", "),
          },
          {
            id: "why",
            label: say({ id: "disclosures.record.why", message: "Interest or purpose" }),
            show: (row) => <bdi>{row.purpose}</bdi>,
          },
          {
            id: "basis",
            label: say({ id: "disclosures.fact.basis", message: "Based on" }),
            show: (row) =>
              [
                say(basesOfSharing[row.basis]),
                row.basisCode && say(codesOfSharing[row.basisCode]),
                row.exempt && say(exemptClasses[row.exempt]),
              ]
                .filter(Boolean)
                .join(" · "),
          },
          {
            id: "opened",
            label: say({ id: "disclosures.record.opened", message: "Opened" }),
            show: (row) => (row.openings[0] ? formats.moment(row.openings[0].at) : "–"),
          },
        ]}
        empty={say({ id: "disclosures.none", message: "Nothing of this case was shared with anybody." })}
      />
    </Page>
  );
}
