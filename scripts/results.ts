import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** One test of the last run. The title is the full path: its parents' titles and its own, joined by " › ". */
export interface TestResult {
  title: string;
  file: string;
  status: "passed" | "failed" | "skipped";
  ms: number;
  /** It failed once, and passed when it was run again. */
  flaky?: boolean;
}

/** The checkout. */
export const root = resolve(import.meta.dirname, "..");

const place = join(root, ".test/results.json");

/** Keeps what the run found for `npm run capabilities`. */
export function writeResults(results: readonly TestResult[]): void {
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, `${JSON.stringify(results, null, 1)}\n`);
}

/** What the last run found, or undefined where there was none. */
export function readResults(): TestResult[] | undefined {
  try {
    return JSON.parse(readFileSync(place, "utf8"));
  } catch {
    return undefined;
  }
}

/** The closing line of a run: `N passed, N failed`, and the skipped ones when there are any; a flaky one counts as passed, and stands above it by name. */
export function closingLine(results: readonly TestResult[]): string {
  const count = (status: TestResult["status"]) => results.filter((result) => result.status === status).length;
  const skipped = count("skipped");
  return `${count("passed")} passed, ${count("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
