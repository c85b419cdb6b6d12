import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { forms } from "../forms/contract.ts";
import { readDocument, writeCanonical } from "../forms/questionnaire/document.ts";
import type { Answers } from "../forms/questionnaire/form.ts";
import { walkItems } from "../forms/questionnaire/form.ts";
import { formRoutes } from "../forms/routes.ts";
import { formOf } from "../forms/view.ts";
import { refusal } from "../kernel/testing.ts";
import { responses } from "./contract.ts";
import { responseRoutes } from "./routes.ts";

let c: Cases;
let phq: string;
let gad: string;
before(async () => {
  c = await layCases([...formRoutes, ...responseRoutes]);
  phq = (await c.s.as(c.town.ida)(forms.takeIn, { name: "phq-9" })).id;
  gad = (await c.s.as(c.town.ravi)(forms.takeIn, { name: "gad-2" })).id;
});
after(() => c.s.strike());

const instrument = (name: string) => fs.readFileSync(path.join(import.meta.dirname, "../forms/instruments", `${name}.json`), "utf8");
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

test("A02 a form that comes with Holdfast is taken in by one press, by those who keep forms, and offered in every case", async () => {
  const { forms: listed, shipped, mayKeep } = await c.s.as(c.town.ines)(forms.list, {});
  assert.equal(mayKeep, false);
  assert.deepEqual(
    listed.map(({ slug, status, callsForSafety, edition }) => [slug, status, callsForSafety, edition]),
    [
      ["gad-2", "published", false, 1],
      ["phq-9", "published", true, 1],
    ],
  );
  assert.deepEqual(
    shipped.filter(({ taken }) => taken).map(({ name }) => name),
    ["gad-2", "phq-9"],
  );
  assert.equal((await refusal(c.s.as(c.town.ida)(forms.takeIn, { name: "phq-9" }))).code, "form.alreadyHere");
  assert.equal((await refusal(c.s.as(c.town.ida)(forms.takeIn, { name: "danger-assessment" }))).fields["name"], "unknown");
  assert.equal((await refusal(c.s.as(c.town.ines)(forms.takeIn, { name: "k6" }))).status, 403);
  assert.equal((await refusal(c.s.as(c.town.tomas)(forms.show, { formId: phq as Id }))).status, 404);
  assert.deepEqual((await c.s.as(c.town.tomas)(forms.list, {})).forms, []);
});

test("a file is read by line and column, kept whole, published once and never changed; its export is byte-equal", async () => {
  const text = instrument("audit-c")
    .replace('"urn:holdfast:form:audit-c"', '"https://example.org/Questionnaire/our-audit"')
    .replace('"status": "active"', '"status": "active", "x-kept": 1.50');
  const ida = c.s.as(c.town.ida);
  const looked = await ida(forms.check, { document: text });
  assert.equal(looked.questions, 3);
  assert.deepEqual(
    looked.said.map(({ fault, code }) => [fault, code]),
    [[false, "form.field"]],
  );
  const broken = text.replace('"type": "choice"', '"type": "reference"');
  const [fault] = (await ida(forms.check, { document: broken })).said;
  const at = broken.slice(0, broken.indexOf('"reference"')).split("\n");
  assert.deepEqual([fault?.fault, fault?.code, fault?.line, fault?.column], [true, "item.kind", at.length, (at.at(-1)?.length ?? 0) + 1]);
  assert.equal((await ida(forms.check, { document: `${text}}` })).said[0]?.code, "json.damaged");
  assert.equal((await refusal(ida(forms.import, { document: broken }))).fields["document"], "faulty");
  assert.equal((await refusal(c.s.as(c.town.ines)(forms.check, { document: text }))).status, 403);

  const { id } = await ida(forms.import, { document: text });
  const one = { formId: id as Id };
  assert.equal((await refusal(ida(forms.import, { document: text }))).code, "form.draftThere");
  assert.equal((await refusal(c.s.as(c.town.ines)(forms.show, one))).status, 404, "a draft is of those who keep forms");
  assert.equal((await refusal(ida(forms.publish, { ...one, version: 7 }))).code, "stale");
  await ida(forms.publish, { ...one, version: 1 });
  assert.equal((await refusal(ida(forms.publish, { ...one, version: 2 }))).code, "form.notDraft");
  assert.equal((await refusal(c.s.as(c.town.omar)(forms.retire, { ...one, version: 2 }))).status, 403);
  const [kept] = await c.s.given<{ document: string }>("select document from forms.form where id = $1", [id]);
  assert.equal(kept?.document, text);
  assert.equal(writeCanonical(readDocument(kept?.document ?? "").value), writeCanonical(readDocument(text).value));
  await assert.rejects(c.s.as(c.town.ida)(forms.save, { ...one, version: 2, title: "Ours", items: (await ida(forms.show, one)).built }), {
    code: "form.notDraft",
  });

  const { id: next } = await ida(forms.draft, one);
  assert.equal((await refusal(ida(forms.draft, one))).code, "form.draftThere");
  await ida(forms.publish, { formId: next as Id, version: 1 });
  assert.equal((await ida(forms.show, one)).form.status, "retired");
  assert.equal((await refusal(begin(c.town.ines, (await c.open(c.town.ines)).caseId, id))).code, "form.notPublished");
  assert.equal((await refusal(ida(forms.retire, { ...one, version: 3 }))).code, "form.retired");
});

test("the builder: questions are added, ordered, shown when another is answered so; what it does not know of an imported form stays untouched", async () => {
  const ravi = c.s.as(c.town.ravi);
  const { id } = await ravi(forms.begin, { title: "Before we begin" });
  const one = { formId: id as Id };
  const [first] = (await ravi(forms.show, one)).built;
  const item = (linkId: string, kind: string, text: string, more: object = {}) =>
    ({ linkId, kind, text, required: false, choices: [], ...more }) as never;
  const items = [
    item("safe", "boolean", "Is this a good moment to talk?", { required: true }),
    item("how", "choice", "How did you come?", { choices: [{ label: "By bus" }, { label: "On foot" }], help: "We can pay the bus." }),
    item("line", "string", "Which line?", { shownWhen: { question: "how", answer: "By bus" } }),
    item(first?.linkId ?? "", "text", "What brings you?"),
  ];
  await ravi(forms.save, { ...one, version: 1, title: "Before we begin", items });
  const { view, built } = await ravi(forms.show, one);
  assert.deepEqual(
    built.map(({ linkId, kind, shownWhen, help }) => [linkId, kind, shownWhen?.answer ?? null, help ?? null]),
    [
      ["safe", "boolean", null, null],
      ["how", "choice", null, "We can pay the bus."],
      ["line", "string", "By bus", null],
      ["q1", "text", null, null],
    ],
  );
  assert.equal(view.items.find(({ linkId }) => linkId === "line")?.shownWhen?.conditions[0]?.question, "how");
  const circle = items.map((it: { linkId: string }) =>
    it.linkId === "line" ? { ...it, shownWhen: { question: "gone", answer: "x" } } : it,
  );
  assert.equal(
    (await refusal(ravi(forms.save, { ...one, version: 2, title: "Before we begin", items: circle as never }))).fields["items"],
    "condition.noQuestion",
  );
  assert.equal((await refusal(ravi(forms.save, { ...one, version: 1, title: "Before we begin", items }))).code, "stale");
  assert.equal((await refusal(c.s.as(c.town.ines)(forms.save, { ...one, version: 2, title: "Mine", items }))).status, 404);

  const foreign = JSON.stringify({
    resourceType: "Questionnaire", url: "https://example.org/Questionnaire/visit", version: "2.1", status: "active", title: "Visit", publisher: "Somebody",
    item: [
      { linkId: "a", type: "group", text: "Parts", item: [{ linkId: "a1", type: "string", text: "Inside" }] },
      { linkId: "b", type: "string", text: "Old words", code: [{ code: "x" }], extension: [{ url: "https://example.org/strange", valueString: "kept" }] },
    ],
  }); // biome-ignore format: a file as it comes
  const { id: visit } = await ravi(forms.import, { document: foreign });
  const parts = (await ravi(forms.show, { formId: visit as Id })).built;
  assert.deepEqual(
    parts.map(({ kind }) => kind),
    [null, "string"],
  );
  const changed = [parts[1] && { ...parts[1], text: "New words" }, parts[0]];
  await ravi(forms.save, { formId: visit as Id, version: 1, title: "Visit", items: changed as never });
  const [row] = await c.s.given<{ document: string }>("select document from forms.form where id = $1", [visit]);
  const was = JSON.parse(foreign);
  assert.deepEqual(JSON.parse(row?.document ?? ""), {
    ...was,
    version: "2.1+holdfast.1",
    item: [{ ...was.item[1], text: "New words" }, was.item[0]],
  });
});

test("what a program uses a form for is said by its supervisors and by administrators", async () => {
  const asked = { formId: gad as Id, programId: c.town.programs.care as Id, purpose: "screening" as const, cycleDays: 90 };
  const { id } = await c.s.as(c.town.ravi)(forms.use, asked);
  assert.equal((await refusal(c.s.as(c.town.ravi)(forms.use, asked))).code, "form.usedAlready");
  assert.equal((await refusal(c.s.as(c.town.ravi)(forms.use, { ...asked, programId: c.town.programs.counseling as Id }))).status, 403);
  assert.equal((await refusal(c.s.as(c.town.ida)(forms.use, { ...asked, programId: c.town.programs.support as Id }))).status, 404);
  const { caseId } = await c.open(c.town.ines);
  const { offered } = await c.s.as(c.town.ines)(responses.ofCase, { caseId });
  assert.deepEqual(offered[0] && [offered[0].slug, offered[0].purposes], ["gad-2", ["screening"]]);
  assert.equal((await refusal(c.s.as(c.town.ines)(forms.endUse, { useId: id as Id }))).status, 403);
  await c.s.as(c.town.ida)(forms.endUse, { useId: id as Id });
  assert.equal((await refusal(c.s.as(c.town.ida)(forms.endUse, { useId: id as Id }))).status, 404);
});

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
  const stepsOf = async () => (await c.s.as(c.town.ines)(cases.show, { caseId })).tasks.filter(({ title }) => title.includes("safety"));
  const calm = await begin(c.town.ines, caseId, phq, "with_them");
  assert.equal((await complete(c.town.ines, calm.id, await answersAt(phq, 3, { [NINTH]: 0 }))).safety, false);
  assert.deepEqual(await stepsOf(), []);
  const { id } = await begin(c.town.ravi, caseId, phq, "with_them");
  assert.equal((await complete(c.town.ravi, id, await answersAt(phq, 0, { [NINTH]: 1 }))).safety, true);
  const [step, ...others] = await stepsOf();
  assert.deepEqual([step?.owner.id, step?.dueOn, others.length], [c.town.ines, await c.dayFrom(0), 0]);
  assert.equal(await mails(c.town.ines, "form.safety"), 1);
  const { response } = await show(c.town.ines, id);
  assert.deepEqual([response.totals[0]?.total, response.safety?.taskId, response.safety?.done], [1, step?.taskId, false]);
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
