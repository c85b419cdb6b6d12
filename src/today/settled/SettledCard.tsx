import type { z } from "zod";
import { isolate, PersonName } from "../../people/PersonName.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { useWords } from "../../ui/words.ts";
import type { Settled } from "../contract.ts";

/** Cases of one's own that somebody else put to rest or closed with many others: said once, for some days, with the way to each. */
export function SettledCard({ settled }: { settled: readonly z.output<typeof Settled>[] }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Card
      flush
      title={say(
        {
          id: "today.settled",
          message: "{count, plural, one {One of your cases was} other {# of your cases were}} settled by somebody else",
        },
        { count: settled.length },
      )}
    >
      <Rows>
        {settled.map(({ caseId, label, act, byName, at, pausedUntil }) => (
          <RowItem
            key={caseId}
            title={
              <Link href={`/cases/${caseId}`}>
                <PersonName label={label} />
              </Link>
            }
            detail={`${
              act === "pause" && pausedUntil
                ? say(
                    { id: "today.settled.paused", message: "{name} paused it until {day}" },
                    { name: isolate(byName), day: formats.day(pausedUntil) },
                  )
                : say({ id: "today.settled.closed", message: "{name} closed it" }, { name: isolate(byName) })
            } · ${formats.ago(at)}`}
          />
        ))}
      </Rows>
    </Card>
  );
}
