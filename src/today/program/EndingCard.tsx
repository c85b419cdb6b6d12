import type { z } from "zod";
import { isolate } from "../../people/PersonName.tsx";
import type { training } from "../../staff/training/contract.ts";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { useWords } from "../../ui/words.ts";

type Shown = z.output<typeof training.show.out>;

/** What runs out this term, the first first: for those who supervise, so that a training can be planned before (B07). */
export function EndingCard({ shown }: { shown: Shown }) {
  const say = useWords();
  const formats = useFormats();
  const { termEnds } = shown;
  const titles = new Map(shown.requirements.map(({ requirementId, title }) => [requirementId as string, title]));
  const ending = shown.members
    .flatMap(({ accountId, name, standings }) => standings.map((one) => ({ ...one, accountId, name })))
    .flatMap(({ validUntil, ...one }) => (validUntil && (!termEnds || validUntil <= termEnds) ? [{ ...one, validUntil }] : []))
    .sort((a, b) => (a.validUntil < b.validUntil ? -1 : 1));
  if (shown.requirements.length === 0) return null;
  return (
    <Card
      flush
      title={
        termEnds
          ? say({ id: "today.ending", message: "Runs out this term, until {day}" }, { day: formats.day(termEnds) })
          : say({ id: "today.ending.all", message: "What runs out, the first first" })
      }
    >
      {ending.length === 0 ? (
        <p className="px-5 pt-1 pb-4 text-quiet">
          {say({ id: "today.ending.none", message: "Nothing of what they have runs out by then." })}
        </p>
      ) : (
        <Rows>
          {ending.map(({ requirementId, accountId, name, validUntil }) => (
            <RowItem
              key={`${requirementId} ${accountId}`}
              title={<bdi>{name}</bdi>}
              detail={
                formats.daysUntil(validUntil) < 0
                  ? say(
                      { id: "today.ending.over", message: "{what} ran out on {day}" },
                      { what: isolate(titles.get(requirementId) ?? ""), day: formats.day(validUntil) },
                    )
                  : say(
                      { id: "today.roster.ends", message: "{what} ends on {day}" },
                      { what: isolate(titles.get(requirementId) ?? ""), day: formats.day(validUntil) },
                    )
              }
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
