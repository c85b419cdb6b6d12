import { isolate } from "../people/PersonName.tsx";
import { useAsk } from "../ui/asking.ts";
import { Link } from "../ui/Link.tsx";
import { useWords } from "../ui/words.ts";
import { involvements } from "./contract.ts";
import { helpingRoles } from "./helperWords.ts";

/** In the case's head: whom they ask first, and how many they have not been introduced to. */
export function PointLine({ id: caseId }: { id: string }) {
  const say = useWords();
  const { point, fresh } = useAsk(involvements.point, { caseId: caseId as never });
  const parts = [
    point &&
      say(
        { id: "involvements.head.point", message: "asks {name} first ({role})" },
        { name: isolate(point.name), role: say(helpingRoles[point.role]) },
      ),
    fresh > 0 &&
      say({ id: "involvements.head.fresh", message: "{count, plural, one {# helper is new} other {# helpers are new}}" }, { count: fresh }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <Link href={`/cases/${caseId}?part=people`} look="quiet" className="-ms-3 text-start!">
      {parts.join(" · ")}
    </Link>
  );
}
