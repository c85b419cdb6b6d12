import { proposeReceivers } from "../many/proposeReceivers.ts";
import type { SeasonLine } from "./contract.ts";
import type { ReceiverRow } from "./showSeason.ts";

interface Moving extends Pick<SeasonLine, "roster" | "now" | "weight"> {
  readonly caseId: string;
  readonly managerId: string | null;
  readonly language: string | null;
}

/**
 * Who takes over those who have moved: whoever helps others at the new site already, by weight; where nobody does, whoever carries least. One whose
 * manager works there too stays with them.
 */
export function proposeNext(lines: readonly Moving[], receivers: readonly ReceiverRow[], capacity: number): Map<string, string> {
  const given = new Map<string, number>();
  const proposed = new Map<string, string>();
  for (const line of lines) {
    const siteId = line.roster === "moved" ? line.now?.siteId : undefined;
    if (siteId === undefined) continue;
    const there = receivers.filter(({ siteIds, accountId }) => siteIds.includes(siteId) && accountId !== line.managerId);
    const stays = receivers.find(({ accountId }) => accountId === line.managerId)?.siteIds ?? [];
    const others = receivers.filter(({ accountId }) => accountId !== line.managerId);
    const candidates = (there.length > 0 ? there : others).map((one) => ({
      ...one,
      programId: "",
      capacity,
      load: one.load + (given.get(one.accountId) ?? 0),
    }));
    const worksThere =
      stays.includes(siteId) &&
      lines.some(
        (other) => other !== line && other.managerId === line.managerId && other.now?.siteId === siteId && other.roster === "here",
      );
    if (worksThere) continue;
    const toId = proposeReceivers([{ ...line, programId: "", siteIds: [siteId] }], candidates).get(line.caseId);
    if (toId === undefined) continue;
    proposed.set(line.caseId, toId);
    given.set(toId, (given.get(toId) ?? 0) + line.weight);
  }
  return proposed;
}
