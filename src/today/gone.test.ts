import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { accounts, memberships } from "../staff/contract.ts";
import { absences, covers } from "../staff/coverContract.ts";
import { layStories, type Stories } from "./testing.ts";

let c: Stories;
let town: Stories["town"];
before(async () => {
  c = await layStories();
  town = c.town;
});
after(() => c.s.strike());
beforeEach(() => c.at("2026-11-02"));

const as = (who: string) => c.s.as(who);
const newcomer = async (name: string, role: "case_manager" | "supervisor" = "case_manager") => {
  const id = await town.account(town.agencies.northlake, name);
  await town.member(town.agencies.northlake, id, town.programs.care, role);
  return id;
};
const days = { firstDay: "2026-11-02", lastDay: "2026-11-06" };
const away = async (who: string, span: object = days) =>
  (await as(who)(absences.add, { accountId: who as never, ...days, ...span })).id as never;
const cover = async (coveredId: string, byId: string, span: object = {}) =>
  (await as(coveredId)(covers.add, { coveredId: coveredId as never, byId: byId as never, ...days, ...span })).id as never;
const open = (who: string) => c.open(who, { dueOn: "2026-11-20" });
const versionOf = async (accountId: string) =>
  (await c.s.given<{ version: number }>("select version from staff.account where id = $1", [accountId]))[0]?.version ?? 0;

test("C04 B26 who is away with nobody standing in carries nothing: the supervisor sees it at once, until somebody does", async () => {
  const omar = await newcomer("Omar One");
  const { caseId } = await open(omar);
  assert.deepEqual(await c.cracks(town.ravi, caseId), []);
  await away(omar);
  const [crack] = (await c.slipping(town.ravi)).filter((one) => one.caseId === caseId);
  assert.deepEqual([crack?.crack, crack?.holder, crack?.mine, crack?.days], ["manager_gone", null, false, 0]);
  assert.deepEqual(await c.cracks(omar, caseId), [], "and it is nobody's own");
  assert.equal((await c.see(town.ravi)).slipping.find((one) => one.caseId === caseId)?.gone?.name, "Omar One");
  const told = (await c.see(omar)).away;
  assert.deepEqual([told?.absenceIds.length, told?.coverIds, told?.by], [1, [], []], "he reads that he is marked as away");
  const ended = await cover(omar, town.ines, { away: false });
  assert.deepEqual(await c.cracks(town.ravi, caseId), []);
  const standing = (await c.see(omar)).away;
  assert.deepEqual([standing?.absenceIds.length, standing?.coverIds, standing?.by], [1, [ended], ["Ines Carvalho"]]);
  await as(omar)(covers.end, { coverId: ended });
  assert.deepEqual(await c.cracks(town.ravi, caseId), ["manager_gone"]);
  await c.at("2026-11-06", "23:59:30");
  assert.deepEqual(await c.cracks(town.ravi, caseId), ["manager_gone"]);
  await c.at("2026-11-07", "00:00");
  assert.deepEqual(await c.cracks(town.ravi, caseId), [], "back by itself");
  assert.equal((await c.see(omar)).away, null);
});

test("A12 C04 whoever stands in sees the cracks and tasks of the other as their own, and a second after it ends not", async () => {
  const omar = await newcomer("Omar Two");
  const { caseId } = await open(omar);
  await c.at("2026-11-19");
  await c.meet(omar, caseId, "2026-11-19");
  await cover(omar, town.ines, { firstDay: "2026-11-19", lastDay: "2026-11-25", untilTime: "12:00" });
  await c.at("2026-11-25", "11:59:30");
  assert.deepEqual(await c.cracks(town.ines, caseId), ["step_overdue"]);
  const [crack] = (await c.slipping(town.ines)).filter((one) => one.caseId === caseId);
  assert.deepEqual([crack?.mine, crack?.holder, crack?.label?.call], [true, "Omar Two", "Jo"]);
  const [task] = (await c.see(town.ines)).overdue.filter((one) => one.caseId === caseId);
  assert.deepEqual([task?.title, task?.coveredFor], ["Call back", "Omar Two"]);
  await c.finishStep(town.ines, caseId);
  assert.deepEqual(await c.cracks(town.ines, caseId), ["no_next_step"]);
  await c.at("2026-11-25", "12:00:01");
  assert.deepEqual(await c.cracks(town.ines, caseId), []);
  assert.deepEqual(await c.cracks(omar, caseId), ["no_next_step"]);
  assert.deepEqual(
    (await c.see(town.ines)).overdue.filter((one) => one.caseId === caseId),
    [],
  );
});

test("C04 a cover by somebody who is away, has left or is barred from the case is none", async () => {
  const [omar, jo, amina] = [await newcomer("Omar Three"), await newcomer("Jo Three"), await newcomer("Amina Three")];
  const { caseId } = await open(omar);
  const other = await open(omar);
  const gone = async () => [await c.cracks(town.ravi, caseId), await c.cracks(town.ravi, other.caseId)].map((kinds) => kinds.length);
  await cover(omar, jo);
  assert.deepEqual(await gone(), [0, 0]);
  const back = await away(jo);
  assert.deepEqual(await gone(), [1, 1], "the one who stands in is away");
  await as(jo)(absences.end, { absenceId: back });
  assert.deepEqual(await gone(), [0, 0]);
  await c.wall(jo, caseId);
  assert.deepEqual(await gone(), [1, 0], "barred from one of the two");
  await cover(omar, amina, { away: false });
  assert.deepEqual(await gone(), [0, 0], "a second one stands in");
  await as(town.ida)(accounts.deactivate, { accountId: amina as never, version: await versionOf(amina) });
  assert.deepEqual(await gone(), [1, 0]);
});

test("C04 whose account is closed, whose role ended or whose training ran out carries nothing, and whoever is put in their place does", async () => {
  const [left, ended, untrained, readOnly] = [
    await newcomer("Lin A"),
    await newcomer("Lin B"),
    await newcomer("Lin C"),
    await newcomer("Lin D"),
  ];
  const held = [await open(left), await open(ended), await open(untrained), await open(readOnly)].map((one) => one.caseId);
  const kinds = async () => Promise.all(held.map(async (caseId) => (await c.cracks(town.ravi, caseId)).join()));
  assert.deepEqual(await kinds(), ["", "", "", ""]);
  await as(town.ida)(accounts.deactivate, { accountId: left as never, version: await versionOf(left) });
  const [role] = await c.s.given<{ id: string }>("select id from staff.membership where account_id = $1", [ended]);
  await as(town.ida)(memberships.end, { membershipId: role?.id as never });
  await c.s.given("update staff.membership set trained_until = '2026-11-02' where account_id = $1", [untrained]);
  await c.s.given("update staff.membership set can_write = false where account_id = $1", [readOnly]);
  assert.deepEqual(await kinds(), ["manager_gone", "manager_gone", "", "manager_gone"], "trained until the end of the day");
  await c.at("2026-11-03", "00:00");
  assert.deepEqual(await kinds(), ["manager_gone", "manager_gone", "manager_gone", "manager_gone"]);
  for (const caseId of held) {
    await as(town.ravi)(cases.transfer, { caseId, managerId: town.ines, reason: "leaving", version: await c.versionOf(caseId) });
  }
  assert.deepEqual(await kinds(), ["", "", "", ""]);
});

test("C04 a case whose manager was barred from it afterwards is carried by nobody", async () => {
  const omar = await newcomer("Omar Four");
  const { caseId, personId } = await open(omar);
  const other = await open(omar);
  await c.wall(omar, caseId);
  assert.deepEqual(
    [await c.cracks(town.ravi, caseId), await c.cracks(omar, caseId), await c.cracks(town.ravi, other.caseId)],
    [["manager_gone"], [], []],
  );
  await c.s.given("update access.wall set lifted_at = kernel.clock() where case_id = $1", [caseId]);
  assert.deepEqual(await c.cracks(town.ravi, caseId), []);
  await c.s.given(
    "insert into access.wall (id, agency_id, account_id, person_id, origin) select gen_random_uuid(), agency_id, id, $2, 'request' from staff.account where id = $1",
    [omar, personId],
  );
  assert.deepEqual(await c.cracks(town.ravi, caseId), ["manager_gone"]);
});

test("B26 C04 what only a barred supervisor would see goes to one who is not; where there is none, the escalation account is told, without of whom", async () => {
  const { s } = c;
  const omar = await newcomer("Omar Five");
  const { caseId } = await open(omar);
  await away(omar);
  await c.wall(town.ravi, caseId);
  assert.deepEqual(await c.cracks(town.ravi, caseId), []);
  await s.given("update agencies.program set escalation_id = $1 where id = $2", [town.noor, town.programs.care]);
  const [heard] = (await c.slipping(town.noor)).filter((one) => one.subjectId === caseId);
  assert.deepEqual(
    [heard?.crack, heard?.mayOpen, heard?.personId, heard?.label, heard?.holder, typeof heard?.caseNumber],
    ["manager_gone", false, null, null, null, "number"],
  );
  await c.watch();
  assert.ok((await c.told()).includes("Noor"));
  const mateo = await newcomer("Mateo Five", "supervisor");
  assert.deepEqual([await c.cracks(mateo, caseId), await c.cracks(town.noor, caseId)], [["manager_gone"], []]);
  await as(mateo)(absences.add, { accountId: mateo as never, ...days });
  assert.deepEqual(await c.cracks(town.noor, caseId), ["manager_gone"], "the one left is away");
  await s.given("update agencies.program set escalation_id = null where id = $1", [town.programs.care]);
  assert.deepEqual(
    [await c.cracks(town.noor, caseId), await c.cracks(town.ida, caseId)],
    [[], ["manager_gone"]],
    "then those who can see to it",
  );
  assert.deepEqual(await c.slipping(town.walt), []);
});
