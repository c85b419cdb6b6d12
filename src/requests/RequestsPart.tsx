import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { type RequestHead, requests } from "./contract.ts";
import { requestKinds, requestOutcomes } from "./requestWords.ts";

/** What was asked about the record, on the case's page: nothing for those who do not hold its legal section, and nothing until it is known. */
export function RequestsPart({ id: caseId }: { id: string }) {
  const say = useWords();
  const call = useCall();
  const asked = { caseId: caseId as never };
  const { data } = useQuery({
    queryKey: askKey(requests.list, asked),
    queryFn: () => call(requests.list, asked),
    retry: false,
    throwOnError: false,
  });
  if (!data) return null;
  return (
    <div className="max-w-4xl">
      <Card
        flush
        title={say({ id: "requests.title", message: "Asked about the record" })}
        aside={
          data.mayBegin && (
            <Link look="secondary" href={`/cases/${caseId}/requests/new`}>
              {say({ id: "requests.new", message: "Write one down" })}
            </Link>
          )
        }
      >
        {data.requests.length === 0 ? (
          <p className="px-5 py-4 text-quiet">
            {say({
              id: "requests.none",
              message: "Nobody asked to see it, to have it amended, or for it to be given to a school or a court.",
            })}
          </p>
        ) : (
          <Rows>
            {data.requests.map((one) => (
              <RequestRow key={one.requestId} one={one} />
            ))}
          </Rows>
        )}
      </Card>
    </div>
  );
}

function RequestRow({ one }: { one: RequestHead }) {
  const say = useWords();
  const formats = useFormats();
  return (
    <RowItem
      title={
        <Link look="plain" className="hover:underline" href={`/requests/${one.requestId}`}>
          {say(requestKinds[one.kind])}
        </Link>
      }
      detail={
        <>
          <bdi>{one.asker}</bdi> · {say({ id: "requests.came", message: "came {day}" }, { day: formats.nearDay(one.cameOn) })}
          {!one.outcome && ` · ${say({ id: "requests.due", message: "to be answered by {day}" }, { day: formats.nearDay(one.dueOn) })}`}
        </>
      }
      mark={
        one.outcome ? (
          <Badge tone="outline">{say(requestOutcomes[one.outcome])}</Badge>
        ) : (
          one.overdue && <Badge tone="warn">{say({ id: "requests.overdue", message: "late" })}</Badge>
        )
      }
    />
  );
}
