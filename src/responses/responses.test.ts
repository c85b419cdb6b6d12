import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { ownTitles } from "../cases/tasks/ownTitles.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { forms } from "../forms/contract.ts";
import type { Answers } from "../forms/questionnaire/form.ts";
import { walkItems } from "../forms/questionnaire/form.ts";
import { formRoutes } from "../forms/routes.ts";
import { formOf } from "../forms/view.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { today } from "../today/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { hideSmall } from "./compareOutcomes.ts";
import { responses } from "./contract.ts";
import { responseRoutes } from "./routes.ts";

let c: Cases;
let phq: string;
let gad: string;
before(async () => {
  c = await layCases([...formRoutes, ...responseRoutes, ...todayRoutes]);
  phq = (await c.s.as(c.town.ida)(forms.takeIn, { name: "phq-9" })).id;
  gad = (await c.s.as(c.town.ravi)(forms.takeIn, { name: "gad-2" })).id;
});
after(() => c.s.strike());

const begin = (who: string, caseId: Id, formId: string, presence?: "with_them" | "on_call") =>
  c.s.as(who)(responses.begin, { caseId, formId: formId as Id, ...(presence && { presence }) });
const show = (who: string, responseId: string) => c.s.as(who)(responses.show, { responseId: responseId as Id });
const complete = (who: string, responseId: string, answers: Answers, version = 1) =>
  c.s.as(who)(responses.complete, { responseId: responseId as Id, answers: answers as never, version });
/** The same place in the answers of every question, but for those said. */
async function answersAt(formId: string, place: number, but: Record<string, number> = {}): Promise<Answers> {
  const { view } = await c.s.as(c.town.ida)(forms.show, { formId: formId as Id });
  return Object.fromEntries(
    [...walkItems(formOf(view).items)].flatMap(({ linkId, options }) => {
      const option = options[but[linkId] ?? place];
      return option ? [[linkId, [option.value]]] : [];
    }),
  );
}
const mails = async (accountId: string, template: string) =>
  (await c.s.given("select 1 from messages.outbox where account_id = $1 and template = $2", [accountId, template])).length;
const NINTH = "44260-8";

test("A02 a form is filled in with the person: judged, scored with its band, a line of the story, and for nobody outside the case", async () => {
  const { caseId } = await c.open(c.town.ines);
  const { id } = await begin(c.town.ines, caseId, gad);
  const open = await refusal(complete(c.town.ines, id, {}));
  assert.equal(open.status, 422);
  assert.deepEqual(new Set(Object.values(open.fields)), new Set(["answer.missing"]));
  assert.equal((await refusal(complete(c.town.ines, id, { "not-there": [{ words: "x" }] }))).fields["not-there"], "answer.notAsked");
  const answers = await answersAt(gad, 2);
  assert.deepEqual(await complete(c.town.ines, id, answers), { version: 2, safety: false });
  assert.equal((await refusal(complete(c.town.ines, id, answers, 2))).code, "response.over");
  assert.equal((await refusal(c.s.as(c.town.ines)(responses.leave, { responseId: id as Id, version: 2 }))).code, "response.over");
  const shown = await show(c.town.ravi, id);
  assert.deepEqual(shown.answers, JSON.parse(JSON.stringify(answers)));
  assert.deepEqual(
    shown.response.totals.map(({ total, outOf }) => [total, outOf]),
    [[4, 2]],
  );
  assert.ok(shown.response.totals[0]?.band);
  assert.ok(
    (await c.s.as(c.town.ines)(cases.show, { caseId })).story.items.some(
      ({ kind, codes }) => kind === "form" && codes["responseId"] === id,
    ),
  );
  for (const who of [c.town.omar, c.town.sam, c.town.tomas]) {
    assert.equal((await refusal(show(who, id))).status, 404);
    assert.equal((await refusal(begin(who, caseId, gad))).status, 404);
    assert.equal((await refusal(c.s.as(who)(responses.ofCase, { caseId }))).status, 404);
  }
  const [row] = await c.s.given<{ answers: Buffer }>("select answers from responses.response where id = $1", [id]);
  assert.ok(!row?.answers.toString("latin1").includes("LA"), "sealed");
  const { id: left } = await begin(c.town.ines, caseId, gad);
  await c.s.as(c.town.ines)(responses.leave, { responseId: left as Id, version: 1 });
  assert.equal((await refusal(complete(c.town.ines, left, answers, 2))).code, "response.over");
  assert.deepEqual(
    (await c.s.as(c.town.ines)(responses.ofCase, { caseId })).responses.map(({ responseId }) => responseId),
    [id],
  );
});

test("R65 R68 whoever looks at what somebody answered, or came to, is on record with whose answers they were", async () => {
  const { caseId, personId } = await c.open(c.town.ines);
  const { id } = await begin(c.town.ines, caseId, gad);
  await c.s.as(c.town.ravi)(responses.ofCase, { caseId });
  await show(c.town.ravi, id);
  const looks = await c.s.given<{ action: string; people: string[] }>(
    "select action, people from kernel.audit_event where account_id = $1 and $2::uuid = any (people) and action ~ '^response' order by at",
    [c.town.ravi, personId],
  );
  assert.deepEqual(
    looks.map(({ action }) => action),
    ["response.ofCase", "response.show"],
  );
});

test("what the program uses is offered first; what is offered no longer cannot be begun", async () => {
  await c.s.as(c.town.ravi)(forms.use, { formId: gad as Id, programId: c.town.programs.care as Id, purpose: "screening" });
  const { caseId } = await c.open(c.town.ines);
  const { offered } = await c.s.as(c.town.ines)(responses.ofCase, { caseId });
  assert.deepEqual(
    offered.map(({ slug, purposes }) => [slug, purposes]),
    [
      ["gad-2", ["screening"]],
      ["phq-9", []],
    ],
  );
  const { id } = await c.s.as(c.town.ida)(forms.takeIn, { name: "k6" });
  await c.s.as(c.town.ida)(forms.retire, { formId: id as Id, version: 2 });
  assert.equal((await refusal(begin(c.town.ines, caseId, id))).code, "form.notPublished");
  assert.equal((await refusal(begin(c.town.ines, caseId, caseId))).status, 404);
});

test("a form that can call for safety opens only with somebody there: said by whoever is, or whoever is on call is told", async () => {
  const { caseId } = await c.open(c.town.ines);
  assert.equal((await refusal(begin(c.town.ines, caseId, phq))).code, "response.nobodyThere");
  const { id } = await begin(c.town.ines, caseId, phq, "with_them");
  const { response } = await show(c.town.ines, id);
  assert.deepEqual([response.presence, response.begunBy.id, response.paged], ["with_them", c.town.ines, null]);
  const { onCall } = await c.s.as(c.town.ines)(responses.ofCase, { caseId });
  assert.ok(onCall);
  const { id: alone } = await begin(c.town.ines, caseId, phq, "on_call");
  const { paged } = (await show(c.town.ines, alone)).response;
  assert.equal(paged?.name, onCall);
  assert.equal(await mails(paged?.id ?? "", "form.standBy"), 1);
});

test("PHQ-9, item 9: any answer but “Not at all” makes the safety follow-up at any total, in the same moment, and tells the case manager", async () => {
  const { caseId } = await c.open(c.town.ines);
  const stepsOf = async () =>
    (await c.s.as(c.town.ines)(cases.show, { caseId })).tasks.filter(({ title }) => title === ownTitles.safetyFollowUp);
  const calm = await begin(c.town.ines, caseId, phq, "with_them");
  assert.equal((await complete(c.town.ines, calm.id, await answersAt(phq, 3, { [NINTH]: 0 }))).safety, false);
  assert.deepEqual(await stepsOf(), []);
  const { id } = await begin(c.town.ravi, caseId, phq, "with_them");
  assert.equal((await complete(c.town.ravi, id, await answersAt(phq, 0, { [NINTH]: 1 }))).safety, true);
  const [step, ...others] = await stepsOf();
  assert.deepEqual([step?.owner.id, step?.dueOn, others.length], [c.town.ines, await c.dayFrom(0), 0]);
  assert.equal(await mails(c.town.ines, "form.safety"), 1);
  // That it was filled in so is told to those who may read the answers, and to nobody else who serves the case.
  await c.s.as(c.town.ines)(cases.addTeamMember, { caseId, accountId: c.town.omar, role: "housing", sections: [] });
  await c.s.as(c.town.ines)(cases.addTeamMember, {
    caseId,
    accountId: c.town.sam,
    role: "counselor",
    sections: ["notes"],
    canWrite: false,
  });
  const linesOf = async (who: string) =>
    (await c.s.as(who)(cases.show, { caseId })).story.items
      .filter(({ kind }) => kind === "form")
      .map(({ codes }) => codes["safety"] === true);
  for (const who of [c.town.ines, c.town.ravi, c.town.sam]) assert.deepEqual(await linesOf(who), [true, false]);
  assert.deepEqual(await linesOf(c.town.omar), [false]);
  const read = (await c.s.as(c.town.omar)(cases.show, { caseId })).tasks.find(({ taskId }) => taskId === step?.taskId);
  assert.ok(read && !/safety|form|answer/i.test(read.title), "nor by the words of the step");
  const { response } = await show(c.town.ines, id);
  assert.deepEqual([response.totals[0]?.total, response.safety?.taskId, response.safety?.done], [1, step?.taskId, false]);
});

test("the safety follow-up is for somebody who is there: where the case manager is gone, for whoever filled it in", async () => {
  const gone = await c.town.account(c.town.agencies.northlake, "Lin Gone");
  await c.town.member(c.town.agencies.northlake, gone, c.town.programs.care, "case_manager");
  const { caseId } = await c.open(gone);
  await c.s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1", [gone]);
  await c.s.given("update access.grant set valid_to = kernel.clock() where account_id = $1", [gone]);
  const { id } = await begin(c.town.ravi, caseId, phq, "with_them");
  assert.equal((await complete(c.town.ravi, id, await answersAt(phq, 0, { [NINTH]: 1 }))).safety, true);
  assert.equal((await show(c.town.ravi, id)).response.safety?.owner.id, c.town.ravi);
  assert.equal(await mails(gone, "form.safety"), 0);
});

test("a response leaves as a QuestionnaireResponse that pins its form and names nobody", async () => {
  const { caseId } = await c.open(c.town.ines);
  const { id } = await begin(c.town.ines, caseId, gad);
  const leave = (who: string) => c.s.as(who)(responses.export, { responseId: id as Id });
  assert.equal((await refusal(leave(c.town.ines))).code, "response.notComplete");
  await complete(c.town.ines, id, await answersAt(gad, 1));
  assert.equal((await refusal(leave(c.town.omar))).status, 404);
});

test("in a closed case nothing is begun or kept", async () => {
  const { caseId } = await c.open(c.town.ines);
  const { id } = await begin(c.town.ines, caseId, gad);
  await c.s.as(c.town.ravi)(cases.close, {
    ...{ caseId, reason: "goals_met", outcome: "improved", openTasks: "cancel" },
    version: await c.versionOf(caseId),
  });
  assert.equal((await refusal(begin(c.town.ravi, caseId, gad))).code, "case.closed");
  assert.equal((await refusal(complete(c.town.ravi, id, await answersAt(gad, 1)))).code, "case.closed");
});

const DAY = 86_400_000;
/** Tapped by the person: the same place on the scale for every statement, but for those said; null leaves one open. */
async function tap(caseId: Id, formId: string, place: number, but: Record<string, number | null> = {}) {
  const { id } = await begin(c.town.ines, caseId, formId);
  const all = await answersAt(formId, place, but as Record<string, number>);
  const answers = Object.fromEntries(Object.entries(all).filter(([linkId]) => but[linkId] !== null));
  await c.s.as(c.town.ines)(responses.complete, { responseId: id as Id, answers: answers as never, version: 1, filledBy: "person" });
  return id;
}
const putToUseFor = (formId: string, purpose: "outcomes" | "reassessment", more: object = {}) =>
  c.s.as(c.town.ravi)(forms.use, { formId: formId as Id, programId: c.town.programs.care as Id, purpose, ...more });
const outcomesOf = async (caseId: Id) => (await c.s.as(c.town.ines)(responses.ofCase, { caseId })).outcomes;

test("A37 learning outcomes are tapped by the person at the first and the last meeting; the case shows first against last by statement, whatever language they were asked in", async () => {
  const { id: en } = await c.s.as(c.town.ida)(forms.takeIn, { name: "learning-outcomes" });
  const { id: es } = await c.s.as(c.town.ida)(forms.takeIn, { name: "learning-outcomes-es" });
  const { caseId } = await c.open(c.town.ines);
  const before = await tap(caseId, en, 0);
  assert.equal(await outcomesOf(caseId), null, "no program asks for it yet");
  for (const formId of [en, es]) await putToUseFor(formId, "outcomes");
  assert.deepEqual((await show(c.town.ines, before)).response.filledBy, "person");
  const once = await outcomesOf(caseId);
  assert.deepEqual([once?.first.responseId, once?.last, once?.statements.length], [before, null, 6]);
  await tap(caseId, en, 2);
  const after = await tap(caseId, es, 3, { "keep-up": 0, "find-help": null });
  const told = await outcomesOf(caseId);
  assert.deepEqual([told?.first.responseId, told?.last?.responseId, told?.last?.filledBy], [before, after, "person"]);
  assert.deepEqual(
    told?.statements.map(({ text, first, last }) => [text.slice(0, 12), first?.label, last?.label]),
    [
      ["Sé a quién p", "Not yet", "Sí"],
      ["Puedo decir ", "Not yet", "Sí"],
      ["Puedo decir ", "Not yet", "Sí"],
      ["Sé qué me ay", "Not yet", "Sí"],
      ["Puedo encont", "Not yet", undefined],
      ["Puedo organi", "Not yet", "Todavía no"],
    ],
  );
  for (const who of [c.town.omar, c.town.tomas])
    assert.equal((await refusal(c.s.as(who)(responses.ofCase, { caseId }))).status, 404, "nobody outside the case");
});

test("A37 R95 R96 whoever leads the program sees shares, nobody named: of fewer than ten people nothing, and of no answer that fewer than ten gave", async () => {
  const { forms: listed } = await c.s.as(c.town.ravi)(forms.list, {});
  const formId = listed.find(({ slug }) => slug === "learning-outcomes")?.formId as Id;
  const shares = (who: string) => c.s.as(who)(responses.shares, { formId });
  const few = (await shares(c.town.ravi)).programs;
  assert.deepEqual(
    few.map(({ programId, people, statements }) => [programId, people, statements]),
    [[c.town.programs.care, null, []]],
  );
  for (let n = 0; n < 11; n++) {
    const { caseId } = await c.open(c.town.ines);
    await tap(caseId, formId, 0);
    await tap(caseId, formId, 3, { "next-step": n === 0 ? 0 : 3, "keep-up": n === 0 ? null : 0 });
  }
  const { programs, least } = await shares(c.town.ravi);
  const of = (code: string) => programs[0]?.statements.find(({ statement }) => statement.endsWith(`|${code}`));
  assert.deepEqual([programs[0]?.people, least], [12, 10]);
  assert.deepEqual(of("know-whom-to-ask"), { ...of("know-whom-to-ask"), further: 100, same: 0, less: 0 });
  assert.deepEqual(of("next-step"), { ...of("next-step"), further: null, same: null }, "eleven and one: neither is said");
  assert.equal(of("find-help")?.further, 100);
  assert.equal(of("keep-up")?.same, 100, "of the eleven who said it both times");
  assert.ok(!JSON.stringify(programs).includes("personId") && !JSON.stringify(programs).includes("caseId"));
  assert.equal((await refusal(shares(c.town.ines))).status, 403);
  assert.equal((await refusal(shares(c.town.keiko))).status, 404);
});

test("what may be said of counts gives no small count away: alone, or by what is left over", () => {
  for (let a = 0; a < 26; a++)
    for (let b = 0; b < 26; b++)
      for (let d = 0; d < 26; d++) {
        const counts = [a, b, d];
        const said = hideSmall(counts);
        const hidden = counts.filter((_, at) => said[at] === null);
        const told = said.filter((it) => it !== null);
        assert.ok(
          told.every((it) => it === 0 || it >= 10),
          String(counts),
        );
        const sum = hidden.reduce((all, it) => all + it, 0);
        assert.ok(hidden.length === 0 || hidden.length === 3 || (hidden.length > 1 && sum >= 10), String(counts));
        if (counts.every((it) => it === 0 || it >= 10) && a + b + d >= 10)
          assert.deepEqual(said, counts, "and no more is hidden than must be");
      }
});

test("A02 C17 a form that is gone through again and again is due on its cycle, in the case where it was gone through, until it is again", async () => {
  const due = async (caseId: Id) =>
    (await c.s.as(c.town.ines)(today.show, {})).slipping
      .filter(({ subjectId }) => subjectId === caseId)
      .flatMap(({ cracks }) => cracks.filter(({ crack }) => crack === "form_due").map(({ since }) => since));
  const [{ caseId }, { caseId: never }] = [await c.open(c.town.ines), await c.open(c.town.ines)];
  await putToUseFor(gad, "reassessment", { cycleDays: 30 });
  const { id } = await begin(c.town.ines, caseId, gad);
  await complete(c.town.ines, id, await answersAt(gad, 1));
  const last = await c.dayFrom(30);
  await c.s.moveBy(30 * DAY);
  assert.deepEqual(await due(caseId), [], "not on its day");
  await c.s.moveBy(DAY);
  assert.deepEqual([await due(caseId), await due(never)], [[last], []], "what was never gone through is not due");
  const { id: again } = await begin(c.town.ines, caseId, gad);
  assert.deepEqual(await due(caseId), [last], "begun is not gone through");
  await complete(c.town.ines, again, await answersAt(gad, 1));
  assert.deepEqual(await due(caseId), []);
  await c.s.moveBy(-31 * DAY);
});

test("R14 past the door too: nothing is begun with a form that is no longer offered, nor one that can call for safety with nobody there; what is asked for on their own page nobody here fills in", async () => {
  const { ines } = c.town;
  const { caseId } = await c.open(ines);
  const { id: retired } = await c.s.as(c.town.ida)(forms.takeIn, { name: "audit-c" });
  await c.s.as(c.town.ida)(forms.retire, { formId: retired as Id, version: 2 });
  const insert = `insert into responses.response (id, agency_id, program_id, person_id, case_id, form_id, begun_by, filled_by, on_page)
    select $4, agency_id, program_id, person_id, id, $2, $5, case when $3 then 'person' else 'staff' end, $3 from cases.case where id = $1`;
  for (const [formId, onPage, answer] of [
    [phq, true, "HF409 response.notAlone"],
    [phq, false, "HF409 response.nobodyThere"],
    [retired, false, "HF409 form.notPublished"],
    [gad, true, "1 rows"],
  ] as const)
    assert.equal(await c.s.past(ines, insert, [caseId, formId, onPage, newId(), ines]), answer);
  const id = newId();
  await c.s.given(insert, [caseId, gad, true, id, ines]);
  const fill = `update responses.response set status = 'complete', answers = 'x', completed_at = kernel.clock(), on_day = '2026-11-02', completed_by = $2 where id = $1`;
  assert.equal(await c.s.past(ines, fill, [id, ines]), "HF409 response.onTheirPage");
});
