import { usePurgedText } from "../cases/usePurgedText.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { useFormats } from "../ui/formats.ts";
import { type Message, useWords } from "../ui/words.ts";
import type { Need, NeedKind, Sheet } from "./contract.ts";
import { heardWords, priorityWords, statusWords } from "./needWords.ts";

const lists: readonly { kind: NeedKind; title: Message }[] = [
  { kind: "strength", title: { id: "assessments.list.strengths", message: "Strengths" } },
  { kind: "accomplishment", title: { id: "assessments.list.accomplishments", message: "What they achieved" } },
  { kind: "trust", title: { id: "assessments.list.trust", message: "What builds trust" } },
  { kind: "need", title: { id: "assessments.list.needs", message: "What they need" } },
  { kind: "barrier", title: { id: "assessments.list.barriers", message: "What stands in the way" } },
];

interface NeedListProps {
  sheet: Sheet;
  may: boolean;
  nameOf: (code: string) => string;
  onChange: (need: Need) => void;
}

/** What carries somebody, then what they need; the most pressing first, what they achieved newest first. What is settled is folded away. */
export function NeedList({ sheet, may, nameOf, onChange }: NeedListProps) {
  const say = useWords();
  const open = sheet.needs.filter(({ status }) => status === "open");
  const settled = sheet.needs.filter(({ status }) => status !== "open");
  const row = (need: Need) => <NeedRow key={need.needId} need={need} may={may} nameOf={nameOf} onChange={onChange} />;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      {lists.map(({ kind, title }) => {
        const ours = open.filter((need) => need.kind === kind);
        if (kind === "accomplishment") ours.sort((a, b) => (a.firstSeen < b.firstSeen ? 1 : -1));
        return (
          ours.length > 0 && (
            <Card key={kind} flush title={say(title)} aside={ours.length} className={kind === "need" ? "lg:col-start-1" : ""}>
              <Rows>{ours.map(row)}</Rows>
            </Card>
          )
        );
      })}
      {settled.length > 0 && (
        <div className="lg:col-span-2">
          <Disclosure
            title={say({ id: "assessments.list.settled", message: "Met, no longer wanted, or could not be met" })}
            aside={settled.length}
          >
            <div className="-ms-5">
              <Rows>{settled.map(row)}</Rows>
            </div>
          </Disclosure>
        </div>
      )}
    </div>
  );
}

function NeedRow({ need, may, nameOf, onChange }: { need: Need } & Omit<NeedListProps, "sheet">) {
  const say = useWords();
  const formats = useFormats();
  const words = usePurgedText()(need.words);
  const { domain, firstSeen, heardFrom, priority, status, statusOn } = need;
  const since =
    need.kind === "accomplishment"
      ? formats.day(firstSeen)
      : say({ id: "assessments.need.since", message: "since {day}" }, { day: formats.day(firstSeen) });
  return (
    <RowItem
      title={<bdi className="font-normal wrap-anywhere">“{words}”</bdi>}
      detail={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {status === "open" && priority && <Badge tone={priority === "now" ? "accent" : "outline"}>{say(priorityWords[priority])}</Badge>}
          {status !== "open" && (
            <Badge tone="outline">
              {say(statusWords[status])} · {formats.day(statusOn)}
            </Badge>
          )}
          <span>
            {domain && (
              <>
                <bdi>{nameOf(domain)}</bdi> ·{" "}
              </>
            )}
            {since}
            {heardFrom !== "person" && ` · ${say(heardWords[heardFrom])}`}
          </span>
        </span>
      }
      action={
        may && (
          <Button
            kind="quiet"
            label={say({ id: "assessments.need.changeOne", message: "Change: {words}" }, { words })}
            onPress={() => onChange(need)}
          >
            {say({ id: "assessments.need.change", message: "Change" })}
          </Button>
        )
      }
    />
  );
}
