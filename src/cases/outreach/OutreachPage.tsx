import { useSearchParam } from "../../ui/address.ts";
import { useAsk } from "../../ui/asking.ts";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { useWords } from "../../ui/words.ts";
import { outreach } from "./contract.ts";
import { OutreachLine } from "./OutreachLine.tsx";

type Filter = "all" | "new" | "silent";

/** Whoever waits to be reached, one line each: how without harm, what was tried, and one press for the next try. */
export function OutreachPage() {
  const say = useWords();
  const [asked, choose] = useSearchParam("filter");
  const filter: Filter = asked === "new" || asked === "silent" ? asked : "all";
  const title = say({ id: "cases.outreach", message: "Outreach" });
  return (
    <Page
      title={title}
      kind={title}
      lead={say({ id: "cases.outreach.lead", message: "Who waits to be reached. One press records a try; ten seconds to take it back." })}
      back={{ href: "/cases", label: say({ id: "cases.list", message: "Cases" }) }}
    >
      <RadioGroup
        label={say({ id: "cases.outreach.filter", message: "Who" })}
        labelHidden
        value={filter}
        onChange={(value) => choose(value === "all" || value === null ? undefined : value)}
        options={[
          { id: "all", label: say({ id: "cases.outreach.all", message: "All who wait" }) },
          { id: "new", label: say({ id: "cases.outreach.new", message: "Not yet reached" }) },
          { id: "silent", label: say({ id: "cases.outreach.silent", message: "Silent for long" }) },
        ]}
      />
      <Wait lines={8}>
        <Lines filter={filter} />
      </Wait>
    </Page>
  );
}

function Lines({ filter }: { filter: Filter }) {
  const say = useWords();
  const { rows, more } = useAsk(outreach.list, { filter });
  if (rows.length === 0)
    return (
      <EmptyState icon="phone" title={say({ id: "cases.outreach.none", message: "Nobody waits to be reached" })}>
        {say({
          id: "cases.outreach.none.text",
          message: "New cases, and those in which nobody was spoken with for too long, come here by themselves.",
        })}
      </EmptyState>
    );
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <OutreachLine key={row.caseId} row={row} />
        ))}
      </ul>
      {more && (
        <p className="px-5 py-3 text-sm text-quiet">
          {say({ id: "cases.outreach.more", message: "These are the hundred most pressing. The others come up as these are reached." })}
        </p>
      )}
    </Card>
  );
}
