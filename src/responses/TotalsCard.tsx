import { Badge } from "../ui/Badge.tsx";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import type { ResponseHead, Total } from "./contract.ts";

/** The totals of a form with what it calls them, out of how many answers, and by whose rule. */
export function TotalsCard({ response, source }: { response: ResponseHead; source: string | null }) {
  const say = useWords();
  const formats = useFormats();
  const { totals, onDay, completedBy, filledBy } = response;
  const when = { day: onDay ? formats.day(onDay) : "", name: completedBy?.name ?? "" };
  const foot =
    completedBy === null
      ? say({ id: "responses.filled.page", message: "Filled in by themselves on {day}, on their own page" }, when)
      : filledBy === "person"
        ? say({ id: "responses.filled.handed", message: "Filled in by themselves on {day}; {name} was there" }, when)
        : say({ id: "responses.filled", message: "Filled in on {day} with {name}" }, when);
  if (totals.length === 0) return <p className="text-quiet">{foot}</p>;
  return (
    <Card title={say({ id: "responses.totals", message: "What it comes to" })} foot={<span className="text-sm text-quiet">{foot}</span>}>
      <dl className="space-y-4">
        {totals.map((total) => (
          <div key={total.linkId}>
            <dt className="text-quiet">{total.label}</dt>
            <dd className="flex flex-wrap items-center gap-3">
              <TotalText total={total} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-quiet">
        {say({ id: "responses.totals.mind", message: "A total is a beginning of a talk, and no diagnosis." })} {source}
      </p>
    </Card>
  );
}

/** One total and its band, or how many answers are missing. */
export function TotalText({ total: { total, band, answered, outOf } }: { total: Total }) {
  const say = useWords();
  if (total === null)
    return <span>{say({ id: "responses.total.none", message: "No total: {answered} of {outOf} answered" }, { answered, outOf })}</span>;
  return (
    <>
      <span className="text-2xl font-semibold tabular-nums">{total}</span>
      {band && <Badge tone="outline">{band}</Badge>}
      {answered < outOf && (
        <span className="text-sm text-quiet">
          {say({ id: "responses.total.some", message: "{answered} of {outOf} answered" }, { answered, outOf })}
        </span>
      )}
    </>
  );
}
