interface Left {
  readonly caseId: string;
  readonly programId: string;
  readonly weight: number;
  readonly language: string | null;
  readonly siteIds: readonly string[];
}

interface Candidate {
  readonly accountId: string;
  readonly programId: string;
  readonly away: boolean;
  readonly leads: boolean;
  readonly load: number;
  readonly capacity: number;
  readonly language: string;
  readonly siteIds: readonly string[];
}

/** How much of a full load the person's language, and their site, are worth. */
const LANGUAGE = 0.3;
const SITE = 0.15;
/** Whoever leads the program takes cases when the others carry so much more of what they can. */
const LEADS = 0.5;

/**
 * Who takes what: the heaviest case first, each to whoever of its program would then carry the least of what one can; who speaks the person's language or
 * works at their site goes before, and who leads the program last. Nobody who is away is proposed while somebody is there.
 */
export function proposeReceivers(left: readonly Left[], candidates: readonly Candidate[]): Map<string, string> {
  const carried = new Map(candidates.map((one) => [key(one), one.load]));
  const proposed = new Map<string, string>();
  for (const one of left.toSorted((a, b) => b.weight - a.weight || (a.caseId < b.caseId ? -1 : 1))) {
    const all = candidates.filter(({ programId }) => programId === one.programId);
    const there = all.filter(({ away }) => !away);
    const score = (who: Candidate) => {
      const share = ((carried.get(key(who)) ?? 0) + one.weight) / Math.max(1, who.capacity);
      const speaks = one.language !== null && one.language.slice(0, 2) === who.language;
      return (
        share + (who.leads ? LEADS : 0) - (speaks ? LANGUAGE : 0) - (one.siteIds.some((site) => who.siteIds.includes(site)) ? SITE : 0)
      );
    };
    const best = (there.length > 0 ? there : all).toSorted((a, b) => score(a) - score(b) || (a.accountId < b.accountId ? -1 : 1))[0];
    if (!best) continue;
    proposed.set(one.caseId, best.accountId);
    carried.set(key(best), (carried.get(key(best)) ?? 0) + one.weight);
  }
  return proposed;
}

const key = ({ accountId, programId }: { accountId: string; programId: string }) => `${accountId} ${programId}`;
