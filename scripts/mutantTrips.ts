import { spawn } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./results.ts";

/** The files whose tests trip a gate, by the gate's name, the quickest first. */
export type Trips = Readonly<Record<string, readonly string[]>>;

const place = path.join(root, ".test/trips.json");
/** A simulated year and a thousand arrivals take minutes, and are nobody's first witness. */
const SLOW = /year\.test|arrivals\.test/;
const PATIENCE = 300_000;

/** What the last trace found, or undefined where there was none. */
export const readTrips = (): Trips | undefined => (existsSync(place) ? JSON.parse(readFileSync(place, "utf8")) : undefined);

/** Runs every file of unit tests once, two at a time, against databases in which each gate counts itself, and keeps who trips which. */
export async function traceTrips({ statements, gates }: { statements: string; gates: ReadonlyMap<string, string> }): Promise<Trips> {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-trips-"));
  const counting = path.join(folder, "counting.sql");
  writeFileSync(counting, statements);
  const waiting = globSync("src/**/*.test.ts", { cwd: root }).filter((file) => !SLOW.test(file));
  const found: { file: string; ms: number; tripped: Set<string> }[] = [];
  const worker = async (n: number) => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const told = path.join(folder, `${n}.txt`);
      rmSync(told, { force: true });
      const begun = performance.now();
      await runCounting(file, { HOLDFAST_TEST_MUTANT: counting, HOLDFAST_TEST_TRIPS: told });
      const tripped = new Set(existsSync(told) ? readFileSync(told, "utf8").split("\n").filter(Boolean) : []);
      found.push({ file, ms: performance.now() - begun, tripped });
    }
  };
  await Promise.all([worker(1), worker(2)]);
  rmSync(folder, { recursive: true, force: true });
  found.sort((one, other) => one.ms - other.ms);
  const trips = Object.fromEntries(
    [...gates].map(([count, name]) => [name, found.filter(({ tripped }) => tripped.has(count)).map(({ file }) => file)]),
  );
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, JSON.stringify(trips, null, 1));
  return trips;
}

/** What a test says does not matter here: some look at the catalogue, and find gates that count. */
function runCounting(file: string, env: Record<string, string>): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--test", file], { cwd: root, stdio: "ignore", env: { ...process.env, ...env } });
    const timer = setTimeout(() => child.kill(), PATIENCE);
    child.on("exit", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
