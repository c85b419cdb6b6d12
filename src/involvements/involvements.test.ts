import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { recipients, releases } from "../releases/contract.ts";
import { type Id, layReleases } from "../releases/testing.ts";
import { whoMayKnow } from "../releases/whoMayKnow.ts";
import { today } from "../today/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { involvements } from "./contract.ts";
import { involvementRoutes } from "./routes.ts";

const DAY = 86_400_000;
let t: Awaited<ReturnType<typeof layReleases>>;
let aid: Id;
let jo: string;
before(async () => {
  t = await layReleases([...involvementRoutes, ...todayRoutes]);
  aid = await t.recipient(t.town.ana);
  jo = await t.town.account(t.town.agencies.casaLuz, "Jo Park");
  await t.town.member(t.town.agencies.casaLuz, jo, t.town.programs.advocacy, "case_manager");
});
after(() => t.s.strike());

const lin = () => t.open(t.town.ana, { program: "advocacy", call: "Lin" });
const list = (who: string, caseId: Id) => t.s.as(who)(involvements.list, { caseId });
const chen = { name: "A. Chen", role: "attorney", does: "Speaks for Lin in court", office: null } as const;
const add = async (who: string, caseId: Id, changed: object = {}) =>
  (await t.s.as(who)(involvements.add, { caseId, ...chen, ...changed })).id as Id;
const review = (who: string, caseId: Id, withPerson = true) => t.s.as(who)(involvements.review, { caseId, withPerson });
const fresh = async (who: string, caseId: Id) => (await list(who, caseId)).people.filter((one) => one.fresh).map(({ name }) => name);
const told = async (who: string, caseId: Id) =>
  (await t.show(who, caseId)).story.items.filter(({ kind }) => kind === "involvement").map(({ codes }) => codes["what"]);

test("C22 C23 everybody who helps stands in one list, of ours and from outside; who came since it was gone through with the person is new until it is again", async () => {
  const { caseId } = await lin();
  const as = t.s.as(t.town.ana);
  assert.deepEqual(
    (await list(t.town.ana, caseId)).people.map(({ name, role, kind, fresh }) => [name, role, kind, fresh]),
    [["Ana Ruiz", "case_manager", "staff", false]],
  );
  await t.s.moveBy(DAY);
  const involvementId = await add(t.town.ana, caseId, { recipientId: aid, until: await t.dayFrom(60) });
  const found = await list(t.town.ana, caseId);
  assert.ok(found.toReview);
  assert.equal(found.reviewed, null);
  const [, added] = found.people;
  assert.equal(added?.helperId, involvementId);
  assert.equal(added?.office, "Legal Aid of Rio Verde");
  assert.equal(added?.does, chen.does);
  assert.equal(added?.until, await t.dayFrom(60));
  assert.deepEqual(await fresh(t.town.ana, caseId), ["A. Chen"]);
  await review(t.town.ana, caseId, false);
  assert.deepEqual(await fresh(t.town.ana, caseId), ["A. Chen"], "what was done without them leaves them new");
  await t.s.moveBy(1000);
  await review(t.town.ana, caseId);
  const reviewed = await list(t.town.ana, caseId);
  assert.ok(!reviewed.toReview);
  assert.equal(reviewed.reviewed?.by.name, "Ana Ruiz");
  await t.s.moveBy(1000);
  await as(cases.addTeamMember, { caseId, accountId: jo, role: "advocate", sections: ["notes"], canWrite: false });
  const now = await list(t.town.ana, caseId);
  const colleague = now.people.find(({ helperId }) => helperId === jo);
  assert.deepEqual([colleague?.fresh, colleague?.sections, colleague?.canWrite, colleague?.whole], [true, ["notes"], false, false]);
  assert.deepEqual(await told(t.town.ana, caseId), ["reviewed", "reviewedAlone", "joined"]);
});

test("C22 C23 somebody new is a line on Today for the case manager once a week of the program went by, until it was gone through with the person", async () => {
  const { caseId } = await lin();
  const slips = async (who = t.town.ana) =>
    (await t.s.as(who)(today.show, {})).slipping
      .filter(({ subjectId }) => subjectId === caseId)
      .flatMap(({ cracks }) => cracks.filter(({ crack }) => crack === "roles_review").map(({ since }) => since));
  await t.s.moveBy(DAY);
  const joined = await t.dayFrom(0);
  const involvementId = await add(t.town.ana, caseId, { recipientId: aid });
  assert.deepEqual(await slips(), []);
  await t.s.moveBy(14 * DAY);
  assert.deepEqual([await slips(), await slips(t.town.ines)], [[joined], []]);
  await review(t.town.ana, caseId, false);
  assert.deepEqual(await slips(), [joined], "what was gone through without them leaves them new");
  await review(t.town.ana, caseId);
  assert.deepEqual(await slips(), []);
  await t.s.moveBy(1000);
  await t.s.as(t.town.ana)(cases.addTeamMember, { caseId, accountId: jo, role: "advocate", sections: ["notes"], canWrite: false });
  await t.s.moveBy(14 * DAY);
  assert.equal((await slips()).length, 1, "a colleague is new to them too");
  const { team } = (await t.show(t.town.ana, caseId)).case;
  for (const { memberId } of team) await t.s.as(t.town.ana)(cases.endTeamMember, { caseId, memberId });
  assert.deepEqual(await slips(), [], "who left is not gone through");
  await t.s.as(t.town.ana)(involvements.end, { involvementId, version: 1 });
});

test("C22 what an office may know is what the Sharing tab says, day for day; whoever does not hold the releases is told nothing of it", async () => {
  const { caseId } = await lin();
  const da = await t.recipient(t.town.ana, "The prosecutor of Rio Verde", "prosecutor");
  await add(t.town.ana, caseId, { recipientId: aid });
  await add(t.town.ana, caseId, { name: "A neighbour", role: "supporter" });
  const releaseId = await t.signed(t.town.ana, caseId, aid);
  await t.signed(t.town.ana, caseId, da);
  const { releases: all } = await t.s.as(t.town.ana)(releases.list, { caseId });
  const matrix = whoMayKnow(all);
  const at = matrix.recipients.findIndex(({ id }) => id === aid);
  const found = await list(t.town.ana, caseId);
  const knows = (name: string) => found.people.find((one) => one.name === name)?.knows;
  assert.deepEqual(
    knows("A. Chen"),
    matrix.rows.flatMap(({ item, until }) => (until[at] ? [{ item, until: until[at] }] : [])),
  );
  assert.deepEqual(
    knows("A. Chen")?.map(({ item }) => item),
    ["identity", "legal"],
  );
  assert.deepEqual(knows("A neighbour"), []);
  assert.deepEqual(
    found.unnamed.map(({ name }) => name),
    ["The prosecutor of Rio Verde"],
  );
  await t.s.as(t.town.ana)(releases.withdraw, { releaseId });
  assert.deepEqual((await list(t.town.ana, caseId)).people.find(({ name }) => name === "A. Chen")?.knows, []);

  await t.s.as(t.town.ana)(cases.addTeamMember, { caseId, accountId: jo, role: "advocate", sections: ["notes"] });
  const without = await list(jo, caseId);
  assert.deepEqual(
    without.people.filter(({ kind }) => kind === "outside").map(({ knows }) => knows),
    [null, null],
  );
  assert.deepEqual(without.unnamed, []);
});

test("B10 C30 the way to a service is told day by day, from being asked for to going there; nobody writes it of a day to come or of who helps no more", async () => {
  const { caseId } = await lin();
  const as = t.s.as(t.town.ana);
  const involvementId = await add(t.town.ana, caseId, { role: "housing" });
  const ways = async (who = t.town.ana) => (await list(who, caseId)).people.map(({ connections }) => connections.map(({ state }) => state));
  assert.deepEqual(await ways(), [[], []]);
  await as(involvements.connect, { involvementId, state: "waiting" });
  await as(involvements.connect, { involvementId, state: "asked", onDay: await t.dayFrom(-9) });
  await as(involvements.connect, { involvementId, state: "going" });
  assert.deepEqual(await ways(), [[], ["asked", "waiting", "going"]]);
  assert.equal((await told(t.town.ana, caseId))[0], "connection");
  const ahead = refusal(as(involvements.connect, { involvementId, state: "going", onDay: await t.dayFrom(1) }));
  assert.equal((await ahead).fields["onDay"], "future");
  await as(cases.addTeamMember, { caseId, accountId: jo, role: "advocate", sections: ["notes"], canWrite: false });
  assert.deepEqual((await ways(jo))[2], ["asked", "waiting", "going"]);
  assert.equal((await refusal(t.s.as(jo)(involvements.connect, { involvementId, state: "stopped" }))).status, 403);
  assert.equal((await refusal(t.s.as(t.town.ines)(involvements.connect, { involvementId, state: "stopped" }))).status, 404);
  const { version } = (await list(t.town.ana, caseId)).people.find(({ helperId }) => helperId === involvementId) ?? {};
  await as(involvements.end, { involvementId, version: version ?? 0 });
  assert.equal((await refusal(as(involvements.connect, { involvementId, state: "stopped" }))).code, "involvement.ended");
});

test("C02 they choose the one person they ask first, of ours or from outside: the next choice takes the place of it, and who is gone is asked about", async () => {
  const { caseId } = await lin();
  const as = t.s.as(t.town.ana);
  const header = () => as(involvements.point, { caseId });
  assert.equal((await header()).point, null);
  const involvementId = await add(t.town.ana, caseId, { office: "Legal Aid" });
  const choose = (helperId: string) => as(involvements.choosePoint, { caseId, helperId, chosenByPerson: true });
  await choose(t.town.ana);
  assert.equal((await header()).point?.name, "Ana Ruiz");
  await choose(involvementId);
  assert.deepEqual((await header()).point, { name: "A. Chen", role: "attorney", office: "Legal Aid", since: await t.dayFrom(0) });
  assert.equal((await list(t.town.ana, caseId)).people[0]?.name, "A. Chen");
  const standing = "select id from involvements.point where case_id = $1 and ended_at is null";
  assert.equal((await t.s.given(standing, [caseId])).length, 1);
  await Promise.allSettled([choose(t.town.ana), choose(involvementId), choose(t.town.ana)]);
  assert.equal((await t.s.given(standing, [caseId])).length, 1, "whoever is quicker: one stands");
  await choose(involvementId);
  await as(involvements.end, { involvementId, version: 1 });
  const gone = await list(t.town.ana, caseId);
  assert.ok(gone.pointGone);
  assert.equal((await header()).point, null);
  assert.deepEqual((await refusal(choose(involvementId))).fields, { helperId: "notHere" });
  assert.deepEqual((await refusal(choose(jo))).fields, { helperId: "notHere" });
  const hidden = await add(t.town.ana, caseId, { name: "Det. Ruiz", role: "investigator", known: false });
  assert.equal((await refusal(choose(hidden))).code, "point.notHere", "nobody chooses whom they do not know of");
  await as(involvements.endPoint, { caseId });
  await as(involvements.endPoint, { caseId });
  assert.ok(!(await list(t.town.ana, caseId)).pointGone);
  await t.s.given("set session_replication_role = replica");
  const twice = t.s.given(
    `insert into involvements.point (id, agency_id, program_id, person_id, case_id, account_id, chosen_on, by_id)
     select gen_random_uuid(), agency_id, program_id, person_id, id, manager_id, current_date, manager_id from cases.case, generate_series(1, 2) where id = $1`,
    [caseId],
  );
  await assert.rejects(twice, /point_once/, "the database itself holds one at a time");
  await t.s.given("set session_replication_role = origin");
});

test("C22 their sheet is in their language and names only those they may know: no number, no id, nobody who only looks on", async () => {
  const { caseId, personId } = await lin();
  await t.s.given("update people.person set language = 'ar' where id = $1", [personId]);
  const as = t.s.as(t.town.ana);
  await add(t.town.ana, caseId, { recipientId: aid });
  await add(t.town.ana, caseId, { name: "Det. Ruiz", role: "investigator", known: false });
  await as(cases.addTeamMember, { caseId, accountId: jo, role: "other", sections: [] });
  await t.signed(t.town.ana, caseId, aid);
  const sheet = await as(involvements.sheet, { caseId });
  assert.equal(sheet.locale, "ar");
  assert.deepEqual(
    sheet.people.map(({ name, role }) => [name, role]),
    [
      ["Ana Ruiz", "case_manager"],
      [null, "other"],
      ["A. Chen", "attorney"],
    ],
  );
  assert.deepEqual(
    sheet.people[2]?.knows?.map(({ item }) => item),
    ["identity", "legal"],
  );
  const { personId: _, ...printed } = { ...sheet, access: null };
  assert.doesNotMatch(JSON.stringify(printed), /[0-9a-f]{8}-|Det\. Ruiz|Jo Park/);
  const [row] = await t.s.given<{ n: number }>(
    "select count(*)::int as n from kernel.audit_event where action = 'involvement.sheet' and outcome = 'done'",
  );
  assert.equal(row?.n, 1);
});

test("C22 who they are is put right and ends; others of the agency, other agencies and who only reads are refused, each in its way", async () => {
  const { caseId } = await lin();
  const as = t.s.as(t.town.ana);
  const involvementId = await add(t.town.ana, caseId);
  const change = (who: string, changed: object = {}) =>
    t.s.as(who)(involvements.change, { involvementId, ...chen, version: 1, ...changed });
  assert.deepEqual((await refusal(change(t.town.ana, { until: "2020-01-01" }))).fields, { until: "past" });
  assert.deepEqual((await refusal(change(t.town.ana, { recipientId: newId() }))).fields, { recipientId: "unknown" });
  const other = await lin();
  const aunt = await as(recipients.add, {
    kind: "family",
    name: "Tía Rosa",
    caseId: other.caseId,
    address: null,
    phone: null,
    email: null,
  });
  assert.equal((await refusal(change(t.town.ana, { recipientId: aunt.id }))).code, "involvement.notOfHere");
  assert.deepEqual((await refusal(as(involvements.add, { caseId, ...chen, since: await t.dayFrom(2) }))).fields, { since: "future" });
  assert.equal((await change(t.town.ana, { name: "Amina Chen", known: false })).version, 2);
  const stale = await refusal(change(t.town.ana));
  assert.equal(stale.code, "stale");
  assert.equal((await refusal(as(involvements.end, { involvementId, version: 1 }))).code, "stale");
  for (const stranger of [t.town.ines, t.town.tomas]) {
    assert.equal((await refusal(list(stranger, caseId))).status, 404);
    assert.equal((await refusal(t.s.as(stranger)(involvements.point, { caseId }))).status, 404);
    assert.equal((await refusal(t.s.as(stranger)(involvements.sheet, { caseId }))).status, 404);
    assert.equal((await refusal(add(stranger, caseId))).status, 404);
    assert.equal((await refusal(change(stranger))).status, 404);
    assert.equal((await refusal(review(stranger, caseId))).status, 404);
  }
  assert.equal((await refusal(list(t.town.ana, newId() as Id))).status, 404);
  await as(cases.addTeamMember, { caseId, accountId: jo, role: "advocate", sections: ["notes"], canWrite: false });
  assert.equal((await list(jo, caseId)).mayChange, false);
  assert.equal((await refusal(add(jo, caseId))).status, 403);
  assert.equal((await refusal(change(jo, { version: 2 }))).status, 403);
  assert.equal((await refusal(t.s.as(jo)(involvements.end, { involvementId, version: 2 }))).status, 403);
  assert.equal((await refusal(review(jo, caseId))).status, 403);
  assert.equal((await refusal(t.s.as(jo)(involvements.choosePoint, { caseId, helperId: jo, chosenByPerson: true }))).status, 403);
  assert.equal((await refusal(t.s.as(jo)(involvements.endPoint, { caseId }))).status, 403);
  await as(involvements.end, { involvementId, version: 2 });
  await as(involvements.end, { involvementId, version: 2 });
  assert.equal((await refusal(change(t.town.ana, { version: 3 }))).code, "involvement.ended");
  assert.deepEqual(
    (await list(t.town.ana, caseId)).people.map(({ kind }) => kind),
    ["staff", "staff"],
  );
});
