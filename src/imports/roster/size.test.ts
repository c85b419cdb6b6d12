import assert from "node:assert/strict";
import { test } from "node:test";
import { readRoster } from "./read.ts";
import { deliver, fixtureFiles } from "./testing.ts";

test("20,000 students, their parents and 60,000 enrolments are read in seconds", async () => {
  const sound = fixtureFiles("oneroster-1.1");
  const grow = (file: string, rows: string[]) => `${sound[file]?.split("\n", 1)[0]}\r\n${rows.join("\r\n")}\r\n`;
  const each = <T>(make: (at: number) => T) => Array.from({ length: 20_000 }, (_, at) => make(at));
  const student = (at: number) =>
    `"P${at}",,,"true","S1","student","u${at}",,"Amina","O'Brien ${at}",,,"p${at}@school.example",,,"G${at}","09","secret"`;
  const parent = (at: number) => `G${at},,,true,S1,parent,,,Ravi,O'Brien,,,,,,,,`;
  const source = deliver({
    "users.csv": grow("users.csv", [...each(student), ...each(parent)]),
    "demographics.csv": `sourcedId,birthDate\n${each((at) => `P${at},${(at % 28) + 1}/${(at % 12) + 1}/2010`).join("\n")}\n`,
    "enrollments.csv": grow(
      "enrollments.csv",
      [0, 1, 2].flatMap((n) => each((at) => `E${n}-${at},,,K-HR-9A,S1,P${at},student,,2024-08-19,`)),
    ),
  });
  const began = performance.now();
  const { roster, findings } = await readRoster(source);
  const seconds = (performance.now() - began) / 1000;
  assert.deepEqual(
    [roster?.students.length, roster?.guardians.length, roster?.relationships.length, roster?.enrolments.length],
    [20_000, 20_000, 20_000, 60_000],
  );
  assert.deepEqual(
    findings.map(({ code }) => code),
    ["format.detected", "date.dayFirst"],
  );
  assert.ok(seconds < 12, `took ${seconds.toFixed(1)} s`);
});
