import type { ReactNode } from "react";
import { Button, DialogTrigger, Popover } from "react-aria-components";
import { Icon, type IconName } from "./Icon.tsx";
import { cx, look } from "./look.ts";

/** A question beside a thing, answered on asking: "Why can I see this?", "Who sees this?" */
export function Explain({
  label,
  icon = "info",
  children,
  className,
}: {
  label: string;
  icon?: IconName;
  children: ReactNode;
  className?: string;
}) {
  return (
    <DialogTrigger>
      <Button
        className={cx(
          "-my-2 inline-flex min-h-(--tap) items-center gap-1.5 rounded-sm text-start text-sm text-quiet underline decoration-dotted underline-offset-4 hover:text-ink hover:decoration-solid print:hidden",
          className,
        )}
      >
        <Icon name={icon} className="size-4.5!" />
        {label}
      </Button>
      <Popover aria-label={label} className={cx(look.popover, "max-w-sm p-4 leading-relaxed outline-none")}>
        {children}
      </Popover>
    </DialogTrigger>
  );
}
