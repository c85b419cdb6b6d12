import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { cases } from "../cases/contract.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { actions, goals, type Plan, plans } from "../plans/contract.ts";
import { planRoutes } from "../plans/routes.ts";
import { readPdf } from "../plans/testing.ts";
import { me } from "../staff/meContract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { type Id, layPages, type Paged } from "./testing.ts";

let t: Paged;
before(async () => {
  await buildIfStale();
  t = await layPages([...planRoutes, ...staffRoutes({ demo: false, sendLink: async () => {} })]);
});
after(() => t.s.strike());

const shownTo = (who: string, caseId: Id) => t.s.as(who)(plans.show, { caseId });
async function newest(who: string, caseId: Id): Promise<Plan> {
  const [plan] = (await shownTo(who, caseId)).plans;
  assert.ok(plan);
  return plan;
}
async function draft(who: string, caseId: Id, statement: string, words: readonly string[]): Promise<Plan> {
  const as = t.s.as(who);
  await as(plans.begin, { caseId });
  const { planId, version, startOn, reviewOn } = await newest(who, caseId);
  const body = { language: "es", authoredWith: "together", targetEnd: null, startOn, reviewOn, statement } as const;
  await as(plans.write, { planId: planId as Id, version, ...body, goals: words.map((text) => ({ words: text })) });
  return newest(who, caseId);
}
/** A plan that was agreed: a goal with a step of theirs, one of staff and one of somebody outside. */
async function agreed(who: string, caseId: Id, statement = "Quiero dormir sin miedo", first = "Mi propio cuarto") {
  const as = t.s.as(who);
  const plan = await draft(who, caseId, statement, [first, "Hablar con mi hermana"]);
  await as(plans.agree, { planId: plan.planId as Id, version: plan.version, readBack: true, how: "spoken", signedName: null });
  const goalId = plan.goals[0]?.goalId as Id;
  const { id: stepId } = await as(goals.act, { goalId, what: "Look at two rooms", ownerKind: "person", ownerName: null });
  await as(goals.act, { goalId, what: "Ask the shelter", ownerKind: "staff", ownerName: null, dueOn: await t.dayFrom(4) });
  const { id: outsideId } = await as(goals.act, { goalId, what: "Hold a bed", ownerKind: "outside", ownerName: "Ms. Okoye" });
  await as(goals.code, { goalId, codings: [{ domain: "housing", code: "CODED-H1" }] });
  await as(goals.rate, { goalId, kind: "own", value: 2 });
  await as(goals.rate, { goalId, kind: "attainment", value: -2 });
  return { planId: plan.planId as Id, goalId, stepId, outsideId };
}
const see = (cookie: string, lang = "en") => t.ask("GET", `/mine/plan?lang=${lang}`, cookie);
const write = (cookie: string, fields: Record<string, string>) => t.ask("POST", "/mine/plan", cookie, fields);
const tick = (cookie: string, stepId: string, as = "done", headers = {}) =>
  t.ask("POST", `/mine/plan/steps/${stepId}`, cookie, { as }, headers);
const titlesOf = async (caseId: Id) =>
  (await t.show(t.town.ana, caseId)).tasks.filter(({ owner }) => owner.id === t.town.ana).map(({ title }) => title);
const told = async (caseId: Id) =>
  (await t.show(t.town.ana, caseId)).story.items
    .filter(({ kind, by }) => kind === "plan" && by === null)
    .map(({ codes }) => codes["state"]);

test("R14 C12 C13 their plan on their own page: what was agreed, in their words, and whose each step is; no draft, no code, no score, no name of staff", async () => {
  const { ana } = t.town;
  const { caseId, cookie } = await t.withPage();
  assert.match((await see(cookie)).body, /You have agreed to no plan yet/);
  await draft(ana, caseId, "DRAFT-STATEMENT", ["DRAFT-GOAL"]);
  const before = await see(cookie);
  assert.match(before.body, /You have agreed to no plan yet/);
  assert.ok(!before.body.includes("DRAFT-"), "what was not agreed is not there");
  const first = await newest(ana, caseId);
  await t.s.as(ana)(plans.setAside, { planId: first.planId as Id, version: first.version });
  await agreed(ana, caseId);
  const other = await t.withPage();
  await agreed(ana, other.caseId, "OTHER-STATEMENT", "OTHER-GOAL");
  await draft(ana, caseId, "DRAFT-STATEMENT", ["DRAFT-GOAL"]);
  const page = await see(cookie);
  assert.equal(page.status, 200);
  for (const said of [
    /Quiero dormir sin miedo/,
    /Mi propio cuarto[\s\S]*2 of 5[\s\S]*Look at two rooms[\s\S]*Me, when I am ready/,
    /Hablar con mi hermana/,
    /Hold a bed[\s\S]*Ms\. Okoye/,
    /Ask the shelter[\s\S]*Somebody who helps me/,
    /We look at this again together by/,
  ])
    assert.match(page.body, said);
  for (const never of ["DRAFT-", "OTHER-", "CODED-H1", "housing", "Ana Ruiz", "\u22122", "less than hoped", caseId])
    assert.ok(!page.body.includes(never), never);
  await t.s.as(ana)(me.setKnownAs, { knownAs: "Anita" });
  assert.match((await see(cookie)).body, /Ask the shelter[\s\S]*Anita, by/, "by the name they said the people they work with call them");
  await t.s.as(ana)(me.setKnownAs, { knownAs: " " });
  const arabic = await see(cookie, "ar");
  assert.match(arabic.body, /<html lang="ar" dir="rtl">[\s\S]*خطتي[\s\S]*Quiero dormir sin miedo[\s\S]*أنا، في الوقت الذي يناسبني/);
  assert.match((await see(cookie, "es")).body, /Mi plan[\s\S]*Yo, cuando sea mi momento[\s\S]*Ya lo hice/);
  const answer = await t.s.http.inject({ method: "GET", url: "/mine/plan/paper?lang=es", headers: { cookie } });
  assert.deepEqual(
    [answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]],
    [200, "application/pdf", "no-store"],
  );
  assert.equal(answer.headers["content-disposition"], 'attachment; filename="page.pdf"', "a name that says nothing");
  const paper = readPdf(answer.rawPayload).told.join("\n");
  assert.match(paper, /Mi plan[\s\S]*Quiero dormir sin miedo[\s\S]*Mi propio cuarto/);
  assert.ok(!/DRAFT|OTHER|CODED|Ana Ruiz/.test(paper));
  const looks = await t.s.given(
    "select from kernel.audit_event where action = 'page.plan' and source = 'public' and about ->> 'caseId' = $1",
    [caseId],
  );
  assert.equal(looks.length, 7, "every look is on record, that for the paper too");
});

test("R14 they tick a step of theirs, say something and ask for a change: each is a step for the case manager and a line of the story; the words stay with the plan, sealed", async () => {
  const { ana } = t.town;
  const { caseId, cookie } = await t.withPage();
  const { goalId, stepId } = await agreed(ana, caseId);
  const done = await tick(cookie, stepId);
  assert.equal(done.status, 303);
  assert.match((await t.ask("GET", done.location, cookie)).body, /It is written down[\s\S]*done[\s\S]*Not done yet/);
  const stepOf = async () =>
    (await shownTo(ana, caseId)).goals.flatMap(({ actions: all }) => all).find(({ actionId }) => actionId === stepId);
  assert.equal((await stepOf())?.status, "done");
  assert.equal((await tick(cookie, stepId)).status, 303, "said twice it is done still");
  const version = (await stepOf())?.version ?? 0;
  assert.equal((await refusal(t.s.as(ana)(actions.end, { actionId: stepId as Id, version: version - 1, as: "cancelled" }))).code, "stale");
  assert.equal((await tick(cookie, stepId, "open")).status, 303);
  assert.equal((await stepOf())?.status, "open");
  const wish = await write(cookie, { what: "change", goal: goalId, words: "  Not a room.\r\nA flat with Lin's sister. SECRET-WISH " });
  assert.equal(wish.status, 303);
  assert.match((await t.ask("GET", wish.location, cookie)).body, /It has arrived/);
  assert.equal((await write(cookie, { what: "comment", goal: "", words: "شكرا" })).status, 303);
  assert.deepEqual(await told(caseId), ["comment", "change", "unticked", "ticked"]);
  const { remarks } = await shownTo(ana, caseId);
  assert.deepEqual(
    remarks.map(({ kind, goalId: of, words }) => [kind, of, words]),
    [
      ["comment", null, "شكرا"],
      ["change", goalId, "Not a room.\nA flat with Lin's sister. SECRET-WISH"],
    ],
  );
  const titles = await titlesOf(caseId);
  for (const title of [
    "They want to change their plan",
    "They wrote about their plan on their own page",
    "a step of their plan is done",
    "is not done yet",
  ])
    assert.equal(titles.filter((one) => one.includes(title)).length, 1, title);
  assert.ok(!titles.join().includes("SECRET-WISH"), "whoever reads steps and no notes reads none of it");
  const [row] = await t.s.given<{ row: string }>("select string_agg(to_jsonb(r)::text, '') as row from plans.remark r where case_id = $1", [
    caseId,
  ]);
  assert.ok(row && !row.row.includes(Buffer.from("SECRET-WISH").toString("hex")));
  const events = await t.s.given<{ action: string; outcome: string }>(
    "select action, outcome from kernel.audit_event where action in ('page.say', 'page.tick') and account_id is null and about ->> 'caseId' = $1",
    [caseId],
  );
  assert.equal(events.filter(({ outcome }) => outcome === "done").length, 5);
  assert.equal((await refusal(shownTo(t.town.ines, caseId))).status, 404);
});

test("R14 R112 a remark sent twice is one remark with one step; another's id is not there", async () => {
  const { ana } = t.town;
  const { caseId, cookie } = await t.withPage();
  await agreed(ana, caseId);
  const once = /name="once" value="([^"]+)"/.exec((await see(cookie)).body)?.[1] ?? "";
  const fields = { what: "comment", goal: "", words: "Gracias", once };
  const both = await Promise.all([write(cookie, fields), write(cookie, fields)]);
  assert.deepEqual(
    both.map(({ status }) => status),
    [303, 303],
  );
  assert.equal((await write(cookie, { ...fields, words: "Gracias, later" })).status, 303);
  assert.deepEqual(
    (await shownTo(ana, caseId)).remarks.map(({ words }) => words),
    ["Gracias"],
  );
  assert.equal((await titlesOf(caseId)).filter((one) => one.includes("They wrote about their plan")).length, 1);
  const other = await t.withPage();
  await agreed(ana, other.caseId);
  assert.equal((await write(other.cookie, fields)).status, 404);
  assert.equal((await shownTo(ana, other.caseId)).remarks.length, 0);
});

test("R14 what is missing is asked for and nothing typed is lost; enough for one day is enough, and a closed case shows the plan and takes nothing", async () => {
  const { ana } = t.town;
  const { caseId, cookie } = await t.withPage();
  const { stepId } = await agreed(ana, caseId);
  for (const [fields, says] of [
    [{ what: "change", words: "  " }, /You have not written anything yet/],
    [{ what: "comment", words: `KEPT-WORDS ${"ش".repeat(1001)}` }, /too long[\s\S]*KEPT-WORDS/],
  ] as const) {
    const answer = await write(cookie, { goal: "", ...fields });
    assert.equal(answer.status, 422);
    assert.match(answer.body, says);
  }
  assert.equal((await write(cookie, { what: "comment", goal: "", words: '<script>alert(1)</script>\u202e"' })).status, 303);
  for (let n = 0; n < 19; n++) assert.equal((await tick(cookie, stepId, n % 2 ? "open" : "done")).status, 303);
  const enough = await write(cookie, { what: "comment", goal: "", words: "KEPT-WORDS" });
  assert.equal(enough.status, 429);
  assert.match(enough.body, /enough for one day[\s\S]*KEPT-WORDS/);
  assert.equal((await tick(cookie, stepId, "open")).status, 429);
  assert.equal((await shownTo(ana, caseId)).remarks.length, 1);
  const version = await t.versionOf(caseId);
  await t.s.as(ana)(cases.close, { caseId, reason: "goals_met", outcome: "improved", openTasks: "cancel", version });
  const back = await see(cookie);
  assert.match(back.body, /Quiero dormir sin miedo/);
  assert.ok(!/<form[^>]*(write|plan\/steps)/.test(back.body), "nothing to press");
  assert.equal((await tick(cookie, stepId, "open")).status, 404);
  assert.equal((await write(cookie, { what: "comment", goal: "", words: "After" })).status, 404);
});

test("R14 R39 another's step and goal, a step of staff or of somebody outside, a draft's, no page and another site are not there", async () => {
  const { ana } = t.town;
  const mine = await t.withPage();
  const own = await agreed(ana, mine.caseId);
  const other = await t.withPage();
  const theirs = await agreed(ana, other.caseId);
  const words = { what: "comment", words: "Hello" };
  for (const step of [theirs.stepId, own.outsideId, newId(), "'--"]) assert.equal((await tick(mine.cookie, step)).status, 404, step);
  const staffs = (await shownTo(ana, mine.caseId)).goals.flatMap(({ actions: all }) => all).find(({ ownerKind }) => ownerKind === "staff");
  assert.equal((await tick(mine.cookie, staffs?.actionId ?? "")).status, 404);
  assert.equal((await tick(mine.cookie, own.stepId, "cancelled")).status, 404);
  for (const goal of [theirs.goalId, newId(), "x"]) assert.equal((await write(mine.cookie, { ...words, goal })).status, 404, goal);
  assert.equal((await t.ask("GET", "/mine/plan", "")).status, 303);
  assert.equal((await t.ask("GET", "/mine/plan/paper", "")).status, 303);
  assert.equal((await write("", { ...words, goal: "" })).status, 303);
  assert.equal((await tick("", own.stepId)).status, 303);
  assert.equal((await tick(mine.cookie, own.stepId, "done", { "sec-fetch-site": "cross-site" })).status, 403);
  assert.deepEqual([await told(mine.caseId), await told(other.caseId)], [[], []]);
  const bare = await t.withPage();
  assert.equal((await t.ask("GET", "/mine/plan/paper", bare.cookie)).status, 404);
  assert.equal((await write(bare.cookie, { ...words, goal: "" })).status, 404);
  const staff = `__Host-page=${await t.s.tokenOf(ana)}`;
  assert.equal((await see(staff)).status, 303);
});

test("R14 R69 a guardian's page has no plan, no way to it, and nothing of it is done from there", async () => {
  const { town } = t;
  const { caseId, personId } = await t.open(town.tomas, { program: "support", call: "Jo" });
  await t.switchOn(town.keiko, caseId);
  const year = Number((await t.dayFrom(0)).slice(0, 4));
  await t.bornOn(town.agencies.rioVerde, personId, `${year - 10}-01-01`);
  const { stepId } = await agreed(town.tomas, caseId);
  const guardianId = await t.adult(town.tomas, personId, "Mother", {});
  const decided = "She asked; Jo agrees.";
  const hers = await t.invite(town.tomas, caseId, { holder: "guardian", guardianId, minor: null, decided });
  const mother = await t.first(hers.number, hers.code);
  const sharing = await t.ask("GET", "/mine/sharing", mother.cookie);
  assert.equal(sharing.status, 200);
  assert.ok(!sharing.body.includes("/mine/plan"));
  for (const url of ["/mine/plan", "/mine/plan/paper"]) {
    const answer = await t.ask("GET", url, mother.cookie);
    assert.equal(answer.status, 404, url);
    assert.ok(!answer.body.includes("Quiero dormir"));
  }
  assert.equal((await tick(mother.cookie, stepId)).status, 404);
  assert.equal((await write(mother.cookie, { what: "change", goal: "", words: "I want this changed" })).status, 404);
  const his = await t.invite(town.tomas, caseId, { minor: null, decided });
  const jo = await t.first(his.number, his.code);
  assert.match((await see(jo.cookie)).body, /Quiero dormir sin miedo/);
  assert.match((await t.ask("GET", "/mine/sharing", jo.cookie)).body, /href="\/mine\/plan\?lang=en"/);
  assert.equal((await tick(jo.cookie, stepId)).status, 303);
});
