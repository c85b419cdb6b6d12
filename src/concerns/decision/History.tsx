import { isolate } from "../../people/PersonName.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { useFormats } from "../../ui/formats.ts";
import type { IconName } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/Page.tsx";
import { Timeline, TimelineItem } from "../../ui/Timeline.tsx";
import { useWords } from "../../ui/words.ts";
import { deedWords } from "../concernWords.ts";
import type { ConcernRecord } from "../contract.ts";
import { concernHref } from "../inbox/InboxRow.tsx";
import { levelOf } from "./RatingFields.tsx";

type Decided = ConcernRecord["decisions"][number];

const icons: Readonly<Record<Decided["outcome"], IconName>> = {
  rated: "note",
  opened_case: "case",
  joined_case: "case",
  redirected: "forward",
  no_action: "check",
  duplicate: "people",
};

/** Everything that was decided about a concern, by whom and why, the latest first. */
export function History({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const formats = useFormats();
  if (record.decisions.length === 0) return null;
  const title = say({ id: "concerns.triage.history", message: "What was decided" });
  return (
    <Section title={title}>
      <Timeline label={title}>
        {record.decisions.map((one) => {
          const level = levelOf(one);
          return (
            <TimelineItem
              key={one.id}
              at={formats.day(formats.dayOf(one.at))}
              dateTime={one.at}
              icon={icons[one.outcome]}
              title={say(deedWords[one.outcome], { name: isolate(one.by.name) })}
              aside={level && <Badge tone="outline">{say(level)}</Badge>}
              detail={[
                formats.time(one.at),
                one.redirectedTo &&
                  say({ id: "concerns.triage.history.to", message: "to {program}" }, { program: isolate(one.redirectedTo) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            >
              <p dir="auto" className="whitespace-pre-wrap">
                {one.rationale}
              </p>
              <Where decided={one} />
            </TimelineItem>
          );
        })}
      </Timeline>
    </Section>
  );
}

function Where({ decided }: { decided: Decided }) {
  const say = useWords();
  if (decided.caseId) {
    return (
      <p className="mt-1">
        <Link href={`/cases/${decided.caseId}`}>{say({ id: "concerns.triage.history.case", message: "Open the case" })}</Link>
      </p>
    );
  }
  if (!decided.duplicateOf) return null;
  return (
    <p className="mt-1">
      <Link href={concernHref(decided.duplicateOf)}>{say({ id: "concerns.triage.history.other", message: "Open the other concern" })}</Link>
    </p>
  );
}
