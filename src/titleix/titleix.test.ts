import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { walls } from "../walls/contract.ts";
import { emergencies } from "../walls/emergencyContract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { complaints, measures, titleIx } from "./contract.ts";
import { titleIxRoutes } from "./routes.ts";

let t: Cases;
/** Title IX coordinator: a triager of threat assessment. */
let jo: string;
before(async () => {
  t = await layCases([...titleIxRoutes, ...concernRoutes, ...peopleRoutes, ...wallRoutes]);
  const { northlake } = t.town.agencies;
  jo = await t.town.account(northlake, "Jo Park");
  await t.town.member(northlake, jo, t.town.programs.threat, "triager");
});
after(() => t.s.strike());

const as = (who: string) => t.s.as(who);
const show = (who: string) => as(who)(titleIx.show, {});
const write = (who: string, caseId: Id, topic = "investigation") =>
  as(who)(notes.add, { caseId, audience: "team", topic: topic as "notes", body: "They told me what happened." });
const owedBy = async (who: string) => (await show(who)).owed.filter(({ mine }) => mine);
const today = () => t.dayFrom(0);
const words = { body: "Tell the coordinator the same day. Do not investigate.", coordinatorId: null as string | null };
const keep = async () => as(t.town.ida)(titleIx.keepPolicy, { ...words, coordinatorId: jo, inForceOn: await today() });
const numberOf = async (caseId: Id) =>
  (await t.s.given<{ number: number }>("select number::int from cases.case where id = $1", [caseId]))[0]?.number ?? 0;

test("R75 A28 A29 who writes Title IX down owes a report, made with when and to whom; a confidential worker is asked for nothing; after a day those above know", async () => {
  const { caseId } = await t.open(t.town.ines);
  assert.deepEqual((await show(t.town.ines)).owed, []);
  await write(t.town.ines, caseId, "notes");
  assert.deepEqual(await owedBy(t.town.ines), [], "of any other topic nothing is owed");
  await write(t.town.ines, caseId);
  const [first] = await owedBy(t.town.ines);
  assert.equal(first?.caseId, caseId);
  assert.equal(first?.account?.id, t.town.ines);
  const { reportId, version } = first ?? assert.fail();
  const made = { reportId, version, toWhom: "Jo Park", onDay: await today(), atTime: "09:30" };
  assert.equal((await refusal(as(t.town.omar)(titleIx.makeReport, made))).status, 404);
  assert.equal((await refusal(as(t.town.tomas)(titleIx.makeReport, made))).status, 404);
  assert.equal((await refusal(as(t.town.ravi)(titleIx.makeReport, made))).status, 403, "those above see it, and it is not theirs");
  assert.deepEqual((await refusal(as(t.town.ines)(titleIx.makeReport, { ...made, onDay: await t.dayFrom(1) }))).fields, {
    onDay: "future",
  });
  await as(t.town.ines)(titleIx.makeReport, made);
  assert.deepEqual(await owedBy(t.town.ines), []);
  assert.equal((await refusal(as(t.town.ines)(titleIx.makeReport, made))).code, "report.settled");
  const [kept] = await t.s.given<{ made_time: string; settled_by: string; to_whom: Buffer }>(
    "select made_time::text, settled_by, to_whom from titleix.report where id = $1",
    [reportId],
  );
  assert.deepEqual([kept?.made_time, kept?.settled_by], ["09:30:00", t.town.ines]);
  assert.doesNotMatch(kept?.to_whom.toString("latin1") ?? "Jo Park", /Jo Park/);

  await t.s.given("update staff.membership set confidential = true where account_id = $1", [t.town.omar]);
  const own = await t.open(t.town.omar);
  await write(t.town.omar, own.caseId);
  assert.deepEqual((await show(t.town.omar)).owed, [], "a confidential resource is asked for nothing, and nobody is told");
  const [{ n } = { n: -1 }] = await t.s.given<{ n: number }>("select count(*)::int as n from titleix.report where case_id = $1", [
    own.caseId,
  ]);
  assert.equal(n, 0);
  await t.s.given("update staff.membership set confidential = false where account_id = $1", [t.town.omar]);

  await write(t.town.ines, caseId);
  const cracks = () =>
    t.s.given<{ crack: string; subject_id: string; holder_id: string; high: boolean }>(
      "select crack, subject_id, holder_id, high from titleix.titleix_crack",
    );
  await t.s.moveBy(23.9 * 3_600_000);
  assert.deepEqual(await cracks(), []);
  await t.s.moveBy(0.2 * 3_600_000);
  assert.deepEqual(await cracks(), [{ crack: "report_owed", subject_id: caseId, holder_id: t.town.ines, high: true }]);
  assert.deepEqual(
    (await show(t.town.ravi)).owed.map(({ late, mine }) => [late, mine]),
    [[true, false]],
  );
  assert.deepEqual((await show(t.town.sam)).owed, [], "who only triages is told of no case");
  const [again] = await owedBy(t.town.ines);
  await as(t.town.ines)(titleIx.setAside, { reportId: again?.reportId as never, version: 1, why: "Reported by the hall on Monday." });
  assert.deepEqual(await cracks(), []);
  await t.s.moveBy(-24.1 * 3_600_000);
});

test("R75 what the institution asks is its own text, in editions by day; who coordinates works there and is not who names them", async () => {
  const begin = await today();
  assert.equal((await show(t.town.ines)).edition, null);
  const kept = (who: string, changed: object = {}) => as(who)(titleIx.keepPolicy, { ...words, inForceOn: begin, ...changed });
  assert.equal((await refusal(kept(t.town.ines))).status, 403);
  assert.equal((await refusal(kept(t.town.ida, { coordinatorId: t.town.ida }))).code, "policy.cannotCoordinate");
  assert.equal((await refusal(kept(t.town.ida, { coordinatorId: t.town.tomas }))).code, "policy.cannotCoordinate");
  // Somebody who stands in from outside for some days coordinates nothing.
  const standsIn = newId();
  await t.s.given(
    `insert into staff.outsider (id, agency_id, covered_id, account_id, name, email, expires_on, agreed_by, agreed_at)
     select $1, a.agency_id, $3, a.id, a.name, a.email, agencies.local_day(a.agency_id), $4, kernel.clock() from staff.account a where a.id = $2`,
    [standsIn, jo, t.town.ines, t.town.ida],
  );
  assert.equal((await refusal(kept(t.town.ida, { coordinatorId: jo }))).code, "policy.cannotCoordinate");
  await t.s.given("update staff.outsider set ended_at = kernel.clock(), ended_by = $2 where id = $1", [standsIn, t.town.ida]);
  assert.deepEqual((await refusal(kept(t.town.ida, { inForceOn: "2020-01-01" }))).fields, { inForceOn: "past" });
  await kept(t.town.ida, { coordinatorId: jo });
  await kept(t.town.ida, { body: "From next week on.", coordinatorId: jo, inForceOn: await t.dayFrom(7) });
  assert.deepEqual(
    [(await show(t.town.ines)).edition?.body, (await show(t.town.ines)).edition?.coordinator?.name],
    [words.body, "Jo Park"],
  );
  assert.equal((await show(t.town.tomas)).edition, null, "another school has its own");
  assert.deepEqual([(await show(jo)).coordinates, (await show(t.town.ines)).coordinates], [true, false]);
  await t.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [jo]);
  assert.equal((await show(jo)).coordinates, false, "who works there no more coordinates nothing");
  await t.s.given("update staff.membership set ends_at = 'infinity' where account_id = $1", [jo]);
});

test("R75 a concern that says somebody was harmed is notice: whoever triages it sends it on or says why not, and the coordinator has it by its number", async () => {
  await keep();
  const [door] = await t.s.given<{ id: string }>("select id from concerns.door where program_id = $1", [t.town.programs.care]);
  const file = async () =>
    (await as(t.town.omar)(concerns.file, { doorId: door?.id as never, narrative: "He hurt her.", categories: ["harm_by_others"] })).id;
  const concernId = await file();
  const of = async (who: string) => (await show(who)).owed.find((one) => one.concernId === concernId);
  assert.equal((await of(t.town.sam))?.mine, true);
  const sent = async () => (await show(t.town.omar)).owed.find(({ mine }) => mine);
  assert.deepEqual([(await sent())?.mine, (await sent())?.concernId], [true, null], "and whoever wrote it down, who does not see it");
  assert.equal(await of(t.town.ines), undefined);
  assert.equal(await of(t.town.tomas), undefined);
  const { reportId, version } = (await of(t.town.sam)) ?? assert.fail();
  await as(t.town.sam)(titleIx.makeReport, { reportId, version, toWhom: "Jo Park", onDay: await today(), send: true });
  // Each answers for their own, and nobody for another.
  const his = (await sent()) ?? assert.fail();
  assert.notEqual(his.reportId, reportId);
  assert.equal((await refusal(as(t.town.sam)(titleIx.setAside, { reportId: his.reportId, version: 1, why: "Told." }))).status, 404);
  await as(t.town.omar)(titleIx.setAside, { reportId: his.reportId, version: his.version, why: "Told the dean before." });
  assert.equal(await sent(), undefined);
  const { notices } = await as(jo)(complaints.list, {});
  assert.deepEqual([notices.length, notices[0]?.by, notices[0]?.caseNumber], [1, "Sam Whitfield", null]);
  const told = await t.s.given<{ template: string }>("select template from messages.outbox where account_id = $1", [jo]);
  assert.deepEqual(
    told.map(({ template }) => template),
    ["work.given"],
  );
  const other = await file();
  const set = (await show(t.town.sam)).owed.find((one) => one.concernId === other) ?? assert.fail();
  await as(t.town.sam)(titleIx.setAside, { reportId: set.reportId, version: 1, why: "A fall on the stairs." });
  assert.equal((await as(jo)(complaints.list, {})).notices.length, 1);
});

test("A27 A31 R78 linked as the two sides, neither manager opens, finds, counts or is told of the other's file, by any route; the coordinator reads numbers and no name", async () => {
  await keep();
  const [hers, his] = [await t.open(t.town.ines, { call: "Amina" }), await t.open(t.town.omar, { call: "Mateo" })];
  const { id: complaintId } = await as(jo)(complaints.open, { reference: "2026-041" });
  const link = async (role: "complainant" | "respondent", caseId: Id, who = jo) =>
    as(who)(complaints.link, { complaintId: complaintId as never, role, caseNumber: await numberOf(caseId), support: "unknown" });
  for (const stranger of [t.town.ines, t.town.ravi, t.town.ida, t.town.tomas, t.town.ana]) {
    assert.equal((await refusal(as(stranger)(complaints.list, {}))).status, 403);
    assert.equal((await refusal(as(stranger)(complaints.open, { reference: "x" }))).status, 403);
    assert.equal((await refusal(link("complainant", hers.caseId, stranger))).status, 404);
  }
  const nobody = as(jo)(complaints.link, { complaintId: complaintId as never, role: "complainant", caseNumber: 1, support: "unknown" });
  assert.equal((await refusal(nobody)).code, "party.noSuchCase");
  await link("complainant", hers.caseId);
  assert.equal((await refusal(link("respondent", hers.caseId))).code, "party.linked");
  const theirs = await t.open(t.town.ines);
  assert.equal((await refusal(link("respondent", theirs.caseId))).code, "party.servesBoth", "one manager for both sides is refused");
  await link("respondent", his.caseId);
  const [complaint] = (await as(jo)(complaints.list, {})).complaints;
  assert.deepEqual(
    complaint?.parties.map(({ role, caseNumber, managerName }) => [role, caseNumber, managerName]),
    [
      ["complainant", await numberOf(hers.caseId), "Ines Carvalho"],
      ["respondent", await numberOf(his.caseId), "Omar Haddad"],
    ],
  );
  assert.doesNotMatch(JSON.stringify(complaint), /Amina|Mateo/);

  for (const [me, mine, other] of [
    [t.town.ines, hers, his],
    [t.town.omar, his, hers],
  ] as const) {
    const ask = as(me);
    assert.equal((await refusal(ask(cases.show, { caseId: other.caseId }))).status, 404);
    assert.equal((await refusal(ask(complaints.ofCase, { caseId: other.caseId }))).status, 404);
    assert.equal((await refusal(ask(people.show, { personId: other.personId }))).status, 404);
    assert.equal((await refusal(ask(walls.ofCase, { caseId: other.caseId }))).status, 404);
    assert.doesNotMatch(JSON.stringify(await ask(cases.list, {})), new RegExp(`${other.caseId}|${other.personId}`));
    assert.equal(
      (
        await ask(emergencies.open, {
          whom: String(await numberOf(other.caseId)),
          threat: "They are in danger of their life now.",
          parties: "police",
        })
      ).emergencyId ?? null,
      null,
    );
    const own = await ask(complaints.ofCase, { caseId: mine.caseId });
    assert.deepEqual(
      own.links.map(({ reference, closed }) => [reference, closed]),
      [["2026-041", false]],
    );
    assert.doesNotMatch(JSON.stringify(own), new RegExp(`${other.caseId}|${other.personId}|${await numberOf(other.caseId)}`));
    assert.deepEqual(
      (await ask(walls.ofCase, { caseId: mine.caseId })).walls,
      [],
      "who stands behind the wall has the other file: they are not told",
    );
  }
  const seen = (await as(t.town.ravi)(walls.ofCase, { caseId: hers.caseId })).walls;
  assert.deepEqual(
    seen.map(({ account, origin }) => [account.name, origin]),
    [["Omar Haddad", "title_ix"]],
    "who says the second word sees it",
  );

  // Conflict attempts: the database refuses, in the words of any other refusal.
  const version = await t.versionOf(hers.caseId);
  assert.equal(
    (await refusal(as(t.town.ravi)(cases.transfer, { caseId: hers.caseId, managerId: t.town.omar, reason: "workload", version }))).code,
    "case.managerCannotCarry",
  );
  assert.equal(
    (await refusal(as(t.town.ines)(cases.addTeamMember, { caseId: hers.caseId, accountId: t.town.omar, role: "other", sections: [] })))
      .code,
    "team.cannotJoin",
  );
  const forced = t.s.given("update access.wall set lifted_at = kernel.clock() where cause_id = $1", [complaintId]);
  await assert.rejects(forced, /wall\.sidesStand/);
  // Whoever joins a side later is kept apart in that moment.
  await as(t.town.ines)(cases.addTeamMember, { caseId: hers.caseId, accountId: t.town.sam, role: "other", sections: ["notes"] });
  assert.equal((await refusal(as(t.town.sam)(people.show, { personId: his.personId }))).status, 404);
  assert.equal(
    (await refusal(as(t.town.omar)(cases.addTeamMember, { caseId: his.caseId, accountId: t.town.sam, role: "other", sections: [] }))).code,
    "team.cannotJoin",
  );
  await t.s.given("update cases.team_member set to_at = kernel.clock() where account_id = $1", [t.town.sam]);

  // Closed, they are lifted by two like any other.
  const shown = (await as(jo)(complaints.list, {})).complaints[0] ?? assert.fail();
  await as(jo)(complaints.close, { complaintId: shown.complaintId, version: shown.version });
  await t.s.given("update access.wall set lifted_at = kernel.clock() where cause_id = $1", [complaintId]);
  assert.equal((await refusal(link("respondent", theirs.caseId))).code, "complaint.changed");
});

test("R79 A32 who works cases full time, or served a party, is seated nowhere on the complaint (422), and who is seated does not come to work cases full time", async () => {
  await keep();
  const { caseId } = await t.open(t.town.ines);
  const { id } = await as(jo)(complaints.open, { reference: "2026-042" });
  const complaintId = id as never;
  await as(jo)(complaints.link, { complaintId, role: "complainant", caseNumber: await numberOf(caseId), support: "offered" });
  const seat = (changed: object, version = 1) =>
    as(jo)(complaints.seat, { complaintId, deciderId: null, hearingId: null, appealId: null, version, ...changed });
  await t.s.given("update staff.account set full_time_case_manager = true where id = $1", [t.town.omar]);
  for (const place of ["deciderId", "hearingId", "appealId"]) {
    const full = await refusal(seat({ [place]: t.town.omar }));
    assert.deepEqual([full.status, full.code], [422, "seat.worksCases"]);
    assert.equal((await refusal(seat({ [place]: t.town.ines }))).code, "seat.servedParty");
    assert.equal((await refusal(seat({ [place]: t.town.tomas }))).code, "seat.nobody");
  }
  await seat({ deciderId: t.town.noor, appealId: t.town.ida });
  assert.equal((await refusal(seat({}))).code, "complaint.changed");
  await assert.rejects(
    t.s.given("update staff.account set full_time_case_manager = true where id = $1", [t.town.noor]),
    /account\.judgesComplaint/,
  );
  const version = await t.versionOf(caseId);
  await t.s.given(
    "insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, 'case_manager', 'assigned')",
    [newId(), t.town.agencies.northlake, t.town.noor, t.town.programs.care],
  );
  assert.equal(
    (await refusal(as(t.town.ines)(cases.transfer, { caseId, managerId: t.town.noor, reason: "workload", version }))).code,
    "case.managerCannotCarry",
  );
  await t.s.given("update staff.account set full_time_case_manager = false where id = $1", [t.town.omar]);
});

test("R76 A30 the parity panel reminds and locks nothing: one side offered and the other not yet is said, and the complaint closes all the same", async () => {
  await keep();
  const { id } = await as(jo)(complaints.open, { reference: "2026-043" });
  const complaintId = id as never;
  const read = async () => (await as(jo)(complaints.list, {})).complaints.find((one) => one.complaintId === id) ?? assert.fail();
  const link = (role: "complainant" | "respondent", support: "offered" | "not_yet_notified") =>
    as(jo)(complaints.link, { complaintId, role, caseNumber: null, support });
  await link("complainant", "offered");
  const { id: partyId } = await link("respondent", "not_yet_notified");
  assert.equal((await read()).uneven, true);
  const say = (changed: object, who = jo) => as(who)(complaints.change, { partyId: partyId as never, version: 1, ...changed });
  assert.equal((await refusal(say({ support: "offered" }, t.town.ines))).status, 404);
  await say({ support: "declined" });
  assert.equal((await refusal(say({ support: "offered" }))).code, "complaint.changed");
  assert.equal((await read()).uneven, false);
  await say({ support: "unknown", version: 2 });
  await as(jo)(complaints.close, { complaintId, version: 1 });
  assert.equal((await read()).closedOn, await today());
  await say({ end: true, version: 3 });
  assert.equal((await read()).parties.length, 1);
});

test("R77 a measure is seen by whoever has the case and by those named to carry it out, who are told what to do and nothing of the case", async () => {
  const { caseId, personId } = await t.open(t.town.ines, { call: "Lin" });
  const offer = (who: string, changed: object = {}) =>
    as(who)(measures.offer, {
      caseId,
      kind: "housing",
      whatToDo: "Room 12 in West Hall from Friday, keys by hand.",
      implementers: [t.town.noor],
      ...changed,
    });
  assert.equal((await refusal(offer(t.town.omar))).status, 404);
  assert.equal((await refusal(offer(t.town.ravi))).status, 403, "who reads the program does not have the case");
  assert.equal((await refusal(offer(t.town.ines, { implementers: [t.town.tomas] }))).code, "measure.cannotHelp");
  const { id } = await offer(t.town.ines);
  const listed = async (who: string) => (await as(who)(complaints.ofCase, { caseId })).measures;
  assert.equal((await listed(t.town.ines))?.[0]?.implementers[0]?.name, "Noor Aziz");
  assert.equal(await listed(t.town.ravi), null);
  const carried = async (who: string) => (await show(who)).carried;
  assert.deepEqual(await carried(t.town.noor), [], "what is only offered is carried out by nobody");
  const change = (who: string, changed: object) =>
    as(who)(measures.change, { measureId: id as never, state: "agreed", version: 1, ...changed } as never);
  assert.equal((await refusal(change(t.town.noor, {}))).status, 404);
  await change(t.town.ines, {});
  const [job] = await carried(t.town.noor);
  assert.deepEqual(
    [job?.whatToDo, job?.askedBy, job?.state],
    ["Room 12 in West Hall from Friday, keys by hand.", "Ines Carvalho", "agreed"],
  );
  assert.doesNotMatch(JSON.stringify(job), new RegExp(`${caseId}|${personId}|Lin`));
  assert.equal((await refusal(as(t.town.noor)(cases.show, { caseId }))).status, 404);
  for (const other of [t.town.omar, t.town.ravi, t.town.ida, t.town.tomas]) {
    assert.deepEqual(await carried(other), []);
    assert.equal((await refusal(change(other, { version: 2 }))).status, 404);
  }
  assert.equal(
    (await refusal(change(t.town.noor, { state: "ended", version: 2 }))).status,
    403,
    "that it is done is theirs to say, and no more",
  );
  await change(t.town.noor, { state: "implemented", version: 2 });
  assert.equal((await refusal(change(t.town.ines, { state: "ended", version: 2 }))).code, "measure.changed");
  await change(t.town.ines, { state: "ended", version: 3 });
  assert.deepEqual(await carried(t.town.noor), []);
});

test("R75 a victim services agency has nothing of it: no topic, no notice, no page", async () => {
  const { caseId } = await t.open(t.town.ana, { program: "advocacy" });
  assert.deepEqual(await show(t.town.ana), { applies: false, edition: null, owed: [], carried: [], coordinates: false, mayKeep: false });
  assert.deepEqual((await refusal(write(t.town.ana, caseId))).fields, { topic: "notInThisProgram" });
  const { applies, measures: none } = await as(t.town.ana)(complaints.ofCase, { caseId });
  assert.deepEqual([applies, none], [false, null]);
  assert.equal((await refusal(as(t.town.ana)(measures.offer, { caseId, kind: "work", whatToDo: "x", implementers: [] }))).status, 403);
  assert.equal((await refusal(as(t.town.dolores)(complaints.list, {}))).status, 403);
});

test("R78 R79 the coordinator links nobody whom they serve, nor a case on which somebody works who is seated", async () => {
  await keep();
  const [served, worked] = [await t.open(t.town.ines), await t.open(t.town.omar)];
  for (const [{ caseId }, who, accountId] of [
    [served, t.town.ines, jo],
    [worked, t.town.omar, t.town.noor],
  ] as const)
    await as(who)(cases.addTeamMember, { caseId, accountId: accountId as Id, role: "other", sections: [] });
  const complaintId = (await as(jo)(complaints.open, { reference: "2026-044" })).id as never;
  const link = async ({ caseId }: { caseId: Id }) =>
    as(jo)(complaints.link, { complaintId, role: "complainant", caseNumber: await numberOf(caseId), support: "offered" });
  assert.equal((await refusal(link(served))).code, "party.servedByCoordinator");
  await as(jo)(complaints.seat, { complaintId, deciderId: t.town.noor, hearingId: null, appealId: null, version: 1 });
  const judged = await refusal(link(worked));
  assert.deepEqual([judged.status, judged.code], [422, "seat.servedParty"]);
});

test("R75 R77 R78 past the door too: what is the coordinator's, an administrator's, a reporter's or a case manager's is done by nobody else, and nobody comes to serve both sides at once", async () => {
  await keep();
  const { s, town } = t;
  const [hers, his] = [await t.open(town.ines, { call: "Amina" }), await t.open(town.omar, { call: "Mateo" })];
  const complaintId = (await as(jo)(complaints.open, { reference: "2026-045" })).id as never;
  const link = async (role: "complainant" | "respondent", { caseId }: { caseId: Id }) =>
    (await as(jo)(complaints.link, { complaintId, role, caseNumber: await numberOf(caseId), support: "offered" })).id;
  const partyId = await link("complainant", hers);
  await link("respondent", his);
  await write(town.ines, hers.caseId);
  const [report] = await s.given<{ id: string }>("select id from titleix.report where case_id = $1", [hers.caseId]);
  const close = "select titleix.close_complaint($1, 1)";
  const change = "select titleix.change_party($1, 'offered', false, 1)";
  const settle = "select titleix.settle($1, 1, 'x', null, '2026-11-02', null, false)";
  const offer = "select titleix.offer_measure(gen_random_uuid(), $1, 'housing', 'x', '{}')";
  const tries: readonly (readonly [string, unknown[], readonly string[]])[] = [
    ["select * from titleix.complaints()", [], [town.ines, town.ida, town.tomas, town.ana]],
    ["select titleix.open_complaint(gen_random_uuid(), 'x')", [], [town.ines, town.ida, town.ana]],
    [close, [complaintId], [town.ines, town.ida, town.tomas]],
    [close, [newId()], [jo]],
    [change, [partyId], [town.ines, town.ida, town.tomas]],
    [change, [newId()], [jo]],
    ["select titleix.set_policy(gen_random_uuid(), 'x', '2026-11-02', null)", [], [town.ines, jo, town.ana]],
    [settle, [report?.id], [town.omar, town.ravi, town.tomas]],
    [offer, [hers.caseId], [town.ravi, town.omar, town.tomas]],
  ];
  for (const [statement, values, others] of tries)
    for (const who of others) assert.equal(await s.past(who, statement, values), "42501 not available", statement);
  for (const [who, statement, id] of [
    [jo, close, complaintId],
    [jo, change, partyId],
    [town.ines, settle, report?.id],
    [town.ines, offer, hers.caseId],
  ] as const)
    assert.equal(await s.past(who, statement, [id]), "1 rows", statement);
  const both = `insert into cases.team_member (id, agency_id, program_id, person_id, case_id, account_id, role, sections, can_write, added_by)
    select gen_random_uuid(), agency_id, program_id, person_id, id, $1, 'other', 17, false, kernel.uid() from cases.case where id = any ($2)`;
  assert.equal(await s.past(town.ravi, both, [town.sam, [hers.caseId]]), "1 rows");
  assert.equal(await s.past(town.ravi, both, [town.sam, [hers.caseId, his.caseId]]), "HF409 team.cannotJoin");
});
