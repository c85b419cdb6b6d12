/** A table of counts whose rows and columns are shown with their totals; null: not to be read from it. */
export type Counts = readonly (readonly number[])[];

/**
 * Takes out what is told of fewer than `least` people (R95), and so many more that no cell taken out can be worked out from what is left (R96): of each row and each column
 * none is alone in being taken out. Where that would leave a cell of a row alone, the smallest that is left goes too. A total of few is taken out with its row.
 */
export function suppressTable(counts: Counts, least: number): { cells: (number | null)[][]; totals: (number | null)[] } {
  const gone = counts.map((row) => row.map((n) => n > 0 && n < least));
  const width = counts[0]?.length ?? 0;
  const lines = [
    ...counts.map((row, r) => row.map((_, c) => [r, c] as const)),
    ...Array.from({ length: width }, (_, c) => counts.map((_, r) => [r, c] as const)),
  ];
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      const out = line.filter(([r, c]) => gone[r]?.[c]);
      const hidden = out.reduce((sum, [r, c]) => sum + (counts[r]?.[c] ?? 0), 0);
      // One alone is the total less the others; and several that together are few say as much.
      if (out.length === 0 || (out.length > 1 && hidden >= least)) continue;
      const next = line
        .filter(([r, c]) => !gone[r]?.[c])
        .toSorted(
          ([a, b], [x, y]) =>
            Number(valueAt(counts, a, b) === 0) - Number(valueAt(counts, x, y) === 0) || valueAt(counts, a, b) - valueAt(counts, x, y),
        )[0];
      const row = next && gone[next[0]];
      if (!next || !row) continue;
      row[next[1]] = true;
      changed = true;
    }
  }
  const totals = counts.map((row) => row.reduce((sum, n) => sum + n, 0));
  return {
    cells: counts.map((row, r) => row.map((n, c) => (gone[r]?.[c] ? null : n))),
    totals: totals.map((n) => (n > 0 && n < least ? null : n)),
  };
}

const valueAt = (counts: Counts, r: number, c: number) => counts[r]?.[c] ?? 0;
