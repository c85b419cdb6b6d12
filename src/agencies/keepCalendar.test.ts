import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { refusal } from "../kernel/testing.ts";
import { layStories, type Stories } from "../today/testing.ts";
import { calendar } from "./contract.ts";
import { agencyRoutes } from "./routes.ts";

let c: Stories;
let town: Stories["town"];
before(async () => {
  c = await layStories(agencyRoutes);
  town = c.town;
});
after(() => c.s.strike());
beforeEach(() => c.at("2026-11-02"));

const as = (who: string) => c.s.as(who);
const show = async (who: string) => as(who)(calendar.show, {});
const care = async (who: string) => (await show(who)).programs.find((one) => one.id === town.programs.care);
const close = (who: string, firstDay: string, lastDay: string, programId: string | null = null, label = "Winter break") =>
  as(who)(calendar.addClosure, { programId: programId as never, firstDay, lastDay, label });
const clocks = async (more: object = {}, who = town.ida) => {
  const program = await care(who);
  assert.ok(program);
  const { id: programId, escalation, name: _, open: __, nextDay: ___, ...rest } = program;
  return { ...rest, programId, escalationId: escalation?.id ?? null, ...more } as never;
};

test("D05 everybody of an agency reads its calendar: who is there today, and what the clocks go by", async () => {
  const seen = await show(town.ines);
  assert.deepEqual(
    [seen.today, seen.programs.map((one) => one.name)],
    ["2026-11-02", ["CARE team", "Counseling Center", "Threat assessment"]],
  );
  const program = await care(town.ines);
  assert.deepEqual(
    [program?.open, program?.nextDay, program?.week, program?.cadenceDays, program?.urgentMinutes, program?.escalation],
    [true, "2026-11-03", 31, 10, 60, null],
  );
  assert.deepEqual(seen.colleagues, []);
  assert.ok((await show(town.ida)).colleagues.some((one) => one.name === "Ravi Menon"));
  await c.at("2026-11-07");
  assert.deepEqual([(await care(town.ines))?.open, (await care(town.ines))?.nextDay], [false, "2026-11-09"]);
});

test("D05 B26 what an administrator closes stops the clocks of all who work there, and taken back they run again", async () => {
  const { caseId } = await c.open(town.ines, { dueOn: "2026-11-03" });
  await c.at("2026-11-06");
  assert.deepEqual(await c.cracks(town.ines, caseId), ["step_overdue"]);
  const { id } = await close(town.ida, "2026-11-04", "2026-11-05", null, "Snow");
  assert.deepEqual(await c.cracks(town.ines, caseId), []);
  const [closure] = (await show(town.ines)).closures;
  assert.deepEqual([closure?.programId, closure?.firstDay, closure?.lastDay, closure?.label], [null, "2026-11-04", "2026-11-05", "Snow"]);
  await as(town.ida)(calendar.endClosure, { closureId: id as never });
  assert.deepEqual([await c.cracks(town.ines, caseId), (await show(town.ines)).closures], [["step_overdue"], []]);
  assert.equal((await refusal(as(town.ida)(calendar.endClosure, { closureId: id as never }))).status, 404);
  await close(town.ida, "2026-11-05", "2026-11-05", town.programs.counseling);
  assert.deepEqual(await c.cracks(town.ines, caseId), ["step_overdue"], "another program's day");
});

test("D05 A12 the week and the clocks of a program are its administrator's to set, against the version they saw", async () => {
  const { caseId } = await c.open(town.ines, { dueOn: "2027-02-01" });
  await c.at("2026-11-09");
  assert.deepEqual(await c.cracks(town.ines, caseId), []);
  const before = await clocks();
  const { version } = await as(town.ida)(calendar.changeClocks, await clocks({ cadenceDays: 4, escalationId: town.sam }));
  assert.deepEqual(await c.cracks(town.ines, caseId), ["silent"]);
  assert.deepEqual((await care(town.ines))?.escalation, { id: town.sam, name: "Sam Whitfield" });
  const no = await refusal(as(town.ida)(calendar.changeClocks, before));
  assert.deepEqual([no.code, (no.params["current"] as { version: number; cadenceDays: number }).cadenceDays], ["stale", 4]);
  await as(town.ida)(calendar.changeClocks, await clocks({ week: 3, version }));
  assert.deepEqual(await c.cracks(town.ines, caseId), [], "it is there on Mondays and Tuesdays alone");
  await as(town.ida)(calendar.changeClocks, await clocks({ week: 31, cadenceDays: 10, escalationId: null }));
});

test("what makes no calendar is refused by its field", async () => {
  const fields = async (work: Promise<unknown>) => (await refusal(work)).fields;
  assert.deepEqual(await fields(close(town.ida, "2026-12-21", "2026-12-20")), { lastDay: "beforeStart" });
  assert.deepEqual(await fields(close(town.ida, "2026-12-21", "2027-12-31")), { lastDay: "tooLong" });
  assert.deepEqual(await fields(close(town.ida, "2025-10-01", "2025-10-02")), { firstDay: "tooEarly" });
  assert.deepEqual(await fields(close(town.ida, "2031-10-01", "2031-10-02")), { firstDay: "tooFar" });
  assert.deepEqual(Object.keys(await fields(close(town.ida, "2026-12-21", "2026-12-22", null, " "))), ["label"]);
  const change = async (more: object) => Object.keys(await fields(as(town.ida)(calendar.changeClocks, await clocks(more))));
  assert.deepEqual(await change({ week: 0 }), ["week"]);
  assert.deepEqual(await change({ cadenceDays: 0 }), ["cadenceDays"]);
  assert.deepEqual(await change({ escalationId: town.ines }), ["escalationId"], "who manages cases there hears of them already");
  assert.deepEqual(await change({ escalationId: town.keiko }), ["escalationId"], "nor somebody of another agency");
});

test("only an administrator of the agency changes its calendar, and another agency's is not there", async () => {
  const closure = (await close(town.walt, "2026-12-21", "2027-01-01")).id as never;
  for (const colleague of [town.keiko, town.tomas]) {
    assert.equal((await refusal(close(colleague, "2026-12-21", "2026-12-22"))).status, 403);
    assert.equal((await refusal(as(colleague)(calendar.endClosure, { closureId: closure }))).status, 403);
  }
  assert.equal((await refusal(as(town.ravi)(calendar.changeClocks, await clocks()))).status, 403);
  assert.equal((await refusal(as(town.ida)(calendar.endClosure, { closureId: closure }))).status, 404);
  assert.equal((await refusal(close(town.ida, "2026-12-21", "2026-12-22", town.programs.support))).status, 404);
  assert.equal((await refusal(as(town.walt)(calendar.changeClocks, await clocks()))).status, 404);
  assert.deepEqual(
    (await show(town.ida)).closures.filter((one) => (one.id as string) === closure),
    [],
  );
  assert.equal((await refusal(c.s.asNobody(calendar.show, {}))).status, 401);
});
