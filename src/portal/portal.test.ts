import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { deaths } from "../deaths/contract.ts";
import { deathRoutes } from "../deaths/routes.ts";
import { disclosures } from "../disclosures/contract.ts";
import { involvements } from "../involvements/contract.ts";
import { involvementRoutes } from "../involvements/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { family } from "../people/family/contract.ts";
import { releases } from "../releases/contract.ts";
import { me } from "../staff/meContract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { pages } from "./contract.ts";
import { dayOfAge } from "./policy.ts";
import { type Id, layPages, OWN_PASSWORD, type Paged } from "./testing.ts";

const HOUR = 3_600_000;
const PARTS = ["sharing", "plan", "record", "helpers", "next", "notes"];
let t: Paged;
before(async () => {
  await buildIfStale();
  t = await layPages([...deathRoutes, ...involvementRoutes, ...staffRoutes({ demo: false, sendLink: async () => {} })]);
});
after(() => t.s.strike());

const lin = async () => (await t.open(t.town.ana, { program: "advocacy", call: "Lin" })).caseId;
const held = (who: string, caseId: Id) => t.s.as(who)(pages.show, { caseId });
/** What the partner's attorney is answered who opens what was shared. */
const partnerOpens = async (packageId: string) =>
  (await t.s.sendRaw(await t.s.tokenOf(t.chen), "GET", `/received/${packageId}`)).statusCode;
const get = (cookie: string, part: string) => t.ask("GET", `/mine/${part}`, cookie);

test("R14 a page is off until the program's supervisor switches it on, and off again it opens nothing", async () => {
  const caseId = await lin();
  await t.switchOn(t.town.dolores, caseId, false);
  assert.equal((await held(t.town.ana, caseId)).on, false);
  assert.equal((await refusal(t.switchOn(t.town.ana, caseId))).status, 403, "not by who only works there");
  assert.equal((await refusal(t.invite(t.town.ana, caseId))).code, "page.off");
  const one = await t.withPage(t.town.ana, caseId);
  assert.equal((await get(one.cookie, "sharing")).status, 200);
  await t.switchOn(t.town.dolores, caseId, false);
  assert.equal((await get(one.cookie, "sharing")).status, 303);
  assert.equal((await t.signIn(one.number)).status, 422);
  assert.equal((await refusal(t.invite(t.town.ana, caseId))).code, "page.off");
  await t.switchOn(t.town.dolores, caseId);
  assert.equal((await get(one.cookie, "sharing")).status, 200);
});

test("R86 README 9 a code is made by who writes the case, after safety was asked: once, for two days, in nobody's mail and no row", async () => {
  const caseId = await lin();
  await t.switchOn(t.town.dolores, caseId);
  assert.equal((await refusal(t.invite(t.town.ana, caseId, { safe: false }))).status, 422);
  assert.ok("minor" in (await refusal(t.invite(t.town.ana, caseId, { minor: null }))).fields);
  for (const stranger of [t.town.ines, t.town.keiko]) {
    assert.equal((await refusal(t.invite(stranger, caseId))).status, 404);
    assert.equal((await refusal(held(stranger, caseId))).status, 404);
    assert.equal((await refusal(t.switchOn(stranger, caseId))).status, 404);
  }
  const mailed = async () => (await t.s.given("select from messages.outbox")).length;
  const before = await mailed();
  const one = await t.invite(t.town.ana, caseId);
  assert.equal(await mailed(), before);
  assert.match(one.number, /^[1-9]\d{7}$/);
  const bare = one.code.replace("-", "");
  const rows = await t.s.given<{ row: string }>(
    "select to_jsonb(i)::text as row from portal.invitation i union all select to_jsonb(p)::text from portal.page p union all select to_jsonb(e)::text from kernel.audit_event e",
  );
  assert.ok(rows.every(({ row }) => !row.includes(bare) && !row.includes(one.code)));
  const came = await t.first(one.number, one.code.toLowerCase());
  assert.equal(came.status, 303);
  assert.equal((await get(came.cookie, "sharing")).status, 200);
  assert.equal((await t.first(one.number, one.code)).status, 422, "once");
  assert.deepEqual(
    (await held(t.town.ana, caseId)).pages.map(({ begun, codeUntil }) => [begun, codeUntil]),
    [[true, null]],
  );
  const late = await t.invite(t.town.ana, await lin());
  await t.s.moveBy(48 * HOUR);
  assert.equal((await t.first(late.number, late.code)).status, 422, "two days");
});

test("V6.3 wrong tries: five end a code, each makes the next wait, and a number nobody has is answered the same", async () => {
  const caseId = await lin();
  await t.switchOn(t.town.dolores, caseId);
  const one = await t.invite(t.town.ana, caseId);
  const nobody = await t.first("10000000", "AAAAA-AAAAA");
  const wrong = await t.first(one.number, "AAAAA-AAAAA");
  const plain = (body: string) => body.replaceAll(/value="\d{8}"/g, "");
  assert.deepEqual([nobody.status, plain(nobody.body)], [wrong.status, plain(wrong.body)]);
  assert.equal((await t.first(one.number, one.code)).status, 429, "at once is too soon");
  for (let n = 0; n < 4; n++) {
    await t.s.moveBy(61_000);
    assert.equal((await t.first(one.number, "AAAAA-AAAAA")).status, 422);
  }
  await t.s.moveBy(61_000);
  assert.equal((await t.first(one.number, one.code)).status, 422, "five were enough");
  const again = await t.invite(t.town.ana, caseId);
  assert.equal(again.number, one.number);
  assert.equal((await t.first(again.number, again.code)).status, 303, "a new code begins anew");
  assert.equal(
    (await t.ask("POST", "/mine/first", "", { number: "x", code: "", password: OWN_PASSWORD, again: OWN_PASSWORD })).status,
    422,
  );
  for (const password of ["short", "password1234567890", "a".repeat(300)])
    assert.equal((await t.first(again.number, again.code, password)).status, 422, password.slice(0, 20));
});

test("README 9 a password of their own opens it from then on; a new code replaces it and ends every visit; twenty idle minutes end one", async () => {
  const one = await t.withPage();
  assert.equal((await t.signIn(one.number, "not the right one")).status, 422);
  await t.s.moveBy(2_000);
  const back = await t.signIn(one.number);
  assert.equal(back.status, 303);
  assert.match(String(back.headers["set-cookie"]), /__Host-page=.*HttpOnly; Secure; SameSite=Strict/);
  const anew = await t.invite(t.town.ana, one.caseId);
  await t.first(anew.number, anew.code, "another four blue kites");
  assert.equal((await get(back.cookie, "sharing")).status, 303, "the visit before has ended");
  assert.equal((await t.signIn(one.number)).status, 422);
  await t.s.moveBy(2_000);
  const now = await t.signIn(one.number, "another four blue kites");
  await t.s.moveBy(19 * 60_000);
  assert.equal((await get(now.cookie, "sharing")).status, 200);
  await t.s.moveBy(21 * 60_000);
  assert.equal((await get(now.cookie, "sharing")).status, 303);
  const third = await t.signIn(one.number, "another four blue kites");
  assert.equal((await t.ask("GET", "/mine/exit", third.cookie)).location, "https://www.weather.gov/");
  assert.equal((await get(third.cookie, "sharing")).status, 303, "leaving ends the visit");
  const fourth = await t.signIn(one.number, "another four blue kites");
  const gone = await t.ask("POST", "/mine/exit", fourth.cookie);
  assert.deepEqual([gone.status, gone.location], [204, ""], "a page that is left already is sent nowhere");
  assert.equal((await get(fourth.cookie, "sharing")).status, 303);
});

test("R45 R46 R48 they take a release back in two presses: it ends this second, a partner reads no more, and the case manager is told by a step", async () => {
  const shared = await t.shared();
  const { cookie } = await t.withPage(t.town.ana, shared.caseId);
  const sharing = await get(cookie, "sharing");
  for (const said of [/Legal Aid of Rio Verde/, /A\. Chen, attorney/, /legal help/, /Until/, /Take this back/])
    assert.match(sharing.body, said);
  const sure = await get(cookie, `sharing/${shared.releaseId}`);
  assert.match(sure.body, /cannot be called back/);
  assert.equal(await partnerOpens(shared.packageId), 200);
  const done = await t.ask("POST", `/mine/sharing/${shared.releaseId}`, cookie);
  assert.equal(done.status, 303);
  assert.match((await t.ask("GET", done.location, cookie)).body, /Taken back\. From this moment/);
  assert.equal(await partnerOpens(shared.packageId), 404);
  const { release } = await t.s.as(t.town.ana)(releases.show, { releaseId: shared.releaseId });
  assert.equal(release.state, "withdrawn");
  assert.equal(release.withdrawn?.how, "own_page");
  const line = (await t.show(t.town.ana, shared.caseId)).story.items.find(({ kind }) => kind === "release");
  assert.deepEqual(
    [line?.codes, line?.by],
    [{ state: "withdrawn", how: "own_page" }, null],
    "a line of the story, and nobody's name beside it",
  );
  const shown = await t.show(t.town.ana, shared.caseId);
  assert.ok(JSON.stringify(shown).includes("They took back a release on their own page"));
  assert.equal((await t.ask("POST", `/mine/sharing/${shared.releaseId}`, cookie)).status, 303, "said twice it is ended still");
  const events = await t.s.given<{ people: string[] }>(
    "select people from kernel.audit_event where action = 'page.withdraw' and about ->> 'releaseId' = $1 and source = 'public' and account_id is null",
    [shared.releaseId],
  );
  assert.deepEqual(events[0]?.people, [shared.personId]);
});

test("R14 R68 C23 what they see: releases, roles, what was received and opened, appointments, notes for them; none of what is not theirs", async () => {
  const shared = await t.shared();
  const { caseId } = shared;
  const as = t.s.as(t.town.ana);
  const other = await t.shared();
  await as(notes.add, { caseId, audience: "person", body: "You said: I want to choose who knows." } as never);
  await as(notes.add, { caseId, audience: "team", body: "TEAM-ONLY words" } as never);
  await as(notes.add, { caseId, audience: "program", body: "PROGRAM-ONLY words" } as never);
  await as(notes.add, { caseId: other.caseId, audience: "person", body: "OTHER-CASE words" } as never);
  await as(involvements.review, { caseId, withPerson: true });
  const helps = { caseId, role: "attorney", does: "STAFF-WORDS", office: "Harbor Law" } as const;
  const { id: helperId } = await as(involvements.add, { ...helps, name: "Keiko Chen" });
  await as(involvements.add, { ...helps, name: "DET-HIDDEN", role: "investigator", known: false });
  await as(involvements.choosePoint, { caseId, helperId, chosenByPerson: true });
  const dueOn = await t.dayFrom(3);
  await as(tasks.add, { caseId, title: "Meet at the library", kind: "appointment", dueOn } as never);
  await as(tasks.add, { caseId, title: "TASK-OF-STAFF", kind: "task", dueOn } as never);
  await as(tasks.add, { caseId, title: "OLD-APPOINTMENT", kind: "follow_up", dueOn } as never);
  const v = await t.versionOf(caseId);
  await as(cases.changeLevel, { caseId, serviceLevel: "full", weight: 5, risk: "high", targetEnd: null, version: v } as never);
  assert.equal(await partnerOpens(shared.packageId), 200);
  await t.s.as(t.town.dolores)(cases.show, { caseId });
  const { cookie } = await t.withPage(t.town.ana, caseId);
  const bodies = Object.fromEntries(await Promise.all(PARTS.map(async (part) => [part, (await get(cookie, part)).body] as const)));
  assert.match(bodies["notes"] ?? "", /You said: I want to choose who knows\./);
  assert.match(bodies["next"] ?? "", /Meet at the library/);
  assert.match(bodies["helpers"] ?? "", /<li>\s*Case manager/, "by no name until they said what they are called");
  await as(me.setKnownAs, { knownAs: "Anita" });
  assert.equal((await as(me.security, {})).knownAs, "Anita");
  assert.match((await get(cookie, "helpers")).body, /<bdi>Anita<\/bdi> · Case manager/);
  await as(me.setKnownAs, { knownAs: "  " });
  assert.match((await get(cookie, "helpers")).body, /<li>\s*Case manager/);
  assert.match(bodies["helpers"] ?? "", /Keiko Chen[\s\S]*Attorney[\s\S]*Harbor Law[\s\S]*new[\s\S]*the person I ask first/);
  assert.match(bodies["record"] ?? "", /Legal Aid of Rio Verde[\s\S]*because you allowed it[\s\S]*Opened on/);
  assert.match(bodies["record"] ?? "", /<strong>Supervisor<\/strong>/);
  const all = Object.values(bodies).join("\n");
  for (const never of [
    "TEAM-ONLY",
    "PROGRAM-ONLY",
    "OTHER-CASE",
    "TASK-OF-STAFF",
    "OLD-APPOINTMENT",
    "DET-HIDDEN",
    "STAFF-WORDS",
    "Ana Ruiz",
    "Dolores",
    "Alex Chen",
    "risk",
    "high",
    caseId,
    other.releaseId,
    other.packageId,
  ])
    assert.ok(!all.includes(never), never);
  assert.ok(!/<title>[^<]*(Casa|Lin|sharing)/i.test(all), "titles are neutral");
  // Snapshot: nothing on any part but these kinds of things.
  assert.deepEqual(
    [...new Set([...all.matchAll(/<h1>([^<]+)/g)].map((m) => m[1]))],
    ["My sharing", "My plan", "Who was told", "Who helps me", "What comes next", "Written for me"],
  );
});

test("R14 R39 another's ids, another's page and no page at all are not there; staff's session is none here, nor theirs a staff session", async () => {
  const mine = await t.withPage();
  const other = await t.shared();
  for (const method of ["GET", "POST"] as const) {
    const theirs = await t.ask(method, `/mine/sharing/${other.releaseId}`, mine.cookie);
    const nothing = await t.ask(method, `/mine/sharing/${newId()}`, mine.cookie);
    assert.deepEqual([theirs.status, theirs.body], [404, nothing.body]);
    assert.equal((await t.ask(method, "/mine/sharing/'--", mine.cookie)).status, 404);
    assert.equal((await t.ask(method, `/mine/sharing/${other.releaseId}`)).status, 303);
  }
  const { release } = await t.s.as(t.town.ana)(releases.show, { releaseId: other.releaseId });
  assert.equal(release.state, "active");
  const token = mine.cookie.split("=")[1] ?? "";
  for (const url of ["/cases", `/cases/${mine.caseId}`, "/recipients"])
    assert.equal((await t.s.sendRaw(token, "GET", url)).statusCode, 401, url);
  const staff = await t.s.tokenOf(t.town.ana);
  for (const part of PARTS) assert.equal((await get(`__Host-page=${staff}`, part)).status, 303);
  const cross = await t.ask("POST", `/mine/sharing/${other.releaseId}`, mine.cookie, {}, { "sec-fetch-site": "cross-site" });
  assert.equal(cross.status, 403);
  // Without a request's context every table is shut to the login that serves the page.
  for (const table of ["portal.page", "portal.invitation", "portal.credential", "releases.release", "cases.note_text"])
    await assert.rejects(
      t.s.app.pool.query(`select * from ${table}`),
      (error: { code: string }) => ["42501", "22P02", "42704"].includes(error.code),
      table,
    );
});

test("R50 a death, an end by staff: the page shuts the same second and says nothing of why", async () => {
  const { caseId, personId } = await t.open(t.town.ana, { program: "advocacy", call: "Lin" });
  const one = await t.withPage(t.town.ana, caseId);
  const gone = await t.ask("GET", "/mine/sharing", one.cookie);
  assert.equal(gone.status, 200);
  await t.s.as(t.town.dolores)(deaths.say, {
    personId,
    onDay: await t.dayFrom(-1),
    toldBy: "The hospital",
    confirm: "Lin",
    family: null,
  } as never);
  for (const part of PARTS) assert.equal((await get(one.cookie, part)).status, 303, part);
  assert.equal((await t.signIn(one.number)).status, 422);
  assert.equal((await refusal(t.invite(t.town.ana, caseId))).code, "page.died");
  const two = await t.withPage();
  const { pages: pagesNow } = await held(t.town.ana, two.caseId);
  const pageId = pagesNow[0]?.pageId as Id;
  assert.equal((await refusal(t.s.as(t.town.ines)(pages.end, { pageId }))).status, 404);
  await t.s.as(t.town.ana)(pages.end, { pageId });
  await t.s.as(t.town.ana)(pages.end, { pageId });
  assert.equal((await get(two.cookie, "sharing")).status, 303);
  assert.equal((await t.signIn(two.number)).status, 422);
  assert.deepEqual((await held(t.town.ana, two.caseId)).pages, []);
  const anew = await t.withPage(t.town.ana, two.caseId);
  assert.notEqual(anew.number, two.number, "what ended stays ended");
});

test("R69 R24 a minor's page is off until it was said who may hold it; a guardian has one of their own until the birthday, and none once accused", async () => {
  const { town, s } = t;
  const { caseId, personId } = await t.open(town.tomas, { program: "support", call: "Jo" });
  await t.switchOn(town.keiko, caseId);
  const today = await t.dayFrom(0);
  const year = Number(today.slice(0, 4));
  const turns = await t.dayFrom(2);
  const born = `${year - 18}${turns.slice(4)}`;
  await t.bornOn(town.agencies.rioVerde, personId, turns.slice(0, 4) === String(year) ? born : `${year - 17}${turns.slice(4)}`);
  assert.ok("decided" in (await refusal(t.invite(town.tomas, caseId))).fields);
  const decided = "Old enough to understand; asked for it.";
  const adultId = await t.adult(town.tomas, personId, "Mother", {});
  const stranger = await t.adult(town.tomas, personId, "Uncle", null);
  const guard = (guardianId: Id | null) => t.invite(town.tomas, caseId, { holder: "guardian", guardianId, decided });
  assert.ok("guardianId" in (await refusal(guard(null))).fields);
  assert.ok("guardianId" in (await refusal(guard(stranger))).fields);
  const hers = await guard(adultId);
  const own = await t.invite(town.tomas, caseId, { decided });
  assert.notEqual(hers.number, own.number);
  const mother = await t.first(hers.number, hers.code);
  const jo = await t.first(own.number, own.code);
  await s.as(town.tomas)(notes.add, { caseId, audience: "person", body: "For Jo alone." } as never);
  assert.match((await get(jo.cookie, "notes")).body, /For Jo alone/);
  await s.as(town.tomas)(involvements.add, { caseId, name: "Sam Mentor", role: "supporter", does: null, office: null });
  assert.match((await get(jo.cookie, "helpers")).body, /Sam Mentor/);
  assert.ok(!(await get(mother.cookie, "helpers")).body.includes("Sam Mentor"), "who helps them elsewhere is theirs to tell");
  assert.ok(!(await get(mother.cookie, "notes")).body.includes("For Jo alone"));
  assert.match((await get(mother.cookie, "sharing")).body, /for a child/);
  const releaseId = await t.draft(town.tomas, caseId, await t.recipient(town.tomas, "Harbor Clinic", "housing"));
  await t.sign(town.tomas, releaseId, { signerKind: "minor_alone", minor: true, aloneBecause: "may_consent", name: "Jo" });
  assert.match((await get(jo.cookie, "sharing")).body, /Harbor Clinic/);
  assert.ok(!(await get(mother.cookie, "sharing")).body.includes("Harbor Clinic"), "signed alone, known alone");
  assert.equal((await t.ask("POST", `/mine/sharing/${releaseId}`, mother.cookie)).status, 404);

  const { adults } = await s.as(town.tomas)(family.show, { personId });
  const version = adults.find((one) => one.adultId === adultId)?.version ?? 0;
  const standing = {
    contact: "yes",
    contactBasis: "parent_statement",
    records: "yes",
    recordsBasis: "parent_statement",
    decide: "yes",
    decideBasis: "parent_statement",
  };
  const set = (accused: boolean, n: number) =>
    s.as(town.tomas)(family.set, {
      personId,
      adultId,
      ...standing,
      pickUp: "unknown",
      accused,
      court: null,
      number: null,
      version: n,
    } as never);
  await set(true, version);
  assert.equal((await get(mother.cookie, "sharing")).status, 303, "accused: shut at the next request");
  await set(false, version + 1);
  assert.equal((await get(mother.cookie, "sharing")).status, 200);

  await s.moveBy(47 * HOUR);
  const again = await t.signIn(hers.number);
  const eve = (await s.given<{ early: boolean }>("select agencies.local_day($1) < $2::date as early", [town.agencies.rioVerde, turns]))[0]
    ?.early;
  assert.equal((await get(again.cookie, "sharing")).status, eve ? 200 : 303);
  await s.moveBy(24 * HOUR);
  assert.equal((await get(again.cookie, "sharing")).status, 303, "of age: the guardian's is shut");
  assert.equal((await t.signIn(hers.number)).status, 422);
  assert.equal((await t.signIn(own.number)).status, 303, "and their own goes on");
  assert.ok("holder" in (await refusal(guard(adultId))).fields);
});

test("R69 R12 at a college and in victim services no guardian holds a page; a birth date put right ends a guardian's", async () => {
  const { town } = t;
  for (const [who, boss, program, agency] of [
    [town.ines, town.ravi, "care", town.agencies.northlake],
    [town.ana, town.dolores, "advocacy", town.agencies.casaLuz],
  ] as const) {
    const { caseId, personId } = await t.open(who, { program, call: "Sam" });
    await t.switchOn(boss, caseId);
    await t.bornOn(agency, personId, `${Number((await t.dayFrom(0)).slice(0, 4)) - 10}-01-01`);
    const asked = t.invite(who, caseId, { holder: "guardian", guardianId: newId(), decided: "why" });
    assert.equal((await refusal(asked)).code, "page.notForGuardians");
  }
  const { caseId, personId } = await t.open(town.tomas, { program: "support", call: "Sam" });
  await t.switchOn(town.keiko, caseId);
  const year = Number((await t.dayFrom(0)).slice(0, 4));
  await t.bornOn(town.agencies.rioVerde, personId, `${year - 10}-01-01`);
  const guardianId = await t.adult(town.tomas, personId, "Father", {});
  const his = await t.invite(town.tomas, caseId, { holder: "guardian", guardianId, decided: "He asked; she agrees." });
  const father = await t.first(his.number, his.code);
  assert.equal((await get(father.cookie, "sharing")).status, 200);
  await t.bornOn(town.agencies.rioVerde, personId, `${year - 11}-01-01`);
  assert.equal((await get(father.cookie, "sharing")).status, 303);
});

test("R14 R50 R69 past the door: a page begins open, where pages are, for the living, and for a guardian where guardians hold one, who may and only before the birthday; what ended is no way in", async () => {
  const { town, s } = t;
  const make = (more = "") =>
    `insert into portal.page (id, agency_id, program_id, person_id, case_id, number, holder, holder_id, minor, decided, of_age_on, made_by, ended_at)
     select (j->>'id')::uuid, agency_id, program_id, person_id, id, '98765432', coalesce(j->>'holder', 'self'), coalesce((j->>'holder_id')::uuid, person_id), j ? 'of_age_on',
            case when j ? 'of_age_on' then '\\x01'::bytea end, (j->>'of_age_on')::date, kernel.uid(), (j->>'ended_at')::timestamptz
       from cases.case, (select '{"id": "${newId()}"${more}}'::jsonb as j) x where id = $1`;
  const caseId = await lin();
  await t.switchOn(town.dolores, caseId, false);
  assert.equal(await s.past(town.ana, make(), [caseId]), "HF409 page.off");
  await t.switchOn(town.dolores, caseId);
  assert.equal(await s.past(town.ana, make(), [caseId]), "1 rows");
  assert.equal(await s.past(town.ana, make(', "ended_at": "2026-01-01"'), [caseId]), "42501 a page begins open");
  const grown = (holder: string, day: string) => make(`, "holder": "guardian", "holder_id": "${holder}", "of_age_on": "${day}"`);
  assert.equal(await s.past(town.ana, grown(newId(), "2030-01-01"), [caseId]), "HF409 page.notForGuardians");

  const pupil = await t.open(town.tomas, { program: "support", call: "Jo" });
  await t.switchOn(town.keiko, pupil.caseId);
  await t.bornOn(town.agencies.rioVerde, pupil.personId, `${Number((await t.dayFrom(0)).slice(0, 4)) - 10}-01-01`);
  const [mother, uncle] = [
    await t.adult(town.tomas, pupil.personId, "Mother", {}),
    await t.adult(town.tomas, pupil.personId, "Uncle", null),
  ];
  assert.equal(await s.past(town.tomas, grown(uncle, await t.dayFrom(400)), [pupil.caseId]), "HF422 page.notThisAdult");
  assert.equal(await s.past(town.tomas, grown(mother, await t.dayFrom(0)), [pupil.caseId]), "HF422 page.ofAge");
  assert.equal(await s.past(town.tomas, grown(mother, await t.dayFrom(400)), [pupil.caseId]), "1 rows");

  const ended = await t.withPage();
  const [page] = await s.given<{ id: string }>("update portal.page set ended_at = kernel.clock() where case_id = $1 returning id", [
    ended.caseId,
  ]);
  const again = `insert into portal.invitation (id, agency_id, program_id, person_id, case_id, page_id, code_hash, safe, made_by, expires_at)
    select $2, agency_id, program_id, person_id, case_id, id, 'x', true, kernel.uid(), kernel.clock() from portal.page where id = $1`;
  assert.equal(await s.past(town.ana, again, [page?.id, newId()]), "HF409 page.ended");
  // Who does not serve the case is not told by another code whether a page is there or over.
  const [of] = await s.given<{ ids: string[] }>(
    "select array[agency_id, program_id, person_id, case_id, id]::text[] as ids from portal.page where id = $1",
    [page?.id],
  );
  const blind = `insert into portal.invitation (id, agency_id, program_id, person_id, case_id, page_id, code_hash, safe, made_by, expires_at)
    values ($6, $1, $2, $3, $4, $5, 'x', true, kernel.uid(), kernel.clock())`;
  for (const who of [town.tomas, town.ines]) assert.equal(await s.past(who, blind, [...(of?.ids ?? []), newId()]), "42501 not available");
  const [dead] = await s.given<{ person_id: string }>("select person_id from cases.case where id = $1", [caseId]);
  await s.given("update people.person set deceased_on = agencies.local_day(agency_id) where id = $1", [dead?.person_id]);
  assert.equal(await s.past(town.ana, make(), [caseId]), "HF409 page.died");
  const [one] = await s.given<{ ids: string[] }>(
    "select array[agency_id, program_id, person_id, id]::text[] as ids from cases.case where id = $1",
    [caseId],
  );
  const blindPage = `insert into portal.page (id, agency_id, program_id, person_id, case_id, number, holder, holder_id, minor, made_by)
    values ($5, $1, $2, $3, $4, '98765432', 'self', $3, false, kernel.uid())`;
  for (const who of [town.tomas, town.ines])
    assert.equal(await s.past(who, blindPage, [...(one?.ids ?? []), newId()]), "42501 not available");
});

test("somebody born on 29 February is of age on the first of March", () => {
  assert.equal(dayOfAge("2008-02-29"), "2026-03-01");
  assert.equal(dayOfAge("2008-11-22"), "2026-11-22");
});

test("D05 hostile words stay words, every answer is not kept, and the look is on record before it is given", async () => {
  const caseId = await lin();
  const bad = '<script>alert(1)</script>\u202e" onload=x';
  await t.s.as(t.town.ana)(notes.add, { caseId, audience: "person", body: bad } as never);
  const { cookie } = await t.withPage(t.town.ana, caseId);
  const page = await get(cookie, "notes");
  assert.ok(!page.body.includes("<script>alert"));
  assert.equal(page.headers["cache-control"], "no-store");
  assert.equal(page.headers["referrer-policy"], "no-referrer");
  const events = await t.s.given(
    "select from kernel.audit_event where action = 'page.notes' and about ->> 'caseId' = $1 and source = 'public'",
    [caseId],
  );
  assert.equal(events.length, 1);
  for (const lang of ["es", "ar"]) {
    const said = await t.ask("GET", `/mine/sharing?lang=${lang}`, cookie);
    assert.match(said.body, lang === "es" ? /Lo que comparto/ : /ما أشاركه/);
    assert.ok(!said.body.includes("My sharing"));
  }
  assert.ok((await t.s.as(t.town.ana)(disclosures.looks, { caseId })) !== null);
});
