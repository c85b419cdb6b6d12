import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { covers } from "../staff/coverContract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { walls } from "../walls/contract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { complaints, titleIx } from "./contract.ts";
import { titleIxRoutes } from "./routes.ts";

const HOUR = 3_600_000;
let t: Cases;
/** Title IX coordinator: a triager of threat assessment. */
let jo: string;
before(async () => {
  t = await layCases([...titleIxRoutes, ...concernRoutes, ...wallRoutes, ...staffRoutes({ demo: false, sendLink: async () => {} })]);
  jo = await colleague("Jo Park", "threat", "triager");
  await as(t.town.ida)(titleIx.keepPolicy, {
    body: "Tell the coordinator the same day.",
    coordinatorId: jo,
    inForceOn: await t.dayFrom(0),
  });
});
after(() => t.s.strike());
// Each story has its own complaint alone.
beforeEach(async () => {
  await t.s.given("update titleix.complaint set closed_on = current_date where closed_on is null");
  await t.s.given("update access.wall set lifted_at = kernel.clock() where lifted_at is null");
  await t.s.given("update staff.cover set ended_at = kernel.clock() where ended_at is null");
});

const as = (who: string) => t.s.as(who);
const colleague = async (
  name: string,
  program: "care" | "threat" = "care",
  role: "case_manager" | "supervisor" | "triager" = "case_manager",
) => {
  const id = await t.town.account(t.town.agencies.northlake, name);
  await t.town.member(t.town.agencies.northlake, id, t.town.programs[program], role);
  return id;
};
const sees = async (who: string, caseId: Id): Promise<boolean> =>
  as(who)(cases.show, { caseId }).then(
    () => true,
    (problem: { status: number }) => {
      assert.equal(problem.status, 404);
      return false;
    },
  );
const opened = async (reference: string) => (await as(jo)(complaints.open, { reference })).id as never;
const link = async (complaintId: never, role: "complainant" | "respondent", caseId: Id) => {
  const [row] = await t.s.given<{ number: number }>("select number::int from cases.case where id = $1", [caseId]);
  return as(jo)(complaints.link, { complaintId, role, caseNumber: row?.number ?? 0, support: "unknown" });
};
const cover = async (coveredId: string, byId: string, days = 0) =>
  as(t.town.ravi)(covers.add, {
    coveredId: coveredId as never,
    byId: byId as never,
    firstDay: await t.dayFrom(days),
    lastDay: await t.dayFrom(7),
    away: false,
  });
const sides = async () =>
  [(await t.open(t.town.ines, { call: "Amina" })).caseId, (await t.open(t.town.omar, { call: "Mateo" })).caseId] as const;

test("R78 R15 whoever comes to stand in for both managers opens the side they came to first and never the other; nobody on a side is told, and who says the second word is", async () => {
  const { ines, omar, ravi } = t.town;
  const lin = await colleague("Lin Zhao");
  const mei = await colleague("Mei Ito", "care", "supervisor");
  const [hers, his] = await sides();
  const complaintId = await opened("2026-051");
  await link(complaintId, "complainant", hers);
  await link(complaintId, "respondent", his);
  await cover(omar, lin, -1);
  assert.deepEqual([await sees(lin, his), await sees(lin, hers)], [true, false]);
  await cover(ines, lin);
  assert.deepEqual(
    [await sees(lin, his), await sees(lin, hers)],
    [true, false],
    "the second cover opens the rest of her cases, and not this one",
  );
  assert.equal(await sees(lin, (await t.open(ines)).caseId), true);
  for (const [who, caseId] of [
    [ines, hers],
    [omar, his],
    [lin, his],
  ] as const)
    assert.deepEqual((await as(who)(walls.ofCase, { caseId })).walls, []);
  const told = (await as(ravi)(walls.ofCase, { caseId: hers })).walls.map(({ account, origin }) => [account.name, origin]);
  assert.deepEqual(told.toSorted(), [
    ["Lin Zhao", "title_ix"],
    ["Omar Haddad", "title_ix"],
  ]);
  const forced = t.s.given("update access.wall set lifted_at = kernel.clock() where account_id = $1 and cause_id = $2", [lin, complaintId]);
  await assert.rejects(forced, /wall\.sidesStand/);
  // Whoever reads the whole program reads both sides by no cover, and keeps them.
  await cover(omar, mei, -1);
  await cover(ines, mei);
  assert.deepEqual([await sees(mei, his), await sees(mei, hers)], [true, true]);
  await t.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [mei]);
});

test("R78 R79 R15 linked while one colleague stands in for both, they keep the side they came to first and are seated nowhere; who is seated, or coordinates, serves no side", async () => {
  const { ines, omar } = t.town;
  const [lin, sits] = [await colleague("Lin Baker"), await colleague("O’Brien")];
  const [hers, his] = await sides();
  await cover(ines, lin, -1);
  await cover(omar, lin);
  assert.deepEqual([await sees(lin, hers), await sees(lin, his)], [true, true]);
  const complaintId = await opened("2026-052");
  await link(complaintId, "respondent", his);
  await link(complaintId, "complainant", hers);
  assert.deepEqual([await sees(lin, hers), await sees(lin, his)], [true, false]);
  const seat = (deciderId: string) => as(jo)(complaints.seat, { complaintId, deciderId, hearingId: null, appealId: null, version: 1 });
  const served = await refusal(seat(lin));
  assert.deepEqual([served.status, served.code], [422, "seat.servedParty"]);
  await seat(sits);
  assert.equal((await refusal(cover(ines, sits))).code, "cover.cannotStandIn", "in the words of any other refusal");
  assert.equal(
    (await refusal(as(ines)(cases.addTeamMember, { caseId: hers, accountId: jo, role: "other", sections: [] }))).code,
    "team.cannotJoin",
    "nor does who coordinates it come to serve a side",
  );
});

test("R78 who would be kept from one side by standing in for it, and is the only one left for that person elsewhere, does not stand in", async () => {
  const { ines, omar } = t.town;
  const kim = await colleague("Kim Ode");
  await t.town.member(t.town.agencies.northlake, kim, t.town.programs.threat, "case_manager");
  const [hers, his] = await sides();
  const complaintId = await opened("2026-056");
  await link(complaintId, "complainant", hers);
  await link(complaintId, "respondent", his);
  await cover(omar, kim, -1);
  const refused = await refusal(cover(ines, kim));
  assert.deepEqual([refused.status, refused.code], [409, "cover.cannotStandIn"]);
  assert.deepEqual([await sees(kim, hers), await sees(kim, his)], [false, true]);
  await colleague("Mei Adeyemi", "threat");
  await cover(ines, kim);
  assert.deepEqual([await sees(kim, hers), await sees(kim, his)], [false, true]);
});

test("R78 whoever joins a side in the moment in which the other is linked is kept from that one all the same", async () => {
  const { ines, ravi, sam } = t.town;
  const [hers, his] = await sides();
  const complaintId = await opened("2026-053");
  await link(complaintId, "respondent", his);
  const { client } = await t.s.app.connect();
  try {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [await t.s.tokenOf(ravi)]);
    await client.query(
      `insert into cases.team_member (id, agency_id, program_id, person_id, case_id, account_id, role, sections, can_write, added_by)
       select $1, agency_id, program_id, person_id, id, $2, 'other', 17, false, kernel.uid() from cases.case where id = $3`,
      [newId(), sam, hers],
    );
    const linked = link(complaintId, "complainant", hers);
    const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    for (let n = 0; n < 100 && (await t.s.given(waits)).length === 0; n += 1) await new Promise((go) => setTimeout(go, 20));
    await client.query("commit");
    await linked;
  } finally {
    client.release();
  }
  const kept = await t.s.given<{ name: string }>(
    "select split_part(a.name, ' ', 1) as name from access.wall w join staff.account a on a.id = w.account_id join cases.case c on c.person_id = w.person_id where w.cause_id = $1 and c.id = $2 order by 1",
    [complaintId, his],
  );
  assert.deepEqual(
    kept.map(({ name }) => name),
    ["Ines", "Sam"],
  );
  assert.equal((await refusal(as(ines)(cases.show, { caseId: his }))).status, 404);
});

const file = async (who = t.town.ines) => {
  const [door] = await t.s.given<{ id: string }>("select id from concerns.door where program_id = $1", [t.town.programs.care]);
  const { id } = await as(who)(concerns.file, {
    doorId: door?.id as never,
    narrative: "He hurt her.",
    categories: ["harm_by_others"],
  });
  return id as Id;
};
const bar = (who: string, column: "person_id" | "case_id", id: Id) =>
  t.s.given(`insert into access.wall (id, agency_id, account_id, ${column}, origin) values ($1, $2, $3, $4, 'personal')`, [
    newId(),
    t.town.agencies.northlake,
    who,
    id,
  ]);

test("R11 R75 that a report on a concern is owed is heard by nobody who is kept from whom it is about, and by somebody all the same", async () => {
  const { ida, ravi, sam } = t.town;
  await t.s.given("update agencies.program set escalation_id = $2 where id = $1", [t.town.programs.care, sam]);
  const concernId = await file();
  const { personId } = await t.open(t.town.ines, { call: "Lin" });
  await t.s.given("update concerns.concern set person_id = $2 where id = $1", [concernId, personId]);
  await t.s.moveBy(25 * HOUR);
  const heard = async (...all: string[]) =>
    Promise.all(
      all.map((who) => t.s.past(who, "select from today.unheard() where crack = 'report_owed' and subject_id = $1", [concernId])),
    );
  assert.deepEqual(await heard(sam, ida), ["0 rows", "0 rows"], "while a supervisor hears of it");
  await bar(ravi, "person_id", personId);
  assert.deepEqual(await heard(ravi, sam, ida), ["0 rows", "1 rows", "0 rows"]);
  await bar(sam, "person_id", personId);
  assert.deepEqual(await heard(ravi, sam, ida), ["0 rows", "0 rows", "1 rows"]);
  await t.s.given("update agencies.program set escalation_id = null where id = $1", [t.town.programs.care]);
  await t.s.moveBy(-25 * HOUR);
});

test("R11 R75 a report on a concern that became a case is neither read nor made by whoever is kept from that case", async () => {
  const { sam } = t.town;
  const { caseId, personId } = await t.open(t.town.omar, { call: "Jo" });
  const notices = async () => (await as(jo)(complaints.list, {})).notices.length;
  const before = await notices();
  const concernId = await file();
  const owed = (await as(sam)(titleIx.show, {})).owed.find((one) => (one.concernId as string) === concernId) ?? assert.fail();
  const settle = "select titleix.settle($1, 1, 'x', null, '2026-01-05', null, true)";
  await t.s.given(
    "update concerns.concern set status = 'joined_case', decided_at = kernel.clock(), person_id = $2, case_id = $3 where id = $1",
    [concernId, personId, caseId],
  );
  assert.equal(await t.s.past(sam, settle, [owed.reportId]), "1 rows");
  await bar(sam, "case_id", caseId);
  assert.equal(await t.s.past(sam, settle, [owed.reportId]), "42501 not available");
  await t.s.given("update access.wall set lifted_at = kernel.clock() where account_id = $1", [sam]);
  await as(sam)(titleIx.makeReport, { reportId: owed.reportId, version: 1, toWhom: "Jo Park", onDay: await t.dayFrom(0), send: true });
  assert.equal(await notices(), before + 1);
  await bar(jo, "case_id", caseId);
  assert.equal(await notices(), before, "its number leaves with it");
});

test("R75 a report that is owed goes with its concern to the program it is passed on to", async () => {
  const { ravi, sam } = t.town;
  const concernId = await file();
  const owed = async (who: string) =>
    (await as(who)(titleIx.show, {})).owed.some((one) => (one.concernId as string) === concernId && one.mine);
  assert.deepEqual([await owed(sam), await owed(jo)], [true, false]);
  await as(ravi)(concerns.redirect, {
    concernId,
    version: 1,
    rating: { risk: "low", rationale: "Known to the team, steady." },
    programId: t.town.programs.threat as never,
    why: "Theirs to look at.",
  });
  assert.deepEqual([await owed(sam), await owed(jo)], [false, true]);
});

test("R75 R12 a concern passed on to those who keep what they are told leaves what was owed with who owed it: answered without seeing it, told to those above there, and to nobody where it went", async () => {
  const { ines, omar, noor, sam, tomas } = t.town;
  const { care, counseling, threat } = t.town.programs;
  const [lin, lead] = [await colleague("Lin Passer", "care", "triager"), await colleague("Amina Lead", "care", "supervisor")];
  const pass = (concernId: Id, programId: string, who: string) =>
    as(who)(concerns.redirect, {
      concernId,
      version: 1,
      rating: { risk: "low", rationale: "Known to the team, steady." },
      programId: programId as never,
      why: "Theirs to look at.",
    });
  const shown = async (who: string) => (await as(who)(titleIx.show, {})).owed.filter(({ passedOn }) => passedOn);
  const count = (concernId: Id) =>
    t.s.given<Record<string, unknown>>(
      "select triage, passed_on, state, account_id, program_id from titleix.report where concern_id = $1 order by triage",
      [concernId],
    );
  const concernId = await file(omar);
  assert.deepEqual(
    (await count(concernId)).map(({ triage, account_id }) => [triage, account_id]),
    [
      [false, omar],
      [true, null],
    ],
  );
  await pass(concernId, counseling, lin);
  assert.deepEqual(await count(concernId), [
    { triage: false, passed_on: true, state: "owed", account_id: omar, program_id: care },
    { triage: true, passed_on: true, state: "owed", account_id: lin, program_id: care },
  ]);
  for (const who of [omar, lin])
    assert.deepEqual(
      (await shown(who)).map(({ mine, caseId, concernId: id, account }) => [mine, caseId, id, account?.id]),
      [[true, null, null, who]],
    );
  for (const who of [noor, sam, ines])
    assert.deepEqual(await shown(who), [], "it is nobody's who owed none, least of all theirs who keep it");
  const [[his], [hers]] = [await shown(omar), await shown(lin)];
  const settle = "select titleix.settle($1, 1, 'x', null, '2026-01-05', null, false)";
  for (const who of [noor, sam, ines, tomas, lin]) assert.equal(await t.s.past(who, settle, [his?.reportId]), "42501 not available");
  const made = { version: 1, toWhom: "Jo Park", onDay: await t.dayFrom(0), send: true };
  await as(omar)(titleIx.makeReport, { reportId: his?.reportId as never, ...made });
  assert.deepEqual(await shown(omar), []);

  // After a day those who lead there hear what Lin owes, and answer for it once she works here no more; Noor hears nothing.
  await t.s.moveBy(25 * HOUR);
  const [late] = await shown(lead);
  assert.deepEqual([late?.reportId, late?.mine, late?.late, late?.concernId], [hers?.reportId, false, true, null]);
  assert.equal(await t.s.past(lead, settle, [hers?.reportId]), "42501 not available");
  assert.deepEqual(await shown(noor), []);
  await t.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [lin]);
  assert.deepEqual(
    (await shown(lead)).map(({ mine }) => mine),
    [true],
  );
  await as(lead)(titleIx.setAside, { reportId: hers?.reportId as never, version: 1, why: "The dean has it." });
  assert.deepEqual(
    (await count(concernId)).map(({ state }) => state),
    ["made", "set_aside"],
  );

  // Passed on by somebody who keeps what they are told themselves, it is nobody's; and is owed again where it comes back to others.
  const quiet = await colleague("Sam Quiet", "care", "triager");
  await t.s.given("update staff.membership set confidential = true where account_id = $1", [quiet]);
  const other = await file(quiet);
  assert.deepEqual(
    (await count(other)).map(({ triage }) => triage),
    [true],
    "of whoever keeps what they hear none follows",
  );
  await pass(other, counseling, quiet);
  assert.deepEqual(
    (await count(other)).map(({ state, account_id }) => [state, account_id]),
    [["kept", null]],
  );
  await t.s.given("update concerns.concern set program_id = $2 where id = $1", [other, threat]);
  assert.deepEqual(
    (await count(other)).map(({ state, passed_on, program_id }) => [state, passed_on, program_id]),
    [["owed", false, threat]],
  );
});

test("R75 who sends a concern and sorts it too is asked once, and answers for both", async () => {
  const sam = t.town.sam;
  const concernId = await file(sam);
  const [one, ...more] = (await as(sam)(titleIx.show, {})).owed.filter((owed) => (owed.concernId as string) === concernId);
  assert.deepEqual([one?.mine, more], [true, []]);
  await as(sam)(titleIx.makeReport, {
    reportId: one?.reportId as never,
    version: 1,
    toWhom: "Jo Park",
    onDay: await t.dayFrom(0),
    send: true,
  });
  const rows = await t.s.given("select state, sent from titleix.report where concern_id = $1 order by triage", [concernId]);
  assert.deepEqual(rows, [
    { state: "made", sent: true },
    { state: "made", sent: false },
  ]);
});

test("R75 R11 who is kept from the one a concern is about neither knows of a report of it that was passed on, nor answers for one who is gone", async () => {
  const { omar } = t.town;
  const { care, counseling } = t.town.programs;
  const passer = await colleague("Mateo Passer", "care", "triager");
  const [lead, accused] = [await colleague("Lin Lead", "care", "supervisor"), await colleague("Sam Accused", "care", "supervisor")];
  const concernId = await file(omar);
  await as(passer)(concerns.redirect, {
    concernId,
    version: 1,
    rating: { risk: "low", rationale: "Known to the team, steady." },
    programId: counseling as never,
    why: "Theirs to look at.",
  });
  const personId = await t.person(t.town.agencies.northlake, care, "Amina");
  await t.s.given("set session_replication_role = replica");
  await t.s.given("update concerns.concern set person_id = $2 where id = $1", [concernId, personId]);
  await t.s.given("set session_replication_role = origin");
  await t.s.given("insert into access.wall (id, agency_id, account_id, person_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    t.town.agencies.northlake,
    accused,
    personId,
  ]);
  const [report] = await t.s.given<{ id: string }>("select id from titleix.report where concern_id = $1 and triage", [concernId]);
  await t.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [passer]);
  const known = async (who: string) => (await as(who)(titleIx.show, {})).owed.some(({ reportId }) => (reportId as string) === report?.id);
  assert.deepEqual([await known(lead), await known(accused)], [true, false]);
  assert.equal(await t.s.past(accused, "select id from titleix.report where id = $1", [report?.id]), "0 rows");
  const settle = "select titleix.settle($1, 1, null, 'x', null, null, false)";
  assert.equal(await t.s.past(accused, settle, [report?.id]), "42501 not available");
  assert.equal(await t.s.past(lead, settle, [report?.id]), "1 rows");
});
