import type { ReactNode } from "react";
import { Link } from "../../ui/Link.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { useDiscreet } from "../../ui/screen.ts";
import { useWords } from "../../ui/words.ts";
import type { Look, Mapping } from "./contract.ts";

interface ChoiceFieldsProps {
  look: Look;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** What only a person can say, each once: whose cases, which words, which order of dates, who is the same person. */
export function ChoiceFields({ look, mapping, onChange }: ChoiceFieldsProps) {
  const say = useWords();
  const { shown } = useDiscreet();
  const { choices, carriers, alike } = look;
  const named = (text: string) => text || say({ id: "imports.choice.blank", message: "(empty)" });
  const rows = (count: number) => say({ id: "imports.map.rows", message: "{count, plural, one {# row} other {# rows}}" }, { count });
  const without = <V,>(from: Readonly<Record<string, V>>, key: string) =>
    Object.fromEntries(Object.entries(from).filter(([one]) => one !== key));
  return (
    <>
      {choices.dayOrder && (
        <RadioGroup
          label={say({ id: "imports.choice.order", message: "Dates such as 03/04/2024: which comes first?" })}
          options={[
            { id: "day-first", label: say({ id: "imports.choice.dayFirst", message: "The day (3 April)" }) },
            { id: "month-first", label: say({ id: "imports.choice.monthFirst", message: "The month (March 4)" }) },
          ]}
          value={mapping.dayOrder}
          onChange={(order) => onChange({ ...mapping, dayOrder: order === "day-first" ? "day-first" : "month-first" })}
        />
      )}
      {choices.owners.length > 0 && (
        <Choices title={say({ id: "imports.choice.owners", message: "Whose cases are these?" })}>
          {choices.owners.map(({ text, rows: count }) => (
            <Select
              key={text}
              width="half"
              label={named(text)}
              hint={rows(count)}
              options={carriers.map(({ id, name }) => ({ id, label: name }))}
              value={mapping.owners[text] ?? null}
              onChange={(id) => onChange({ ...mapping, owners: id ? { ...mapping.owners, [text]: id } : without(mapping.owners, text) })}
            />
          ))}
        </Choices>
      )}
      {choices.statuses.length > 0 && (
        <Choices title={say({ id: "imports.choice.statuses", message: "Do these words mean open or closed?" })}>
          {choices.statuses.map(({ text, rows: count }) => (
            <RadioGroup
              key={text}
              label={`${named(text)} · ${rows(count)}`}
              options={[
                { id: "open", label: say({ id: "imports.choice.open", message: "Open" }) },
                { id: "closed", label: say({ id: "imports.choice.closed", message: "Closed" }) },
              ]}
              value={mapping.statuses[text] ?? null}
              onChange={(meant) =>
                onChange({ ...mapping, statuses: { ...mapping.statuses, [text]: meant === "closed" ? "closed" : "open" } })
              }
            />
          ))}
        </Choices>
      )}
      {choices.programs.length > 0 && (
        <Choices title={say({ id: "imports.choice.programs", message: "Do cases of these programs belong here?" })}>
          {choices.programs.map(({ text, rows: count }) => (
            <RadioGroup
              key={text}
              label={`${named(text)} · ${rows(count)}`}
              options={[
                { id: "here", label: say({ id: "imports.choice.here", message: "Yes" }) },
                { id: "leave", label: say({ id: "imports.choice.leave", message: "No, leave them out" }) },
              ]}
              value={mapping.programs[text] ?? null}
              onChange={(meant) => onChange({ ...mapping, programs: { ...mapping.programs, [text]: meant === "here" ? "here" : "leave" } })}
            />
          ))}
        </Choices>
      )}
      {alike.length > 0 && (
        <Choices title={say({ id: "imports.choice.alike", message: "Are these the same people?" })}>
          {[...Map.groupBy(alike, ({ key }) => key)].map(([key, of]) => (
            <div key={key} className="space-y-2">
              <RadioGroup
                look="list"
                label={say(
                  { id: "imports.choice.alike.who", message: "{name}, line {line}" },
                  { name: shown(of[0]?.title ?? ""), line: String(of[0]?.line ?? "") },
                )}
                options={[
                  { id: "", label: say({ id: "imports.choice.alike.new", message: "Somebody else: write a new person down" }) },
                  ...of.map(({ personId, label, number }) => ({
                    id: personId,
                    label: say(
                      { id: "imports.choice.alike.same", message: "{name}, number {number}, who is here" },
                      { name: shown([label.call, label.initial].filter(Boolean).join(" ")), number: String(number) },
                    ),
                  })),
                ]}
                value={mapping.same[key] ?? ""}
                onChange={(id) => onChange({ ...mapping, same: id ? { ...mapping.same, [key]: id } : without(mapping.same, key) })}
              />
              {of.map(({ personId, number }) => (
                <Link key={personId} href={`/people/${personId}`}>
                  {say({ id: "imports.choice.alike.look", message: "Look at number {number}" }, { number: String(number) })}
                </Link>
              ))}
            </div>
          ))}
        </Choices>
      )}
    </>
  );
}

function Choices({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="space-y-4 border-t border-line pt-5">
      <legend className="float-start mb-3 w-full text-lg font-semibold">{title}</legend>
      <div className="clear-both space-y-5">{children}</div>
    </fieldset>
  );
}
