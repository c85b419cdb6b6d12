import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { crises } from "../crises/contract.ts";
import { crisisRoutes } from "../crises/routes.ts";
import { clock } from "../kernel/clock.ts";
import { refusal } from "../kernel/testing.ts";
import { today } from "./contract.ts";
import { type Id, layStories, type Stories } from "./testing.ts";

let c: Stories;
before(async () => {
  c = await layStories(crisisRoutes);
});
after(() => c.s.strike());

/** A crisis that Ines began, to be looked at again by her that evening. */
async function begun() {
  const { ines } = c.town;
  const call = c.s.as(ines);
  const entries = [{ kind: "called", code: "emergency", at: clock().toISOString() } as const];
  const { id } = await call(crises.begin, { programId: c.town.programs.care as Id, entries });
  const crisisId = id as Id;
  const onDay = await c.dayFrom(0);
  const { version } = await call(crises.show, { crisisId });
  await call(crises.setCheck, { crisisId, onDay, atTime: "18:00", accountId: ines, title: "Look again", version });
  return { crisisId, onDay, version: version + 1 };
}

test("D31 a crisis without a case slips the moment its next look is late: for whoever was to look, who triages, and those above", async () => {
  const { ines, ravi, sam, omar, noor, tomas, ida } = c.town;
  await c.at("2026-11-03");
  const { crisisId, onDay } = await begun();
  await c.at("2026-11-03", "17:59");
  for (const who of [ines, ravi, sam]) assert.deepEqual(await c.cracks(who, crisisId), []);
  await c.at("2026-11-03", "18:01");
  for (const who of [ines, ravi, sam]) assert.deepEqual(await c.cracks(who, crisisId), ["crisis_check"], who);
  for (const who of [omar, noor, tomas, ida]) assert.deepEqual(await c.cracks(who, crisisId), []);
  const [crack] = (await c.slipping(ravi)).filter((one) => one.subjectId === crisisId);
  assert.deepEqual(
    [crack?.crisisId, typeof crack?.crisisNumber, crack?.since, crack?.high, crack?.holder, crack?.caseId, crack?.label],
    [crisisId, "number", onDay, true, "Ines Carvalho", null, null],
  );
  await c.watch();
  assert.deepEqual(await c.told(), ["Ravi"]);
});

test("A12 it slips no more once there is a case, it was set aside, or the look is later", async () => {
  const { ines, ravi } = c.town;
  await c.at("2026-11-04");
  const [first, second, third] = [await begun(), await begun(), await begun()];
  await c.at("2026-11-04", "19:00");
  const stand = () => Promise.all([first, second, third].map(({ crisisId }) => c.cracks(ravi, crisisId)));
  assert.deepEqual(await stand(), [["crisis_check"], ["crisis_check"], ["crisis_check"]]);
  const { caseId } = await c.open(ines);
  await c.s.as(ines)(crises.join, { crisisId: first.crisisId, caseId, version: first.version });
  await c.s.as(ravi)(crises.setAside, { crisisId: second.crisisId, why: "Begun by mistake", version: second.version });
  const { crisisId, version } = third;
  await c.s.as(ines)(crises.setCheck, { crisisId, onDay: "2026-11-06", atTime: null, accountId: ines, title: "Look again", version });
  assert.deepEqual(await stand(), [[], [], []]);
  await c.at("2026-11-06", "23:59");
  assert.deepEqual(await c.cracks(ravi, crisisId), [], "without an hour, the whole day is there for it");
  await c.at("2026-11-07", "00:01");
  assert.deepEqual(await c.cracks(ravi, crisisId), ["crisis_check"]);
});

test("it is put off with a reason by those who see it, and by nobody else", async () => {
  const { ines, ravi, omar, tomas } = c.town;
  await c.at("2026-11-09");
  const { crisisId } = await begun();
  await c.at("2026-11-10");
  const off = (who: string) =>
    c.s.as(who)(today.snooze, { crack: "crisis_check", subjectId: crisisId, untilDay: "2026-11-12", reason: "She is with her mother" });
  for (const who of [omar, tomas]) assert.equal((await refusal(off(who))).status, 404);
  await off(ines);
  assert.deepEqual(
    [await c.cracks(ines, crisisId), await c.cracks(ravi, crisisId)],
    [[], ["crisis_check"]],
    "those above decide for themselves",
  );
  await off(ravi);
  assert.deepEqual(await c.cracks(ravi, crisisId), []);
  await c.at("2026-11-12");
  assert.deepEqual(await c.cracks(ravi, crisisId), ["crisis_check"]);
});
