import assert from "node:assert/strict";
import { test } from "node:test";
import { type JsonObject, NoDocument } from "./document.ts";
import { judgeAnswers } from "./judgeAnswers.ts";
import { readQuestionnaire } from "./readQuestionnaire.ts";

const form = (items: readonly object[], more: object = {}) =>
  JSON.stringify({ resourceType: "Questionnaire", title: "Made to hurt", ...more, item: items });
const question = (linkId: string, more: object = {}) => ({ linkId, type: "string", text: "?", ...more });
const codesOf = (text: string) => readQuestionnaire(text).findings.map(({ code }) => code);
/** As long as a file may be, of one piece again and again. */
const filled = (piece: string) => piece.repeat(Math.floor(390_000 / piece.length));
const refuses = (text: string, code: NoDocument["code"]) =>
  assert.throws(
    () => readQuestionnaire(text),
    (error) => error instanceof NoDocument && error.code === code,
  );
/** What takes longer keeps everybody else of the server waiting. */
function inTime<T>(work: () => T): T {
  const from = performance.now();
  const done = work();
  const took = performance.now() - from;
  assert.ok(took < 2_000, `${Math.round(took)} ms`);
  return done;
}

test("a file that only nests is refused as one that nests too deeply, however deep", () => {
  for (const opens of ["[", '{"a":', '{"item":[']) refuses(filled(opens), "json.deep");
  refuses(`{"a":${"[".repeat(120)}${"]".repeat(120)}}`, "json.deep");
});

test("a question called like something every object has is refused: it would be answered by nobody", () => {
  for (const linkId of ["constructor", "__proto__", "toString", "hasOwnProperty", "x".repeat(256)]) {
    const { form: read, findings } = readQuestionnaire(form([question("a")]).replace('"linkId":"a"', `"linkId":${JSON.stringify(linkId)}`));
    assert.equal(read, null);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["item.linkIdName"],
    );
  }
  const kept = readQuestionnaire(`${form([question("a")]).slice(0, -1)},"__proto__":{"polluted":true}}`);
  assert.ok(kept.form, "of the file itself every name is kept");
  assert.ok(Object.keys(kept.document as JsonObject).includes("__proto__"));
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  assert.deepEqual(judgeAnswers(kept.form, {}, { complete: true }), []);
});

test("a weight that no computer adds up is refused by its line and column", () => {
  const weight = { url: "http://hl7.org/fhir/StructureDefinition/itemWeight", valueDecimal: 7 };
  const text = form([{ ...question("a"), type: "choice", answerOption: [{ valueCoding: { code: "x", extension: [weight] } }] }]);
  assert.ok(readQuestionnaire(text).form);
  for (const number of ["1e400", "-1e400", "1e300"]) refuses(text.replace('"valueDecimal":7', `"valueDecimal":${number}`), "json.number");
});

test("a title that nobody can read, or that cannot be stored, is none", () => {
  for (const title of ["", "  ", "a\u0000b"]) assert.deepEqual(codesOf(form([question("a")], { title })), ["form.noTitle"]);
});

test("a number is answered as it can leave again: no zeros before it", () => {
  const { form: read } = readQuestionnaire(form([question("n", { type: "integer" }), question("d", { type: "decimal" })]));
  assert.ok(read);
  const faults = (n: string, d: string) =>
    judgeAnswers(read, { n: [{ number: n }], d: [{ number: d }] }, { complete: true }).map(({ linkId, code }) => [linkId, code]);
  for (const [n, d] of [
    ["7", "1.50"],
    ["-7", "-0.5"],
    ["0", "0"],
  ] as const)
    assert.deepEqual(faults(n, d), []);
  for (const [n, d] of [
    ["007", "01.5"],
    ["-00", "00"],
    ["1e3", "1."],
  ] as const)
    assert.deepEqual(faults(n, d), [
      ["n", "kind"],
      ["d", "kind"],
    ]);
});

test("of a file full of faults as much is said as somebody reads, soon, and it stays unusable", () => {
  for (const [text, code] of [
    [`{"resourceType":"Questionnaire","title":"x","item":[${filled("{},\n")}{}]}`, "item.noLinkId"],
    [`{"resourceType":"Questionnaire","title":"x","item":[${filled('{"linkId":"a","type":"nothing"},\n')}{}]}`, "item.kind"],
    [`{"resourceType":"Questionnaire","title":"x","item":[${filled('{"linkId":"a","type":"string"},\n')}{}]}`, "form.tooLong"],
    [form([question("a", { [filled("long")]: 1 })]), "item.field"],
  ] as const) {
    const { form: read, findings } = inTime(() => readQuestionnaire(text));
    assert.ok(findings.some((one) => one.code === code));
    // The pointer stays here; all else leaves.
    const leaves = JSON.stringify(findings.map(({ pointer: _, ...said }) => said)).length;
    assert.ok(leaves < 300_000, String(leaves));
    assert.equal(read === null, code !== "item.field");
  }
  const many = filled("x,\n")
    .split(",\n")
    .map((_, at) => [`f${at}`, 1] as const)
    .slice(0, 30_000);
  const { form: read, findings } = inTime(() => readQuestionnaire(form([question("a", Object.fromEntries(many))]).replaceAll(",", ",\n")));
  assert.ok(read, "what is only kept stands in nobody's way");
  assert.ok(findings.length <= 200);
});

test("questions that wait for each other one by one are followed to the end, or the form is too long", () => {
  const chain = (length: number) =>
    form(
      Array.from({ length }, (_, at) =>
        at === 0
          ? question("q0")
          : question(`q${at}`, { enableWhen: [{ question: `q${at - 1}`, operator: "exists", answerBoolean: true }] }),
      ),
    );
  const { form: longest } = readQuestionnaire(chain(1000));
  assert.ok(longest);
  const answers = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`q${at}`, [{ words: "x" }]]));
  assert.deepEqual(
    inTime(() => judgeAnswers(longest, answers, { complete: true })),
    [],
  );
  assert.deepEqual(codesOf(chain(1001)), ["form.tooLong"]);
});
