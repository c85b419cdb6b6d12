import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { files } from "../../files/contract.ts";
import { fileRoutes } from "../../files/routes.ts";
import { fetchFileAs, pdf, sendFileAs } from "../../files/testing.ts";
import { refusal } from "../../kernel/testing.ts";
import { asActor } from "../../kernel/visit.ts";
import { cases } from "../contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";
import { caseFiles } from "./contract.ts";
import { caseFileRoutes } from "./routes.ts";

let c: Cases;
let caseId: Id;
before(async () => {
  c = await layCases([...fileRoutes, ...caseFileRoutes]);
  ({ caseId } = await c.open(c.town.ines));
});
after(() => c.s.strike());

const name = (accountId: string, more: object = {}) =>
  c.s.as(c.town.ravi)(cases.addTeamMember, { caseId, accountId, role: "medical_reviewer", sections: [], canWrite: true, ...more } as never);
const listed = (who: string) => c.s.as(who)(caseFiles.list, { caseId });
async function handIn(who: string) {
  const { fileId } = (await sendFileAs(c.s, who, pdf(), "diagnosis.pdf")).body;
  await c.s.as(who)(caseFiles.attach, { caseId, fileId, audience: "medical" });
  return fileId;
}

test("R84 a medical document is read by the reviewers the case names; its manager, team and supervisors learn whether all is there", async () => {
  const { ines, ravi, omar, noor, sam, ida, tomas } = c.town;
  const early = (await sendFileAs(c.s, ines, pdf(), "diagnosis.pdf")).body.fileId;
  const nobody = await refusal(c.s.as(ines)(caseFiles.attach, { caseId, fileId: early, audience: "medical" }));
  assert.equal(nobody.code, "file.noReviewer", "nobody could read it");
  await name(noor);
  await c.s.as(ravi)(cases.addTeamMember, { caseId, accountId: omar, role: "counselor", sections: ["notes", "clinical"], canWrite: true });
  const before = (await listed(ines)).closed;

  const fileId = await handIn(ines);
  const statuses = await Promise.all(
    [noor, ines, ravi, omar, sam, ida, tomas].map(async (who) => (await fetchFileAs(c.s, who, fileId)).statusCode),
  );
  assert.deepEqual(statuses, [200, 404, 404, 404, 404, 404, 404], "who handed it in sees it no more");
  for (const who of [ines, ravi, omar]) {
    const seen = await listed(who);
    assert.ok(!seen.files.some((file) => file.fileId === fileId));
    assert.equal(seen.closed, before, "nor is it counted");
    assert.deepEqual([seen.medical.complete, seen.medical.mayReview], [null, false]);
    assert.equal((await refusal(c.s.as(who)(files.show, { fileId }))).status, 404);
    assert.equal((await refusal(c.s.as(who)(files.end, { fileId, version: 1, reason: "Wrong" }))).status, 404);
  }
  const reviewer = await listed(noor);
  assert.deepEqual(
    reviewer.files.map((file) => [file.fileId, file.audience]),
    [[fileId, "medical"]],
    "and no other file of the case",
  );
  assert.equal(reviewer.medical.mayReview, true);

  // A yes or a no is a reviewer's; the others see it and whose it is.
  for (const [who, status] of [
    [ines, 403],
    [ravi, 403],
    [omar, 403],
    [tomas, 404],
  ] as const)
    assert.equal(
      (await refusal(c.s.as(who)(caseFiles.sayMedical, { caseId, complete: true, version: reviewer.medical.version }))).status,
      status,
    );
  await c.s.as(noor)(caseFiles.sayMedical, { caseId, complete: false, version: reviewer.medical.version });
  assert.equal(
    (await refusal(c.s.as(noor)(caseFiles.sayMedical, { caseId, complete: true, version: reviewer.medical.version }))).code,
    "stale",
  );
  const { medical } = await listed(ines);
  assert.deepEqual([medical.complete, medical.saidBy?.id], [false, noor]);
  await c.s.as(noor)(caseFiles.sayMedical, { caseId, complete: true, version: medical.version });
  assert.equal((await listed(omar)).medical.complete, true);

  // A reviewer adds one, takes one out, and puts nothing else into the case.
  const second = await handIn(noor);
  await c.s.as(noor)(files.end, {
    fileId: second,
    version: (await c.s.as(noor)(files.show, { fileId: second })).file.version,
    reason: "Twice",
  });
  const third = (await sendFileAs(c.s, noor, pdf(), "letter.pdf")).body.fileId;
  assert.equal((await refusal(c.s.as(noor)(caseFiles.attach, { caseId, fileId: third, audience: "team" }))).status, 403);
});

test("R84 R15 nobody names themself, manages the case they review, or stands in for a reviewer", async () => {
  const { ines, ravi, noor } = c.town;
  assert.equal((await refusal(name(ravi))).status, 403, "a supervisor does not name themself");
  assert.equal((await refusal(name(ines))).code, "team.alreadyThere", "nor is its manager a reviewer");
  const fileId = await handIn(ines);
  // Whoever stands in for a reviewer has their cases, and not this.
  const lin = await c.town.account(c.town.agencies.northlake, "Lin Cover");
  await c.town.member(c.town.agencies.northlake, lin, c.town.programs.counseling, "case_manager");
  await c.s.given(
    `insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by)
     values (gen_random_uuid(), $1, $2, $3, kernel.clock() - interval '1 hour', kernel.clock() + interval '2 days', $3)`,
    [c.town.agencies.northlake, lin, noor],
  );
  assert.equal((await c.show(lin, caseId)).case.caseId, caseId, "the case is theirs meanwhile");
  assert.equal((await fetchFileAs(c.s, lin, fileId)).statusCode, 404);
  assert.equal((await listed(lin)).medical.mayReview, false);
  assert.equal(
    (await refusal(c.s.as(lin)(caseFiles.sayMedical, { caseId, complete: true, version: await c.versionOf(caseId) }))).status,
    403,
  );
  // Given the case itself, a reviewer reviews it no more.
  const mia = await c.town.account(c.town.agencies.northlake, "Mia Both");
  await c.town.member(c.town.agencies.northlake, mia, c.town.programs.care, "case_manager");
  await name(mia);
  assert.equal((await fetchFileAs(c.s, mia, fileId)).statusCode, 200);
  await c.s.as(ines)(cases.transfer, { caseId, managerId: mia, reason: "other", version: await c.versionOf(caseId) } as never);
  assert.equal((await fetchFileAs(c.s, mia, fileId)).statusCode, 404);
  assert.equal(
    (await refusal(c.s.as(mia)(caseFiles.sayMedical, { caseId, complete: true, version: await c.versionOf(caseId) }))).status,
    403,
  );
  // Taken off the case, one reads no more.
  const { memberId } = (await c.show(ravi, caseId)).case.team.find(({ account }) => account.id === noor) as never;
  await c.s.as(ravi)(cases.endTeamMember, { caseId, memberId });
  assert.equal((await fetchFileAs(c.s, noor, fileId)).statusCode, 404);
});

test("R84 whatever the verb says, the database gives the section with the role alone, and the word to a reviewer alone", async () => {
  const { caseId: other } = await c.open(c.town.ines);
  const raw = (who: string, text: string) => refusal(asActor(c.s.worker, who, async ({ db }) => void (await sql.raw(text).execute(db))));
  assert.equal((await raw(c.town.ines, `update cases.case set medical_complete = true where id = '${other}'`)).status, 403);
  assert.equal((await raw(c.town.ines, `select cases.say_medical('${other}', true, 1)`)).status, 403);
  await assert.rejects(
    c.s.given("update cases.team_member set sections = sections | 4096 where role <> 'medical_reviewer'"),
    /medical_by_role/,
  );
});
