import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../../cases/contract.ts";
import { refusal } from "../../kernel/testing.ts";
import { absences, covers } from "../../staff/coverContract.ts";
import { training } from "../../staff/training/contract.ts";
import { board } from "../caseload/contract.ts";
import { today } from "../contract.ts";
import { type Id, layStories, type Stories } from "../testing.ts";

let c: Stories;
before(async () => {
  c = await layStories();
});
after(() => c.s.strike());

const care = () => c.town.programs.care as Id;
const show = (who: string) => c.s.as(who)(training.show, { programId: care() });
const standingOf = async (who: string, requirementId: string, asker = c.town.ravi) =>
  (await show(asker)).members.find(({ accountId }) => accountId === who)?.standings.find((one) => one.requirementId === requirementId);
const asked = { validMonths: 12, fromDay: "2026-11-02" };

test("B04 B07 B21 nobody is given a case before they have what the program asks: refused in plain words, said beforehand, and by the database too", async () => {
  const { s, town } = c;
  const mine = await c.open(town.ines);
  const { id: requirementId } = await s.as(town.ravi)(training.ask, {
    programId: care(),
    kind: "training",
    title: "First aid for the mind",
    ...asked,
  });
  assert.equal((await standingOf(town.ines, requirementId))?.state, "missing");
  const give = (managerId: string) => c.open(managerId);
  assert.deepEqual(await refusal(give(town.omar)).then(({ status, code }) => [status, code]), [409, "case.managerUntrained"]);
  const { carriers, untrained } = await s.as(town.ravi)(cases.staffFor, { programId: care() });
  assert.deepEqual(carriers, []);
  assert.deepEqual(
    untrained.map(({ name, lacks }) => [name, lacks]),
    [
      ["Ines Carvalho", ["First aid for the mind"]],
      ["Omar Haddad", ["First aid for the mind"]],
      ["Ravi Menon", ["First aid for the mind"]],
    ],
  );
  // What she has stays hers, and is said to slip above her; nobody locks her out of it.
  assert.equal((await s.as(town.ines)(cases.show, { caseId: mine.caseId })).case.access.canWrite, true);
  assert.deepEqual((await c.cracks(town.ravi, mine.caseId)).includes("manager_gone"), true);

  const record = (who: string, accountId: string, doneOn = "2026-11-01") =>
    s.as(who)(training.record, {
      requirementId: requirementId as Id,
      accountId: accountId as Id,
      doneOn,
      proof: "Certificate 17, folder 3",
    });
  assert.equal((await refusal(record(town.ines, town.ines))).status, 403);
  assert.equal((await refusal(record(town.keiko, town.ines))).status, 404);
  assert.deepEqual((await refusal(record(town.ravi, town.ines, "2026-11-09"))).fields, { doneOn: "future" });
  assert.deepEqual((await refusal(record(town.ravi, town.keiko))).fields, { accountId: "unknown" });
  const { id: trainingId } = await record(town.ravi, town.omar);
  const had = await standingOf(town.omar, requirementId);
  assert.deepEqual([had?.state, had?.validUntil, had?.proof], ["holds", "2027-11-01", "Certificate 17, folder 3"]);
  assert.equal((await standingOf(town.omar, requirementId, town.ines))?.proof, null, "a colleague's papers are theirs");
  assert.equal((await standingOf(town.omar, requirementId, town.omar))?.proof, "Certificate 17, folder 3");
  await give(town.omar);
  assert.deepEqual(
    (await s.as(town.ravi)(cases.staffFor, { programId: care() })).carriers.map(({ name }) => name),
    ["Omar Haddad"],
  );
  const forced = await s.given("update cases.case set manager_id = $2 where id = $1", [mine.caseId, town.ravi]).then(
    () => "done",
    (error: Error) => error.message,
  );
  assert.equal(forced, "case.managerUntrained", "whatever the way");

  // It runs out on its day, and says so before.
  await c.at("2027-10-15");
  assert.equal((await standingOf(town.omar, requirementId))?.state, "soon");
  await c.at("2027-11-01", "23:30");
  await give(town.omar);
  await c.at("2027-11-02", "00:30");
  assert.equal((await standingOf(town.omar, requirementId))?.state, "missing");
  assert.equal((await refusal(give(town.omar))).code, "case.managerUntrained");
  await c.at("2026-11-02");
  await s.as(town.ravi)(training.takeBack, { trainingId: trainingId as Id });
  assert.equal((await refusal(s.as(town.ravi)(training.takeBack, { trainingId: trainingId as Id }))).status, 404);
  assert.equal((await refusal(give(town.omar))).code, "case.managerUntrained");
  assert.equal((await refusal(s.as(town.ines)(training.end, { requirementId: requirementId as Id }))).status, 403);
  await s.as(town.ravi)(training.end, { requirementId: requirementId as Id });
  assert.equal((await refusal(s.as(town.ravi)(training.end, { requirementId: requirementId as Id }))).code, "requirement.over");
  assert.equal((await refusal(record(town.ravi, town.ines))).code, "requirement.over");
  await give(town.omar);
  assert.deepEqual(await c.cracks(town.ravi, mine.caseId), []);
});

test("B07 an agreement is accepted by oneself in the wording that stands; another wording asks anew from its day on", async () => {
  const { s, town } = c;
  const text = { title: "How we keep confidences", body: "I speak of nobody outside." };
  const { id } = await s.as(town.ravi)(training.ask, { programId: care(), kind: "agreement", ...text, ...asked, validMonths: null });
  const first = { requirementId: id as Id };
  assert.deepEqual(
    (await refusal(s.as(town.ravi)(training.ask, { programId: care(), kind: "agreement", title: "Empty", ...asked }))).fields,
    { body: "missing" },
  );
  for (const who of [town.ines, town.sam, town.noor, town.keiko, town.ida])
    assert.ok(
      [403, 404].includes((await refusal(s.as(who)(training.ask, { programId: care(), kind: "agreement", ...text, ...asked }))).status),
    );
  assert.equal((await refusal(s.as(town.sam)(training.agree, first))).status, 403, "who carries no cases agrees to nothing");
  assert.equal(
    (await refusal(s.as(town.ravi)(training.record, { ...first, accountId: town.omar as Id, doneOn: "2026-11-02", proof: null }))).code,
    "requirement.toAgree",
  );
  await s.as(town.omar)(training.agree, first);
  const had = await standingOf(town.omar, id);
  assert.deepEqual([had?.state, had?.doneOn, had?.validUntil, had?.by?.name], ["holds", "2026-11-02", null, "Omar Haddad"]);
  await c.open(town.omar);

  const again = { ...text, body: "I speak of nobody outside, nor online.", fromDay: "2026-11-10" };
  assert.deepEqual((await refusal(s.as(town.ravi)(training.revise, { ...first, ...again, fromDay: "2026-11-01" }))).fields, {
    fromDay: "past",
  });
  const { id: second } = await s.as(town.ravi)(training.revise, { ...first, ...again });
  assert.equal((await refusal(s.as(town.ravi)(training.revise, { ...first, ...again }))).code, "requirement.over");
  await c.open(town.omar);
  await c.at("2026-11-10");
  assert.equal((await refusal(c.open(town.omar))).code, "case.managerUntrained");
  const { requirements } = await show(town.omar);
  assert.deepEqual(
    requirements.map(({ revision, body }) => [revision, body]),
    [[2, "I speak of nobody outside, nor online."]],
  );
  assert.equal((await refusal(s.as(town.omar)(training.agree, first))).code, "requirement.over");
  await s.as(town.omar)(training.agree, { requirementId: second as Id });
  await c.open(town.omar);
  await s.as(town.ravi)(training.end, { requirementId: second as Id });
});

test("A17 whoever carries cases stands by for colleagues by their own word, and may end it; B04 who is there part of a week has less room, said where a case is given", async () => {
  const { s, town } = c;
  const backups = async () => (await show(town.ines)).members.filter(({ backupSince }) => backupSince).map(({ name }) => name);
  await s.as(town.omar)(training.standBy, { programId: care(), on: true });
  assert.deepEqual(await backups(), ["Omar Haddad"]);
  assert.equal((await refusal(s.as(town.sam)(training.standBy, { programId: care(), on: true }))).status, 403);
  assert.equal((await refusal(s.as(town.keiko)(training.standBy, { programId: care(), on: true }))).status, 404);
  await s.as(town.omar)(training.standBy, { programId: care(), on: false });
  assert.deepEqual(await backups(), []);
  await s.given("insert into staff.working_share (program_id, account_id, agency_id, percent, by_id) values ($1, $2, $3, 40, $4)", [
    care(),
    town.ines,
    town.agencies.northlake,
    town.ravi,
  ]);
  const { carriers, capacity } = await s.as(town.ravi)(cases.staffFor, { programId: care() });
  assert.deepEqual(
    carriers.map(({ name, room }) => [name.split(" ")[0], room]),
    [
      ["Ines", Math.round(capacity * 0.4)],
      ["Omar", capacity],
      ["Ravi", capacity],
    ],
  );
});

test("A18 R15 back at work one reads on Today what happened meanwhile, per case and by whom, until one has read it; nobody else does", async () => {
  const { s, town } = c;
  await c.at("2026-11-16", "08:00");
  const [mine, quiet] = [await c.open(town.ines, { call: "Mateo" }), await c.open(town.ines)];
  const back = async (who: string) => (await s.as(who)(today.show, {})).back;
  const { id: coverId } = await s.as(town.ravi)(covers.add, {
    coveredId: town.ines as Id,
    byId: town.omar as Id,
    firstDay: "2026-11-16",
    fromTime: "09:00",
    lastDay: "2026-11-18",
    away: true,
  } as never);
  await c.at("2026-11-17", "10:00");
  assert.equal(await back(town.ines), null, "still away");
  await c.meet(town.omar, mine.caseId, "2026-11-17");
  await c.addStep(town.omar, mine.caseId, "2026-12-01");
  assert.equal((await refusal(s.as(town.sam)(cases.show, { caseId: mine.caseId }))).status, 404);
  await c.at("2026-11-19", "00:01");
  assert.equal((await refusal(s.as(town.omar)(cases.show, { caseId: mine.caseId }))).status, 404, "it passed back by the clock");
  const told = await back(town.ines);
  assert.deepEqual(told?.coveredBy, ["Omar Haddad"]);
  assert.deepEqual(
    told?.cases.map(({ caseId, label, changes }) => [
      caseId,
      label.call,
      changes.map(({ kind, byName, count }) => `${kind} ${byName} ${count}`).sort(),
    ]),
    [[mine.caseId, "Mateo", ["contact Omar Haddad 1", "task Omar Haddad 1"]]],
    `nothing of ${quiet.caseId}, in which nothing happened`,
  );
  for (const who of [town.omar, town.ravi, town.noor, town.keiko]) assert.equal(await back(who), null);
  assert.ok(told && coverId);
  const one = { absenceId: told.absenceId as Id };
  for (const who of [town.ravi, town.omar, town.keiko]) assert.equal((await refusal(s.as(who)(absences.read, one))).status, 404);
  await s.as(town.ines)(absences.read, one);
  assert.equal(await back(town.ines), null);
  assert.equal((await refusal(s.as(town.ines)(absences.read, one))).status, 404, "once");

  // Away without anybody: nobody is uncovered without its being said, and the summary says that nobody stood in.
  await s.as(town.ines)(absences.add, { accountId: town.ines as Id, firstDay: "2026-11-19", lastDay: "2026-11-19" });
  assert.ok((await c.cracks(town.ravi, mine.caseId)).includes("manager_gone"));
  await c.at("2026-11-20", "09:00");
  assert.deepEqual(await c.cracks(town.ravi, mine.caseId), []);
  assert.deepEqual((await back(town.ines))?.coveredBy, []);
  await c.at("2026-12-05", "09:00");
  assert.equal(await back(town.ines), null, "after two weeks it is no news");
});

test("A17 while there is too much, new concerns of low risk go to those who stand by, until the day said; urgent ones and those with somebody at risk never", async () => {
  const { s, town } = c;
  await c.at("2026-12-07");
  const programId = care();
  const set = (who: string, untilDay: string | null) => s.as(who)(board.setOverflow, { programId, untilDay });
  assert.equal((await refusal(set(town.ravi, "2026-12-11"))).code, "overflow.nobody");
  for (const who of [town.omar, town.ines]) await s.as(who)(training.standBy, { programId, on: true });
  assert.deepEqual((await refusal(set(town.ravi, "2026-12-06"))).fields, { untilDay: "past" });
  assert.deepEqual((await refusal(set(town.ravi, "2027-06-06"))).fields, { untilDay: "tooFar" });
  for (const who of [town.ines, town.noor, town.keiko, town.ida]) assert.equal((await refusal(set(who, "2026-12-11"))).status, 404);
  const heldBy = async (concernId: string) =>
    (
      await s.given<{ name: string | null }>(
        "select a.name from concerns.concern c left join staff.account a on a.id = c.assigned_id where c.id = $1",
        [concernId],
      )
    )[0]?.name ?? null;
  assert.equal(await heldBy(await c.file(town.sam)), null, "not before somebody says so");
  await set(town.ravi, "2026-12-11");
  const held = [await heldBy(await c.file(town.sam)), await heldBy(await c.file(town.sam)), await heldBy(await c.file(town.sam))];
  assert.deepEqual(new Set(held.slice(0, 2)), new Set(["Ines Carvalho", "Omar Haddad"]), "in turn");
  assert.equal(await heldBy(await c.file(town.sam, { urgency: "now" })), null);
  const { overflow } = await s.as(town.ravi)(board.show, { programId });
  assert.deepEqual([overflow.standBy, overflow.given, overflow.until !== null], [2, 3, true]);
  // Whoever is away is given none.
  await s.as(town.ines)(absences.add, { accountId: town.ines as Id, firstDay: "2026-12-07", lastDay: "2026-12-08" });
  assert.equal(await heldBy(await c.file(town.sam)), "Omar Haddad");
  await c.at("2026-12-11", "23:59");
  assert.notEqual(await heldBy(await c.file(town.sam)), null);
  await c.at("2026-12-12", "00:01");
  assert.equal(await heldBy(await c.file(town.sam)), null, "it ended by itself");
  await set(town.ravi, "2026-12-13");
  await set(town.ravi, null);
  assert.equal(await heldBy(await c.file(town.sam)), null);
});

test("A13 A16 what came and what closed by month, what share was only triaged, and next month by the last six full ones: nothing with fewer than three", async () => {
  const { s, town } = c;
  const months = () => s.as(town.keiko)(board.months, { programId: town.programs.support });
  await c.at("2027-01-10");
  assert.deepEqual(await months(), { months: [], next: null, open: 0 });
  const came = async (day: string, count: number, serviceLevel = "brief") => {
    await c.at(day);
    for (let n = 0; n < count; n++) await c.open(town.tomas, { program: "support", serviceLevel });
  };
  await came("2027-01-20", 1);
  await came("2027-02-10", 2, "triage_only");
  await came("2027-03-31", 3);
  await c.at("2027-04-15");
  assert.equal((await months()).next, null, "the first month was not a whole one: two are too few");
  await came("2027-04-20", 1);
  await c.at("2027-05-02");
  const shown = await months();
  assert.deepEqual(
    shown.months.map(({ month, opened, triageOnly }) => [month, opened, triageOnly]),
    [
      ["2027-04-01", 1, 0],
      ["2027-03-01", 3, 0],
      ["2027-02-01", 2, 2],
      ["2027-01-01", 1, 0],
    ],
  );
  assert.deepEqual(shown.next, { from: 3, opened: 2, least: 1, most: 3, closed: 0, open: 9 });
  for (const who of [town.tomas, town.ravi, town.walt])
    assert.equal((await refusal(s.as(who)(board.months, { programId: town.programs.support }))).status, 404);
});

test("B07 a month before a training or an agreement runs out, and after it did, Today says so to whoever holds it and to who supervises; one press renews it", async () => {
  const { s, town } = c;
  await c.at("2027-03-01");
  const body = "I speak of nobody outside.";
  const asked = { programId: care(), fromDay: "2027-03-01" };
  const { id: trainingId } = await s.as(town.ravi)(training.ask, { ...asked, kind: "training", title: "First aid", validMonths: 3 });
  const { id: textId } = await s.as(town.ravi)(training.ask, { ...asked, kind: "agreement", title: "Confidences", body, validMonths: 6 });
  const renew = (who: string, accountId: string, doneOn = "2027-03-01") =>
    s.as(who)(training.record, { requirementId: trainingId as Id, accountId: accountId as Id, doneOn, proof: null });
  for (const who of [town.ines, town.omar, town.ravi]) {
    await renew(town.ravi, who);
    await s.as(who)(training.agree, { requirementId: textId as Id });
  }
  const told = async (who: string) =>
    (await s.as(who)(today.show, {})).expiring.map((one) => [one.title, one.name.split(" ")[0], one.validUntil, one.mine, one.mayKeep]);
  assert.deepEqual([await told(town.ines), await told(town.ravi)], [[], []]);
  await c.at("2027-05-01", "23:30");
  assert.deepEqual(await told(town.ravi), [], "thirty-one days before");
  await c.at("2027-05-02", "00:30");
  const mine = ["First aid", "Ines", "2027-06-01", true, false];
  assert.deepEqual(await told(town.ines), [mine]);
  assert.deepEqual(
    (await told(town.ravi)).map(([title, name]) => `${title} ${name}`),
    ["First aid Ravi", "First aid Ines", "First aid Omar"],
  );
  for (const who of [town.sam, town.noor, town.ida, town.keiko, town.tomas])
    assert.deepEqual(await told(who), [], "of another program, or none");
  assert.equal((await refusal(renew(town.ines, town.ines, "2027-05-02"))).status, 403);
  await renew(town.ravi, town.ines, "2027-05-02");
  assert.deepEqual(await told(town.ines), []);
  assert.deepEqual(
    (await told(town.ravi)).map(([, name]) => name),
    ["Ravi", "Omar"],
  );
  // Past its day it is said still, until it is renewed; another wording is told of by itself, and the one before no more.
  await c.at("2027-06-10");
  assert.equal((await show(town.ravi)).termEnds, null);
  await c.shut(town.agencies.northlake, "2027-07-03", "2027-08-08");
  assert.equal((await show(town.ravi)).termEnds, "2027-07-02", "the last program day before the long break");
  assert.deepEqual(await told(town.omar), [["First aid", "Omar", "2027-06-01", true, false]]);
  const wording = { title: "Confidences", body: "Nor online.", validMonths: 6, fromDay: "2027-08-20" };
  await s.as(town.ravi)(training.revise, { requirementId: textId as Id, ...wording });
  await c.at("2027-08-10");
  assert.deepEqual(
    (await told(town.omar)).filter(([title]) => title === "Confidences"),
    [["Confidences", "Omar", null, true, false]],
  );
});
