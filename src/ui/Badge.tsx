import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { cx } from "./look.ts";

export interface BadgeProps {
  children: ReactNode;
  /** `warn` is safety or overdue, and nothing else. */
  tone?: "plain" | "accent" | "warn" | "outline";
  icon?: IconName | undefined;
}

const tones = {
  plain: "bg-sunken text-ink",
  accent: "bg-wash text-accent-deep",
  warn: "bg-warn-wash font-semibold text-warn",
  outline: "border border-edge text-quiet",
};

/** A word about a thing: its state, its audience. Never by colour alone. */
export function Badge({ children, tone = "plain", icon }: BadgeProps) {
  const drawn = icon ?? (tone === "warn" ? "warn" : undefined);
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 rounded-sm px-1.5 py-px align-baseline text-sm leading-snug whitespace-nowrap max-sm:whitespace-normal",
        tones[tone],
      )}
    >
      {drawn && <Icon name={drawn} className="size-4!" />}
      {children}
    </span>
  );
}

/** How many wait behind a link. */
export function Count({ of: count, label, warn = false }: { of: number; label: string; warn?: boolean }) {
  if (count === 0) return null;
  return (
    <span
      className={cx(
        "inline-flex min-w-6 items-center justify-center rounded-full px-1.5 text-sm leading-6 font-semibold",
        warn ? "bg-warn text-on-warn" : "bg-accent text-on-accent",
      )}
    >
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
