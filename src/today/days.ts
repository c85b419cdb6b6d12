import { clock } from "../kernel/clock.ts";
import { useFormats } from "../ui/formats.ts";

/** The day so many days after another. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A wall-clock time as it is said: "9:00 AM". */
export const useTimeOfDay = (): ((time: string) => string) => useFormats().timeOfDay;

/** The hour it is where the agency is. */
export const hourIn = (zone: string | undefined): number =>
  Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: zone }).format(clock()));
