import type { z } from "zod";
import { isolate, PersonName } from "../../people/PersonName.tsx";
import { absences } from "../../staff/coverContract.ts";
import { useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { type Message, useWords } from "../../ui/words.ts";
import type { Back } from "./contract.ts";

/** What happened, by the kind of line in the case's story. */
const happened: Readonly<Record<string, Message>> = {
  opened: { id: "today.back.opened", message: "opened" },
  contact: { id: "today.back.contact", message: "{count, plural, one {a contact} other {# contacts}}" },
  note: { id: "today.back.note", message: "{count, plural, one {a note} other {# notes}}" },
  task: { id: "today.back.task", message: "{count, plural, one {a new step} other {# new steps}}" },
  done: { id: "today.back.done", message: "{count, plural, one {a step done} other {# steps done}}" },
  transferred: { id: "today.back.transferred", message: "given on" },
  team: { id: "today.back.team", message: "the team changed" },
  paused: { id: "today.back.paused", message: "paused" },
  resumed: { id: "today.back.resumed", message: "taken up again" },
  closed: { id: "today.back.closed", message: "closed" },
  reopened: { id: "today.back.reopened", message: "opened again" },
  concern: { id: "today.back.concern", message: "{count, plural, one {a concern came} other {# concerns came}}" },
  level: { id: "today.back.level", message: "level or risk changed" },
};
const other: Message = { id: "today.back.other", message: "{count, plural, one {something else} other {# other things}}" };

/** Back after being away: per case what changed meanwhile, and by whom (A18). */
export function BackCard({ back }: { back: z.output<typeof Back> }) {
  const say = useWords();
  const formats = useFormats();
  const read = useTell(absences.read);
  const span = { from: formats.day(formats.dayOf(back.from)), until: formats.day(formats.lastDayOf(back.until)) };
  return (
    <Card
      flush
      title={say({ id: "today.back", message: "While you were away" })}
      aside={span.from === span.until ? span.from : say({ id: "today.back.span", message: "{from} to {until}" }, span)}
      foot={
        <Button kind="secondary" waiting={read.waiting} onPress={() => void read({ absenceId: back.absenceId }).catch(() => undefined)}>
          {say({ id: "today.back.read", message: "I have read it" })}
        </Button>
      }
    >
      <p className="px-5 pt-1 pb-2 text-quiet">
        {back.coveredBy.length > 0
          ? say(
              { id: "today.back.covered", message: "{names} stood in. Your cases are yours again." },
              { names: formats.list(back.coveredBy.map(isolate)) },
            )
          : say({ id: "today.back.uncovered", message: "Nobody stood in." })}{" "}
        {back.cases.length === 0 && say({ id: "today.back.nothing", message: "Nothing changed in your cases." })}
      </p>
      <Rows>
        {back.cases.map(({ caseId, label, changes }) => (
          <RowItem
            key={caseId}
            title={
              <Link href={`/cases/${caseId}`}>
                <PersonName label={label} />
              </Link>
            }
            detail={[...Map.groupBy(changes, ({ byName }) => byName ?? "")].map(([name, of]) => (
              <span key={name} className="block">
                {name
                  ? say(
                      { id: "today.back.line", message: "{name}: {what}" },
                      { name: isolate(name), what: formats.list(of.map(({ kind, count }) => say(happened[kind] ?? other, { count }))) },
                    )
                  : formats.list(of.map(({ kind, count }) => say(happened[kind] ?? other, { count })))}
              </span>
            ))}
          />
        ))}
      </Rows>
      {back.total > back.cases.length && (
        <p className="px-5 py-2 text-sm text-quiet">
          {say(
            { id: "today.back.more", message: "And {count, plural, one {one more case} other {# more cases}}: see your cases." },
            { count: back.total - back.cases.length },
          )}
        </p>
      )}
    </Card>
  );
}
