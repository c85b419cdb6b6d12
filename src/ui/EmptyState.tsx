import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";

/** Says what will be here and offers the first of it. */
export function EmptyState({
  title,
  children,
  action,
  icon,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: IconName;
}) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-dashed border-edge px-6 py-8">
      {icon && <Icon name={icon} className="size-7! text-quiet [stroke-width:1.2]" />}
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="measure -mt-1 text-quiet">{children}</div>}
      {action && <div className="pt-1">{action}</div>}
    </div>
  );
}
