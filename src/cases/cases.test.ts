import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { cases } from "./contract.ts";
import { tasks } from "./tasks/contract.ts";
import { type Cases, type Id, layCases } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const step = (dueOn: string) => ({ title: "First visit", dueOn, kind: "appointment" as const });
const opening = async (programId: string, managerId: string, personId: Id, more: object = {}) => ({
  personId,
  programId,
  managerId,
  serviceLevel: "brief" as const,
  firstStep: step(await c.dayFrom(3)),
  ...more,
});

test("C06 an open case has exactly one case manager, whoever tries otherwise", async () => {
  const { town, s } = c;
  const personId = await c.person(town.agencies.northlake, town.programs.care, "Jo");
  for (const managerId of [newId(), town.tomas, town.ida, town.noor, town.sam]) {
    const no = await refusal(s.as(town.ravi)(cases.open, await opening(town.programs.care, managerId, personId)));
    assert.deepEqual([no.status, no.code], [409, "case.managerCannotCarry"]);
  }
  const { caseId } = await c.open(town.ines);
  await assert.rejects(s.given("update cases.case set manager_id = null where id = $1", [caseId]), { code: "HF409" });
  // With the trigger away, the constraint still stands: the owner of the database himself cannot leave a case to nobody.
  await s.given("alter table cases.case disable trigger assign_manager");
  await assert.rejects(s.given("update cases.case set manager_id = null where id = $1", [caseId]), {
    constraint: "one_manager_while_open",
  });
  await s.given("alter table cases.case enable trigger assign_manager");
  const { case: head } = await c.show(town.ines, caseId);
  assert.equal(head.manager?.id, town.ines);
});

test("an untrained colleague cannot carry a case, and a walled one is refused in the same words", async () => {
  const { town, s } = c;
  const personId = await c.person(town.agencies.northlake, town.programs.care, "Lin");
  await s.given("update staff.membership set trained_until = '2020-01-01' where account_id = $1", [town.omar]);
  const untrained = await refusal(s.as(town.ravi)(cases.open, await opening(town.programs.care, town.omar, personId)));
  await s.given("update staff.membership set trained_until = null where account_id = $1", [town.omar]);
  await s.given("insert into access.wall (id, agency_id, account_id, person_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    town.agencies.northlake,
    town.omar,
    personId,
  ]);
  const walled = await refusal(s.as(town.ravi)(cases.open, await opening(town.programs.care, town.omar, personId)));
  assert.deepEqual({ ...untrained }, { ...walled });
  assert.equal(walled.code, "case.managerCannotCarry");
});

test("B06 a case is a time-boxed episode with a first step and a target end", async () => {
  const { town, s } = c;
  const personId = await c.person(town.agencies.rioVerde, town.programs.support, "Mateo");
  const ask = await opening(town.programs.support, town.tomas, personId);
  const past = await refusal(s.as(town.keiko)(cases.open, { ...ask, targetEnd: await c.dayFrom(0) }));
  assert.deepEqual([past.status, past.fields], [422, { targetEnd: "past" }]);
  const { firstStep: _, ...withoutStep } = ask;
  assert.equal((await refusal(s.as(town.keiko)(cases.open, withoutStep as typeof ask))).fields["firstStep"], "missing");
  const late = await refusal(s.as(town.keiko)(cases.open, { ...ask, firstStep: step(await c.dayFrom(-1)) }));
  assert.deepEqual(late.fields, { "firstStep.dueOn": "past" });
  const targetEnd = await c.dayFrom(42);
  const { id } = await s.as(town.keiko)(cases.open, { ...ask, targetEnd });
  const { case: head } = await c.show(town.tomas, id as Id);
  assert.deepEqual([head.targetEnd, head.nextStep?.title, head.nextStep?.dueOn], [targetEnd, "First visit", ask.firstStep.dueOn]);
});

test("a triager hands a case over with its first step and note, and does not see it afterwards", async () => {
  const { town, s } = c;
  const personId = await c.person(town.agencies.northlake, town.programs.care, "Amina");
  const note = { audience: "team" as const, body: "She asked for a woman to call." };
  const { id } = await s.as(town.sam)(cases.open, await opening(town.programs.care, town.ines, personId, { note }));
  assert.equal((await refusal(c.show(town.sam, id as Id))).status, 404);
  const page = await c.show(town.ines, id as Id);
  assert.equal(page.story.items.find((item) => item.note)?.note?.texts[0]?.body, note.body);
  assert.equal(page.tasks.length, 1);
});

test("a case is opened only for somebody one may know of, in a program one opens cases in", async () => {
  const { town, s } = c;
  const hidden = await c.person(town.agencies.northlake, town.programs.counseling, "Lin");
  const foreign = await c.person(town.agencies.rioVerde, town.programs.support, "Jo");
  const token = await s.tokenOf(town.ravi);
  const send = async (personId: string, key = newId()) =>
    s.sendRaw(token, "POST", "/cases", await opening(town.programs.care, town.ines, personId as Id), { "idempotency-key": key });
  const unknown = await send(newId());
  assert.equal(unknown.statusCode, 404);
  for (const personId of [hidden, foreign])
    assert.deepEqual([(await send(personId)).body, (await send(personId)).statusCode], [unknown.body, 404]);
  const seen = await c.person(town.agencies.northlake, town.programs.care, "Jo");
  assert.equal((await refusal(s.as(town.ravi)(cases.open, await opening(town.programs.counseling, town.noor, seen)))).status, 403);
  assert.equal((await refusal(s.as(town.ravi)(cases.open, await opening(town.programs.support, town.tomas, seen)))).status, 404);
});

test("a case goes its way from intake to monitoring, and no step is skipped backwards", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const go = async (to: "active" | "monitoring" | "closing") =>
    s.as(town.ines)(cases.changeStatus, { caseId, to, version: await c.versionOf(caseId) });
  const skip = await refusal(go("monitoring"));
  assert.deepEqual([skip.status, skip.code, skip.params], [409, "case.illegalStep", { from: "intake", to: "monitoring" }]);
  for (const to of ["active", "monitoring", "active", "closing", "active"] as const) await go(to);
  assert.equal((await refusal(s.as(town.ines)(cases.resume, { caseId, version: await c.versionOf(caseId) }))).code, "case.illegalStep");
  const { case: head, story } = await c.show(town.ines, caseId);
  assert.equal(head.status, "active");
  assert.deepEqual(story.items[0]?.codes, { from: "closing", to: "active" });
});

test("level, weight, risk and target are set together, against the version that was seen", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const level = { caseId, serviceLevel: "full" as const, weight: 4, risk: "high" as const, targetEnd: await c.dayFrom(60) };
  await s.as(town.ines)(cases.changeLevel, { ...level, version: 1 });
  const no = await refusal(s.as(town.ravi)(cases.changeLevel, { ...level, weight: 2, version: 1 }));
  assert.deepEqual([no.status, no.code], [409, "stale"]);
  const current = no.params["current"] as { weight: number; version: number; label: { call: string } };
  assert.deepEqual([current.weight, current.version, current.label.call], [4, 2, "Jo"]);
  assert.equal((await refusal(s.as(town.ines)(cases.changeLevel, { ...level, weight: 11, version: 2 }))).status, 422);
});

test("a case changes hands with its open tasks; only its manager or the program's supervisor gives it", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const give = (who: string, managerId: string, version: number) =>
    s.as(who)(cases.transfer, { caseId, managerId, reason: "workload", version });
  assert.equal((await refusal(give(town.omar, town.omar, 1))).status, 404);
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.omar, role: "co_manager", sections: ["notes"] });
  assert.equal((await refusal(give(town.omar, town.omar, 1))).status, 403);
  assert.deepEqual((await refusal(give(town.ines, town.ines, 1))).fields, { managerId: "sameManager" });
  assert.equal((await refusal(give(town.ines, town.noor, 1))).code, "case.managerCannotCarry");
  assert.equal((await refusal(give(town.ravi, town.omar, 7))).code, "stale");
  await give(town.ines, town.omar, 1);
  assert.equal((await refusal(c.show(town.ines, caseId))).status, 404);
  const { tasks, story, case: head } = await c.show(town.omar, caseId);
  assert.deepEqual([tasks[0]?.owner.id, head.manager?.id], [town.omar, town.omar]);
  // The line of the step keeps whose it was when it was written, and is not retold of whoever has it now.
  assert.equal(story.items.find((item) => item.kind === "task")?.codes["ownerName"], "Ines Carvalho");
  const told = story.items.find((item) => item.kind === "transferred");
  assert.deepEqual([told?.codes["fromName"], told?.codes["toName"], told?.codes["reason"]], ["Ines Carvalho", "Omar Haddad", "workload"]);
});

test("C02 one worker is the point person of one case and an advocate on another, and sees each by that right", async () => {
  const { town, s } = c;
  const own = await c.open(town.ana, { program: "advocacy", call: "Amina" });
  const other = await c.open(town.dolores, { program: "advocacy", call: "Lin" });
  await s.as(town.dolores)(cases.addTeamMember, {
    caseId: other.caseId,
    accountId: town.ana,
    role: "advocate",
    sections: ["contact", "safety", "notes"],
  });
  assert.deepEqual((await c.show(town.ana, own.caseId)).case.access.because, ["owner"]);
  const { case: head } = await c.show(town.ana, other.caseId);
  assert.deepEqual(head.access.because, ["team"]);
  assert.deepEqual(
    head.team.map((m) => [m.account.name, m.role, m.sections]),
    [["Ana Ruiz", "advocate", ["contact", "safety", "notes"]]],
  );
  assert.ok(!head.audiences.includes("author"));
});

test("a team member sees until the place ends; what they had to do goes back to the manager", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const add = (accountId: string) => s.as(town.ines)(cases.addTeamMember, { caseId, accountId, role: "counselor" as const, sections: [] });
  const stranger = await refusal(add(newId()));
  assert.deepEqual([stranger.status, stranger.code], [409, "team.cannotJoin"]);
  assert.deepEqual({ ...(await refusal(add(town.tomas))) }, { ...stranger });
  assert.equal((await refusal(add(town.ines))).code, "team.alreadyThere");
  const { id } = await add(town.noor);
  assert.equal((await refusal(add(town.noor))).code, "team.alreadyThere");
  const { id: taskId } = await s.as(town.noor)(tasks.add, { caseId, title: "Hold a slot", dueOn: await c.dayFrom(1), ownerId: town.noor });
  assert.equal((await refusal(s.as(town.noor)(cases.endTeamMember, { caseId, memberId: id as Id }))).status, 403);
  await s.as(town.ines)(cases.endTeamMember, { caseId, memberId: id as Id });
  assert.equal((await refusal(c.show(town.noor, caseId))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(cases.endTeamMember, { caseId, memberId: id as Id }))).status, 404);
  const page = await c.show(town.ines, caseId);
  assert.equal(page.tasks.find((task) => task.taskId === taskId)?.owner.id, town.ines);
  // A place whose date has come is over, though nobody ended it: the same colleague is put there anew.
  const { id: dated } = await add(town.noor);
  await s.given("update access.grant set valid_to = kernel.clock() where cause_id = $1", [dated]);
  assert.equal((await refusal(c.show(town.noor, caseId))).status, 404);
  const { id: anew } = await add(town.noor);
  assert.deepEqual(
    (await c.show(town.ines, caseId)).case.team.map(({ memberId }) => memberId),
    [anew],
  );
});

test("R86 the safe line stands in the head of the case, for those who hold the contact section", async () => {
  const { town, s } = c;
  const safeLine = { prefer: "text", hours: "after 4 pm", voicemail: false, codeWord: "library book", avoid: null };
  const personId = await c.person(town.agencies.northlake, town.programs.care, "Jo", safeLine);
  const { caseId } = await c.open(town.ines, { person: personId });
  assert.deepEqual((await c.show(town.ines, caseId)).case.safeLine, safeLine);
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
  assert.equal((await c.show(town.noor, caseId)).case.safeLine, null);
});

test("whom one can give a case to, with the weight they carry; who sees a case, and by what right", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.tomas, { program: "support", weight: 3 });
  const { carriers, capacity, colleagues } = await s.as(town.keiko)(cases.staffFor, { programId: town.programs.support });
  assert.deepEqual(
    carriers.map((a) => a.name),
    ["Keiko Tanaka", "Tomás Vega"],
  );
  assert.ok((carriers.find((a) => a.id === town.tomas)?.load ?? 0) >= 3);
  assert.equal(capacity, 45);
  assert.ok(!colleagues.some((a) => a.id === town.ines));
  assert.ok((await s.as(town.walt)(cases.staffFor, { programId: town.programs.support })).carriers.every((a) => a.load === null));
  assert.equal((await refusal(s.as(town.ines)(cases.staffFor, { programId: town.programs.support }))).status, 404);
  await town.member(town.agencies.rioVerde, town.walt, town.programs.support, "case_manager");
  await s.given(
    "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock() - interval '1 hour', kernel.clock() + interval '2 days', $4)",
    [newId(), town.agencies.rioVerde, town.walt, town.tomas],
  );
  const { viewers } = await s.as(town.tomas)(cases.whoSees, { caseId });
  assert.deepEqual(
    viewers.map((v) => [v.account.name, v.right, v.coveringFor]),
    [
      ["Tomás Vega", "owner", null],
      ["Walt O'Neill", "cover", "Tomás Vega"],
      ["Keiko Tanaka", "program", null],
    ],
  );
  const [own, cover, program] = viewers.map(({ since }) => Date.parse(since));
  assert.ok(Math.abs(Date.now() - (own ?? 0)) < 60_000, "since the case was opened");
  assert.ok(Date.now() - (cover ?? 0) < 2 * 3_600_000, "since they stand in");
  assert.equal(program, Date.parse("2020-01-01T00:00Z"), "since they joined the program");
});
