import { lazyRouteComponent } from "@tanstack/react-router";
import type { IconName } from "../ui/Icon.tsx";
import type { Me } from "../ui/me.ts";
import { loadPart } from "../ui/part.ts";
import type { Message } from "../ui/words.ts";

/** A page by its file and the name it is exported by: `page(() => import("../cases/CasePage.tsx"), "CasePage")`. */
export const page: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => loadPart(load), name);

export interface RailSpec {
  label: Message;
  /** Another label for somebody to whom the place is another. */
  labelFor?: (me: Me) => Message | undefined;
  icon: IconName;
  /** Two keys that lead here, such as "g t". */
  keys?: string;
  /** A hook that answers how many wait there. */
  useCount?: () => number;
  shownTo?: (me: Me) => boolean;
  /** A hook that answers whether there is anything to go there for. */
  useShown?: () => boolean;
}

export interface PageSpec {
  /** As the router writes it: "/cases/$caseId". */
  path: string;
  page: ReturnType<typeof lazyRouteComponent>;
  /** Has a place in the rail; pages without one are reached from others. */
  rail?: RailSpec;
  /** Without the frame, and for somebody who is not signed in. */
  bare?: true;
  /** Only on this machine. */
  localOnly?: true;
}
