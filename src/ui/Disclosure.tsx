import type { ReactNode } from "react";
import { Disclosure as AriaDisclosure, Button, DisclosurePanel, Heading } from "react-aria-components";
import { Icon } from "./Icon.tsx";

/** More about a thing, folded away until it is wanted. */
export function Disclosure({
  title,
  aside,
  children,
  open = false,
  level = 3,
  onOpen,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  open?: boolean;
  level?: 2 | 3;
  /** What it shows is asked for when it is opened. */
  onOpen?: () => void;
}) {
  return (
    <AriaDisclosure defaultExpanded={open} onExpandedChange={(now) => now && onOpen?.()} className="group border-b border-line">
      <Heading level={level} className="m-0">
        <Button
          slot="trigger"
          className="ring-inside flex min-h-(--tap) w-full items-center gap-2.5 rounded-sm py-2 text-start font-semibold hover:text-accent"
        >
          <Icon name="forward" className="text-quiet transition-transform group-expanded:rotate-90" />
          <span className="grow">{title}</span>
          {aside && <span className="text-sm font-normal text-quiet">{aside}</span>}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="ps-7.5 pt-1 pb-5">{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
