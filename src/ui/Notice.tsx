import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { cx } from "./look.ts";

/** A sentence that must be read before the rest: how to reach somebody safely, that nothing is saved yet. */
export function Notice(props: {
  children: ReactNode;
  title?: string;
  tone?: "plain" | "warn";
  icon?: IconName;
  live?: boolean;
  action?: ReactNode;
}) {
  const warn = props.tone === "warn";
  return (
    <div
      role={props.live ? "status" : undefined}
      className={cx(
        "flex flex-wrap items-start gap-x-4 gap-y-2 rounded-md border-s-4 px-4 py-3",
        warn ? "border-warn bg-warn-wash" : "border-accent bg-wash",
      )}
    >
      <Icon name={props.icon ?? (warn ? "warn" : "info")} className={cx("mt-[0.1875rem]", warn ? "text-warn" : "text-accent")} />
      <div className="min-w-40 grow basis-0">
        {props.title && <p className="font-semibold">{props.title}</p>}
        <div>{props.children}</div>
      </div>
      {props.action}
    </div>
  );
}
