import type { Call } from "../kernel/client.ts";
import { findPeopleHits } from "../people/findPeople.ts";

/** One thing that was found. */
export interface Hit {
  href: string;
  text: string;
  /** What tells two of the same name apart; harmless. */
  detail?: string;
  /** Words of ours, and nobody's name: said whole on a screen that can be seen. */
  ours?: true;
}

/** Where the search box looks. A slice adds one line: what it asks, and how an answer reads. Searches are POSTs, so that no name stands in an address. */
export const searchSources: readonly ((call: Call, text: string) => Promise<readonly Hit[]>)[] = [findPeopleHits];
