import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { concerns } from "../concerns/contract.ts";
import { refusal } from "../kernel/testing.ts";
import { today } from "./contract.ts";
import { type Id, layStories, type Stories } from "./testing.ts";

let c: Stories;
let town: Stories["town"];
before(async () => {
  c = await layStories();
  town = c.town;
});
after(() => c.s.strike());

const counts = async (who = town.ravi) =>
  Object.fromEntries((await c.s.as(who)(today.counts, { programId: town.programs.care })).counts.map(({ crack, ...row }) => [crack, row]));
const versionOf = async (concernId: Id) =>
  (await c.s.given<{ version: number }>("select version from concerns.concern where id = $1", [concernId]))[0]?.version ?? 0;

test("A14 an urgent concern stands on the triager's list at once, and above when nobody has taken it in its minutes", async () => {
  await c.at("2026-11-07", "23:40");
  const concernId = await c.file(town.ines, { urgency: "now" });
  const urgent = async (who: string) =>
    (await c.see(who)).urgent.filter((one) => one.concernId === concernId).map((one) => [one.urgent, one.mine]);
  assert.deepEqual([await urgent(town.sam), await urgent(town.ravi), await urgent(town.omar)], [[[true, false]], [[true, false]], []]);
  assert.deepEqual([await c.cracks(town.sam, concernId), await c.cracks(town.ravi, concernId)], [[], []]);
  await c.at("2026-11-08", "00:39:30");
  await c.watch();
  assert.deepEqual([await c.cracks(town.ravi, concernId), await c.told()], [[], []]);
  await c.at("2026-11-08", "00:40:30");
  assert.deepEqual(
    [await c.cracks(town.ravi, concernId), await c.cracks(town.sam, concernId)],
    [["urgent_unassigned"], ["urgent_unassigned"]],
  );
  await c.watch();
  await c.watch();
  assert.deepEqual(await c.told(), ["Ravi"], "once, on a Saturday night too");
  await c.s.as(town.sam)(concerns.take, { concernId, version: await versionOf(concernId) });
  assert.deepEqual([await c.cracks(town.ravi, concernId), await urgent(town.ravi), await urgent(town.sam)], [[], [], [[true, true]]]);
});

test("A14 a concern past its day in nobody's hands stands on the list of whoever triages on a Saturday too, as in the inbox", async () => {
  await c.at("2026-11-09");
  const concernId = await c.file(town.ines, { about: "Devon Keller" });
  await c.s.given("update concerns.concern set respond_by = '2026-11-13' where id = $1", [concernId]);
  const waits = async (who: string) => (await c.see(who)).urgent.filter((one) => one.concernId === concernId).map((one) => one.overdue);
  await c.at("2026-11-13");
  assert.deepEqual([await waits(town.ravi), await waits(town.sam)], [[], []]);
  await c.at("2026-11-14");
  assert.deepEqual([await waits(town.ravi), await waits(town.sam), await waits(town.omar)], [[true], [true], []]);
  const inbox = (await c.s.as(town.ravi)(concerns.inbox, {})).items.find((one) => one.id === concernId);
  assert.equal(inbox?.clock.overdue, true);
  await c.at("2026-11-18");
  const slip = (await c.slipping(town.ravi)).find((one) => one.subjectId === concernId);
  assert.deepEqual([slip?.about, slip?.crack], ["Devon Keller", "concern_unanswered"]);
  await c.s.as(town.sam)(concerns.take, { concernId, version: await versionOf(concernId) });
  assert.deepEqual([await waits(town.ravi), await waits(town.sam)], [[], [true]]);
});

test("A14 an urgent concern says whom its sender named, to those who may read it and to nobody else", async () => {
  const concernId = await c.file(town.ines, { urgency: "now", about: "Lin Sato" });
  const seen = async (who: string) => (await c.see(who)).urgent.filter((one) => one.concernId === concernId).map((one) => one.about);
  assert.deepEqual([await seen(town.sam), await seen(town.ravi)], [["Lin Sato"], ["Lin Sato"]]);
  for (const other of [town.omar, town.noor, town.ida, town.tomas]) {
    assert.doesNotMatch(JSON.stringify(await c.see(other)), /Lin Sato/);
  }
  await c.s.as(town.sam)(concerns.take, { concernId, version: await versionOf(concernId) });
  await c.s.as(town.sam)(concerns.noAction, {
    concernId,
    version: await versionOf(concernId),
    why: "Found.",
    rating: { risk: "low", rationale: "Found." },
  });
});

test("A14 an urgent concern in the hands of somebody who is away is in nobody's", async () => {
  await c.at("2026-11-08", "02:00");
  await c.s.given(
    "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) select gen_random_uuid(), agency_id, id, kernel.clock(), kernel.clock() + interval '1 day' from staff.account where id = $1",
    [town.sam],
  );
  assert.equal((await c.slipping(town.ravi)).filter((one) => one.crack === "urgent_unassigned").length, 1);
  await c.at("2026-11-09", "03:00");
  assert.equal((await c.slipping(town.ravi)).filter((one) => one.crack === "urgent_unassigned").length, 0);
  await c.s.given("update concerns.concern set status = 'no_action', decided_at = kernel.clock()");
});

test("B26 a concern unanswered past its day is on the list of whoever has it, later of those above; unassigned, of all who triage", async () => {
  await c.at("2026-11-06", "15:00");
  const [held, free] = [await c.file(town.ines), await c.file(town.ines)];
  await c.s.as(town.sam)(concerns.take, { concernId: held, version: await versionOf(held) });
  await c.at("2026-11-09", "23:59:30");
  assert.deepEqual([await c.cracks(town.sam, held), await c.cracks(town.sam, free)], [[], []], "one program day: Monday");
  await c.at("2026-11-10", "00:00");
  assert.deepEqual([await c.cracks(town.sam, held), await c.cracks(town.sam, free)], [["concern_unanswered"], ["concern_unanswered"]]);
  assert.deepEqual(
    [await c.cracks(town.ravi, held), await c.cracks(town.ravi, free)],
    [[], ["concern_unanswered"]],
    "whoever has it, first",
  );
  await c.watch();
  const [mine] = (await c.slipping(town.sam)).filter((one) => one.concernId === held);
  assert.deepEqual([mine?.mine, mine?.since, mine?.days, typeof mine?.concernNumber], [true, "2026-11-09", 1, "number"]);
  for (const stranger of [town.omar, town.noor, town.ida, town.keiko]) assert.deepEqual(await c.slipping(stranger), []);
  await c.at("2026-11-12", "00:00");
  assert.deepEqual(await c.cracks(town.ravi, held), ["concern_unanswered"]);
  for (const concernId of [held, free]) {
    const rating = { risk: "low" as const, rationale: "Known, steady." };
    await c.s.as(town.ravi)(concerns.noAction, { concernId, version: await versionOf(concernId), rating, why: "Solved." });
    assert.deepEqual(await c.cracks(town.sam, concernId), []);
  }
});

test("A12 those above are told once of what became theirs, without a word of what it is, and a run cut short is made up for", async () => {
  await c.at("2026-11-12", "08:00");
  await c.watch();
  await c.s.given("delete from messages.outbox");
  const opened: Id[] = [];
  for (let i = 0; i < 3; i++) opened.push((await c.open(town.ines, { dueOn: "2026-11-20" })).caseId);
  for (const caseId of opened) await c.finishStep(town.ines, caseId);
  await c.watch();
  assert.deepEqual(await c.told(), [], "the worker first");
  await c.at("2026-11-16", "00:01");
  // Written down, and then the process is gone before anybody was told.
  const { rows } = await c.s.worker.pool.query<{ account_ids: string[] }>("select * from today.log_cracks()");
  assert.deepEqual(
    rows.map((row) => row.account_ids),
    [[town.ravi]],
  );
  assert.deepEqual(await c.told(), []);
  for (let i = 0; i < 3; i++) await c.watch();
  assert.deepEqual(await c.told(), ["Ravi"], "one message for the three");
  const [message] = await c.s.given<{ template: string; params: Buffer; id: string; agency_id: string }>("select * from messages.outbox");
  assert.equal(
    c.s.keys.ring.open(
      message?.agency_id ?? "",
      { table: "messages.outbox", row: message?.id ?? "", column: "params" },
      message?.params as Buffer,
    ),
    "{}",
  );
  const late = (await c.open(town.ines, { dueOn: "2026-11-20", risk: "high" })).caseId;
  await c.finishStep(town.ines, late);
  await c.at("2026-11-16", "09:00");
  await c.watch();
  assert.deepEqual(await c.told(), ["Ravi", "Ravi"], "the next one is a message of its own");
});

test("B26 cracks that closed are counted, by those who read the program", async () => {
  await c.at("2026-11-16", "10:00");
  await c.watch();
  const before = await counts();
  assert.equal(before["no_next_step"]?.open, 4);
  const [first] = await c.slipping(town.ines);
  await c.addStep(town.ines, first?.caseId as Id, "2026-11-20");
  await c.watch();
  const after = await counts();
  assert.deepEqual([after["no_next_step"]?.open, after["no_next_step"]?.closed30], [3, (before["no_next_step"]?.closed30 ?? 0) + 1]);
  assert.equal(after["concern_unanswered"]?.closed30, 2);
  assert.ok((after["concern_unanswered"]?.medianDays ?? 0) > 0);
  await c.at("2026-12-14", "10:00");
  assert.equal((await counts())["concern_unanswered"], undefined, "in thirty days");
  for (const stranger of [town.ines, town.sam, town.ida, town.keiko]) assert.equal((await refusal(counts(stranger))).status, 404);
});

test("the log is written by the worker alone, and only what is new in it", async () => {
  await c.at("2026-12-14", "11:00");
  await c.watch();
  const size = async () => (await c.s.given<{ n: number }>("select count(*)::int as n from today.crack_log"))[0]?.n;
  const before = await size();
  await c.watch();
  assert.equal(await size(), before);
  await assert.rejects(c.s.app.pool.query("select * from today.log_cracks()"), { code: "42501" });
  await assert.rejects(c.s.app.pool.query("select today.above($1, null, null)", [town.programs.care]), { code: "42501" });
  await assert.rejects(c.s.app.pool.query("select cases.barred()"), { code: "42501" });
  await assert.rejects(c.s.app.pool.query("select * from today.unheard()"), { code: "42501" });
});
