import type { ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Button,
  Header,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import { Icon, type IconName } from "./Icon.tsx";
import { cx, look } from "./look.ts";

export interface MenuEntry {
  id: string;
  label: string;
  hint?: string | undefined;
  icon?: IconName | undefined;
  href?: string | undefined;
  run?: (() => void) | undefined;
  disabled?: boolean;
}

export interface MenuProps {
  /** What the button says; with an `icon` alone, what it is called. */
  label: string;
  /** What it is called aloud, where several on a page say the same. */
  called?: string;
  entries: readonly (MenuEntry | "line")[];
  icon?: IconName;
  iconOnly?: boolean;
  kind?: "secondary" | "quiet";
  /** Above the entries: whom the menu is about. */
  heading?: ReactNode;
  trigger?: ReactNode;
}

/** Things that can be done, out of the way until asked for. */
export function Menu({ label, called, entries, icon, iconOnly = false, kind = "secondary", heading, trigger }: MenuProps) {
  const items = entries.map((entry, at) =>
    entry === "line" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name
      <Separator key={`line${at}`} className="mx-3 my-1 border-t border-line" />
    ) : (
      <AriaMenuItem
        key={entry.id}
        id={entry.id}
        textValue={entry.label}
        isDisabled={entry.disabled ?? false}
        className={look.option}
        {...(entry.href && { href: entry.href })}
        {...(entry.run && { onAction: entry.run })}
      >
        {entry.icon && <Icon name={entry.icon} className="text-quiet" />}
        <span className="min-w-0 grow">
          <span className="block">{entry.label} </span>
          {entry.hint && <span className="block text-sm text-quiet">{entry.hint}</span>}
        </span>
      </AriaMenuItem>
    ),
  );
  return (
    <MenuTrigger>
      <Button
        {...((called || iconOnly) && { "aria-label": called ?? label })}
        className={cx(look.button.base, look.button[kind], iconOnly && "w-(--tap) px-0!", Boolean(trigger) && "max-w-full font-normal!")}
      >
        {icon && <Icon name={icon} />}
        {trigger ?? (!iconOnly && label)}
        {!iconOnly && <Icon name="down" className="-me-1 text-quiet" />}
      </Button>
      <Popover placement="bottom end" className={cx(look.popover, "max-w-xs min-w-56 p-1")}>
        <AriaMenu className="ring-none max-h-[inherit] overflow-auto" aria-label={called ?? label}>
          {heading ? (
            <MenuSection>
              <Header className="px-3 pt-2 pb-2.5 text-sm text-quiet">{heading}</Header>
              {items}
            </MenuSection>
          ) : (
            items
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
