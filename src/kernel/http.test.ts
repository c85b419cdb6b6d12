import assert from "node:assert/strict";
import net from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { buildHttp } from "./http.ts";
import { LARGEST_FILE, R88_PATIENCE } from "./limits.ts";

/** A second of ours is a minute of theirs. */
const patience = { headersMs: 600, bodyMs: 600, uploadMs: 20_000, windowMs: 500, windowBytes: 1_000 };
let app: FastifyInstance;
let port: number;
const taken: unknown[] = [];

before(async () => {
  app = buildHttp({}, patience);
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => done(null, body));
  app.post("/take", async (request) => {
    taken.push(request.body);
    const { file } = (request.body ?? {}) as { file?: Buffer };
    return { bytes: file?.length ?? 0 };
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  port = (app.server.address() as net.AddressInfo).port;
});
after(() => app.close());

interface Line {
  type: string;
  bytes: number;
  /** What each piece holds, and how long it takes. */
  piece: number;
  everyMs: number;
}

/** Sends a body piece by piece over a socket of its own; answers what came back and how long it took. */
async function drip({ type, bytes, piece, everyMs }: Line): Promise<{ answer: string; ms: number }> {
  const socket = net.connect(port, "127.0.0.1");
  let answer = "";
  let closed = false;
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    closed = true;
  });
  const begun = performance.now();
  socket.write(`POST /take HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${type}\r\ncontent-length: ${bytes}\r\nconnection: close\r\n\r\n`);
  for (let sent = 0; sent < bytes && !closed && answer === ""; sent += piece) {
    socket.write(Buffer.alloc(Math.min(piece, bytes - sent), 0x20));
    await wait(everyMs);
  }
  for (let times = 0; !closed && times < 40; times += 1) await wait(50);
  socket.destroy();
  return { answer, ms: performance.now() - begun };
}

test("a roster of several megabytes arrives over a slow line that keeps coming", async () => {
  const { answer, ms } = await drip({ type: "application/zip", bytes: 3_000_000, piece: 100_000, everyMs: 100 });
  assert.match(answer, /^HTTP\/1\.1 200 /);
  assert.match(answer, /"bytes":3000000/);
  assert.ok(ms > 4 * patience.bodyMs, `${ms} ms: longer than any other body may take`);
});

test("R88 a form arrives over a line that stammers", async () => {
  const { answer } = await drip({ type: "application/x-www-form-urlencoded; charset=utf-8", bytes: 12_000, piece: 1_500, everyMs: 250 });
  assert.match(answer, /^HTTP\/1\.1 200 /);
});

test("a body that drips is cut off, whatever it says it is", async () => {
  for (const type of ["application/zip", "application/x-www-form-urlencoded", "application/json"]) {
    const { answer, ms } = await drip({ type, bytes: 1_000_000, piece: 10, everyMs: 50 });
    assert.match(answer, /^HTTP\/1\.1 408 /, type);
    assert.ok(ms < 3_000, `${type}: ${ms} ms`);
  }
});

test("an ordinary body comes whole within its time, however briskly it comes", async () => {
  const { answer, ms } = await drip({ type: "application/json", bytes: 900_000, piece: 20_000, everyMs: 50 });
  assert.match(answer, /^HTTP\/1\.1 408 /);
  assert.ok(ms < 2_000, `${ms} ms`);
});

test("the shipped patience lets the largest file through a slow telephone line, and holds no socket for half an hour", () => {
  const { uploadMs, windowMs, windowBytes, headersMs, bodyMs } = R88_PATIENCE;
  const kilobits = (LARGEST_FILE * 8) / uploadMs;
  assert.ok(kilobits < 200, `needs ${kilobits} kbit/s`);
  assert.ok((windowBytes * 8) / windowMs < kilobits, "a line that is fast enough is never cut for dripping");
  assert.ok(headersMs <= 30_000 && bodyMs <= 30_000 && uploadMs <= 30 * 60_000);
  assert.equal(app.server.requestTimeout, patience.uploadMs);
  assert.equal(app.server.headersTimeout, patience.headersMs);
});

const post = (payload: Buffer, type = "application/json") =>
  app.inject({ method: "POST", url: "/take", payload, headers: { "content-type": type } });

test("JSON in another encoding than UTF-8 is refused whole, and nothing of it is kept with holes in it", async () => {
  taken.length = 0;
  for (const bytes of [
    Buffer.from('{"text":"Jos\xe9"}', "latin1"),
    Buffer.from([...Buffer.from('{"text":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')]),
    Buffer.from([...Buffer.from('{"text":"'), 0xf0, 0x9f, ...Buffer.from('"}')]),
  ]) {
    const answer = await post(bytes);
    assert.deepEqual([answer.statusCode, answer.json().code], [400, "unreadable"]);
  }
  assert.deepEqual(taken, []);
  const text = "José شكرا 🌊 \ufffd";
  assert.equal((await post(Buffer.from(JSON.stringify({ text })))).statusCode, 200);
  assert.deepEqual(taken, [{ text }], "what is UTF-8 arrives as it was sent");
  assert.equal((await post(Buffer.from('\ufeff{"text":"x"}'))).statusCode, 200);
  assert.equal((await post(Buffer.from('{"__proto__":{"a":1}}'))).statusCode, 400);
  assert.equal((await post(Buffer.alloc(0))).statusCode, 400);
});

test("R88 a form in another encoding is not refused: what somebody wrote outside arrives", async () => {
  taken.length = 0;
  const answer = await post(Buffer.from("words=Jos\xe9+needs+a+room", "latin1"), "application/x-www-form-urlencoded");
  assert.equal(answer.statusCode, 200);
  assert.match(String(taken[0]), /^words=Jos.+needs\+a\+room$/);
});
