import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { freshDatabase, type TestDatabase } from "../kernel/testdb.ts";
import { allMutants } from "./mutantsAllFixture.ts";
import { isSpared, listPolicies, type Policy } from "./mutantsEachFixture.ts";

/** What all of an agency may know, and what nobody is kept from writing: no condition to take away. A new one is named here, or has a condition. */
const OPEN = [
  "agencies.agency_key p_read",
  "agencies.closure p_read",
  "agencies.program p_read",
  "agencies.program_day p_read",
  "agencies.site p_read",
  "appointments.hours p_read",
  "assessments.domain p_read",
  "concerns.door p_read",
  "concerns.routing_rule p_read",
  "crises.resource p_read",
  "forms.use p_read",
  "guidance.wording p_read",
  "leaves.policy p_read",
  "messages.open_outbox p_read",
  "messages.outbox p_add",
  "people.class p_read",
  "retention.schedule p_read",
  "staff.absence p_read",
  "staff.account p_read",
  "staff.admission p_read",
  "staff.cover p_read",
  "staff.law_standing p_read",
  "staff.membership p_read",
  "staff.requirement p_read",
  "staff.training p_read",
  "titleix.policy p_read",
];

let database: TestDatabase;
let client: pg.Client;
let policies: Policy[];
before(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.admin);
  await client.connect();
  policies = await listPolicies(client);
});
after(async () => {
  await client.end();
  await database.drop();
});

test("every policy has a mutant, but for those of no login, those without a right to stand before, and those that admit all of an agency, by name", async () => {
  const named = new Set((await allMutants(client)).map(({ name }) => name.replace(/, and its gate$/, "")));
  const without = policies.filter((policy) => !named.has(`each policy: ${policy.name} on ${policy.table}`));
  assert.ok(policies.length - without.length > 400);
  assert.deepEqual(
    without.filter((policy) => isSpared(policy) === undefined).map(({ table, name }) => `${table} ${name}`),
    [],
  );
  assert.deepEqual(
    without.filter((policy) => isSpared(policy)?.startsWith("admits")).map(({ table, name }) => `${table} ${name}`),
    OPEN,
  );
});

test("every mutant can be made, so that none of them weakens what is no longer there", async () => {
  const all = await allMutants(client);
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
  const failed: string[] = [];
  for (const mutant of all) {
    await client.query("begin");
    await mutant.apply(client).catch((error) => failed.push(`${mutant.name}: ${error}`));
    await client.query("rollback");
  }
  assert.deepEqual(failed, []);
});
