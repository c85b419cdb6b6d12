import { useState } from "react";
import { useLocale } from "react-aria-components";
import type { z } from "zod";
import { Button } from "../ui/Button.tsx";
import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { type Message, useWords } from "../ui/words.ts";
import type { retention } from "./contract.ts";

type Months = z.output<typeof retention.months.out>["months"];
const FIRST = 12;

const countWords: Readonly<Record<Months[number]["kind"], Message>> = {
  concern: { id: "retention.months.concern", message: "{n, plural, one {# concern} other {# concerns}} that joined no case" },
  crisis: { id: "retention.months.crisis", message: "{n, plural, one {# crisis} other {# crises}} set aside" },
  paper: { id: "retention.months.paper", message: "{n, plural, one {# paper} other {# papers}} at the desk" },
  person: { id: "retention.months.person", message: "{n, plural, one {# person} other {# people}} with no case left" },
  roster: { id: "retention.months.roster", message: "{n, plural, one {# person} other {# people}} off the roster" },
  messages: { id: "retention.months.messages", message: "{n, plural, one {# message} other {# messages}}" },
};

/** By the month: what joined no case and what left. What is gone counts as before. */
export function MonthsCard({ months }: { months: Months }) {
  const say = useWords();
  const { locale } = useLocale();
  const [shown, setShown] = useState(FIRST);
  const name = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <Card flush title={say({ id: "retention.months", message: "By the month, what is gone among it" })}>
      <Rows>
        {months.slice(0, shown).map(({ programId, program, kind, month, count, gone }) => (
          <RowItem
            key={`${programId} ${kind} ${month}`}
            title={
              <>
                {name.format(Date.parse(`${month}T00:00Z`))} {program && <bdi className="font-normal text-quiet">{program}</bdi>}
              </>
            }
            detail={
              <>
                {say(countWords[kind], { n: count })};{" "}
                {say(
                  { id: "retention.months.gone", message: "{gone, plural, =0 {all are still there} one {# is gone} other {# are gone}}" },
                  { gone },
                )}
              </>
            }
          />
        ))}
      </Rows>
      {months.length > shown && (
        <div className="px-5 py-2.5">
          <Button kind="quiet" className="-ms-3" onPress={() => setShown(shown + FIRST * 4)}>
            {say({ id: "retention.months.more", message: "Show earlier months" })}
          </Button>
        </div>
      )}
    </Card>
  );
}
