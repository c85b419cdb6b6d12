import { useMemo } from "react";
import { useLocale } from "react-aria-components";
import { clock } from "../kernel/clock.ts";

/** The day so many days after another. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A wall-clock time as it is said: "9:00 AM". */
export function useTimeOfDay(): (time: string) => string {
  const { locale } = useLocale();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
    return (time) => format.format(new Date(`1970-01-01T${time}Z`));
  }, [locale]);
}

/** The hour it is where the agency is. */
export const hourIn = (zone: string | undefined): number =>
  Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: zone }).format(clock()));
