import type { ReactNode } from "react";
import { Link as AriaLink } from "react-aria-components";
import { Icon, type IconName } from "./Icon.tsx";
import { cx, look } from "./look.ts";

export interface LinkProps {
  href: string;
  children: ReactNode;
  /** As a button, where the next thing to do is to go there; `plain` where the whole of a row is a link. */
  look?: "text" | "primary" | "secondary" | "quiet" | "plain";
  icon?: IconName | undefined;
  label?: string | undefined;
  current?: boolean | undefined;
  /** Opens beside this page, so that nothing here is lost. */
  newTab?: boolean;
  className?: string | undefined;
}

/** Goes somewhere; inside the app without loading the page again. */
export function Link({ href, children, look: kind = "text", icon, label, current, newTab = false, className }: LinkProps) {
  const shape = kind === "text" ? look.link : kind === "plain" ? "rounded-sm" : cx(look.button.base, look.button[kind]);
  return (
    <AriaLink
      href={href}
      className={cx(shape, className)}
      {...(label && { "aria-label": label })}
      {...(current && { "aria-current": "page" as const })}
      {...(newTab && { target: "_blank", rel: "noreferrer" })}
    >
      {icon && <Icon name={icon} className="-ms-0.5" />}
      {children}
    </AriaLink>
  );
}
