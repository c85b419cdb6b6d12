import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { cases } from "../cases/contract.ts";
import { forms } from "../forms/contract.ts";
import { formRoutes } from "../forms/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { responses } from "../responses/contract.ts";
import { responseRoutes } from "../responses/routes.ts";
import { pages } from "./contract.ts";
import { type Id, layPages, type Paged } from "./testing.ts";

let t: Paged;
let outcomes: Id;
let phq: Id;
before(async () => {
  await buildIfStale();
  t = await layPages([...formRoutes, ...responseRoutes]);
  const take = async (name: string) => (await t.s.as(t.town.dolores)(forms.takeIn, { name })).id as Id;
  [outcomes, phq] = [await take("learning-outcomes"), await take("phq-9")];
});
after(() => t.s.strike());

const askFor = (who: string, caseId: Id, formId: Id) => t.s.as(who)(pages.ask, { caseId, formId });
const list = (cookie: string, lang = "en") => t.ask("GET", `/mine/forms?lang=${lang}`, cookie);
const open = (cookie: string, id: string, lang = "en") => t.ask("GET", `/mine/forms/${id}?lang=${lang}`, cookie);
/** Pressed as a browser presses it: what was on the page goes along. */
async function press(
  cookie: string,
  id: string,
  act: string,
  answers: Record<string, string>,
  more: Record<string, string> = {},
  headers = {},
) {
  const seen = [...(await open(cookie, id)).body.matchAll(/name="seen" value="([^"]+)"/g)].map(([, linkId]) => linkId as string);
  const fields = Object.fromEntries(Object.entries(answers).map(([linkId, value]) => [`q.${linkId}`, value]));
  const body = new URLSearchParams({ lang: "en", act, ...fields, ...more });
  for (const linkId of seen) body.append("seen", linkId);
  const answer = await t.s.http.inject({
    method: "POST",
    url: `/mine/forms/${id}`,
    headers: { ...(cookie ? { cookie } : {}), "content-type": "application/x-www-form-urlencoded", ...headers },
    payload: body.toString(),
  });
  return { status: answer.statusCode, body: answer.body, location: String(answer.headers.location ?? "") };
}
const ofCase = (caseId: Id) => t.s.as(t.town.ana)(responses.ofCase, { caseId });
const stepsOf = async (caseId: Id) =>
  (await t.show(t.town.ana, caseId)).tasks.filter(({ title }) => title.startsWith("They filled in a form")).map(({ owner }) => owner.id);

test("R14 A37 a form on their own page: asked for by whoever carries the case, kept while they are at it, read by nobody before it is sent, and sent twice it is sent once", async () => {
  const { ana } = t.town;
  const { caseId, cookie } = await t.withPage();
  assert.match((await list(cookie)).body, /There is nothing to fill in/);
  assert.equal((await t.s.as(ana)(pages.show, { caseId })).mayAsk, true);
  const { id } = await askFor(ana, caseId, outcomes);
  assert.equal((await refusal(askFor(ana, caseId, outcomes))).code, "response.askedAlready");
  assert.match((await list(cookie)).body, /What I can say for myself[\s\S]*Asked on/);
  const page = await open(cookie, id, "ar");
  assert.match(page.body, /<html lang="ar" dir="rtl">[\s\S]*I know whom to ask[\s\S]*إرسال/);
  assert.match((await open(cookie, id, "es")).body, /Puede dejar lo que no quiera responder/);

  assert.equal((await press(cookie, id, "keep", { "know-whom-to-ask": "1" })).location, "/mine/forms?lang=en&done=kept");
  assert.match((await list(cookie, "en")).body, /Fill it in/);
  assert.match((await open(cookie, id)).body, /name="q\.know-whom-to-ask" checked="" value="1"/);
  const turned = await press(cookie, id, "", { "know-whom-to-ask": "2", "next-step": "3" }, { turn: "es" });
  assert.equal(turned.status, 200);
  assert.match(turned.body, /<html lang="es"[\s\S]*name="q\.next-step" checked="" value="3"/, "another language loses nothing");
  const waiting = await t.s.as(ana)(responses.show, { responseId: id as Id });
  assert.deepEqual([waiting.answers, waiting.response.status, waiting.response.onPage], [{}, "begun", true]);
  const complete = { responseId: id as Id, version: 1, answers: {} };
  assert.equal((await refusal(t.s.as(ana)(responses.complete, complete))).code, "response.onTheirPage");
  const [row] = await t.s.given<{ kept: Buffer }>("select kept from responses.response where id = $1", [id]);
  assert.ok(row?.kept && !row.kept.toString("latin1").includes("next-step"), "sealed");

  const answers = { "know-whom-to-ask": "2", "next-step": "3" };
  const both = await Promise.all([press(cookie, id, "send", answers), press(cookie, id, "send", answers)]);
  assert.deepEqual(
    both.map(({ status, location }) => [status, location]),
    [0, 1].map(() => [303, "/mine/forms?lang=en&done=sent"]),
  );
  assert.equal((await press(cookie, id, "send", { "next-step": "0" })).location, "/mine/forms?lang=en&done=sent");
  assert.match((await list(cookie)).body, /There is nothing to fill in/);
  assert.equal((await open(cookie, id)).status, 404);
  assert.deepEqual(await stepsOf(caseId), [ana], "one step, for whoever carries the case");
  const sent = await t.s.as(ana)(responses.show, { responseId: id as Id });
  const { status, filledBy, completedBy, onDay } = sent.response;
  assert.deepEqual([status, filledBy, completedBy, onDay], ["complete", "person", null, await t.dayFrom(0)]);
  assert.deepEqual(Object.keys(sent.answers), ["know-whom-to-ask", "next-step"]);
  const { story } = await t.show(ana, caseId);
  const lines = story.items.filter(({ kind }) => kind === "form");
  assert.deepEqual(
    lines.map(({ by, codes }) => [by, codes["how"]]),
    [[null, "own_page"]],
  );
  const events = await t.s.given<{ action: string }>(
    "select action from kernel.audit_event where source = 'public' and account_id is null and about ->> 'responseId' = $1 order by at",
    [id],
  );
  assert.equal(events.filter(({ action }) => action === "page.sendForm").length, 1);
  assert.ok(events.some(({ action }) => action === "page.keepForm"));
});

test("A02 a form that can call for safety is never filled in alone: it is not on their page, whoever asks", async () => {
  const { ana } = t.town;
  const { caseId, cookie } = await t.withPage();
  assert.equal((await refusal(askFor(ana, caseId, phq))).code, "response.notAlone");
  const keys = "agency_id, program_id, person_id, case_id";
  const row = `insert into responses.response (id, ${keys}, form_id, begun_by, filled_by, on_page) select $1, agency_id, program_id, person_id, id, $2, $3, 'person', true from cases.case where id = $4`;
  await assert.rejects(t.s.given(row, [newId(), phq, ana, caseId]), /response\.notAlone/, "nor by any other way in");
  assert.match((await list(cookie)).body, /There is nothing to fill in/);
});

test("R14 what another answer decides is asked once it is there, without script; what is missing or does not fit is said, and nothing typed is lost", async () => {
  const { ana, dolores } = t.town;
  const { caseId, cookie } = await t.withPage();
  const yes = { enableWhen: [{ question: "bring", operator: "=", answerBoolean: true }] };
  const item = [
    { linkId: "bring", text: "Would you like to bring somebody?", type: "boolean" },
    { linkId: "who", text: "Who is it?", type: "string", required: true, ...yes },
    { linkId: "many", text: "How many are you at home?", type: "integer" },
  ];
  const document = JSON.stringify({
    resourceType: "Questionnaire",
    url: "urn:holdfast:form:before",
    title: "Before",
    status: "active",
    item,
  });
  const made = (await t.s.as(dolores)(forms.import, { document })).id as Id;
  await t.s.as(dolores)(forms.publish, { formId: made, version: 1 });
  const { id } = await askFor(ana, caseId, made);
  const blank = await press(cookie, id, "send", {});
  assert.equal(blank.status, 422);
  assert.match(blank.body, /You have not filled anything in yet/);
  assert.ok(!blank.body.includes("Who is it?"));
  const more = await press(cookie, id, "send", { bring: "yes", many: "three" });
  assert.equal(more.status, 200);
  assert.match(more.body, /There is a little more to ask[\s\S]*name="q\.bring" checked="" value="yes"[\s\S]*Who is it\?/);
  assert.equal((await ofCase(caseId)).responses[0]?.status, "begun", "not sent by it");
  const wrong = await press(cookie, id, "send", { bring: "yes", many: "three" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /Who is it\?[\s\S]*This one needs an answer[\s\S]*How many[\s\S]*a whole number[\s\S]*value="three"/);
  const long = await press(cookie, id, "send", { bring: "yes", who: `O'Brien ${"ن".repeat(10_000)}`, many: "3" });
  assert.equal(long.status, 422);
  assert.match(long.body, /This is too long[\s\S]*O&#x27;Brien/);
  assert.equal((await press(cookie, id, "send", { bring: "yes", who: "Amina O'Brien", many: "٣" })).status, 303);
  const { answers } = await t.s.as(ana)(responses.show, { responseId: id as Id });
  assert.deepEqual(answers, { bring: [{ yes: true }], who: [{ words: "Amina O'Brien" }], many: [{ number: "3" }] });
});

test("R14 R39 R69 nothing of it on a guardian's page, on another's, from another site, without a page, or in a closed case; what was taken back is gone", async () => {
  const { ana, tomas, keiko } = t.town;
  const mine = await t.withPage();
  const { id } = await askFor(ana, mine.caseId, outcomes);
  const other = await t.withPage();
  assert.equal((await open(other.cookie, id)).status, 404);
  assert.equal((await press(other.cookie, id, "send", { "next-step": "0" })).status, 404);
  for (const wrong of [newId(), "'--"]) assert.equal((await press(mine.cookie, wrong, "keep", {})).status, 404);
  assert.equal((await press("", id, "send", { "next-step": "0" })).status, 303);
  assert.equal((await ofCase(mine.caseId)).responses[0]?.status, "begun");
  assert.equal((await press(mine.cookie, id, "send", { "next-step": "0" }, {}, { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await refusal(askFor(t.town.ines, mine.caseId, outcomes))).status, 404);

  const { caseId: bare } = await t.open(ana, { program: "advocacy", call: "Jo" });
  assert.equal((await t.s.as(ana)(pages.show, { caseId: bare })).mayAsk, false);
  assert.equal((await refusal(askFor(ana, bare, outcomes))).code, "page.none");

  await press(mine.cookie, id, "keep", { "next-step": "1" });
  await t.s.as(ana)(responses.leave, { responseId: id as Id, version: 1 });
  assert.match((await list(mine.cookie)).body, /There is nothing to fill in/);
  assert.equal((await press(mine.cookie, id, "send", { "next-step": "0" })).status, 404);
  assert.deepEqual(await t.s.given("select kept from responses.response where id = $1", [id]), [{ kept: null }]);
  const { id: again } = await askFor(ana, mine.caseId, outcomes);
  const version = await t.versionOf(mine.caseId);
  await t.s.as(ana)(cases.close, { caseId: mine.caseId, reason: "goals_met", outcome: "improved", openTasks: "cancel", version });
  assert.match((await list(mine.cookie)).body, /There is nothing to fill in/);
  assert.equal((await press(mine.cookie, again, "send", { "next-step": "0" })).status, 404);

  const school = (await t.s.as(keiko)(forms.takeIn, { name: "learning-outcomes" })).id as Id;
  const { caseId, personId } = await t.open(tomas, { program: "support", call: "Jo" });
  await t.switchOn(keiko, caseId);
  const year = Number((await t.dayFrom(0)).slice(0, 4));
  await t.bornOn(t.town.agencies.rioVerde, personId, `${year - 10}-01-01`);
  const guardianId = await t.adult(tomas, personId, "Mother", {});
  const decided = "She asked; Jo agrees.";
  const hers = await t.invite(tomas, caseId, { holder: "guardian", guardianId, minor: null, decided });
  const mother = await t.first(hers.number, hers.code);
  assert.equal((await refusal(askFor(tomas, caseId, school))).code, "page.none", "a guardian fills in nothing for them");
  const his = await t.invite(tomas, caseId, { minor: null, decided });
  const jo = await t.first(his.number, his.code);
  const { id: jos } = await askFor(tomas, caseId, school);
  const sharing = await t.ask("GET", "/mine/sharing", mother.cookie);
  assert.ok(sharing.status === 200 && !sharing.body.includes("/mine/forms"));
  for (const answer of [
    await list(mother.cookie),
    await open(mother.cookie, jos),
    await press(mother.cookie, jos, "send", { "next-step": "0" }),
  ]) {
    assert.equal(answer.status, 404);
    assert.ok(!answer.body.includes("What I can say"));
  }
  assert.equal((await press(jo.cookie, jos, "send", { "next-step": "0" })).status, 303);
});
