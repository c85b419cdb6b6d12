import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { handOver as leavers, many } from "../cases/many/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { type Cases, layCases } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { handOvers } from "../oncall/contract.ts";
import { oncallRoutes } from "../oncall/routes.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { handOver } from "../today/handOver/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { conflicts } from "../walls/conflictContract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { admissions } from "./admissionContract.ts";
import { accounts, memberships } from "./contract.ts";
import { covers } from "./coverContract.ts";
import { law } from "./lawContract.ts";
import { me } from "./meContract.ts";
import { staffRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  const setting = { demo: false, sendLink: async () => {} };
  c = await layCases([...staffRoutes(setting), ...peopleRoutes, ...concernRoutes, ...oncallRoutes, ...wallRoutes, ...todayRoutes]);
});
after(() => c.s.strike());

type Id = never;
const give = (accountId: string, programId: string, role: string, more: object = {}) =>
  c.s.as(c.town.ida)(memberships.add, {
    accountId: accountId as Id,
    programId: programId as Id,
    role: role as "teammate",
    sees: "assigned",
    ...more,
  });
const invited = (name: string) => c.town.account(c.town.agencies.northlake, name);
const team = (accountId: string, caseId: Id, sections: readonly string[] = ["notes"]) =>
  c.s.as(c.town.ines)(cases.addTeamMember, { caseId, accountId: accountId as Id, role: "other", sections: sections as Id });

test("a coordinator has no person, no case, no name and no search, holds no other role and is put on no team", async () => {
  const { s, town } = c;
  const kim = await invited("Kim Coordinator");
  const { caseId, personId } = await c.open(town.ines);
  await give(kim, town.programs.care, "coordinator");
  const as = s.as(kim);
  for (const asked of [() => as(cases.show, { caseId }), () => as(people.show, { personId })])
    assert.equal((await refusal(asked())).status, 404);
  assert.equal((await refusal(as(people.search, { typed: "Jo" }))).status, 403);
  assert.deepEqual((await as(cases.list, { arm: "all" })).cases, []);
  assert.equal((await refusal(team(kim, caseId))).code, "team.cannotJoin");
  assert.equal((await refusal(give(kim, town.programs.threat, "teammate"))).code, "membership.coordinatorAlone");
  assert.equal((await refusal(give(town.omar, town.programs.threat, "coordinator"))).code, "membership.coordinatorAlone");
  // Nor by a reason written past every verb.
  await s.given(
    "insert into access.grant (agency_id, account_id, person_id, case_id, kind, sections, can_write, cause_id, granted_by) values ($1, $2, $3, $4, 'team', 4095, true, $5, $6)",
    [town.agencies.northlake, kim, personId, caseId, newId(), town.ines],
  );
  assert.equal((await refusal(as(cases.show, { caseId }))).status, 404);
});

test("roles that open nothing are given neither the whole program nor triage, and no pen", async () => {
  const { town } = c;
  const kim = await invited("Kim Narrow");
  for (const role of ["officer", "coordinator", "decision_maker", "student_staff", "law_officer"]) {
    const whole = await refusal(give(kim, town.programs.threat, role, { sees: "program", mayTriage: true, endsOn: await c.dayFrom(9) }));
    assert.deepEqual([whole.status, Object.keys(whole.fields).sort()], [422, ["mayTriage", "sees"]], role);
  }
  await give(kim, town.programs.threat, "decision_maker");
  const list = await c.s.as(town.ida)(accounts.list, {});
  assert.equal(list.accounts.find(({ id }) => id === kim)?.memberships[0]?.canWrite, false);
});

test("a decision-maker sees no case by that, and what they are asked into as far as it goes; a full-time case manager decides nothing", async () => {
  const { s, town } = c;
  const kim = await invited("Kim Decider");
  await give(kim, town.programs.care, "decision_maker");
  const { caseId } = await c.open(town.ines);
  const { id: noteId } = await s.as(town.ines)(notes.add, { caseId, audience: "team", body: "Words" });
  assert.equal((await refusal(s.as(kim)(cases.show, { caseId }))).status, 404);
  assert.equal((await refusal(s.as(kim)(people.search, { typed: "Jo" }))).status, 403);
  await team(kim, caseId, []);
  assert.deepEqual((await s.as(kim)(cases.show, { caseId })).case.access.because, ["team"]);
  assert.equal((await refusal(s.as(kim)(notes.show, { noteId: noteId as Id }))).status, 404);
  const { viewers } = await s.as(town.ines)(cases.whoSees, { caseId });
  const kims = viewers.filter(({ account }) => account.id === kim);
  assert.deepEqual(
    kims.map(({ right }) => right),
    ["team"],
  );
  const busy = await invited("Kim Busy");
  await s.given("update staff.account set full_time_case_manager = true where id = $1", [busy]);
  assert.equal((await refusal(give(busy, town.programs.care, "decision_maker"))).code, "membership.worksCases");
});

test("D29 student staff read what is open tonight by its number, hand over in their own words, and are out when the term ends", async () => {
  const { s, town } = c;
  const { care } = town.programs;
  const kim = await invited("Kim Student");
  assert.equal((await refusal(give(kim, care, "student_staff"))).fields["endsOn"], "membership.endNeeded");
  assert.equal((await refusal(give(kim, care, "student_staff", { endsOn: "2020-01-01" }))).fields["endsOn"], "membership.endPast");
  await give(kim, care, "student_staff", { endsOn: await c.dayFrom(30) });
  const [door] = await s.given<{ id: string }>("select id from concerns.door where program_id = $1", [care]);
  const { id: concernId } = await s.as(town.omar)(concerns.file, { doorId: door?.id as Id, narrative: "A secret", urgency: "now" });
  await s.as(town.ravi)(handOvers.write, { programId: care as Id, words: "Another secret" });
  const { caseId } = await c.open(town.ines, { dueOn: await c.dayFrom(0) });
  const as = s.as(kim);
  await as(conflicts.say, {});
  const tonight = () => as(handOver.show, { programId: care as Id });
  const sheet = await tonight();
  assert.deepEqual(
    sheet.open.map(({ concernId: id, holder }) => [id, holder]),
    [[null, null]],
  );
  assert.deepEqual([sheet.sheets, sheet.due, sheet.rung], [[], [], []]);
  assert.doesNotMatch(JSON.stringify(sheet), /secret/);
  for (const asked of [() => as(concerns.show, { concernId: concernId as Id }), () => as(cases.show, { caseId })])
    assert.equal((await refusal(asked())).status, 404);
  assert.equal((await refusal(as(people.search, { typed: "Jo" }))).status, 403);
  assert.equal((await refusal(team(kim, caseId))).code, "team.cannotJoin");
  await as(handOvers.write, { programId: care as Id, words: "Quiet until two" });
  assert.deepEqual(
    (await tonight()).sheets.map(({ words }) => words),
    ["Quiet until two"],
  );
  assert.equal((await refusal(as(handOver.show, { programId: town.programs.threat as Id }))).status, 404);
  await s.moveBy(31 * 86_400_000);
  assert.equal((await refusal(tonight())).status, 404);
  await s.moveBy(-31 * 86_400_000);
});

test("D30 an officer of the law is a school official for one purpose or an outsider, decided with the reason; an outsider is out at once", async () => {
  const { s, town } = c;
  const { care, counseling, threat } = town.programs;
  const kim = await invited("Kim Patrol");
  const decide = (who: string, more: object) =>
    s.as(who)(law.decide, {
      accountId: kim as Id,
      standing: "official",
      purpose: "Threat assessment",
      reason: "Under our control",
      ...more,
    });
  assert.equal((await refusal(give(kim, care, "law_officer"))).code, "membership.lawUndecided");
  for (const who of [town.ines, town.ravi]) assert.equal((await refusal(decide(who, {}))).status, 403);
  assert.deepEqual((await refusal(decide(town.ida, { purpose: null }))).fields, { purpose: "law.purposeNeeded" });
  assert.deepEqual((await refusal(decide(town.ida, { accountId: null }))).fields, { accountId: "law.oneOf" });
  assert.deepEqual((await refusal(decide(town.ida, { accountId: null, partnerAgencyId: newId() }))).fields, { standing: "law.notOurs" });
  assert.equal((await refusal(decide(town.ida, { accountId: town.keiko }))).code, "law.unknown");
  assert.equal((await refusal(decide(town.ida, { accountId: town.ida }))).code, "law.unknown");
  assert.equal((await refusal(decide(town.ida, { accountId: null, partnerAgencyId: newId(), standing: "outsider" }))).code, "law.unknown");
  await decide(town.ida, {});
  assert.equal((await refusal(give(kim, care, "teammate"))).code, "membership.lawUndecided");
  await give(kim, care, "law_officer");
  const { caseId } = await c.open(town.ines);
  assert.equal((await refusal(s.as(kim)(cases.show, { caseId }))).status, 404);
  await team(kim, caseId, []);
  await s.as(kim)(cases.show, { caseId });
  await decide(town.ida, { standing: "outsider", reason: "Their own command decides what they do" });
  assert.equal((await refusal(s.as(kim)(cases.show, { caseId }))).status, 404);
  assert.equal((await refusal(team(kim, caseId))).code, "team.cannotJoin");
  assert.equal((await refusal(give(kim, threat, "law_officer"))).code, "membership.outsider");
  const { standings } = await s.as(town.omar)(law.list, {});
  const shown = standings.filter(({ accountId }) => accountId === kim);
  assert.deepEqual(
    shown.map(({ standing, purpose, reason, programs }) => [standing, purpose, reason, programs]),
    [["outsider", null, "Their own command decides what they do", []]],
  );
  const elsewhere = await s.as(town.keiko)(law.list, {});
  assert.deepEqual(elsewhere.standings, []);
  const ann = await invited("Ann Patrol");
  await decide(town.ida, { accountId: ann });
  await assert.rejects(town.member(town.agencies.northlake, ann, counseling, "law_officer"), /membership\.noLawThere/);
});

test("A28 each role is a confidential resource or passes on what must be reported: an administrator says it, it opens nothing, and it is shown where it counts", async () => {
  const { s, town } = c;
  const { care, threat } = town.programs;
  const kim = await invited("Kim Chaplain");
  await give(kim, threat, "teammate", { confidential: true, canWrite: false });
  const listed = async () =>
    (await s.as(town.ida)(accounts.list, {})).accounts
      .find(({ id }) => id === kim)
      ?.memberships.find(({ programId }) => programId === threat);
  assert.equal((await listed())?.confidential, true);
  assert.equal((await s.as(kim)(me.show, {})).programs[0]?.confidential, true);
  const membershipId = (await listed())?.id as Id;
  const classify = (who: string, confidential: boolean, one = membershipId) =>
    s.as(who)(memberships.classify, { membershipId: one, confidential });
  for (const who of [town.ines, town.ravi, kim]) assert.equal((await refusal(classify(who, false))).status, 403);
  assert.equal((await refusal(classify(town.keiko, false))).status, 404);
  assert.equal((await refusal(classify(town.ida, false, newId() as Id))).status, 404);
  await classify(town.ida, false);
  assert.deepEqual([(await listed())?.confidential, (await s.as(kim)(me.show, {})).programs[0]?.confidential], [false, false]);
  // On a case: who helps, and who of them keeps what they are told.
  const { caseId } = await c.open(town.ines);
  await team(town.noor, caseId);
  await s.given("update staff.membership set confidential = account_id = $1 where account_id = any ($2)", [
    town.noor,
    [town.noor, town.ines],
  ]);
  const { viewers } = await s.as(town.ines)(cases.whoSees, { caseId });
  const telling = (id: string) => viewers.filter(({ account }) => account.id === id).map(({ confidential }) => confidential);
  assert.deepEqual([telling(town.noor), telling(town.ines)], [[true], [false]]);
  const { caseId: hidden } = await c.open(town.omar);
  assert.equal((await refusal(s.as(town.noor)(cases.show, { caseId: hidden }))).status, 404, "it opens no record");
  // Somebody who waits to be let in keeps what was said of the role.
  const lee = await invited("Lee Waits");
  const asked = await give(lee, care, "case_manager", { confidential: true });
  await s.as(town.ravi)(admissions.admit, { admissionId: asked.id as Id });
  assert.equal((await s.as(lee)(me.show, {})).programs[0]?.confidential, true);
});

test("A32 who manages, managed or works on a case is not made decision-maker in it, and who decides in it neither manages nor works on it", async () => {
  const { s, town } = c;
  const { care } = town.programs;
  const { caseId } = await c.open(town.ines);
  const decider = async (name: string) => {
    const account = await invited(name);
    await give(account, care, "decision_maker");
    return account;
  };
  /** Somebody of CARE from now on, in another role. */
  const turn = async (account: string, role: string) => {
    await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1 and ends_at > kernel.clock()", [account]);
    await town.member(town.agencies.northlake, account, care, role as "teammate");
  };
  const code = (work: Promise<unknown>) => refusal(work).then((problem) => [problem.status, problem.code]);
  const transfer = async (managerId: string) =>
    s.as(town.ravi)(cases.transfer, { caseId, managerId, reason: "workload", version: await c.versionOf(caseId) });

  const [managed, wrote, helped, decides] = [
    await invited("Kim Managed"),
    await invited("Kim Wrote"),
    await invited("Kim Helped"),
    await decider("Kim Decides"),
  ];
  for (const account of [managed, wrote, helped]) await town.member(town.agencies.northlake, account, care, "case_manager");
  await transfer(managed);
  await transfer(town.ines);
  await team(wrote, caseId);
  await s.as(wrote)(notes.add, { caseId, audience: "team", body: "Words" });
  await team(helped, caseId);
  for (const account of [managed, wrote, helped]) {
    await turn(account, "decision_maker");
    assert.deepEqual(await code(team(account, caseId, [])), [409, "team.worksOnIt"]);
  }
  const { caseId: another } = await c.open(town.ines);
  await team(managed, another, []);

  await team(decides, caseId, []);
  const placed = (await s.as(town.ines)(cases.show, { caseId })).case.team.find(({ account }) => account.id === decides);
  assert.equal(placed?.canWrite, false, "with no pen");
  assert.equal((await refusal(s.as(decides)(notes.add, { caseId, audience: "team", body: "Words" }))).status, 403);
  const memberId = placed?.memberId as Id;
  await s.as(town.ines)(cases.endTeamMember, { caseId, memberId });
  await turn(decides, "case_manager");
  assert.deepEqual(await code(team(decides, caseId)), [409, "team.decidesInIt"]);
  assert.deepEqual(await code(transfer(decides)), [409, "case.managerDecides"]);
  const handing = "update cases.case set manager_id = $1 where id = $2";
  assert.equal(await s.past(town.ravi, handing, [decides, caseId]), "HF409 case.managerDecides", "nor past the door");
  assert.equal(await s.past(town.ravi, handing, [decides, another]), "1 rows");
  await s.as(town.ines)(cases.transfer, { caseId: another, managerId: decides, reason: "workload", version: await c.versionOf(another) });
  // Whoever writes the row past every verb is refused as well.
  const past = s.given(
    "insert into cases.team_member (id, agency_id, program_id, person_id, case_id, account_id, role, sections, can_write, added_by) select $1, agency_id, program_id, person_id, id, $2, 'other', 17, false, manager_id from cases.case where id = $3",
    [newId(), helped, caseId],
  );
  await assert.rejects(past, /team\.worksOnIt/);
});

test("A32 R15 who decides in a case is given no step in it and stands in for nobody who works on it; what is handed over passes them by", async () => {
  const { s, town } = c;
  const { care } = town.programs;
  const { northlake } = town.agencies;
  const kim = await invited("Kim Decides");
  await give(kim, care, "decision_maker");
  const { caseId } = await c.open(town.ines);
  await team(kim, caseId);
  const dueOn = await c.dayFrom(2);
  const step = (ownerId: string, id = caseId) => s.as(town.ines)(tasks.add, { caseId: id, title: "Words", dueOn, ownerId });
  const code = (work: Promise<unknown>) => refusal(work).then((problem) => [problem.status, problem.code]);
  assert.deepEqual(await code(step(kim)), [409, "task.ownerDecides"]);
  const taskId = (await step(town.ines)).id as Id;
  const give2 = { taskId, version: 1, title: "Words", dueOn, ownerId: kim, kind: "task" as const };
  assert.deepEqual(await code(s.as(town.ines)(tasks.change, give2)), [409, "task.ownerDecides"]);

  // Afterwards, in whatever role: no cover, no case handed over, no step of who leaves.
  const turn = async (account: string, role: string) => {
    await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1 and ends_at > kernel.clock()", [account]);
    await town.member(northlake, account, care, role as "supervisor");
  };
  await turn(kim, "supervisor");
  assert.deepEqual(await code(step(kim)), [409, "task.ownerDecides"]);
  const away = { coveredId: town.ines as Id, byId: kim as Id, firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(3) };
  assert.deepEqual(await code(s.as(town.ines)(covers.add, away)), [409, "cover.decidesThere"]);
  const other = await invited("Omar Elsewhere");
  await town.member(northlake, other, care, "case_manager");
  await s.as(other)(covers.add, { ...away, coveredId: other as Id });
});

test("A32 what a leaver hands over passes by whoever decided in the case", async () => {
  const { s, town } = c;
  const { care } = town.programs;
  const { northlake } = town.agencies;
  const [kim, lin] = [await invited("Aki Decided"), await invited("Lin Leaver")];
  await give(kim, care, "decision_maker");
  await town.member(northlake, lin, care, "case_manager");
  const { caseId: decided } = await c.open(lin);
  await s.as(lin)(cases.addTeamMember, { caseId: decided, accountId: kim as Id, role: "other", sections: [] });
  // In a case of Sol's, whom Lin stands in for, too; Sol goes, and a step is left there that is Lin's.
  const sol = await invited("Sol Gone");
  await town.member(northlake, sol, care, "case_manager");
  const { caseId: closed } = await c.open(sol);
  for (const accountId of [kim, lin]) await s.as(sol)(cases.addTeamMember, { caseId: closed, accountId, role: "other", sections: [] });
  const { id: stepId } = await s.as(sol)(tasks.add, { caseId: closed, title: "Words", dueOn: await c.dayFrom(2), ownerId: lin });
  const span = { firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(3), away: false };
  await s.as(sol)(covers.add, { ...span, coveredId: sol as Id, byId: lin as Id });
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [kim]);
  await town.member(northlake, kim, care, "supervisor");
  const run = async (who: string, given: { caseId: Id; version: number; toId: string }[], coverById: string | null = null) => {
    const { id } = await s.as(who)(leavers.run, { accountId: lin, cases: given, teller: "receiver", coverById });
    return (await s.as(who)(many.show, { runId: id as Id })).left.map((row) => row.code);
  };
  const one = [{ caseId: decided, version: 1, toId: kim }];
  for (const who of [town.ravi, town.ida]) assert.deepEqual(await run(who, one, kim), ["case.managerDecides"]);
  const standing = await s.given("select account_id from staff.cover where covered_id = $1 and ended_at is null", [sol]);
  assert.deepEqual(standing, [{ account_id: lin }]);
  // A supervisor who hands over takes such a step first; where they decided another does.
  await s.given("update cases.task set owner_id = $2, version = 1 where id = $1", [stepId, lin]);
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [sol]);
  await run(kim, []);
  const [step] = await s.given<{ name: string }>(
    "select a.name from cases.task k join staff.account a on a.id = k.owner_id where k.id = $1",
    [stepId],
  );
  assert.ok(step && !["Aki Decided", "Lin Leaver", "Sol Gone"].includes(step.name), step?.name ?? "nobody");
});
