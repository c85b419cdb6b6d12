import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../../kernel/ids.ts";
import { runJob } from "../../kernel/runJob.ts";
import { refusal } from "../../kernel/testing.ts";
import { accounts } from "../../staff/contract.ts";
import { covers } from "../../staff/coverContract.ts";
import { staffRoutes } from "../../staff/routes.ts";
import { notes } from "../notes/contract.ts";
import { tasks } from "../tasks/contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { handOver, many } from "./contract.ts";
import { proposeReceivers } from "./proposeReceivers.ts";
import { runManyJob } from "./runMany.ts";

let c: Cases;
before(async () => {
  c = await layCases(staffRoutes({ demo: false, sendLink: async () => {} }));
});
after(() => c.s.strike());

const plan = (who: string, accountId: string) => c.s.as(who)(handOver.plan, { accountId });
/** Laid down past every trigger. */
const past = async (text: string, values: unknown[]) => {
  await c.s.given("set session_replication_role = replica");
  await c.s.given(text, values);
  await c.s.given("set session_replication_role = origin");
};
/** Somebody who will leave, with as many cases. */
const leaver = async (count: number, program: "care" | "support" = "care") => {
  const agency = program === "care" ? c.town.agencies.northlake : c.town.agencies.rioVerde;
  const accountId = await c.town.account(agency, `Lin Leaver ${newId().slice(-5)}`);
  await c.town.member(agency, accountId, c.town.programs[program], "case_manager");
  const opened = [];
  for (let n = 0; n < count; n++) opened.push(await c.open(accountId, { program, call: `Jo${n}`, weight: 1 + (n % 3) }));
  return { accountId, opened };
};
const hand = async (who: string, accountId: string, more: object = {}) => {
  const { cases } = await plan(who, accountId);
  const chosen = cases.map(({ caseId, version, toId }) => ({ caseId, version, toId }));
  return (await c.s.as(who)(handOver.run, { accountId, cases: chosen, ...more } as never)).id as Id;
};
const managers = async (opened: readonly { caseId: Id }[]) =>
  (
    await c.s.given<{ manager_id: string }>("select manager_id from cases.case where id = any ($1) order by id", [
      opened.map(({ caseId }) => caseId),
    ])
  ).map((row) => row.manager_id);

test("a supervisor hands a leaver's cases over: each with its open steps, and somebody to tell each person", async () => {
  const { town, s } = c;
  const { accountId, opened } = await leaver(5);
  const first = opened[0]?.caseId as Id;
  await s.as(accountId)(notes.add, { caseId: first, audience: "author", body: "Memory aid of one who leaves" });
  const { caseId: omars } = await c.open(town.omar);
  await s.given("insert into cases.task (id, agency_id, program_id, person_id, case_id, kind, title, owner_id, due_on, created_by) select $1, agency_id, program_id, person_id, id, 'task', '\\x00', $2, opened_on, $2 from cases.case where id = $3", [newId(), accountId, omars]); // biome-ignore format: a line
  const shown = await plan(town.ravi, accountId);
  assert.equal(shown.cases.length, 5);
  assert.ok(shown.cases.every(({ label, toId }) => label !== null && toId !== null && toId !== accountId));
  const run = await s.as(town.ravi)(many.show, { runId: await hand(town.ravi, accountId) });
  assert.deepEqual([run.done, run.left], [5, []]);
  assert.ok((await managers(opened)).every((one) => one !== accountId));
  const { case: head, tasks: steps, story } = await c.show(town.ravi, first);
  assert.deepEqual(steps.map(({ title, owner }) => [title, owner.id]).sort(), [
    ["Call back", head.manager?.id],
    ["Tell them who their case manager is now", head.manager?.id],
  ]);
  assert.deepEqual(story.items.find(({ kind }) => kind === "transferred")?.codes["reason"], "leaving");
  // What was written for its author alone goes with nobody.
  assert.doesNotMatch(JSON.stringify(await c.show(head.manager?.id ?? "", first)), /Memory aid/);
  assert.doesNotMatch(JSON.stringify(await c.show(town.ravi, first)), /Memory aid/);
  // And what they had to do in a colleague's case is the colleague's.
  const [{ owner_id } = { owner_id: "" }] = await s.given<{ owner_id: string }>(
    "select owner_id from cases.task where case_id = $1 and title = '\\x00'",
    [omars],
  );
  assert.equal(owner_id, town.omar);
  await s.given("delete from cases.task where title = '\\x00'");
  const trail = await s.given("select people from kernel.audit_event where action = 'case.transfer' and about ->> 'caseId' = $1", [first]);
  assert.deepEqual(trail[0]?.["people"], [opened[0]?.personId]);
});

test("R08 an administrator hands over by number: no name, no words, and no right to any of it", async () => {
  const { town, s } = c;
  const { accountId, opened } = await leaver(3);
  const shown = await plan(town.ida, accountId);
  assert.deepEqual(shown.cases.map(({ label, personId }) => [label, personId]), [[null, null], [null, null], [null, null]]); // biome-ignore format: a row each
  assert.doesNotMatch(JSON.stringify(shown), /Jo\d|10th|they/);
  assert.equal(shown.mayEndAccount, true);
  const runId = await hand(town.ida, accountId);
  const run = await s.as(town.ida)(many.show, { runId });
  assert.deepEqual([run.done, run.left], [3, []]);
  for (const { caseId, personId } of opened) {
    assert.equal((await refusal(c.show(town.ida, caseId))).status, 404);
    const grants = await s.given("select from access.grant where account_id = $1 and person_id = $2", [town.ida, personId]);
    assert.equal(grants.length, 0);
  }
  const { case: head, tasks: steps } = await c.show(town.ravi, opened[0]?.caseId as Id);
  assert.ok(steps.some(({ title, owner }) => title === "Tell them who their case manager is now" && owner.id === head.manager?.id));
  // Afterwards the account can be ended.
  await s.as(town.ida)(accounts.deactivate, { accountId: accountId as Id, version: shown.accountVersion });
  assert.equal((await plan(town.ida, accountId)).accountOpen, false);
});

test("handing over by an administrator comes to the same as by a supervisor", async () => {
  const { town, s } = c;
  const [one, two] = [await leaver(4), await leaver(4)];
  const give = async (who: string, { accountId, opened }: typeof one) =>
    s.as(who)(handOver.run, { accountId, cases: opened.map(({ caseId }) => ({ caseId, version: 1, toId: town.omar })) });
  await give(town.ravi, one);
  await give(town.ida, two);
  const stands = ({ opened }: typeof one) =>
    s.given(
      `select c.manager_id, c.version, c.next_step_on, c.status,
              (select json_agg(json_build_object('o', k.owner_id, 'd', k.due_on, 's', k.source, 'k', k.kind, 'v', k.version) order by k.source, k.due_on) from cases.task k where k.case_id = c.id) as tasks,
              (select json_agg(t.kind order by t.kind) from cases.timeline t where t.case_id = c.id) as story,
              (select json_agg(json_build_object('a', g.account_id, 'k', g.kind, 'open', g.valid_to = 'infinity') order by g.valid_from) from access.grant g where g.case_id = c.id and g.account_id = $2) as grants
         from cases.case c where c.id = any ($1) order by c.weight, c.id`,
      [opened.map(({ caseId }) => caseId), town.omar],
    );
  assert.deepEqual(await stands(one), await stands(two));
});

test("who may: whoever supervises there, or administers the agency; nobody their own, nobody elsewhere", async () => {
  const { town, s } = c;
  const { accountId, opened } = await leaver(2);
  for (const who of [town.omar, town.sam, town.noor, accountId]) assert.equal((await refusal(plan(who, accountId))).status, 403);
  for (const who of [town.keiko, town.walt, town.dolores]) {
    assert.equal((await refusal(plan(who, accountId))).status, 404);
    assert.equal((await refusal(s.as(who)(handOver.run, { accountId, cases: [] }))).status, 404);
  }
  assert.equal((await refusal(plan(town.ida, newId()))).status, 404);
  // A supervisor sees what is left in their own programs, not in the confidential one beside it.
  const noor = await c.town.account(town.agencies.northlake, "Amina Two");
  await town.member(town.agencies.northlake, noor, town.programs.care, "case_manager");
  await town.member(town.agencies.northlake, noor, town.programs.counseling, "case_manager");
  const personId = await c.person(town.agencies.northlake, town.programs.counseling, "Karim");
  await past("insert into cases.case (id, agency_id, program_id, person_id, number, manager_id, opened_on, opened_by) values ($1, $2, $3, $4, 4711, $5, kernel.clock()::date, $5)", [newId(), town.agencies.northlake, town.programs.counseling, personId, noor]); // biome-ignore format: a line
  assert.deepEqual((await plan(town.ravi, noor)).cases, []);
  assert.deepEqual(
    (await plan(town.ida, noor)).cases.map(({ number }) => number),
    [4711],
  );
  const other = opened[0]?.caseId as Id;
  const to = (toId: string, who = town.ida) => s.as(who)(handOver.run, { accountId, cases: [{ caseId: other, version: 1, toId }] });
  const codeOf = async (who: string, run: { id: string }) => (await s.as(who)(many.show, { runId: run.id as Id })).left[0]?.code;
  for (const toId of [town.ida, accountId, town.noor, town.tomas, newId()])
    assert.equal(await codeOf(town.ida, await to(toId)), "case.managerCannotCarry");
  assert.equal(await codeOf(town.ravi, await to(town.noor, town.ravi)), "case.managerCannotCarry");
});

test("what cannot be given is left with its reason: changed, closed, behind a wall; the rest is given", async () => {
  const { town, s } = c;
  const { accountId, opened } = await leaver(4);
  const [walled, stale, , taken] = opened.map(({ caseId }) => caseId) as [Id, Id, Id, Id];
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'request')", [
    newId(),
    town.agencies.northlake,
    town.omar,
    walled,
  ]);
  await past("update cases.case set manager_id = $2 where id = $1", [taken, town.ines]);
  for (const who of [town.ida, town.ravi]) {
    const cases = opened.map(({ caseId }) => ({ caseId, version: caseId === stale ? 9 : 1, toId: town.omar }));
    const { id } = await s.as(who)(handOver.run, { accountId, cases: who === town.ida ? cases.slice(0, 2) : cases });
    const run = await s.as(who)(many.show, { runId: id as Id });
    const codes = new Map(run.left.map((row) => [row.caseId as string, row.code]));
    assert.equal(codes.get(walled), "case.managerCannotCarry");
    assert.equal(codes.get(stale), "stale");
    if (who === town.ravi) assert.deepEqual([run.done, codes.get(taken)], [1, "notFound"]);
  }
});

test("what a leaver kept to do in closed cases of his own goes to whoever supervises there, and to nobody behind a wall", async () => {
  const { town, s } = c;
  const { accountId, opened } = await leaver(2);
  const [kept, walled] = opened.map(({ caseId }) => caseId) as [Id, Id];
  await past(
    "update cases.case set status = 'closed', closed_on = '2026-01-02', closure_reason = 'moved', outcome = 'unknown' where id = any ($1)",
    [[kept, walled]],
  );
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'request')", [
    newId(),
    town.agencies.northlake,
    town.ravi,
    walled,
  ]);
  const owner = async (caseId: Id) =>
    (await s.given<{ owner_id: string }>("select owner_id from cases.task where case_id = $1 and status = 'open'", [caseId])).map(
      (row) => row.owner_id,
    );
  assert.deepEqual([await owner(kept), await owner(walled)], [[accountId], [accountId]]);
  await s.as(town.ida)(handOver.run, { accountId, cases: [] });
  assert.deepEqual(await owner(kept), [town.ravi]);
  assert.ok(!(await owner(walled)).includes(town.ravi), "not to one behind a wall");
});

test("covers move with the cases; more than fifty go by a job", async () => {
  const { town, s } = c;
  const { accountId, opened } = await leaver(52);
  await s.as(town.omar)(covers.add, {
    coveredId: town.omar as Id,
    byId: accountId as Id,
    firstDay: await c.dayFrom(0),
    lastDay: await c.dayFrom(5),
    away: false,
  });
  assert.equal((await plan(town.ravi, accountId)).covers, 1);
  const mine = await refusal(s.as(town.ravi)(handOver.run, { accountId, cases: [], coverById: town.ravi }));
  assert.equal(mine.code, "cover.cannotStandIn");
  const cases = opened.map(({ caseId }) => ({ caseId, version: 1, toId: town.ines }));
  const { id } = await s.as(town.ravi)(handOver.run, { accountId, cases, coverById: town.ines });
  await runJob(s.worker, runManyJob, { agencyId: town.agencies.northlake, accountId: town.ravi, input: { runId: id } });
  const run = await s.as(town.ravi)(many.show, { runId: id as Id });
  assert.deepEqual([run.done, run.waiting, run.left], [52, 0, []]);
  assert.ok((await managers(opened)).every((one) => one === town.ines));
  const standing = await s.given("select account_id from staff.cover where covered_id = $1 and ended_at is null", [town.omar]);
  assert.deepEqual(standing, [{ account_id: town.ines }]);
  const { id: titled } = await s.as(town.ines)(tasks.add, { caseId: opened[0]?.caseId as Id, title: "Goes on", dueOn: await c.dayFrom(1) });
  assert.ok(titled);
});

test("the proposal: by weight carried, then language and site; nobody who is away while somebody is there", () => {
  const one = (accountId: string, more: object) => ({
    accountId,
    programId: "p",
    away: false,
    leads: false,
    load: 0,
    capacity: 40,
    language: "en",
    siteIds: [],
    ...more,
  });
  const left = (caseId: string, more: object = {}) => ({ caseId, programId: "p", weight: 1, language: null, siteIds: [], ...more });
  const of = (cases: ReturnType<typeof left>[], who: ReturnType<typeof one>[]) => Object.fromEntries(proposeReceivers(cases, who));
  assert.deepEqual(of([left("1"), left("2"), left("3")], [one("a", { load: 3 }), one("b", { load: 4 })]), { 1: "a", 2: "a", 3: "b" });
  assert.deepEqual(of([left("1", { language: "es-MX" })], [one("a", {}), one("b", { load: 8, language: "es" })]), { 1: "b" });
  assert.deepEqual(of([left("1", { siteIds: ["s"] })], [one("a", {}), one("b", { load: 4, siteIds: ["s"] })]), { 1: "b" });
  assert.deepEqual(of([left("1")], [one("a", { away: true }), one("b", { load: 39 })]), { 1: "b" });
  assert.deepEqual(of([left("1")], [one("a", { leads: true }), one("b", { load: 15 })]), { 1: "b" });
  assert.deepEqual(of([left("1", { programId: "q" })], [one("a", {})]), {});
});
