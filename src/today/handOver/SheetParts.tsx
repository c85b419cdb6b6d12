import type { ReactNode } from "react";
import { isOwnTitle, useTaskTitle } from "../../cases/tasks/useTaskTitle.ts";
import { handOvers } from "../../oncall/contract.ts";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { cx } from "../../ui/look.ts";
import { showToast } from "../../ui/Toast.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import type { HandOver } from "./contract.ts";

interface SheetProps {
  sheet: HandOver;
}

const answers: Readonly<Record<NonNullable<HandOver["rung"][number]["steps"][number]["answer"]>, Message>> = {
  has_it: { id: "today.handOver.hasIt", message: "{name}, {at}: has it" },
  passed_on: { id: "today.handOver.passedOn", message: "{name}, {at}: passed it on" },
  no_answer: { id: "today.handOver.noAnswer", message: "{name}, {at}: no answer" },
  stopped: { id: "today.handOver.stopped", message: "{name}, {at}: no longer needed" },
};

function Part({
  title,
  none,
  rows,
  count = rows.length,
  foot,
}: {
  title: string;
  none: string;
  rows: ReactNode[];
  count?: number;
  foot?: ReactNode;
}) {
  return (
    <Card title={title} aside={count || undefined} flush foot={foot}>
      {rows.length > 0 ? <Rows>{rows}</Rows> : <p className="px-5 pt-1 pb-4 text-quiet">{none}</p>}
    </Card>
  );
}

/** Urgent concerns that nobody has decided. */
export function OpenParts({ sheet }: SheetProps) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Part
      title={say({ id: "today.handOver.open", message: "Urgent and still open" })}
      none={say({ id: "today.handOver.open.none", message: "Nothing urgent is open." })}
      rows={sheet.open.map(({ concernId, number, since, holder }) => (
        <RowItem
          key={number}
          title={
            concernId ? (
              <Link href={`/concerns/${concernId}`} look="plain" className="hover:underline">
                {say({ id: "today.concern", message: "Concern {number}" }, { number })}
              </Link>
            ) : (
              say({ id: "today.concern", message: "Concern {number}" }, { number })
            )
          }
          detail={
            holder
              ? say(
                  { id: "today.handOver.held", message: "Since {since}, in the hands of {holder}" },
                  { since: formats.moment(since), holder },
                )
              : say({ id: "today.handOver.unheld", message: "Since {since}, in nobody's hands" }, { since: formats.moment(since) })
          }
        />
      ))}
    />
  );
}

/** Who was rung for what, and what they answered. */
export function RungParts({ sheet }: SheetProps) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Part
      title={say({ id: "today.handOver.rung", message: "Who was rung" })}
      none={say({ id: "today.handOver.rung.none", message: "Nobody was rung in the last three days." })}
      rows={sheet.rung.map(({ concernId, number, at, steps }) => (
        <RowItem
          key={concernId}
          title={
            <Link href={`/concerns/${concernId}`} look="plain" className="hover:underline">
              {say({ id: "today.handOver.call", message: "Concern {number}, {at}" }, { number, at: formats.moment(at) })}
            </Link>
          }
          detail={steps.map((step) => (
            <span key={`${step.at}${step.name}`} className="block">
              {say(step.answer ? answers[step.answer] : { id: "today.handOver.ringing", message: "{name}, {at}: is being rung" }, {
                name: step.name,
                at: formats.time(step.at),
              })}
            </span>
          ))}
        />
      ))}
    />
  );
}

/** What falls due before the next shift is over. */
export function DueParts({ sheet }: SheetProps) {
  const say = useWords();
  const sayTitle = useTaskTitle();
  const formats = useFormats();
  return (
    <Part
      title={say({ id: "today.handOver.due", message: "Due before {until}" }, { until: formats.moment(sheet.until) })}
      none={say({ id: "today.handOver.due.none", message: "Nothing falls due that you may see." })}
      count={sheet.dueTotal}
      foot={
        sheet.dueTotal > sheet.due.length &&
        say(
          {
            id: "today.handOver.due.more",
            message: "These are the first {shown} of {count}. The others are on the lists of those who have to do them, under Caseload.",
          },
          { shown: sheet.due.length, count: sheet.dueTotal },
        )
      }
      rows={sheet.due.map(({ taskId, title, dueOn, atTime, owner, caseId, caseNumber }) => (
        <RowItem
          key={taskId}
          title={
            <>
              <Link href={`/cases/${caseId}`} look="plain" className="hover:underline">
                {say({ id: "today.case", message: "Case {number}" }, { number: caseNumber })}
              </Link>{" "}
              {/* Words somebody wrote may name people: they are not printed. */}
              <span className={cx("font-normal text-quiet", !isOwnTitle(title) && "print:hidden")}>· {sayTitle(title)}</span>
            </>
          }
          detail={say(
            { id: "today.handOver.due.line", message: "{day}, {owner}" },
            { day: [formats.nearDay(dueOn), atTime && formats.timeOfDay(atTime)].filter(Boolean).join(" "), owner },
          )}
        />
      ))}
    />
  );
}

/** What was written for the one who comes, and who read it. */
export function SheetParts({ sheet }: SheetProps) {
  const say = useWords();
  const formats = useFormats();
  const confirm = useTell(handOvers.confirm);
  if (sheet.sheets.length === 0) return null;
  return (
    <Part
      title={say({ id: "today.handOver.sheets", message: "Handed over" })}
      none=""
      rows={sheet.sheets.map(({ id, words, by, at, mine, readBy, readAt }) => (
        <RowItem
          key={id}
          title={<span className="font-normal whitespace-pre-line">{words}</span>}
          detail={
            <>
              {say({ id: "today.handOver.by", message: "{by}, {at}." }, { by, at: formats.moment(at) })}{" "}
              {readBy && readAt
                ? say({ id: "today.handOver.read", message: "Read by {name}, {at}." }, { name: readBy, at: formats.moment(readAt) })
                : say({ id: "today.handOver.unread", message: "Nobody has said that they read it." })}
            </>
          }
          action={
            !readBy &&
            !mine && (
              <Button
                kind="primary"
                waiting={confirm.waiting}
                onPress={() =>
                  void confirm({ handOverId: id }).then(
                    () =>
                      showToast({ text: say({ id: "today.handOver.confirmed", message: "Thank you. They will see that you read it." }) }),
                    () => undefined,
                  )
                }
              >
                {say({ id: "today.handOver.confirm", message: "I have read this" })}
              </Button>
            )
          }
        />
      ))}
    />
  );
}
