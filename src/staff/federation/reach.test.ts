import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { isProviderAddress } from "./address.ts";
import { NotVouched } from "./provider.ts";
import { mayReach, reachFrom } from "./reach.ts";

let server: http.Server;
let origin: string;
const asked: string[] = [];

before(async () => {
  server = http.createServer((request, reply) => {
    asked.push(request.url ?? "");
    if (request.url === "/away") return void reply.writeHead(302, { location: "/inside" }).end();
    if (request.url === "/long") return void reply.end(Buffer.alloc(1024 * 1024 + 1));
    if (request.url === "/broken") return void reply.writeHead(503).end("x");
    if (request.url === "/never") return;
    reply.setHeader("content-type", "application/json").end(JSON.stringify({ method: request.method }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.close();
  server.closeAllConnections();
});

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => "reached",
    (error: unknown) => (error instanceof NotVouched ? error.code : String(error)),
  );

test("a host of the public net may be asked, one of a private net where it was typed, and the cloud's own never", () => {
  for (const address of [
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "127.0.0.1",
    "100.64.0.1",
    "::1",
    "fd12::1",
    "::ffff:10.1.2.3",
    "::ffff:a01:203",
  ])
    assert.deepEqual([mayReach(address, false), mayReach(address, true)], [false, true], address);
  for (const address of [
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "::ffff:a9fe:a9fe",
    "fe80::1",
    "0.0.0.0",
    "::",
    "224.0.0.1",
    "255.255.255.255",
    "fd00:ec2::254",
    "no address",
  ])
    assert.deepEqual([mayReach(address, false), mayReach(address, true)], [false, false], address);
  for (const address of ["93.184.216.34", "2606:4700::1111", "172.32.0.1"]) assert.equal(mayReach(address, false), true, address);
});

test("an address of a provider is https, and plain http on this machine alone", () => {
  for (const address of ["https://id.example.org", "https://10.0.0.7:8443/realms/x", "http://127.0.0.1:8080", "http://localhost:8080/x"])
    assert.equal(isProviderAddress(address), true, address);
  for (const address of [
    "http://id.example.org",
    "http://10.0.0.7",
    "https://x@id.example.org",
    "https://x:y@id.example.org",
    "file:///etc/passwd",
    "gopher://x",
    "id.example.org",
    "",
  ])
    assert.equal(isProviderAddress(address), false, address);
});

test("what a provider names elsewhere on this machine or in a private net is not asked", async () => {
  const fetch = reachFrom("https://id.example.org");
  const before = asked.length;
  for (const address of [
    `${origin}/`,
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest",
  ])
    assert.equal(await codeOf(fetch(address, {})), "refused", address);
  assert.equal(asked.length, before);
});

test("no redirect is followed, nothing long is read, and nobody waits for long", async () => {
  const fetch = reachFrom(origin);
  assert.deepEqual(await (await fetch(`${origin}/`, { method: "POST", body: new URLSearchParams({ a: "1" }) })).json(), { method: "POST" });
  assert.equal(await codeOf(fetch(`${origin}/away`, {})), "refused");
  assert.equal(asked.includes("/inside"), false);
  assert.equal(await codeOf(fetch(`${origin}/long`, {})), "refused");
  assert.equal(await codeOf(fetch(`${origin}/broken`, {})), "unreachable");
  const begun = performance.now();
  assert.equal(await codeOf(fetch(`${origin}/never`, {})), "unreachable");
  assert.ok(performance.now() - begun < 9_000);
});
