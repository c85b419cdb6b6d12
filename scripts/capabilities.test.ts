import assert from "node:assert/strict";
import { test } from "node:test";
import { carriedIds, provenBy, reportLines } from "./capabilities.ts";
import { capabilities, needs, rules, universe } from "./ids.ts";
import { closingLine, type TestResult } from "./results.ts";

const result = (title: string, status: TestResult["status"] = "passed"): TestResult => ({ title, file: "src/x.test.ts", status, ms: 1 });
const ids = (title: string) => [...carriedIds(title)];

test("the universe is what the design names, each id once", () => {
  assert.deepEqual([capabilities.length, Object.keys(rules).length, needs.length], [127, 89, 35]);
  assert.equal(new Set(universe).size, 251);
  for (const id of ["A42", "B44", "C41", "R114", "D35"]) assert.ok(universe.includes(id), id);
  for (const id of ["A43", "R04x", "R16", "D36"]) assert.ok(!universe.includes(id), id);
});

test("an id counts only as a word of its own", () => {
  assert.deepEqual(ids("A referral from a parent (B14, A39): B14 again"), ["B14", "A39"]);
  assert.deepEqual(ids("B140, XB14, B1, b14, B14x, R005 and B14-like carry nothing"), ["B140", "R005"]);
  assert.deepEqual(ids("concerns › R88: nothing typed is lost"), ["R88"]);
});

test("a range of ids carries none of them, not even its ends", () => {
  for (const range of ["A01–A03", "A01-A03", "A01 - 03", "A01..A03", "A01…A03", "A01 to A03"])
    assert.deepEqual(ids(`${range} work`), [], range);
  assert.deepEqual(ids("A01, A02 and A03–A05"), ["A01", "A02"]);
});

test("only passing tests prove anything, and ids outside of the universe prove nothing", () => {
  const proven = provenBy([
    result("A01 works"),
    result("A01 works elsewhere"),
    result("A02 fails", "failed"),
    result("A03 later", "skipped"),
    result("A99 is not"),
  ]);
  assert.deepEqual(proven.get("A01"), ["A01 works", "A01 works elsewhere"]);
  for (const id of ["A02", "A03"]) assert.deepEqual(proven.get(id), []);
  assert.ok(!proven.has("A99"));
});

test("the report has a line for each id, tab-separated, and closes with the three shares", () => {
  const lines = reportLines([result("A01 B12 D15 a concern\tarrives"), result("A01 again"), result("R39 to the byte")]);
  assert.equal(lines.length, 252);
  assert.equal(lines[0], "A01\t2\tA01 B12 D15 a concern arrives · A01 again");
  assert.equal(lines[1], "A02\t0\t");
  assert.equal(lines.at(-1), "2 of 127 capabilities, 1 of 89 rules, 1 of 35 needs proven");
});

test("the closing line names the skipped only when there are any", () => {
  assert.equal(closingLine([result("a"), result("b"), result("c", "failed")]), "2 passed, 1 failed");
  assert.equal(closingLine([result("a"), result("b", "skipped")]), "1 passed, 0 failed, 1 skipped");
});
