import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { newId } from "../kernel/ids.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { oncallRoutes } from "../oncall/routes.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { memberships } from "../staff/contract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { conflicts } from "../walls/conflictContract.ts";
import { walls } from "../walls/contract.ts";
import { tellOfConflict } from "../walls/jobs.ts";
import { wallRoutes } from "../walls/routes.ts";
import { handOver } from "./handOver/contract.ts";
import { todayRoutes } from "./routes.ts";

let c: Cases;
let amina: string;
before(async () => {
  const quiet = { demo: false, sendLink: async () => {} };
  c = await layCases([...staffRoutes(quiet), ...peopleRoutes, ...concernRoutes, ...oncallRoutes, ...wallRoutes, ...todayRoutes]);
  const { northlake } = c.town.agencies;
  await c.s.given("insert into agencies.counter (agency_id, kind, last) values ($1, 'person', 10000)", [northlake]);
  amina = await c.town.account(northlake, "Amina Yusuf");
  await c.town.member(northlake, amina, c.town.programs.care, "supervisor");
});
after(() => c.s.strike());

const DAY = 86_400_000;
const student = async (name: string, days = 30) => {
  const account = await c.town.account(c.town.agencies.northlake, name);
  await begin(account, days);
  return account;
};
const begin = async (account: string, days: number) =>
  c.s.as(c.town.ida)(memberships.add, {
    accountId: account as Id,
    programId: c.town.programs.care as Id,
    role: "student_staff",
    sees: "assigned",
    endsOn: await c.dayFrom(days),
  });
const say = (who: string, said: object) => c.s.as(who)(conflicts.say, said);
const tonight = async (who: string) =>
  (await c.s.as(who)(handOver.show, { programId: c.town.programs.care as Id })).open.map(({ number }) => number);
/** Something urgent, about somebody as the sender names them. */
const urgent = async (about: { name: string; detail?: string | null } | null, siteId: string | null = null) => {
  const [door] = await c.s.given<{ id: string }>("select id from concerns.door where program_id = $1", [c.town.programs.care]);
  const input = { doorId: door?.id as Id, narrative: "A secret", urgency: "now", ...(about && { about }), ...(siteId && { siteId }) };
  const { id } = await c.s.as(c.town.omar)(concerns.file, input as never);
  const [row] = await c.s.given<{ number: string }>("select number from concerns.concern where id = $1", [id]);
  return { id: id as Id, number: Number(row?.number) };
};
const named = async (full: string) => {
  const { id } = await c.s.as(c.town.ravi)(people.create, { call: full, programId: c.town.programs.care } as never);
  return id as Id;
};

test("D29 student staff say whom they know before tonight's list shows anything, once a term", async () => {
  const kim = await student("Kim First");
  const { number } = await urgent(null);
  assert.deepEqual(await tonight(kim), []);
  assert.deepEqual(await c.s.as(kim)(conflicts.mine, {}), { said: [], due: true, places: true });
  await say(kim, {});
  assert.equal((await c.s.as(kim)(conflicts.mine, {})).due, false);
  assert.ok((await tonight(kim)).includes(number));
  // The next term asks again.
  await c.s.moveBy(31 * DAY);
  await c.town.member(c.town.agencies.northlake, kim, c.town.programs.care, "student_staff");
  assert.equal((await c.s.as(kim)(conflicts.mine, {})).due, true);
  assert.deepEqual(await tonight(kim), []);
  await c.s.moveBy(-31 * DAY);
  const mine = await c.s.as(c.town.ines)(conflicts.mine, {});
  assert.deepEqual([mine.due, mine.places], [false, false], "nobody else is asked");
});

test("D29 tonight's list leaves out whom they know, their own hall and their class: by who was found, and by the words it came with", async () => {
  const kim = await student("Kim Hall");
  const lin = await student("Lin Else");
  await say(lin, {});
  const { northlake } = c.town.agencies;
  const [site, group] = [newId(), newId()];
  await c.s.given("insert into agencies.site (id, agency_id, name, kind) values ($1, $2, 'Maple Hall', 'other')", [site, northlake]);
  await c.s.given("insert into people.class (id, agency_id, site_id, title) values ($1, $2, $3, 'BIO 101: cells')", [
    group,
    northlake,
    site,
  ]);
  const [classmate, resident] = [await named("Sam Cell"), await named("Omar Maple")];
  await c.s.given("insert into people.class_member (id, agency_id, class_id, person_id, role) values ($1, $2, $3, $4, 'student')", [
    newId(),
    northlake,
    group,
    classmate,
  ]);
  await c.s.given("insert into people.enrolment (id, agency_id, person_id, site_id) values ($1, $2, $3, $4)", [
    newId(),
    northlake,
    resident,
    site,
  ]);
  await say(kim, { people: ["Jo O’Brien"], halls: ["maple hall"], classes: ["BIO 101"] });
  const apart = [
    await urgent({ name: "Jo O'Brien" }),
    await urgent({ name: "jo" }),
    await urgent({ name: "Somebody", detail: "Lives in Maple Hall, third floor" }),
    await urgent({ name: "Somebody" }, site),
    await urgent({ name: "X" }),
    await urgent({ name: "Y" }),
  ].map(({ id, number }) => ({ id, number }));
  const found = (concernId: Id, personId: Id) =>
    c.s.given("update concerns.concern set person_id = $2 where id = $1", [concernId, personId]);
  await found(apart[4]?.id as Id, classmate);
  await found(apart[5]?.id as Id, resident);
  const others = [await urgent({ name: "Jo Marsh", detail: "Maple Street" }), await urgent(null)].map(({ number }) => number);
  const [hers, everybody] = [await tonight(kim), await tonight(lin)];
  for (const { number } of apart) assert.deepEqual([hers.includes(number), everybody.includes(number)], [false, true], `#${number}`);
  for (const number of others) assert.ok(hers.includes(number));
  const mine = await c.s.as(kim)(conflicts.mine, {});
  assert.deepEqual(mine.said.map(({ kind, words }) => [kind, words]).sort(), [
    ["class", "BIO 101"],
    ["hall", "maple hall"],
    ["person", "Jo O’Brien"],
  ]);
  const [row] = await c.s.given<{ said: Buffer }>("select said from walls.conflict where kind = 'person' and account_id = $1", [kim]);
  assert.ok(row && !row.said.toString("latin1").includes("Brien"), "kept sealed");
  assert.deepEqual((await c.s.as(lin)(conflicts.mine, {})).said, [], "their own alone");
});

test("D29 whom nobody could name, and a place typed in signs alone, hide nothing from tonight's list", async () => {
  const kim = await student("Kim Signs");
  await say(kim, { people: ["Jo O’Brien"], halls: ["???"], classes: ["???"] });
  const unnamed = [
    await urgent({ name: "???" }),
    await urgent({ name: "?", detail: "!!" }),
    await urgent({ name: "Lin Marsh", detail: "Oak Hall" }),
  ];
  const shown = await tonight(kim);
  for (const { number } of unnamed) assert.ok(shown.includes(number), `#${number}`);
});

test("D29 R01 a name is never looked up for whoever says it: known or not, the answer is the same, and a wall stands from then on, or from when they come", async () => {
  const { ines, omar, ravi, ida } = c.town;
  const mateo = await c.town.account(c.town.agencies.northlake, "Mateo Ruiz");
  await c.town.member(c.town.agencies.northlake, mateo, c.town.programs.care, "supervisor");
  const here = await named("Zebedee Quill");
  const { caseId } = await c.open(ines, { person: here });
  const finds = async () =>
    (await c.s.as(mateo)(people.search, { typed: "Zebedee Quill" })).people.some(({ personId }) => personId === here);
  assert.equal(await finds(), true);
  const answers = [await say(mateo, { people: ["Zebedee Quill"] }), await say(mateo, { people: ["Nobody Atall"] })];
  for (const answer of answers) assert.deepEqual(Object.keys(answer), ["id"]);
  assert.deepEqual((await refusal(say(mateo, { people: ["Zebedee"] }))).fields, { people: "conflict.wholeName" });
  for (const asked of [() => c.s.as(mateo)(cases.show, { caseId }), () => c.s.as(mateo)(people.show, { personId: here })])
    assert.equal((await refusal(asked())).status, 404);
  assert.equal(await finds(), false);
  // Who was nobody then comes.
  const later = await named("Nobody Atall");
  assert.equal((await refusal(c.s.as(mateo)(people.show, { personId: later }))).status, 404);
  assert.deepEqual(
    (await c.s.as(mateo)(walls.list, {})).walls.filter(({ account }) => account.id === mateo),
    [],
  );
  const own = (await c.s.as(ravi)(walls.list, {})).walls.filter(({ account }) => account.id === mateo);
  assert.deepEqual(
    own.map(({ placedBy, personId, reason }) => [placedBy?.id, personId, reason]).sort(),
    [here, later].map((id) => [mateo, id, null]).sort(),
  );
  // Whoever says the second word is told, and nobody else.
  await runJob(c.s.worker, tellOfConflict, {});
  await runJob(c.s.worker, tellOfConflict, {});
  const told = await c.s.given<{ account_id: string }>("select account_id from messages.outbox where template = 'wall.ofOneself'");
  const toldIds = told.map(({ account_id }) => account_id);
  assert.equal(toldIds.filter((id) => id === ravi).length, 2, "once a wall");
  for (const one of [mateo, ines, omar, ida]) assert.ok(!toldIds.includes(one));
  // Two lift it; what was lifted is not placed again by the same word.
  const wall = own.find(({ personId }) => personId === here);
  assert.ok(wall);
  const at = { wallId: wall.wallId, version: wall.version };
  assert.equal((await refusal(c.s.as(mateo)(walls.askLift, { ...at, why: "It was another" }))).status, 404);
  await c.s.as(ravi)(walls.askLift, { ...at, why: "It was another of that name" });
  await c.s.as(amina)(walls.answerLift, { ...at, version: at.version + 1, answer: "lift" });
  await c.s.as(ravi)(people.addName, { personId: here, kind: "alias", full: "Zebedee Quill", useWith: ["us"] });
  await c.s.as(mateo)(people.show, { personId: here });
  const elsewhere = await c.s.given("select from access.wall where agency_id <> $1", [c.town.agencies.northlake]);
  assert.deepEqual(elsewhere, [], "within their own agency");
});

test("D29 anybody on a case says “I know this person”: out at once, their steps with others; whoever manages it hands it over in the same act", async () => {
  const { ines, omar, noor, keiko, sam } = c.town;
  const { caseId, personId } = await c.open(ines, { call: "Peregrine" });
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: ["notes"] });
  await c.s.as(noor)(notes.add, { caseId, audience: "team", body: "Words" });
  for (const stranger of [omar, keiko, sam]) assert.equal((await refusal(c.s.as(stranger)(conflicts.knowCase, { caseId }))).status, 404);
  await c.s.as(noor)(conflicts.knowCase, { caseId });
  assert.equal((await refusal(c.s.as(noor)(cases.show, { caseId }))).status, 404);
  assert.equal((await refusal(c.s.as(noor)(conflicts.knowCase, { caseId }))).status, 404);
  assert.deepEqual((await c.s.as(ines)(cases.show, { caseId })).case.team, []);
  const alone = await refusal(c.s.as(ines)(conflicts.knowCase, { caseId }));
  assert.deepEqual([alone.status, alone.code], [409, "wall.holdsCase"]);
  await c.s.as(ines)(conflicts.knowPerson, { personId, handOverTo: omar });
  assert.equal((await refusal(c.s.as(ines)(cases.show, { caseId }))).status, 404);
  const { case: found, tasks } = await c.s.as(omar)(cases.show, { caseId });
  assert.deepEqual([found.manager?.id, tasks.every(({ owner }) => owner.id === omar)], [omar, true]);
  const { walls: standing } = await c.s.as(omar)(walls.ofCase, { caseId });
  assert.deepEqual(
    standing.map(({ account, placedBy }) => account.id === placedBy?.id),
    [true, true],
  );
});

test("D29 R01 the inbox of who triages is held against the names they said, as long as somebody else decides there who did not say so", async () => {
  const { sam, ravi, ines } = c.town;
  const { id } = await urgent({ name: "Zora Quill" });
  const { id: alike } = await urgent({ name: "Zora Marsh" });
  // Whoever else decides there by now, from what was tried before, is gone.
  await c.s.given(
    "update staff.membership set ends_at = kernel.clock() where program_id = $1 and (may_triage or sees = 'program') and ends_at > kernel.clock() and account_id <> all ($2)",
    [c.town.programs.care, [sam, ravi, amina]],
  );
  const inbox = async (who: string) => (await c.s.as(who)(concerns.inbox, {})).items.map((item) => item.id as string);
  const reads = async (who: string, concernId = id) => {
    const listed = (await inbox(who)).includes(concernId);
    const shown = await c.s
      .as(who)(concerns.show, { concernId })
      .then(
        () => 200,
        ({ status }) => status,
      );
    assert.equal(shown, listed ? 200 : 404, "in the list as by itself");
    return listed;
  };
  assert.equal(await reads(sam), true);
  await say(sam, { people: ["Zora Quill"] });
  assert.deepEqual([await reads(sam), await reads(sam, alike), await reads(ravi), await reads(amina)], [false, true, true, true]);
  const rating = { concernId: id, version: 1, risk: "low", rationale: "x" };
  assert.equal((await refusal(c.s.as(sam)(concerns.rate, rating as never))).status, 404);
  // What was given to them they see, to give it away.
  await c.s.given("update concerns.concern set assigned_id = $2, assigned_at = kernel.clock() where id = $1", [id, sam]);
  assert.equal(await reads(sam), true);
  await c.s.given("update concerns.concern set assigned_id = $2 where id = $1", [id, ines]);
  assert.equal(await reads(sam), false);
  // Where all who decide there know them nothing is hidden from everybody; nor while the others are away.
  await say(ravi, { people: ["Zora Quill"] });
  assert.deepEqual([await reads(sam), await reads(ravi)], [false, false]);
  const away = newId();
  await c.s.given(
    "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) values ($1, $2, $3, kernel.clock(), kernel.clock() + interval '1 day')",
    [away, c.town.agencies.northlake, amina],
  );
  assert.equal(await reads(sam), true);
  await c.s.given("delete from staff.absence where id = $1", [away]);
  assert.equal(await reads(sam), false);
  await say(amina, { people: ["Zora Quill"] });
  for (const who of [sam, ravi, amina]) assert.equal(await reads(who), true);
});
