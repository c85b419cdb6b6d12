import { useAsk } from "../../ui/asking.ts";
import { Card } from "../../ui/Card.tsx";
import { useFormats } from "../../ui/formats.ts";
import { Section } from "../../ui/Page.tsx";
import { useLanguage, useWords } from "../../ui/words.ts";
import { board } from "./contract.ts";

/** What came month by month, what share of it was only triaged (A16), and next month by the last six. The picture is a table. */
export function MonthsSection({ programId }: { programId: string }) {
  const say = useWords();
  const formats = useFormats();
  const language = useLanguage();
  const { months, next, open } = useAsk(board.months, { programId });
  const named = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  const most = Math.max(1, ...months.flatMap(({ opened, closed }) => [opened, closed]));
  const came = months.reduce((sum, { opened }) => sum + opened, 0);
  const triaged = months.reduce((sum, { triageOnly }) => sum + triageOnly, 0);
  const bar = (value: number, dark: number) => (
    <span className="flex items-center gap-2">
      <span className="w-8 text-end tabular-nums">{value}</span>
      <span aria-hidden="true" className="flex h-2.5 grow overflow-hidden rounded-sm bg-sunken forced-color-adjust-none">
        <span className="block h-full bg-accent" style={{ width: `${(100 * dark) / most}%` }} />
        {value > dark && (
          <span className="block h-full border border-accent-deep bg-wash" style={{ width: `${(100 * (value - dark)) / most}%` }} />
        )}
      </span>
    </span>
  );
  return (
    <Section
      title={say({ id: "today.months", message: "What comes, and what next month looks like" })}
      lead={
        came > 0
          ? say(
              {
                id: "today.months.share",
                message:
                  "Of {came, plural, one {one case} other {# cases}} opened in these months, {triaged} ({percent} %) got triage only; the others were supported.",
              },
              { came, triaged, percent: Math.round((100 * triaged) / came) },
            )
          : undefined
      }
    >
      <Card tone="quiet">
        {next ? (
          <>
            <p>
              {say(
                {
                  id: "today.months.next",
                  message:
                    "Next month: about {opened} new cases, between {least} and {most}; about {close} closed. {open} are open now, about {later} would be then.",
                },
                {
                  opened: formats.number(next.opened),
                  least: next.least,
                  most: next.most,
                  close: formats.number(next.closed),
                  open,
                  later: formats.number(next.open),
                },
              )}
            </p>
            <p className="mt-1 text-sm text-quiet">
              {say(
                {
                  id: "today.months.how",
                  message:
                    "The average of the last {from} full months; “between” is the fewest and the most there were in one of them. It knows nothing of terms and breaks.",
                },
                { from: next.from },
              )}
            </p>
          </>
        ) : (
          <p>{say({ id: "today.months.tooFew", message: "There are not three full months yet: nothing is said of the next one." })}</p>
        )}
      </Card>
      {months.length > 0 && (
        <Card>
          <table className="w-full text-sm">
            <caption className="sr-only">{say({ id: "today.months.byMonth", message: "Cases opened and closed by month" })}</caption>
            <thead>
              <tr className="text-quiet">
                <th scope="col" className="w-1/4 pb-2 text-start font-semibold">
                  {say({ id: "today.history.month", message: "Month" })}
                </th>
                <th scope="col" className="pb-2 ps-1.5 sm:ps-3 text-start font-semibold">
                  {say({ id: "today.months.opened", message: "Opened" })}
                </th>
                <th scope="col" className="pb-2 ps-1.5 sm:ps-3 text-end font-semibold">
                  {say({ id: "today.months.triageOnly", message: "Triage only" })}
                </th>
                <th scope="col" className="pb-2 ps-1.5 text-end font-semibold sm:ps-8 sm:text-start">
                  {say({ id: "today.months.closed", message: "Closed" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, opened, triageOnly, closed }) => (
                <tr key={month}>
                  <th scope="row" className="py-1.5 text-start font-normal">
                    {named.format(new Date(`${month}T00:00Z`))}
                  </th>
                  <td className="py-1.5 ps-1.5 sm:ps-3">{bar(opened, opened - triageOnly)}</td>
                  <td className="py-1.5 ps-1.5 sm:ps-3 text-end tabular-nums">{triageOnly}</td>
                  <td className="py-1.5 ps-1.5 text-end tabular-nums sm:ps-8 sm:text-start">
                    <span className="sm:hidden">{closed}</span>
                    <span className="max-sm:hidden">{bar(closed, closed)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </Section>
  );
}
