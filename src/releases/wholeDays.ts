/** The day so many days after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A moment on the last day of what ends as that day does. */
export const lastMoment = (end: string): string => new Date(Date.parse(end) - 1).toISOString();
