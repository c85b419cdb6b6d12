import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { goals, plans } from "../plans/contract.ts";
import { planRoutes } from "../plans/routes.ts";
import { releases } from "../releases/contract.ts";
import { disclosures } from "./contract.ts";
import { received } from "./receivedContract.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures(planRoutes);
});
after(() => t.s.strike());

const look = (packageId: Id) => t.s.as(t.chen)(received.open, { packageId });
const record = (who: string, caseId: Id) => t.s.as(who)(disclosures.record, { caseId });

test("R31 a fact in somebody's own words is news, though a fact of that kind was told before", async () => {
  const { ana } = t.town;
  const one = await t.shared();
  const offered = await t.s.as(ana)(disclosures.offer, { caseId: one.caseId });
  const next = offered.facts.find(({ item }) => item === "services" || item === "plan" || item === "attendance");
  assert.ok(next);
  const releaseId = await t.wide(ana, one.caseId, one.recipientId, { items: [next.item, "letter"] });
  const reminderId = await t.remind(ana, one.caseId, releaseId, { items: [next.item] });
  const said = { kind: "fact" as const, ...next };
  await t.send(ana, one.caseId, releaseId, { reminderId, items: [said] });
  await t.send(ana, one.caseId, releaseId, { items: [said] });
  const changed = { ...said, body: "She sleeps at 14 Alder Street." };
  assert.equal((await refusal(t.send(ana, one.caseId, releaseId, { items: [changed] }))).code, "share.reminderNeeded");
  const { items } = await t.s.as(ana)(disclosures.preview, { caseId: one.caseId, releaseId, items: [said, changed] });
  assert.deepEqual(
    items.map(({ told }) => told),
    [true, false],
  );
});

test("C12 R31 R32 what is shared of a plan is their own copy: lines may be taken out, none put in; no coding, no attainment, no staff's words; a new version is news", async () => {
  const { ana, dolores } = t.town;
  const one = await t.shared();
  const { caseId } = one;
  const call = t.s.as(ana);
  const agree = async (statement: string, words: string[]) => {
    const planId = (await call(plans.begin, { caseId })).id as Id;
    const [draft] = (await call(plans.show, { caseId })).plans;
    assert.ok(draft);
    const { version, language, authoredWith, startOn, targetEnd, reviewOn } = draft;
    const rest = { language, authoredWith, startOn, targetEnd, reviewOn, goals: words.map((text) => ({ words: text })) };
    const written = await call(plans.write, { planId, version, statement, ...rest });
    await call(plans.agree, { planId, version: written.version, readBack: true, how: "spoken", signedName: null });
    return { planId, goalId: written.goalIds[0] as Id };
  };
  const offered = async (who: string) => (await t.s.as(who)(disclosures.offer, { caseId })).facts.filter(({ item }) => item === "plan");
  const releaseId = await t.wide(ana, caseId, one.recipientId, { items: ["plan", "letter"] });
  const send = (items: object[], more: object = {}) => t.send(ana, caseId, releaseId, { items, ...more });
  const [next] = await offered(ana);
  assert.match(next?.body ?? "", /next step/, "without a plan, the day of the next step");
  const { planId, goalId } = await agree("I want to sleep.", ["A room of my own", "Call my sister"]);
  await call(goals.code, { goalId, codings: [{ domain: "housing", code: "CODE-7" }] });
  await call(goals.rate, { goalId, kind: "attainment", value: -2 });
  await call(goals.rate, { goalId, kind: "own", value: 4 });
  const [fact, ...others] = await offered(ana);
  assert.ok(fact && others.length === 0);
  const { copy } = await call(plans.copy, { planId, locale: "en" });
  const whole = [copy.said.join(" "), copy.statement, copy.headings.goals, ...copy.goals.flatMap(({ n, words, going }) => [`${n}. ${words}`, going?.says]), ...copy.foot]; // biome-ignore format: a list
  assert.equal(fact.body, whole.filter(Boolean).join("\n"));
  assert.ok(!/CODE-7|housing|-2|−2/.test(fact.body));
  const said = { kind: "fact", ...fact };
  const reminderId = await t.remind(ana, caseId, releaseId, { items: ["plan"] });
  for (const wrong of [
    { ...said, body: `${fact.body}\nRisk: high` },
    { ...said, body: fact.body.split("\n").toReversed().join("\n") },
    { ...said, title: "Plan and risk" },
    { ...said, kind: "text" },
    { ...next, kind: "fact" },
  ])
    assert.equal((await refusal(send([wrong], { reminderId }))).code, "share.planNotTheirs");
  const some = { ...said, body: fact.body.split("\n").filter((line) => !line.includes("sister")).join("\n") }; // biome-ignore format: one line
  const packageId = await send([some], { reminderId });
  const { copies } = await call(disclosures.show, { packageId });
  assert.deepEqual([copies[0]?.body?.includes("A room of my own"), copies[0]?.body?.includes("sister")], [true, false]);
  await send([some]);
  assert.equal((await refusal(send([said]))).code, "share.reminderNeeded", "what was left out is news");
  await agree("I want to rest.", ["A room of my own"]);
  assert.equal((await refusal(send([some]))).code, "share.planNotTheirs", "the plan has changed since");
  const [now] = await offered(ana);
  assert.equal((await refusal(send([{ kind: "fact", ...now }]))).code, "share.reminderNeeded");
  // Whoever holds no notes there reads no plan, and so has none to share.
  const noa = await t.town.account(t.town.agencies.casaLuz, "Noa Blum");
  await t.town.member(t.town.agencies.casaLuz, noa, t.town.programs.advocacy, "case_manager");
  await t.s.as(dolores)(cases.addTeamMember, { caseId, accountId: noa, role: "housing", sections: [] });
  const theirs = await t.s.as(noa)(disclosures.offer, { caseId }).then(({ facts }) => JSON.stringify(facts), () => ""); // biome-ignore format: one line
  assert.ok(!theirs.includes("A room of my own"));
});

test("R30 R34 only a release names a partner who signs in, and only one of this agency and case counts", async () => {
  const { ana, ines } = t.town;
  const one = await t.shared();
  const order = { basis: "mandate", basisCode: "court_order", legal: "Order 12", purpose: "The hearing", recipientId: one.recipientId };
  assert.equal((await refusal(t.send(ana, one.caseId, null, { ...order, method: "partner" }))).code, "share.notPartner");
  const { caseId } = await t.open(ines, { program: "care", call: "Sam" });
  const theirs = await t.wide(ines, caseId, await t.partner(ines));
  assert.equal((await refusal(t.send(ana, one.caseId, theirs, {}))).code, "share.noRelease");
  const foreign = { ...order, method: "printed", paperSafe: true, recipientId: await t.partner(ines) };
  assert.equal((await refusal(t.send(ana, one.caseId, null, foreign))).fields["recipientId"], "unknown");
});

test("R45 R50 who has died shares nothing any more, at the next look; a death taken back opens it again", async () => {
  const one = await t.shared();
  await look(one.packageId);
  const die = (on: string | null) => t.s.given("update people.person set deceased_on = $1 where id = $2", [on, one.personId]);
  await die("2026-01-01");
  assert.equal((await refusal(look(one.packageId))).status, 404);
  assert.deepEqual(
    (await t.s.as(t.chen)(received.list, {})).packages.filter(({ packageId }) => packageId === one.packageId),
    [],
  );
  assert.equal((await refusal(t.send(t.town.ana, one.caseId, one.releaseId))).code, "share.noRelease");
  await die(null);
  await look(one.packageId);
});

test("R11 a wall shuts what was shared too: the record, the package, the way to share and to withdraw", async () => {
  const { ana, agencies } = t.town;
  const one = await t.shared();
  await t.s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    agencies.casaLuz,
    ana,
    one.caseId,
  ]);
  const tried: (() => Promise<unknown>)[] = [
    () => record(ana, one.caseId),
    () => t.s.as(ana)(disclosures.show, { packageId: one.packageId }),
    () => t.s.as(ana)(disclosures.close, { packageId: one.packageId }),
    () => t.s.as(ana)(disclosures.offer, { caseId: one.caseId }),
    () => t.s.as(ana)(releases.withdraw, { releaseId: one.releaseId, how: "oral" }),
    () => t.send(ana, one.caseId, one.releaseId),
  ];
  for (const refused of tried) assert.equal((await refusal(refused())).status, 404);
  // Whoever received it reads on: a wall is between colleagues.
  await look(one.packageId);
});

test("R31 a reminder is the word of whoever gave it: another who carries the case now asks again themselves, and may close what was sent", async () => {
  const { ana, dolores } = t.town;
  const one = await t.shared();
  const reminderId = await t.remind(ana, one.caseId, one.releaseId);
  const { case: head } = await t.show(ana, one.caseId);
  await t.s.as(dolores)(cases.transfer, { caseId: one.caseId, managerId: dolores, reason: "workload", version: head.version });
  const other = { reminderId, items: [t.letter("She needs a room for two.")] };
  assert.equal((await refusal(t.send(dolores, one.caseId, one.releaseId, other))).code, "share.reminderNeeded");
  await t.s.as(dolores)(disclosures.close, { packageId: one.packageId });
  assert.equal((await refusal(look(one.packageId))).status, 404);
});

test("R45 a partner whose account has ended reads nothing; a recipient taken off the list gets nothing new", async () => {
  const { ana } = t.town;
  const one = await t.shared();
  await t.s.given("update releases.recipient set ended_at = kernel.clock(), version = version + 1 where id = $1", [one.recipientId]);
  assert.equal((await refusal(t.send(ana, one.caseId, one.releaseId))).code, "share.noRelease");
  await look(one.packageId);
  await t.s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [t.chen]);
  assert.equal((await refusal(look(one.packageId))).status, 401);
  assert.equal((await record(ana, one.caseId)).disclosures[0]?.packageId, one.packageId, "and on record it stays");
});

test("past the door too: no link is made to a package but in the moment it is, by who makes it", async () => {
  assert.equal(await t.s.past(t.town.ines, "select disclosures.make_link($1, 'a-token')", [newId()]), "42501 not available");
});
