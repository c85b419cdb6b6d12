import type { ReactNode } from "react";
import { Button as AriaButton, type PressEvent } from "react-aria-components";
import { Icon, type IconName } from "./Icon.tsx";
import { cx, look } from "./look.ts";

export interface ButtonProps {
  children?: ReactNode;
  /** One primary a screen; `warn` only for acts of safety. */
  kind?: "primary" | "secondary" | "quiet" | "warn";
  icon?: IconName | undefined;
  /** The name of a button that shows only its icon. */
  label?: string | undefined;
  type?: "button" | "submit";
  onPress?: ((event: PressEvent) => void) | undefined;
  disabled?: boolean;
  /** Doing it now: keeps the focus, takes no second press. */
  waiting?: boolean;
  autoFocus?: boolean;
  /** "close" inside a Dialog, "remove" and so on, as react-aria means it. */
  slot?: string | undefined;
  controls?: string | undefined;
  expanded?: boolean | undefined;
  describedBy?: string | undefined;
  className?: string | undefined;
}

/** Does something here. What goes somewhere is a Link. */
export function Button({
  children,
  kind = "secondary",
  icon,
  label,
  type = "button",
  waiting = false,
  disabled = false,
  className,
  ...rest
}: ButtonProps) {
  const alone = children === undefined;
  return (
    <AriaButton
      // A button that waits keeps its place and its focus, and does nothing more. react-aria's own pending state announces itself
      // by an id that is gone with the button when its page goes.
      type={waiting ? "button" : type}
      data-kind={kind}
      data-pending={waiting || undefined}
      isDisabled={disabled}
      autoFocus={rest.autoFocus ?? false}
      className={cx(look.button.base, look.button[kind], alone && "w-(--tap) shrink-0 px-0!", className)}
      {...(rest.onPress && !waiting && { onPress: rest.onPress })}
      {...(label && { "aria-label": label })}
      {...(rest.slot && { slot: rest.slot })}
      {...(rest.controls && { "aria-controls": rest.controls })}
      {...(rest.describedBy && { "aria-describedby": rest.describedBy })}
      {...(rest.expanded !== undefined && { "aria-expanded": rest.expanded })}
    >
      {icon && <Icon name={icon} className={alone ? "" : "-ms-0.5"} />}
      {children}
      {waiting && <Turning />}
    </AriaButton>
  );
}

function Turning() {
  return (
    <span aria-hidden="true" className="after-300 size-4 shrink-0 animate-spin rounded-full border-2 border-current border-e-transparent" />
  );
}

/** Buttons beside each other, the first one the most likely; stacked on a phone when they do not fit. */
export function Buttons({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cx("flex flex-wrap items-center gap-3 print:hidden", className)}>{children}</div>;
}
