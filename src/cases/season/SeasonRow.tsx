import { isolate, PersonName, usePersonText } from "../../people/PersonName.tsx";
import { useOptions } from "../../people/personWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Link } from "../../ui/Link.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { useWords } from "../../ui/words.ts";
import { manyReasons, worries } from "../caseWords.ts";
import type { SeasonLine } from "./contract.ts";
import { HandFields } from "./HandFields.tsx";
import type { Season } from "./SeasonBoard.tsx";
import { type Choice, proposalFor } from "./seasonChoices.ts";
import { actWords } from "./seasonWords.ts";

interface SeasonRowProps {
  line: SeasonLine;
  plan: Season;
  choice: Choice | undefined;
  picked: boolean;
  onPick: (picked: boolean) => void;
  onChoose: (choice: Choice | undefined) => void;
}

/** One case, and what becomes of it. */
export function SeasonRow({ line, plan, choice, picked, onPick, onChoose }: SeasonRowProps) {
  const say = useWords();
  const text = usePersonText();
  const reasons = useOptions(manyReasons);
  const who = text(line.label);
  const act = (next: string | null) => {
    const proposed = proposalFor(line);
    if (next === "pause") onChoose({ act: "pause" });
    else if (next === "close") onChoose(proposed?.act === "close" ? proposed : { act: "close", reason: null });
    else if (next === "hand") onChoose(proposed?.act === "hand" ? proposed : { act: "hand", siteId: null, toId: null });
    else onChoose(undefined);
  };
  return (
    <li className="grid gap-x-8 gap-y-3 px-5 py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <div className="grid min-w-0 grid-cols-[2rem_minmax(0,1fr)] items-start">
        <Checkbox label={say({ id: "cases.season.pick", message: "Choose {who}" }, { who: isolate(who) })} value={picked} onChange={onPick}>
          <span className="sr-only">{say({ id: "cases.season.pick", message: "Choose {who}" }, { who: isolate(who) })}</span>
        </Checkbox>
        <div className="min-w-0 pt-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
            <Link href={`/cases/${line.caseId}`} look="plain">
              <PersonName label={line.label} />
            </Link>
            {(line.risk === "high" || line.risk === "immediate") && <Badge tone="warn">{say(worries[line.risk])}</Badge>}
          </p>
          <RosterLine line={line} />
        </div>
      </div>
      <div className="min-w-0 space-y-3">
        <RadioGroup
          label={say({ id: "cases.season.what", message: "What becomes of {who}" }, { who: isolate(who) })}
          labelHidden
          value={choice?.act ?? "carry"}
          onChange={act}
          options={(["carry", "pause", "close", "hand"] as const).map((id) => ({ id, label: say(actWords[id]) }))}
        />
        {choice?.act === "close" && (
          <Select
            width="half"
            label={say({ id: "cases.season.reason", message: "Why does the case of {who} end?" }, { who: isolate(who) })}
            value={choice.reason}
            onChange={(reason) => onChoose({ act: "close", reason: reason as (typeof choice)["reason"] })}
            options={reasons}
          />
        )}
        {choice?.act === "hand" && (
          <HandFields
            who={isolate(who)}
            value={choice}
            onChange={(hand) => onChoose({ act: "hand", ...hand })}
            sites={plan.sites}
            receivers={plan.receivers}
            capacity={plan.capacity}
            without={line.manager?.id}
          />
        )}
      </div>
    </li>
  );
}

/** What the roster says of them: where they are now, or that they are on it no more. It proposes; nothing follows by itself. */
function RosterLine({ line: { roster, now, before, toId, openTasks } }: { line: SeasonLine }) {
  const say = useWords();
  const place = (at: NonNullable<SeasonLine["now"]>) =>
    at.grade
      ? say({ id: "cases.season.place.grade", message: "{site}, grade {grade}" }, { site: isolate(at.name), grade: isolate(at.grade) })
      : isolate(at.name);
  const steps = say(
    { id: "cases.season.steps", message: "{count, plural, =0 {nothing to be done} one {one step} other {# steps}}" },
    { count: openTasks },
  );
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-quiet">
      {roster === "moved" && now && (
        <Badge tone="accent">{say({ id: "cases.season.moved", message: "now at {place}" }, { place: place(now) })}</Badge>
      )}
      {roster === "gone" && <Badge tone="outline">{say({ id: "cases.season.gone", message: "not on the roster" })}</Badge>}
      {roster === "here" && now && <span>{place(now)}</span>}
      {roster === "gone" && before && <span>{say({ id: "cases.season.was", message: "was at {place}" }, { place: place(before) })}</span>}
      {roster === "moved" && toId === null && (
        <span>{say({ id: "cases.season.staysWith", message: "the case manager helps others there too" })}</span>
      )}
      <span>{steps}</span>
    </p>
  );
}
