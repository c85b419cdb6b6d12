import { Card, RowItem, Rows } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import type { Visit } from "./contract.ts";
import { LateCard } from "./LateCard.tsx";
import { useVisits } from "./useVisits.ts";

/** Colleagues one looks out for: who is not back first, with what to do; then who is out, and how it ended. Nothing where there are none. */
export function VisitsToday() {
  const say = useWords();
  const others = useVisits()?.others ?? [];
  const rest = others.filter(({ ringsMe }) => !ringsMe);
  return (
    <div aria-live="assertive" className="space-y-8 empty:hidden">
      {others.map((visit) => visit.ringsMe && <LateCard key={visit.visitId} visit={visit} />)}
      {rest.length > 0 && (
        <Card flush title={say({ id: "visits.others", message: "You look out for" })}>
          <Rows>
            {rest.map((visit) => (
              <OtherRow key={visit.visitId} visit={visit} />
            ))}
          </Rows>
        </Card>
      )}
    </div>
  );
}

function OtherRow({ visit }: { visit: Visit }) {
  const say = useWords();
  const formats = useFormats();
  const { visitor, backBy, arrivedAt, endedAt, settled, late } = visit;
  const standing = () => {
    if (endedAt) return say({ id: "visits.other.ended", message: "Out and safe since {time}" }, { time: formats.time(endedAt) });
    if (settled?.how === "helped")
      return say({ id: "visits.other.helped", message: "Help is with them, says {name}" }, { name: settled.by.name });
    if (settled) return say({ id: "visits.other.safe", message: "Safe, says {name}" }, { name: settled.by.name });
    if (late) return say({ id: "visits.other.late", message: "Not back yet; somebody else is told" });
    return [
      say({ id: "visits.other.out", message: "Out until {time}" }, { time: formats.time(backBy) }),
      ...(arrivedAt ? [say({ id: "visits.other.arrived", message: "arrived at {time}" }, { time: formats.time(arrivedAt) })] : []),
    ].join(" · ");
  };
  return <RowItem title={visitor.name} detail={standing()} />;
}
