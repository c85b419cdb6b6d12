import { capabilities, needs, rules, universe } from "./ids.ts";
import { readResults, type TestResult } from "./results.ts";

/** The titles of the passing tests that carry each id as a word of its own; a range such as A01–A03 carries none. */
export function provenBy(results: readonly TestResult[], ids: readonly string[] = universe): Map<string, string[]> {
  const proven = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { title, status } of results) {
    if (status !== "passed") continue;
    for (const id of carriedIds(title)) proven.get(id)?.push(title);
  }
  return proven;
}

const range = /\b[ABCDR]\d{2,3}\s*(?:[-–—]|\.\.+|…|\bto\b)\s*[ABCDR]?\d{2,3}\b/g;

/** The ids a title carries, each once. */
export function carriedIds(title: string): Set<string> {
  return new Set(title.replace(range, " ").match(/(?<![\w-])[ABCDR]\d{2,3}(?![\w-])/g));
}

/** The report of `npm run capabilities`: one line an id, then the count of each kind. */
export function reportLines(results: readonly TestResult[]): string[] {
  const proven = provenBy(results);
  const lines = [...proven].map(([id, titles]) =>
    [id, titles.length, titles.map((title) => title.replace(/\s+/g, " ")).join(" · ")].join("\t"),
  );
  const share = (ids: readonly string[]) => `${ids.filter((id) => proven.get(id)?.length).length} of ${ids.length}`;
  return [...lines, `${share(capabilities)} capabilities, ${share(Object.keys(rules))} rules, ${share(needs)} needs proven`];
}

if (import.meta.main) {
  const results = readResults();
  if (!results) console.error("There are no results yet: run npm test first.");
  else console.log(reportLines(results).join("\n"));
  process.exitCode = results ? 0 : 1;
}
