import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { useWords } from "../ui/words.ts";
import { AskRows } from "./AskRows.tsx";
import { supervision } from "./contract.ts";

/** On Today: what waits for a supervisor's answer, what was answered to oneself, and how far the quarter's records are. Nothing where there is none. */
export function SupervisionToday() {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const call = useCall();
  const { data } = useQuery({
    queryKey: askKey(supervision.waiting, {}),
    queryFn: () => call(supervision.waiting, {}),
    enabled: me.programs.length + me.covering.length > 0,
    refetchInterval: 30_000,
    throwOnError: false,
  });
  if (!data) return null;
  const { asked, answered, records } = data;
  const left = records.total - records.done;
  return (
    <>
      {answered.length > 0 && (
        <Card flush title={say({ id: "supervision.today.answered", message: "A supervisor answered" })} aside={answered.length}>
          <AskRows all={answered} />
        </Card>
      )}
      {asked.length + left > 0 && (
        <Card
          flush
          tone={asked.some(({ late }) => late) || records.late > 0 ? "warn" : "plain"}
          title={say({ id: "supervision.today", message: "You are asked as a supervisor" })}
          aside={asked.length || undefined}
          foot={
            left > 0 && records.dueOn ? (
              <Link href="/supervision">
                {say(
                  {
                    id: "supervision.today.records",
                    message: "{left, plural, one {One record} other {# records}} to look through by {day}",
                  },
                  { left, day: formats.day(records.dueOn) },
                )}
              </Link>
            ) : (
              <Link href="/supervision">{say({ id: "supervision.today.all", message: "All that supervisors are asked" })}</Link>
            )
          }
        >
          {asked.length > 0 && <AskRows all={asked} />}
        </Card>
      )}
    </>
  );
}
