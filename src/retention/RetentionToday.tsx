import { useQuery } from "@tanstack/react-query";
import { askKey, useCall } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { holds, retention } from "./contract.ts";

/** On Today of whoever decides: how much is due to go and waits for a word of theirs. Nothing where there is none. */
export function RetentionToday() {
  const say = useWords();
  const call = useCall();
  const reviews = useQuery({ queryKey: askKey(retention.queue, {}), queryFn: () => call(retention.queue, {}), throwOnError: false });
  const held = useQuery({ queryKey: askKey(holds.list, {}), queryFn: () => call(holds.list, {}), throwOnError: false });
  const due = reviews.data?.reviews.filter(({ state, mayAnswer }) => state === "waiting" || mayAnswer).length ?? 0;
  const lifts = held.data?.holds.filter(({ mayAnswer }) => mayAnswer).length ?? 0;
  if (due + lifts === 0) return null;
  return (
    <Card tone="quiet">
      <p className="measure">
        {due > 0 &&
          say(
            {
              id: "retention.today",
              message:
                "{n, plural, one {# thing is} other {# things are}} due to go and {n, plural, one {waits} other {wait}} for your word.",
            },
            { n: due },
          )}{" "}
        {lifts > 0 &&
          say(
            { id: "retention.today.lifts", message: "{n, plural, one {# hold} other {# holds}} may be lifted if you agree." },
            { n: lifts },
          )}{" "}
        <Link href="/retention">{say({ id: "retention.today.see", message: "See what it is" })}</Link>
      </p>
    </Card>
  );
}
