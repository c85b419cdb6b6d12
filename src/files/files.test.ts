import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import http from "node:http";
import { after, before, test } from "node:test";
import { caseFiles } from "../cases/files/contract.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { FILE_PIECE, FILE_WAITS_HOURS, LARGEST_FILE, MOST_FILES_WAITING } from "../kernel/limits.ts";
import { COOKIE } from "../kernel/session-cookie.ts";
import { refusal } from "../kernel/testing.ts";
import { asActor } from "../kernel/visit.ts";
import { attachArtefact } from "./attachArtefact.ts";
import { files } from "./contract.ts";
import { purgeFiles } from "./jobs.ts";
import { fileRoutes } from "./routes.ts";
import { fetchFileAs, jpeg, pdf, phoneExif, sendFileAs } from "./testing.ts";
import { writeArtefact } from "./writeArtefact.ts";

let c: Cases;
let caseId: Id;
let personId: Id;
before(async () => {
  c = await layCases([...fileRoutes, ...caseFileRoutes]);
  ({ caseId, personId } = await c.open(c.town.ines));
});
after(() => c.s.strike());

const send = (who: string, bytes: Uint8Array | AsyncIterable<Uint8Array>, name: string) => sendFileAs(c.s, who, bytes, name);
const fetchFile = (who: string, fileId: string, query = "") => fetchFileAs(c.s, who, fileId, query);
/** A file in the case, added by Ines. */
async function add(audience: "author" | "team" | "program" | "person" = "program", bytes: Uint8Array = pdf(), name = "letter.pdf") {
  const { body } = await send(c.town.ines, bytes, name);
  await c.s.as(c.town.ines)(caseFiles.attach, { caseId, fileId: body.fileId, audience });
  return body.fileId;
}
const countRows = async (table: string, fileId: string) =>
  (await c.s.given(`select 1 from files.${table} where ${table === "piece" ? "artefact_id" : "id"} = $1`, [fileId])).length;
/** Twenty letters a line, so many bytes of them. */
const lines = (size: number) => Buffer.alloc(size, "Words to be written\n");

test("a file goes from the sender to the case and comes out as it went in", async () => {
  const bytes = lines(FILE_PIECE * 20 + 7);
  const { status, body } = await send(c.town.ines, bytes, "carta de O’Brien (ya).txt");
  assert.equal(status, 200);
  const { fileId } = body;
  const { id } = await c.s.as(c.town.ines)(caseFiles.attach, { caseId, fileId, audience: "program" });
  assert.equal(id, fileId);
  const listed = (await c.s.as(c.town.ravi)(caseFiles.list, { caseId })).files.find((file) => file.fileId === fileId);
  assert.deepEqual(
    [listed?.name, listed?.mediaType, listed?.size, listed?.madeBy.id, listed?.audience],
    ["carta de O’Brien (ya).txt", "text/plain", bytes.length, c.town.ines, "program"],
  );
  const answer = await fetchFile(c.town.ravi, fileId);
  assert.ok(answer.rawPayload.equals(bytes));
  const { headers } = answer;
  assert.equal(
    headers["content-disposition"],
    `attachment; filename="carta de O_Brien (ya).txt"; filename*=UTF-8''carta%20de%20O%E2%80%99Brien%20%28ya%29.txt`,
  );
  assert.equal(headers["content-security-policy"], "default-src 'none'; sandbox; frame-ancestors 'none'");
  assert.deepEqual([headers["x-content-type-options"], headers["cache-control"]], ["nosniff", "no-store"]);
  const seen = await c.s.given<{ people: string[]; about: object }>(
    "select people, about from kernel.audit_event where action = 'file.download' and account_id = $1",
    [c.town.ravi],
  );
  assert.deepEqual(seen, [{ people: [personId], about: { fileId } }]);
  const sent = await c.s.given("select 1 from kernel.audit_event where action = 'file.upload' and about = $1", [{ fileId }]);
  assert.equal(sent.length, 1);
});

test("T10 neither a file's words, its name nor its print stand anywhere in the open", async () => {
  const canary = "Canary of the north wing";
  const fileId = await add("program", Buffer.from(canary.repeat(20)), `${canary}.txt`);
  const rows = await c.s.given<{ row: string }>(
    "select to_jsonb(a)::text as row from files.artefact a where id = $1 union all select encode(p.body, 'escape') from files.piece p where artefact_id = $1",
    [fileId],
  );
  assert.equal(rows.length, 2);
  assert.ok(!rows.some(({ row }) => row.includes("Canary") || row.includes(Buffer.from("Canary").toString("hex"))));
});

test("F3 a photograph is shown in place and does not say where it was taken; a document is saved whatever is asked", async () => {
  const fileId = await add("team", jpeg([phoneExif()]), "IMG_0001.JPG");
  const shown = await fetchFile(c.town.ines, fileId, "?show=inline");
  assert.equal(shown.headers["content-disposition"], `inline; filename="IMG_0001.jpg"; filename*=UTF-8''IMG_0001.jpg`);
  assert.equal(shown.headers["content-type"], "image/jpeg");
  assert.ok(!shown.rawPayload.includes("GPS"));
  const letter = await fetchFile(c.town.ines, await add(), "?show=inline");
  assert.ok(letter.headers["content-disposition"]?.toString().startsWith("attachment; "));
});

test("R01 R05 R06 a file is its sender's alone until it hangs somewhere, then its audience's; others know at most that it is there", async () => {
  const { ines, ravi, omar, noor, sam, tomas, ida } = c.town;
  const { body } = await send(ines, pdf(), "letter.pdf");
  const statuses = async (fileId: string) =>
    Promise.all([ines, ravi, omar, noor, sam, tomas, ida].map(async (who) => (await fetchFile(who, fileId)).statusCode));
  const none = await fetchFile(ines, "01900000-0000-7000-8000-000000000000");
  assert.deepEqual(await statuses(body.fileId), [200, 404, 404, 404, 404, 404, 404]);
  const before = await c.s.as(ravi)(caseFiles.list, { caseId });
  assert.deepEqual(await statuses(await add("author")), [200, 404, 404, 404, 404, 404, 404]);
  const team = await add("team");
  assert.deepEqual(await statuses(team), [200, 404, 404, 404, 404, 404, 404]);
  assert.deepEqual(await statuses(await add("program")), [200, 200, 404, 404, 404, 404, 404]);
  const after = await c.s.as(ravi)(caseFiles.list, { caseId });
  assert.deepEqual([after.files.length - before.files.length, after.closed - before.closed], [1, 1], "one to read, one to know of");
  assert.equal((await fetchFile(ravi, team)).body, none.body, "word for word what is said of one that never was");
  assert.equal((await refusal(c.s.as(tomas)(caseFiles.list, { caseId }))).status, 404);
  assert.equal((await refusal(c.s.as(tomas)(files.show, { fileId: team }))).status, 404);
  assert.equal((await c.s.sendRaw(undefined, "GET", `/files/${team}/content`)).statusCode, 401);
});

test("R11 whoever is walled from the person does not see the file", async () => {
  const fileId = await add("program");
  await c.s.given(
    "insert into access.wall (id, agency_id, account_id, case_id, origin) values (gen_random_uuid(), $1, $2, $3, 'request')",
    [c.town.agencies.northlake, c.town.ravi, caseId],
  );
  assert.equal((await fetchFile(c.town.ravi, fileId)).statusCode, 404);
  await c.s.given("update access.wall set lifted_at = kernel.clock()");
  assert.equal((await fetchFile(c.town.ravi, fileId)).statusCode, 200);
});

test("a file is attached once, by its sender, where they write, for an audience that is said", async () => {
  const { ines, ravi, noor } = c.town;
  const fileId = (await send(ines, pdf(), "letter.pdf")).body.fileId;
  const attach = (who: string, more: object = {}) =>
    refusal(c.s.as(who)(caseFiles.attach, { caseId, fileId, audience: "team", ...more } as never));
  assert.equal((await attach(noor)).status, 404);
  assert.deepEqual((await attach(ravi)).fields, { fileId: "unknown" }, "another's file");
  assert.equal((await attach(ines, { audience: undefined })).status, 422);
  assert.equal((await attach(ines, { audience: "author", topic: "legal" })).fields["topic"], "notInMemoryAid");
  await c.s.as(ines)(caseFiles.attach, { caseId, fileId, audience: "team" });
  assert.deepEqual((await attach(ines)).fields, { fileId: "unknown" }, "it hangs already");
  const { caseId: reader } = await c.open(c.town.omar);
  const mine = (await send(ines, pdf(), "letter.pdf")).body.fileId;
  assert.equal((await refusal(c.s.as(ines)(caseFiles.attach, { caseId: reader, fileId: mine, audience: "team" }))).status, 404);
});

test("whatever the verb says, the database keeps a file from a case of another program or person, and from being what it was not", async () => {
  const { ines } = c.town;
  const { caseId: other } = await c.open(c.town.omar);
  const fileId = (await send(ines, pdf(), "letter.pdf")).body.fileId;
  const hang = (root: object) => asActor(c.s.worker, ines, (tx) => attachArtefact(tx, { fileId, audience: "team", section: 32, ...root }));
  const { care: programId, threat } = c.town.programs;
  for (const root of [
    { caseId: other, programId, personId },
    { caseId, programId: threat, personId },
    { caseId, programId, personId: (await c.open(ines)).personId },
    { programId: threat },
  ]) {
    assert.equal((await refusal(hang(root))).status, 403, JSON.stringify(Object.keys(root)));
  }
  const attached = await add("team");
  for (const set of ["audience = 'program'", "size = 1", "case_id = null, person_id = null, program_id = null", "status = 'arriving'"]) {
    const problem = await refusal(
      asActor(c.s.worker, ines, async ({ db }) => {
        const { sql } = await import("kysely");
        await sql.raw(`update files.artefact set ${set} where id = '${attached}'`).execute(db);
      }),
    );
    assert.equal(problem.status, 403, set);
  }
  // Nor is one hung or ended in another's name.
  const hanging = `update files.artefact set case_id = $2, program_id = $3, person_id = $4, section = 32, audience = 'team', expires_at = null,
    attached_at = kernel.clock(), attached_by = $5 where id = $1`;
  const ending = "update files.artefact set ended_at = kernel.clock(), end_reason = 'x', ended_by = $2 where id = $1";
  for (const [by, answer] of [
    [c.town.ravi, "42501 nobody does this in another's name"],
    [ines, "1 rows"],
  ] as const) {
    assert.equal(await c.s.past(ines, hanging, [fileId, caseId, programId, personId, by]), answer);
    assert.equal(await c.s.past(ines, ending, [attached, by]), answer);
  }
});

test("a file is ended with a reason by whoever writes there; it stays in the record and opens no more", async () => {
  const { ines, ravi, noor } = c.town;
  const fileId = await add("program");
  const { version } = (await c.s.as(ines)(files.show, { fileId })).file;
  assert.equal((await refusal(c.s.as(noor)(files.end, { fileId, version, reason: "Wrong" }))).status, 404);
  assert.equal((await refusal(c.s.as(ines)(files.end, { fileId, version, reason: " " }))).status, 422);
  await c.s.as(ravi)(files.end, { fileId, version, reason: "About somebody else" });
  assert.equal((await refusal(c.s.as(ines)(files.end, { fileId, version, reason: "Again" }))).code, "stale");
  const { ended } = (await c.s.as(ines)(files.show, { fileId })).file;
  assert.deepEqual([ended?.by.id, ended?.reason], [ravi, "About somebody else"]);
  assert.deepEqual([(await fetchFile(ines, fileId)).statusCode, (await fetchFile(ines, fileId)).json().code], [409, "file.ended"]);
  assert.equal((await c.s.as(ines)(caseFiles.list, { caseId })).files.at(-1)?.fileId, fileId, "at the end of the list");
  const loose = (await send(ines, pdf(), "letter.pdf")).body.fileId;
  assert.equal((await refusal(c.s.as(ines)(files.end, { fileId: loose, version: 1, reason: "Not needed" }))).code, "file.notAttached");
  // Who reads but does not write knows of it and may not end it.
  await c.s.given("update staff.membership set can_write = false where account_id = $1", [ravi]);
  const other = await add("program");
  assert.equal((await refusal(c.s.as(ravi)(files.end, { fileId: other, version: 1, reason: "Wrong" }))).status, 403);
  await c.s.given("update staff.membership set can_write = true where account_id = $1", [ravi]);
});

test("F1 sizes: nothing, one byte, the limit, one more; said or not", async () => {
  const { ines } = c.town;
  const outcome = async (bytes: Uint8Array | AsyncIterable<Uint8Array>) => {
    const { status, body } = await send(ines, bytes, "list.csv");
    if (status === 200) await c.s.given("delete from files.artefact where id = $1", [body.fileId]);
    return [status, body.fields?.["file"] ?? body.code];
  };
  assert.deepEqual(await outcome(Buffer.alloc(0)), [422, "empty"]);
  assert.deepEqual(await outcome(Buffer.from("a")), [200, undefined]);
  assert.deepEqual(await outcome(lines(FILE_PIECE)), [200, undefined]);
  assert.deepEqual(await outcome(lines(LARGEST_FILE)), [200, undefined]);
  assert.deepEqual(await outcome(lines(LARGEST_FILE + 1)), [413, "tooLarge"]);
  const said = await c.s.sendRaw(await c.s.tokenOf(ines), "POST", "/files", Buffer.from("a"), {
    "content-type": "application/octet-stream",
    "content-length": "10000000000",
  });
  assert.equal(said.statusCode, 413);
  assert.equal((await c.s.given("select 1 from files.artefact where status = 'arriving'")).length, 0, "nothing of them stays");
});

test("F2 what is refused says why, and nothing of it stays", async () => {
  const { status, body } = await send(c.town.ines, Buffer.from("<!DOCTYPE html><script>alert(1)</script>"), "letter.pdf");
  assert.deepEqual([status, body.fields], [422, { file: "notTaken" }]);
  assert.deepEqual((await send(c.town.ines, jpeg(), "scan.pdf")).body.fields, { file: "pretends" });
  assert.equal((await c.s.given("select 1 from files.artefact where status = 'arriving'")).length, 0);
  const token = await c.s.tokenOf(c.town.ines);
  const typed = (type: string) =>
    c.s.sendRaw(token, "POST", "/files", Buffer.from("words"), { "content-type": type, "file-name": "a.txt" });
  assert.equal((await typed("text/html")).statusCode, 415);
  assert.equal((await typed("application/zip")).statusCode, 422);
  assert.equal(
    (
      await c.s.sendRaw(token, "POST", "/files", Buffer.from("words"), {
        "content-type": "application/octet-stream",
        "sec-fetch-site": "cross-site",
      })
    ).statusCode,
    403,
  );
  assert.equal(
    (await c.s.sendRaw(undefined, "POST", "/files", Buffer.from("words"), { "content-type": "application/octet-stream" })).statusCode,
    401,
  );
});

test("F6 an upload that is cut off leaves nothing to be seen; what a crash leaves, the job takes away", async () => {
  const { ines } = c.town;
  const port = await c.s.http.listen({ port: 0, host: "127.0.0.1" }).then((address) => Number(new URL(address).port));
  const token = await c.s.tokenOf(ines);
  const before = (await c.s.given("select 1 from files.artefact")).length;
  for (const share of [0.01, 0.5, 0.99]) {
    const size = 6 * 1024 * 1024;
    await new Promise<void>((resolve) => {
      const request = http.request({
        port,
        method: "POST",
        path: "/api/files",
        headers: {
          cookie: `${COOKIE}=${token}`,
          "sec-fetch-site": "same-origin",
          "content-type": "application/octet-stream",
          "content-length": size,
        },
      });
      request.on("error", () => resolve());
      request.on("close", () => resolve());
      request.write(lines(Math.floor(size * share)), () => setTimeout(() => request.destroy(), 50));
    });
  }
  for (let n = 0; n < 100 && (await c.s.given("select 1 from files.artefact")).length > before; n++)
    await new Promise((r) => setTimeout(r, 50));
  assert.equal((await c.s.given("select 1 from files.artefact")).length, before);

  const crashed = (await send(ines, lines(FILE_PIECE * 3), "list.csv")).body.fileId;
  await c.s.given("set session_replication_role = replica");
  await c.s.given("update files.artefact set status = 'arriving' where id = $1", [crashed]);
  await c.s.given("set session_replication_role = origin");
  assert.equal((await fetchFile(ines, crashed)).statusCode, 404, "not even its sender sees what is not whole");
  assert.equal(await countRows("piece", crashed), 3);
  await c.s.moveBy(FILE_WAITS_HOURS * 3_600_000 + 1);
  assert.equal((await fetchFile(ines, crashed)).statusCode, 404, "gone by its hour, whether or not the job has come round");
  assert.ok((await purgeFiles(c.s.worker)) >= 1);
  assert.deepEqual([await countRows("artefact", crashed), await countRows("piece", crashed)], [0, 0]);
  await c.s.moveBy(-FILE_WAITS_HOURS * 3_600_000 - 1);
});

test("what was attached is not purged", async () => {
  const fileId = await add();
  await c.s.moveBy(30 * 24 * 3_600_000);
  await purgeFiles(c.s.worker);
  assert.equal((await fetchFile(c.town.ines, fileId)).statusCode, 200);
  await c.s.moveBy(-30 * 24 * 3_600_000);
});

test("T10 a piece that was changed, moved, left out, or comes from another file or time is found, and nothing of the file leaves", async () => {
  const bytes = Buffer.from(randomBytes(FILE_PIECE * 2).toString("base64"));
  const fileId = await add("program", bytes, "long.txt");
  const twin = await add("program", bytes, "long.txt");
  const total = Math.ceil(bytes.length / FILE_PIECE);
  assert.equal(total, 3);
  const pieces = await c.s.given<{ n: number; body: Buffer }>("select n, body from files.piece where artefact_id = $1 order by n", [
    fileId,
  ]);
  const restore = async () => {
    await c.s.given("delete from files.piece where artefact_id = $1", [fileId]);
    for (const { n, body } of pieces) await lay(n, body);
    await c.s.given("update files.artefact set pieces = 3 where id = $1", [fileId]);
  };
  const lay = (n: number, body: Buffer | undefined) =>
    c.s.given("insert into files.piece (artefact_id, agency_id, n, body) select id, agency_id, $2, $3 from files.artefact where id = $1", [
      fileId,
      n,
      body,
    ]);
  await c.s.given("alter table files.artefact disable trigger keep_whole");
  const attacks: [string, () => Promise<unknown>][] = [
    ["one bit", () => c.s.given("update files.piece set body = set_byte(body, 100, 255 - get_byte(body, 100)) where artefact_id = $1 and n = 1", [fileId])],
    ["two swapped", () => c.s.given("update files.piece p set body = (select q.body from files.piece q where q.artefact_id = $1 and q.n = 1 - p.n) where artefact_id = $1 and n < 2", [fileId])],
    ["the middle left out", () => c.s.given("delete from files.piece where artefact_id = $1 and n = 1", [fileId])],
    ["the middle left out and closed up", async () => {
      await c.s.given("delete from files.piece where artefact_id = $1 and n = 1", [fileId]);
      await c.s.given("update files.piece set n = 1 where artefact_id = $1 and n = 2", [fileId]);
      await c.s.given("update files.artefact set pieces = 2 where id = $1", [fileId]);
    }],
    ["the end cut off", async () => {
      await c.s.given("delete from files.piece where artefact_id = $1 and n = 2", [fileId]);
      await c.s.given("update files.artefact set pieces = 2 where id = $1", [fileId]);
    }],
    ["the end twice", async () => {
      await lay(3, pieces[2]?.body);
      await c.s.given("update files.artefact set pieces = 4 where id = $1", [fileId]);
    }],
    ["the same piece of another file", () => c.s.given("update files.piece p set body = (select q.body from files.piece q where q.artefact_id = $2 and q.n = p.n) where artefact_id = $1 and n = 0", [fileId, twin])],
  ]; // biome-ignore format: an attack a line
  for (const [what, attack] of attacks) {
    await attack();
    const answer = await fetchFile(c.town.ines, fileId);
    assert.deepEqual([answer.statusCode, answer.json().code], [409, "file.damaged"], what);
    await restore();
  }
  await c.s.given("alter table files.artefact enable trigger keep_whole");
  assert.ok((await fetchFile(c.town.ines, fileId)).rawPayload.equals(bytes));
});

test("a damaged piece far behind cuts the answer off: no one takes a part for the whole", async () => {
  const fileId = await add("program", lines(FILE_PIECE * 40), "long.txt");
  await c.s.given("update files.piece set body = set_byte(body, 100, 255 - get_byte(body, 100)) where artefact_id = $1 and n = 38", [
    fileId,
  ]);
  await assert.rejects(fetchFile(c.town.ines, fileId));
});

test("of another agency nothing opens, not even by its key: the agency is sealed in", async () => {
  const fileId = await add();
  const { rioVerde } = c.town.agencies;
  const name = c.s.keys.ring.seal(rioVerde, { table: "files.artefact", row: fileId, column: "name" }, "letter.pdf");
  await c.s.given("set session_replication_role = replica");
  await c.s.given(
    "update files.artefact set agency_id = $2, made_by = $3, name = $4, attached_at = null, attached_by = null, case_id = null, person_id = null, program_id = null, expires_at = kernel.clock() + interval '1 day' where id = $1",
    [fileId, rioVerde, c.town.tomas, name],
  );
  await c.s.given("update files.piece set agency_id = $2 where artefact_id = $1", [fileId, rioVerde]);
  await c.s.given("set session_replication_role = origin");
  assert.equal((await fetchFile(c.town.tomas, fileId)).json().code, "file.damaged");
});

test("a job's file is written in steps with its progress, fetched by whoever asked, and gone after its time", async () => {
  const { ines, ravi, omar } = c.town;
  const steps: number[] = [];
  async function* made() {
    for (let n = 0; n < 50; n++) yield lines(FILE_PIECE);
  }
  const step = <T>(work: (tx: never) => Promise<T>) => asActor(c.s.worker, ines, work as never) as Promise<T>;
  const fileId = await writeArtefact(
    step,
    { name: "export.zip", mediaType: "application/zip", hours: 2, onProgress: (size) => void steps.push(size) },
    made(),
  );
  assert.ok(steps.length >= 3 && steps.at(-1) === FILE_PIECE * 50);
  assert.equal((await fetchFile(ines, fileId)).rawPayload.length, FILE_PIECE * 50);
  assert.equal((await fetchFile(ravi, fileId)).statusCode, 404);
  const shared = await writeArtefact(
    step,
    { name: "list.csv", mediaType: "text/csv", hours: 2, programId: c.town.programs.care },
    made(),
  ).catch((problem) => problem);
  assert.equal(shared.status, 403, "who does not write the program does not hang anything on it");
  const ofProgram = await writeArtefact(
    (work) => asActor(c.s.worker, ravi, work),
    { name: "list.csv", mediaType: "text/csv", hours: 2, programId: c.town.programs.care },
    made(),
  );
  assert.equal((await fetchFile(ravi, ofProgram)).statusCode, 200);
  assert.equal((await fetchFile(omar, ofProgram)).statusCode, 404);
  async function* failing() {
    yield lines(FILE_PIECE * 20);
    throw new Error("the source failed");
  }
  const before = (await c.s.given("select 1 from files.artefact")).length;
  await assert.rejects(writeArtefact(step, { name: "x.zip", mediaType: "application/zip", hours: 2 }, failing()));
  assert.equal((await c.s.given("select 1 from files.artefact")).length, before);
  await c.s.moveBy(2 * 3_600_000 + 1);
  assert.equal((await fetchFile(ines, fileId)).statusCode, 404);
  await purgeFiles(c.s.worker);
  assert.equal(await countRows("piece", fileId), 0);
  await c.s.moveBy(-2 * 3_600_000 - 1);
});

test("R05 a person's court order scan is read by those who hold that section of the person", async () => {
  const { ines, ravi, omar } = c.town;
  const fileId = (await send(ines, pdf(), "order.pdf")).body.fileId;
  await asActor(c.s.worker, ines, (tx) => attachArtefact(tx, { fileId, personId, section: 64 }));
  assert.deepEqual(
    [await fetchFile(ines, fileId), await fetchFile(ravi, fileId), await fetchFile(omar, fileId)].map(({ statusCode }) => statusCode),
    [200, 200, 404],
  );
  assert.equal((await c.s.as(ravi)(files.show, { fileId })).personId, personId);
});

test("V5.2.4 an account keeps only so many files waiting", async () => {
  const { omar } = c.town;
  await c.s.given(
    "insert into files.artefact (id, agency_id, kind, name, made_by, expires_at) select gen_random_uuid(), $1, 'upload', '', $2, kernel.clock() + interval '1 day' from generate_series(1, $3)",
    [c.town.agencies.northlake, omar, MOST_FILES_WAITING],
  );
  const { status, body } = await send(omar, pdf(), "letter.pdf");
  assert.deepEqual([status, body.code], [409, "file.tooManyWaiting"]);
});
