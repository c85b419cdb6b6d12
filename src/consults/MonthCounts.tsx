import { useState } from "react";
import { useLocale } from "react-aria-components";
import { shiftDay } from "../cases/days.ts";
import { useAsk } from "../ui/asking.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { type Message, useWords } from "../ui/words.ts";
import { askerWords, callerWords, needWords, safetyWords, useLanguageName } from "./consultWords.ts";
import { consults } from "./contract.ts";

const parts: readonly { what: string; title: Message; words?: Readonly<Record<string, Message>> }[] = [
  { what: "consult", title: { id: "consults.counts.consults", message: "Consults" }, words: askerWords },
  { what: "caller", title: { id: "consults.counts.calls", message: "Hotline calls" }, words: callerWords },
  { what: "language", title: { id: "consults.language", message: "Language" } },
  { what: "need", title: { id: "consults.counts.needs", message: "Needed" }, words: needWords },
  { what: "given", title: { id: "consults.counts.given", message: "Given" }, words: needWords },
  { what: "safety", title: { id: "consults.counts.safety", message: "Safety" }, words: safetyWords },
];

/** What a month of a program comes to: by kind, language and need, with minutes. */
export function MonthCounts({ programId }: { programId: string }) {
  const say = useWords();
  const formats = useFormats();
  const nameOf = useLanguageName();
  const { locale } = useLocale();
  const sayMonth = (value: string) =>
    new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(Date.parse(`${value}-01T00:00Z`));
  const now = formats.today().slice(0, 7);
  const [month, setMonth] = useState(now);
  const { counts } = useAsk(consults.counts, { programId: programId as never, month });
  const turned = counts.find((one) => one.what === "concern");
  const next = shiftDay(`${month}-28`, 7).slice(0, 7);
  return (
    <Card
      title={sayMonth(month)}
      aside={
        <span className="-my-2 flex">
          <Button
            kind="quiet"
            icon="back"
            label={say({ id: "consults.counts.before", message: "The month before" })}
            onPress={() => setMonth(shiftDay(`${month}-01`, -1).slice(0, 7))}
          />
          <Button
            kind="quiet"
            icon="forward"
            disabled={month >= now}
            label={say({ id: "consults.counts.after", message: "The month after" })}
            onPress={() => setMonth(next)}
          />
        </span>
      }
    >
      <div className="space-y-4">
        {counts.length === 0 && <p className="text-quiet">{say({ id: "consults.counts.none", message: "Nothing was counted." })}</p>}
        {parts.map(({ what, title, words }) => {
          const rows = counts.filter((one) => one.what === what);
          if (rows.length === 0) return null;
          const whole = what === "consult" || what === "caller";
          const minutes = rows.reduce((sum, one) => sum + one.minutes, 0);
          const count = rows.reduce((sum, one) => sum + one.count, 0);
          return (
            <div key={what}>
              <h3 className="flex items-baseline gap-3">
                <span className="grow">{say(title)}</span>
                {whole && (
                  <span className="text-sm font-normal text-quiet">
                    {say({ id: "consults.counts.sum", message: "{count} · {minutes} min" }, { count, minutes })}
                  </span>
                )}
              </h3>
              <ul className="mt-1 divide-y divide-line">
                {rows.map(({ code, count: n }) => (
                  <li key={code} className="flex items-baseline gap-3 py-1">
                    <span className="grow">{words?.[code] ? say(words[code]) : nameOf(code)}</span>
                    <span className="tabular-nums">{formats.number(n)}</span>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
        {turned && (
          <p className="text-sm text-quiet">
            {say(
              { id: "consults.counts.turned", message: "{count, plural, one {# became a concern.} other {# became concerns.}}" },
              { count: turned.count },
            )}
          </p>
        )}
        <p className="border-t border-line pt-3 text-sm text-quiet">
          {say({ id: "consults.counts.small", message: "Small numbers can point at somebody. These stay inside the program." })}
        </p>
      </div>
    </Card>
  );
}
