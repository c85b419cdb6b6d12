import type { RosterSays } from "./roster.ts";
import type { Row } from "./row.ts";
import { flags } from "./vocabulary.ts";

/** The standards have no word for what an adult may do; schools write it into extensions, by these names. */
export const saysColumns = ["metadata.mayContact", "metadata.maySeeRecords", "metadata.mayDecide", "metadata.mayPickUp"] as const;
export type SaysColumn = (typeof saysColumns)[number];

/** What a row says of it; nothing where it is silent on all four. */
export function takeSays(row: Row<SaysColumn>): { says?: RosterSays } {
  const take = (column: SaysColumn) => {
    const flag = row.word<boolean | null>(column, flags, null);
    return flag === null ? null : flag ? "yes" : "no";
  };
  const [contact, records, decide, pickUp] = saysColumns.map(take) as [
    "yes" | "no" | null,
    "yes" | "no" | null,
    "yes" | "no" | null,
    "yes" | "no" | null,
  ];
  return contact || records || decide || pickUp ? { says: { contact, records, decide, pickUp } } : {};
}
