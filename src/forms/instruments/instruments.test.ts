import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { type Answers, type Form, walkItems } from "../questionnaire/form.ts";
import { judgeAnswers } from "../questionnaire/judgeAnswers.ts";
import { readQuestionnaire } from "../questionnaire/readQuestionnaire.ts";
import { readResponse } from "../questionnaire/response.ts";
import { callsForSafety, findSafetyCalls, scoreForm } from "../questionnaire/score.ts";

const folder = import.meta.dirname;
const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
const load = (name: string): Form => {
  const { form, findings } = readQuestionnaire(fs.readFileSync(path.join(folder, `${name}.json`), "utf8"));
  assert.ok(form, JSON.stringify(findings));
  return form;
};

/** The answers whose options stand at these places in the questions that count, one after the other; null leaves a question open. */
function pick(form: Form, places: readonly (number | null)[]): Answers {
  const counted = [...walkItems(form.items)].flatMap(({ tally }) => tally?.of ?? []);
  const byLink = new Map([...walkItems(form.items)].map((item) => [item.linkId, item]));
  return Object.fromEntries(
    counted.flatMap((linkId, at) => {
      const option = byLink.get(linkId)?.options[places[at] ?? -1];
      return option ? [[linkId, [option.value]]] : [];
    }),
  );
}
const totalOf = (form: Form, answers: Answers) => {
  const [score] = scoreForm(form, answers);
  return [score?.total, score?.band];
};

test("every form shipped is read without a fault, says whose it is, and leaves nothing in its file unread", () => {
  assert.equal(names.length, 13);
  for (const name of names) {
    const { form, findings } = readQuestionnaire(fs.readFileSync(path.join(folder, name), "utf8"));
    assert.deepEqual(findings, [], name);
    assert.ok(form?.copyright && form.version && form.url, name);
  }
});

test("PHQ-9: the bands of Kroenke, Spitzer and Williams (2001), and no total with a question open", () => {
  const form = load("phq-9");
  const bands = ["Minimal", "Mild", "Moderate", "Moderately severe", "Severe"];
  for (const [total, band] of [
    [0, 0],
    [4, 0],
    [5, 1],
    [9, 1],
    [10, 2],
    [14, 2],
    [15, 3],
    [19, 3],
    [20, 4],
    [27, 4],
  ] as const) {
    const places = Array.from({ length: 9 }, (_, at) => Math.min(3, Math.max(0, total - 3 * at)));
    assert.deepEqual(totalOf(form, pick(form, places)), [total, bands[band]]);
  }
  assert.deepEqual(totalOf(form, pick(form, [3, 3, 3, 3, 3, 3, 3, 3, null])), [null, null]);
});

test("PHQ-9: the ninth question calls for a look after their safety at any total, with the others open, and only then", () => {
  const form = load("phq-9");
  assert.equal(callsForSafety(form), true);
  assert.deepEqual(findSafetyCalls(form, pick(form, [0, 0, 0, 0, 0, 0, 0, 0, 1])), ["44260-8"]);
  assert.deepEqual(findSafetyCalls(form, pick(form, [null, null, null, null, null, null, null, null, 3])), ["44260-8"]);
  assert.deepEqual(findSafetyCalls(form, pick(form, [3, 3, 3, 3, 3, 3, 3, 3, 0])), []);
  for (const name of names.filter((it) => it !== "phq-9.json")) assert.equal(callsForSafety(load(name.replace(".json", ""))), false, name);
});

const published = path.resolve(
  folder,
  "../../../../shared/inputs/clinical/us-core-questionnaires/QuestionnaireResponse-phq-9-example.json",
);
const absent = fs.existsSync(published) ? false : "the published responses of ../shared/inputs/clinical are not beside this checkout";
test("PHQ-9: the published worked example sums to its own 12", { skip: absent }, () => {
  const form = load("phq-9");
  const text = fs.readFileSync(published, "utf8").replaceAll('"/', '"');
  const { answers } = readResponse(text, form);
  const { "44261-6": own, ...asked } = answers;
  assert.deepEqual(own, [{ number: "12" }]);
  assert.deepEqual(totalOf(form, asked), [12, "Moderate"]);
});

test("GAD-7, GAD-2, PHQ-2, K6: where one band ends and the next begins", () => {
  const cuts = { "gad-7": [5, 10, 15], "gad-2": [3], "phq-2": [3], k6: [5, 13] };
  for (const [name, from] of Object.entries(cuts)) {
    const form = load(name);
    const [tally] = [...walkItems(form.items)].flatMap((item) => item.tally ?? []);
    assert.deepEqual(
      tally?.bands.map((band) => band.from),
      [0, ...from],
      name,
    );
  }
  const k6 = load("k6");
  assert.equal(totalOf(k6, pick(k6, [0, 0, 0, 0, 0, 0]))[0], 24, "all of the time counts four");
  assert.equal(totalOf(k6, pick(k6, [4, 4, 4, 4, 4, 4]))[0], 0);
});

test("AUDIT-C: whoever never drinks is asked one question, and has a total", () => {
  const form = load("audit-c");
  const never = pick(form, [0, 4, 4]);
  assert.deepEqual(totalOf(form, never), [0, "Negative"], "what was answered before does not count once it is not asked");
  assert.deepEqual(judgeAnswers(form, pick(form, [0]), { complete: true }), []);
  assert.deepEqual(totalOf(form, pick(form, [1, 1, 1])), [3, "Positive for women"]);
  assert.deepEqual(totalOf(form, pick(form, [2, 1, 1])), [4, "Positive"]);
  assert.deepEqual(totalOf(form, pick(form, [4, 4, 4])), [12, "Positive"]);
  assert.deepEqual(
    judgeAnswers(form, pick(form, [1]), { complete: true }).map(({ code, linkId }) => [code, linkId]),
    [
      ["missing", "audit2"],
      ["missing", "audit3"],
    ],
  );
});

test("PC-PTSD-5: without such an event nothing more is asked and there is no total; three is the sensitive cut", () => {
  const form = load("pc-ptsd-5");
  const event = [...walkItems(form.items)].find(({ linkId }) => linkId === "event");
  const say = (place: number) => ({ event: [event?.options[place]?.value as never] });
  assert.deepEqual(scoreForm(form, { ...pick(form, [0, 0, 0, 0, 0]), ...say(1) }), []);
  assert.deepEqual(totalOf(form, { ...pick(form, [0, 0, 0, 1, 1]), ...say(0) }), [3, "Positive (sensitive cut)"]);
  assert.deepEqual(totalOf(form, { ...pick(form, [0, 0, 0, 0, 1]), ...say(0) }), [4, "Positive"]);
});

test("PCL-5: twenty questions, 0 to 80, the cut at 31", () => {
  const form = load("pcl-5");
  assert.equal(totalOf(form, pick(form, Array(20).fill(4)))[0], 80);
  const thirty = [...Array(7).fill(4), 2, ...Array(12).fill(0)];
  assert.match(String(totalOf(form, pick(form, thirty))[1]), /^Below/);
  assert.match(String(totalOf(form, pick(form, thirty.with(8, 1)))[1]), /^Provisional/);
});

test("hunger: sometimes counts as often does, and one statement is enough", () => {
  const form = load("hunger-vital-sign");
  assert.deepEqual(totalOf(form, pick(form, [2, 1])), [1, "At risk of going hungry"]);
  assert.deepEqual(totalOf(form, pick(form, [2, 2])), [0, "Not at risk"]);
  assert.deepEqual(totalOf(form, pick(form, [3, 0])), [1, "At risk of going hungry"], "one not said, one true");
  assert.deepEqual(totalOf(form, pick(form, [3, 3])), [null, null]);
});

test("AHC-HRSN: each domain has its own answer, and any answer that tells of a need is enough", () => {
  const form = load("ahc-hrsn-core");
  const byLink = Object.fromEntries([...walkItems(form.items)].map((item) => [item.linkId, item]));
  const option = (linkId: string, at: number) => byLink[linkId]?.options[at]?.value as never;
  const scores = scoreForm(form, {
    housing1: [option("housing1", 0)],
    housing2: [option("housing2", 0), option("housing2", 3)],
    utilities1: [option("utilities1", 1)],
  });
  assert.deepEqual(
    scores.map(({ linkId, total, band }) => [linkId, total, band]),
    [
      ["needs-housing", 2, "A need"],
      ["needs-food", null, null],
      ["needs-transport", null, null],
      ["needs-utilities", 0, "No need told"],
    ],
  );
});
