import { useAsk } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { EmergencyRows } from "../walls/EmergencyRows.tsx";
import { emergencies } from "../walls/emergencyContract.ts";
import { overrides } from "./contract.ts";
import { OverrideRows } from "./OverrideRows.tsx";

/** What one person did past a rule alone: what waits for a second look, and what was found of the rest, one's own too. */
export function OversightPage() {
  const say = useWords();
  const { overrides: past } = useAsk(overrides.list, {}, { poll: true });
  const { emergencies: opened } = useAsk(emergencies.list, {}, { poll: true });
  const kind = say({ id: "oversight.page", message: "Second looks" });
  const waiting = past.filter(({ review }) => review === null);
  const done = past.filter(({ review }) => review !== null);
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "oversight.page.lead",
        message: "What one person did past a rule, with a reason. Somebody else looks at it within three working days.",
      })}
      back={{ href: "/settings", label: say({ id: "oversight.settings", message: "Settings" }) }}
    >
      {past.length + opened.length === 0 && (
        <EmptyState icon="check" title={say({ id: "oversight.page.none", message: "Nothing waits for a second look" })}>
          {say({
            id: "oversight.page.none.text",
            message:
              "An exception used in place of a release, what the law compelled, what was said aloud without a release, a number shown though it is unsafe: they come here by themselves.",
          })}
        </EmptyState>
      )}
      {waiting.length > 0 && (
        <Card flush title={say({ id: "oversight.waiting", message: "Waits for a second look" })} aside={waiting.length}>
          <OverrideRows all={waiting} />
        </Card>
      )}
      {opened.length > 0 && (
        <Card flush title={say({ id: "oversight.emergencies", message: "Opened in an emergency" })} aside={opened.length}>
          <EmergencyRows all={opened} />
        </Card>
      )}
      {done.length > 0 && (
        <Card flush title={say({ id: "oversight.lookedAt", message: "Looked at" })} aside={done.length}>
          <OverrideRows all={done} />
        </Card>
      )}
    </Page>
  );
}
