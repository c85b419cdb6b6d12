import type { z } from "zod";
import { usePersonText } from "../../people/PersonName.tsx";
import { useAsk } from "../../ui/asking.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/Page.tsx";
import { useLanguage, useWords } from "../../ui/words.ts";
import { crackKinds } from "./boardWords.ts";
import { board } from "./contract.ts";

/** What slipped over the last year: counted, how fast it was mended, and what was put off with why. */
export function HistorySection({ programId }: { programId: string }) {
  const say = useWords();
  const { months, open, snoozes } = useAsk(board.history, { programId });
  const standing = open.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section
      title={say({ id: "today.history", message: "Cracks over time" })}
      lead={say(
        {
          id: "today.history.lead",
          message:
            "{count, plural, =0 {Nothing slips now.} one {One thing slips now.} other {# things slip now.}} Mended ones are counted too: somebody was reached, a step was set, or the case was paused or closed.",
        },
        { count: standing },
      )}
    >
      <Months months={months} />
      <Kinds months={months} open={open} />
      {snoozes.length > 0 && <Snoozes snoozes={snoozes} />}
    </Section>
  );
}

type History = z.output<typeof board.history.out>;

/** A bar a month: how many were mended, of how many opened. */
function Months({ months }: Pick<History, "months">) {
  const say = useWords();
  const language = useLanguage();
  const named = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  const rows = [...Map.groupBy(months, ({ month }) => month)]
    .map(([month, of]) => ({
      month,
      opened: of.reduce((sum, one) => sum + one.opened, 0),
      mended: of.reduce((sum, one) => sum + one.mended, 0),
    }))
    .sort((a, b) => (a.month < b.month ? 1 : -1));
  const most = Math.max(1, ...rows.flatMap(({ opened, mended }) => [opened, mended]));
  const bar = (value: number, look: string) => (
    <span className="flex items-center gap-2">
      <span className="w-8 text-end tabular-nums">{value}</span>
      <span aria-hidden="true" className="block h-2.5 grow rounded-sm bg-sunken">
        <span className={`block h-full rounded-sm forced-color-adjust-none ${look}`} style={{ width: `${(100 * value) / most}%` }} />
      </span>
    </span>
  );
  if (rows.length === 0)
    return <p className="text-quiet">{say({ id: "today.history.none", message: "Nothing has slipped in twelve months." })}</p>;
  return (
    <Card>
      <table className="w-full text-sm">
        <caption className="sr-only">{say({ id: "today.history.byMonth", message: "Cracks by month" })}</caption>
        <thead>
          <tr className="text-start text-quiet">
            <th scope="col" className="w-1/4 pb-2 text-start font-semibold">
              {say({ id: "today.history.month", message: "Month" })}
            </th>
            <th scope="col" className="pb-2 ps-3 text-start font-semibold">
              {say({ id: "today.history.opened", message: "Opened" })}
            </th>
            <th scope="col" className="pb-2 ps-3 text-start font-semibold">
              {say({ id: "today.history.mended", message: "Mended" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ month, opened, mended }) => (
            <tr key={month}>
              <th scope="row" className="py-1.5 text-start font-normal">
                {named.format(new Date(`${month}T00:00Z`))}
              </th>
              <td className="py-1.5 ps-3">{bar(opened, "border border-accent-deep bg-wash")}</td>
              <td className="py-1.5 ps-3">{bar(mended, "bg-accent")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** By kind: standing now, mended within the year, and within how many days half of them were in the newest month there were any. */
function Kinds({ months, open }: Pick<History, "months" | "open">) {
  const say = useWords();
  const kinds = [...new Set([...open.map(({ crack }) => crack), ...months.map(({ crack }) => crack)])];
  return (
    <Card flush>
      <Rows>
        {kinds.map((kind) => {
          const mended = months.filter(({ crack }) => crack === kind).reduce((sum, one) => sum + one.mended, 0);
          const latest = months.find(({ crack, medianDays }) => crack === kind && medianDays !== null);
          const standing = open.find(({ crack }) => crack === kind)?.count ?? 0;
          return (
            <RowItem
              key={kind}
              title={say(crackKinds[kind])}
              detail={[
                say(
                  { id: "today.history.mendedCount", message: "{count, plural, =0 {none mended} one {one mended} other {# mended}}" },
                  { count: mended },
                ),
                latest?.medianDays != null &&
                  say(
                    {
                      id: "today.history.median",
                      message: "half of them within {days, plural, =0 {a day} one {# day} other {# days}}",
                    },
                    { days: Math.round(latest.medianDays) },
                  ),
              ]
                .filter(Boolean)
                .join(" · ")}
              action={
                standing > 0 && (
                  <Badge tone="outline">{say({ id: "today.history.now", message: "{count} now" }, { count: standing })}</Badge>
                )
              }
            />
          );
        })}
      </Rows>
    </Card>
  );
}

function Snoozes({ snoozes }: Pick<History, "snoozes">) {
  const say = useWords();
  const formats = useFormats();
  const text = usePersonText();
  return (
    <Card flush title={say({ id: "today.history.snoozes", message: "Put off, and why" })} level={3}>
      <Rows>
        {snoozes.map(({ snoozeId, crack, caseId, label, by, at, untilDay, reason, ended }) => (
          <RowItem
            key={snoozeId}
            title={
              <>
                {label && caseId ? (
                  <Link href={`/cases/${caseId}`}>{text(label)}</Link>
                ) : (
                  say({ id: "today.history.concern", message: "A concern" })
                )}
                {": "}
                {say(crackKinds[crack])}
              </>
            }
            detail={
              <>
                <span className="block">
                  {say(
                    { id: "today.history.putOff", message: "{name}, {day}: until {until}" },
                    { name: by, day: formats.day(formats.dayOf(at)), until: formats.day(untilDay) },
                  )}
                  {ended && <> · {say({ id: "today.history.ended", message: "no longer" })}</>}
                </span>
                <bdi className="block text-ink">{reason}</bdi>
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
