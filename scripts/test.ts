import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findTestCluster, urlOf } from "../src/kernel/testcluster.ts";
import { runBrowserTests } from "./browsertests.ts";
import { buildIfStale } from "./build.ts";
import { parts } from "./check.ts";
import { closingLine, root, type TestResult, writeResults } from "./results.ts";
import { runUnitTests } from "./unittests.ts";

interface Phase {
  name: string;
  /** Minutes it may take on two cores. */
  budget: number;
  run(): Promise<TestResult[]>;
}

/** Minutes that everything is to take on two cores of one's own, and is told to take longer than; and those after which a run has failed, whatever it found. */
const wholeBudget = 15;
const wholeLimit = 60;

/** What is asked for: everything, or the files whose path holds the pattern, or else the tests whose title does. */
interface Choice {
  unit: string[];
  browser: string[];
  namePattern?: string;
}

function choose(pattern: string | undefined): Choice {
  const find = (globs: string[]) =>
    globSync(globs, { cwd: root })
      .map((path) => path.replaceAll("\\", "/"))
      .sort();
  const unit = find(["src/**/*.test.ts", "scripts/**/*.test.ts"]);
  const browser = find(["e2e/*.e2e.ts", "src/**/*.e2e.ts"]);
  if (pattern === undefined) return { unit, browser };
  const chosen = { unit: unit.filter((path) => path.includes(pattern)), browser: browser.filter((path) => path.includes(pattern)) };
  if (chosen.unit.length + chosen.browser.length > 0) return chosen;
  // Where no title matches, only hooks would run, the last before the first has ended: such a file is left alone.
  const titled = new RegExp(pattern);
  const holds = (path: string) => titled.test(readFileSync(join(root, path), "utf8"));
  return { unit: unit.filter(holds), browser: browser.filter(holds), namePattern: pattern };
}

function phasesOf({ unit, browser, namePattern }: Choice, whole: boolean): Phase[] {
  const phases: Phase[] = [
    { name: "build", budget: 0.5, run: build },
    { name: "check", budget: 0.5, run: check },
    { name: "units and database", budget: 6, run: () => runUnitTests(unit, namePattern) },
    { name: "browser", budget: 8, run: () => runBrowserTests(browser, namePattern) },
  ];
  const wanted = { build: whole || browser.length > 0, check: whole, "units and database": unit.length > 0, browser: browser.length > 0 };
  return phases.filter(({ name }) => wanted[name as keyof typeof wanted]);
}

async function build(): Promise<TestResult[]> {
  const work = async () => {
    await buildIfStale((line) => console.log(line));
    return [];
  };
  return [await judge("build › the pages build", "scripts/build.ts", work)];
}

async function check(): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const [name, part] of Object.entries(parts)) results.push(await judge(`check › ${name}`, "scripts/check.ts", part));
  return results;
}

async function judge(title: string, file: string, work: () => Promise<string[]>): Promise<TestResult> {
  const begun = performance.now();
  const problems = await work().catch((error) => [String(error?.stack ?? error)]);
  const ms = Math.round(performance.now() - begun);
  console.log(`${problems.length > 0 ? "✖" : "✔"} ${title}  ${(ms / 1000).toFixed(1)} s`);
  if (problems.length > 0) console.log(problems.join("\n"));
  return { title, file, status: problems.length > 0 ? "failed" : "passed", ms };
}

const minutes = (ms: number) => (ms / 60_000).toFixed(1);

async function runPhases(phases: readonly Phase[]): Promise<{ results: TestResult[]; spent: string[] }> {
  const results: TestResult[] = [];
  const spent: string[] = [];
  const begun = performance.now();
  for (const phase of phases) {
    const from = performance.now();
    console.log(`\n── ${phase.name}`);
    results.push(...(await phase.run()));
    const ms = performance.now() - from;
    spent.push(`${phase.name}: ${minutes(ms)} of ${phase.budget} min${ms > phase.budget * 60_000 ? "  ← over its budget" : ""}`);
  }
  const all = performance.now() - begun;
  spent.push(`all: ${minutes(all)} of ${wholeBudget} min${all > wholeBudget * 60_000 ? "  ← over its budget" : ""}`);
  if (all > wholeLimit * 60_000)
    results.push({
      title: `limit › all took ${minutes(all)} of ${wholeLimit} min`,
      file: "scripts/test.ts",
      status: "failed",
      ms: Math.round(all),
    });
  return { results, spent };
}

/** A server that this run started ends with it; one that ran before stays, and so does one that somebody else uses by now. */
async function shareCluster(): Promise<() => void> {
  const begun = Date.now();
  const cluster = await findTestCluster();
  process.env.HOLDFAST_TEST_DATABASE ??= urlOf(cluster);
  const mine = cluster.keeper > 0 && cluster.since >= begun;
  return () => {
    if (mine) process.kill(cluster.keeper, "SIGTERM");
  };
}

function tell(results: readonly TestResult[], spent: readonly string[]): void {
  const titled = (status: TestResult["status"]) => results.filter((result) => result.status === status);
  console.log(`\n── time\n${spent.join("\n")}`);
  for (const { title, file } of titled("skipped")) console.log(`skipped: ${title}  (${file})`);
  for (const { title, file, flaky } of results) if (flaky) console.log(`flaky: ${title}  (${file})`);
  for (const { title, file } of titled("failed")) console.log(`failed: ${title}  (${file})`);
  console.log(`\n${closingLine(results)}`);
}

const pattern = process.argv[2];
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
const choice = choose(pattern);
if (choice.unit.length + choice.browser.length === 0) console.log(`No test's path holds “${pattern}”, and no title matches it.`);
const leaveCluster = choice.unit.length + choice.browser.length > 0 ? await shareCluster() : () => {};
const { results, spent } = await runPhases(phasesOf(choice, pattern === undefined));
leaveCluster();
// A part of the tests proves nothing about the rest: only a whole run is kept.
if (pattern === undefined) writeResults(results);
tell(results, spent);
const ran = results.some(({ status }) => status === "passed");
process.exit(ran && results.every(({ status }) => status !== "failed") ? 0 : 1);
