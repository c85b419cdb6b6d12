import type { Route } from "../kernel/door.ts";
import { peopleRoutes } from "../people/routes.ts";

/** What of an instance a slice's routes depend on. */
export interface Setting {
  /** Demo accounts exist, and their codes may be shown. */
  readonly demo: boolean;
}

/** Everything the API answers. A new slice is one line here. */
export const gatherRoutes = (_setting: Setting): Route[] => [...peopleRoutes];
