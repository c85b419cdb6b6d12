import { Badge } from "../../ui/Badge.tsx";
import { cx } from "../../ui/look.ts";
import { useWords } from "../../ui/words.ts";
import { standings } from "./boardWords.ts";
import type { Worker } from "./contract.ts";

/** What somebody carries: the numbers and a word, and beneath them a bar on one scale for all, with a line where the limit is. */
export function LoadBar({ worker: { weight, limit, standing }, most }: { worker: Worker; most: number }) {
  const say = useWords();
  const share = (value: number) => `${(100 * value) / Math.max(1, most)}%`;
  return (
    <span className="block w-full min-w-40">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="whitespace-nowrap">{say({ id: "today.of", message: "{weight} of {capacity}" }, { weight, capacity: limit })}</span>
        {standing !== "free" && (
          <Badge tone={standing === "over" ? "accent" : "outline"} {...(standing === "over" && { icon: "up" as const })}>
            {say(standings[standing])}
          </Badge>
        )}
      </span>
      <span aria-hidden="true" className="relative mt-1.5 mb-1 block h-2.5 rounded-sm bg-sunken print:hidden">
        <span
          className={cx(
            "absolute inset-y-0 start-0 rounded-sm forced-color-adjust-none",
            standing === "over" ? "bg-accent-deep" : "bg-accent",
          )}
          style={{ width: share(weight) }}
        />
        <span className="absolute -inset-y-1 w-0.5 bg-ink" style={{ insetInlineStart: share(limit) }} />
      </span>
    </span>
  );
}
