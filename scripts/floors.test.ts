import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { checkFloors } from "./floors.ts";
import { readTree } from "./source.ts";

const floors = [["kernel"], ["ui"], ["agencies", "staff", "access"], ["people", "messages"], ["cases"], ["today"], ["app"]];
const top = mkdtempSync(join(tmpdir(), "holdfast-floors-"));
after(() => rmSync(top, { recursive: true, force: true }));

/** What the check says of a checkout that holds just these files. */
function wrongIn(files: Record<string, string>): string[] {
  rmSync(top, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(top, dirname(path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  return checkFloors(readTree(top), floors);
}

const sound: Record<string, string> = {
  "src/kernel/db.ts": 'import pg from "pg";\nexport const db = pg;',
  "src/ui/Page.tsx": "export const Page = () => null;",
  "src/people/contract.ts": "export const Person = 1;",
  "src/people/queries.ts": 'import { db } from "../kernel/db.ts";\nexport const find = () => db.selectFrom("people.person");',
  "src/cases/queries.ts":
    'import { find } from "../people/queries.ts";\nexport const add = (tx) => tx.insertInto("cases.case").from("people.person");',
  "src/cases/CasePage.tsx":
    'import { Page } from "../ui/Page.tsx";\nimport type { Row } from "./queries.ts";\nimport { Person } from "../people/contract.ts";',
  "src/cases/policy.sql": "create view cases.mine as select * from cases.case join people.person p on true;",
  "db/migrations/007_cases.sql": "create table cases.case (person_id uuid references people.person);",
};

const planted: Record<string, { file: string; text: string; says: string }> = {
  "an import upward": {
    file: "src/people/show.ts",
    text: '\nimport { add } from "../cases/queries.ts";',
    says: "src/people/show.ts:2 reaches up or across to src/cases/queries.ts",
  },
  "an import upward that hides in a call": {
    file: "src/people/show.ts",
    text: 'const it = await import("../cases/queries.ts");',
    says: "src/people/show.ts:1 reaches up",
  },
  "an import across": {
    file: "src/messages/send.ts",
    text: 'import { find } from "../people/queries.ts";',
    says: "src/messages/send.ts:1 reaches up or across",
  },
  "a step up the stair": {
    file: "src/agencies/show.ts",
    text: 'export { a } from "../staff/a.ts";',
    says: "src/agencies/show.ts:1 reaches up or across",
  },
  "a part of the tests in the product": {
    file: "src/cases/open.ts",
    text: 'import { town } from "./testing.ts";',
    says: "src/cases/open.ts:1 imports src/cases/testing.ts",
  },
  "a page that reaches the server by a detour": {
    file: "src/app/ListPage.tsx",
    text: 'import { db } from "../kernel/db.ts";',
    says: "src/app/ListPage.tsx is a page and reaches what no browser has: src/kernel/db.ts imports pg",
  },
  "a contract that needs the server": {
    file: "src/cases/contract.ts",
    text: 'import { add } from "./queries.ts";',
    says: "is a contract and may not import",
  },
  "a write into another slice's table": {
    file: "src/cases/close.ts",
    text: 'tx.updateTable("people.person as p")',
    says: "src/cases/close.ts:1 writes people's table; only people may",
  },
  "a write in plain SQL": {
    file: "src/cases/close.ts",
    text: "sql`\n  delete from people.person`",
    says: "src/cases/close.ts:2 writes people's table",
  },
  "a write that names no schema": { file: "src/cases/close.ts", text: 'tx.insertInto("case")', says: "without naming its schema" },
  "a read from above": {
    file: "src/people/show.ts",
    text: 'tx.selectFrom(["people.person", "cases.case"])',
    says: "src/people/show.ts:1 reads cases's table, which is above",
  },
  "a policy that looks up": {
    file: "src/people/policy.sql",
    text: "-- cases.case\nselect from cases.case;",
    says: "src/people/policy.sql:2 names cases.case, which is above people",
  },
  "a table in another's schema": {
    file: "db/migrations/009_people.sql",
    text: "create table if not exists messages.letter ();",
    says: "makes a table outside its own schema people",
  },
  "a table in no schema": {
    file: "db/migrations/009_people.sql",
    text: "create table person ();",
    says: "makes a table outside its own schema people",
  },
  "a slice without a floor": { file: "src/odd/contract.ts", text: "", says: "odd stands on no floor" },
};

test("what goes down stands", () => {
  assert.deepEqual(wrongIn(sound), []);
});

test("tests, comments, aliases and the stair's lower steps are free", () => {
  const free = {
    "src/people/people.test.ts": 'import { add } from "../cases/queries.ts";\ntx.insertInto("cases.case")',
    "src/people/show.ts": '// import { add } from "../cases/queries.ts";\n/* tx.insertInto("cases.case") */',
    "src/access/grant.ts": 'import { a } from "../staff/account.ts";\nimport { b } from "../agencies/program.ts";',
    "src/people/policy.sql": "select today.day from agencies.program_day today where today.nth > 1;",
  };
  assert.deepEqual(wrongIn({ ...sound, ...free }), []);
});

for (const [fault, { file, text, says }] of Object.entries(planted)) {
  test(`the floors find ${fault}`, () => {
    const found = wrongIn({ ...sound, [file]: text });
    assert.ok(found[0]?.includes(says), found.join("\n"));
    assert.ok(
      found.every((line) => line.includes(file) || line.startsWith("odd")),
      found.join("\n"),
    );
  });
}
