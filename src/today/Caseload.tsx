import { Card } from "../ui/Card.tsx";
import { Link } from "../ui/Link.tsx";
import { Meter } from "../ui/Progress.tsx";
import { useWords } from "../ui/words.ts";
import type { Today } from "./contract.ts";

/** What one carries, beside what the program thinks one can carry: a number and a sentence, the bar only repeats them. */
export function Caseload({ caseload: { open, resting, weight, capacity } }: { caseload: Today["caseload"] }) {
  const say = useWords();
  if (open + resting === 0 && capacity === null) return null;
  const cases = say(
    { id: "today.cases", message: "{count, plural, =0 {No open case} one {One open case} other {# open cases}}" },
    { count: open },
  );
  const rests = resting > 0 && say({ id: "today.resting", message: "{count, plural, one {one rests} other {# rest}}" }, { count: resting });
  return (
    <Card
      tone="quiet"
      title={say({ id: "today.carry", message: "What you carry" })}
      aside={<Link href="/cases">{rests ? `${cases}, ${rests}` : cases}</Link>}
    >
      {capacity !== null && capacity > 0 ? (
        <div className="space-y-2">
          <Meter
            label={say({ id: "today.weight", message: "Weight" })}
            value={weight}
            max={capacity}
            detail={say({ id: "today.of", message: "{weight} of {capacity}" }, { weight, capacity })}
          />
          {weight > capacity && (
            <p className="text-sm">
              {say({
                id: "today.tooMuch",
                message: "That is more than is planned for one person. It is not yours alone to solve: show it to your supervisor.",
              })}
            </p>
          )}
        </div>
      ) : (
        <p>{say({ id: "today.weightAlone", message: "Weight {weight}" }, { weight })}</p>
      )}
    </Card>
  );
}
