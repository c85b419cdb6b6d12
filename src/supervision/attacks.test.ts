import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { A11_SUPERVISION } from "../kernel/limits.ts";
import { refusal } from "../kernel/testing.ts";
import { type Id, layStories, type Stories } from "../today/testing.ts";
import { supervision } from "./contract.ts";
import { supervisionRoutes } from "./routes.ts";

let c: Stories;
let t: Stories["town"];
before(async () => {
  c = await layStories(supervisionRoutes);
  t = c.town;
});
after(() => c.s.strike());

const raise = async (who: string, caseId: Id, kind: "question" | "closing") =>
  (await c.s.as(who)(supervision.raise, { caseId, kind, words: "May I?" })).id as Id;
const yes = (who: string, askId: Id) => c.s.as(who)(supervision.answer, { askId, answer: "yes", words: null, version: 1 });
const close = async (who: string, caseId: Id) =>
  c.s.as(who)(cases.close, {
    caseId,
    reason: "goals_met",
    outcome: "improved",
    openTasks: "cancel",
    note: null,
    version: await c.versionOf(caseId),
  } as never);

test("A11 nobody closes their own case over the yes they gave before it was theirs: it is asked of another again", async () => {
  const lin = await t.account(t.agencies.northlake, "Lin Ito");
  await t.member(t.agencies.northlake, lin, t.programs.care, "supervisor");
  await c.s.given("update staff.membership set starts_at = '2020-01-01' where account_id = $1", [lin]);
  await c.s.given("update agencies.program set approves_closing = true where id = $1", [t.programs.care]);
  const { caseId } = await c.open(t.omar, { call: "Jo" });
  await yes(t.ravi, await raise(t.omar, caseId, "closing"));
  await c.s.as(t.omar)(cases.transfer, { caseId, managerId: t.ravi, reason: "workload", version: await c.versionOf(caseId) } as never);
  assert.equal((await refusal(close(t.ravi, caseId))).code, "case.needsYes");
  await yes(lin, await raise(t.ravi, caseId, "closing"));
  await close(t.ravi, caseId);
  await c.s.given("update agencies.program set approves_closing = false where id = $1", [t.programs.care]);
});

test("A11 who had a case until lately says no yes to it: handed to a colleague it waits for another's, and whoever had it does not close it either; once ninety days are gone they may", async () => {
  const [limits] = await c.s.given("select * from supervision.limits()");
  const { records, answerDays, hadDays } = A11_SUPERVISION;
  assert.deepEqual(limits, { records, answer_days: answerDays, had_days: hadDays });
  const sam = await t.account(t.agencies.northlake, "Sam Lead");
  await t.member(t.agencies.northlake, sam, t.programs.care, "supervisor");
  await c.s.given("update staff.membership set starts_at = '2020-01-01' where account_id = $1", [sam]);
  await c.s.given("update agencies.program set approves_closing = true where id = $1", [t.programs.care]);
  const give = async (caseId: Id, from: string, to: string) =>
    c.s.as(from)(cases.transfer, { caseId, managerId: to, reason: "workload", version: await c.versionOf(caseId) } as never);
  const { caseId } = await c.open(t.ravi, { call: "Lin" });
  await give(caseId, t.ravi, t.omar);
  const askId = await raise(t.omar, caseId, "closing");
  assert.equal((await refusal(yes(t.ravi, askId))).status, 403);
  assert.equal(await c.s.past(t.ravi, "select supervision.answer($1, 'yes', null, 1)", [askId]), "42501 not available");
  assert.equal((await refusal(close(t.ravi, caseId))).code, "case.needsYes", "nor is their own closing the yes");
  assert.equal((await refusal(close(t.omar, caseId))).code, "case.needsYes");
  // A yes they gave before they had it counts no more either.
  const { caseId: round } = await c.open(t.omar, { call: "Jo" });
  await yes(t.ravi, await raise(t.omar, round, "closing"));
  await give(round, t.omar, t.ravi);
  await give(round, t.ravi, t.omar);
  assert.equal((await refusal(close(t.omar, round))).code, "case.needsYes");
  await yes(sam, askId);
  await close(t.omar, caseId);
  // Where nobody else is left to say it, none is waited for; and after ninety days it is theirs to say again.
  const { caseId: later } = await c.open(t.ravi, { call: "Amina" });
  await give(later, t.ravi, t.omar);
  await c.s.given(
    "update access.grant set valid_to = kernel.clock() - interval '91 days', valid_from = '2020-01-01' where case_id = $1 and account_id = $2",
    [later, t.ravi],
  );
  await yes(t.ravi, await raise(t.omar, later, "closing"));
  await close(t.omar, later);
  await c.s.given(
    "update staff.membership set ends_at = kernel.clock() where program_id = $1 and role = 'supervisor' and account_id <> $2 and ends_at > kernel.clock()",
    [t.programs.care, t.ravi],
  );
  await close(t.omar, round);
  await c.s.given("update agencies.program set approves_closing = false where id = $1", [t.programs.care]);
});

test("A11 rather a yes of whoever had it than none: where nobody else supervises, a case that was theirs until lately waits for them, and for another once there is one", async () => {
  await c.s.given("update agencies.program set approves_closing = true where id = $1", [t.programs.care]);
  const given = async (call: string) => {
    const { caseId } = await c.open(t.ravi, { call });
    await c.s.as(t.ravi)(cases.transfer, { caseId, managerId: t.omar, reason: "workload", version: await c.versionOf(caseId) } as never);
    return caseId;
  };
  const [alone, both] = [await given("Noor"), await given("Mateo")];
  assert.equal((await refusal(close(t.omar, alone))).code, "case.needsYes", "it had closed over nobody's yes");
  await yes(t.ravi, await raise(t.omar, alone, "closing"));
  const askId = await raise(t.omar, both, "closing");
  const second = await t.account(t.agencies.northlake, "Amina Lead");
  await t.member(t.agencies.northlake, second, t.programs.care, "supervisor");
  assert.equal((await refusal(yes(t.ravi, askId))).status, 403);
  assert.equal((await refusal(close(t.omar, alone))).code, "case.needsYes", "nor does an earlier yes of theirs count, with another there");
  await c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [second]);
  await close(t.omar, alone);
  await c.s.given("update agencies.program set approves_closing = false where id = $1", [t.programs.care]);
});

test("A11 R01 past the door too: who asked and has left the case ends nothing of it any more", async () => {
  const { caseId } = await c.open(t.ines, { call: "Amina" });
  await c.s.as(t.ines)(cases.addTeamMember, { caseId, accountId: t.omar, role: "co_manager", sections: ["notes"] } as never);
  await c.s.given("update access.grant set can_write = true where case_id = $1 and account_id = $2", [caseId, t.omar]);
  const askId = await raise(t.omar, caseId, "question");
  const end = "select supervision.end_ask($1, 1)";
  assert.equal(await c.s.past(t.omar, end, [askId]), "1 rows");
  await c.s.given("update cases.team_member set to_at = kernel.clock() where case_id = $1 and account_id = $2", [caseId, t.omar]);
  assert.equal(await c.s.past(t.omar, end, [askId]), "42501 not available");
  await c.s.as(t.ines)(supervision.end, { askId, version: 1 });
});

test("R03 A11 that something was asked, and what came of it, is no line of the story for a colleague on the team without the notes", async () => {
  const { caseId } = await c.open(t.ines, { call: "Mateo" });
  const join = (accountId: string, sections: readonly string[]) =>
    c.s.as(t.ines)(cases.addTeamMember, { caseId, accountId, role: "other", sections } as never);
  await join(t.omar, []);
  await join(t.noor, ["notes"]);
  const askId = await raise(t.ines, caseId, "question");
  await c.s.as(t.ravi)(supervision.answer, { askId, answer: "answered", words: "Go.", version: 1 });
  const told = async (who: string) => (await c.show(who, caseId)).story.items.filter(({ kind }) => kind === "supervision").length;
  assert.deepEqual([await told(t.ines), await told(t.ravi), await told(t.noor), await told(t.omar)], [2, 2, 2, 0]);
  assert.equal((await refusal(c.s.as(t.omar)(supervision.ofCase, { caseId }))).status, 403);
});
