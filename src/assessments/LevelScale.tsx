import { useId } from "react";
import { Button } from "../ui/Button.tsx";
import { cx } from "../ui/look.ts";
import { useWords } from "../ui/words.ts";
import { levelWords } from "./needWords.ts";

interface LevelScaleProps {
  label: string;
  value: number | null;
  onChange: (level: number | null) => void;
  /** What they said last time. */
  before?: string | undefined;
}

/** One to five, in the person's own eyes: five boxes beside each other, and none of them where it was not asked. */
export function LevelScale({ label, value, onChange, before }: LevelScaleProps) {
  const say = useWords();
  const name = useId();
  return (
    <fieldset aria-labelledby={`${name}-label`} className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 border-0 p-0 py-1.5">
      <span className="flex min-w-40 grow basis-0 items-center gap-2">
        <span className="grow">
          <bdi id={`${name}-label`} className="font-semibold wrap-anywhere">
            {label}
          </bdi>
          {before && <span className="block text-sm text-quiet">{before}</span>}
        </span>
        {value !== null && (
          <Button
            kind="quiet"
            icon="cross"
            label={say({ id: "assessments.level.clear", message: "{label}: take the answer away" }, { label })}
            onPress={() => onChange(null)}
          />
        )}
      </span>
      <div className="flex items-center gap-1">
        {levelWords.map((word, at) => {
          const level = at + 1;
          return (
            <label
              key={word.id}
              title={say(word)}
              className={cx(
                "relative grid size-(--tap) min-h-11 min-w-11 cursor-pointer place-items-center rounded-md border tabular-nums",
                "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                value === level
                  ? "border-accent bg-wash font-semibold shadow-[inset_0_0_0_1px_var(--accent)]"
                  : "border-edge bg-surface hover:border-ink",
              )}
            >
              <input
                type="radio"
                name={name}
                className="sr-only"
                checked={value === level}
                onChange={() => onChange(level)}
                aria-label={`${level}, ${say(word)}`}
              />
              <span aria-hidden="true">{level}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
