import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
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
import { accounts, memberships } from "./contract.ts";
import { law } from "./lawContract.ts";
import { staffRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  const setting = { demo: false, sendLink: async () => {} };
  c = await layCases([...staffRoutes(setting), ...peopleRoutes, ...concernRoutes, ...oncallRoutes, ...todayRoutes]);
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
