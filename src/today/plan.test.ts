import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Tx } from "../kernel/db.ts";
import { asBearer, visit } from "../kernel/visit.ts";
import { dueTasks, findCaseload, listCracks, waitingConcerns } from "./queries.ts";
import { layStories, type Stories } from "./testing.ts";

let c: Stories;
/** 4,000 cases of four managers in one program, and as many in another one; every tenth slips. Laid past the triggers, with what they derive. */
before(async () => {
  c = await layStories();
  const { s, town } = c;
  const more = [await town.account(town.agencies.northlake, "Jo Plan"), await town.account(town.agencies.northlake, "Lin Plan")];
  for (const id of more) await town.member(town.agencies.northlake, id, town.programs.care, "case_manager");
  await s.given("set session_replication_role = replica");
  for (const [program, managers] of [
    [town.programs.care, [town.ines, town.omar, ...more]],
    [town.programs.threat, more],
  ] as const) {
    await s.given(
      "create temp table laid as select gen_random_uuid() as person, gen_random_uuid() as id, i, ($1::uuid[])[1 + i % $2] as manager from generate_series(1, 4000) i",
      [managers, managers.length],
    );
    await s.given(
      "insert into people.person (id, agency_id, number, label) select person, $1, (select count(*) from people.person) + i, '' from laid",
      [town.agencies.northlake],
    );
    await s.given("insert into people.participation (agency_id, person_id, program_id, because) select $1, person, $2, 'case' from laid", [
      town.agencies.northlake,
      program,
    ]);
    await s.given(
      `insert into cases.case (id, agency_id, program_id, person_id, number, status, manager_id, opened_on, opened_by, clock_from, last_contact_on, next_step_on)
       select id, $1, $2, person, (select count(*) from cases.case) + i, 'active', manager, '2026-09-01', $3, '2026-09-01', '2026-10-30', date '2026-11-03' + case when i % 10 = 0 then -20 else i % 30 end from laid`,
      [town.agencies.northlake, program, town.ravi],
    );
    await s.given(
      "insert into access.grant (agency_id, account_id, person_id, case_id, kind, sections, can_write) select $1, manager, person, id, 'owner', 4095, true from laid",
      [town.agencies.northlake],
    );
    await s.given(
      `insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, created_by)
       select gen_random_uuid(), $1, $2, person, id, 'task', '', manager, date '2026-11-03' + case when i % 10 = 0 then -20 else i % 30 end, manager from laid`,
      [town.agencies.northlake, program],
    );
    await s.given("drop table laid");
  }
  await s.given("set session_replication_role = origin");
  await s.given("analyze");
});
after(() => c.s.strike());

/** Asks all that today.show asks, often enough for each statement to be planned for good; answers what was found and the plans. */
async function askAs(account: string, supervised: readonly string[]) {
  const ask = (tx: Tx) => Promise.all([waitingConcerns(tx), dueTasks(tx), listCracks(tx, supervised, 51), findCaseload(tx)]);
  return visit(c.s.app, asBearer(await c.s.tokenOf(account)), "look", async ({ tx, client, opened }) => {
    await opened;
    for (let i = 0; i < 8; i++) await ask(tx);
    const [, due, cracks, load] = await ask(tx);
    const { rows } = await client.query<{ name: string; anew: number; types: string[] }>(
      "select name, custom_plans::int as anew, parameter_types::text[] as types from pg_prepared_statements where generic_plans > 0 or custom_plans > 5",
    );
    const plans: string[] = [];
    for (const { name, types } of rows) {
      const nothing = types.map((type) => (type.endsWith("[]") ? "'{}'" : "null")).join(", ");
      const { rows: lines } = await client.query(`explain (costs off) execute "${name}"${types.length > 0 ? `(${nothing})` : ""}`);
      plans.push(lines.map((line) => line["QUERY PLAN"]).join("\n"));
    }
    return {
      value: { due: due.rows.length, cracks: cracks.rows[0]?.total, open: load.rows[0]?.open, anew: rows.map((row) => row.anew), plans },
      closing: [],
    };
  });
}

test("what Today asks is planned once for all askers, and reads no more than it must, for the worker and the supervisor", async () => {
  const { town } = c;
  const worker = await askAs(town.ines, []);
  assert.deepEqual([worker.open, worker.cracks, worker.due], [1000, 200, 100]);
  const above = await askAs(town.ravi, [town.programs.care]);
  assert.equal(above.cracks, 400);
  // Who supervises half of all cases may read through all of them; nobody reads through the tasks and people of others.
  for (const [{ anew, plans }, tables] of [
    [worker, '"?case"?|task|person'],
    [above, "task|person"],
  ] as const) {
    assert.ok(plans.length >= 4);
    assert.ok(Math.max(...anew) <= 5, "a statement is planned anew for every asker");
    for (const plan of plans) assert.doesNotMatch(plan, new RegExp(`Seq Scan on (?:${tables})\\b`), plan);
  }
});
