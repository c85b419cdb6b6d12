import { type Release, type ReleaseItem, releaseItems } from "./contract.ts";

/** Who may know what of a case at this moment: one row an item that somebody may know, one column a recipient; each cell the last day, or null. */
export interface Knowing {
  readonly recipients: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly { readonly item: ReleaseItem; readonly until: readonly (string | null)[] }[];
}

/** By the releases that stand now, and nothing else: who has none is not in it, and may know nothing. */
export function whoMayKnow(all: readonly Release[]): Knowing {
  const standing = all.filter(({ state }) => state === "active");
  const recipients = [...new Map(standing.map(({ recipient }) => [recipient.id as string, recipient.name]))]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const last = (recipientId: string, item: ReleaseItem): string | null =>
    standing
      .filter((one) => one.recipient.id === recipientId && one.items.some((held) => held.item === item))
      .map(({ lastDay }) => lastDay)
      .toSorted()
      .at(-1) ?? null;
  const rows = releaseItems
    .map((item) => ({ item, until: recipients.map(({ id }) => last(id, item)) }))
    .filter(({ until }) => until.some((day) => day !== null));
  return { recipients, rows };
}
