import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { memberships } from "../staff/contract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { withClient } from "./oracleTesting.ts";

let c: Cases;
before(async () => {
  const staff = staffRoutes({ demo: false, sendLink: async () => {}, tellOfCover: async () => {}, tellOfAdmission: async () => {} });
  c = await layCases([...peopleRoutes, ...staff]);
});
after(() => c.s.strike());

const care = () => c.town.programs.care as Id;
const north = () => c.town.agencies.northlake;
/** Somebody new who carries cases in CARE. */
const carrier = async (name: string) => {
  const id = await c.town.account(north(), name);
  await c.town.member(north(), id, care(), "case_manager");
  return id;
};
/** Ended by an administrator, through the door. */
const end = async (who: string) => {
  const held = await c.s.given<{ id: string }>("select id from staff.membership where account_id = $1 and program_id = $2 and ends_at > kernel.clock()", [who, care()]); // biome-ignore format: a line
  for (const { id } of held) await c.s.as(c.town.ida)(memberships.end, { membershipId: id as Id });
};
const admit = (who: string, role: string) =>
  c.s.as(c.town.ida)(memberships.add, {
    accountId: who as Id,
    programId: care(),
    role,
    sees: "assigned",
    mayTriage: false,
    canWrite: false,
    trainedUntil: null,
  } as never);
/** What somebody asks past the door, in a request of theirs. */
const during = <T>(who: string, work: (ask: (text: string, values?: unknown[]) => Promise<unknown[]>) => Promise<T>) =>
  withClient(c.s.test.app, async (client) => {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [await c.s.tokenOf(who)]);
    const value = await work(async (text, values = []) => (await client.query(text, values)).rows);
    await client.query("commit");
    return value;
  });
const isCrack = async (caseId: Id) =>
  (await during(c.town.ravi, (ask) => ask("select from cases.case_crack where subject_id = $1 and crack = 'manager_gone'", [caseId])))
    .length === 1;
const sees = (who: string, caseId: Id) =>
  c.show(who, caseId).then(
    () => true,
    ({ status }: { status: number }) => assert.equal(status, 404) ?? false,
  );
const give = async (caseId: Id, managerId: string) =>
  c.s.as(c.town.ravi)(cases.transfer, { caseId, managerId, reason: "workload", version: await c.versionOf(caseId) } as never);
const join = (caseId: Id, accountId: string, sections: string[]) =>
  c.s.as(c.town.ravi)(cases.addTeamMember, { caseId, accountId, role: "counselor", sections, canWrite: true } as never);

test("R08 whom somebody wrote down is not theirs to read, change or find after they left, nor while they work elsewhere alone", async () => {
  const lin = await carrier("Lin Writes Down");
  const bare = { initial: null, tag: null, pronouns: null, born: null, language: null, safeLine: null };
  const point = { kind: "phone", label: null, safe: "safe", safeHours: null, voicemailOk: true, textOk: true };
  const { id: personId } = await c.s.as(lin)(people.create, {
    call: "Mateo",
    ...bare,
    programId: care(),
    names: [{ kind: "legal", given: "Mateo", middle: null, family: "O'Brien", full: null, useWith: ["us"] }],
    contactPoints: [{ ...point, value: "+1 555 0100" }],
  } as never);
  await c.s.given("update people.person set number = 900001 where id = $1", [personId]);
  const found = async () => (await c.s.as(lin)(people.search, { typed: "O'Brien" } as never)).people.length;
  await c.s.as(lin)(people.show, { personId } as never);
  assert.equal(await found(), 1);
  await c.town.member(north(), lin, c.town.programs.threat, "case_manager");
  await end(lin);
  assert.equal((await refusal(c.s.as(lin)(people.show, { personId } as never))).status, 404);
  assert.equal((await refusal(c.s.as(lin)(people.addContactPoint, { personId, ...point, value: "+1 555 0199" } as never))).status, 404);
  assert.equal(await found(), 0);
});

test("R08 nobody makes a case their own by closing it in the same statement and opening it again", async () => {
  const jo = await carrier("Jo Takes");
  const { caseId } = await c.open(c.town.ines);
  await c.s.as(c.town.ines)(notes.add, { caseId, audience: "team", topic: "notes", body: "Words of theirs", restricted: false } as never);
  await join(caseId, jo, []);
  const close = (manager: string) =>
    during(jo, (ask) =>
      ask(
        `update cases.case set status = 'closed', closed_on = kernel.clock()::date, closure_reason = 'moved', outcome = 'unknown' ${manager} where id = $1 and $2::uuid is not null`,
        [caseId, jo],
      ),
    );
  await assert.rejects(close(", manager_id = $2"), { code: "42501" });
  assert.deepEqual(await during(jo, (ask) => ask("select from cases.note_text where case_id = $1", [caseId])), []);
  await close("");
  await assert.rejects(
    during(jo, (ask) => ask("update cases.case set manager_id = $2 where id = $1", [caseId, jo])),
    { code: "42501" },
    "nor a closed one",
  );
});

test("R08 let in again by the administrator alone, as one who may not write: nothing of the old cases comes back, and no pen", async () => {
  for (const role of ["teammate", "officer"]) {
    const lin = await carrier(`Lin As ${role}`);
    const { caseId } = await c.open(lin, { risk: "high" });
    await end(lin);
    await admit(lin, role);
    assert.equal(await sees(lin, caseId), false);
    const closing = { caseId, reason: "moved", outcome: "unknown", openTasks: "cancel", version: 1 };
    assert.equal((await refusal(c.s.as(lin)(cases.close, closing as never))).status, 404);
    const steps = await during(lin, (ask) => ask("select from cases.task where case_id = $1", [caseId]));
    assert.deepEqual([steps, await isCrack(caseId)], [[], true]);
  }
});

test("R08 of two roles the one that carries cases ends: the cases end with it, at that moment or by its date, though they work there still", async () => {
  for (const byDate of [false, true]) {
    const lin = await carrier(`Lin Narrows ${byDate}`);
    const { caseId } = await c.open(lin);
    await c.town.member(north(), lin, care(), "teammate");
    const ends = byDate ? "kernel.clock() + interval '5 minutes'" : "kernel.clock()";
    await c.s.given(`update staff.membership set ends_at = ${ends} where account_id = $1 and role = 'case_manager'`, [lin]);
    if (byDate) {
      assert.equal(await sees(lin, caseId), true);
      await c.s.moveBy(6 * 60_000);
    }
    assert.deepEqual([await sees(lin, caseId), await isCrack(caseId)], [false, true]);
  }
});

test("R08 A13 back as a case manager, one has the old cases when a supervisor gives them back, and not before; a new role before the old one ends keeps them", async () => {
  const lin = await carrier("Lin Comes Back");
  const { caseId } = await c.open(lin);
  assert.equal((await refusal(give(caseId, lin))).status, 422, "who has it is given it by nobody");
  await end(lin);
  await c.town.member(north(), lin, care(), "case_manager");
  assert.deepEqual([await sees(lin, caseId), await isCrack(caseId)], [false, true]);
  const hers = await during(lin, (ask) => ask("select from cases.case where manager_id = $1", [lin]));
  assert.deepEqual(hers, []);
  assert.equal((await c.show(c.town.ravi, caseId)).case.managerGone, true);
  await give(caseId, lin);
  assert.deepEqual([await sees(lin, caseId), await isCrack(caseId)], [true, false]);
  assert.equal((await c.show(c.town.ravi, caseId)).case.managerGone, false);
  await c.s.as(lin)(tasks.add, { caseId, title: "Call", kind: "task", dueOn: await c.dayFrom(2) } as never);
  const held = await c.s.given<{ id: string }>("select id from staff.membership where account_id = $1 and ends_at > kernel.clock()", [lin]);
  await c.town.member(north(), lin, care(), "supervisor");
  await c.s.as(c.town.ida)(memberships.end, { membershipId: held[0]?.id as Id });
  assert.deepEqual([await sees(lin, caseId), await isCrack(caseId)], [true, false], "without a break");
});

test("R08 a case is given back to nobody who is barred from its person or could not carry it, and by nobody but those who write the program", async () => {
  const [lin, jo] = [await carrier("Lin Barred"), await carrier("Jo Team")];
  const { caseId, personId } = await c.open(lin);
  await join(caseId, jo, ["notes"]);
  await end(lin);
  assert.equal((await refusal(give(caseId, lin))).code, "case.managerCannotCarry");
  await c.town.member(north(), lin, care(), "case_manager");
  await during(jo, (ask) => ask("update cases.case set manager_id = manager_id where id = $1", [caseId]));
  assert.equal(await sees(lin, caseId), false);
  await c.s.given(
    "insert into access.wall (id, agency_id, account_id, person_id, origin) values (gen_random_uuid(), $1, $2, $3, 'personal')",
    [north(), lin, personId],
  );
  assert.equal((await refusal(give(caseId, lin))).code, "case.managerCannotCarry");
});

test("R08 what came back with somebody before there was a rule for it is closed by a migration, and nothing else is", async () => {
  const text = await readFile(path.join(import.meta.dirname, "../../db/migrations/040_cases.sql"), "utf8");
  const [back, stays, changed, again] = [
    await carrier("Lin Came Back"),
    await carrier("Omar Stays"),
    await carrier("Jo Changed Role"),
    await carrier("Ines Was Given It Again"),
  ];
  /** A stay that is over, and what was given in it, laid past every trigger: as it lay before. */
  const stay = (who: string, from: string, to: string, role = "case_manager") =>
    c.s.given(
      `insert into staff.membership (id, agency_id, account_id, program_id, role, sees, may_triage, can_write, starts_at, ends_at) values ($1, $2, $3, $4, $5, 'assigned', false, true, kernel.clock() - $6::interval, kernel.clock() - $7::interval)`,
      [newId(), north(), who, care(), role, from, to],
    );
  const opened = new Map<string, Id>();
  for (const who of [back, stays, changed, again]) opened.set(who, (await c.open(who)).caseId);
  const { caseId: teamed } = await c.open(c.town.ines);
  await join(teamed, back, ["notes"]);
  await c.s.given("set session_replication_role = replica");
  const since = (who: string, days: number) =>
    c.s.given("update access.grant set valid_from = kernel.clock() - make_interval(days => $2) where account_id = $1", [who, days]);
  for (const who of [back, stays, changed]) await since(who, 90);
  await since(again, 5);
  const now = (who: string, days: number) =>
    c.s.given("update staff.membership set starts_at = kernel.clock() - make_interval(days => $2) where account_id = $1", [who, days]);
  // Away from the sixtieth day to the tenth; never away; from one role to another without a day between; given it after coming back.
  await now(back, 10);
  await stay(back, "100 days", "60 days");
  await now(stays, 100);
  await now(changed, 61);
  await stay(changed, "100 days", "60 days", "supervisor");
  await now(again, 10);
  await stay(again, "100 days", "60 days");
  await c.s.given("set session_replication_role = origin");
  await c.s.given(text);
  const has = (who: string) => sees(who, opened.get(who) as Id);
  assert.deepEqual(await Promise.all([back, stays, changed, again].map(has)), [false, true, true, true]);
  assert.equal(await sees(back, teamed), false);
  const places = await c.s.given("select from cases.team_member where account_id = $1 and to_at is null", [back]);
  assert.equal(places.length, 0);
  assert.equal(await isCrack(opened.get(back) as Id), true, "the supervisor sees that nobody has it");
});
