/** How a name as found was taken for a name we know. */
export interface NameMatch {
  readonly known: string;
  readonly how: "exact" | "folded" | "near";
}

/**
 * Which known name each found one stands for: letter for letter, else but for case, spaces and punctuation, else one or
 * two slips of the keyboard away. Each known name is given once, to whoever is closest.
 */
export function matchNames(found: readonly string[], known: readonly string[]): (NameMatch | null)[] {
  const matches: (NameMatch | null)[] = found.map(() => null);
  const free = new Set(known);
  const give = (how: NameMatch["how"], find: (name: string) => string | undefined) => {
    found.forEach((name, at) => {
      if (matches[at] !== null) return;
      const match = find(name);
      if (match === undefined) return;
      matches[at] = { known: match, how };
      free.delete(match);
    });
  };
  give("exact", (name) => (free.has(name) ? name : undefined));
  give("folded", (name) => [...free].find((candidate) => foldName(candidate) === foldName(name)));
  give("near", (name) => nearestName(name, [...free]));
  return matches;
}

/** The one candidate a slip or two away, if there is just one closest. Extensions (`metadata.x`) are nobody's slip. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const folded = foldName(name);
  if (folded.length < 3 || name.includes(".")) return undefined;
  const close = candidates
    .map((candidate) => ({ candidate, away: editDistance(folded, foldName(candidate)) }))
    .filter(({ candidate, away }) => away <= (Math.min(folded.length, candidate.length) > 5 ? 2 : 1))
    .sort((a, b) => a.away - b.away);
  const [first, second] = close;
  return first && first.away !== second?.away ? first.candidate : undefined;
}

/** The name without what writers of it vary: case, spaces, punctuation. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Letters to add, drop, change or swap with their neighbour to make one word of the other. */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? (before[j - 2] ?? 0) + 1 : changed;
      next.push(Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
