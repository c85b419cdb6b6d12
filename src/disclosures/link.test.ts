import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { releases } from "../releases/contract.ts";
import { disclosures } from "./contract.ts";
import { hangLinkPages } from "./linkRoutes.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

let t: Disclosed;
before(async () => {
  await buildIfStale();
  t = await layDisclosures();
  hangLinkPages(t.s.http, t.s.app);
});
after(() => t.s.strike());

const DAY = 86_400_000;

/** A letter sent by link: its address as the mail has it, and the code that is told by telephone. */
async function sentByLink(changed: object = {}) {
  const one = await t.shared({ method: "link", ...changed });
  const shown = await t.s.as(t.town.ana)(disclosures.show, { packageId: one.packageId });
  const [mail] = await t.s.given<{ id: string; template: string; to_address: Buffer; params: Buffer }>(
    "select id, template, to_address, params from messages.outbox where once = $1",
    [`share:${one.packageId}`],
  );
  const open = (column: "to_address" | "params") =>
    t.s.keys.ring.open(t.town.agencies.casaLuz, { table: "messages.outbox", row: mail!.id, column }, mail![column]);
  const { link } = JSON.parse(open("params")) as { link: string };
  return { ...one, code: shown.link?.code ?? "", mail: mail!, to: open("to_address"), path: new URL(link).pathname };
}
const post = (path: string, fields: Record<string, string>) =>
  t.s.http.inject({
    method: "POST",
    url: path,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(fields).toString(),
  });

test("R34 R35 what a link opened is told in the reader's language: who sent it, and what may be done with it", async () => {
  const one = await sentByLink({ maxViews: 5 });
  const spanish = await post(one.path, { code: one.code, lang: "es" });
  assert.match(spanish.body, /De \S?Casa Luz/);
  assert.match(spanish.body, /No lo comunique/);
  assert.ok(!/Do not pass it on/.test(spanish.body));
  const arabic = await post(one.path, { code: one.code, lang: "ar" });
  assert.match(arabic.body, /<html[^>]*dir="rtl"/);
  assert.match(arabic.body, /lang="en"[^>]*>[^<]*Do not pass it on/, "where it is not written in theirs, in the paper's");
});

test("R34 a link is mailed without a word of what or whom; it opens to the code alone, as often and as long as was said", async () => {
  const one = await sentByLink({ maxViews: 2 });
  assert.equal(one.to, "desk@legal-aid.example");
  assert.equal(one.mail.template, "share.link");
  assert.match(one.code, /^\d{8}$/);
  const asked = await t.s.http.inject({ method: "GET", url: one.path });
  assert.equal(asked.statusCode, 200);
  assert.ok(!/Casa Luz|Lin|Housing/.test(asked.body));
  const nowhere = await t.s.http.inject({ method: "GET", url: `/shared/${"a".repeat(43)}` });
  assert.equal(nowhere.body, asked.body, "an address that is none asks the same");
  const wrong = await post(one.path, { code: "00000000" });
  assert.equal(wrong.statusCode, 404);
  assert.equal((await post(`/shared/${"a".repeat(43)}`, { code: one.code })).body, wrong.body);
  for (const _ of [1, 2]) {
    const opened = await post(one.path, { code: one.code });
    assert.equal(opened.statusCode, 200);
    assert.match(opened.body, /She needs a room from 1 June\./);
    assert.match(opened.body, /Do not pass it on/);
    // Who sent it, and when: to whoever said the code, and in no mail.
    assert.match(opened.body, /From \S?Casa Luz\S?, \w+ \d+, \d{4}/);
    assert.equal(opened.headers["cache-control"], "no-store");
    assert.equal(opened.headers["set-cookie"], undefined);
  }
  assert.equal((await post(one.path, { code: one.code })).statusCode, 404, "twice was said");
  const { disclosure, link } = await t.s.as(t.town.ana)(disclosures.show, { packageId: one.packageId });
  assert.deepEqual(
    [disclosure.openings.map(({ how, by }) => [how, by]), link?.dead],
    [
      [
        ["link", null],
        ["link", null],
      ],
      true,
    ],
  );
  const events = await t.s.given(
    "select from kernel.audit_event where action = 'package.opened' and about ->> 'packageId' = $1 and source = 'public'",
    [one.packageId],
  );
  assert.equal(events.length, 2);
});

test("R34 R45 it ends at its hour, by hand, and with the release, at the next request; ten wrong codes end it too", async () => {
  const hour = await sentByLink();
  await t.s.moveBy(7 * DAY - 5_000);
  assert.equal((await post(hour.path, { code: hour.code })).statusCode, 200);
  await t.s.moveBy(5_001);
  assert.equal((await post(hour.path, { code: hour.code })).statusCode, 404);
  const hand = await sentByLink();
  await t.s.as(t.town.ana)(disclosures.close, { packageId: hand.packageId });
  await t.s.as(t.town.ana)(disclosures.close, { packageId: hand.packageId });
  assert.equal((await post(hand.path, { code: hand.code })).statusCode, 404);
  const [mail] = await t.s.given<{ failure: string | null }>("select failure from messages.outbox where once = $1", [
    `share:${hand.packageId}`,
  ]);
  assert.equal(mail?.failure, "withdrawn", "a mail that waited does not leave");
  const over = await sentByLink();
  await t.s.as(t.town.ana)(releases.withdraw, { releaseId: over.releaseId, how: "oral" });
  assert.equal((await post(over.path, { code: over.code })).statusCode, 404);
  const guessed = await sentByLink();
  for (let n = 0; n < 10; n++) assert.equal((await post(guessed.path, { code: String(10_000_000 + n) })).statusCode, 404);
  assert.equal((await post(guessed.path, { code: guessed.code })).statusCode, 404);
});

test("R34 a link's session opens nothing else, and hostile words stay words", async () => {
  const items = [t.letter(`<script>alert(1)</script> "quoted" ' & \u202e`, "<img src=x onerror=1>")];
  const one = await sentByLink({ items });
  const opened = await post(one.path, { code: one.code });
  assert.ok(!opened.body.includes("<script>alert") && !opened.body.includes("<img"));
  assert.ok(opened.body.includes("&lt;script&gt;alert(1)"));
  const token = one.path.split("/").at(-1) ?? "";
  for (const url of ["/cases", "/received", `/packages/${one.packageId}`])
    assert.equal((await t.s.sendRaw(token, "GET", url)).statusCode, 401, url);
  for (const path of ["/shared/x", "/shared/%00", `/shared/${"'".repeat(43)}`])
    assert.ok([400, 404].includes((await post(path, { code: "' or 1=1" })).statusCode), path);
});

test("README 9 no row holds the link's token or its code in the open", async () => {
  const one = await sentByLink();
  const token = one.path.split("/").at(-1) ?? "";
  const rows = await t.s.given<{ row: string }>(
    "select to_jsonb(l)::text as row from disclosures.link l union all select to_jsonb(s)::text from staff.session s where s.kind = 'link'",
  );
  assert.ok(rows.length > 1);
  for (const { row } of rows) assert.ok(!row.includes(token) && !row.includes(one.code as Id));
});
