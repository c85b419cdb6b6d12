import { useLocale } from "react-aria-components";
import { useFormats } from "../../ui/formats.ts";
import { useWords } from "../../ui/words.ts";
import type { InboxItem } from "../contract.ts";

/** How long it waits and until when it may, in plain words. */
export interface ClockWords {
  readonly waiting: string;
  readonly due: string | null;
  readonly overdue: boolean;
}

/** Says a concern's clock: "waiting 40 min", "waiting since Friday", "due today"; of an urgent one the minute, in whosever hands it is. */
export function useClockWords(): (item: Pick<InboxItem, "clock" | "added"> & Partial<Pick<InboxItem, "assigned">>) => ClockWords {
  const say = useWords();
  const formats = useFormats();
  const { locale } = useLocale();
  const weekday = (day: string) => new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00Z`));

  /** "yesterday", "Friday" within the week, else the date. */
  const pastDay = (day: string) => {
    const far = formats.daysUntil(day);
    return far > -2 ? formats.nearDay(day) : far > -7 ? weekday(day) : formats.day(day);
  };

  const sayWaiting = ({ receivedAt, waitingMinutes }: InboxItem["clock"], added: boolean) => {
    if (waitingMinutes < 1) return say({ id: "concerns.triage.waiting.now", message: "came in just now" });
    if (waitingMinutes < 60) return say({ id: "concerns.triage.waiting.minutes", message: "waiting {n} min" }, { n: waitingMinutes });
    const hours = Math.floor(waitingMinutes / 60);
    if (hours < 20) return say({ id: "concerns.triage.waiting.hours", message: "waiting {n} h" }, { n: hours });
    // Words were added to it: it waits anew, and the day it first came is not the day to count from.
    if (added) {
      const n = Math.max(1, Math.round(hours / 24));
      return say({ id: "concerns.triage.waiting.days", message: "waiting {n, plural, one {# day} other {# days}}" }, { n });
    }
    return say({ id: "concerns.triage.waiting.since", message: "waiting since {day}" }, { day: pastDay(formats.dayOf(receivedAt)) });
  };

  const sayDue = ({ respondBy, takeBy, overdue }: InboxItem["clock"], held: boolean) => {
    if (takeBy) {
      const day = formats.dayOf(takeBy);
      const given = { day: formats.daysUntil(day) < 0 ? pastDay(day) : formats.nearDay(day), time: formats.time(takeBy) };
      return overdue && held
        ? say({ id: "concerns.triage.due.wasHeld", message: "was due {day}, {time}" }, given)
        : overdue
          ? say({ id: "concerns.triage.due.wasAt", message: "was due {day}, {time}: nobody has it yet" }, given)
          : say({ id: "concerns.triage.due.at", message: "due {day}, {time}" }, given);
    }
    const days = respondBy ? formats.daysUntil(respondBy) : undefined;
    if (respondBy && days !== undefined && days < 0)
      return say({ id: "concerns.triage.due.was", message: "was due {day}" }, { day: pastDay(respondBy) });
    return respondBy ? say({ id: "concerns.triage.due.by", message: "due {day}" }, { day: formats.nearDay(respondBy) }) : null;
  };

  return ({ clock, added, assigned }) => ({
    waiting: sayWaiting(clock, added),
    due: sayDue(clock, Boolean(assigned)),
    overdue: clock.overdue,
  });
}
