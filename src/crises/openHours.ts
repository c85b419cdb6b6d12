/** When somebody can be reached: days by bits, Monday first; no hours are day and night; hours that end before they begin go past midnight. */
export interface OpenHours {
  readonly week: number;
  readonly opens: string | null;
  readonly closes: string | null;
}

/** A moment as a clock on the wall shows it: the day of the week, 0 for Monday, and HH:MM. */
export interface LocalMoment {
  readonly weekday: number;
  readonly time: string;
}

/** That moment where the agency is. */
export function localMoment(at: Date, timeZone: string): LocalMoment {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { weekday: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(of("weekday")), time: `${of("hour")}:${of("minute")}` };
}

const hasDay = (week: number, weekday: number) => ((week >> ((weekday + 7) % 7)) & 1) === 1;

/** Whether somebody can be reached then. */
export function isOpenAt({ week, opens, closes }: OpenHours, { weekday, time }: LocalMoment): boolean {
  if (opens === null || closes === null) return hasDay(week, weekday);
  if (opens < closes) return hasDay(week, weekday) && time >= opens && time < closes;
  return (hasDay(week, weekday) && time >= opens) || (hasDay(week, weekday - 1) && time < closes);
}
