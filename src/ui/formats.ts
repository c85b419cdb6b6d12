import { createContext, useContext, useMemo } from "react";
import { useLocale } from "react-aria-components";
import { clock } from "../kernel/clock.ts";

const dayMs = 86_400_000;

/** Where the agency is in time: its zone, and how far its clock stands off this device's. */
export interface Here {
  readonly zone?: string | undefined;
  readonly driftMs: number;
}

export const HereContext = createContext<Here>({ driftMs: 0 });

const dayIn = (zone: string | undefined, at: Date) => new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
const numberOf = (day: string) => Date.parse(`${day}T00:00Z`) / dayMs;

/** Where the agency is, from the day it says it is. */
export const findHere = (zone: string | undefined, today: string | undefined): Here => ({
  zone,
  driftMs: today ? (numberOf(today) - numberOf(dayIn(zone, clock()))) * dayMs : 0,
});

/** How days, instants and numbers are said in the language in use. */
export function useFormats() {
  const { locale } = useLocale();
  const here = useContext(HereContext);
  return useMemo(() => makeFormats(locale, here), [locale, here]);
}

function makeFormats(locale: string, { zone, driftMs }: Here) {
  const now = () => new Date(clock().getTime() + driftMs);
  const today = () => dayIn(zone, now());
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const yearOf = (day: string) => (day.slice(0, 4) === today().slice(0, 4) ? {} : { year: "numeric" as const });
  const dayOf = (moment: string) => dayIn(zone, new Date(moment));

  /** "May 12", with its year unless it is this one. */
  const day = (value: string) =>
    format({ day: "numeric", month: "short", ...yearOf(value), timeZone: "UTC" }).format(new Date(`${value}T00:00Z`));

  const time = (moment: string) => format({ hour: "numeric", minute: "2-digit", timeZone: zone }).format(new Date(moment));
  const moment = (value: string) =>
    format({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit", ...yearOf(dayOf(value)), timeZone: zone }).format(
      new Date(value),
    );

  return {
    day,
    /** "Sun, Jul 4, 2027", "Dec 21, 2026 – Jan 3, 2027": a span that may lie in any year. */
    span: (first: string, last: string) => {
      const [begin, end] = [new Date(`${first}T00:00Z`), new Date(`${last}T00:00Z`)];
      const weekday = first === last ? { weekday: "short" as const } : {};
      return format({ ...weekday, day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).formatRange(begin, end);
    },
    /** The day it is where the agency is, YYYY-MM-DD. */
    today,
    /** "Monday, May 12". */
    longDay: (value: string) =>
      format({ weekday: "long", day: "numeric", month: "long", ...yearOf(value), timeZone: "UTC" }).format(new Date(`${value}T00:00Z`)),
    /** "today", "tomorrow", "Thursday" within the week, else the date. */
    nearDay: (value: string) => {
      const days = numberOf(value) - numberOf(today());
      if (Math.abs(days) <= 1) return relative.format(days, "day");
      if (days > 1 && days < 7) return format({ weekday: "long", timeZone: "UTC" }).format(new Date(`${value}T00:00Z`));
      return day(value);
    },
    /** Days from today, negative when past. */
    daysUntil: (value: string) => numberOf(value) - numberOf(today()),
    /** What the agency's clock showed: "2:05 PM", or "14:05" where that is how it is said. */
    time,
    /** A wall-clock time, HH:MM, in the same way. */
    timeOfDay: (value: string) =>
      format({ hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(new Date(`1970-01-01T${value.slice(0, 5)}Z`)),
    /** "May 12, 2:05 PM". */
    moment,
    /** The agency's day on which an instant fell. */
    dayOf,
    /** The last day of what ends at an instant: a midnight ends the day before. */
    lastDayOf: (until: string) => dayOf(new Date(Date.parse(until) - 1).toISOString()),
    /** "14 minutes ago", "3 hours ago", "yesterday, 5:12 PM", "3 days ago"; after two weeks the day. */
    ago: (value: string) => {
      const minutes = (Date.parse(value) - now().getTime()) / 60_000;
      if (Math.abs(minutes) < 60) return relative.format(Math.round(minutes), "minute");
      const days = numberOf(dayOf(value)) - numberOf(today());
      if (days === 0) return relative.format(Math.round(minutes / 60), "hour");
      if (Math.abs(days) === 1) return `${relative.format(days, "day")}, ${time(value)}`;
      return Math.abs(days) <= 14 ? relative.format(days, "day") : day(dayOf(value));
    },
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    percent: (value: number) => new Intl.NumberFormat(locale, { style: "percent" }).format(value),
    list: (items: readonly string[]) => new Intl.ListFormat(locale).format(items),
  };
}
