import { Card } from "../ui/Card.tsx";
import { useFormats } from "../ui/formats.ts";
import { useWords } from "../ui/words.ts";
import { compareTalks, type Moved } from "./compareTalks.ts";
import type { Assessment, Need } from "./contract.ts";
import { kindWords, priorityWords, statusWords, useLevelText } from "./needWords.ts";

interface ChangedProps {
  before: Assessment;
  after: Assessment;
  needs: readonly Need[];
  nameOf: (code: string) => string;
}

/** The last talk beside the one before it. */
export function ChangedCard({ before, after, needs, nameOf }: ChangedProps) {
  const say = useWords();
  const formats = useFormats();
  const { levels, moved } = compareTalks(before, after, needs);
  const [then, now] = [formats.day(before.onDay), formats.day(after.onDay)];
  return (
    <Card title={say({ id: "assessments.changed", message: "What changed since last time" })}>
      {moved.length === 0 ? (
        <p className="text-quiet">{say({ id: "assessments.changed.none", message: "Nothing was added and nothing was settled." })}</p>
      ) : (
        <ul className="space-y-2">
          {moved.map((one) => (
            <li key={one.need.needId}>
              <MovedLine {...one} />
            </li>
          ))}
        </ul>
      )}
      {levels.length > 0 && (
        <table className="mt-5 w-full max-w-2xl text-sm">
          <caption className="sr-only">{say({ id: "assessments.changed.beside", message: "The last two talks side by side" })}</caption>
          <thead>
            <tr className="text-quiet">
              <th scope="col" className="pe-3 pb-2 text-start font-semibold">
                {say({ id: "assessments.lines.part", message: "Part of life" })}
              </th>
              <th scope="col" className="pe-3 pb-2 text-start font-semibold">
                {then}
              </th>
              <th scope="col" className="pb-2 text-start font-semibold">
                {now}
              </th>
            </tr>
          </thead>
          <tbody>
            {levels.map((one) => (
              <LevelRow key={one.domain} name={nameOf(one.domain)} {...one} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function LevelRow({ name, before, after }: { name: string; before: number | undefined; after: number | undefined }) {
  const say = useWords();
  const sayLevel = useLevelText();
  const none = say({ id: "assessments.level.notAsked", message: "not asked" });
  const told =
    before === undefined || after === undefined || before === after
      ? undefined
      : after > before
        ? say({ id: "assessments.level.better", message: "better" })
        : say({ id: "assessments.level.worse", message: "harder" });
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-1.5 pe-3 text-start font-normal wrap-anywhere">
        <bdi>{name}</bdi>
      </th>
      <td className="py-1.5 pe-3">{before === undefined ? none : sayLevel(before)}</td>
      <td className="py-1.5">
        <span className={told ? "font-semibold" : ""}>{after === undefined ? none : sayLevel(after)}</span>
        {told && <span className="text-quiet"> · {told}</span>}
      </td>
    </tr>
  );
}

/** "New: …", "Met: …", "Now instead of can wait: …". */
function MovedLine({ need, before, after }: Moved) {
  const say = useWords();
  const what = say(kindWords[need.kind]);
  const head = !before
    ? say({ id: "assessments.changed.new", message: "New" })
    : before.status !== after.status
      ? say(statusWords[after.status])
      : say(
          { id: "assessments.changed.presses", message: "{now}, before: {was}" },
          {
            now: after.priority ? say(priorityWords[after.priority]) : "",
            was: before.priority ? say(priorityWords[before.priority]) : "",
          },
        );
  return (
    <>
      <span className="font-semibold">{head}</span> <span className="text-quiet">· {what}</span>
      <bdi className="block wrap-anywhere">“{need.words}”</bdi>
    </>
  );
}
