import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { findMemory } from "../src/kernel/testcluster.ts";
import { readResults, root, type TestResult } from "./results.ts";
import type { TestEvent } from "./testevents.ts";

const atOnce = 2;
/** The simulated year alone takes most of two thirds of it on a machine of its own. */
const patience = 360_000;
/** Where more files than this failed, something is broken, and no second run tells more. */
const worthAnother = 5;

/** The longest by far, the longest first: where no earlier run tells, one of them begun last would run on alone. */
const LONG = [
  "today/year",
  "app/backup",
  "app/roles",
  "app/sweep",
  "imports/cases/cases",
  "app/start",
  "oncall/arrivals",
  "app/keys/masterKey",
]
  .concat("app/cli", "app/fuzz", "concerns/publicForm", "staff/guesses", "concerns/receipt", "exports/exports", "app/canary", "app/plans")
  .map((name) => `src/${name}.test.ts`);

/** What one file has compiled the next need not: each saves about 0.4 s of its first second. */
const env: NodeJS.ProcessEnv = { ...process.env, NODE_COMPILE_CACHE: join(root, ".test/compiled") };

/** A folder for what the files make for a time, whole installations among it: in memory where there is plenty, where nothing waits for a disk. */
function makeWorkshop(): string {
  const folder = mkdtempSync(join(findMemory() ?? tmpdir(), "holdfast-units-"));
  // The database's own user passes through it.
  chmodSync(folder, 0o711);
  return folder;
}

/**
 * Runs each file in a process of its own, two at a time, the slowest of the last run first; tells what happened file by file. A file that failed is run
 * once more when all others are through: what passes then is told as flaky, as the browser's tests are, and what fails twice has failed.
 */
export async function runUnitTests(files: readonly string[], namePattern?: string): Promise<TestResult[]> {
  const waiting = slowestFirst(files);
  const folder = makeWorkshop();
  env.TMPDIR = folder;
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", clear);
  const first: FileResults[] = [];
  const worker = async (number: number) => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      first.push({ file, results: await runFile(file, join(folder, `${number}.jsonl`), namePattern) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, number) => worker(number)));
  const failed = first.filter((one) => one.results.some(({ status }) => status === "failed"));
  if (failed.length <= worthAnother) {
    for (const one of failed) {
      console.log(`once more: ${one.file}`);
      one.results = markFlaky(one.results, await runFile(one.file, join(folder, "again.jsonl"), namePattern));
    }
  }
  process.off("exit", clear);
  clear();
  return first.flatMap(({ results }) => results);
}

interface FileResults {
  readonly file: string;
  results: TestResult[];
}

/** What the second run of a file found, where what had failed in the first and passes now is marked. A file whose process failed and none of its tests marks them all. */
export function markFlaky(first: readonly TestResult[], second: readonly TestResult[]): TestResult[] {
  const failed = new Set(first.filter(({ status }) => status === "failed").map(({ title }) => title));
  const named = second.some(({ title }) => failed.has(title));
  return second.map((result) => (result.status === "passed" && (!named || failed.has(result.title)) ? { ...result, flaky: true } : result));
}

function slowestFirst(files: readonly string[]): string[] {
  const spent = new Map(LONG.map((file, at) => [file, LONG.length - at]));
  for (const { file, ms } of readResults() ?? []) spent.set(file, (spent.get(file) ?? 0) + ms);
  return [...files].sort((one, other) => (spent.get(other) ?? 0) - (spent.get(one) ?? 0));
}

async function runFile(file: string, events: string, namePattern?: string): Promise<TestResult[]> {
  rmSync(events, { force: true });
  const begun = performance.now();
  const ended = await runChild([
    // A file's life is short and begins with thousands of small things: what is collected seldom costs a sixth less.
    "--min-semi-space-size=32",
    ...["--test-reporter", join(root, "scripts/testevents.ts"), "--test-reporter-destination", events],
    ...(namePattern ? ["--test-name-pattern", namePattern] : []),
    file,
  ]);
  const ms = Math.round(performance.now() - begun);
  const told = readEvents(events);
  const failed = told.filter(({ status }) => status === "failed");
  const whole: TestResult[] = [];
  if (ended.late || (ended.code !== 0 && failed.length === 0)) {
    const why = ended.late ? `was still running after ${patience / 1000} s` : `ended with code ${ended.code}`;
    whole.push({ title: `${file} ${why}`, file, status: "failed", ms });
  }
  const passed = told.filter(({ status }) => status === "passed").length;
  console.log(`${failed.length + whole.length > 0 ? "✖" : "✔"} ${file}  ${passed} of ${told.length} passed, ${(ms / 1000).toFixed(1)} s`);
  for (const { path, error, place } of failed)
    console.log(`\n  ✖ ${path.join(" › ")}\n    ${relative(root, place)}\n${indent(error ?? "")}\n`);
  for (const { title } of whole) console.log(`\n  ✖ ${title}\n${indent(ended.said.slice(-6000))}\n`);
  return [...told.map(({ path, status, ms }) => ({ title: path.join(" › "), file, status, ms })), ...whole];
}

const indent = (text: string) => text.replace(/^/gm, "    ");

function readEvents(place: string): TestEvent[] {
  try {
    return readFileSync(place, "utf8")
      .split("\n")
      .filter((line) => line.endsWith("}"))
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

/** In a process group of its own, so that whatever a stuck test started ends with it. */
function runChild(args: readonly string[]): Promise<{ code: number | null; said: string; late: boolean }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    let late = false;
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    const clock = setTimeout(() => {
      late = true;
      endGroup(child.pid);
    }, patience);
    const interrupt = () => endGroup(child.pid);
    process.once("exit", interrupt);
    child.on("close", (code) => {
      clearTimeout(clock);
      process.off("exit", interrupt);
      resolve({ code, said, late });
    });
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // Already gone.
  }
}
