import assert from "node:assert/strict";
import net from "node:net";
import { after, before, test } from "node:test";
import { requestTo, send } from "./requestTesting.ts";
import { COLUMNS, EXPECTED } from "./sweepFixture.ts";
import { laySweep, type Sweep } from "./sweepTesting.ts";

/** Where this process went, whoever in it asked: every connection of Node's begins here. */
const gone: string[] = [];
const connect = net.Socket.prototype.connect;
let w: Sweep;
before(async () => {
  net.Socket.prototype.connect = function (this: net.Socket, ...told: unknown[]) {
    const flat = told.flat(2) as { host?: string; port?: number; path?: string }[];
    const place = flat.find((one) => one !== null && typeof one === "object") ?? {};
    gone.push(
      place.path ?? (typeof flat[0] === "string" ? String(flat[0]) : `${place.host ?? flat[1] ?? "localhost"}:${place.port ?? flat[0]}`),
    );
    return connect.apply(this, told as never);
  } as never;
  w = await laySweep();
});
after(() => {
  net.Socket.prototype.connect = connect;
  return w.s.strike();
});

test("R114 whatever is asked of the server, by whoever may ask it, it speaks to its own database and to nobody else", async () => {
  let answered = 0;
  for (const { endpoint } of w.routes) {
    const column = COLUMNS[Math.max(0, EXPECTED.get(endpoint.name)?.indexOf("y") ?? 0)] ?? "manager";
    if (endpoint.name === "signIn.out" || endpoint.name === "me.endSession") continue;
    const token = endpoint.open ? undefined : await w.s.tokenOf(w.askers[column]);
    const { status } = await send(w.s, token, endpoint, requestTo(endpoint, await w.idsFor(endpoint)));
    if (status < 300) answered += 1;
  }
  assert.ok(answered > 100, `${answered} answered`);
  const host = String(w.s.test.app.host ?? "");
  assert.ok(gone.length > 0 && host !== "", "the database was asked");
  assert.deepEqual(
    [...new Set(gone)].filter((place) => !(host.startsWith("/") ? place.startsWith(`${host}/`) : place.startsWith(`${host}:`))),
    [],
  );
});

test("what the proof above listens for is heard: another address is noticed", async () => {
  const before = gone.length;
  await fetch("http://127.0.0.1:65001/").catch(() => undefined);
  assert.deepEqual(gone.slice(before), ["127.0.0.1:65001"]);
});
