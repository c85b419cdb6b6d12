import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../../cases/contract.ts";
import { type Disclosed, type Id, layDisclosures } from "../../disclosures/testing.ts";
import { registerFile } from "../../exports/register/contract.ts";
import { exportRoutes } from "../../exports/routes.ts";
import { refusal } from "../../kernel/testing.ts";
import { people } from "../../people/contract.ts";
import { walls } from "../../walls/contract.ts";
import { emergencies } from "../../walls/emergencyContract.ts";
import { wallRoutes } from "../../walls/routes.ts";
import { oversightRoutes } from "../routes.ts";
import { register } from "./contract.ts";

let t: Disclosed;
/** The privacy officer of the CARE team, who reads no case. */
let officer: string;
let police: Id;
let school: Id;
before(async () => {
  t = await layDisclosures([...wallRoutes, ...oversightRoutes, ...exportRoutes]);
  officer = await t.town.account(t.town.agencies.northlake, "Mateo Ruiz");
  await t.town.member(t.town.agencies.northlake, officer, t.town.programs.care, "officer");
  police = await t.recipient(t.town.ines, "City Police Department", "prosecutor");
  school = await t.recipient(t.town.ines, "Lakeside High School", "housing");
});
after(() => t.s.strike());

const DAY = 86_400_000;
const bare = { releaseId: null, method: "verbal", items: [{ kind: "spoken", item: "attendance", title: "Ravenna told it" }] };
const compel = (who: string, caseId: Id, recipientId: Id) =>
  t.send(who, caseId, null, {
    ...bare,
    basis: "mandate",
    basisCode: "statute",
    legal: "Penal Code 11166",
    purpose: "Ravenna was hurt",
    recipientId,
  });
const except = (who: string, caseId: Id, recipientId: Id, basisCode = "transfer_school") =>
  t.send(who, caseId, null, { ...bare, basis: "ferpa_exception", basisCode, purpose: "Ravenna moves", recipientId });
const days = async () => ({ from: await t.dayFrom(-40), to: await t.dayFrom(40) });
const read = async (who: string, more: object = {}) => t.s.as(who)(register.list, { ...(await days()), ...more } as never);
const ids = async (who: string, more: object = {}) => (await read(who, more)).lines.map(({ id }) => id);

test("R67 the privacy officer reads what was disclosed across cases: party, right, kinds, exempt class, by whom; a case by its number, never a name or a word", async () => {
  const { ines, ravi } = t.town;
  const { caseId } = await t.open(ines, { call: "Ravenna" });
  const compelled = await compel(ines, caseId, police);
  const exempt = await except(ines, caseId, school, "school_official");
  const { lines, counts } = await read(officer);
  const [second, first] = lines;
  assert.deepEqual([first?.id, second?.id], [compelled, exempt], "the newest first");
  const { number } = (await t.show(ines, caseId)).case;
  assert.deepEqual(
    [
      first?.party?.name,
      first?.basis,
      first?.code,
      first?.exempt,
      first?.items,
      first?.by.id,
      first?.method,
      first?.caseNumber,
      first?.caseId,
    ],
    ["City Police Department", "mandate", "statute", null, ["attendance"], ines, "verbal", number, null],
  );
  assert.deepEqual([second?.exempt, counts.shared, counts.exempt], ["school_official", 2, 1]);
  const answered = JSON.stringify(lines);
  for (const word of ["Ravenna", "Penal", "hurt", "moves"]) assert.ok(!answered.includes(word), word);
  assert.equal((await refusal(t.s.as(officer)(cases.show, { caseId }))).status, 404);
  assert.equal((await read(ravi)).lines.find(({ id }) => id === compelled)?.caseId, caseId, "whoever may open the case has the way to it");
});

test("R67 by party, right, colleague, program and day; a page at a time", async () => {
  const { omar } = t.town;
  const { caseId } = await t.open(omar);
  const his = await except(omar, caseId, police);
  assert.deepEqual(await ids(officer, { recipientId: police, byId: omar }), [his]);
  assert.deepEqual(await ids(officer, { recipientId: school, byId: omar }), []);
  assert.ok((await ids(officer, { basis: "ferpa_exception" })).includes(his));
  assert.ok(!(await ids(officer, { basis: "mandate" })).includes(his));
  assert.deepEqual(await ids(officer, { programId: t.town.programs.threat }), []);
  assert.deepEqual(await ids(officer, { from: await t.dayFrom(1) }), []);
  assert.deepEqual((await refusal(read(officer, { from: await t.dayFrom(2), to: await t.dayFrom(1) }))).fields, { to: "beforeFrom" });
  assert.deepEqual((await refusal(read(officer, { after: "nonsense" }))).fields, { after: "invalid" });
  const { parties, colleagues, programs } = await t.s.as(officer)(register.parties, {});
  assert.deepEqual(
    programs.map(({ id }) => id),
    [t.town.programs.care],
  );
  assert.ok(parties.some(({ id }) => id === police) && colleagues.some(({ id }) => id === omar));
  const roots = [t.town.agencies.northlake, t.town.programs.care, caseId];
  await t.s.given("set session_replication_role = replica");
  await t.s.given(
    `insert into disclosures.package (id, agency_id, program_id, person_id, case_id, recipient_id, basis, basis_code, method, purpose, language, notice, document, salt, document_hash, content_hash, item_count, made_by, made_at)
     select gen_random_uuid(), $1, $2, c.person_id, c.id, $4, 'ferpa_exception', 'studies', 'verbal', 'x', 'en', 'FERPA', 'x', 'x', sha256('x'), sha256('x'), 1, $5, kernel.clock() - interval '20 days' - (n % 7) * interval '1 hour'
       from cases.case c, generate_series(1, 120) n where c.id = $3`,
    [...roots, school, omar],
  );
  await t.s.given("set session_replication_role = origin");
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await read(officer, { recipientId: school, byId: omar, ...(after && { after }) });
    assert.ok(page.lines.length <= 50);
    assert.equal(page.counts.shared, 120);
    seen.push(...page.lines.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after);
  assert.deepEqual([seen.length, new Set(seen).size], [120, 120], "each once");
});

test("R67 R38 an emergency stands in it as well; a no that was kept and a request that was refused are counted", async () => {
  const { ines, ravi, ana, dolores } = t.town;
  const { caseId } = await t.open(ines);
  const lin = await t.town.account(t.town.agencies.northlake, "Lin Zhao");
  await t.town.member(t.town.agencies.northlake, lin, t.town.programs.care, "case_manager");
  const { number } = (await t.show(ines, caseId)).case;
  const { emergencyId } = await t.s.as(lin)(emergencies.open, {
    whom: String(number),
    threat: "They wrote that they will not live to see the morning",
    parties: "A friend",
  });
  const { lines, counts } = await read(officer, { basis: "emergency" });
  assert.deepEqual([lines.map(({ id }) => id), counts.emergencies, lines[0]?.by.id, lines[0]?.party], [[emergencyId], 1, lin, null]);
  assert.ok(!JSON.stringify(lines).includes("morning"));
  assert.equal((await read(ravi, { basis: "emergency" })).lines.length, 1);
  const luz = await t.open(ana, { program: "advocacy", call: "Lin" });
  const recipientId = await t.partner(ana);
  const releaseId = await t.wide(ana, luz.caseId, recipientId);
  await t.remind(ana, luz.caseId, releaseId, { choice: "no" });
  assert.deepEqual([(await read(dolores)).counts.noes, (await read(officer)).counts.noes], [1, 0]);
});

test("R08 R11 R67 nobody else reads it: not a case manager, not who administers, not another agency; and nothing of what one is walled from", async () => {
  const { ines, ida, keiko, sam, noor } = t.town;
  const { caseId, personId } = await t.open(ines);
  const packageId = await compel(ines, caseId, police);
  for (const who of [ines, ida, keiko, sam, noor]) {
    assert.deepEqual([await ids(who), (await read(who)).counts.shared], [[], 0]);
    assert.deepEqual(
      (await t.s.as(who)(register.looks, await days())).looks.filter((look) => look.caseId === caseId),
      [],
    );
  }
  assert.deepEqual(await t.s.as(ida)(register.parties, {}), { parties: [], colleagues: [], programs: [] });
  assert.ok((await ids(officer)).includes(packageId));
  const shared = (await read(officer)).counts.shared;
  await t.s.as(ines)(walls.placeOnPerson, { personId, accountId: officer, origin: "request", reason: "They asked for it" });
  assert.ok(!(await ids(officer)).includes(packageId));
  assert.equal((await read(officer)).counts.shared, shared - 1, "not in a number either");
});

test("R65 R68 who opened what of whom, across cases, by name and by the case's number; of what another program opened of the same person nothing", async () => {
  const { ines, omar, noor } = t.town;
  const { caseId, personId } = await t.open(ines);
  await t.s.as(ines)(people.show, { personId });
  await t.s.as(ines)(cases.show, { caseId });
  await t.s.given(
    "insert into access.grant (agency_id, account_id, person_id, kind, sections, can_write) values ($1, $2, $3, 'roster', 4095, true)",
    [t.town.agencies.northlake, noor, personId],
  );
  await t.s.as(noor)(people.show, { personId });
  const { number } = (await t.show(ines, caseId)).case;
  const looks = async (who: string, more: object = {}) =>
    (await t.s.as(who)(register.looks, { ...(await days()), ...more } as never)).looks;
  const of = (await looks(officer)).filter((look) => look.caseNumber === number);
  for (const action of ["person.show", "case.show"])
    assert.ok(
      of.some((look) => look.action === action && look.by.id === ines),
      action,
    );
  assert.deepEqual(
    of.filter((look) => look.by.id === noor),
    [],
  );
  assert.deepEqual(of.map((look) => look.caseId).filter(Boolean), [], "and no way into a case they may not open");
  assert.deepEqual(
    (await looks(officer, { byId: omar })).filter((look) => look.by.id !== omar),
    [],
  );
  // That the register was read is itself in the trail.
  const trail = await t.s.given(
    "select 1 from kernel.audit_event where account_id = $1 and action = 'register.looks' and outcome = 'done'",
    [officer],
  );
  assert.ok(trail.length > 0);
  await t.s.moveBy(90 * DAY);
  assert.deepEqual(await looks(officer), []);
  await t.s.moveBy(-90 * DAY);
});

test("R67 R71 it is saved as a table by whoever reads it: written down, no formula, no word of a case, nothing behind a wall, and confidential programs only with a second person", async () => {
  const { ines, ana, dolores, ida, sam } = t.town;
  const save = async (who: string, more: object = {}) => t.s.as(who)(registerFile.make, { ...(await days()), ...more } as never);
  const sly = await t.recipient(ines, '=HYPERLINK("http://x","Ravenna")', "prosecutor");
  const { caseId, personId } = await t.open(ines, { call: "Ravenna" });
  await compel(ines, caseId, sly);
  const { number } = (await t.show(ines, caseId)).case;
  for (const who of [ines, ida, sam]) assert.equal((await refusal(save(who))).code, "refused");
  const file = await save(officer, { recipientId: sly });
  const [head, line, end] = file.csv.split("\r\n");
  assert.match(head ?? "", /^\ufeffwhen,case,/);
  assert.deepEqual([file.left, end], [0, ""]);
  assert.ok(line?.includes(`,${number},`) && line.includes('"\'=HYPERLINK(""http://x"",""Ravenna"")"'), line ?? "");
  for (const word of ["Penal", "hurt"]) assert.ok(!file.csv.includes(word), word);
  assert.equal(
    (await save(officer)).csv.split("\r\n").length - 2,
    (await read(officer)).counts.shared + (await read(officer)).counts.emergencies,
  );
  assert.deepEqual((await refusal(save(officer, { from: await t.dayFrom(2), to: await t.dayFrom(1) }))).fields, { to: "beforeFrom" });
  const [looked] = await t.s.given<{ party: string }>(
    "select about ->> 'recipientId' as party from kernel.audit_event where account_id = $1 and action = 'export.register' and outcome = 'done' order by at limit 1",
    [officer],
  );
  assert.equal(looked?.party, sly);
  await t.s.as(ines)(walls.placeOnPerson, { personId, accountId: officer, origin: "request", reason: "They asked for it" });
  assert.equal((await save(officer, { recipientId: sly })).csv.split("\r\n").length, 2, "its head alone");
  const luz = await t.open(ana, { program: "advocacy", call: "Lin" });
  await t.send(ana, luz.caseId, null, { ...bare, basis: "self" });
  const kept = await save(dolores);
  assert.deepEqual([kept.csv.split("\r\n").length, kept.left], [2, (await read(dolores)).counts.shared]);
  assert.ok(kept.left > 0);
  await t.s.given("update staff.session set stepped_up_at = kernel.clock() - interval '6 minutes' where account_id = $1", [dolores]);
  assert.equal((await refusal(save(dolores))).code, "session.stepUp");
});
