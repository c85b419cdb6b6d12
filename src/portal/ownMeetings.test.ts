import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { appointments, hours } from "../appointments/contract.ts";
import { tellOfOwnPage } from "../appointments/jobs.ts";
import { appointmentRoutes } from "../appointments/routes.ts";
import { cases } from "../cases/contract.ts";
import { newId } from "../kernel/ids.ts";
import { pages } from "./contract.ts";
import { type Id, layPages, type Paged } from "./testing.ts";

let t: Paged;
before(async () => {
  await buildIfStale();
  t = await layPages([...appointmentRoutes]);
  await t.s.moveTo("2027-02-01", "07:00", "America/Chicago"); // a Monday
  const { ana, dolores, programs } = t.town;
  for (const [accountId, keptFor, weekday] of [
    [ana, "everybody", 2],
    [ana, "staff", 3],
    [dolores, "everybody", 4],
  ] as const)
    await t.s.as(accountId)(hours.add, {
      accountId,
      programId: programs.advocacy,
      weekdays: [weekday],
      fromTime: "09:00",
      untilTime: "11:00",
      slotMinutes: 30,
      keptFor,
      fromDay: "2027-01-01",
    } as never);
});
after(() => t.s.strike());

const see = (cookie: string, part = "next") => t.ask("GET", `/mine/${part}?lang=en`, cookie);
const offered = (body: string) => [...body.matchAll(/name="time" value="([^"]+)"/g)].map(([, value]) => value ?? "");
const onceIn = (body: string) => /name="once" value="([^"]+)"/.exec(body)?.[1] ?? "";
const take = (cookie: string, time: string, once = newId()) => t.ask("POST", "/mine/next/book", cookie, { time, once, lang: "en" });
const listed = async (caseId: Id) => (await t.s.as(t.town.ana)(appointments.list, { caseId })).appointments;

test("R14 A35 on their own page they take a time of those who help them, where hours are open to them, once however often it is sent; it is a step of whoever they meet", async () => {
  const { ana } = t.town;
  const { caseId, cookie } = await t.withPage();
  const page = await see(cookie, "next/book");
  assert.equal(page.status, 200);
  const times = offered(page.body);
  assert.equal(times.length, 12, "three Tuesdays of hers, four times each; none of who does not help them, none that is kept for staff");
  assert.ok(times.every((time) => time.startsWith(ana)));
  assert.match(page.body, /Tuesday, February 2, 2027/);
  const once = onceIn(page.body);
  const [first = "", second = ""] = times;
  assert.deepEqual([(await take(cookie, "", once)).status, (await take(cookie, "words", once)).status], [422, 422]);
  const done = await take(cookie, first, once);
  assert.deepEqual([done.status, done.location], [303, "/mine/next?lang=en&done=booked"]);
  assert.equal((await take(cookie, first, once)).status, 303);
  const [made, ...more] = await listed(caseId);
  assert.deepEqual([made?.byThemselves, made?.status, more.length], [true, "booked", 0]);
  const shown = await t.show(ana, caseId);
  const step = shown.tasks.find(({ kind }) => kind === "appointment");
  assert.deepEqual([step?.owner.id, step?.dueOn, step?.atTime], [ana, "2027-02-02", "09:00"]);
  const line = shown.story.items.find(({ kind }) => kind === "appointment");
  assert.deepEqual([line?.by, line?.codes["act"], line?.codes["how"]], [null, "booked", "own_page"]);
  assert.match((await see(cookie)).body, /Tuesday, February 2, 2027 · <bdi>9:00\sAM<\/bdi>/);
  // The time is gone: for them, and for whoever comes second.
  const other = await t.withPage();
  assert.ok(!offered((await see(other.cookie, "next/book")).body).includes(first));
  const late = await take(other.cookie, first);
  assert.equal(late.status, 409);
  assert.match(late.body, /Somebody was quicker/);
  // Three of their own to come are enough; and what is another's is not there.
  assert.equal((await take(cookie, second)).status, 303);
  assert.equal((await take(cookie, times[2] ?? "")).status, 303);
  assert.equal((await take(cookie, times[3] ?? "")).status, 429);
  assert.equal((await take(other.cookie, `${t.town.dolores} ${(times[3] ?? "").split(" ")[1]}`)).status, 404);
  assert.equal((await take(other.cookie, `${t.town.ines} ${(times[3] ?? "").split(" ")[1]}`)).status, 404);
  assert.equal((await t.ask("POST", `/mine/next/${made?.appointmentId}/off`, other.cookie, { lang: "en" })).status, 404);
  assert.equal((await listed(caseId)).length, 3);

  // Called off there: the time is free, and whoever carries the case asks whether another is wanted.
  const off = () => t.ask("POST", `/mine/next/${made?.appointmentId}/off`, cookie, { lang: "en" });
  assert.deepEqual([(await off()).location, (await off()).status], ["/mine/next?lang=en&done=off", 303]);
  assert.equal((await listed(caseId)).find(({ appointmentId }) => appointmentId === made?.appointmentId)?.status, "cancelled");
  const steps = (await t.show(ana, caseId)).tasks;
  assert.equal(steps.filter(({ kind }) => kind === "appointment").length, 2);
  assert.equal(steps.filter(({ title }) => title.startsWith("They called off")).length, 1);
  assert.ok(offered((await see(other.cookie, "next/book")).body).includes(first));
  // What they take home says no more than when.
  const calendar = await see(cookie, "next/calendar");
  assert.match(String(calendar.headers["content-type"]), /^text\/calendar/);
  assert.deepEqual(
    [calendar.body.match(/BEGIN:VEVENT/g)?.length, [...new Set(calendar.body.match(/^SUMMARY:.*$/gm))]],
    [2, ["SUMMARY:Appointment"]],
  );
  assert.doesNotMatch(calendar.body, /Ana|Casa Luz|Advocacy|Lin/);
  await t.s.as(ana)(cases.show, { caseId });
});

test("R14 without a page, with one that ended, and from another site's form nothing is taken; what has been is told without blame", async () => {
  const { ana } = t.town;
  const { caseId, cookie, pageId } = await t.withPage();
  const [first = ""] = offered((await see(cookie, "next/book")).body);
  assert.match((await take("", first)).location, /^\/mine\?/);
  const cross = await t.ask("POST", "/mine/next/book", cookie, { time: first, once: newId() }, { "sec-fetch-site": "cross-site" });
  assert.equal(cross.status, 403);
  assert.deepEqual(await listed(caseId), []);
  await take(cookie, first);
  const [made] = await listed(caseId);
  await t.s.moveTo("2027-02-03", "08:00", "America/Chicago");
  await t.s.as(ana)(appointments.settle, { appointmentId: made?.appointmentId as never, version: 1, status: "missed" });
  const page = await t.signIn(
    (await t.s.given<{ number: string }>("select number from portal.page where id = $1", [pageId]))[0]?.number ?? "",
  );
  assert.equal((await t.ask("POST", `/mine/next/${made?.appointmentId}/off`, page.cookie, {})).status, 404);
  const next = await see(page.cookie);
  assert.match(next.body, /it did not take place/);
  assert.doesNotMatch(next.body, /missed/i);
  await t.s.as(ana)(pages.end, { pageId });
  assert.equal((await see(page.cookie)).status, 303);
  assert.equal((await take(page.cookie, first)).status, 303);
  assert.equal((await listed(caseId)).length, 1);
});

test("A14 whoever they meet hears of what they took or called off: by mail that says nothing, once however often the job runs, and a quarter of an hour apart at the least", async () => {
  const { ana } = t.town;
  const run = async () => {
    const { work } = tellOfOwnPage;
    assert.ok(work.as === "service");
    await work.run({ input: {}, service: t.s.worker });
  };
  const sent = async () =>
    (
      await t.s.given<{ id: string; params: Buffer; account_id: string }>(
        "select id, params, account_id from messages.outbox where template = 'appointment.changed' order by created_at",
      )
    ).map(({ account_id }) => account_id);
  await run();
  const before = (await sent()).length;
  await t.s.moveBy(20 * 60_000);
  const { cookie } = await t.withPage();
  const [first = "", second = ""] = offered((await see(cookie, "next/book")).body);
  await take(cookie, first);
  await run();
  await run();
  assert.deepEqual((await sent()).slice(before), [ana]);
  await take(cookie, second);
  await run();
  assert.equal((await sent()).length, before + 1, "not for each press");
  await t.s.moveBy(16 * 60_000);
  await run();
  await run();
  assert.equal((await sent()).length, before + 2, "and nothing is lost");
  assert.match(await t.s.past(ana, "select * from appointments.untold(interval '0')"), /^42501/);
});

test("A14 R11 who is kept from that person by now hears nothing of what they called off, though of others they do", async () => {
  const { s, town } = t;
  const run = async () => {
    const { work } = tellOfOwnPage;
    assert.ok(work.as === "service");
    await work.run({ input: {}, service: s.worker });
  };
  const sent = async () => (await s.given("select id from messages.outbox where template = 'appointment.changed'")).length;
  await s.moveBy(20 * 60_000);
  await run();
  const before = await sent();
  await s.moveBy(20 * 60_000);
  const { caseId, cookie } = await t.withPage();
  const [first = ""] = offered((await see(cookie, "next/book")).body);
  await take(cookie, first);
  const wall = newId();
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')", [
    wall,
    town.agencies.casaLuz,
    town.ana,
    caseId,
  ]);
  await run();
  assert.equal(await sent(), before);
  const other = await t.withPage();
  const [second = ""] = offered((await see(other.cookie, "next/book")).body);
  await take(other.cookie, second);
  await run();
  assert.equal(await sent(), before + 1);
  await s.given("update access.wall set lifted_at = kernel.clock() where id = $1", [wall]);
});

test("R14 A18 where whoever they were to meet is away then, or helps them no more, their page does not say a name: it says that who will be there is being settled", async () => {
  const { s, town } = t;
  const { caseId, cookie } = await t.withPage();
  const [time = ""] = offered((await see(cookie, "next/book")).body);
  await take(cookie, time);
  const settling = /Who will be there is being settled/;
  assert.doesNotMatch((await see(cookie)).body, settling);
  const away =
    "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) values ($1, $2, $3, kernel.clock(), kernel.clock() + interval '90 days')";
  await s.given(away, [newId(), town.agencies.casaLuz, town.ana]);
  assert.match((await see(cookie)).body, settling);
  await s.given("update staff.absence set ended_at = kernel.clock() where ended_at is null");
  assert.doesNotMatch((await see(cookie)).body, settling);
  const version = (await s.given<{ version: number }>("select version from cases.case where id = $1", [caseId]))[0]?.version ?? 0;
  await s.as(town.dolores)(cases.transfer, { caseId, managerId: town.dolores as never, reason: "workload", version });
  assert.match((await see(cookie)).body, settling);
});
