import type { Milestone } from "./legalContract.ts";

/** A rule of law as it stood on a day: what it counts, from what, where it is written, and when somebody looks whether it moved. Data, and no advice. */
export interface LawRow {
  readonly id: string;
  /** What it concerns, and at which state it begins to count. */
  readonly kind: Milestone["kind"];
  readonly state: Milestone["state"];
  readonly counts: { readonly months?: number; readonly years?: number; readonly days?: number };
  readonly source: string;
  readonly asOf: string;
  readonly lookAgainOn: string;
}

/** Clocks of immigration matters (D23). What a state sets, such as the day of a claim for compensation, is typed in by whoever knows it. */
export const clocks: readonly LawRow[] = [
  {
    id: "u_six_months",
    kind: "u_certification",
    state: "signed",
    counts: { months: 6 },
    source: "8 CFR 214.14(c)(2)(i)",
    asOf: "2026-11-01",
    lookAgainOn: "2027-05-01",
  },
  {
    id: "continued_presence_two_years",
    kind: "continued_presence",
    state: "granted",
    counts: { years: 2 },
    source: "22 USC 7105(c)(3)",
    asOf: "2026-11-01",
    lookAgainOn: "2027-05-01",
  },
  {
    id: "hhs_one_day",
    kind: "hhs_letter",
    state: "asked",
    counts: { days: 1 },
    source: "22 USC 7105(b)(1)(G)",
    asOf: "2026-11-01",
    lookAgainOn: "2027-05-01",
  },
];

/** What a minor may agree to alone in a state, as it stood on a day (D07): shown beside a report, and no gate. */
export interface MinorsRow {
  readonly state: string;
  readonly fromAge: number | null;
  readonly to: "counseling" | "counseling_some" | "counseling_harm";
  readonly source: string;
  readonly asOf: string;
  readonly lookAgainOn: string;
}

const seen = { asOf: "2026-11-01", lookAgainOn: "2027-05-01" } as const;
export const minors: readonly MinorsRow[] = [
  { state: "California", fromAge: 12, to: "counseling", source: "Cal. Health & Safety Code § 124260", ...seen },
  { state: "Florida", fromAge: 13, to: "counseling_some", source: "Fla. Stat. § 394.4784", ...seen },
  { state: "Illinois", fromAge: 12, to: "counseling_some", source: "405 ILCS 5/3-550", ...seen },
  { state: "Texas", fromAge: null, to: "counseling_harm", source: "Tex. Fam. Code § 32.004", ...seen },
  { state: "Washington", fromAge: 13, to: "counseling", source: "RCW 71.34.530", ...seen },
];

/** The clock a dated rule proposes for a matter in that state, from that day on. */
export function proposeClock(kind: string, state: string, onDay: string): { rule: LawRow; clockOn: string } | undefined {
  const rule = clocks.find((one) => one.kind === kind && one.state === state);
  if (!rule) return undefined;
  const { years = 0, months = 0, days = 0 } = rule.counts;
  const from = new Date(`${onDay}T00:00Z`);
  const last = new Date(Date.UTC(from.getUTCFullYear() + years, from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), last);
  const on = new Date(Date.UTC(from.getUTCFullYear() + years, from.getUTCMonth() + months, day + days));
  return { rule, clockOn: on.toISOString().slice(0, 10) };
}
