/** How alike two texts are letter by letter, 0 to 1, forgiving most at the end of the word (Jaro–Winkler). */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const a = [...one];
  const b = [...other];
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const inA: string[] = [];
  for (const [at, letter] of a.entries()) {
    for (let j = Math.max(0, at - reach); j < Math.min(b.length, at + reach + 1); j++) {
      if (taken[j] || b[j] !== letter) continue;
      taken[j] = true;
      inA.push(letter);
      break;
    }
  }
  if (inA.length === 0) return 0;
  const inB = b.filter((_, j) => taken[j]);
  const crossed = inA.filter((letter, at) => letter !== inB[at]).length / 2;
  const jaro = (inA.length / a.length + inA.length / b.length + (inA.length - crossed) / inA.length) / 3;
  let start = 0;
  while (start < 4 && a[start] !== undefined && a[start] === b[start]) start++;
  return jaro + start * 0.1 * (1 - jaro);
}

/** How many letters were dropped, added, replaced or swapped with their neighbour between two texts; stops counting beyond `most`. */
export function misspellings(one: string, other: string, most = 3): number {
  const a = [...one];
  const b = [...other];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** The pairing of two lists, each item used once, with the greatest sum of likeness; for each of `left`, the index in `right` or -1. */
export function bestPairing(left: number, right: number, likeness: (i: number, j: number) => number): { pairs: number[]; sum: number } {
  const known = new Map<number, { pairs: number[]; sum: number }>();
  const solve = (i: number, taken: number): { pairs: number[]; sum: number } => {
    if (i === left) return { pairs: [], sum: 0 };
    const key = i * (1 << right) + taken;
    const before = known.get(key);
    if (before) return before;
    const without = solve(i + 1, taken);
    let best = { pairs: [-1, ...without.pairs], sum: without.sum };
    for (let j = 0; j < right; j++) {
      if (taken & (1 << j)) continue;
      const alike = likeness(i, j);
      if (alike <= 0) continue;
      const rest = solve(i + 1, taken | (1 << j));
      if (rest.sum + alike > best.sum) best = { pairs: [j, ...rest.pairs], sum: rest.sum + alike };
    }
    known.set(key, best);
    return best;
  };
  return solve(0, 0);
}
