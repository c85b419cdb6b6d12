import { useAsk } from "../ui/asking.ts";
import { useFormats } from "../ui/formats.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { releases } from "./contract.ts";
import { lastMoment } from "./wholeDays.ts";

/** In the case's head: how many releases stand, and which day the first of them ends. */
export function SharingState({ id: caseId }: { id: string }) {
  const say = useWords();
  const formats = useFormats();
  const { releases: all, heads } = useAsk(releases.list, { caseId: caseId as never });
  const ends = [...all, ...heads]
    .filter(({ state }) => state === "active")
    .map((one) => ("lastDay" in one ? one.lastDay : formats.dayOf(lastMoment(one.expiresAt))));
  const first = ends.toSorted()[0];
  if (first === undefined) return null;
  const near = formats.daysUntil(first) <= 14;
  const count = ends.length;
  return (
    <Link href={`/cases/${caseId}?part=sharing`} look="quiet" className="-ms-3 text-start!">
      {near
        ? say(
            { id: "releases.head.ends", message: "{count, plural, one {# release, ends {day}} other {# releases, one ends {day}}}" },
            { count, day: formats.nearDay(first) },
          )
        : say({ id: "releases.head", message: "{count, plural, one {# release} other {# releases}}" }, { count })}
    </Link>
  );
}
