import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { notes } from "../cases/notes/contract.ts";
import { type Disclosed, type Id, layDisclosures } from "../disclosures/testing.ts";
import { Problem } from "../kernel/problem.ts";
import { refusal } from "../kernel/testing.ts";
import { requests } from "./contract.ts";
import { requestRoutes } from "./routes.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures([...requestRoutes]);
});
after(() => t.s.strike());

const show = (who: string, requestId: Id) => t.s.as(who)(requests.show, { requestId });
const decide = (who: string, requestId: Id, itemId: string, more: object = {}) =>
  t.s.as(who)(requests.decide, { requestId, itemId: itemId as Id, decision: "give", copy: null, version: 1, ...more } as never);
/** A request to see a record, everything of it decided to go. */
const asked = async (who: string, caseId: Id, more: object = {}) => {
  const asking = { kind: "inspection", askerKind: "person", asker: "Jo", wanted: "To see all of it", orderWords: null, noNoticeWhy: null };
  const requestId = (await t.s.as(who)(requests.begin, { caseId, ...asking, ...more } as never)).id as Id;
  for (const one of (await show(who, requestId)).items) await decide(who, requestId, one.itemId);
  await t.s.tokenOf(who);
  await t.stepUp(who);
  return requestId;
};
const give = async (who: string, requestId: Id) => {
  const { version } = await show(who, requestId);
  return t.s.as(who)(requests.give, { requestId, method: "printed", paperSafe: true, version } as never);
};

test("D09 what is decided anew in the moment in which it is given either leaves so, or comes too late: the record says what left", async () => {
  const { ines, agencies } = t.town;
  const { caseId } = await t.open(ines, { call: "Jo" });
  await t.s.as(ines)(notes.add, { caseId, audience: "team", body: "Sam was there" } as never);
  const anew = [{ copy: "Somebody was there" }, { decision: "hold", reason: "others_names" }];
  for (const [n, how] of [...anew, ...anew, ...anew, ...anew].entries()) {
    const requestId = await asked(ines, caseId);
    const { version, items } = await show(ines, requestId);
    const note = items.find(({ source }) => source === "note");
    const giving = t.s.as(ines)(requests.give, { requestId, method: "printed", paperSafe: true, version } as never);
    await new Promise((go) => setTimeout(go, 6 + n * 4));
    const both = await Promise.allSettled([giving, decide(ines, requestId, note?.itemId ?? "", { ...how, version: note?.version })]);
    for (const one of both)
      if (one.status === "rejected") assert.ok(one.reason instanceof Problem && one.reason.status === 409, String(one.reason));
    const stands = (await show(ines, requestId)).items.find(({ source }) => source === "note");
    const left = stands?.packageId
      ? await t.s.given<{ id: string; body: Buffer }>("select id, body from disclosures.item where package_id = $1", [stands.packageId])
      : [];
    const words = left.map(({ id, body }) =>
      t.s.keys.ring.open(agencies.northlake, { table: "disclosures.item", row: id, column: "body" }, body),
    );
    assert.equal(words.includes("Sam was there"), stands?.packageId !== null && stands?.copy === null, "whole, only where it says so");
    assert.equal(words.includes("Somebody was there"), stands?.packageId !== null && stands?.copy !== null);
    assert.equal(stands?.packageId !== null && stands?.decision === "hold", false);
  }
});

test("D09 R24 at a college, and of somebody of age, the rights are the student's: a parent has the records only where that was written down", async () => {
  const { ines, tomas, agencies } = t.town;
  const parent = async (who: string, caseId: Id, askerId: Id) => asked(who, caseId, { askerKind: "parent", askerId, asker: "A parent" });
  const college = await t.open(ines, { call: "Jo" });
  const father = await t.adult(ines, college.personId, "Omar", null);
  const request = await parent(ines, college.caseId, father);
  assert.equal((await show(ines, request)).askerBarred, true);
  assert.equal((await refusal(give(ines, request))).code, "request.askerBarred");
  const mother = await t.adult(ines, college.personId, "Amina", { records: "yes" });
  await give(ines, await parent(ines, college.caseId, mother));

  const school = await t.open(tomas, { program: "support", call: "Mateo" });
  const adult = await t.adult(tomas, school.personId, "Sam", null);
  await give(tomas, await parent(tomas, school.caseId, adult));
  await t.bornOn(agencies.rioVerde, school.personId, "1999-05-01");
  const late = await parent(tomas, school.caseId, adult);
  assert.equal((await show(tomas, late)).askerBarred, true);
  assert.equal((await refusal(give(tomas, late))).code, "request.askerBarred");
});
