import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";

export interface TabSpec {
  id: string;
  label: string;
  /** How many things are beneath it. */
  count?: number | undefined;
  content: ReactNode;
}

/** Parts of one thing, one at a time. Keep which one in the address (`useSearchParam`), so that it can be come back to. */
export function Tabs(props: { label: string; tabs: readonly TabSpec[]; selected?: string | undefined; onSelect?: (id: string) => void }) {
  return (
    <AriaTabs
      {...(props.selected !== undefined && { selectedKey: props.selected })}
      {...(props.onSelect && { onSelectionChange: (key) => props.onSelect?.(String(key)) })}
    >
      <TabList aria-label={props.label} className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 print:hidden sm:mx-0 sm:px-0">
        {props.tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="ring-inside relative flex min-h-(--tap) shrink-0 cursor-pointer items-center gap-2 rounded-t-md px-3 whitespace-nowrap text-quiet after:absolute after:inset-x-3 after:-bottom-px after:h-[3px] hover:text-ink selected:font-semibold selected:text-ink selected:after:bg-accent"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-sm font-normal text-quiet">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {props.tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-6">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
