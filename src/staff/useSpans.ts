import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";

/** How it is said from when until when somebody is away: days, the last one included, and times only where a day is not whole. */
export function useSpans() {
  const say = useWords();
  const formats = useFormats();
  const isMidnight = (moment: string) => formats.lastDayOf(moment) !== formats.dayOf(moment);
  const sayUntil = (until: string) => (isMidnight(until) ? formats.day(formats.lastDayOf(until)) : formats.moment(until));
  const saySpan = ({ from, until }: { from: string; until: string }) => {
    const [first, last] = [isMidnight(from) ? formats.day(formats.dayOf(from)) : formats.moment(from), sayUntil(until)];
    return first === last ? first : say({ id: "staff.cover.span", message: "{from} to {until}" }, { from: first, until: last });
  };
  return { sayUntil, saySpan };
}
