import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../../cases/contract.ts";
import { deaths } from "../../deaths/contract.ts";
import { deathRoutes } from "../../deaths/routes.ts";
import { refusal } from "../../kernel/testing.ts";
import { family } from "../../people/family/contract.ts";
import { releases } from "../contract.ts";
import { type Id, layReleases } from "../testing.ts";
import { missing } from "./contract.ts";

let t: Awaited<ReturnType<typeof layReleases>>;
let aid: Id;
let da: Id;
before(async () => {
  t = await layReleases([...deathRoutes]);
  aid = await t.recipient(t.town.ana);
  da = await t.recipient(t.town.ana, "Office of the prosecutor", "prosecutor");
});
after(() => t.s.strike());

const lin = () => t.open(t.town.ana, { program: "advocacy", call: "Lin" });
const found = (who: string, personId: Id) => t.s.as(who)(missing.show, { personId });
const say = async (who: string, personId: Id, changed: object = {}) =>
  t.s.as(who)(missing.say, { personId, since: await t.dayFrom(-1), version: (await found(who, personId)).version, ...changed });
const sayFound = async (who: string, personId: Id, changed: { version?: number; on?: string } = {}) =>
  t.s.as(who)(missing.found, {
    personId,
    on: await t.dayFrom(0),
    version: changed.version ?? (await found(who, personId)).version,
    ...changed,
  });

test("R50 who is missing shares nothing from that second on, unless they said otherwise in their own words; found again brings nothing back", async () => {
  const { town, s } = t;
  const { caseId, personId } = await lin();
  const releaseId = await t.signed(town.ana, caseId, aid);
  const beyond = await t.signed(town.ana, caseId, da, { outlives: "The prosecutor goes on looking for me." });
  const shown = await s.as(town.ana)(releases.show, { releaseId: beyond });
  assert.match(shown.text, /If I die or am missing it goes on, in my own words: The prosecutor/);
  assert.match((await s.as(town.ana)(releases.show, { releaseId })).text, /If I die or am missing, it ends\./);
  const { version, ended } = await say(town.ana, personId);
  assert.equal(ended, 1);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: da }), beyond);
  const lapsed = (await s.as(town.ana)(releases.show, { releaseId })).release;
  assert.deepEqual([lapsed.state, lapsed.lapsedBecause], ["lapsed", "missing"]);
  // Whoever carries the case has a step, and its story a line.
  const { tasks, story } = await t.show(town.ana, caseId);
  assert.ok(tasks.some(({ title }) => title.startsWith("They are written down as missing")));
  assert.deepEqual(story.items.find(({ kind }) => kind === "release")?.codes, { state: "lapsed" });
  // They can sign nothing while they are missing.
  const next = await t.draft(town.ana, caseId, aid);
  assert.equal((await s.as(town.ana)(releases.begin, { caseId })).missing, true);
  assert.equal((await refusal(t.sign(town.ana, next))).code, "release.missing");
  await sayFound(town.ana, personId);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null, "found again, and it does not come back");
  await assert.rejects(
    s.given("update releases.release set lapsed_at = null where id = $1", [releaseId]),
    /lapsed_whole/,
    "a lapse has its reason as long as it stands",
  );
  await t.sign(town.ana, next);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), next, "a new signature stands");
  const { last } = await found(town.ana, personId);
  assert.deepEqual([last?.since, last?.by.id, last?.found?.on], [await t.dayFrom(-1), town.ana, await t.dayFrom(0)]);
  assert.equal((await refusal(say(town.ana, personId, { version }))).code, "stale");
});

test("R50 missed again, what was signed since lapses too; a death said by mistake and taken back does not bring back what ended before it", async () => {
  const { town, s } = t;
  const { caseId, personId } = await lin();
  await say(town.ana, personId);
  await sayFound(town.ana, personId);
  const releaseId = await t.signed(town.ana, caseId, aid);
  await say(town.ana, personId, { since: await t.dayFrom(0) });
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null);
  const died = { personId, onDay: await t.dayFrom(0), confirm: "Lin", toldBy: "the police", about: false, family: null };
  await s.as(town.dolores)(deaths.say, died as never);
  assert.equal((await refusal(sayFound(town.ana, personId, { version: 99 }))).code, "stale");
  const { death } = (await s.as(town.dolores)(deaths.show, { personId })) as never as { death: { version: number } };
  await s.as(town.dolores)(deaths.takeBack, { personId, version: death.version, reason: "Another Lin" } as never);
  const { release } = await s.as(town.ana)(releases.show, { releaseId });
  assert.deepEqual([release.state, release.lapsedBecause], ["lapsed", "missing"]);
});

test("R50 who may say it: whoever works with them, once, of a day that has come; another agency, an administrator: not there", async () => {
  const { town, s } = t;
  const { caseId, personId } = await t.open(town.ines, { call: "Jo" });
  for (const who of [town.ana, town.ida, town.omar]) assert.equal((await refusal(found(who, personId))).status, 404);
  assert.equal((await refusal(say(town.ines, personId, { since: await t.dayFrom(1) }))).fields.since, "future");
  assert.equal((await refusal(sayFound(town.ines, personId))).code, "missing.notSaid");
  await say(town.ines, personId);
  assert.equal((await refusal(say(town.ines, personId))).code, "missing.saidAlready");
  assert.equal((await refusal(sayFound(town.ines, personId, { on: await t.dayFrom(-2) }))).fields.on, "beforeSince");
  assert.equal((await refusal(sayFound(town.ines, personId, { on: await t.dayFrom(1) }))).fields.on, "future");
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.omar, role: "attorney", sections: ["legal"], canWrite: false });
  // Who knows that there is a person, and may not reach them, learns nothing of it.
  const { version } = await found(town.ines, personId);
  assert.equal((await refusal(found(town.omar, personId))).status, 403);
  assert.equal((await refusal(sayFound(town.omar, personId, { version }))).status, 403);
});

test("R24 a parent who signed and may not decide any more, or is said to have harmed them: what they signed stands no more, and whoever carries the case has a step", async () => {
  const { town, s } = t;
  for (const changed of [
    { accused: true },
    { decide: "no", decideBasis: "parent_statement" },
    { contact: "no", contactBasis: "parent_statement" },
  ]) {
    const { caseId, personId } = await t.open(town.ana, { program: "advocacy", call: "Mateo" });
    await t.bornOn(town.agencies.casaLuz, personId, "2014-05-01");
    const mother = await t.adult(town.dolores, personId, "Rosa", {});
    const releaseId = await t.draft(town.ana, caseId, aid);
    await t.sign(town.ana, releaseId, { signerKind: "minor_and_adult", name: "Mateo", secondName: "Rosa", adultId: mother });
    const alone = await t.draft(town.ana, caseId, da);
    await t.sign(town.ana, alone, { signerKind: "minor_alone", aloneBecause: "may_consent", name: "Mateo" });
    const kept = (await s.as(town.dolores)(family.show, { personId })).adults.find(({ adultId }) => adultId === mother);
    assert.ok(kept?.standing);
    const { now: _now, takenFrom: _from, takenWhy: _why, by: _by, at: _at, ...standing } = kept.standing;
    await s.as(town.dolores)(family.set, { personId, adultId: mother, ...standing, version: kept.version });
    assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), releaseId, "the same said again ends nothing");
    await s.as(town.dolores)(family.set, { personId, adultId: mother, ...standing, ...changed, version: kept.version + 1 } as never);
    const { release } = await s.as(town.ana)(releases.show, { releaseId });
    assert.deepEqual([release.state, release.lapsedBecause], ["lapsed", "signer"]);
    assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null);
    assert.equal(await t.covers(town.ana, { caseId, recipientId: da }), alone, "what they signed themselves stands");
    const { tasks } = await t.show(town.ana, caseId);
    assert.equal(tasks.filter(({ title }) => title.startsWith("Who signed a release may not sign")).length, 1);
    // Said otherwise again, it does not come back.
    await s.as(town.dolores)(family.set, { personId, adultId: mother, ...standing, version: kept.version + 2 });
    assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null);
  }
});
