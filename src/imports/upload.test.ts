import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { runJob } from "../kernel/runJob.ts";
import { refusal, type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";
import { imports } from "./contract.ts";
import { applyAgreed, readUploaded } from "./jobs.ts";
import { fixtureFiles, packFiles } from "./roster/testing.ts";
import { importRoutes } from "./routes.ts";
import { countWrites, endsMany } from "./weighChange.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage(importRoutes);
  town = await layTown(s);
});
after(() => s.strike());

/** As the page sends it: the file is the body, the rest stands in the query. */
async function send(accountId: string, file: Buffer, query: Record<string, string>, type = "application/zip") {
  const answer = await s.sendRaw(await s.tokenOf(accountId), "POST", `/imports/roster?${new URLSearchParams(query)}`, file, {
    "content-type": type,
  });
  return { status: answer.statusCode, body: answer.json() as { runId: never; code?: string } };
}

const work = (job: typeof readUploaded | typeof applyAgreed, runId: string) =>
  runJob(s.worker, job, { agencyId: town.agencies.rioVerde, accountId: town.walt, input: { runId } });

test("B12 an administrator sends a roster's zip, sees the difference, and has it written", async () => {
  const { programs } = await s.as(town.walt)(imports.list, {});
  assert.deepEqual(
    programs.map(({ slug, usual }) => [slug, usual]),
    [["rio-verde-support", true]],
  );
  const programId = programs[0]?.programId ?? "";
  const zip = packFiles(fixtureFiles("oneroster-1.1"), "export/");
  const query = { programId, fileName: "roster.zip", system: "sis" };

  const { status, body } = await send(town.walt, zip, query);
  assert.equal(status, 200);
  const { runId } = body;
  assert.deepEqual((await send(town.walt, zip, query)).body, body, "the same file again, after a line that broke, is the same run");
  assert.equal((await s.as(town.walt)(imports.show, { runId })).status, "reading");
  await work(readUploaded, runId);
  assert.equal((await s.given("select 1 from imports.piece")).length, 0, "the file itself is not kept");

  const run = await s.as(town.walt)(imports.show, { runId });
  assert.deepEqual([run.status, run.format, run.findings.errors], ["read", "oneroster-1.1", 0]);
  const students = await s.as(town.walt)(imports.changes, { runId, kind: "person", change: "new" });
  assert.equal(students.changes.length, run.counts.person?.new);
  await s.as(town.walt)(imports.agree, { runId, version: run.version });
  await work(applyAgreed, runId);
  assert.equal((await s.as(town.walt)(imports.show, { runId })).status, "applied");
  assert.equal((await refusal(s.as(town.walt)(imports.drop, { runId, version: run.version }))).code, "stale");
});

test("a roster is taken only as a zip, only for a program of one's own agency, only from its administrator", async () => {
  const zip = packFiles({ "users.csv": "nothing" });
  const query = { programId: town.programs.support, fileName: "roster.zip" };
  assert.equal((await send(town.walt, zip, { ...query, programId: town.programs.care })).status, 404);
  assert.equal((await send(town.keiko, zip, query)).status, 403);
  assert.equal((await send(town.walt, zip, { ...query, fileName: "x".repeat(201) })).status, 422);
  assert.equal((await send(town.walt, Buffer.from("{}"), query, "application/json")).status, 422);
  assert.equal((await send(town.walt, zip, query, "text/csv")).status, 415);
});

test("a run that is let go writes nothing and keeps no row of what it would have written", async () => {
  const { body } = await send(town.walt, packFiles(fixtureFiles("oneroster-1.2")), {
    programId: town.programs.support,
    fileName: "other.zip",
    system: "other",
  });
  await work(readUploaded, body.runId);
  const { version, counts } = await s.as(town.walt)(imports.show, { runId: body.runId });
  assert.ok(countWrites(counts) > 0);
  await s.as(town.walt)(imports.drop, { runId: body.runId, version });
  assert.equal((await s.as(town.walt)(imports.show, { runId: body.runId })).status, "dropped");
  assert.equal((await s.given("select 1 from imports.staged where run_id = $1", [body.runId])).length, 0);
  assert.equal((await refusal(s.as(town.walt)(imports.agree, { runId: body.runId, version }))).status, 409);
});

test("more than a fifth of a kind that would end at once is many; a first roster and a few who leave are not", () => {
  const of = (same: number, ended: number, fresh = 0) => ({ same, ended, new: fresh, changed: 0, back: 0 });
  assert.deepEqual(endsMany({ person: of(0, 0, 500), enrolment: of(80, 20) }), []);
  assert.deepEqual(endsMany({ person: of(79, 21), class: of(0, 3) }), [
    { kind: "person", ended: 21, known: 100 },
    { kind: "class", ended: 3, known: 3 },
  ]);
});
