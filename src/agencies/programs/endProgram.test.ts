import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../../cases/contract.ts";
import { type Cases, type Id, layCases } from "../../cases/testing.ts";
import { concerns } from "../../concerns/contract.ts";
import { concernRoutes } from "../../concerns/routes.ts";
import { newId } from "../../kernel/ids.ts";
import { refusal } from "../../kernel/testing.ts";
import { oncallRoutes } from "../../oncall/routes.ts";
import { agencyRoutes } from "../routes.ts";
import { programs } from "./contract.ts";

let c: Cases;
before(async () => {
  c = await layCases([...agencyRoutes, ...concernRoutes, ...oncallRoutes]);
});
after(() => c.s.strike());

test("a program ends once nothing in it is open: its cases, concerns, pages, rota and who waits are handed over first, one word for each", async () => {
  const { s, town } = c;
  const { northlake } = town.agencies;
  const programId = town.programs.care as Id;
  const { caseId } = await c.open(town.ines);
  const [door] = await s.given<{ id: string }>("select id from concerns.door where program_id = $1", [programId]);
  const { id: concernId } = await s.as(town.omar)(concerns.file, { doorId: door?.id as Id, narrative: "Words" });
  const crisis = newId();
  await s.given(
    "insert into crises.crisis (id, agency_id, program_id, number, began_at, begun_by) values ($1, $2, $3, 900, kernel.clock(), $4)",
    [crisis, northlake, programId, town.ines],
  );
  await s.given(
    "insert into oncall.shift (id, agency_id, program_id, account_id, rank, starts_at, ends_at, created_by) values ($1, $2, $3, $4, 'first', kernel.clock(), kernel.clock() + interval '1 day', $4)",
    [newId(), northlake, programId, town.ravi],
  );
  await s.given(
    "insert into staff.admission (id, agency_id, account_id, program_id, role, sees, asked_by) values ($1, $2, $3, $4, 'teammate', 'assigned', $5)",
    [newId(), northlake, town.noor, programId, town.ida],
  );
  const version = async () =>
    (await s.given<{ version: number }>("select version from agencies.program where id = $1", [programId]))[0]?.version ?? 0;
  const end = async (who = town.ida) => s.as(who)(programs.end, { programId, version: await version() });
  for (const who of [town.ines, town.ravi]) assert.equal((await refusal(end(who))).status, 403);
  assert.equal((await refusal(end(town.walt))).status, 404);
  assert.equal((await refusal(s.as(town.ida)(programs.end, { programId, version: 999 }))).code, "stale");
  /** What stands in the way, in whatever order it is said; each is put out of it by who may. */
  const clear: Record<string, () => Promise<unknown>> = {
    "program.hasCases": () =>
      s
        .given("update cases.task set status = 'done', done_at = kernel.clock() where case_id = $1", [caseId])
        .then(() =>
          s.given(
            "update cases.case set status = 'closed', closed_on = current_date, outcome = 'improved', closure_reason = 'goals_met' where id = $1",
            [caseId],
          ),
        ),
    "program.hasConcerns": async () => {
      await s.as(town.ravi)(concerns.take, { concernId: concernId as Id, version: 1 } as never);
      await s.given("update concerns.concern set status = 'no_action', decided_at = kernel.clock() where id = $1", [concernId]);
    },
    "program.hasCrises": () => s.given("delete from crises.crisis where id = $1", [crisis]),
    "program.hasDoors": () => s.given("update concerns.door set ended_at = kernel.clock() where program_id = $1", [programId]),
    "program.hasRota": () => s.given("update oncall.shift set ended_at = kernel.clock() where program_id = $1", [programId]),
    "program.hasWaiting": () =>
      s.given("update staff.admission set outcome = 'withdrawn', decided_at = kernel.clock() where program_id = $1", [programId]),
  };
  const said: string[] = [];
  for (let n = 0; n < 6; n++) {
    const { status, code } = await refusal(end());
    assert.equal(status, 409);
    assert.ok(clear[code] && !said.includes(code), code);
    said.push(code);
    await s.given("set session_replication_role = replica");
    await clear[code]?.();
    await s.given("set session_replication_role = origin");
  }
  assert.deepEqual(said.sort(), Object.keys(clear).sort());
  // A turn of the week and a rule that sends concerns here stand in the way as an hour and a page do.
  const pattern =
    "insert into oncall.pattern (id, agency_id, program_id, account_id, weekday, from_time, days, until_time, first_day, created_by) values ($1, $2, $3, $4, 5, '17:00', 3, '08:00', '2026-01-01', $4)";
  const rule =
    "insert into concerns.routing_rule (id, agency_id, program_id, place, to_program) values ($1, $2, (select id from agencies.program where agency_id = $2 and id <> $3 limit 1), 900, $3)";
  for (const [text, values, table, code] of [
    [pattern, [town.ravi], "oncall.pattern", "program.hasRota"],
    [rule, [], "concerns.routing_rule", "program.hasDoors"],
  ] as const) {
    const id = newId();
    await s.given("set session_replication_role = replica");
    await s.given(text, [id, northlake, programId, ...values]);
    await s.given("set session_replication_role = origin");
    assert.equal((await refusal(end())).code, code);
    await s.given(`update ${table} set ended_at = kernel.clock() where id = $1`, [id]);
  }
  await end();
  assert.ok(!(await s.as(town.ida)(programs.list, {})).programs.some(({ id }) => id === programId));
  assert.equal((await refusal(end())).status, 404);
  // What was written stays to be read by who works there; nothing is opened or taken up again.
  await s.as(town.ravi)(cases.show, { caseId });
  assert.equal((await refusal(c.open(town.ines))).status, 404);
  const firstStep = { title: "Call", dueOn: await c.dayFrom(1) };
  const again = s.as(town.ravi)(cases.reopen, { caseId, managerId: town.ines, firstStep, version: await c.versionOf(caseId) });
  assert.equal((await refusal(again)).code, "case.programEnded");
});
