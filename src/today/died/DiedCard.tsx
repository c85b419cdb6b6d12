import type { z } from "zod";
import { isolate, PersonName } from "../../people/PersonName.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { useWords } from "../../ui/words.ts";
import type { Died } from "../contract.ts";

/** Who has died of those one works with: said by somebody else, quietly, with the way to who needs support. */
export function DiedCard({ died }: { died: readonly z.output<typeof Died>[] }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Card
      flush
      title={say(
        { id: "today.died", message: "{count, plural, one {Somebody has died} other {# people have died}}" },
        { count: died.length },
      )}
    >
      <Rows>
        {died.map(({ caseId, personId, label, diedOn, saidBy, at, coveredFor }) => (
          <RowItem
            key={caseId}
            title={
              <Link href={`/people/${personId}`}>
                <PersonName label={label} />
              </Link>
            }
            detail={[
              say({ id: "today.died.on", message: "died on {day}" }, { day: formats.day(diedOn) }),
              coveredFor && say({ id: "today.died.for", message: "you stand in for {name}" }, { name: isolate(coveredFor) }),
              say({ id: "today.died.said", message: "written down by {name} {ago}" }, { name: isolate(saidBy), ago: formats.ago(at) }),
              say({ id: "today.died.stopped", message: "nothing is sent or due any more" }),
            ]
              .filter(Boolean)
              .join(" · ")}
            action={
              <Link href={`/cases/${caseId}`} look="secondary">
                {say({ id: "today.died.case", message: "The case" })}
              </Link>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
