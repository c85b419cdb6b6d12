import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { appointments, hours } from "../appointments/contract.ts";
import { appointmentRoutes } from "../appointments/routes.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { newId } from "../kernel/ids.ts";
import { comebacks } from "../leaves/comeback/contract.ts";
import { comebackRoutes } from "../leaves/comeback/routes.ts";
import { type Id, layPages, type Paged } from "./testing.ts";

let t: Paged;
before(async () => {
  await buildIfStale();
  t = await layPages([...appointmentRoutes, ...comebackRoutes]);
  await t.s.moveTo("2027-02-01", "07:00", "America/Chicago"); // a Monday
  const { ana, programs } = t.town;
  const open = { accountId: ana, programId: programs.advocacy, weekdays: [2], keptFor: "everybody", fromDay: "2027-01-01" };
  await t.s.as(ana)(hours.add, { ...open, fromTime: "09:00", untilTime: "14:00", slotMinutes: 30 } as never);
});
after(() => t.s.strike());

const see = (cookie: string, part = "next") => t.ask("GET", `/mine/${part}?lang=en`, cookie);
const offered = async (cookie: string) =>
  [...(await see(cookie, "next/book")).body.matchAll(/name="time" value="([^"]+)"/g)].map(([, value]) => value ?? "");
const take = (cookie: string, time: string) => t.ask("POST", "/mine/next/book", cookie, { time, once: newId(), lang: "en" });
const listed = async (caseId: Id) => (await t.s.as(t.town.ana)(appointments.list, { caseId })).appointments;

test("R14 A35 what no calendar has is asked for again, and nothing breaks by it; a time of which less than an hour is left is gone, though it stood on the page", async () => {
  const { caseId, cookie } = await t.withPage();
  const { ana } = t.town;
  for (const at of ["0000-01-01T00:00:00Z", "9999-99-99T00:00:00Z", "2027-02-02T25:00:00Z", "1999-02-02T09:00:00Z"])
    assert.equal((await take(cookie, `${ana} ${at}`)).status, 422, at);
  for (const at of ["2027-02-02T09:00:00+20:00", "2027-02-30T09:00:00Z", "2999-02-02T09:00:00-23:59"])
    assert.equal((await take(cookie, `${ana} ${at}`)).status, 409, at);
  await t.s.moveTo("2027-02-02", "08:05", "America/Chicago");
  const again = await t.signIn(
    (await t.s.given<{ number: string }>("select number from portal.page where case_id = $1", [caseId]))[0]?.number ?? "",
  );
  assert.equal((await take(again.cookie, `${ana} 2027-02-02T09:00:00-06:00`)).status, 409, "nobody is called to somebody in minutes");
  assert.deepEqual(await listed(caseId), []);
  assert.ok(!(await offered(again.cookie)).some((time) => time.includes("2027-02-02T16:00")), "two hours are left for what is offered");
  assert.equal((await take(again.cookie, `${ana} 2027-02-02T09:30:00-06:00`)).status, 303, "what was offered a while ago is not lost");
});

test("R14 A35 booked and called off again and again buries nobody: ten in a day, and then it is asked of whoever helps", async () => {
  const { caseId, cookie } = await t.withPage();
  const [time = ""] = (await offered(cookie)).slice(-1);
  for (let n = 0; n < 10; n++) {
    assert.equal((await take(cookie, time)).status, 303, String(n));
    const one = (await listed(caseId)).find(({ status }) => status === "booked");
    assert.equal((await t.ask("POST", `/mine/next/${one?.appointmentId}/off`, cookie, { lang: "en" })).status, 303);
  }
  const more = await take(cookie, time);
  assert.equal(more.status, 429);
  assert.match(more.body, /as many as can be booked here for now/);
  const { tasks: steps } = await t.show(t.town.ana, caseId);
  assert.equal(steps.filter(({ title }) => title.startsWith("They called off")).length, 10);
});

test("R14 R69 D12 coming back is on no guardian's page; an appointment that was written down is", async () => {
  const { tomas, keiko } = t.town;
  const { caseId, personId } = await t.open(tomas, { program: "support", call: "Jo" });
  await t.switchOn(keiko, caseId);
  const year = Number((await t.dayFrom(0)).slice(0, 4));
  await t.bornOn(t.town.agencies.rioVerde, personId, `${year - 15}-01-01`);
  const guardianId = await t.adult(tomas, personId, "Mother", {});
  const decided = "She asked; Jo agrees.";
  const hers = await t.invite(tomas, caseId, { holder: "guardian", guardianId, minor: null, decided });
  const mother = await t.first(hers.number, hers.code);
  const his = await t.invite(tomas, caseId, { minor: null, decided });
  const jo = await t.first(his.number, his.code);
  const [soon, later] = [await t.dayFrom(3), await t.dayFrom(4)];
  const prepared = { caseId, after: "hospital", expectedOn: later, meetingOn: soon, hospital: "not_needed", knowing: [] };
  await t.s.as(tomas)(comebacks.begin, prepared as never);
  await t.s.as(tomas)(tasks.add, { caseId, title: "Meet at the library", kind: "appointment", dueOn: soon } as never);
  const [page, own] = [(await see(mother.cookie)).body, (await see(jo.cookie)).body];
  for (const body of [page, own]) assert.match(body, /Meet at the library/);
  assert.match(own, /Meeting before they come back/);
  assert.doesNotMatch(page, /come back|hospital|\/mine\/leave/i);
});
