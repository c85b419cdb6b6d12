import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { R38_EMERGENCY } from "../kernel/limits.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { walls } from "./contract.ts";
import { emergencies } from "./emergencyContract.ts";
import { tellOfEmergency } from "./jobs.ts";
import { wallRoutes } from "./routes.ts";

let c: Cases;
before(async () => {
  c = await layCases([...peopleRoutes, ...wallRoutes]);
  for (const agency of [c.town.agencies.northlake, c.town.agencies.casaLuz])
    await c.s.given("insert into agencies.counter (agency_id, kind, last) values ($1, 'person', 10000)", [agency]);
});
after(() => c.s.strike());

const HOUR = 3_600_000;
const threat = "They wrote to a friend that they will not live to see the morning";
const numberOf = async (caseId: Id) =>
  String((await c.s.given<{ n: string }>("select number as n from cases.case where id = $1", [caseId]))[0]?.n);
const open = (who: string, whom: string, more: object = {}) =>
  c.s.as(who)(emergencies.open, { whom, threat, parties: "A friend, and the police", ...more });
const listOf = async (who: string) => (await c.s.as(who)(emergencies.list, {})).emergencies;
const NOTHING = { emergencyId: null, caseId: null };
/** A colleague of CARE whom nobody knows yet: with all their tries before them. */
const colleague = async (name = "Mateo Ruiz", program = c.town.programs.care, agency = c.town.agencies.northlake) => {
  const account = await c.town.account(agency, name);
  await c.town.member(agency, account, program, "case_manager");
  return account;
};
const tell = () => runJob(c.s.worker, tellOfEmergency, {});
const mailTo = async (accountId: string) =>
  (
    await c.s.given<{ template: string }>("select template from messages.outbox where account_id = $1 order by created_at", [accountId])
  ).map((m) => m.template);

test("R38 R71 a case is opened with the threat in words: to read, for four hours, said to those who look at it, and written in the trail", async () => {
  const { ines, ravi, omar } = c.town;
  const mateo = await colleague();
  const { caseId, personId } = await c.open(ines);
  await c.s.as(ines)(notes.add, { caseId, audience: "team", body: "They like the lake" });
  assert.equal((await refusal(c.s.as(mateo)(cases.show, { caseId }))).status, 404);
  assert.deepEqual((await refusal(open(mateo, await numberOf(caseId), { threat: "Danger!" }))).fields, { threat: "missing" });
  const opened = await open(mateo, ` #${await numberOf(caseId)} `);
  assert.equal(opened.caseId, caseId);
  const { case: found } = await c.s.as(mateo)(cases.show, { caseId });
  assert.deepEqual([found.access.because, found.access.canWrite], [["break-glass"], false]);
  assert.equal((await c.s.as(mateo)(people.show, { personId })).access.because[0], "break-glass");
  assert.equal((await refusal(c.s.as(mateo)(notes.add, { caseId, audience: "team", body: "I was here" }))).status, 403);
  const why = await c.s.as(mateo)(emergencies.ofCase, { caseId });
  assert.ok(Math.abs(Date.parse(why.until ?? "") - Date.now() - R38_EMERGENCY.hours * HOUR) < 60_000, "why() says until when (R03)");
  const seen = (await c.s.as(ines)(cases.whoSees, { caseId })).viewers.find(({ account }) => account.id === mateo);
  assert.deepEqual([seen?.right, seen?.until !== null], ["break-glass", true]);
  // On the list of who looks at it in the same second; the mail says nothing.
  const [row] = await listOf(ravi);
  assert.deepEqual(
    [row?.emergencyId, row?.by.id, row?.threat, row?.caseId, row?.mayReview],
    [opened.emergencyId, mateo, threat, caseId, true],
  );
  assert.deepEqual(await listOf(omar), []);
  await tell();
  assert.deepEqual(await mailTo(ravi), ["emergency.opened"]);
  const trail = await c.s.given<{ action: string; people: string[] }>(
    "select action, people from kernel.audit_event where account_id = $1 and action = 'emergency.opened'",
    [mateo],
  );
  assert.deepEqual(trail, [{ action: "emergency.opened", people: [personId] }]);
  const record = await c.s.given<{ id: string }>("select id from walls.emergency_record where case_id = $1", [caseId]);
  assert.deepEqual(
    record.map(({ id }) => id),
    [opened.emergencyId],
    "in the record of disclosures (R67)",
  );
  const [sealed] = await c.s.given<{ threat: Buffer }>("select threat from walls.emergency where id = $1", [opened.emergencyId]);
  assert.ok(sealed && !sealed.threat.toString("latin1").includes("morning"));
  assert.equal((await refusal(open(mateo, await numberOf(caseId)))).code, "emergency.seesAlready");
  await c.s.moveBy(R38_EMERGENCY.hours * HOUR + 1000);
  assert.equal((await refusal(c.s.as(mateo)(cases.show, { caseId }))).status, 404, "and a second after its end it is over");
  await c.s.moveBy(-(R38_EMERGENCY.hours * HOUR + 1000));
});

test("R38 by the number of the person, or all of a name that one person alone has", async () => {
  const mateo = await colleague();
  const { northlake } = c.town.agencies;
  const write = async (call: string) => {
    const { id } = await c.s.as(c.town.ravi)(people.create, {
      call,
      initial: null,
      tag: null,
      pronouns: null,
      programId: c.town.programs.care,
      safeLine: null,
      names: [{ kind: "legal", given: call, middle: null, family: "Oyelaran", full: null, useWith: ["us"] }],
    } as never);
    return (await c.open(c.town.ines, { person: id })).caseId;
  };
  const one = await write("Babatunde");
  await write("Sunniva");
  assert.deepEqual(await open(mateo, "Oyelaran"), NOTHING, "two are called so");
  assert.deepEqual(await open(mateo, "Babatund"), NOTHING, "a part of a name is no name");
  assert.equal((await open(mateo, "oyelaran babatunde")).caseId, one);
  const { caseId, personId } = await c.open(c.town.ines);
  const [row] = await c.s.given<{ n: string }>("select number as n from people.person where id = $1 and agency_id = $2", [
    personId,
    northlake,
  ]);
  assert.equal((await open(mateo, String(row?.n))).caseId, caseId);
});

test("R38 R11 the four refusals are one: no such case, another agency's, behind a wall, not to be had; only a wall rings somebody else, and silently", async () => {
  const { ines, ravi, sam, ida, noor } = c.town;
  const mateo = await colleague();
  const walled = await c.open(ines);
  await c.s.as(ines)(walls.placeOnCase, { caseId: walled.caseId, accountId: mateo, origin: "request", reason: "They asked for it" });
  const theirs = await c.open(c.town.tomas, { program: "support" });
  // She alone may see him: a confidential program has no emergency access unless its counsel set it.
  const client = await c.s.as(noor)(people.create, {
    call: "Omar",
    programId: c.town.programs.counseling,
    initial: null,
    tag: null,
    pronouns: null,
  });
  const { id: confidential } = await c.s.as(noor)(cases.open, {
    personId: client.id as Id,
    programId: c.town.programs.counseling,
    managerId: noor,
    serviceLevel: "brief",
    firstStep: { title: "Call back", dueOn: await c.dayFrom(3), kind: "follow_up" },
  });
  const raw = async (who: string, whom: string) => {
    const token = await c.s.tokenOf(who);
    const answer = await c.s.sendRaw(token, "POST", "/emergencies", { whom, threat, parties: "A friend" }, { "idempotency-key": newId() });
    return `${answer.statusCode} ${answer.body}`;
  };
  const reader = await colleague("Lin Zhao");
  await c.s.given("update staff.membership set can_write = false where account_id = $1", [reader]);
  const answers = [
    await raw(mateo, "9999998"),
    await raw(mateo, await numberOf(theirs.caseId)),
    await raw(mateo, await numberOf(walled.caseId)),
    await raw(mateo, await numberOf(confidential as Id)),
    await raw(ida, await numberOf(walled.caseId)),
    await raw(reader, await numberOf(walled.caseId)),
  ];
  assert.deepEqual(new Set(answers), new Set([`200 ${JSON.stringify(NOTHING)}`]));
  await tell();
  assert.deepEqual(await listOf(mateo), [], "its asker reads nothing of it, now or later");
  const [row] = await listOf(ravi);
  assert.deepEqual([row?.outcome, row?.by.id, row?.caseId, row?.threat], ["refused", mateo, walled.caseId, threat]);
  const rung = (await c.s.given<{ account_id: string }>("select account_id from messages.outbox where template = 'oncall.ring'")).map(
    (m) => m.account_id,
  );
  assert.equal(rung.length, 1, "once, for the wall alone");
  assert.ok([ravi, sam].includes(rung[0] ?? ""), "whoever the ladder of the program names, and is not kept out");
  assert.equal(
    (
      await refusal(
        c.s.as(mateo)(emergencies.review, { emergencyId: row?.emergencyId as Id, finding: "justified", words: "I was right", version: 1 }),
      )
    ).status,
    404,
  );
  assert.deepEqual(await mailTo(mateo), []);
  const kept = await c.s.given<{ case_id: string | null }>(
    "select case_id from walls.emergency where account_id = $1 and outcome = 'refused'",
    [mateo],
  );
  assert.deepEqual(kept.map((one) => one.case_id).filter(Boolean), [walled.caseId]);
});

test("R38 three a day, ten tries a day, whoever tries at once; and who was not looked at in time opens nothing more", async () => {
  const { ines, ravi } = c.town;
  const mateo = await colleague();
  const numbers = await Promise.all(Array.from({ length: 6 }, async () => numberOf((await c.open(ines)).caseId)));
  const tried = await Promise.allSettled(numbers.map((number) => open(mateo, number)));
  assert.equal(tried.filter((one) => one.status === "fulfilled" && one.value.caseId !== null).length, R38_EMERGENCY.aDay);
  assert.equal((await refusal(open(mateo, numbers[0] ?? ""))).code, "emergency.tooMany");
  const guesser = await colleague("Lin Zhao");
  for (let n = 0; n < R38_EMERGENCY.triesADay; n++) assert.deepEqual(await open(guesser, `99999${n}`), NOTHING);
  assert.equal((await refusal(open(guesser, numbers[0] ?? ""))).code, "emergency.tooMany");
  await c.s.moveBy(10 * 24 * HOUR);
  await c.s.given("update staff.session set stepped_up_at = kernel.clock() where account_id = $1", [mateo]);
  assert.equal((await refusal(open(mateo, numbers[5] ?? ""))).code, "emergency.unreviewed");
  for (const one of (await listOf(ravi)).filter(({ by, mayReview }) => by.id === mateo && mayReview)) {
    assert.equal(one.overdue, true);
    await c.s.as(ravi)(emergencies.review, {
      emergencyId: one.emergencyId,
      finding: "justified",
      words: "The friend was right",
      version: one.version,
    });
  }
  const found = await Promise.all(numbers.map(numberOfCase));
  const closed = found.find(({ seen }) => !seen.includes(mateo));
  assert.equal((await open(mateo, closed?.number ?? "")).caseId, closed?.id);
  await c.s.moveBy(-10 * 24 * HOUR);
  const [limits] = await c.s.given("select * from walls.emergency_limits()");
  assert.deepEqual(limits, {
    hours: R38_EMERGENCY.hours,
    a_day: R38_EMERGENCY.aDay,
    tries_a_day: R38_EMERGENCY.triesADay,
    review_days: R38_EMERGENCY.reviewDays,
  });
});
const numberOfCase = async (number: string) => {
  const [row] = await c.s.given<{ id: Id; seen: string[] }>(
    "select c.id, array(select g.account_id from access.grant g where g.case_id = c.id and g.kind = 'break-glass') as seen from cases.case c where c.number = $1",
    [number],
  );
  return { number, id: row?.id, seen: row?.seen ?? [] };
};

test("R38 it is looked at by a supervisor, once, never by who opened it; what was not justified is closed at once; it may be given back", async () => {
  const { ines, ravi, omar } = c.town;
  const mateo = await colleague();
  const { caseId } = await c.open(ines);
  const { emergencyId } = await open(mateo, await numberOf(caseId));
  const review = (who: string, more: object = {}) =>
    c.s.as(who)(emergencies.review, {
      emergencyId: emergencyId as Id,
      finding: "not_justified",
      words: "There was no threat",
      version: 1,
      ...more,
    } as never);
  assert.equal((await refusal(review(mateo))).status, 403);
  assert.equal((await refusal(review(omar))).status, 404);
  assert.equal((await refusal(review(ravi, { words: "no" }))).status, 422);
  assert.equal((await refusal(c.s.as(ravi)(emergencies.end, { emergencyId: emergencyId as Id }))).status, 403);
  await review(ravi);
  assert.equal((await refusal(c.s.as(mateo)(cases.show, { caseId }))).status, 404);
  assert.equal((await refusal(review(ravi, { version: 2 }))).status, 403, "reviewed once");
  const second = await c.open(ines);
  const again = await open(mateo, await numberOf(second.caseId));
  await c.s.as(mateo)(emergencies.end, { emergencyId: again.emergencyId as Id });
  assert.equal((await refusal(c.s.as(mateo)(cases.show, { caseId: second.caseId }))).status, 404);
  assert.equal((await refusal(c.s.as(mateo)(emergencies.end, { emergencyId: again.emergencyId as Id }))).code, "emergency.over");
  // A supervisor opens in another program what is then looked at there; a wall placed meanwhile closes it at the next look.
  const third = await c.open(ines);
  await open(mateo, await numberOf(third.caseId));
  await c.s.as(ines)(walls.placeOnCase, { caseId: third.caseId, accountId: mateo, origin: "request", reason: "They asked for it" });
  assert.equal((await refusal(c.s.as(mateo)(cases.show, { caseId: third.caseId }))).status, 404, "a wall beats it (R11)");
  assert.equal(
    (await listOf(mateo)).some((one) => one.caseId === third.caseId),
    false,
  );
});

test("R38 in victim services it is off, until two wrote down that their counsel set the option; one switches it off", async () => {
  const { ana, dolores } = c.town;
  const { advocacy } = c.town.programs;
  const lin = await colleague("Lin Zhao", advocacy, c.town.agencies.casaLuz);
  const second = await c.town.account(c.town.agencies.casaLuz, "Amina Yusuf");
  await c.town.member(c.town.agencies.casaLuz, second, advocacy, "supervisor");
  const { caseId } = await c.open(ana, { program: "advocacy" });
  const number = await numberOf(caseId);
  assert.deepEqual(await open(lin, number), NOTHING);
  const counsel = "R. Okafor, letter of 3 March: threat to life only";
  const ask = (who: string, programId = advocacy) => c.s.as(who)(emergencies.askOption, { programId, counsel });
  assert.equal((await refusal(ask(ana))).status, 404, "decides nothing there");
  assert.equal((await refusal(ask(c.town.ravi))).status, 404);
  assert.equal((await refusal(ask(c.town.ravi, c.town.programs.care))).status, 404, "and where it is on anyway there is none");
  await ask(dolores);
  assert.equal((await refusal(ask(second))).code, "lifeOption.standing");
  const [program] = (await c.s.as(dolores)(emergencies.programs, {})).programs;
  const optionId = program?.option?.optionId as Id;
  assert.deepEqual([program?.option?.counsel, program?.option?.mayConfirm], [counsel, false]);
  assert.equal((await refusal(c.s.as(dolores)(emergencies.confirmOption, { optionId }))).status, 403);
  assert.equal((await refusal(c.s.as(ana)(emergencies.confirmOption, { optionId }))).status, 404);
  assert.deepEqual(await open(lin, number), NOTHING, "one person's word is none");
  const { past } = c.s;
  const [asks, confirms, ends] = [
    "select walls.ask_life_option($1, $2, $3)",
    "select walls.confirm_life_option($1)",
    "select walls.end_life_option($1)",
  ];
  const words = Buffer.from("x");
  assert.equal(await past(ana, asks, [newId(), advocacy, words]), "42501 not available");
  assert.equal(await past(dolores, asks, [newId(), advocacy, null]), "42501 not available");
  assert.equal(await past(c.town.ravi, asks, [newId(), c.town.programs.care, words]), "HF409 lifeOption.notNeeded");
  for (const who of [dolores, ana, c.town.ravi]) assert.equal(await past(who, confirms, [optionId]), "42501 not available");
  for (const who of [ana, c.town.ravi]) assert.equal(await past(who, ends, [optionId]), "42501 not available");
  assert.equal(
    await past(lin, "select walls.open_emergency($1, $2, null, null, $3)", [newId(), number, words]),
    "42501 not available",
    "nobody opens without the threat in words",
  );
  await c.s.as(second)(emergencies.confirmOption, { optionId });
  assert.equal(await past(second, confirms, [optionId]), "HF409 lifeOption.over");
  assert.equal((await refusal(c.s.as(second)(emergencies.confirmOption, { optionId }))).status, 403);
  assert.equal((await open(lin, number)).caseId, caseId);
  await c.s.as(dolores)(emergencies.endOption, { optionId });
  assert.equal((await refusal(c.s.as(dolores)(emergencies.endOption, { optionId }))).status, 404);
  assert.equal(await past(dolores, ends, [optionId]), "HF409 lifeOption.over");
  const other = await c.open(ana, { program: "advocacy" });
  assert.deepEqual(await open(lin, await numberOf(other.caseId)), NOTHING);
});

test("R38 it asks for a second factor of the last minutes; sent twice it is one", async () => {
  const mateo = await colleague();
  const { caseId } = await c.open(c.town.ines);
  const token = await c.s.tokenOf(mateo);
  const body = { whom: await numberOf(caseId), threat, parties: "A friend" };
  const key = { "idempotency-key": newId() };
  const first = await c.s.sendRaw(token, "POST", "/emergencies", body, key);
  const second = await c.s.sendRaw(token, "POST", "/emergencies", body, key);
  assert.deepEqual([first.statusCode, second.body], [200, first.body]);
  assert.equal((await listOf(mateo)).length, 1);
  await c.s.given("update staff.session set stepped_up_at = kernel.clock() - interval '6 minutes' where account_id = $1", [mateo]);
  assert.equal((await refusal(open(mateo, body.whom))).code, "session.stepUp");
});
