import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { buildIfStale } from "../../scripts/build.ts";
import { hangPublicPages } from "../concerns/publicRoutes.ts";
import { askedIn, encode, hiddenIn } from "../concerns/publicTesting.ts";
import { newId } from "../kernel/ids.ts";
import { layPages, type Paged } from "../portal/testing.ts";
import { hangOrganisations } from "../staff/federation/returnRoutes.ts";

const BLNS = path.resolve(import.meta.dirname, "../../../shared/inputs/i18n/blns/blns.json");
/** Enough without the list; with it, all of it. */
const NAUGHTY: readonly string[] = [
  ..."\u0000|\u202egnp.exe|'; drop table cases.case; --|<script>alert(1)</script>|\"><img src=x onerror=alert(1)>|../../../etc/passwd|%00|{{7*7}}|\r\nSet-Cookie: a=b|=cmd|' /C calc'!A0".split(
    "|",
  ),
  ...(fs.existsSync(BLNS) ? (JSON.parse(fs.readFileSync(BLNS, "utf8")) as string[]) : []),
].filter((text) => text.isWellFormed());

/** Every address of the pages that need no account, as they were hung. */
const pages: { method: "GET" | "POST"; url: string }[] = [];
let t: Paged;
before(async () => {
  await buildIfStale();
  t = await layPages();
  t.s.http.addHook("onRoute", ({ method, url }) => {
    for (const one of ["GET", "POST"] as const) if ([method].flat().includes(one)) pages.push({ method: one, url });
  });
  hangPublicPages(t.s.http, t.s.app, { knownNetworks: [] });
  hangOrganisations(t.s.http, t.s.app);
  await t.s.http.ready();
});
after(() => t.s.strike());

let from = 0;
/** Somebody else each time, so that no network is held up for another's tries. */
const nextAddress = () => {
  from += 1;
  return `198.51.${(from >> 8) & 255}.${from & 255}`;
};
const visit = (method: "GET" | "POST", url: string, more: { payload?: string | Buffer; headers?: Record<string, string> } = {}) =>
  t.s.http.inject({
    method,
    url,
    remoteAddress: nextAddress(),
    headers: more.headers ?? {},
    ...(more.payload !== undefined && { payload: more.payload }),
  });
type Told = Awaited<ReturnType<typeof visit>>;
const FORM = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };

/** A tag that does something: a script not of ours, an attribute that is one, an address of another kind. Words in a page come escaped, also in its attributes. */
const isAlive = (tag: string) =>
  (/^<script/i.test(tag) && !/ src="\/[^/"]*/.test(tag)) ||
  /\son\w+/i.test(tag.replace(/="[^"]*"/g, "")) ||
  /\s(?:href|src|action)="(?!\/(?!\/)|#|https:|tel:|sms:|data:image\/|data:,")/i.test(tag) ||
  /^<(?:iframe|object|embed|base|style)\b/i.test(tag);

/** What no answer may be, whatever was asked. */
function faultsOf(where: string, { statusCode, headers, body }: Told): string[] {
  const policy = String(headers["content-security-policy"] ?? "");
  return [
    ...(statusCode >= 500 ? [`${where}: ${statusCode}`] : []),
    ...(policy.includes("default-src 'none'") && !/unsafe|\*/.test(policy) ? [] : [`${where}: policy ${policy}`]),
    ...(headers["x-content-type-options"] === "nosniff" ? [] : [`${where}: sniffed`]),
    ...(body.match(/<[a-z][^>]*>/gi) ?? []).filter(isAlive).map((tag) => `${where}: ${tag}`),
  ];
}

test("hostile words in every field, path and question of the pages that need no account: answered, harmless, under the strict policy", async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const { method, url } of pages) {
    const clean = await visit("GET", url.replace(/:\w+|\*/g, "northlake"));
    const fields = [
      ...askedIn(clean.body),
      "number",
      "code",
      "password",
      "again",
      "lang",
      "words",
      "state",
      "SAMLResponse",
      "RelayState",
      "seq",
    ];
    // A look at a password is made slow on purpose: what is typed beside one gets a few handfuls, all else gets the whole list.
    const slow = method === "POST" && url.startsWith("/mine");
    const step = Math.ceil(NAUGHTY.length / (slow ? 3 : 24));
    for (let at = 0; at < NAUGHTY.length; at += step) {
      const some = NAUGHTY.slice(at, at + step);
      const word = encodeURIComponent(some[0] ?? "");
      const place =
        url.includes(":") || url.includes("*")
          ? url.replace(/:\w+|\*/g, word)
          : `${url}?lang=${word}&to=${word}&state=${word}&code=${word}`;
      const answer =
        method === "GET"
          ? await visit("GET", place)
          : await visit("POST", url.includes(":") || url.includes("*") ? place : url, {
              headers: FORM,
              payload: encode({
                ...hiddenIn(clean.body),
                ...Object.fromEntries(fields.map((name, n) => [name, some[n % some.length] ?? ""])),
              }),
            });
      wrong.push(...faultsOf(`${method} ${url} ${JSON.stringify(some[0])}`, answer));
      asked += 1;
    }
  }
  assert.deepEqual(wrong.slice(0, 12), []);
  assert.ok(asked > 60 && new Set(pages.map(({ url }) => url)).size > 12, `${asked} asked of ${pages.length}`);
});

test("a page that needs no account takes neither what is too large nor what is of another kind, and is not broken by it", async () => {
  const wrong: string[] = [];
  for (const { url } of pages.filter(({ method }) => method === "POST")) {
    const place = url.replace(/:\w+|\*/g, "northlake");
    const bodies: [string, string | Buffer, string][] = [
      ["too large", `words=${"x".repeat(1_200_000)}`, "application/x-www-form-urlencoded"],
      ["too many", Array.from({ length: 20_000 }, (_, n) => `f${n}=x`).join("&"), "application/x-www-form-urlencoded"],
      ["not a form", '{"number":"1"}', "application/json"],
      ["XML", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "application/xml"],
      ["in parts", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n', "multipart/form-data; boundary=x"],
      ["no bytes of any writing", Buffer.from([0xff, 0xfe, 0x00, 0xd8]), "application/x-www-form-urlencoded"],
      ["prototypes", "__proto__[polluted]=1&constructor.prototype.polluted=1", "application/x-www-form-urlencoded"],
    ];
    for (const [what, payload, type] of bodies) {
      const answer = await visit("POST", place, { payload, headers: { "content-type": type, "sec-fetch-site": "same-origin" } });
      wrong.push(...faultsOf(`POST ${url}, ${what}`, answer));
      if (/root:/.test(answer.body)) wrong.push(`POST ${url}, ${what}: a file of ours`);
    }
  }
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  assert.deepEqual(wrong, []);
});

test("another site can neither bring somebody to their own page nor do anything there; and a visit planted beforehand is worth nothing", async () => {
  const one = await t.withPage();
  for (const url of ["/mine", "/mine/first", "/mine/exit", "/mine/out", `/mine/sharing/${newId()}`]) {
    const answer = await t.ask(
      "POST",
      url,
      one.cookie,
      { number: one.number, password: "four blue kites over water" },
      { "sec-fetch-site": "cross-site" },
    );
    assert.deepEqual([answer.status, answer.cookie], [403, ""], url);
  }
  assert.equal((await t.ask("GET", "/mine/sharing", one.cookie)).status, 200, "they are still there");
  // Somebody who put a cookie of their own choosing into the browser before they came.
  const planted = `${one.cookie.split("=")[0]}=${"p".repeat(43)}`;
  const came = await t.ask("POST", "/mine", planted, { number: one.number, password: "four blue kites over water" });
  assert.equal(came.status, 303);
  assert.notEqual(came.cookie, planted);
  assert.equal((await t.ask("GET", "/mine/sharing", planted)).status, 303, "what was planted opens nothing");
  assert.equal((await t.ask("GET", "/mine/sharing", came.cookie)).status, 200);
});
