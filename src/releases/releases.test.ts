import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { deaths } from "../deaths/contract.ts";
import { deathRoutes } from "../deaths/routes.ts";
import { fetchFileAs, png, sendFileAs } from "../files/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { family } from "../people/family/contract.ts";
import { today } from "../today/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { recipients, releases } from "./contract.ts";
import { type Id, layReleases, spokenOf } from "./testing.ts";
import { warnDays } from "./wholeDays.ts";

const DAY = 86_400_000;
let t: Awaited<ReturnType<typeof layReleases>>;
let aid: Id;
let da: Id;
before(async () => {
  t = await layReleases([...deathRoutes, ...todayRoutes]);
  aid = await t.recipient(t.town.ana);
  da = await t.recipient(t.town.ana, "Office of the prosecutor", "prosecutor");
});
after(() => t.s.strike());

const lin = () => t.open(t.town.ana, { program: "advocacy", call: "Lin" });
const show = (who: string, releaseId: Id) => t.s.as(who)(releases.show, { releaseId });
const states = async (who: string, caseId: Id) => (await t.s.as(who)(releases.list, { caseId })).releases.map(({ state }) => state);

test("R20 R22 C09 a release is drawn up, shown word for word, signed with everything it needs, and stands for thirty days", async () => {
  const { caseId } = await lin();
  const releaseId = await t.draft(t.town.ana, caseId, aid, { details: { legal: "the wage claim" } });
  const drawn = await show(t.town.ana, releaseId);
  assert.equal(drawn.release.state, "draft");
  assert.equal(await t.covers(t.town.ana, { caseId, recipientId: aid }), null, "a draft shares nothing");
  for (const said of [
    /I am Lin/,
    /Legal Aid of Rio Verde: A. Chen, attorney/,
    /only this: the wage claim/,
    /same help whether I sign or not/,
    /by saying so or in writing/,
  ])
    assert.match(drawn.text, said);
  assert.equal(drawn.release.lastDay, await t.dayFrom(30));
  await t.sign(t.town.ana, releaseId);
  const signed = await show(t.town.ana, releaseId);
  assert.equal(signed.release.state, "active");
  assert.equal(signed.text, drawn.text);
  assert.ok(signed.fits);
  assert.equal(await t.covers(t.town.ana, { caseId, recipientId: aid }), releaseId);
  assert.equal(await t.covers(t.town.ana, { caseId, recipientId: aid, item: "medical" }), null);
  assert.equal(await t.covers(t.town.ana, { caseId, recipientId: aid, method: "electronic" }), null);
  assert.equal(await t.covers(t.town.ana, { caseId, recipientId: da }), null);
  assert.equal((await refusal(t.sign(t.town.ana, releaseId, { version: 2 }))).code, "release.notDraft");
  const { story } = await t.show(t.town.ana, caseId);
  const line = story.items.find(({ kind }) => kind === "release");
  assert.deepEqual(line?.codes, { state: "signed" });
});

test("R20 each part that is missing keeps it a draft: a 422 by its field", async () => {
  const { caseId } = await lin();
  const whole = t.plain(caseId, aid);
  for (const field of ["recipientId", "toWhom", "items", "purposeKind", "methods", "language"] as const) {
    const { [field]: _, ...rest } = whole;
    const problem = await refusal(t.s.as(t.town.ana)(releases.draft, rest as never));
    assert.equal(problem.status, 422);
    assert.ok(field in problem.fields, field);
  }
  assert.equal((await refusal(t.draft(t.town.ana, caseId, aid, { items: [] }))).fields.items, "missing");
  assert.equal((await refusal(t.draft(t.town.ana, caseId, aid, { purposeKind: "other" }))).fields.purpose, "missing");
  const releaseId = await t.draft(t.town.ana, caseId, aid);
  const signs = (changed: object) => t.s.as(t.town.ana)(releases.sign, { releaseId, ...t.whole, ...changed });
  assert.equal((await refusal(signs({}))).code, "release.notRead", "nothing was read together");
  for (const field of Object.keys(spokenOf))
    for (const said of [undefined, false]) {
      const problem = await refusal(t.s.as(t.town.ana)(releases.read, { releaseId, ...spokenOf, [field]: said } as never));
      assert.equal(problem.status, 422, field);
      assert.ok(field in problem.fields, field);
    }
  assert.equal((await refusal(signs({}))).code, "release.notRead", "four of the five are not five");
  await t.read(t.town.ana, releaseId);
  for (const field of ["signerKind", "how", "authenticatedHow"]) {
    const problem = await refusal(signs({ [field]: undefined }));
    assert.equal(problem.status, 422, field);
    assert.ok(field in problem.fields, field);
  }
  assert.equal((await refusal(t.sign(t.town.ana, releaseId, { name: null }))).fields.name, "missing");
  // What shows nothing on any screen is no name: zero-width, joiners, direction marks, fillers that count as letters.
  for (const name of ["\u200b", "\u2060\u200d", "\u202e \u202c", "\u3164", "\u00ad\ufeff", "…"])
    assert.equal((await refusal(t.sign(t.town.ana, releaseId, { name }))).fields.name, "missing", JSON.stringify(name));
  assert.equal((await refusal(t.sign(t.town.ana, releaseId, { minor: null }))).fields.minor, "missing");
  assert.equal((await refusal(t.sign(t.town.ana, releaseId, { how: "drawn" }))).fields.signatureId, "missing");
  assert.equal((await show(t.town.ana, releaseId)).release.state, "draft");
});

test("R20 the database itself holds no signed release that lacks a part, whoever writes", async () => {
  const { caseId } = await lin();
  const releaseId = await t.draft(t.town.ana, caseId, aid);
  const whole: Record<string, string> = {
    said_voluntary: "kernel.clock()",
    said_withdrawal: "kernel.clock()",
    said_limits: "kernel.clock()",
    said_risks: "kernel.clock()",
    said_alternatives: "kernel.clock()",
    said_by: "made_by",
    signer_kind: "'self'",
    minor: "false",
    signer_id: "person_id",
    signed_how: "'typed'",
    authenticated_how: "'known'",
    signed_name: "'\\x01'",
  };
  const write = (columns: Record<string, string>) =>
    t.s.given(
      `update releases.release set signed_at = kernel.clock(), ${Object.entries(columns)
        .map(([column, value]) => `${column} = ${value}`)
        .join(", ")} where id = $1`,
      [releaseId],
    );
  for (const column of Object.keys(whole)) {
    const { [column]: _, ...rest } = whole;
    await assert.rejects(write(rest), /signed_whole|signer_fits/, column);
  }
  await assert.rejects(t.s.given("update releases.release set expires_at = null where id = $1", [releaseId]));
  await write(whole);
});

test("R20 that it was read together is kept with its time and who read it, before anybody signs; said by nobody else, and not of a time to come", async () => {
  const { town, s } = t;
  const { caseId } = await lin();
  const again = await t.draft(town.ana, caseId, aid);
  assert.equal((await show(town.ana, again)).readTogether, null);
  await t.read(town.ana, again);
  await s.moveBy(300_000);
  await s.as(town.ana)(releases.sign, { releaseId: again, ...t.whole });
  const { readTogether, release } = await show(town.ana, again);
  assert.equal(readTogether?.by.id, town.ana);
  assert.ok(Date.parse(release.signedAt ?? "") - Date.parse(readTogether?.at ?? "") >= 300_000, "five minutes lay between them");
  assert.equal((await refusal(t.read(town.ana, again))).code, "release.notDraft");
  for (const who of [town.ines, town.ida]) assert.equal((await refusal(t.read(who, again))).status, 404);
  await assert.rejects(
    s.given("update releases.release set said_risks = kernel.clock() where id = $1", [again]),
    /a release stays what it is/,
    "what was spoken before a signature stays as it was",
  );
  const coming = await t.draft(town.ana, caseId, aid);
  await assert.rejects(
    s.given("update releases.release set said_risks = kernel.clock() + interval '1 hour' where id = $1", [coming]),
    /said by who spoke, when it was/,
  );
  await s.moveBy(-300_000);
});

test("R21 one recipient: a list of two is refused", async () => {
  const { caseId } = await lin();
  const problem = await refusal(t.draft(t.town.ana, caseId, [aid, da] as never));
  assert.equal(problem.status, 422);
  assert.ok("recipientId" in problem.fields);
});

test("R22 an end always: by default soon, never in the past, never beyond a year", async () => {
  const { caseId } = await lin();
  assert.equal((await refusal(t.draft(t.town.ana, caseId, aid, { until: await t.dayFrom(-1) }))).fields.until, "past");
  assert.equal((await refusal(t.draft(t.town.ana, caseId, aid, { until: await t.dayFrom(366) }))).fields.until, "tooLong");
  const longest = await t.draft(t.town.ana, caseId, aid, { until: await t.dayFrom(365), untilPurpose: true });
  const { text } = await show(t.town.ana, longest);
  assert.match(text, /until this is done, at the latest to the end of/);
  const { howLong } = await t.s.as(t.town.ana)(releases.begin, { caseId });
  assert.deepEqual(howLong, { usual: 30, warn: 90, most: 365 });
  const student = await t.open(t.town.ines);
  assert.equal((await t.s.as(t.town.ines)(releases.begin, { caseId: student.caseId })).howLong.usual, 90);
});

test("R22 a program's own default and longest: without an end the default, beyond the longest a 422, by the database too", async () => {
  const { town, s } = t;
  const { caseId } = await t.open(town.ines, { call: "Omar" });
  const office = await t.recipient(town.ines, "Valley Legal Help");
  const care = town.programs.care;
  await s.given("update agencies.program set release_days = 14, release_most = 60, release_why = 'Counsel' where id = $1", [care]);
  assert.deepEqual((await s.as(town.ines)(releases.begin, { caseId })).howLong, { usual: 14, warn: 180, most: 60 });
  const usual = await t.draft(town.ines, caseId, office);
  assert.equal((await show(town.ines, usual)).release.lastDay, await t.dayFrom(14));
  assert.equal((await refusal(t.draft(town.ines, caseId, office, { until: await t.dayFrom(61) }))).fields.until, "tooLong");
  const longest = await t.draft(town.ines, caseId, office, { until: await t.dayFrom(60) });
  // Past the door, whoever writes: no end is the default, and one that is too far is refused.
  const copy = (end: string) =>
    s.given(
      `insert into releases.release (id, agency_id, program_id, person_id, case_id, recipient_id, to_whom, purpose_kind, methods, starts_at, expires_at, language, made_by, text_locale, text_body, text_hash)
       select $1, agency_id, program_id, person_id, case_id, recipient_id, to_whom, purpose_kind, methods, starts_at, ${end}, language, made_by, text_locale, text_body, text_hash
         from releases.release where id = $2`,
      [newId(), longest],
    );
  await assert.rejects(copy("expires_at + interval '1 second'"), /release\.tooLong/);
  await copy("null");
  const ends = await s.given<{ days: number }>(
    "select distinct (expires_at at time zone 'America/Chicago')::date - (starts_at at time zone 'America/Chicago')::date as days from releases.release where case_id = $1 order by 1",
    [caseId],
  );
  assert.deepEqual(
    ends.map(({ days }) => days),
    [15, 61],
  );
  await s.given("update agencies.program set release_days = null, release_most = null, release_why = null where id = $1", [care]);
});

test("R23 no word for everything", async () => {
  const { caseId } = await lin();
  for (const word of ["*", "all", "Anything"])
    assert.equal((await refusal(t.draft(t.town.ana, caseId, aid, { items: [word] }))).fields.items, "blanket");
  assert.equal((await refusal(t.draft(t.town.ana, caseId, aid, { items: ["identity", "horoscope"] }))).fields.items, "notOnTheList");
  await assert.rejects(
    t.s.given(
      "insert into releases.item (id, agency_id, program_id, person_id, case_id, release_id, item) select $1, agency_id, program_id, person_id, case_id, id, '*' from releases.release where id = $2",
      [newId(), await t.draft(t.town.ana, caseId, aid)],
    ),
    /item_item_check/,
  );
});

test("R24 a minor signs with a parent who may; one who is said to have harmed them never does, whoever proposes it", async () => {
  const { town } = t;
  const { caseId, personId } = await t.open(town.ana, { program: "advocacy", call: "Mateo" });
  await t.bornOn(town.agencies.casaLuz, personId, "2014-05-01");
  const mother = await t.adult(town.dolores, personId, "Rosa", {});
  const father = await t.adult(town.dolores, personId, "Hugo", { accused: true });
  const aunt = await t.adult(town.dolores, personId, "Pilar", null);
  const releaseId = await t.draft(town.ana, caseId, aid);
  const { minor, usualSigner, signers } = await show(town.ana, releaseId);
  assert.deepEqual([minor, usualSigner, signers.map(({ name }) => name)], [true, "minor_and_adult", ["Rosa"]]);
  assert.equal((await refusal(t.sign(town.ana, releaseId))).fields.signerKind, "isMinor");
  const both = { signerKind: "minor_and_adult", name: "Mateo", secondName: "Rosa" };
  for (const who of [town.ana, town.dolores])
    assert.equal((await refusal(t.sign(who, releaseId, { ...both, adultId: father }))).fields.adultId, "accused");
  assert.equal((await refusal(t.sign(town.ana, releaseId, { ...both, adultId: aunt }))).fields.adultId, "unknown");
  assert.equal((await refusal(t.sign(town.ana, releaseId, both))).fields.adultId, "missing");
  assert.equal((await refusal(t.sign(town.ana, releaseId, { ...both, adultId: mother, secondName: null }))).fields.secondName, "missing");
  // A parent alone: only for a child who is too young to sign beside them.
  const alone = { signerKind: "parent", adultId: mother, name: "Rosa" };
  assert.equal((await refusal(t.sign(town.ana, releaseId, alone))).fields.tooYoung, "minorSignsToo");
  for (const signer of ["parent", "guardian", "guardian_ad_litem"])
    await t.sign(town.ana, await t.draft(town.ana, caseId, aid), { ...alone, signerKind: signer, tooYoung: true });
  assert.equal((await refusal(t.sign(town.ana, releaseId, { ...alone, signerKind: "conservator" }))).fields.signerKind, "isMinor");
  // Alone, with the reason said: a foster child, a youth on their own, one who may ask for this help by themself.
  assert.equal((await refusal(t.sign(town.ana, releaseId, { signerKind: "minor_alone" }))).fields.aloneBecause, "missing");
  await t.sign(town.ana, await t.draft(town.ana, caseId, aid), { signerKind: "minor_alone", aloneBecause: "unaccompanied", name: "Mateo" });
  await t.sign(town.ana, releaseId, { ...both, adultId: mother });
  assert.equal((await show(town.ana, releaseId)).release.state, "active");

  // Said later of one who signed: what they signed stands no more.
  const kept = (await t.s.as(town.dolores)(family.show, { personId })).adults.find(({ adultId }) => adultId === mother);
  assert.ok(kept?.standing);
  const { now: _now, takenFrom: _from, takenWhy: _why, by: _by, at: _at, ...standing } = kept.standing;
  await t.s.as(town.dolores)(family.set, { personId, adultId: mother, ...standing, accused: true, version: kept.version });
  assert.equal((await show(town.ana, releaseId)).release.state, "lapsed");
});

test("R24 past the door: the database takes no signature of one who is accused", async () => {
  const { town } = t;
  const { caseId, personId } = await t.open(town.ana, { program: "advocacy", call: "Mateo" });
  const father = await t.adult(town.dolores, personId, "Hugo", { accused: true });
  const releaseId = await t.draft(town.ana, caseId, aid);
  const write = (kind: string, adult: string) =>
    t.s.given(
      `update releases.release set signed_at = kernel.clock(), said_voluntary = kernel.clock(), said_withdrawal = kernel.clock(), said_limits = kernel.clock(), said_risks = kernel.clock(),
         said_alternatives = kernel.clock(), said_by = made_by, signer_kind = $2, minor = true, too_young = $2 <> 'minor_and_adult', signer_id = case when $2 = 'minor_and_adult' then person_id else $3::uuid end,
         second_signer_id = case when $2 = 'minor_and_adult' then $3::uuid end, signed_how = 'typed', authenticated_how = 'known', signed_name = '\\x01', second_name = '\\x01' where id = $1`,
      [releaseId, kind, adult],
    );
  for (const kind of ["parent", "guardian", "minor_and_adult"]) await assert.rejects(write(kind, father), /release\.signerAccused/);
});

test("R20 R50 past the door: nothing is signed without an item, for the dead, or by a parent alone where the minor signs too; nothing begins signed, and only who sees the case ends it", async () => {
  const { town, s } = t;
  const sign = (kind: string, minor: boolean, signer: string) =>
    `update releases.release set signed_at = kernel.clock(), said_voluntary = kernel.clock(), said_withdrawal = kernel.clock(), said_limits = kernel.clock(), said_risks = kernel.clock(),
       said_alternatives = kernel.clock(), said_by = made_by, signer_kind = '${kind}', minor = ${minor}, too_young = false, signer_id = ${signer}, signed_how = 'typed', authenticated_how = 'known',
       signed_name = '\\x01' where id = $1`;
  const self = sign("self", false, "person_id");
  const { caseId, personId } = await lin();
  const empty = await t.draft(town.ana, caseId, aid);
  await s.given("alter table releases.item disable trigger user");
  await s.given("delete from releases.item where release_id = $1", [empty]);
  await s.given("alter table releases.item enable trigger user");
  assert.equal(await s.past(town.ana, self, [empty]), "HF422 release.notWhole");
  const draft = await t.draft(town.ana, caseId, aid);
  assert.equal(await s.past(town.ana, self, [draft]), "1 rows");
  const more =
    "insert into releases.item (id, agency_id, program_id, person_id, case_id, release_id, item) select $1, agency_id, program_id, person_id, case_id, id, 'safety' from releases.release where id = $2";
  assert.equal(await s.past(town.ana, more, [newId(), draft]), "1 rows");
  const signed = await t.draft(town.ana, caseId, aid);
  await t.sign(town.ana, signed);
  assert.equal(await s.past(town.ana, more, [newId(), signed]), "42501 what a release covers does not change");
  const copied = "select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'signed_at', kernel.clock()))).*";
  await assert.rejects(
    s.given(`insert into releases.release ${copied} from releases.release r where r.id = $1`, [draft]),
    /begins as a draft/,
  );
  const end = "select releases.withdraw($1, 'spoken', $2, $3, 1)";
  for (const who of [town.ines, town.tomas])
    assert.equal(await s.past(who, end, [draft, newId(), Buffer.from("x")]), "42501 not available");
  await s.given("update people.person set deceased_on = agencies.local_day(agency_id) where id = $1", [personId]);
  assert.equal(await s.past(town.ana, self, [draft]), "HF409 release.died");

  const child = await t.open(town.ana, { program: "advocacy", call: "Mateo" });
  await t.bornOn(town.agencies.casaLuz, child.personId, "2011-05-01");
  const mother = await t.adult(town.dolores, child.personId, "Rosa", {});
  const theirs = await t.draft(town.ana, child.caseId, aid);
  assert.equal(await s.past(town.ana, sign("parent", true, `'${mother}'`), [theirs]), "HF422 release.minorSignsToo");

  await assert.rejects(s.given("update releases.recipient set kind = 'court' where id = $1", [da]), /stays who they are/);
  const other = "select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'partner_agency_id', $2::uuid))).*";
  await assert.rejects(
    s.given(`insert into releases.recipient ${other} from releases.recipient r where r.id = $1`, [da, town.agencies.northlake]),
    /recipient\.notOfNetwork/,
  );
});

test("R24 R69 at school the parent signs for a minor, at college the student; of age it is the person", async () => {
  const { town } = t;
  const pupil = await t.open(town.tomas, { program: "support", call: "Mateo" });
  const school = await t.recipient(town.tomas, "Bridge Housing", "housing");
  await t.bornOn(town.agencies.rioVerde, pupil.personId, "2012-03-03");
  const mother = await t.adult(town.keiko, pupil.personId, "Rosa", {});
  const first = await t.draft(town.tomas, pupil.caseId, school);
  assert.equal((await show(town.tomas, first)).usualSigner, "parent");
  await t.sign(town.tomas, first, { signerKind: "parent", adultId: mother, name: "Rosa" });
  const [row] = await t.s.given<{ day: string }>(
    "select to_char((kernel.clock() at time zone 'America/Chicago') - interval '18 years', 'YYYY-MM-DD') as day",
  );
  await t.bornOn(town.agencies.rioVerde, pupil.personId, row?.day ?? "");
  const second = await t.draft(town.tomas, pupil.caseId, school);
  assert.equal((await show(town.tomas, second)).usualSigner, "self");
  assert.equal((await refusal(t.sign(town.tomas, second, { signerKind: "parent", adultId: mother }))).fields.signerKind, "isOfAge");
  await t.sign(town.tomas, second);
  const student = await t.open(town.ines, { call: "Sam" });
  await t.bornOn(town.agencies.northlake, student.personId, "2012-03-03");
  const third = await t.draft(town.ines, student.caseId, await t.recipient(town.ines));
  const { usualSigner, usualAlone } = await show(town.ines, third);
  assert.deepEqual([usualSigner, usualAlone], ["minor_alone", "student_rights"]);
});

test("R25 the exact text is kept with its print; changed behind the back of the program it no longer fits, and by the program it cannot be", async () => {
  const { town, s } = t;
  const { caseId } = await lin();
  const releaseId = await t.signed(town.ana, caseId, aid);
  assert.ok((await show(town.ana, releaseId)).fits);
  await assert.rejects(s.given("update releases.release set text_body = '\\x00' where id = $1", [releaseId]), /a release stays what it is/);
  await s.given("alter table releases.release disable trigger keep_release");
  const other = s.keys.ring.seal(
    town.agencies.casaLuz,
    { table: "releases.release", row: releaseId, column: "text_body" },
    "Everything to everybody.",
  );
  await s.given("update releases.release set text_body = $1 where id = $2", [other, releaseId]);
  await s.given("alter table releases.release enable trigger keep_release");
  assert.equal((await show(town.ana, releaseId)).fits, false);
});

test("R20 R25 the text is written in the person's language where it can be, with who interpreted; drawn on a tablet, the drawing is kept with the case", async () => {
  const { town, s } = t;
  const { caseId } = await lin();
  const arabic = await show(town.ana, await t.draft(town.ana, caseId, aid, { language: "ar", interpreter: "Amina" }));
  assert.equal(arabic.textLocale, "ar");
  assert.match(arabic.text, /إذن بمشاركة المعلومات[\s\S]*Amina/);
  const spanish = await show(town.ana, await t.draft(town.ana, caseId, aid, { language: "es" }));
  assert.match(spanish.text, /Recibo la misma ayuda firme o no firme/);
  const chinese = await t.draft(town.ana, caseId, aid, { language: "zh", interpreter: "Mei, by phone" });
  const told = await show(town.ana, chinese);
  assert.equal(told.textLocale, "en");
  assert.match(told.text, /read to me in Chinese. Interpreter: Mei, by phone/);
  const { fileId } = (await sendFileAs(s, town.ana, png(), "Signature.png")).body;
  assert.equal(
    (await refusal(t.sign(town.ana, chinese, { how: "drawn", signatureId: newId(), name: null }))).fields.signatureId,
    "unknown",
  );
  await t.sign(town.ana, chinese, { how: "drawn", signatureId: fileId as Id, name: null });
  assert.equal((await show(town.ana, chinese)).signature?.fileId, fileId);
  assert.equal((await fetchFileAs(s, town.dolores, fileId)).statusCode, 200);
});

test("R27 R65 the person's copy is the text that was signed, and that it was taken is on record", async () => {
  const { town, s } = t;
  const { caseId } = await lin();
  const releaseId = await t.signed(town.ana, caseId, aid);
  const copy = await s.as(town.ana)(releases.copy, { releaseId });
  const { text, print } = await show(town.ana, releaseId);
  assert.equal(copy.text, text);
  assert.equal(copy.print, print);
  const [row] = await s.given<{ n: number }>(
    "select count(*)::int as n from kernel.audit_event where action = 'release.copy' and about ->> 'releaseId' = $1 and account_id = $2",
    [releaseId, town.ana],
  );
  assert.equal(row?.n, 1);
});

test("R45 R46 R47 C11 one field ends it in the same second, for anybody who sees the case; a step to confirm it follows; it never comes back", async () => {
  const { town, s } = t;
  const { caseId } = await lin();
  const releaseId = await t.signed(town.ana, caseId, aid);
  // A helper of the team who holds the services alone: sees to whom and until when, and may end it.
  const helper = await town.account(town.agencies.casaLuz, "Jo Helper");
  await town.member(town.agencies.casaLuz, helper, town.programs.advocacy, "teammate");
  await s.as(town.ana)(cases.addTeamMember, {
    caseId,
    accountId: helper,
    role: "advocate",
    sections: [],
    canWrite: false,
  });
  const seen = await s.as(helper)(releases.list, { caseId });
  assert.deepEqual([seen.releases.length, seen.heads.map(({ recipient }) => recipient)], [0, ["Legal Aid of Rio Verde"]]);
  assert.equal((await refusal(show(helper, releaseId))).status, 404);
  await s.as(helper)(releases.withdraw, { releaseId });
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null);
  await s.as(town.ana)(releases.withdraw, { releaseId });
  const { release } = await show(town.ana, releaseId);
  assert.deepEqual([release.state, release.withdrawn?.how, release.withdrawn?.by?.id], ["withdrawn", "oral", helper]);
  const { tasks } = await t.show(town.ana, caseId);
  assert.equal(tasks.filter(({ title }) => title.startsWith("Give them the withdrawal")).length, 1);
  await assert.rejects(
    s.given("update releases.release set withdrawn_at = null, withdrawn_how = null, withdrawn_by = null where id = $1", [releaseId]),
    /what ended stays ended/,
  );
  assert.equal((await refusal(s.as(town.ana)(releases.finish, { releaseId, version: release.version }))).code, "release.notLive");
  assert.deepEqual(await s.as(town.ana)(releases.confirm, { releaseId, version: release.version }), { version: release.version + 1 });
  assert.equal((await refusal(s.as(town.ines)(releases.withdraw, { releaseId }))).status, 404);
});

test("R45 R49 at its end it stops by itself, is not renewed by itself, and a new signature takes its place", async () => {
  const { town, s } = t;
  const { caseId } = await lin();
  const releaseId = await t.signed(town.ana, caseId, aid);
  const renewal = await t.draft(town.ana, caseId, aid, { renewsId: releaseId, until: await t.dayFrom(60) });
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), releaseId);
  assert.equal((await refusal(t.draft(town.ana, caseId, da, { renewsId: releaseId }))).fields.renewsId, "unknown");
  await t.sign(town.ana, renewal);
  assert.deepEqual(await states(town.ana, caseId), ["active", "superseded"]);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), renewal);
  await s.moveBy(61 * DAY);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null);
  assert.deepEqual(await states(town.ana, caseId), ["expired", "superseded"]);
  await s.moveBy(-61 * DAY);
});

test("R22 until its purpose is done, and then no more", async () => {
  const { town, s } = t;
  const { caseId } = await lin();
  const releaseId = await t.signed(town.ana, caseId, aid, { untilPurpose: true });
  const problem = await refusal(s.as(town.ana)(releases.finish, { releaseId, version: 1 }));
  assert.equal(problem.code, "stale");
  await s.as(town.ana)(releases.finish, { releaseId, version: 2 });
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null);
  assert.deepEqual(await states(town.ana, caseId), ["done"]);
});

test("C08 R28 R49 each ninety days somebody looks again; an end is told fourteen and three days before", async () => {
  const { town, s } = t;
  const { caseId } = await lin();
  const releaseId = await t.signed(town.ana, caseId, aid, { until: await t.dayFrom(200) });
  const cracks = async () =>
    (await s.given<{ crack: string }>("select crack from releases.release_crack where case_id = $1 order by crack", [caseId])).map(
      ({ crack }) => crack,
    );
  const at = async (days: number) => {
    await s.moveBy(days * DAY);
    const now = await cracks();
    await s.moveBy(-days * DAY);
    return now;
  };
  assert.deepEqual(await cracks(), []);
  assert.deepEqual(await at(91), ["release_review"]);
  await s.moveBy(91 * DAY);
  await s.as(town.ana)(releases.review, { releaseId, withPerson: true });
  assert.deepEqual(await cracks(), []);
  const { reviews } = await show(town.ana, releaseId);
  assert.equal(reviews[0]?.withPerson, true);
  await s.moveBy(-91 * DAY);
  assert.deepEqual(await at(190), ["release_ends", "release_review"]);
  await s.moveBy(190 * DAY);
  const listed = async (who: string) =>
    (await s.as(who)(today.cracks, {})).slipping
      .filter((row) => row.caseId === caseId)
      .flatMap((row) => JSON.stringify(row).match(/release_\w+/g) ?? []);
  assert.ok((await listed(town.ana)).includes("release_ends"), "on Today of who carries it");
  assert.ok(!(await listed(town.dolores)).includes("release_ends"), "and of nobody above");
  await s.moveBy(-190 * DAY);
  assert.deepEqual(await at(198), ["release_ends_soon", "release_review"]);
  assert.deepEqual(await at(202), []);

  // One that is no longer than the first warning is early warns in its last third, and not from its first minute.
  const { caseId: shortly } = await lin();
  await t.signed(town.ana, shortly, aid, { until: await t.dayFrom(7) });
  const shortlyAt = async (days: number) => {
    await s.moveBy(days * DAY);
    const found = await s.given<{ crack: string }>("select crack from releases.release_crack where case_id = $1", [shortly]);
    await s.moveBy(-days * DAY);
    return found.map(({ crack }) => crack);
  };
  const [signedOn, lastDay] = [await t.dayFrom(0), await t.dayFrom(7)];
  const early = warnDays(signedOn, lastDay);
  assert.equal(early, 2);
  assert.equal(warnDays(signedOn, await t.dayFrom(15)), 14);
  assert.deepEqual(await shortlyAt(0), []);
  assert.deepEqual(await shortlyAt(7 - early - 1), []);
  assert.deepEqual(await shortlyAt(7 - early), ["release_ends_soon"]);
});

test("R50 D31 who has died shares nothing any more, unless they wanted it so; a pause changes nothing", async () => {
  const { town, s } = t;
  const { caseId, personId } = await lin();
  const releaseId = await t.signed(town.ana, caseId, aid);
  const beyond = await t.signed(town.ana, caseId, da, { outlives: "My lawyer goes on for me." });
  await s.as(town.ana)(cases.pause, { caseId, until: await t.dayFrom(10), reason: "leave", version: await t.versionOf(caseId) } as never);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), releaseId);
  await s.as(town.dolores)(deaths.say, {
    personId,
    onDay: await t.dayFrom(0),
    confirm: "Lin",
    toldBy: "the hospital",
    about: false,
    family: null,
  } as never);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), null);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: da }), beyond);
  assert.equal((await refusal(t.draft(town.ana, caseId, aid))).code, "release.died");
  const { death } = (await s.as(town.dolores)(deaths.show, { personId })) as never as { death: { version: number } };
  await s.as(town.dolores)(deaths.takeBack, { personId, version: death.version, reason: "Another Lin" } as never);
  assert.equal(await t.covers(town.ana, { caseId, recipientId: aid }), releaseId);
});

test("R01 R11 another agency, a colleague without the case, an administrator: not there; who reads and may not write may only end it", async () => {
  const { town, s } = t;
  const { caseId } = await t.open(town.ines, { call: "Jo" });
  const releaseId = await t.signed(town.ines, caseId, await t.recipient(town.omar, "Bridge Housing", "housing"));
  for (const who of [town.omar, town.ida, town.ana]) {
    assert.equal((await refusal(show(who, releaseId))).status, 404);
    assert.equal((await refusal(s.as(who)(releases.list, { caseId }))).status, 404);
    assert.equal((await refusal(s.as(who)(releases.withdraw, { releaseId }))).status, 404);
  }
  await s.as(town.ines)(cases.addTeamMember, {
    caseId,
    accountId: town.omar,
    role: "attorney",
    sections: ["legal"],
    canWrite: false,
  });
  assert.equal((await show(town.omar, releaseId)).release.state, "active");
  assert.equal((await refusal(t.draft(town.omar, caseId, aid))).status, 403);
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    town.agencies.northlake,
    town.omar,
    caseId,
  ]);
  assert.equal((await refusal(show(town.omar, releaseId))).status, 404);
  assert.equal((await refusal(s.as(town.omar)(releases.withdraw, { releaseId }))).status, 404);
});

test("R20 the address book: an agency of the network by name alone, one of a family with their case alone, ended for new ones only", async () => {
  const { town, s } = t;
  const network = newId();
  await s.given("insert into agencies.network (id, name) values ($1, 'Rio Verde network')", [network]);
  await s.given("update agencies.agency set network_id = $1 where id = any ($2)", [
    network,
    [town.agencies.rioVerde, town.agencies.casaLuz],
  ]);
  const { partners } = await s.as(town.ana)(recipients.list, {});
  assert.deepEqual(partners, [{ id: town.agencies.rioVerde, name: "Rio Verde Unified" }]);
  const none = { address: null, phone: null, email: null };
  assert.equal(
    (await refusal(s.as(town.ana)(recipients.add, { kind: "college", partnerAgencyId: town.agencies.northlake, ...none }))).fields
      .partnerAgencyId,
    "notOfNetwork",
  );
  const school = (await s.as(town.ana)(recipients.add, { kind: "school", partnerAgencyId: town.agencies.rioVerde, ...none })).id as Id;
  assert.equal(
    (await refusal(s.as(town.ana)(recipients.add, { kind: "housing", name: "legal aid of rio verde", ...none }))).code,
    "recipient.known",
  );
  const { caseId } = await lin();
  // The same answer whether anybody has that address or not.
  const [keiko] = await s.given<{ email: string }>("select email from staff.account where id = $1", [town.keiko]);
  const known = await show(town.ana, await t.signed(town.ana, caseId, school, { toEmail: keiko?.email }));
  const unknown = await show(town.ana, await t.signed(town.ana, caseId, school, { toEmail: "nobody@example.org" }));
  const shape = (x: typeof known) =>
    JSON.stringify({
      ...x,
      text: "",
      print: "",
      readTogether: "",
      release: { ...x.release, toEmail: "", releaseId: "", startsAt: "", signedAt: "" },
    });
  assert.equal(shape(known), shape(unknown));
  const [to] = await s.given<{ to_account_id: string | null }>("select to_account_id from releases.release where id = $1", [
    known.release.releaseId,
  ]);
  assert.equal(to?.to_account_id, town.keiko);
  assert.equal((await refusal(t.draft(town.ana, caseId, aid, { toEmail: "a.chen@example.org" }))).fields.toEmail, "notAPartner");
  const aunt = (await s.as(town.ana)(recipients.add, { kind: "family", name: "Aunt Mei", caseId, ...none })).id as Id;
  assert.equal((await refusal(s.as(town.ana)(recipients.add, { kind: "family", name: "Aunt Mei", ...none }))).fields.caseId, "missing");
  assert.ok((await s.as(town.ana)(releases.begin, { caseId })).recipients.some(({ name }) => name === "Aunt Mei"));
  assert.ok(!(await s.as(town.ana)(recipients.list, {})).recipients.some(({ name }) => name === "Aunt Mei"));
  const other = await lin();
  assert.equal((await refusal(t.draft(town.ana, other.caseId, aunt))).fields.recipientId, "unknown");
  const standing = await t.signed(town.ana, caseId, school);
  await s.as(town.dolores)(recipients.end, { recipientId: school, version: 1 });
  assert.equal((await refusal(t.draft(town.ana, caseId, school))).fields.recipientId, "unknown");
  assert.equal((await show(town.ana, standing)).release.state, "active");
  assert.equal((await refusal(s.as(town.ines)(recipients.end, { recipientId: aid, version: 1 }))).status, 404);
  assert.equal((await refusal(s.as(town.ida)(recipients.list, {}))).status, 403);
});
