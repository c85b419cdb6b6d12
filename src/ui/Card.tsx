import { type ReactNode, useId } from "react";
import { cx } from "./look.ts";

export interface CardProps {
  title?: ReactNode;
  /** Beside the title: a count, a badge. */
  aside?: ReactNode;
  /** Beneath, the way to more. */
  foot?: ReactNode;
  children: ReactNode;
  /** `warn` is for what cannot wait. */
  tone?: "plain" | "warn" | "quiet";
  /** The children are rows that reach the edges. */
  flush?: boolean;
  level?: 2 | 3;
  className?: string;
}

/** Things that belong together, under one name. */
export function Card({ title, aside, foot, children, tone = "plain", flush = false, level = 2, className }: CardProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      {...(title ? { "aria-labelledby": id } : {})}
      className={cx(
        "min-w-0 rounded-lg border",
        tone === "warn" && "border-warn bg-surface shadow-[inset_0_4px_0_var(--warn)]",
        tone === "plain" && "border-line bg-surface",
        tone === "quiet" && "border-transparent bg-sunken",
        className,
      )}
    >
      {title && (
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-5 pt-4 pb-1">
          <Heading id={id} className={cx("min-w-min grow basis-0 text-lg", tone === "warn" && "text-warn")}>
            {title}
          </Heading>
          {aside && <span className="text-sm text-quiet">{aside}</span>}
        </header>
      )}
      <div className={flush ? "pb-1" : cx("px-5 pb-5", title ? "pt-2" : "pt-5")}>{children}</div>
      {foot && <footer className="border-t border-line px-5 py-2.5">{foot}</footer>}
    </section>
  );
}

/** Rows of a card: one line each, one action each. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-line">{children}</ul>;
}

/** One row: what it is, what about it, what to do. */
export function RowItem({ title, detail, action, mark }: { title: ReactNode; detail?: ReactNode; action?: ReactNode; mark?: ReactNode }) {
  return (
    <li className="flex gap-3 px-5 py-(--row)">
      {mark && <span className="pt-px">{mark}</span>}
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-48 grow basis-0">
          <p className="leading-snug font-semibold">{title}</p>
          {detail && <div className="text-sm text-quiet">{detail}</div>}
        </div>
        {action && (
          <div className="flex flex-wrap items-center gap-1 max-sm:has-[>[data-kind=quiet]:first-child]:-ms-3 sm:has-[>[data-kind=quiet]:last-child]:-me-3">
            {action}
          </div>
        )}
      </div>
    </li>
  );
}

/** What is known about a thing, term by term. */
export function Facts({ items }: { items: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-2.5 sm:grid-cols-[minmax(8rem,max-content)_1fr]">
      {items.map((item) => (
        <div key={item.term} className="contents">
          <dt className="text-quiet max-sm:-mb-2.5 max-sm:text-sm">{item.term}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
