import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { refusal } from "../kernel/testing.ts";
import { forms } from "./contract.ts";
import { readDocument, writeCanonical } from "./questionnaire/document.ts";
import { formRoutes } from "./routes.ts";

let c: Cases;
let phq: string;
let gad: string;
before(async () => {
  c = await layCases(formRoutes);
  phq = (await c.s.as(c.town.ida)(forms.takeIn, { name: "phq-9" })).id;
  gad = (await c.s.as(c.town.ravi)(forms.takeIn, { name: "gad-2" })).id;
});
after(() => c.s.strike());

const instrument = (name: string) => fs.readFileSync(path.join(import.meta.dirname, "instruments", `${name}.json`), "utf8");

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
  assert.equal((await refusal(ida(forms.retire, { ...one, version: 3 }))).code, "form.retired");
});

test("what does not call for safety is no next edition of what does, by whichever name it comes", async () => {
  const ida = c.s.as(c.town.ida);
  const foreign = instrument("audit-c").replace('"urn:holdfast:form:audit-c"', '"https://example.org/Questionnaire/phq-9"');
  const made = [
    (await ida(forms.import, { document: foreign })).id,
    (await ida(forms.begin, { title: "PHQ 9" })).id,
    (await ida(forms.begin, { title: "How you sleep" })).id,
  ];
  const slugs = (await ida(forms.list, {})).forms.filter(({ formId }) => made.includes(formId)).map(({ slug }) => slug);
  assert.match(slugs.join(" "), /phq-9-[0-9a-f]{6}/);
  assert.equal(new Set(slugs).size, 3);
  await ida(forms.publish, { formId: made[0] as Id, version: 1 });
  const stands = (await ida(forms.show, { formId: phq as Id })).form;
  assert.deepEqual([stands.status, stands.callsForSafety], ["published", true]);
  const again = await ida(forms.draft, { formId: phq as Id });
  assert.equal((await ida(forms.show, { formId: again.id as Id })).form.slug, "phq-9", "its own next edition it has still");
  for (const formId of [...made, again.id]) {
    const { version } = (await ida(forms.show, { formId: formId as Id })).form;
    await ida(forms.retire, { formId: formId as Id, version });
  }
});

test("A02 a form that asks for a look at safety is not published without that question, nor where it asks less, by whatever edition", async () => {
  const ida = c.s.as(c.town.ida);
  const versionOf = async (formId: string) => (await ida(forms.show, { formId: formId as Id })).form.version;
  const publish = async (formId: string) => ida(forms.publish, { formId: formId as Id, version: await versionOf(formId) });
  const without = async (formId: string) => {
    const { built } = await ida(forms.show, { formId: formId as Id });
    const items = built.filter(({ linkId }) => linkId === "69722-7") as never;
    await ida(forms.save, { formId: formId as Id, version: await versionOf(formId), title: "PHQ-9", items });
  };
  const { id } = await ida(forms.draft, { formId: phq as Id });
  await without(id);
  assert.equal((await refusal(publish(id))).code, "form.losesSafety");
  assert.equal((await ida(forms.show, { formId: phq as Id })).form.status, "published", "what was in use is in use");
  await ida(forms.retire, { formId: id as Id, version: await versionOf(id) });
  // A file of the same name that asks later, or not of everybody, or with an answer less, asks less.
  const asked = JSON.parse(instrument("phq-9"));
  const ninth = asked.item[0].item.find(({ linkId }: { linkId: string }) => linkId === "44260-8");
  const rule = ninth.extension.find(({ url }: { url: string }) => url.includes("safety"));
  for (const [what, change] of [
    ["later", { extension: ninth.extension.map((one: object) => (one === rule ? { ...one, ...laterRule(rule) } : one)) }],
    ["hidden", { extension: [...ninth.extension, { url: HIDDEN, valueBoolean: true }] }],
    ["not of everybody", { enableWhen: [{ question: asked.item[0].item[0].linkId, operator: "exists", answerBoolean: true }] }],
    ["fewer answers", { answerOption: ninth.answerOption.slice(0, 2) }],
  ] as const) {
    const document = JSON.stringify({ ...asked, item: [{ ...asked.item[0], item: asked.item[0].item.map((one: object) => (one === ninth ? { ...ninth, ...change } : one)) }, ...asked.item.slice(1)] }); // biome-ignore format: one file
    const { id: file } = await ida(forms.import, { document });
    assert.equal((await refusal(publish(file))).code, "form.losesSafety", what);
    await ida(forms.retire, { formId: file as Id, version: await versionOf(file) });
  }
  // Taken out of use first, it is asked all the same; whole, it is published.
  await ida(forms.retire, { formId: phq as Id, version: await versionOf(phq) });
  const { id: again } = await ida(forms.draft, { formId: phq as Id });
  const whole = (await ida(forms.show, { formId: again as Id })).built;
  await without(again);
  assert.equal((await refusal(publish(again))).code, "form.losesSafety");
  await ida(forms.retire, { formId: again as Id, version: await versionOf(again) });
  const { id: last } = await ida(forms.draft, { formId: phq as Id });
  await ida(forms.save, { formId: last as Id, version: 1, title: "PHQ-9, as we say it", items: whole as never });
  await publish(last);
  phq = last;
});

const HIDDEN = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
const laterRule = (rule: object) =>
  Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, typeof value === "number" ? value + 1 : value]));

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
  const { uses } = await c.s.as(c.town.ines)(forms.list, {});
  assert.deepEqual(
    uses.map(({ slug, purpose, cycleDays, programId }) => [slug, purpose, cycleDays, programId]),
    [["gad-2", "screening", 90, c.town.programs.care]],
  );
  assert.equal((await refusal(c.s.as(c.town.ines)(forms.endUse, { useId: id as Id }))).status, 403);
  await c.s.as(c.town.ida)(forms.endUse, { useId: id as Id });
  assert.equal((await refusal(c.s.as(c.town.ida)(forms.endUse, { useId: id as Id }))).status, 404);
});

test("past the door too: what was published stays what it is, does not go back, and is published in one's own name", async () => {
  const attempt = async (text: string, formId: string) => (await c.s.past(c.town.ravi, text, [formId])).slice(0, 6).trim();
  const { id: draft } = await c.s.as(c.town.ravi)(forms.draft, { formId: gad as Id });
  assert.equal(await attempt("update forms.form set title = 'Other' where id = $1", draft), "1 rows");
  assert.equal(await attempt("update forms.form set title = 'Other' where id = $1", phq), "42501");
  assert.equal(await attempt("update forms.form set calls_for_safety = false where id = $1", phq), "42501");
  assert.equal(await attempt("update forms.form set status = 'draft', retired_at = null where id = $1", phq), "42501");
  const inAnothers = `update forms.form set status = 'published', published_at = kernel.clock(), published_by = '${c.town.ida}' where id = $1`;
  assert.equal(await attempt(inAnothers, draft), "42501");
  await c.s.as(c.town.ravi)(forms.retire, { formId: draft as Id, version: 1 });
  assert.equal(await attempt("update forms.form set status = 'draft', retired_at = null where id = $1", draft), "42501");
});
