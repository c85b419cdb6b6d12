/** The last age of each band; what stays of a person's age when all else is gone (R91). */
const BANDS: readonly (readonly [number, string])[] = [
  [11, "0-11"],
  [17, "12-17"],
  [24, "18-24"],
  [44, "25-44"],
  [64, "45-64"],
];

/** In which band somebody was on a day; unknown without a day of birth. */
export function ageBand(born: string | null, on: string): string {
  if (born === null || !/^\d{4}-\d\d-\d\d$/.test(born)) return "unknown";
  const age = Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);
  return BANDS.find(([last]) => age <= last)?.[1] ?? "65+";
}
