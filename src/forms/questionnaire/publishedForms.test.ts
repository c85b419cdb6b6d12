import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { readDocument, writeCanonical } from "./document.ts";
import { walkItems } from "./form.ts";
import { readQuestionnaire } from "./readQuestionnaire.ts";
import { readResponse, writeResponse } from "./response.ts";

const folder = path.resolve(import.meta.dirname, "../../../../shared/inputs/clinical/us-core-questionnaires");
const absent = fs.existsSync(folder) ? false : "the published forms of ../shared/inputs/clinical are not beside this checkout";
const read = (name: string) => fs.readFileSync(path.join(folder, name), "utf8");

/** Each published form, and the published response to it. */
const pairs = [
  ["Questionnaire-phq-9-example.json", "QuestionnaireResponse-phq-9-example.json", 11],
  ["Questionnaire-AUDIT-C.json", "QuestionnaireResponse-AUDIT-C.json", 4],
  ["Questionnaire-TAPS.json", "QuestionnaireResponse-TAPS.json", 5],
  ["Questionnaire-exercise-vital-sign.json", "QuestionnaireResponse-exercise-vital-sign.json", 2],
  ["Questionnaire-hunger-vital-sign-example.json", "QuestionnaireResponse-hunger-vital-sign-example.json", 3],
  ["Questionnaire-prapare-example.json", "QuestionnaireResponse-PRAPARE-example.json", 20],
] as const;

for (const [questionnaire, response] of pairs) {
  test(`${questionnaire}: read, answered as published, written out and read back`, { skip: absent }, () => {
    const text = read(questionnaire);
    const { form, findings, document } = readQuestionnaire(text);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === "fault"),
      [],
    );
    assert.equal(writeCanonical(document), writeCanonical(readDocument(text).value));
    assert.ok(form);
    const answered = readResponse(read(response), form);
    const written = writeResponse(form, answered.answers, { status: "completed", authored: "2026-01-05T10:00:00Z" });
    const again = readResponse(JSON.stringify(written), form);
    assert.deepEqual(again.answers, answered.answers);
    assert.ok([...walkItems(form.items)].length > 0);
  });
}
