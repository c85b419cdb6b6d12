import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { D28_VISITS } from "../kernel/limits.ts";
import { runJob } from "../kernel/runJob.ts";
import { refusal } from "../kernel/testing.ts";
import { layOncall, type Oncall } from "../oncall/testing.ts";
import { type Visit, visits } from "./contract.ts";
import { forgetVisits, tellOfLate } from "./jobs.ts";
import { visitRoutes } from "./routes.ts";

type Id = never;
let c: Oncall;
let t: Oncall["town"];
before(async () => {
  c = await layOncall(visitRoutes);
  t = c.town;
});
after(() => c.s.strike());
beforeEach(async () => {
  await c.s.given("delete from visits.alarm; delete from visits.visit; delete from messages.outbox");
  await c.s.given(
    "update oncall.shift set ended_at = kernel.clock(); update staff.absence set ended_at = kernel.clock(); update staff.cover set ended_at = kernel.clock()",
  );
  await c.at("2026-11-10", "14:00");
});

const PLACE = "14 Elm Street, the green door — O’Brien, شارع";
const start = async (who: string, colleagueId: string, more: object = {}) =>
  (await c.s.as(who)(visits.start, { place: PLACE, phone: "555 0100", colleagueId, backIn: 60, ...more } as never)).id as Id;
const now = (who: string) => c.s.as(who)(visits.now, {});
const out = (who: string, visitId: Id) => c.s.as(who)(visits.checkOut, { visitId });
const place = (who: string, visitId: Id) => c.s.as(who)(visits.place, { visitId });
const answer = (who: string, visitId: Id, said: "has_it" | "passed_on" = "has_it") => c.s.as(who)(visits.answer, { visitId, answer: said });
const settle = (who: string, visitId: Id, how: "safe" | "helped" = "safe") => c.s.as(who)(visits.settle, { visitId, how });
const longer = (who: string, visitId: Id, from: string) => c.s.as(who)(visits.stayLonger, { visitId, from });
const later = (minutes: number) => c.s.moveBy(minutes * 60_000);
const work = () => runJob(c.s.worker, tellOfLate, {});
const wait = async (minutes: number) => {
  await later(minutes);
  await work();
};
/** Whom it rings now. */
const rings = async (...whos: string[]) => {
  const names: string[] = [];
  for (const who of whos) if ((await now(who)).others.some(({ ringsMe }) => ringsMe)) names.push(who);
  return names;
};
/** The messages that went into the outbox, by whom they are for. */
const told = async (template = "visit.late") =>
  (
    await c.s.given<{ who: string }>(
      "select split_part(a.name, ' ', 1) as who from messages.outbox o join staff.account a on a.id = o.account_id where o.template = $1 order by o.created_at, o.id",
      [template],
    )
  ).map(({ who }) => who);
const alarms = async (visitId: string) =>
  (
    await c.s.given<{ line: string }>(
      "select split_part(a.name, ' ', 1) || ' ' || coalesce(x.answer, '…') as line from visits.alarm x join staff.account a on a.id = x.account_id where x.visit_id = $1 order by x.nth",
      [visitId],
    )
  ).map(({ line }) => line);
const one = (all: readonly Visit[], visitId: string) => all.find((visit) => (visit.visitId as string) === visitId);
const missing = "42501 not available";

test("D28 the numbers are the rule's, in the database as here", async () => {
  const [row] = await c.s.given<object>("select * from visits.limits()");
  assert.deepEqual(Object.values(row ?? {}), Object.values(D28_VISITS));
});

test("D28 somebody goes out, arrives, stays half an hour longer and is out again: nobody is told, and where they were only they can read", async () => {
  const ready = await c.s.as(t.ines)(visits.ready, {});
  assert.deepEqual([ready.mayGo, ready.phone, ready.colleagues[0]?.name], [true, null, "Ravi Menon"]);
  assert.ok(!ready.colleagues.some(({ id }) => (id as string) === t.ines || (id as string) === t.tomas));
  const visitId = await start(t.ines, t.omar);
  const first = (await now(t.ines)).mine;
  assert.deepEqual([first?.visitId, first?.colleague.name, first?.late, first?.arrivedAt], [visitId, "Omar Haddad", false, null]);
  assert.ok(Math.abs(Date.parse(first?.backBy ?? "") - Date.parse(first?.startedAt ?? "") - 3_600_000) < 60_000);
  assert.deepEqual(await place(t.ines, visitId), { place: PLACE, phone: "555 0100" });
  // Who looks out for them knows that they are out and until when; where, only once they are late.
  assert.deepEqual(
    (await now(t.omar)).others.map((visit) => [visit.visitor.name, visit.late, visit.ringsMe]),
    [["Ines Carvalho", false, false]],
  );
  assert.deepEqual((await now(t.ravi)).others, []);
  await later(20);
  await c.s.as(t.ines)(visits.arrive, { visitId });
  await c.s.as(t.ines)(visits.arrive, { visitId });
  const from = first?.backBy ?? "";
  await Promise.all([longer(t.ines, visitId, from), longer(t.ines, visitId, from)]);
  await longer(t.ines, visitId, from);
  const then = (await now(t.ines)).mine;
  assert.equal(Date.parse(then?.backBy ?? "") - Date.parse(from), 1_800_000);
  assert.ok(then?.arrivedAt && then.wordAt >= then.arrivedAt);
  await wait(60);
  await Promise.all([out(t.ines, visitId), out(t.ines, visitId)]);
  await out(t.ines, visitId);
  await wait(120);
  assert.deepEqual([(await now(t.ines)).mine, (await now(t.omar)).others, await alarms(visitId)], [null, [], []]);
  assert.deepEqual([await told(), await told("visit.word")], [[], []]);
  assert.equal((await refusal(longer(t.ines, visitId, from))).code, "visit.over");
  assert.equal((await refusal(c.s.as(t.ines)(visits.arrive, { visitId }))).code, "visit.over");
  const again = await c.s.as(t.ines)(visits.ready, {});
  assert.deepEqual([again.phone, again.colleagues[0]?.name, again.colleagues[0]?.why], ["555 0100", "Omar Haddad", "last"]);
  // Sealed where it lies, and of no case and no person.
  const [row] = await c.s.given<{ row: string }>("select to_jsonb(v)::text as row from visits.visit v");
  assert.ok(row && !row.row.includes("Elm") && !row.row.includes("555 0100") && !/case|person/.test(row.row));
});

test("D28 when the time has passed it stands before the colleague at once, whether or not the job has run; the message says nothing and is sent once", async () => {
  const visitId = await start(t.ines, t.omar);
  await later(59);
  await work();
  assert.deepEqual([await rings(t.omar), await told()], [[], []]);
  assert.equal((await refusal(place(t.omar, visitId))).status, 404);
  assert.equal((await refusal(answer(t.omar, visitId))).code, "visit.over");
  await later(2);
  assert.deepEqual(await rings(t.omar, t.ravi, t.sam, t.noor), [t.omar]);
  const [late] = (await now(t.omar)).others;
  assert.deepEqual([late?.visitor.name, late?.late, late?.told], ["Ines Carvalho", true, []]);
  assert.equal((await now(t.ines)).mine?.late, true);
  await work();
  await work();
  assert.deepEqual([await told(), await alarms(visitId)], [["Omar"], ["Omar …"]]);
  // Where they went is read by whom it rings, and that they read it is told to the visitor; to everybody else there is no such visit.
  for (const who of [t.ravi, t.noor, t.ida, t.tomas, t.ana]) assert.equal((await refusal(place(who, visitId))).status, 404);
  for (const who of [t.ravi, t.tomas]) {
    assert.equal((await refusal(answer(who, visitId))).status, 404);
    assert.equal((await refusal(settle(who, visitId))).status, 404);
    assert.equal((await refusal(out(who, visitId))).status, 404);
    assert.equal((await refusal(longer(who, visitId, late?.backBy ?? ""))).status, 404);
    assert.equal((await refusal(c.s.as(who)(visits.arrive, { visitId }))).status, 404);
  }
  assert.equal((await now(t.ines)).mine?.told[0]?.readAt, null);
  const looks = async () =>
    (await c.s.given("select from kernel.audit_event where action = 'visit.place' and account_id = $1", [t.omar])).length;
  const before = await looks();
  assert.deepEqual(await place(t.omar, visitId), { place: PLACE, phone: "555 0100" });
  assert.ok((await now(t.ines)).mine?.told[0]?.readAt);
  assert.equal(await looks(), before + 1);
  // The visitor answers for nobody, and nobody else says that they are out.
  assert.equal((await refusal(answer(t.ines, visitId))).status, 403);
  assert.equal((await refusal(settle(t.ines, visitId))).status, 403);
  assert.equal((await refusal(out(t.omar, visitId))).status, 403);
  assert.equal((await refusal(longer(t.omar, visitId, late?.backBy ?? ""))).status, 403);
  // On it: nobody else is told. Safe: it rings no more, and where they went closes again. Out: who was told hears so.
  await answer(t.omar, visitId);
  await answer(t.omar, visitId);
  await wait(50);
  assert.deepEqual(await alarms(visitId), ["Omar has_it"]);
  await settle(t.omar, visitId);
  assert.equal((await refusal(settle(t.omar, visitId, "helped"))).code, "visit.over");
  assert.equal((await refusal(place(t.omar, visitId))).code, "visit.over");
  const mine = (await now(t.ines)).mine;
  assert.deepEqual([mine?.settled?.by.name, mine?.settled?.how, mine?.late], ["Omar Haddad", "safe", false]);
  await wait(90);
  assert.deepEqual([await rings(t.omar), await told(), await told("visit.word")], [[], ["Omar"], []]);
  await out(t.ines, visitId);
  assert.deepEqual(await told("visit.word"), ["Omar"]);
  assert.ok(one((await now(t.omar)).others, visitId)?.endedAt);
  await later(D28_VISITS.seenHours * 60 + 1);
  assert.deepEqual((await now(t.omar)).others, []);
});

test("D28 unanswered it goes on: to who is on call, to the escalation of the program, to those who supervise it, and then round again more slowly", async () => {
  await c.shift(t.sam, 12);
  const visitId = await start(t.ines, t.omar);
  await wait(61);
  await wait(D28_VISITS.answerMinutes - 1);
  assert.deepEqual(await alarms(visitId), ["Omar …"]);
  await later(2);
  // The clock says whose it is before the job does; who was told keeps it.
  assert.deepEqual(await rings(t.omar, t.sam, c.amina), [t.omar, t.sam]);
  await work();
  assert.deepEqual(await alarms(visitId), ["Omar no_answer", "Sam …"]);
  await answer(t.sam, visitId, "passed_on");
  await work();
  assert.deepEqual(await alarms(visitId), ["Omar no_answer", "Sam passed_on", "Amina …"]);
  assert.deepEqual(await rings(t.omar, t.sam, c.amina), [t.omar, c.amina]);
  // Whoever passed it on reads no place any more.
  assert.equal(await c.s.past(t.sam, "select * from visits.place_of($1)", [visitId]), missing);
  assert.equal((await refusal(place(t.sam, visitId))).status, 403);
  await wait(D28_VISITS.answerMinutes + 1);
  assert.deepEqual((await alarms(visitId)).slice(2), ["Amina no_answer", "Ravi …"]);
  await wait(D28_VISITS.answerMinutes + 1);
  assert.deepEqual((await alarms(visitId)).slice(3), ["Ravi no_answer", "Omar …"]);
  await wait(D28_VISITS.againMinutes - 1);
  assert.equal((await alarms(visitId)).length, 5);
  assert.deepEqual(await told(), ["Omar", "Sam", "Amina", "Ravi", "Omar"]);
  // Who said that they are on it and never said what came of it is asked after.
  await answer(t.omar, visitId);
  await wait(D28_VISITS.onItMinutes - 1);
  assert.equal((await alarms(visitId)).length, 5);
  await wait(2);
  assert.equal((await alarms(visitId)).length, 6);
  // A word from the visitor ends it all, and everybody who was told hears so, once.
  const backBy = (await now(t.ines)).mine?.backBy ?? "";
  await longer(t.ines, visitId, backBy);
  await longer(t.ines, visitId, backBy);
  assert.deepEqual((await told("visit.word")).toSorted(), ["Amina", "Omar", "Ravi", "Sam"]);
  assert.deepEqual(await rings(t.omar, t.sam, t.ravi, c.amina), []);
  assert.equal((await refusal(place(t.omar, visitId))).code, "visit.over");
  await wait(29);
  assert.deepEqual(await rings(t.omar), []);
  await wait(2);
  assert.deepEqual(await rings(t.omar), [t.omar]);
});

test("D28 it is passed on as long as there is somebody else, however often all were told; where there is nobody, that is said and it stays", async () => {
  const visitId = await start(t.ines, t.omar);
  await wait(61);
  for (let n = 0; n < 4; n += 1) await wait(D28_VISITS.againMinutes + 1);
  // Each was told once, and Omar would be the next again: he can pass it on all the same.
  await c.s.given(
    "delete from visits.alarm where visit_id = $1 and nth > (select count(distinct account_id) from visits.alarm where visit_id = $1)",
    [visitId],
  );
  const asked = await c.s.given<{ times: number }>(
    "select count(*)::int as times from visits.alarm where visit_id = $1 group by account_id",
    [visitId],
  );
  assert.ok(asked.length > 1 && asked.every(({ times }) => times === 1), JSON.stringify(asked));
  await answer(t.omar, visitId, "passed_on");
  await out(t.ines, visitId);

  const alone = await start(t.ines, t.omar);
  await wait(61);
  for (const who of [t.ravi, t.sam, c.amina]) await c.away(who);
  assert.equal((await refusal(answer(t.omar, alone, "passed_on"))).code, "visit.nobodyElse");
  assert.deepEqual([await alarms(alone), await rings(t.omar)], [["Omar …"], [t.omar]]);
  await c.s.given("update staff.absence set ended_at = kernel.clock()");
  await answer(t.omar, alone, "passed_on");
});

test("D28 a colleague who went away passes it to who stands in for them, one who left to the next; never to the visitor themself", async () => {
  const visitId = await start(t.ines, t.omar);
  await c.away(t.omar);
  await later(61);
  assert.deepEqual(await rings(t.omar, c.amina), [c.amina]);
  await c.cover(t.omar, t.ravi);
  assert.deepEqual(await rings(t.omar, t.ravi, c.amina), [t.ravi]);
  await work();
  assert.deepEqual(await told(), ["Ravi"]);
  assert.equal((await refusal(place(t.omar, visitId))).status, 404);
  await out(t.ines, visitId);
  // Ines stands in for Omar herself: it is nobody's to ring her.
  await c.s.given("update staff.absence set ended_at = kernel.clock(); update staff.cover set ended_at = kernel.clock()");
  const second = await start(t.ines, t.omar);
  await c.away(t.omar);
  await c.cover(t.omar, t.ines);
  await later(61);
  assert.deepEqual(await rings(t.ines, c.amina), [c.amina]);
  await out(t.ines, second);
  await c.s.given("update staff.absence set ended_at = kernel.clock(); update staff.cover set ended_at = kernel.clock()");
  const third = await start(t.ines, t.omar);
  await wait(61);
  assert.deepEqual(await rings(t.omar), [t.omar]);
  await c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [t.omar]);
  await work();
  assert.deepEqual([await alarms(third), await rings(t.omar)], [["Omar no_answer", "Amina …"], []]);
  assert.equal((await refusal(place(t.omar, third))).status, 404);
  await c.s.given("update staff.membership set ends_at = 'infinity' where account_id = $1", [t.omar]);
  // The visitor's own account is closed while they are out: somebody looks for them all the same.
  await settle(c.amina, third, "helped");
});

test("D28 one is told of who is not oneself, not away and not another agency's; one visit at a time, until a time that can be", async () => {
  const refused = async (who: string, colleagueId: string, more: object = {}) => (await refusal(start(who, colleagueId, more))).fields;
  assert.deepEqual(await refused(t.ines, t.ines), { colleagueId: "cannotBeTold" });
  assert.deepEqual(await refused(t.ines, t.tomas), { colleagueId: "cannotBeTold" });
  assert.deepEqual(await refused(t.ines, t.ida), { colleagueId: "cannotBeTold" });
  assert.deepEqual(await refused(t.ines, newId()), { colleagueId: "cannotBeTold" });
  await c.away(t.omar);
  assert.deepEqual(await refused(t.ines, t.omar), { colleagueId: "cannotBeTold" });
  assert.ok(!(await c.s.as(t.ines)(visits.ready, {})).colleagues.some(({ id }) => (id as string) === t.omar));
  assert.deepEqual(await refused(t.ines, t.ravi, { backIn: null }), { backAt: "missing" });
  assert.deepEqual(await refused(t.ines, t.ravi, { backIn: null, backAt: "13:00" }), { backAt: "tooLate" });
  assert.equal((await refusal(start(t.ines, t.ravi, { backIn: 15 * 60 }))).status, 422);
  assert.equal((await refusal(start(t.ines, t.ravi, { place: " " }))).status, 422);
  assert.equal((await refusal(start(t.ida, t.ravi))).status, 403);
  const both = await Promise.allSettled([start(t.ines, t.ravi), start(t.ines, t.sam)]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  assert.equal((await refusal(start(t.ines, t.ravi))).code, "visit.alreadyOut");
  // Settled by a colleague and never ended: going out again ends it.
  const [row] = await c.s.given<{ id: Id; who: string }>("select id, colleague_id as who from visits.visit");
  await later(61);
  await settle(row?.who ?? "", row?.id as Id);
  await start(t.ines, t.ravi);
});

test("D28 “back by” is the next time the clock shows it, past midnight and where the clock is put forward or back", async () => {
  const until = async (day: string, at: string, backAt: string) => {
    await c.s.given("delete from visits.alarm; delete from visits.visit");
    await c.at(day, at);
    await start(t.ines, t.ravi, { backIn: null, backAt });
    return (await now(t.ines)).mine?.backBy.slice(0, 16);
  };
  assert.equal(await until("2026-11-10", "22:30", "00:15"), "2026-11-11T06:15");
  assert.equal(await until("2026-11-10", "14:00", "14:30"), "2026-11-10T20:30");
  // The clock shows half past one twice: the first is meant, for whoever waits.
  assert.equal(await until("2026-10-31", "23:00", "01:30"), "2026-11-01T06:30");
  // Half past two does not come: it is half past three, an hour of waiting less.
  assert.equal(await until("2027-03-13", "23:00", "02:30"), "2027-03-14T08:30");
  assert.equal(await until("2027-03-13", "23:00", "04:00"), "2027-03-14T09:00");
});

test("D28 R06 past the door too: no place in a column, no visit in another's name, nothing told, answered or ended by who it is not for", async () => {
  const visitId = await start(t.ines, t.omar);
  const past = (who: string, sql: string, values: unknown[] = [visitId]) => c.s.past(who, sql, values);
  assert.match(await past(t.ines, "select place from visits.visit where id = $1"), /^42501/);
  assert.match(await past(t.omar, "select phone from visits.visit where id = $1"), /^42501/);
  assert.equal(await past(t.omar, "select id from visits.visit where id = $1"), "1 rows");
  assert.equal(await past(t.ravi, "select id from visits.visit where id = $1"), "0 rows");
  assert.equal(await past(t.tomas, "select id from visits.visit where id = $1"), "0 rows");
  const read = "select * from visits.place_of($1)";
  assert.equal(await past(t.ines, read), "1 rows");
  assert.equal(await past(t.omar, read), "HF409 visit.over");
  assert.equal(await past(t.ravi, read), missing);
  assert.match(await past(t.ines, "update visits.visit set ended_at = kernel.clock() where id = $1"), /^42501/);
  assert.match(
    await past(t.omar, "insert into visits.alarm (agency_id, visit_id) select agency_id, id from visits.visit where id = $1"),
    /^42501/,
  );
  const add = (who: string, visitor: string, colleague: string, program: string, back = "1 hour", agency: string = t.agencies.northlake) =>
    past(
      who,
      "insert into visits.visit (id, agency_id, program_id, visitor_id, colleague_id, place, back_by) values ($1, $2, $3, $4, $5, '\\x00', kernel.clock() + $6::interval)",
      [newId(), agency, program, visitor, colleague, back],
    );
  const { care, counseling } = t.programs;
  assert.equal(await add(t.sam, t.sam, t.omar, care), "1 rows");
  assert.match(await add(t.sam, t.ravi, t.omar, care), /^42501/);
  assert.match(await add(t.sam, t.sam, t.sam, care), /^(42501|23514)/);
  assert.match(await add(t.sam, t.sam, t.ida, care), /^42501/);
  assert.match(await add(t.sam, t.sam, t.omar, counseling), /^42501/);
  assert.match(await add(t.sam, t.sam, t.omar, care, "15 hours"), /^42501/);
  assert.match(await add(t.sam, t.sam, t.omar, care, "-1 minute"), /^23514/);
  await later(61);
  assert.equal(await past(t.omar, read), "1 rows");
  assert.equal(await past(t.ravi, read), missing);
  assert.equal(await past(t.ravi, "select visits.answer($1, 'has_it')"), missing);
  assert.equal(await past(t.omar, "select visits.answer($1, 'stopped')"), missing);
  assert.equal(await past(t.ravi, "select visits.settle($1, 'safe')"), missing);
  assert.equal(await past(t.ines, "select visits.settle($1, 'safe')"), missing);
  assert.equal(await past(t.tomas, "select visits.settle($1, 'safe')"), missing);
  const word = "select visits.say_word($1, 'out', null)";
  assert.equal(await past(t.ines, word), "1 rows");
  assert.equal(await past(t.omar, word), missing);
  assert.equal(await past(t.tomas, word), missing);
  assert.equal(await past(t.ines, "select visits.say_word($1, 'settled', null)"), missing);
  for (const job of ["due_visits()", "forget()", `advance('${visitId}')`, `untold('${visitId}')`])
    assert.match(await past(t.omar, `select visits.${job}`, []), /^42501/);
});

test("D28 a month after it was over nothing of it is there, after three of one that nobody ended", async () => {
  const over = await start(t.ines, t.omar);
  await wait(61);
  await out(t.ines, over);
  await start(t.sam, t.omar, { backIn: 60 });
  const left = async () => {
    await runJob(c.s.worker, forgetVisits, {});
    return c.s.given("select from visits.visit");
  };
  await later(D28_VISITS.keptDays * 1440 - 1);
  assert.equal((await left()).length, 2);
  await later(2);
  assert.equal((await left()).length, 1);
  assert.deepEqual(await c.s.given("select from visits.alarm where visit_id = $1", [over]), []);
  await later((D28_VISITS.lostDays - D28_VISITS.keptDays) * 1440 + 61);
  assert.equal((await left()).length, 0);
  assert.ok(clock());
});
