import { useLocale } from "react-aria-components";
import { useTimeOfDay } from "../cases/useTimeOfDay.ts";
import { useWords } from "../ui/words.ts";
import type { OpenHours } from "./openHours.ts";

/** The short names of the days, Monday first, in the language in use. */
export function useDayNames(): string[] {
  const { locale } = useLocale();
  const format = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  // The fifth of January 2026 is a Monday.
  return Array.from({ length: 7 }, (_, n) => format.format(new Date(Date.UTC(2026, 0, 5 + n))));
}

/** "Mon–Fri, 8:00 AM to 5:00 PM". */
export function useHours(): (hours: OpenHours) => string {
  const say = useWords();
  const sayTime = useTimeOfDay();
  const names = useDayNames();
  return ({ week, opens, closes }) => {
    const days = names.filter((_, n) => (week >> n) & 1);
    const sayDays = week === 127 ? "" : week === 31 ? `${names[0]}–${names[4]}` : days.join(", ");
    const time =
      opens && closes
        ? say({ id: "crises.hours", message: "{from} to {to}" }, { from: sayTime(opens), to: sayTime(closes) })
        : say({ id: "crises.hours.always", message: "day and night" });
    return [sayDays, time].filter(Boolean).join(", ");
  };
}
