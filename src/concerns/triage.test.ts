import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { caseRoutes } from "../cases/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal, type Stage, stage } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { layTown } from "../staff/testing.ts";
import { concerns, routing } from "./contract.ts";
import { concernRoutes } from "./routes.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage([...concernRoutes, ...peopleRoutes, ...caseRoutes]);
  town = await layTown(s);
});
after(() => s.strike());

const doorOf = async (account: string, programId: string) => {
  const { doors } = await s.as(account)(concerns.doors, {});
  return doors.find((door) => door.programId === programId)?.id as string & {};
};

interface Filing {
  name?: string;
  detail?: string;
  urgency?: "now" | "this_week" | "when_you_can";
  categories?: ("safety" | "harm_by_others" | "academics")[];
  reach?: string;
  by?: string;
  programId?: string;
}
async function file({
  name = "Jo Rivera",
  detail,
  urgency = "when_you_can",
  categories = [],
  reach,
  by = town.ines,
  programId = town.programs.care,
}: Filing = {}) {
  const { id } = await s.as(by)(concerns.file, {
    doorId: (await doorOf(by, programId)) as never,
    channel: reach ? "phone" : "staff",
    narrative: "Has not been to class for a week and sold the laptop.",
    about: { name, detail: detail ?? null },
    categories,
    urgency,
    ...(reach && { source: "family", sender: { name: "A parent", reach } }),
  });
  return id as never;
}
const show = (as: string, concernId: string) => s.as(as)(concerns.show, { concernId: concernId as never });
const low = { risk: "low" as const, rationale: "Known to the team, steady." };
const soon = () => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

test("A14 B19: the inbox has the urgent on top, then the oldest, floods below, and the clock runs from arrival", async () => {
  const calm = await file({ name: "First Calm" });
  await s.moveBy(60_000);
  const flood = await file({ name: "Flood" });
  await s.given("update concerns.concern set flood = true where id = $1", [flood]);
  const later = await file({ name: "Later Calm" });
  await s.moveBy(40 * 60_000);
  const urgent = await file({ name: "Urgent", urgency: "now" });
  const { items, total } = await s.as(town.sam)(concerns.inbox, {});
  assert.deepEqual(items.map((item) => item.id), [urgent, calm, later, flood]); // biome-ignore format: one line
  assert.equal(total, 4);
  assert.ok(items[1] && items[1].clock.waitingMinutes >= 41 && items[1].clock.waitingMinutes <= 42);
  assert.equal(items[0]?.clock.overdue, false);
  await s.moveBy(61 * 60_000);
  const again = await s.as(town.sam)(concerns.inbox, {});
  assert.equal(again.items[0]?.clock.overdue, true, "urgent, in nobody's hands, past its minutes");
  const taken = await s.as(town.sam)(concerns.take, { concernId: urgent, version: again.items[0]?.version ?? 0 });
  assert.equal(taken.status, "in_triage");
  const shown = await show(town.sam, urgent);
  assert.equal(shown.assigned?.accountId, town.sam);
  assert.equal(shown.clock.overdue, true, "to have it in one's hands is not yet to have done anything");
  for (const id of [calm, flood, later, urgent]) await end(id);
});

async function end(concernId: string) {
  const { version, decisions } = await show(town.sam, concernId);
  await s.as(town.sam)(concerns.noAction, {
    concernId: concernId as never,
    version,
    why: "Test over.",
    ...(decisions.length === 0 && { rating: low }),
  });
}

test("A39: pages of the inbox follow on without a gap or a repeat", async () => {
  const made: string[] = [];
  for (let n = 0; n < 53; n++) made.push(await file({ name: `Person ${n}`, urgency: n % 7 === 0 ? "now" : "this_week" }));
  const first = await s.as(town.sam)(concerns.inbox, {});
  assert.equal(first.items.length, 50);
  const second = await s.as(town.sam)(concerns.inbox, { cursor: first.next ?? "" });
  assert.equal(second.next, null);
  const seen = [...first.items, ...second.items].map((item) => item.id);
  assert.deepEqual(new Set(seen), new Set(made));
  assert.equal(seen.length, made.length);
  await s.given("update concerns.concern set status = 'no_action', decided_at = kernel.clock() where id = any ($1)", [made]);
  const decided = await s.as(town.sam)(concerns.inbox, { which: "decided" });
  assert.equal(decided.items.length, 50);
  assert.equal((await s.as(town.sam)(concerns.inbox, { which: "decided", cursor: decided.next ?? "" })).items.length > 0, true);
  assert.equal((await refusal(s.as(town.sam)(concerns.inbox, { cursor: "nonsense" }))).status, 400);
});

test("B21: whoever triages reads their words untouched; colleagues without the right, and other agencies, find nothing there", async () => {
  const id = await file({ name: "O'Brien", detail: "10th grade", categories: ["harm_by_others"] });
  const shown = await show(town.sam, id);
  assert.equal(shown.narrative, "Has not been to class for a week and sold the laptop.");
  assert.deepEqual(shown.subject, { name: "O'Brien", detail: "10th grade" });
  assert.equal(shown.sender.account?.accountId, town.ines);
  assert.deepEqual(shown.access.because, ["triage"]);
  assert.ok(shown.alsoSeenBy.some((who) => who.accountId === town.ravi));
  assert.deepEqual(shown.reminders, ["mandated_report", "title_ix"]);
  for (const stranger of [town.omar, town.noor, town.ida, town.tomas, town.ana]) {
    assert.equal((await refusal(show(stranger, id))).status, 404);
    assert.equal((await refusal(s.as(stranger)(concerns.take, { concernId: id, version: 1 }))).status, 404);
    assert.deepEqual((await s.as(stranger)(concerns.inbox, {})).items, []);
  }
  await s.as(town.sam)(concerns.assign, { concernId: id, version: 1, accountId: town.omar as never });
  const mine = await s.as(town.omar)(concerns.inbox, { which: "mine" });
  assert.deepEqual(mine.items.map((item) => item.id), [id]); // biome-ignore format: one line
  assert.deepEqual((await show(town.omar, id)).access.because, ["owner"]);
  assert.equal((await refusal(s.as(town.omar)(concerns.assign, { concernId: id, version: 2, accountId: town.sam as never }))).status, 403);
  assert.equal(
    (await refusal(s.as(town.sam)(concerns.assign, { concernId: id, version: 2, accountId: town.noor as never }))).code,
    "concern.cannotAssign",
  );
  await end(id);
});

test("A03 B20: a risk is rated with a rationale on the neutral rubric; victim services say how soon instead; the wrong one is refused", async () => {
  const id = await file();
  const rated = await s.as(town.sam)(concerns.rate, {
    concernId: id,
    version: 1,
    risk: "high",
    rationale: "Two missed weeks, giving things away.",
    atRisk: ["personal", "academic"],
  });
  const shown = await show(town.sam, id);
  assert.equal(shown.urgent, true);
  assert.deepEqual(shown.atRisk, ["personal", "academic"]);
  assert.equal(shown.rating?.rationale, "Two missed weeks, giving things away.");
  assert.deepEqual(
    (await refusal(s.as(town.sam)(concerns.rate, { concernId: id, version: rated.version, timeNeed: "tonight", rationale: "x" }))).fields,
    { timeNeed: "wrongForProgram" },
  );
  assert.deepEqual((await refusal(s.as(town.sam)(concerns.rate, { concernId: id, version: rated.version, rationale: "x" }))).fields, {
    risk: "missing",
  });
  const stale = await refusal(s.as(town.ravi)(concerns.rate, { concernId: id, version: 1, risk: "low", rationale: "x" }));
  assert.equal(stale.code, "stale");
  assert.equal((stale.params["current"] as { version: number }).version, rated.version);
  const victim = await file({ by: town.ana, programId: town.programs.advocacy });
  assert.deepEqual(
    (await refusal(s.as(town.dolores)(concerns.rate, { concernId: victim, version: 1, risk: "low", rationale: "x" }))).fields,
    { risk: "wrongForProgram" },
  );
  const said = await s.as(town.dolores)(concerns.rate, {
    concernId: victim,
    version: 1,
    timeNeed: "tonight",
    rationale: "Has nowhere to sleep.",
  });
  assert.equal((await show(town.dolores, victim)).urgent, true);
  assert.equal(said.version, 2);
  await end(id);
});

test("every outcome stands on a rating, needs its why, and is given once", async () => {
  const id = await file();
  assert.deepEqual((await refusal(s.as(town.sam)(concerns.noAction, { concernId: id, version: 1, why: "Nothing in it." }))).fields, {
    rating: "missing",
  });
  const unwritten = await s.sendRaw(await s.tokenOf(town.sam), "POST", `/concerns/${id}/no-action`, { version: 1, rating: low });
  assert.equal(unwritten.statusCode, 422);
  await s.as(town.sam)(concerns.noAction, { concernId: id, version: 1, why: "Nothing in it.", rating: low });
  assert.equal(
    (await refusal(s.as(town.sam)(concerns.noAction, { concernId: id, version: 2, why: "Again." }))).code,
    "concern.alreadyDecided",
  );
  const [decision] = (await show(town.sam, id)).decisions;
  assert.equal(decision?.outcome, "no_action");
  assert.equal(decision?.rationale, `${low.rationale}\n\nNothing in it.`);
});

test("A01 A03: a concern opens a case about a new person, whose manager finds it in the case; a second one joins it by a triager who cannot open it", async () => {
  const id = await file({ name: "Amina Yusuf" });
  const opened = await s.as(town.sam)(concerns.openCase, {
    concernId: id,
    version: 1,
    rating: { risk: "some", rationale: "Rent is due." },
    newPerson: { call: "Amina", given: "Amina", family: "Yusuf" },
    programId: town.programs.care as never,
    managerId: town.omar as never,
    firstStep: { title: "Call Amina", dueOn: soon() },
  });
  const head = await s.as(town.omar)(cases.show, { caseId: opened.id as never });
  assert.equal(head.case.risk, "some");
  assert.equal(head.tasks[0]?.title, "Call Amina");
  assert.ok(head.story.items.some((entry) => entry.kind === "concern"));
  const read = await show(town.omar, id);
  assert.equal(read.status, "opened_case");
  assert.equal(read.access.canWrite, false, "the case manager reads it and does not triage");
  const second = await file({ name: "Amina Yusuf", urgency: "now" });
  const likely = await s.as(town.sam)(concerns.likely, { concernId: second });
  assert.equal(likely.people[0]?.personId, opened.personId);
  assert.equal(likely.people[0]?.knownHere, true);
  assert.deepEqual(likely.people[0]?.cases, [], "a triager is shown identity only");
  assert.deepEqual(
    (await s.as(town.ravi)(concerns.likely, { concernId: second })).people[0]?.cases.map((c) => c.manager?.accountId),
    [town.omar],
  );
  const joined = await s.as(town.sam)(concerns.joinCase, { concernId: second, version: 1, personId: opened.personId, rating: low });
  assert.equal(joined.status, "joined_case");
  assert.equal((await show(town.ravi, second)).caseId, opened.id);
  const third = await file({ name: "Nobody" });
  const nobody = await s.as(town.ravi)(people.create, { ...labelOf("Lin"), programId: town.programs.care });
  assert.equal(
    (await refusal(s.as(town.sam)(concerns.joinCase, { concernId: third, version: 1, personId: nobody.id as never, rating: low }))).code,
    "concern.noOpenCase",
  );
  assert.equal(
    (await refusal(s.as(town.sam)(concerns.joinCase, { concernId: third, version: 1, personId: newId() as never, rating: low }))).status,
    404,
  );
  await end(third);
});

const labelOf = (call: string) => ({ call, initial: null, tag: null, pronouns: null, language: null });

test("a case is not opened without a person, nor for a manager who cannot carry it, and nothing of it stays", async () => {
  const id = await file();
  const open = (more: object) =>
    s.as(town.sam)(concerns.openCase, {
      concernId: id,
      version: 1,
      rating: low,
      programId: town.programs.care as never,
      managerId: town.omar as never,
      firstStep: { title: "x", dueOn: soon() },
      ...more,
    });
  assert.deepEqual((await refusal(open({}))).fields, { personId: "missing" });
  assert.equal((await refusal(open({ newPerson: { call: "Mateo" }, managerId: town.noor }))).code, "case.managerCannotCarry");
  assert.equal(
    (await refusal(open({ newPerson: { call: "Mateo" }, programId: town.programs.counseling, managerId: town.noor }))).status,
    403,
  );
  assert.equal((await show(town.sam, id)).decisions.length, 0);
  await end(id);
});

test("A39: two reports of one thing: the second is a duplicate of the first, and lends it its urgency", async () => {
  const first = await file({ name: "Mateo Cruz" });
  const second = await file({ name: "Matteo Cruz", urgency: "now" });
  const { concerns: others } = await s.as(town.sam)(concerns.likely, { concernId: second });
  assert.deepEqual(others.map((o) => o.id), [first]); // biome-ignore format: one line
  assert.equal(
    (await refusal(s.as(town.sam)(concerns.duplicate, { concernId: second, version: 1, ofConcernId: second, rating: low }))).code,
    "concern.duplicateOfItself",
  );
  assert.deepEqual((await refusal(s.as(town.sam)(concerns.duplicate, { concernId: second, version: 1, ofConcernId: first }))).fields, {
    rating: "missing",
  });
  await s.as(town.sam)(concerns.rate, { concernId: first, version: 1, ...low });
  await s.as(town.sam)(concerns.duplicate, { concernId: second, version: 1, ofConcernId: first });
  assert.equal((await show(town.sam, first)).urgent, true);
  const third = await file({ name: "Mateo Cruz" });
  assert.equal(
    (await refusal(s.as(town.sam)(concerns.duplicate, { concernId: third, version: 1, ofConcernId: second, rating: low }))).code,
    "concern.duplicateOfDuplicate",
  );
  for (const id of [first, third]) await end(id);
});

test("D06: worried about what they may do goes to threat assessment, and leaves behind only that it went", async () => {
  const id = await file({ name: "Sam T." });
  await s.as(town.sam)(concerns.setDirection, { concernId: id, version: 1, direction: "worried_for" });
  assert.equal((await show(town.sam, id)).direction, "worried_for");
  const moved = await s.as(town.sam)(concerns.setDirection, {
    concernId: id,
    version: 2,
    direction: "worried_about",
    why: "Named a day and a place.",
  });
  assert.equal(moved.moved, true);
  assert.equal((await refusal(show(town.sam, id))).status, 404);
  assert.equal((await refusal(show(town.ravi, id))).status, 404);
  const { items } = await s.as(town.sam)(concerns.passed, {});
  assert.equal(items[0]?.toProgramName, "Threat assessment");
  assert.ok(!JSON.stringify(items).includes("Named a day"));
  const officer = await town.account(town.agencies.northlake, "Kim Officer");
  await town.member(town.agencies.northlake, officer, town.programs.threat, "triager");
  const there = await show(officer, id);
  assert.equal(there.direction, "worried_about");
  assert.equal(there.status, "received");
  assert.equal(there.decisions[0]?.rationale, "Named a day and a place.");
});

test("B21: passed to another program it waits there anew with the clock it came with; passed to an office outside it is done", async () => {
  const id = await file();
  const { clock } = await show(town.sam, id);
  assert.deepEqual((await refusal(s.as(town.sam)(concerns.redirect, { concernId: id, version: 1, why: "Theirs.", rating: low }))).fields, {
    programId: "missing",
  });
  assert.equal(
    (
      await refusal(
        s.as(town.sam)(concerns.redirect, { concernId: id, version: 1, why: "x", rating: low, programId: town.programs.support as never }),
      )
    ).status,
    404,
  );
  const gone = await s.as(town.sam)(concerns.redirect, {
    concernId: id,
    version: 1,
    programId: town.programs.counseling as never,
    why: "Asks for counseling.",
    rating: { risk: "high", rationale: "Grief." },
  });
  assert.deepEqual([gone.moved, gone.version], [true, 3]);
  await s.given("update staff.membership set may_triage = true where account_id = $1", [town.noor]);
  const there = await show(town.noor, id);
  assert.deepEqual([there.status, there.urgent, there.clock.respondBy], ["received", true, clock.respondBy]);
  const away = await file();
  const done = await s.as(town.sam)(concerns.redirect, {
    concernId: away,
    version: 1,
    outside: "City housing desk",
    why: "They do rent.",
    rating: low,
  });
  assert.equal(done.status, "redirected");
});

test("B21: a rule routes what fits to a program or a person, who is told; only administrators make rules", async () => {
  const rule = { programId: town.programs.care as never, place: 1, whenCategory: "academics" as const, toAccount: town.ines as never };
  assert.equal((await refusal(s.as(town.sam)(routing.add, rule))).status, 403);
  assert.deepEqual((await refusal(s.as(town.ida)(routing.add, { ...rule, toAccount: undefined as never }))).fields, {
    toProgram: "missing",
  });
  assert.deepEqual((await refusal(s.as(town.ida)(routing.add, { ...rule, toAccount: town.tomas as never }))).fields, {
    toAccount: "notFound",
  });
  assert.deepEqual((await refusal(s.as(town.ida)(routing.add, { ...rule, programId: town.programs.support as never }))).fields, {
    programId: "notFound",
  });
  const { id } = await s.as(town.ida)(routing.add, rule);
  assert.deepEqual(
    (await s.as(town.sam)(routing.list, {})).rules.map((r) => r.toAccountName),
    ["Ines Carvalho"],
  );
  assert.equal((await refusal(s.as(town.omar)(routing.list, {}))).status, 403);
  const routed = await file({ by: town.omar, categories: ["academics"] });
  assert.equal((await show(town.ines, routed)).assigned?.accountId, town.ines);
  assert.equal(
    (await s.given("select 1 from messages.outbox where account_id = $1 and once = $2", [town.ines, `concern:${routed}:${town.ines}`]))
      .length,
    1,
  );
  await s.as(town.ida)(routing.end, { ruleId: id as never });
  assert.equal((await refusal(s.as(town.ida)(routing.end, { ruleId: id as never }))).status, 404);
  assert.equal((await show(town.sam, await file({ by: town.omar, categories: ["academics"] }))).assigned, null);
});

test("R39: a school sender who is signed in is told one of four states; another program's sender the constant, whatever happens", async () => {
  const stateOf = async (who: string, id: string) => (await s.as(who)(concerns.mine, {})).items.find((item) => item.id === id)?.state;
  const id = await file({ by: town.omar });
  assert.equal(await stateOf(town.omar, id), "received");
  await s.as(town.sam)(concerns.take, { concernId: id, version: 1 });
  assert.equal(await stateOf(town.omar, id), "in_progress");
  await s.as(town.sam)(concerns.askSender, { concernId: id, version: 2 });
  assert.equal(await stateOf(town.omar, id), "need_more_information");
  await s.as(town.omar)(concerns.addWords, { concernId: id, words: "Roommate says he has moved out." });
  assert.equal(await stateOf(town.omar, id), "in_progress");
  const shown = await show(town.sam, id);
  assert.deepEqual(
    shown.additions.map((a) => a.words),
    ["Roommate says he has moved out."],
  );
  assert.equal(shown.added, true);
  assert.equal((await refusal(s.as(town.ines)(concerns.addWords, { concernId: id, words: "Mine?" }))).status, 404);
  await end(id);
  assert.equal(await stateOf(town.omar, id), "followed_up");
  await s.as(town.omar)(concerns.addWords, { concernId: id, words: "He is back." });
  const again = await show(town.sam, id);
  assert.equal(again.status, "in_triage", "words added to a decided concern bring it back");
  assert.ok(again.clock.waitingMinutes < 2);
  const victim = await file({ by: town.ana, programId: town.programs.advocacy });
  assert.equal(await stateOf(town.ana, victim), "constant");
  await s.as(town.dolores)(concerns.rate, { concernId: victim, version: 1, timeNeed: "tonight", rationale: "x" });
  assert.equal(await stateOf(town.ana, victim), "constant");
  assert.equal((await refusal(s.as(town.dolores)(concerns.askSender, { concernId: victim, version: 2 }))).code, "concern.cannotAsk");
  const counseling = await file({ by: town.ines, programId: town.programs.counseling });
  assert.equal(await stateOf(town.ines, counseling), "constant");
});

test("A39: whom triage said it is not is remembered with the concern, by whom and when, until it is taken back", async () => {
  const { id: personId } = await s.as(town.ines)(people.create, {
    call: "Mateo",
    initial: "Q",
    tag: null,
    pronouns: null,
    language: null,
    programId: town.programs.care,
    names: [{ kind: "legal", given: "Mateo", middle: null, family: "Quispe", full: null, useWith: ["us"] }],
  });
  const id = await file({ name: "Mateo Quispe" });
  const proposed = async (as = town.sam) =>
    (await s.as(as)(concerns.likely, { concernId: id })).people.find((one) => one.personId === personId)?.ruledOut;
  assert.equal(await proposed(), null);
  await s.as(town.sam)(concerns.ruleOut, { concernId: id, personId });
  await s.as(town.ravi)(concerns.ruleOut, { concernId: id, personId });
  const out = await proposed(town.ravi);
  assert.equal(out?.by.accountId, town.sam, "who said so first");
  assert.ok(out && !Number.isNaN(Date.parse(out.at)));
  const other = await file({ name: "Mateo Quispe" });
  const elsewhere = (await s.as(town.sam)(concerns.likely, { concernId: other })).people.find((one) => one.personId === personId);
  assert.equal(elsewhere?.ruledOut, null, "of this concern alone");
  await s.as(town.ravi)(concerns.ruleIn, { concernId: id, personId });
  assert.equal(await proposed(), null);
  const [row] = await s.given("select by_id, taken_back_by from concerns.not_them where concern_id = $1", [id]);
  assert.deepEqual(row, { by_id: town.sam, taken_back_by: town.ravi });
  const stranger = newId() as never;
  for (const [as, whom] of [
    [town.sam, stranger],
    [town.omar, personId],
    [town.tomas, personId],
  ] as const) {
    assert.equal((await refusal(s.as(as)(concerns.ruleOut, { concernId: id, personId: whom }))).status, 404);
    assert.equal((await refusal(s.as(as)(concerns.ruleIn, { concernId: id, personId: whom }))).status, 404);
  }
  await end(id);
  assert.equal((await refusal(s.as(town.sam)(concerns.ruleOut, { concernId: id, personId }))).code, "concern.alreadyDecided");
  assert.equal((await refusal(s.as(town.sam)(concerns.ruleIn, { concernId: id, personId }))).code, "concern.alreadyDecided");
  await end(other);
});

test("R39: whoever took a concern down for a caller is not asked in the caller's place", async () => {
  const own = await file({ by: town.omar });
  assert.equal((await show(town.sam, own)).sender.canAsk, true);
  await end(own);
  for (const channel of ["phone", "mail"] as const) {
    const { id } = await s.as(town.omar)(concerns.file, {
      doorId: (await doorOf(town.omar, town.programs.care)) as never,
      channel,
      source: "family",
      narrative: "His aunt says he has not come home.",
    });
    assert.equal((await show(town.sam, id)).sender.canAsk, false, channel);
    assert.equal((await refusal(s.as(town.sam)(concerns.askSender, { concernId: id, version: 1 }))).code, "concern.cannotAsk");
    await end(id);
  }
});

test("R87 R39: the acknowledgement says nothing of whom or what, goes once, and never in victim services", async () => {
  const id = await file({ name: "Amina Yusuf", reach: "call or write parent@example.org after 4" });
  assert.equal((await show(town.sam, id)).sender.canAcknowledge, true);
  await s.as(town.sam)(concerns.acknowledge, { concernId: id, version: 1 });
  assert.equal((await refusal(s.as(town.sam)(concerns.acknowledge, { concernId: id, version: 2 }))).code, "concern.cannotAcknowledge");
  const [message] = await s.given<{ id: string; template: string; to_address: Buffer }>(
    "select id, template, to_address from messages.outbox where once = $1",
    [`concern:${id}:thanks`],
  );
  assert.equal(message?.template, "concern.thanks");
  assert.ok(!JSON.stringify(message).includes("Amina"));
  const place = { table: "messages.outbox", row: message?.id ?? "", column: "to_address" };
  assert.equal(s.keys.ring.open(town.agencies.northlake, place, message?.to_address as Buffer), "parent@example.org");
  const victim = await file({ by: town.ana, programId: town.programs.advocacy, reach: "cousin@example.org" });
  assert.equal((await show(town.dolores, victim)).sender.canAcknowledge, false);
  assert.equal(
    (await refusal(s.as(town.dolores)(concerns.acknowledge, { concernId: victim, version: 1 }))).code,
    "concern.cannotAcknowledge",
  );
  const nowhere = await file({ reach: "please do not" });
  assert.equal((await refusal(s.as(town.sam)(concerns.acknowledge, { concernId: nowhere, version: 1 }))).code, "concern.cannotAcknowledge");
});

test("D05: the day to answer by skips the days on which the program is closed", async () => {
  const agency = await town.agency("Holiday College", "holiday", "college");
  const program = await town.program(agency, "Care", "holiday-care", "FERPA", "care", "student");
  const clerk = await town.account(agency, "Clerk");
  await town.member(agency, clerk, program, "triager");
  const [day] = await s.given<{ today: string }>("select agencies.local_day($1)::text as today", [agency]);
  const monday = nextMonday(String(day?.today));
  await s.given("insert into agencies.closure (id, agency_id, first_day, last_day, label) values ($1, $2, $3, $4, 'Break')", [
    newId(),
    agency,
    add(monday, 1),
    add(monday, 3),
  ]);
  await s.given("select agencies.lay_calendar($1)", [program]);
  await s.moveBy(Date.parse(`${monday}T18:00:00Z`) - Date.parse(`${day?.today}T18:00:00Z`));
  const { id } = await s.as(clerk)(concerns.file, { doorId: (await doorOf(clerk, program)) as never, narrative: "Before the break." });
  assert.equal((await show(clerk, id)).clock.respondBy, add(monday, 4), "Tuesday to Thursday are not there");
  await s.moveBy(3 * 86_400_000);
  assert.equal((await show(clerk, id)).clock.overdue, false);
  await s.moveBy(2 * 86_400_000);
  assert.equal((await show(clerk, id)).clock.overdue, true);
});

const add = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const nextMonday = (day: string) => add(day, ((8 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7) + 7);

test("past the door too: what is not theirs to decide, has no open case to join or would be passed to where it lies is refused by the database", async () => {
  const { care } = town.programs;
  const [door] = await s.given<{ id: string }>("select id from concerns.door where program_id = $1", [care]);
  const { id } = await s.as(town.ines)(concerns.file, { doorId: door?.id as never, narrative: "Somebody should look" });
  const join = "select concerns.join_case($1, 1, $2, $2, 'joined_case', $2, 'low', 'brief', 'x', $2)";
  const passOn = "select concerns.pass_on($1, 1, $2, null, $3, 'low', 'brief', 'x', $3)";
  assert.equal(await s.past(town.ravi, join, [newId(), newId()]), "42501 not available");
  assert.equal(await s.past(town.tomas, join, [id, newId()]), "42501 not available");
  assert.equal(await s.past(town.ravi, join, [id, newId()]), "HF409 concern.noOpenCase");
  for (const to of [care, town.programs.support, newId()])
    assert.equal(await s.past(town.ravi, passOn, [id, to, newId()]), "HF409 concern.cannotPassThere");
  for (const who of [town.omar, town.tomas])
    assert.equal(await s.past(who, "select concerns.add_own_words($1, $2, 'x')", [id, newId()]), "42501 not available");
});
