import { type ReactNode, Suspense } from "react";
import { cx } from "./look.ts";
import { useWords } from "./words.ts";

/** The shape of what is coming; not before 300 ms, and it does not move. */
export function Skeleton({ lines = 4, title = false }: { lines?: number; title?: boolean }) {
  const say = useWords();
  const widths = ["w-11/12", "w-4/5", "w-full", "w-2/3", "w-3/4"];
  return (
    <div role="status" className="after-300 space-y-3">
      <span className="sr-only">{say({ id: "ui.loading", message: "Loading" })}</span>
      {title && <div className="mb-6 h-9 w-1/2 rounded-md bg-sunken" />}
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are alike
        <div key={at} className={cx("h-5 rounded-md bg-sunken", widths[at % widths.length])} />
      ))}
    </div>
  );
}

/** Waits for what is asked for within. */
export function Wait({ children, lines, title }: { children: ReactNode; lines?: number; title?: boolean }) {
  return <Suspense fallback={<Skeleton lines={lines ?? 4} title={title ?? false} />}>{children}</Suspense>;
}
