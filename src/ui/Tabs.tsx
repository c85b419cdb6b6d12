import { type ReactNode, useEffect, useRef, useState } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import { cx } from "./look.ts";
import { Menu } from "./Menu.tsx";

export interface TabSpec {
  id: string;
  label: string;
  /** How many things are beneath it. */
  count?: number | undefined;
  content: ReactNode;
}

/** More than a phone shows beside each other: there a menu at the end names them all. */
const FEW = 4;
/** More than stand beside each other on a desktop with room to spare. */
const SOME = 8;

/**
 * Parts of one thing, one at a time. Keep which one in the address (`useSearchParam`), so that it can be come back to.
 * Where there is width they stand in as many lines as they need, none cut off; on a phone in one line that scrolls and fades, with all of them in a menu beside it.
 */
export function Tabs(props: { label: string; tabs: readonly TabSpec[]; selected?: string | undefined; onSelect?: (id: string) => void }) {
  const { label, tabs, onSelect } = props;
  const [own, setOwn] = useState(tabs[0]?.id);
  const selected = props.selected ?? own;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A frame later: the line is drawn after it was asked for.
    const bring = () => bringToMiddle(list.current, selected);
    const frame = requestAnimationFrame(bring);
    addEventListener("resize", bring);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("resize", bring);
    };
  }, [selected]);
  const select = (id: string) => {
    setOwn(id);
    onSelect?.(id);
  };
  const pad = tabs.length > SOME ? "px-3 after:inset-x-3 sm:px-2 sm:after:inset-x-2 xl:px-3 xl:after:inset-x-3" : "px-3 after:inset-x-3";
  return (
    <AriaTabs
      // The root counts as focused with whatever is in it: the ring is the tab's, or the field's.
      className="ring-none"
      {...(selected !== undefined && { selectedKey: selected })}
      onSelectionChange={(key) => select(String(key))}
    >
      <div className="-mx-4 flex border-b border-line pe-2 sm:mx-0 sm:pe-0 print:hidden">
        <TabList
          ref={list}
          aria-label={label}
          className={cx(
            "flex min-w-0 grow px-4 [scrollbar-width:none] max-sm:scroll-px-4 max-sm:overflow-x-auto max-sm:[mask-image:linear-gradient(to_right,transparent,black_1rem,black_calc(100%-1rem),transparent)] sm:-mb-px sm:flex-wrap sm:px-0",
            tabs.length <= SOME && "gap-x-1",
          )}
        >
          {tabs.map((tab) => (
            <Tab
              key={tab.id}
              id={tab.id}
              className={cx(
                "ring-inside relative flex min-h-(--tap) shrink-0 cursor-pointer items-center gap-2 rounded-t-md whitespace-nowrap text-quiet after:absolute after:bottom-0 after:h-[3px] hover:text-ink selected:font-semibold selected:text-ink selected:after:bg-accent",
                pad,
              )}
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-sm font-normal text-quiet">{tab.count}</span>}
            </Tab>
          ))}
        </TabList>
        {tabs.length > FEW && (
          <div className="sm:hidden">
            <Menu
              kind="quiet"
              icon="down"
              iconOnly
              label={label}
              entries={tabs.map((tab) => ({
                id: tab.id,
                label: tab.count === undefined ? tab.label : `${tab.label} (${tab.count})`,
                run: () => select(tab.id),
              }))}
            />
          </div>
        )}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-6">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

/** Scrolls the line of tabs alone, never the page. */
function bringToMiddle(list: HTMLDivElement | null, id: string | undefined): void {
  const tab = [...(list?.querySelectorAll<HTMLElement>("[role=tab]") ?? [])].find(({ dataset }) => dataset["key"] === id);
  if (!list || !tab) return;
  const [line, one] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
  list.scrollBy({ left: one.left + one.width / 2 - (line.left + line.width / 2) });
}
