import assert from "node:assert/strict";
import { test } from "node:test";
import { checkBans, longFiles } from "./bans.ts";
import { type SourceFile, withoutComments } from "./source.ts";

const file = (path: string, text: string): SourceFile => ({ path, text, code: withoutComments(path, text) });
const bansIn = (path: string, text: string) => checkBans([file(path, text)]);

// Written in two halves, so that this file holds none of them itself.
const todo = ["TO", "DO"].join("");

const banned: [path: string, text: string, says: RegExp][] = [
  ["src/cases/close.ts", "const a = 1;\nif (process.env.X) {}", /^src\/cases\/close\.ts:2 reads process\.env/],
  ["src/kernel/door.ts", "process.env.X", /reads process\.env/],
  ["src/cases/close.ts", "Date.now()", /asks the machine/],
  ["src/cases/close.ts", "new Date( )", /asks the machine/],
  ["src/cases/queries.ts", "sql`select\n now() - ${at()}`", /queries\.ts:2 asks the database/],
  ["src/cases/policy.sql", "select current_date", /asks the database/],
  ["db/migrations/007_cases.sql", "at timestamptz default NOW()", /asks the database/],
  ["src/kernel/ids.ts", "Math.random()", /Math\.random/],
  ["src/cases/close.ts", 'console.log("x")', /prints/],
  ["src/cases/policy.sql", `-- ${todo} later`, /work undone/],
  ["src/cases/close.ts", "// @ts-ignore\nx()", /silences/],
  ["src/kernel/door.ts", "sql.raw(`set role ${role}`)", /sql\.raw/],
  ["src/kernel/door.ts", 'sql.raw("set role " + role)', /sql\.raw/],
  ["src/cases/close.ts", 'import net from "node:net";', /close\.ts:1 reaches out/],
  ["src/cases/close.ts", 'const { request } = await import("https");', /reaches out/],
  ["src/cases/close.ts", "await fetch(`https://example.org/?q=${words}`)", /reaches out/],
  ["src/cases/ClosePage.tsx", 'navigator.sendBeacon("/x")', /reaches out/],
  ["src/messages/queueMessage.ts", 'import { createTransport } from "nodemailer";', /reaches out/],
  ["src/cases/close.test.ts", 'test.only("x", f)', /runs alone/],
  ["e2e/today.e2e.ts", 'test.describe.skip("x", f)', /today\.e2e\.ts:1 skips a test/],
  ["src/cases/close.test.ts", 'test("x", { skip: true }, f)', /skips a test/],
];

for (const [path, text, says] of banned) {
  test(`${path} may not hold ${JSON.stringify(text)}`, () => {
    const found = bansIn(path, text);
    assert.equal(found.length, 1, found.join("\n"));
    assert.match(found[0] ?? "", says);
  });
}

const fine: [path: string, text: string][] = [
  ["src/kernel/config.ts", "process.env"],
  ["src/messages/transport.ts", 'import { createTransport } from "nodemailer";'],
  ["src/exports/routes.ts", "sql`select exports.fetch(1)`; query.refetch()"],
  ["src/kernel/clock.ts", "Date.now(); new Date()"],
  ["src/cases/close.ts", "new Date(at); // Date.now() is banned\nconst now = () => clock(); now(); `${now()}`"],
  ["src/cases/close.ts", 'const url = "http://x"; known(); // "unclosed'],
  ["src/cases/close.test.ts", "Date.now(); process.env.X; sql`select now()`"],
  ["db/migrations/001_kernel.sql", "select now()"],
  ["src/app/cli.ts", 'console.log("x")'],
  ["src/kernel/door.ts", 'sql.raw("commit"); sql.raw(text)'],
  ["src/cases/close.test.ts", '// The machine has no second core.\ntest.skip("x", f)'],
  ["e2e/today.e2e.ts", 'test.skip(oneCore, "needs two cores")'],
];

for (const [path, text] of fine) {
  test(`${path} may hold ${JSON.stringify(text)}`, () => assert.deepEqual(bansIn(path, text), []));
}

test("long files are mentioned, tests and generated types are not", () => {
  const long = "x\n".repeat(251);
  assert.deepEqual(
    longFiles([file("src/a.ts", long), file("src/a.test.ts", long), file("db/types.ts", long), file("src/b.ts", "x\n".repeat(250))]),
    ["src/a.ts has 251 lines, more than 250"],
  );
});
