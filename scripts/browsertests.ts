import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, type TestResult } from "./results.ts";

interface Suite {
  title: string;
  file: string;
  suites?: Suite[];
  specs?: { title: string; file: string; tests: { status: string; results: { duration: number }[] }[] }[];
}

/** Runs Playwright over the given files; it tells its progress itself. */
export async function runBrowserTests(files: readonly string[], namePattern?: string): Promise<TestResult[]> {
  const report = join(root, ".test/browser.json");
  rmSync(report, { force: true });
  const args = [
    join(root, "node_modules/@playwright/test/cli.js"),
    "test",
    "--reporter=list,json",
    ...files.map((file) => `${literal(file)}$`),
  ];
  if (namePattern) args.push("--grep", namePattern);
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_FORCE_TTY: "0" },
  });
  const interrupt = () => child.kill("SIGTERM");
  process.once("exit", interrupt);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  process.off("exit", interrupt);
  const results = readReport(report);
  const failed = results.some(({ status }) => status === "failed");
  return code === 0 || failed
    ? results
    : [...results, { title: `The browser tests ended with code ${code}`, file: "e2e", status: "failed", ms: 0 }];
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function readReport(place: string): TestResult[] {
  try {
    return flatten(JSON.parse(readFileSync(place, "utf8")).suites, []);
  } catch {
    return [];
  }
}

/** Playwright's tree as a list; the outermost suites are the files. */
export function flatten(suites: readonly Suite[], parents: readonly string[]): TestResult[] {
  return suites.flatMap((suite) => {
    const path = suite.title === suite.file ? parents : [...parents, suite.title];
    const own = (suite.specs ?? []).map((spec): TestResult => {
      const states = spec.tests.map(({ status }) => status);
      const status = states.includes("unexpected") ? "failed" : states.every((state) => state === "skipped") ? "skipped" : "passed";
      const ms = spec.tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0);
      const flaky = states.includes("flaky") ? { flaky: true } : {};
      return { title: [...path, spec.title].join(" › "), file: spec.file, status, ms, ...flaky };
    });
    return [...own, ...flatten(suite.suites ?? [], path)];
  });
}
