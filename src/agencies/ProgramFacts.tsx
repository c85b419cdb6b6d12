import { useMemo } from "react";
import { useLocale } from "react-aria-components";
import { Facts } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import type { ProgramCalendar } from "./contract.ts";

/** What the days of a week are called, Monday first. */
export function useWeekdays(): string[] {
  const { locale } = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
    return Array.from({ length: 7 }, (_, at) => format.format(new Date(`2024-01-0${at + 1}T00:00Z`)));
  }, [locale]);
}

/** What a program's clocks go by, in sentences. */
export function ProgramFacts({ program }: { program: ProgramCalendar }) {
  const say = useWords();
  const formats = useFormats();
  const weekdays = useWeekdays();
  const days = (count: number) =>
    say({ id: "agencies.days", message: "{count, plural, =0 {the same day} one {# program day} other {# program days}}" }, { count });
  const { open, nextDay, week, cadenceDays, triageDays, urgentMinutes, supervisorAfterDays, caseCapacity, escalation } = program;
  return (
    <Facts
      items={[
        {
          term: say({ id: "agencies.today", message: "Today" }),
          value: open
            ? say({ id: "agencies.open", message: "Here" })
            : nextDay
              ? say({ id: "agencies.shut", message: "Closed; here again on {day}" }, { day: formats.longDay(nextDay) })
              : say({ id: "agencies.shut.long", message: "Closed" }),
        },
        {
          term: say({ id: "agencies.week", message: "Days of the week" }),
          value: formats.list(weekdays.filter((_, at) => (week >> at) & 1)),
        },
        {
          term: say({ id: "agencies.cadence", message: "Silent after" }),
          value: say({ id: "agencies.cadence.value", message: "{days} without contact" }, { days: days(cadenceDays) }),
        },
        { term: say({ id: "agencies.triage", message: "A concern is answered within" }), value: days(triageDays) },
        {
          term: say({ id: "agencies.urgent", message: "An urgent one is taken within" }),
          value: say({ id: "agencies.minutes", message: "{count, plural, one {# minute} other {# minutes}}" }, { count: urgentMinutes }),
        },
        { term: say({ id: "agencies.above", message: "A supervisor sees what slips after" }), value: days(supervisorAfterDays) },
        { term: say({ id: "agencies.capacity", message: "Weight one person carries" }), value: formats.number(caseCapacity) },
        {
          term: say({ id: "agencies.escalation", message: "Hears what nobody answers" }),
          value: escalation?.name ?? say({ id: "agencies.escalation.none", message: "The administrators" }),
        },
      ]}
    />
  );
}
