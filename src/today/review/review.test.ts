import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../../cases/contract.ts";
import { newId } from "../../kernel/ids.ts";
import { refusal } from "../../kernel/testing.ts";
import { people } from "../../people/contract.ts";
import { peopleRoutes } from "../../people/routes.ts";
import { today } from "../contract.ts";
import { type Id, layStories, type Stories } from "../testing.ts";
import { review } from "./contract.ts";

// Casa Luz on a day on which Ana is the only one left who works with people. Pilar administers; Lin looks from outside.

let c: Stories;
let pilar: string;
let lin: string;
let late: Id;
let other: { caseId: Id; personId: Id };
before(async () => {
  c = await layStories(peopleRoutes);
  const { town, s } = c;
  pilar = await town.account(town.agencies.casaLuz, "Pilar Soto", { admin: true });
  lin = await town.account(town.agencies.casaLuz, "Lin Zhao");
  late = (await c.open(town.ana, { program: "advocacy", call: "Jo", dueOn: "2026-11-03", risk: "high" })).caseId;
  other = await c.open(town.ana, { program: "advocacy", call: "Mateo", dueOn: "2027-12-01" });
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [town.dolores]);
});
after(() => c.s.strike());

const setting = (who: string) => c.s.as(who)(review.setting, {});
const name = (who: string, accountId: string, expiresOn = "2027-10-01") => c.s.as(who)(review.name, { accountId, expiresOn });
const see = (who = lin) => c.s.as(who)(review.show, {});

test("A19 a reviewer is named by one and agreed to by the other: the worker and an administrator, never the reviewer", async () => {
  const { s, town } = c;
  const before = await setting(pilar);
  assert.equal(before.worker?.name, "Ana Ruiz");
  assert.deepEqual(before.candidates.map((one) => one.name).sort(), ["Dolores Marín", "Lin Zhao"], "in no program, and not oneself");
  const { id } = await name(pilar, lin);
  assert.equal((await see()).reviewing, null, "nothing is seen before both have said yes");
  assert.equal((await refusal(s.as(pilar)(review.agree, { reviewerId: id as never }))).status, 403, "not by the one who named");
  assert.equal((await refusal(s.as(lin)(review.agree, { reviewerId: id as never }))).status, 403, "nor by the reviewer");
  assert.equal((await refusal(s.as(town.keiko)(review.agree, { reviewerId: id as never }))).status, 404);
  assert.equal((await setting(town.ana)).reviewer?.mayAgree, true);
  await s.as(town.ana)(review.agree, { reviewerId: id as never });
  assert.equal((await see()).reviewing?.worker, "Ana Ruiz");
  assert.equal((await refusal(name(pilar, town.dolores))).code, "reviewer.alreadyThere");
});

test("A19 who cannot be named, until when, and where nobody works alone", async () => {
  const { town } = c;
  const codes = async (work: Promise<unknown>) => {
    const { status, code, fields } = await refusal(work);
    return [status, code, ...Object.values(fields)].filter((word) => word !== "invalid");
  };
  assert.deepEqual(await codes(name(pilar, lin, "2026-11-02")), [422, "past"]);
  assert.deepEqual(await codes(name(pilar, lin, "2028-11-02")), [422, "tooFar"]);
  assert.deepEqual(await codes(name(pilar, town.ana)), [409, "reviewer.notOutside"]);
  assert.deepEqual(await codes(name(pilar, pilar)), [409, "reviewer.notOutside"]);
  assert.deepEqual(await codes(name(pilar, town.keiko)), [409, "reviewer.notOutside"]);
  assert.deepEqual(await codes(name(lin, pilar)), [403, "refused"]);
  const past = await c.s.past(lin, "select today.name_reviewer($1, $2, '2027-11-01')", [newId(), pilar]);
  assert.equal(past, "42501 a reviewer is named by the worker or an administrator");
  assert.deepEqual(await codes(name(town.ida, town.sam)), [409, "reviewer.notAlone"], "two and more look after each other");
  assert.deepEqual((await setting(town.ida)).candidates, []);
});

test("A19 the reviewer sees what slips as kinds and days, asks the worker to look once a day, and the worker knows which it is", async () => {
  const { s, town } = c;
  await c.at("2026-11-12");
  await c.watch();
  const { cracks } = await see();
  assert.deepEqual(
    cracks.map(({ crack, subject, high, toldOn, nudgedAt }) => [crack, subject, high, toldOn, nudgedAt]),
    [["step_overdue", "case", true, "2026-11-12", null]],
  );
  const [crack] = cracks;
  assert.ok(crack && crack.days >= 5);
  const crackId = crack.crackId;
  await s.as(lin)(review.nudge, { crackId });
  assert.equal((await refusal(s.as(lin)(review.nudge, { crackId }))).code, "nudge.alreadySent");
  const sent = await s.given("select account_id from messages.outbox where template = 'review.nudge'");
  assert.deepEqual(sent, [{ account_id: town.ana }]);
  assert.deepEqual(
    (await setting(town.ana)).nudges.map(({ crack: kind, subjectId }) => [kind, subjectId]),
    [["step_overdue", late]],
  );
  assert.deepEqual(
    (await c.see(town.ana)).nudges.map(({ subject, subjectId }) => [subject, subjectId]),
    [["case", late]],
    "on Today too",
  );
  assert.deepEqual([(await setting(lin)).nudges, (await c.see(town.dolores)).nudges], [[], []]);
  for (const who of [town.ana, pilar, town.keiko, town.dolores])
    assert.equal((await refusal(s.as(who)(review.nudge, { crackId }))).status, 404);
  await c.at("2026-11-13", "10:00");
  await s.as(lin)(review.nudge, { crackId });
});

test("A19 closings at high risk and what is put off wait for the reviewer's word, without a reason or a name", async () => {
  const { s, town } = c;
  await s.as(town.ana)(today.snooze, { crack: "step_overdue", subjectId: late, untilDay: "2026-11-30", reason: "Jo is away with Amina" });
  const low = await c.s.as(town.ana)(cases.show, { caseId: late });
  await s.as(town.ana)(cases.close, { caseId: late, reason: "moved", outcome: "unknown", openTasks: "cancel", version: low.case.version });
  const { acts } = await see();
  assert.deepEqual(acts.map(({ what, onDay, untilDay, acknowledgedAt }) => [what, onDay, untilDay, acknowledgedAt]).sort(), [
    ["closing", "2026-11-13", null, null],
    ["snooze", "2026-11-13", "2026-11-30", null],
  ]);
  const actId = acts[0]?.actId ?? "";
  await s.as(lin)(review.acknowledge, { actId });
  await s.as(lin)(review.acknowledge, { actId });
  assert.equal((await see()).acts.filter(({ acknowledgedAt }) => acknowledgedAt).length, 1);
  assert.equal((await refusal(s.as(lin)(review.acknowledge, { actId: late }))).status, 404, "a case's id is no act's");
  for (const who of [town.ana, pilar, town.keiko]) assert.equal((await refusal(s.as(who)(review.acknowledge, { actId }))).status, 404);
});

test("R71 A19 what the one who works alone did past a gate waits for the reviewer, without whom or why; their word on it stands in the worker's list", async () => {
  const { s, town } = c;
  const { personId } = other;
  const { id } = await s.as(town.ana)(people.addContactPoint, {
    personId,
    ...{ kind: "phone", value: "555 0100", label: null, safe: "unsafe", safeHours: null, voicemailOk: false, textOk: false },
  });
  await s.as(town.ana)(people.unmask, { personId, contactPointId: id as never, reason: "Mateo is on the roof" });
  const act = (await see()).acts.find(({ what }) => what === "unmasked");
  assert.equal(act?.acknowledgedAt, null);
  assert.ok(!JSON.stringify(await see()).includes("roof"));
  await s.as(lin)(review.acknowledge, { actId: act?.actId ?? "" });
  const rows = await s.given("select reviewed_by, finding from oversight.override where id = $1", [act?.actId]);
  assert.deepEqual(rows, [{ reviewed_by: lin, finding: "seen" }]);
  assert.ok((await see()).acts.find(({ actId }) => actId === act?.actId)?.acknowledgedAt);
});

test("A19 R01 the reviewer reads no person, no case, no word of one: not through the door, and no row of any table that hangs on somebody", async () => {
  const { s } = c;
  const answers = JSON.stringify([await see(), await setting(lin)]);
  for (const word of [late, other.caseId, other.personId, "Jo", "Mateo", "Amina", "away"]) assert.ok(!answers.includes(`"${word}`), word);
  assert.deepEqual((await s.as(lin)(cases.list, { arm: "all" })).cases, []);
  for (const work of [
    () => s.as(lin)(cases.show, { caseId: other.caseId }),
    () => s.as(lin)(cases.whoSees, { caseId: other.caseId }),
    () => s.as(lin)(people.show, { personId: other.personId }),
  ])
    assert.equal((await refusal(work())).status, 404);
  assert.equal((await refusal(s.as(lin)(people.search, { typed: "Mateo" }))).status, 403);
  const inbox = await s.sendRaw(await s.tokenOf(lin), "GET", "/concerns");
  assert.ok(inbox.statusCode === 403 || !/"concernId"/.test(inbox.body), inbox.body);
});

test("A19 no table that names a person, a case or a concern answers the reviewer a row", async () => {
  const { s } = c;
  const tables = await s.given<{ name: string }>(
    `select distinct n.nspname || '.' || quote_ident(k.relname) as name from pg_class k join pg_namespace n on n.oid = k.relnamespace join pg_attribute a on a.attrelid = k.oid
      where k.relkind in ('r', 'v') and n.nspname !~ '^(pg_|information_schema|graphile_worker|public|kernel)' and has_table_privilege('holdfast_app', k.oid, 'select')
        and (a.attname in ('person_id', 'case_id', 'concern_id', 'subject_id') or k.oid in ('cases.case'::regclass, 'people.person'::regclass, 'concerns.concern'::regclass))`,
  );
  assert.ok(tables.length > 25);
  const { client } = await s.app.connect();
  try {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [await s.tokenOf(lin)]);
    for (const { name: table } of tables) {
      const { rows } = await client.query(`select 1 from ${table} limit 1`);
      assert.equal(rows.length, 0, table);
    }
  } finally {
    await client.query("rollback");
    client.release(true);
  }
});

test("A19 the review ends with its day, by the word of any of the three, and when the worker is no longer alone", async () => {
  const { s, town } = c;
  await s.given("update staff.membership set ends_at = 'infinity' where account_id = $1", [town.dolores]);
  assert.equal((await see()).reviewing, null, "two look after each other");
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [town.dolores]);
  assert.ok((await see()).reviewing);
  await c.at("2027-10-02");
  assert.deepEqual(await see(), { reviewing: null, cracks: [], acts: [] });
  assert.equal((await setting(town.ana)).reviewer?.expired, true);
  const { id } = await name(town.ana, lin, "2028-01-01");
  await s.as(pilar)(review.agree, { reviewerId: id as never });
  assert.ok((await see()).reviewing);
  assert.equal((await refusal(s.as(town.keiko)(review.end, { reviewerId: id as never }))).status, 404);
  await s.as(lin)(review.end, { reviewerId: id as never });
  assert.equal((await see()).reviewing, null);
  await s.given("update staff.account set may_admin = true where id = $1", [town.ana]);
  await name(town.ana, lin, "2028-01-01");
  assert.ok((await see()).reviewing, "where worker and administrator are one, one word is both");
});
