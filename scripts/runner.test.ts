import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { flatten } from "./browsertests.ts";
import type { TestResult } from "./results.ts";
import { markFlaky } from "./unittests.ts";

/** What the reporter tells of a file of tests. */
function toldOf(source: string) {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-runner-"));
  const [file, events] = [join(folder, "x.test.ts"), join(folder, "events")];
  writeFileSync(file, `import { before, describe, test } from "node:test";\n${source}`);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  try {
    const reporter = join(import.meta.dirname, "testevents.ts");
    execFileSync(process.execPath, ["--test-reporter", reporter, "--test-reporter-destination", events, file], { env, stdio: "ignore" });
  } catch {
    // Failing is what some of them are for.
  }
  const lines = readFileSync(events, "utf8").trim().split("\n");
  rmSync(folder, { recursive: true });
  return lines.map((line) => JSON.parse(line)).map(({ path, status }) => `${status} ${path.join(" › ")}`);
}

test("each test is told once with its parents' titles; parents that fail through their children are not", () => {
  const told = toldOf(`
    describe("concerns", () => { test("A01 arrives", () => {}); test("B12 is lost", () => { throw new Error() }); });
    test("parent", async (t) => { await t.test("one", () => {}); await t.test("two", () => { throw new Error() }); });
    test.skip("later", () => {}); test("someday", { todo: true }, () => { throw new Error() });
    test("whole", async (t) => { await t.test("part", () => {}) });`);
  assert.deepEqual(told, [
    "passed concerns › A01 arrives",
    "failed concerns › B12 is lost",
    "passed parent › one",
    "failed parent › two",
    "skipped later",
    "skipped someday",
    "passed whole › part",
    "passed whole",
  ]);
});

test("a failing hook fails what it was for", () => {
  assert.deepEqual(toldOf(`describe("hooked", () => { before(() => { throw new Error() }); test("under", () => {}) });`), [
    "failed hooked › under",
    "failed hooked",
  ]);
});

test("the browser's tests carry the titles of what they stand in, without the file's", () => {
  const spec = (title: string, status: string) => ({ title, file: "e2e/a.e2e.ts", tests: [{ status, results: [{ duration: 5 }] }] });
  const suites = [
    {
      title: "e2e/a.e2e.ts",
      file: "e2e/a.e2e.ts",
      specs: [spec("A01 opens", "expected")],
      suites: [
        {
          title: "by keyboard",
          file: "e2e/a.e2e.ts",
          specs: [spec("R113", "unexpected"), spec("later", "skipped"), spec("at last", "flaky")],
        },
      ],
    },
  ];
  assert.deepEqual(
    flatten(suites, []).map(({ title, status }) => `${status} ${title}`),
    ["passed A01 opens", "failed by keyboard › R113", "skipped by keyboard › later", "passed by keyboard › at last"],
  );
});

test("what failed once and passes when it is run again is told as flaky; what fails twice has failed", () => {
  const result = (title: string, status: TestResult["status"]): TestResult => ({ title, file: "a.test.ts", status, ms: 1 });
  const first = [result("one", "passed"), result("two", "failed"), result("three", "failed")];
  const second = [result("one", "passed"), result("two", "passed"), result("three", "failed")];
  const tell = (results: readonly TestResult[]) => results.map(({ title, status, flaky }) => `${flaky ? "flaky " : ""}${status} ${title}`);
  assert.deepEqual(tell(markFlaky(first, second)), ["passed one", "flaky passed two", "failed three"]);
  const killed = [result("a.test.ts was still running after 240 s", "failed")];
  assert.deepEqual(tell(markFlaky(killed, [result("one", "passed"), result("two", "passed")])), ["flaky passed one", "flaky passed two"]);
});
