import { R49_WARN_DAYS } from "../kernel/limits.ts";

/** The day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A moment on the last day of what ends as that day does. */
export const lastMoment = (end: string): string => new Date(Date.parse(end) - 1).toISOString();

/** R49: how many days before its last day a release is warned of; one no longer than the warning is early, in its last third, so that none begins with it. */
export function warnDays(signedOn: string, lastDay: string): number {
  const length = Math.round((Date.parse(lastDay) - Date.parse(signedOn)) / 86_400_000);
  return length <= R49_WARN_DAYS.first ? Math.max(0, Math.floor(length / 3)) : R49_WARN_DAYS.first;
}
