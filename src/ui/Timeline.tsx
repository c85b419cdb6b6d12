import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { cx } from "./look.ts";

/** What happened, newest first. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="relative">
      {children}
    </ol>
  );
}

export interface TimelineItemProps {
  /** The day as it is said, and as machines read it. */
  at: string;
  dateTime: string;
  title: ReactNode;
  icon?: IconName;
  /** Beside the title: who may read it. */
  aside?: ReactNode;
  /** Who, how long, where. */
  detail?: ReactNode;
  children?: ReactNode;
  /** That there is something, and no more. */
  presence?: boolean;
  warn?: boolean;
}

/** One thing that happened. */
export function TimelineItem({
  at,
  dateTime,
  title,
  icon = "note",
  aside,
  detail,
  children,
  presence = false,
  warn = false,
}: TimelineItemProps) {
  return (
    <li className="group grid grid-cols-[2rem_1fr] gap-x-3 sm:grid-cols-[6.5rem_2rem_1fr]">
      <time dateTime={dateTime} className="hidden pt-1 text-end text-sm text-quiet sm:block">
        {at}
      </time>
      <span
        aria-hidden="true"
        className="relative flex justify-center before:absolute before:inset-y-0 before:w-px before:bg-line group-first:before:top-3 group-last:before:bottom-auto group-last:before:h-3"
      >
        <span
          className={cx(
            "relative flex size-8 items-center justify-center rounded-full border bg-surface",
            warn ? "border-warn text-warn" : presence ? "border-dashed border-edge text-quiet" : "border-line text-accent",
          )}
        >
          <Icon name={presence ? "lock" : icon} className="size-4.5!" />
        </span>
      </span>
      <article className="min-w-0 pb-7 group-last:pb-0">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pt-0.5">
          <h3 className={cx("min-w-0 grow", presence && "font-normal! text-quiet")}>{title}</h3>
          {aside}
        </div>
        <p className="text-sm text-quiet">
          <time dateTime={dateTime} className="sm:hidden">
            {at}
          </time>
          {detail && <span className="max-sm:before:content-['_·_']">{detail}</span>}
        </p>
        {children && <div className="measure mt-1.5">{children}</div>}
      </article>
    </li>
  );
}

/** The person's own words, before ours. */
export function Quote({ children, by }: { children: ReactNode; by?: string }) {
  return (
    <blockquote className="border-s-2 border-accent ps-4 text-ink italic">
      <p>{children}</p>
      {by && <footer className="text-sm text-quiet not-italic">{by}</footer>}
    </blockquote>
  );
}
