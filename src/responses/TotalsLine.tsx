import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { Table } from "../ui/Table.tsx";
import { useWords } from "../ui/words.ts";
import type { ResponseHead } from "./contract.ts";

const [WIDTH, HEIGHT, EDGE] = [320, 96, 8];

/** How a total went: a line for the eye, and the same in a table for everybody. */
export function TotalsLine({ latestFirst }: { latestFirst: readonly ResponseHead[] }) {
  const say = useWords();
  const formats = useFormats();
  const [latest] = latestFirst;
  const points = latestFirst
    .flatMap(({ responseId, onDay, totals: [first] }) =>
      onDay && first && first.total !== null ? [{ id: responseId as string, onDay, total: first.total, band: first.band }] : [],
    )
    .reverse();
  const [oldest] = points;
  const newest = points.at(-1);
  if (!latest || !oldest || !newest) return null;
  const days = points.map(({ onDay }) => Date.parse(onDay));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const most = Math.max(1, ...points.map(({ total }) => total));
  const placed = points.map(({ onDay, total }, at) => {
    // On one day, side by side.
    const along = to === from ? at / Math.max(1, points.length - 1) : (Date.parse(onDay) - from) / (to - from);
    return { x: EDGE + along * (WIDTH - 2 * EDGE), y: HEIGHT - EDGE - (total / most) * (HEIGHT - 2 * EDGE) };
  });
  const told = say(
    { id: "responses.line.told", message: "From {first} on {from} to {last} on {to}" },
    { first: oldest.total, from: formats.day(oldest.onDay), last: newest.total, to: formats.day(newest.onDay) },
  );
  return (
    <Card title={latest.title}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told} className="w-full max-w-md text-accent rtl:-scale-x-100">
        <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} className="stroke-line" />
        <polyline points={placed.map(({ x, y }) => `${x},${y}`).join(" ")} fill="none" stroke="currentColor" strokeWidth={2} />
        {placed.map(({ x, y }, at) => (
          <circle key={points[at]?.id} cx={x} cy={y} r={4} fill="currentColor" />
        ))}
      </svg>
      <Table
        label={say({ id: "responses.line", message: "The totals of {title}" }, { title: latest.title })}
        columns={[
          { id: "day", label: say({ id: "responses.line.day", message: "Day" }), show: ({ onDay }) => formats.day(onDay) },
          { id: "total", label: say({ id: "responses.line.total", message: "Total" }), end: true, show: ({ total }) => total },
          { id: "band", label: say({ id: "responses.line.band", message: "Called" }), show: ({ band }) => band ?? "" },
        ]}
        rows={[...points].reverse()}
      />
    </Card>
  );
}
