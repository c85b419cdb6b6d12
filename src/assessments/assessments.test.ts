import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { programs } from "../agencies/programs/contract.ts";
import { agencyRoutes } from "../agencies/routes.ts";
import { cases } from "../cases/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { assessments, domains, needs, type Sheet } from "./contract.ts";
import { assessmentRoutes } from "./routes.ts";

let c: Cases;
let today: string;
before(async () => {
  c = await layCases([...assessmentRoutes, ...agencyRoutes]);
  today = await c.dayFrom(0);
});
after(() => c.s.strike());

const show = (who: string, caseId: Id): Promise<Sheet> => c.s.as(who)(needs.show, { caseId });
const keep = (who: string, caseId: Id, last: number, more: object = {}) =>
  c.s.as(who)(assessments.keep, { caseId, last, onDay: today, levels: [{ domain: "housing", level: 2 }], ...more });
const intake = {
  levels: [
    { domain: "housing", level: 1 },
    { domain: "food", level: 4 },
  ],
  add: [
    { kind: "trust" as const, words: "Her aunt in Tyler. Ask before calling." },
    { kind: "strength" as const, domain: "education", words: "I am good in the lab" },
    { kind: "accomplishment" as const, words: "Kept the job all summer" },
    { kind: "need" as const, domain: "housing", words: "Somewhere that is mine", priority: "now" as const, firstSeen: "2026-01-05" },
    { kind: "barrier" as const, domain: "transport", words: "The last bus goes at six", heardFrom: "family" as const },
  ],
};

test("A01 A02 B03 B23 C16 C18 an intake in one go: strengths, whom they trust, needs by part of life with their words, barriers, each with where it came from", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  assert.deepEqual((await show(town.ines, caseId)).needs, []);
  await keep(town.ines, caseId, 0, intake);
  const sheet = await show(town.ines, caseId);
  assert.deepEqual(
    sheet.needs.map(({ kind, domain, words, heardFrom, priority, firstSeen, status, by }) => [
      kind,
      domain,
      words,
      heardFrom,
      priority,
      firstSeen,
      status,
      by.name,
    ]),
    [
      ["need", "housing", "Somewhere that is mine", "person", "now", "2026-01-05", "open", "Ines Carvalho"],
      ["barrier", "transport", "The last bus goes at six", "family", "soon", today, "open", "Ines Carvalho"],
      ["trust", null, "Her aunt in Tyler. Ask before calling.", "person", null, today, "open", "Ines Carvalho"],
      ["strength", "education", "I am good in the lab", "person", null, today, "open", "Ines Carvalho"],
      ["accomplishment", null, "Kept the job all summer", "person", null, today, "open", "Ines Carvalho"],
    ],
  );
  const [talk] = sheet.assessments;
  assert.deepEqual([talk?.number, talk?.levels, talk?.stood.length], [1, intake.levels, 5]);
  const { story } = await s.as(town.ines)(cases.show, { caseId });
  assert.deepEqual([story.items[0]?.kind, story.items[0]?.codes], ["assessment", { number: 1 }]);
  // Words and levels are sealed, and the draft is not: it is the form's own.
  const rows = await s.given<{ words: Buffer }>(
    "select words from assessments.need where case_id = $1 union all select found from assessments.assessment where case_id = $1",
    [caseId],
  );
  assert.equal(rows.filter(({ words }) => /Somewhere|housing/.test(words.toString("latin1"))).length, 0);
  assert.equal(rows.length, 6);
});

test("C17 C19 a reassessment says what became of each need, adds what is new, and each talk keeps how it stood that day", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ines);
  await keep(town.ines, caseId, 0, intake);
  const first = await show(town.ravi, caseId);
  const [need, barrier] = first.needs;
  assert.ok(need && barrier);
  await keep(town.ravi, caseId, 1, {
    levels: [{ domain: "housing", level: 4 }],
    answers: [
      { needId: need.needId, status: "met", priority: "now", version: need.version },
      { needId: barrier.needId, status: "open", priority: "now", version: barrier.version },
    ],
    add: [{ kind: "need", domain: "finance", words: "Behind on the phone bill" }],
  });
  const second = await show(town.ines, caseId);
  const stood = (at: number, needId: string) => second.assessments[at]?.stood.find((one) => one.needId === needId);
  assert.deepEqual([stood(0, need.needId)?.status, stood(1, need.needId)?.status], ["open", "met"]);
  assert.deepEqual([stood(0, barrier.needId)?.priority, stood(1, barrier.needId)?.priority], ["soon", "now"]);
  assert.deepEqual([second.assessments[0]?.stood.length, second.assessments[1]?.stood.length], [5, 6]);
  const met = second.needs.find(({ needId }) => needId === need.needId);
  assert.deepEqual([met?.status, met?.statusOn, met?.version], ["met", today, 2]);
});

test("R112 of two who talk it through at once the second is told what stands, and keeps theirs on top of it", async () => {
  const { town } = c;
  const { caseId } = await c.open(town.ines);
  await keep(town.ines, caseId, 0, intake);
  const no = await refusal(keep(town.ravi, caseId, 0, { add: [{ kind: "strength", words: "Sings" }] }));
  assert.deepEqual([no.status, no.code], [409, "stale"]);
  const current = no.params["current"] as Sheet;
  assert.deepEqual([current.assessments.length, current.needs.length], [1, 5]);
  const [need] = current.needs;
  assert.ok(need);
  await keep(town.ravi, caseId, 1, { add: [{ kind: "strength", words: "Sings" }] });
  // Somebody put a need right meanwhile: the answer about it is of what it was.
  const { needId, domain, heardFrom, priority, firstSeen, version } = need;
  const change = { needId, domain, heardFrom, priority, firstSeen, version, words: "A room of my own", status: "open" as const };
  assert.deepEqual(await c.s.as(town.ravi)(needs.change, change), { version: 2 });
  const late = await refusal(keep(town.ines, caseId, 2, { answers: [{ needId, status: "met", version: 1 }] }));
  assert.deepEqual([late.code, (late.params["current"] as Sheet).needs[0]?.words], ["stale", "A room of my own"]);
  const again = await refusal(c.s.as(town.ines)(needs.change, change));
  assert.deepEqual([again.code, (again.params["current"] as { words: string }).words], ["stale", "A room of my own"]);
  const races = await Promise.allSettled([keep(town.ines, caseId, 2), keep(town.ravi, caseId, 2)]);
  assert.deepEqual(races.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.equal((await show(town.ines, caseId)).assessments.length, 3);
});

test("a need is added and put right between two talks; what does not fit is refused by field", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  const add = (more: object) => s.as(town.ines)(needs.add, { caseId, kind: "need", words: "A quiet room", ...more });
  const { id } = await add({ domain: "education", priority: "later" });
  const [need] = (await show(town.ines, caseId)).needs;
  assert.deepEqual([need?.needId, need?.priority, need?.domain], [id, "later", "education"]);
  const tomorrow = await c.dayFrom(1);
  assert.deepEqual((await refusal(add({ domain: "palmistry" }))).fields, { domain: "unknown" });
  assert.deepEqual((await refusal(add({ firstSeen: tomorrow }))).fields, { firstSeen: "future" });
  assert.deepEqual((await refusal(keep(town.ines, caseId, 0, { onDay: tomorrow }))).fields, { onDay: "future" });
  assert.deepEqual((await refusal(keep(town.ines, caseId, 0, { levels: [] }))).fields, { nothing: "said" });
  assert.deepEqual((await refusal(keep(town.ines, caseId, 0, { levels: [{ domain: "palmistry", level: 1 }] }))).fields, {
    levels: "unknown",
  });
  assert.deepEqual((await refusal(keep(town.ines, caseId, 0, { add: [{ kind: "strength", words: "x", firstSeen: tomorrow }] }))).fields, {
    "add.0.firstSeen": "future",
  });
  const { id: strength } = await add({ kind: "strength" });
  const change = { needId: strength as Id, words: "A quiet room", heardFrom: "seen" as const, firstSeen: today, version: 1 };
  assert.deepEqual((await refusal(s.as(town.ines)(needs.change, { ...change, status: "met" }))).fields, { status: "notOfThisKind" });
  assert.deepEqual((await refusal(s.as(town.ines)(needs.change, { ...change, status: "open", firstSeen: tomorrow }))).fields, {
    firstSeen: "future",
  });
  await s.as(town.ines)(needs.change, { ...change, status: "mistaken" });
  assert.equal((await show(town.ines, caseId)).needs.find(({ needId }) => needId === strength)?.status, "mistaken");
  await s.given(
    "update cases.case set status = 'closed', closed_on = current_date, closure_reason = 'moved', outcome = 'unknown' where id = $1",
    [caseId],
  );
  assert.equal((await refusal(add({}))).code, "case.closed");
  assert.equal((await refusal(keep(town.ines, caseId, 0))).code, "case.closed");
});

test("what somebody said of their life is read by those who hold the case's notes, and written by those who write there", async () => {
  const { town, s } = c;
  const { caseId } = await c.open(town.ines);
  await keep(town.ines, caseId, 0, intake);
  const [need] = (await show(town.ines, caseId)).needs;
  assert.ok(need);
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.omar, role: "housing", sections: [] });
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes"], canWrite: false });
  const { domain, heardFrom, priority, firstSeen, version, needId } = need;
  const change = { needId, domain, heardFrom, priority, firstSeen, version, words: "x", status: "met" as const };
  assert.equal((await refusal(show(town.omar, caseId))).status, 403);
  assert.equal((await refusal(s.as(town.omar)(needs.change, change))).status, 404);
  assert.equal((await show(town.noor, caseId)).needs.length, 5);
  assert.equal((await refusal(keep(town.noor, caseId, 1))).status, 403);
  assert.equal((await refusal(s.as(town.noor)(needs.add, { caseId, kind: "need", words: "x" }))).status, 403);
  assert.equal((await refusal(s.as(town.noor)(needs.change, change))).status, 403);
  for (const who of [town.tomas, town.sam, town.ida]) {
    assert.equal((await refusal(show(who, caseId))).status, 404);
    assert.equal((await refusal(keep(who, caseId, 1))).status, 404);
    assert.equal((await refusal(s.as(who)(needs.change, change))).status, 404);
  }
  assert.equal((await refusal(s.as(town.ines)(needs.change, { ...change, needId: newId() as Id }))).status, 404);
});

test("B03 a program's administrator says what it asks about: dated, by code, and what was written under it stays", async () => {
  const { town, s } = c;
  const programId = town.programs.care as Id;
  const list = (who = town.ines) => s.as(who)(domains.list, { programId });
  const all = (await list()).domains;
  assert.deepEqual([all.length, all[0]?.code, all.every(({ asked, seq }) => asked && seq === 0)], [13, "housing", true]);
  const { caseId } = await c.open(town.ines);
  await keep(town.ines, caseId, 0, { levels: [{ domain: "immigration", level: 3 }] });
  const change = { programId, code: "immigration", name: null, asked: false, seq: 0 };
  assert.equal((await refusal(s.as(town.ines)(domains.change, change))).status, 403);
  assert.equal((await refusal(s.as(town.tomas)(domains.change, change))).status, 404);
  assert.equal((await refusal(s.as(town.tomas)(domains.list, { programId }))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(domains.add, { programId, name: "Faith" }))).status, 403);
  assert.deepEqual(await s.as(town.ida)(domains.change, change), { seq: 1 });
  const no = await refusal(s.as(town.ida)(domains.change, change));
  assert.deepEqual([no.code, (no.params["current"] as { asked: boolean }).asked], ["stale", false]);
  assert.equal((await refusal(s.as(town.ida)(domains.change, { ...change, code: "palmistry" }))).status, 404);
  await s.as(town.ida)(domains.add, { programId, name: "Faith" });
  assert.deepEqual((await refusal(s.as(town.ida)(domains.add, { programId, name: "faith" }))).fields, { name: "taken" });
  const now = (await list()).domains;
  const faith = now.at(-1);
  assert.deepEqual(
    [faith?.name, faith?.asked, faith?.since, now.find(({ code }) => code === "immigration")?.asked],
    ["Faith", true, today, false],
  );
  await s.as(town.ida)(domains.change, { programId, code: faith?.code ?? "", name: "Faith and belonging", asked: true, seq: 1 });
  assert.equal((await list()).domains.at(-1)?.name, "Faith and belonging");
  assert.deepEqual((await show(town.ines, caseId)).assessments[0]?.levels, [{ domain: "immigration", level: 3 }]);
  assert.equal((await s.given("select from assessments.domain where code = $1", [faith?.code])).length, 2);
});

test("C17 a program says after how many days it is talked through again; the day counts from the last talk", async () => {
  const { town, s } = c;
  const programId = town.programs.care as Id;
  const { caseId } = await c.open(town.ines);
  assert.equal((await show(town.ines, caseId)).cycle, null);
  const { version } = await s.as(town.ida)(domains.list, { programId });
  const set = (who: string, days: number | null, at = version) => s.as(who)(programs.setReassessDays, { programId, days, version: at });
  assert.equal((await refusal(set(town.ines, 30))).status, 403);
  assert.equal((await refusal(set(town.tomas, 30))).status, 404);
  assert.equal((await refusal(set(town.ida, 3))).status, 422);
  await set(town.ida, 30);
  assert.equal((await refusal(set(town.ida, 60))).code, "stale");
  assert.deepEqual((await show(town.ines, caseId)).cycle, { days: 30, dueOn: await c.dayFrom(30) });
  await s.given("update cases.case set opened_on = current_date - 50, clock_from = current_date - 50 where id = $1", [caseId]);
  const late = () => s.given("select from assessments.assessment_crack where subject_id = $1", [caseId]);
  assert.equal((await late()).length, 1);
  await keep(town.ines, caseId, 0, { onDay: await c.dayFrom(-2) });
  assert.deepEqual((await show(town.ines, caseId)).cycle?.dueOn, await c.dayFrom(28));
  assert.equal((await late()).length, 0);
  await set(town.ida, null, version + 1);
  assert.equal((await show(town.ines, caseId)).cycle, null);
});
