import { isolate } from "../people/PersonName.tsx";
import { Badge } from "../ui/Badge.tsx";
import { RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import type { PaperHead } from "./paperContract.ts";
import { paperKinds } from "./requestWords.ts";

/** What came to the desk, a row each; no name. */
export function PaperRows({ papers }: { papers: readonly PaperHead[] }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <Rows>
      {papers.map((one) => (
        <RowItem
          key={one.paperId}
          title={
            <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Link look="plain" className="hover:underline" href={`/desk/${one.paperId}`}>
                {say(
                  { id: "requests.paper.numbered", message: "{kind}, no. {number}" },
                  { kind: say(paperKinds[one.kind]), number: one.number },
                )}
              </Link>
              {one.overdue ? (
                <Badge tone="warn">{say({ id: "requests.overdue", message: "late" })}</Badge>
              ) : (
                !one.counselTold && <Badge tone="outline">{say({ id: "requests.untold", message: "counsel not told yet" })}</Badge>
              )}
            </span>
          }
          detail={[
            say({ id: "requests.came", message: "came {day}" }, { day: formats.nearDay(one.cameOn) }),
            one.dueOn && say({ id: "requests.due", message: "to be answered by {day}" }, { day: formats.nearDay(one.dueOn) }),
            isolate(one.programName),
          ]
            .filter(Boolean)
            .join(" · ")}
        />
      ))}
    </Rows>
  );
}
