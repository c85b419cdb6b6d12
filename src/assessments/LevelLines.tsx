import { Card } from "../ui/Card.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import type { Assessment } from "./contract.ts";
import { useLevelText } from "./needWords.ts";

const [WIDE, HIGH, EDGE] = [220, 72, 8];
/** Of very many talks the newest are drawn. */
const MOST = 12;

interface LinesProps {
  talks: readonly Assessment[];
  nameOf: (code: string) => string;
}

/** How each part of life went from one talk to the next: a small line each, and the same as a table. */
export function LevelLines({ talks: all, nameOf }: LinesProps) {
  const say = useWords();
  const talks = all.slice(-MOST);
  const codes = [...new Set(talks.flatMap(({ levels }) => levels.map(({ domain }) => domain)))];
  const pointsOf = (code: string) =>
    talks.flatMap(({ onDay, levels }) => {
      const level = levels.find(({ domain }) => domain === code)?.level;
      return level === undefined ? [] : [{ onDay, level }];
    });
  const drawn = codes.filter((code) => pointsOf(code).length > 1);
  if (drawn.length === 0) return null;
  return (
    <Card title={say({ id: "assessments.lines", message: "How it went over time" })}>
      <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2 xl:grid-cols-3">
        {drawn.map((code) => (
          <li key={code} className="min-w-0">
            <Line name={nameOf(code)} points={pointsOf(code)} from={talks[0]?.onDay ?? ""} to={talks.at(-1)?.onDay ?? ""} />
          </li>
        ))}
      </ul>
      <div className="mt-4 border-t border-line">
        <Disclosure title={say({ id: "assessments.lines.table", message: "The same as a table" })}>
          <LevelTable talks={talks} codes={codes} nameOf={nameOf} />
        </Disclosure>
      </div>
    </Card>
  );
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00Z`) / 86_400_000;

function Line({ name, points, from, to }: { name: string; points: readonly { onDay: string; level: number }[]; from: string; to: string }) {
  const say = useWords();
  const formats = useFormats();
  const sayLevel = useLevelText();
  const span = Math.max(1, dayNumber(to) - dayNumber(from));
  const at = points.map(({ onDay, level }, nth) => ({
    key: `${nth} ${onDay}`,
    // Talks of one day stand beside each other.
    x: EDGE + (WIDE - 2 * EDGE) * (from === to ? nth / (points.length - 1) : (dayNumber(onDay) - dayNumber(from)) / span),
    y: HIGH - EDGE - ((HIGH - 2 * EDGE) * (level - 1)) / 4,
  }));
  const told = points.map(({ onDay, level }) => `${formats.day(onDay)}: ${sayLevel(level)}`).join("; ");
  const [first, last] = [points[0], points.at(-1)];
  return (
    <figure className="m-0">
      <figcaption>
        <bdi className="font-semibold wrap-anywhere">{name}</bdi>
        <span className="block text-sm text-quiet">
          {first &&
            last &&
            say(
              { id: "assessments.lines.from", message: "first {was}, now {now}" },
              { was: sayLevel(first.level), now: sayLevel(last.level) },
            )}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        role="img"
        aria-label={`${name}. ${told}`}
        className="mt-1 w-full max-w-80 text-accent rtl:-scale-x-100"
      >
        {[1, 3, 5].map((level) => {
          const y = HIGH - EDGE - ((HIGH - 2 * EDGE) * (level - 1)) / 4;
          return <line key={level} x1={0} x2={WIDE} y1={y} y2={y} stroke="var(--line)" strokeWidth={1} />;
        })}
        <polyline points={at.map(({ x, y }) => `${x},${y}`).join(" ")} fill="none" stroke="currentColor" strokeWidth={2} />
        {at.map(({ key, x, y }) => (
          <circle key={key} cx={x} cy={y} r={4} fill="currentColor" />
        ))}
      </svg>
    </figure>
  );
}

function LevelTable({ talks, codes, nameOf }: LinesProps & { codes: readonly string[] }) {
  const say = useWords();
  const formats = useFormats();
  const sayLevel = useLevelText();
  const caption = say({ id: "assessments.lines.caption", message: "How each part of life was going, talk by talk" });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-quiet">
            <th scope="col" className="pe-4 pb-2 text-start font-semibold">
              {say({ id: "assessments.lines.part", message: "Part of life" })}
            </th>
            {talks.map(({ assessmentId, onDay }) => (
              <th key={assessmentId} scope="col" className="pe-4 pb-2 text-start font-semibold whitespace-nowrap">
                {formats.day(onDay)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code}>
              <th scope="row" className="py-1 pe-4 text-start font-normal">
                <bdi>{nameOf(code)}</bdi>
              </th>
              {talks.map(({ assessmentId, levels }) => {
                const level = levels.find(({ domain }) => domain === code)?.level;
                return (
                  <td key={assessmentId} className="py-1 pe-4 whitespace-nowrap">
                    {level === undefined ? "–" : sayLevel(level)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
