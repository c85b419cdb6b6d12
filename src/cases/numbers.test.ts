import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import pg from "pg";
import { cases } from "./contract.ts";
import { type Cases, type Id, layCases } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const numbersOf = async (agencyId: string) =>
  (await c.s.given<{ number: string }>("select number from cases.case where agency_id = $1 order by id", [agencyId])).map((row) =>
    Number(row.number),
  );

test("R02 R11 the number of a case says nothing of how many others there are, nor in which order they were opened", async () => {
  const { town } = c;
  for (let i = 0; i < 12; i += 1) await c.open(town.ines);
  const numbers = await numbersOf(town.agencies.northlake);
  assert.equal(new Set(numbers).size, 12);
  for (const number of numbers) assert.ok(number >= 1_000_000 && number <= 9_999_999, String(number));
  assert.notDeepEqual([...numbers].sort(), numbers);
  assert.ok(numbers.every((number) => !numbers.includes(number + 1)));
  const shown = (await c.s.as(town.ines)(cases.list, {})).cases.map((line) => line.number);
  assert.deepEqual([...shown].sort(), [...numbers].sort());
});

test("cases that were counted before get drawn numbers when the release comes, by an installer who is no superuser", async () => {
  const { town, s } = c;
  const { agencies } = town;
  await c.open(town.tomas, { program: "support" });
  await s.given(
    "update cases.case c set number = n.nth from (select id, row_number() over (partition by agency_id order by id) as nth from cases.case) n where n.id = c.id",
  );
  await s.given("insert into agencies.counter (agency_id, kind, last) values ($1, 'case', 12)", [agencies.northlake]);
  assert.deepEqual(await numbersOf(agencies.northlake), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const client = new pg.Client(s.test.admin);
  await client.connect();
  try {
    await client.query(
      "begin; drop index people.person_by_creator, access.grant_of_person; set local role holdfast_owner; set local row_security = off",
    );
    await client.query(await readFile(join(import.meta.dirname, "../../db/migrations/013_cases.sql"), "utf8"));
    await client.query("commit");
  } finally {
    await client.end();
  }
  for (const agency of [agencies.northlake, agencies.rioVerde]) {
    for (const number of await numbersOf(agency)) assert.ok(number >= 1_000_000, String(number));
  }
  assert.equal((await s.given("select from agencies.counter where kind = 'case'")).length, 0);
  const [open] = await s.given<{ closed: boolean }>(
    "select bool_and(relforcerowsecurity) as closed from pg_class where oid in ('cases.case'::regclass, 'agencies.counter'::regclass)",
  );
  assert.equal(open?.closed, true);
  const { caseId } = await c.open(town.ines);
  assert.ok((await c.show(town.ines, caseId as Id)).case.number >= 1_000_000);
});
