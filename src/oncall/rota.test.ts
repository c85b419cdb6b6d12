import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { today } from "../today/contract.ts";
import { handOver } from "../today/handOver/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { handOvers, rota } from "./contract.ts";
import { type Id, layOncall, type Oncall } from "./testing.ts";

let c: Oncall;
before(async () => {
  c = await layOncall(todayRoutes);
});
after(() => c.s.strike());

const show = (who: string, from?: string) => c.s.as(who)(rota.show, { programId: c.care as Id, ...(from && { from }) });
/** As local times, the way a rota is read. */
const local = async (at: string) =>
  (await c.s.given<{ at: string }>("select to_char($1::timestamptz at time zone 'America/Chicago', 'Dy HH24:MI') as at", [at]))[0]?.at;

test("D04 every Friday 17:00 to Monday 08:00: the same hours of the clock in every week, also where one is changed, and the rest is a gap", async () => {
  const pattern = await c.turn(c.town.ravi, 5, "17:00", 1, "08:00");
  for (const week of ["2026-10-26", "2026-11-09", "2027-03-08"]) {
    await c.s.given("update oncall.pattern set first_day = '2026-10-01'");
    const shown = await show(c.town.ravi, week);
    const weekend = shown.turns.at(-1);
    assert.deepEqual([await local(weekend?.from ?? ""), await local(weekend?.until ?? "")], ["Fri 17:00", "Mon 08:00"]);
    assert.equal(weekend?.account?.name, "Ravi Menon");
    const [gap] = shown.gaps;
    assert.deepEqual([shown.gaps.length, await local(gap?.from ?? ""), await local(gap?.until ?? "")], [1, "Mon 08:00", "Fri 17:00"]);
  }
  const [hours] = await c.s.given<{ short: number; long: number }>(
    `select max(extract(epoch from ends_at - starts_at) / 3600)::int as long, min(extract(epoch from ends_at - starts_at) / 3600)::int as short
       from oncall.rota($1, '2026-10-25', '2027-03-20')`,
    [c.care],
  );
  assert.deepEqual(hours, { short: 62, long: 64 }, "sixty-three, one fewer in spring, one more in autumn");

  const swap = await c.s.as(c.town.ravi)(rota.swap, { patternId: pattern, onDay: "2026-11-13", accountId: c.town.sam as Id });
  const swapped = await show(c.town.sam, "2026-11-09");
  assert.deepEqual([swapped.turns.at(-1)?.account?.name, swapped.mayKeep], ["Sam Whitfield", false]);
  assert.equal((await show(c.town.ravi, "2026-11-16")).turns.at(-1)?.account?.name, "Ravi Menon");
  await c.s.as(c.town.ravi)(rota.swap, { patternId: pattern, onDay: "2026-11-13", accountId: null });
  const emptied = await show(c.town.ravi, "2026-11-09");
  assert.equal(emptied.turns.at(-1)?.account, null);
  assert.equal(await local(emptied.gaps[0]?.until ?? ""), "Mon 00:00", "nobody is a gap, and is shown as one");
  assert.equal((await refusal(c.s.as(c.town.ravi)(rota.endShift, { shiftId: swap.id as Id }))).status, 404, "replaced already");
  await c.s.as(c.town.ravi)(rota.endShift, { shiftId: emptied.turns.at(-1)?.shiftId as Id });
  assert.equal((await show(c.town.ravi, "2026-11-09")).turns.at(-1)?.account?.name, "Ravi Menon");
  await c.s.as(c.town.ravi)(rota.endPattern, { patternId: pattern });
  assert.equal((await show(c.town.ravi, "2026-11-16")).turns.length, 0);
});

test("D04 who keeps a rota: supervisor, escalation account, administrator; the team reads it, nobody else knows of it", async () => {
  const add = (who: string, more: object = {}) =>
    c.s.as(who)(rota.addPattern, {
      ...{ programId: c.care as Id, accountId: c.town.sam as Id, weekday: 2, fromTime: "17:00", untilWeekday: 3, untilTime: "08:00" },
      ...more,
    } as never);
  for (const keeper of [c.town.ravi, c.amina, c.town.ida]) {
    const { id } = (await add(keeper)) as { id: string };
    await c.s.as(keeper)(rota.endPattern, { patternId: id as Id });
    assert.equal((await refusal(c.s.as(keeper)(rota.endPattern, { patternId: id as Id }))).status, 404);
  }
  for (const reader of [c.town.ines, c.town.sam]) {
    assert.equal((await show(reader)).mayKeep, false);
    assert.equal((await refusal(add(reader))).status, 403);
  }
  for (const stranger of [c.town.noor, c.town.keiko, c.town.walt]) {
    assert.equal((await refusal(show(stranger))).status, 404);
    assert.equal((await refusal(add(stranger))).status, 404);
  }
  for (const unable of [c.town.omar, c.town.noor, c.town.keiko, newId()])
    assert.deepEqual((await refusal(add(c.town.ravi, { accountId: unable }))).fields, { accountId: "cannotBeRung" });
  const single = {
    programId: c.care as Id,
    accountId: c.town.sam as Id,
    firstDay: "2026-11-10",
    fromTime: "17:00",
    lastDay: "2026-11-11",
    untilTime: "08:00",
  };
  const shift = (more: object) => c.s.as(c.town.ida)(rota.addShift, { ...single, ...more } as never);
  assert.deepEqual((await refusal(shift({ lastDay: "2026-11-10", untilTime: "16:00" }))).fields, { untilTime: "beforeStart" });
  assert.deepEqual((await refusal(shift({ firstDay: "2026-11-01", lastDay: "2026-11-02" }))).fields, { lastDay: "past" });
  assert.deepEqual((await refusal(shift({ lastDay: "2026-12-20" }))).fields, { lastDay: "tooLong" });
  const { id } = (await shift({})) as { id: string };
  assert.equal((await refusal(c.s.as(c.town.ines)(rota.endShift, { shiftId: id as Id }))).status, 403);
  assert.equal((await refusal(c.s.as(c.town.keiko)(rota.endShift, { shiftId: id as Id }))).status, 404);
  const pattern = await c.turn(c.town.sam, 2, "17:00", 3, "08:00");
  const noTurn = refusal(c.s.as(c.town.ravi)(rota.swap, { patternId: pattern, onDay: "2026-11-12", accountId: null }));
  assert.deepEqual((await noTurn).fields, { onDay: "noTurn" });
  await c.s.as(c.town.ravi)(rota.endPattern, { patternId: pattern });
  await c.s.as(c.town.ida)(rota.endShift, { shiftId: id as Id });
});

test("D04 on the rota but away, gone or without the right: shown as what it is", async () => {
  const wrongOf = async () => (await show(c.town.ravi, "2026-11-07")).turns.map(({ wrong }) => wrong);
  await c.shift(c.town.sam, 5);
  assert.deepEqual(await wrongOf(), [null]);
  await c.away(c.town.sam, 2);
  assert.deepEqual(await wrongOf(), ["away"]);
  await c.cover(c.town.sam, c.town.ravi, 3);
  await c.shift(c.town.omar, 5, "second");
  assert.deepEqual(await wrongOf(), [null, "noRight"]);
  await c.s.given("update oncall.shift set ended_at = kernel.clock()");
});

test("A14 D04 Today shows a ring to the one who is rung and to nobody else; the escalation account is not told what it is about", async () => {
  await c.s.given("update staff.absence set ended_at = kernel.clock()");
  await c.shift(c.town.sam, 5);
  const concernId = await c.file();
  const rung = async (who: string) => (await c.s.as(who)(today.show, {})).rung;
  assert.deepEqual(
    (await rung(c.town.sam)).map((ring) => ring.concernId),
    [concernId],
  );
  for (const other of [c.town.ravi, c.town.ines, c.amina, c.town.ida, c.town.keiko]) assert.deepEqual(await rung(other), []);
  await c.wait(15);
  assert.deepEqual(await rung(c.town.sam), []);
  assert.deepEqual(
    (await rung(c.amina)).map((ring) => ring.concernId),
    [null],
  );
});

test("D04 the hand-over sheet: what is open, who was rung, a few words; read by another, once; nothing of it for those outside", async () => {
  const sheet = (who: string) => c.s.as(who)(handOver.show, { programId: c.care as Id });
  const before = await sheet(c.town.sam);
  assert.equal(before.open.length, 1);
  assert.deepEqual(
    before.rung[0]?.steps.map(({ name, answer }) => [name, answer]),
    [
      ["Sam Whitfield", "no_answer"],
      ["Amina Yusuf", null],
    ],
  );
  assert.deepEqual(
    before.now.map(({ name }) => name),
    ["Sam Whitfield"],
  );
  const { id } = await c.s.as(c.town.sam)(handOvers.write, { programId: c.care as Id, words: "Number 1: the neighbor stays until eight." });
  const confirm = (who: string) => c.s.as(who)(handOvers.confirm, { handOverId: id as Id });
  assert.equal((await refusal(confirm(c.town.sam))).status, 403, "one's own");
  for (const outsider of [c.town.ines, c.town.noor, c.town.ida, c.amina, c.town.keiko]) {
    assert.equal((await refusal(sheet(outsider))).status, 404);
    assert.equal((await refusal(confirm(outsider))).status, 404);
    assert.equal((await refusal(c.s.as(outsider)(handOvers.write, { programId: c.care as Id, words: "No" }))).status, 404);
  }
  await confirm(c.town.ravi);
  const again = await refusal(confirm(c.town.ravi));
  assert.deepEqual([again.status, again.code], [409, "handOver.alreadyRead"]);
  const [shown] = (await sheet(c.town.sam)).sheets;
  assert.deepEqual(
    [shown?.by, shown?.readBy, shown?.mine, shown?.words],
    ["Sam Whitfield", "Ravi Menon", true, "Number 1: the neighbor stays until eight."],
  );
  const [kept] = await c.s.given<{ plain: boolean }>(
    "select position('neighbor' in encode(words, 'escape')) > 0 as plain from oncall.hand_over",
    [],
  );
  assert.equal(kept?.plain, false);
});

test("past the door too: a ring is answered by the one it rings, with one of two words", async () => {
  const answer = (who: string, ringId: string, word: string) => c.s.past(who, "select oncall.answer($1, $2)", [ringId, word]);
  assert.equal(await answer(c.town.sam, newId(), "has_it"), "42501 not available");
});
