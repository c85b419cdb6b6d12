import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { caseFiles } from "../cases/files/contract.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { FILE_PIECE } from "../kernel/limits.ts";
import { refusal } from "../kernel/testing.ts";
import { asActor } from "../kernel/visit.ts";
import { readPieces } from "./pieces.ts";
import { fileRoutes } from "./routes.ts";
import { findScanner, letScan, type Scanner, scanFiles } from "./scan.ts";
import { fetchFileAs, pdf, sendFileAs } from "./testing.ts";

let c: Cases;
let caseId: Id;
before(async () => {
  c = await layCases([...fileRoutes, ...caseFileRoutes]);
  ({ caseId } = await c.open(c.town.ines));
});
after(() => c.s.strike());

/** The line by which scanners are tried, in two parts so that none holds this file. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** What speaks as a clamd does; another program's protocol, byte by byte. */
async function clamd(): Promise<{ address: string; stop(): Promise<void>; seen: number[] }> {
  const seen: number[] = [];
  const address = path.join(os.tmpdir(), `clamd-${randomUUID().slice(0, 8)}`);
  const server = net.createServer((socket) => {
    let held = Buffer.alloc(0);
    let begun = false;
    const body: Buffer[] = [];
    socket.on("error", () => {});
    socket.on("data", (part) => {
      held = Buffer.concat([held, part as Buffer]);
      if (!begun) {
        if (held.length < 10) return;
        assert.equal(held.toString("latin1", 0, 10), "zINSTREAM\0");
        begun = true;
        held = held.subarray(10);
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE(0);
        if (length === 0) {
          const whole = Buffer.concat(body);
          seen.push(whole.length);
          return socket.end(whole.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
        }
        if (held.length < 4 + length) return;
        body.push(held.subarray(4, 4 + length));
        held = held.subarray(4 + length);
      }
    });
  });
  server.listen(address);
  await once(server, "listening");
  return { address, seen, stop: async () => void (await new Promise((resolve) => server.close(resolve))) };
}

const add = async (bytes: Uint8Array, name = "letter.txt") => {
  const { body } = await sendFileAs(c.s, c.town.ines, bytes, name);
  await c.s.as(c.town.ines)(caseFiles.attach, { caseId, fileId: body.fileId, audience: "program" });
  return body.fileId;
};
const open = async (fileId: string) => {
  const answer = await fetchFileAs(c.s, c.town.ravi, fileId);
  return answer.statusCode === 200 ? "opens" : answer.json().code;
};
const scanOf = async (fileId: string) =>
  (await c.s.as(c.town.ravi)(caseFiles.list, { caseId })).files.find((file) => file.fileId === fileId)?.scan;

test("F4 what waits for the scanner is in the case and opens for nobody; what would do harm is held, and said so", async () => {
  const before = await add(pdf(), "before.pdf");
  const scanner = await clamd();
  const scan = findScanner(`unix:${scanner.address}`) as Scanner;
  await letScan(c.s.worker, true);
  const long = Buffer.alloc(FILE_PIECE * 20 + 3, "Words to be read\n");
  const good = await add(long);
  const bad = await add(Buffer.concat([Buffer.alloc(FILE_PIECE - 20, "a\n"), Buffer.from(EICAR)]));
  assert.deepEqual([await open(before), await open(good), await open(bad)], ["opens", "file.pending", "file.pending"]);
  assert.deepEqual([await scanOf(before), await scanOf(good)], ["clear", "pending"]);
  assert.equal((await fetchFileAs(c.s, c.town.ines, good)).statusCode, 409, "nor for its sender");
  await scanFiles(c.s.worker, scan);
  assert.deepEqual([await open(good), await open(bad), await scanOf(bad)], ["opens", "file.held", "held"]);
  assert.ok((await fetchFileAs(c.s, c.town.ravi, good)).rawPayload.equals(long));
  assert.deepEqual(scanner.seen, [long.length, FILE_PIECE - 20 + EICAR.length]);
  const trail = await c.s.given("select about, outcome from kernel.audit_event where action = 'file.hold'");
  assert.deepEqual(trail, [{ about: { fileId: bad }, outcome: "done" }]);
  // The database keeps it from whoever asks past the verbs.
  const asked = await asActor(c.s.worker, c.town.ravi, (tx) =>
    tx.db.selectFrom("files.piece").select("n").where("artefact_id", "=", bad).execute(),
  );
  assert.deepEqual(asked, []);
  await assert.rejects(asActor(c.s.worker, c.town.ravi, (tx) => readPieces(tx, { id: bad, pieces: 2, scan: "clear" }, 0)));
  for (const set of ["scan = 'clear'", "scanned_at = null"])
    assert.equal(
      (
        await refusal(
          asActor(c.s.worker, c.town.ines, async ({ db }) => {
            const { sql } = await import("kysely");
            await sql.raw(`update files.artefact set ${set} where id = '${bad}'`).execute(db);
          }),
        )
      ).status,
      403,
      set,
    );
  await scanner.stop();
});

test("F4 while the scanner is down files are taken and wait; when it is back they are looked into", async () => {
  const gone = path.join(os.tmpdir(), `clamd-${randomUUID().slice(0, 8)}`);
  const fileId = await add(pdf(), "letter.pdf");
  await assert.rejects(scanFiles(c.s.worker, findScanner(gone) as Scanner));
  await assert.rejects(scanFiles(c.s.worker, findScanner("tcp://127.0.0.1:1") as Scanner));
  await assert.rejects(
    scanFiles(c.s.worker, findScanner("cat > /dev/null; exit 2") as Scanner),
    "a scanner that fails has found nothing out",
  );
  assert.equal(await open(fileId), "file.pending");
  await scanFiles(c.s.worker, findScanner("grep -q EICAR && exit 1; exit 0") as Scanner);
  assert.equal(await open(fileId), "opens");
  const bad = await add(Buffer.from(EICAR));
  await scanFiles(c.s.worker, findScanner("grep -q EICAR && exit 1; exit 0") as Scanner);
  assert.equal(await open(bad), "file.held");
  const waiting = await add(pdf(), "letter.pdf");
  await letScan(c.s.worker, false);
  assert.deepEqual([await open(waiting), await open(bad), await open(await add(pdf(), "x.pdf"))], ["opens", "file.held", "opens"]);
  assert.throws(() => findScanner("tcp://nowhere"), /HOLDFAST_SCAN/);
  assert.equal(findScanner(undefined), undefined);
});

test("F4 one file that the scanner cannot bear does not keep the others waiting", async () => {
  await letScan(c.s.worker, true);
  const broken = await add(Buffer.from("the poison"));
  const good = await add(pdf(), "letter.pdf");
  await assert.rejects(scanFiles(c.s.worker, findScanner("grep -q poison && exit 9; exit 0") as Scanner));
  assert.deepEqual([await open(broken), await open(good)], ["file.pending", "opens"]);
  await letScan(c.s.worker, false);
});

test("F7 when there is no room, it is said so and nothing of the file stays", async () => {
  await c.s.given(
    `create function files.no_room() returns trigger language plpgsql as $$ begin raise exception using errcode = '53100', message = 'could not extend file'; end $$`,
  );
  await c.s.given("create trigger no_room before insert on files.piece for each row when (new.n = 30) execute function files.no_room()");
  const { status, body } = await sendFileAs(c.s, c.town.ines, Buffer.alloc(FILE_PIECE * 40, "Words\n"), "long.txt");
  assert.deepEqual([status, body.code], [507, "full"]);
  await c.s.given("drop trigger no_room on files.piece");
  assert.deepEqual(
    await c.s.given("select 1 from files.artefact where status = 'arriving' union all select 1 from files.piece where n >= 30"),
    [],
  );
  assert.equal((await sendFileAs(c.s, c.town.ines, pdf(), "letter.pdf")).status, 200);
});

test("past the door too: what a scan found is one of two things", async () => {
  const [file] = await c.s.given<{ id: string }>("select id from files.artefact limit 1");
  await assert.rejects(c.s.worker.pool.query("select files.settle_scan($1, 'perhaps')", [file?.id]), { code: "22023" });
});
