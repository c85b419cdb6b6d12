import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { cx } from "./look.ts";
import { useFrameTop } from "./useFrameTop.ts";
import { useWords } from "./words.ts";

interface ChosenBarProps {
  count: number;
  total: number;
  /** All are chosen, or none when all were. */
  onAll: () => void;
  /** Too tall on a phone to stay in view there. */
  tall?: boolean;
  /** What is done with those that are chosen. */
  children: ReactNode;
}

/** Above a list to choose from: all or none of it, how many are chosen, and what is done with them. It stays in view while the list is read. */
export function ChosenBar({ count, total, onAll, tall = false, children }: ChosenBarProps) {
  const say = useWords();
  const top = useFrameTop();
  return (
    <div
      style={{ top }}
      className={cx(
        "z-10 flex flex-wrap items-center gap-2 rounded-t-lg border-b border-line bg-surface px-4 py-3",
        tall ? "[@media(min-height:34rem)]:sm:sticky" : "[@media(min-height:34rem)]:sticky",
      )}
    >
      <Button onPress={onAll}>
        {count === total
          ? say({ id: "ui.chosen.none", message: "Choose none" })
          : say({ id: "ui.chosen.all", message: "Choose all {count}" }, { count: total })}
      </Button>
      <p aria-live="polite" className="me-auto px-1 text-sm text-quiet">
        {say({ id: "ui.chosen.count", message: "{count, plural, =0 {None chosen} one {One chosen} other {# chosen}}" }, { count })}
      </p>
      {children}
    </div>
  );
}
