import { isolate, usePersonText } from "../../people/PersonName.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { useWords } from "../../ui/words.ts";
import type { SeasonLine } from "./contract.ts";
import type { Season } from "./SeasonBoard.tsx";
import { SeasonRow } from "./SeasonRow.tsx";
import type { Choice, Choices } from "./seasonChoices.ts";

interface SeasonGroupsProps {
  plan: Season;
  choices: Choices;
  picked: readonly string[];
  onPick: (ids: readonly string[]) => void;
  onChoose: (caseId: string, choice: Choice | undefined) => void;
}

/** The cases by their manager and by the site where each person is, or was. */
export function SeasonGroups({ plan, choices, picked, onPick, onChoose }: SeasonGroupsProps) {
  const say = useWords();
  const text = usePersonText();
  const is = new Set(picked);
  return (
    <div>
      {groupLines(plan.cases, text).map(({ key, manager, site, lines }) => {
        const ids = lines.map(({ caseId }) => caseId as string);
        const all = ids.every((id) => is.has(id));
        const title = site
          ? say({ id: "cases.season.group.site", message: "{manager}, {site}" }, { manager: isolate(manager ?? ""), site: isolate(site) })
          : isolate(manager ?? say({ id: "cases.season.nobody", message: "Nobody" }));
        return (
          <section key={key} aria-label={title}>
            <div className="flex flex-wrap items-center gap-x-4 border-y border-line bg-sunken px-5 py-1">
              <Checkbox
                label={say({ id: "cases.season.pickGroup", message: "Choose all of {group}" }, { group: title })}
                value={all}
                onChange={(yes) => onPick(yes ? [...new Set([...picked, ...ids])] : picked.filter((id) => !ids.includes(id)))}
              >
                <h2 className="inline text-base font-semibold">{title}</h2>
              </Checkbox>
              <span className="text-sm text-quiet">
                {say({ id: "cases.season.count", message: "{count, plural, one {one case} other {# cases}}" }, { count: lines.length })}
              </span>
            </div>
            <ul className="divide-y divide-line">
              {lines.map((line) => (
                <SeasonRow
                  key={line.caseId}
                  line={line}
                  plan={plan}
                  choice={choices.get(line.caseId)}
                  picked={is.has(line.caseId)}
                  onPick={(yes) => onPick(yes ? [...picked, line.caseId] : picked.filter((id) => id !== line.caseId))}
                  onChoose={(choice) => onChoose(line.caseId, choice)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Lines that stand together, by name: of one manager, at the site where their people were until now. */
function groupLines(lines: readonly SeasonLine[], text: (label: SeasonLine["label"]) => string) {
  const groups = new Map<string, { key: string; manager: string | undefined; site: string | undefined; lines: SeasonLine[] }>();
  for (const line of lines) {
    const site = line.roster === "here" ? line.now : (line.before ?? line.now);
    const key = `${line.manager?.id ?? ""} ${site?.siteId ?? ""}`;
    const group = groups.get(key) ?? { key, manager: line.manager?.name, site: site?.name, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({
    ...group,
    lines: group.lines.toSorted((a, b) => text(a.label).localeCompare(text(b.label))),
  }));
}
