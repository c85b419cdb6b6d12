import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { concerns } from "../concerns/contract.ts";
import { sendFileAs } from "../files/testing.ts";
import type { Endpoint } from "../kernel/contract.ts";
import { SecretError } from "../kernel/secret.ts";
import { inTheOpen } from "./canaryFixture.ts";
import { columnsOf, listSealed, rowOf } from "./keys/places.ts";
import { exampleOf, requestTo, send } from "./requestTesting.ts";
import { fieldsOf, type Schema } from "./schemas.ts";
import { COLUMNS, EXPECTED } from "./sweepFixture.ts";
import { laySweep, type Sweep } from "./sweepTesting.ts";

const BLNS = path.resolve(import.meta.dirname, "../../../shared/inputs/i18n/blns/blns.json");
/** No other run of the same server has it, and no word holds it. */
const MARK = `kanari${randomBytes(4).toString("hex")}n`;
const HITS = new RegExp(`${MARK}(\\d+)z`, "g");

let w: Sweep;
before(async () => {
  w = await laySweep();
});
after(() => w.s.strike());

/** What was taken, by its number: where it was sent, and its words. */
const taken = new Map<number, { to: string; field: string; text: string }>();
let drawn = 0;

/** Whether a schema takes words of somebody's own, of that many letters at least. */
function takesWords(schema: Schema, name: string): boolean {
  const plain = (schema.anyOf ?? schema.oneOf)?.find((one) => one.type !== "null") ?? schema;
  if ([plain.type].flat()[0] !== "string" || plain.format || plain.pattern || plain.enum || plain.const !== undefined) return false;
  return (plain.maxLength ?? 4000) >= 40 && !["slug", "place", "locale", "password", "token"].includes(name);
}

/** Of a record: what its values are. */
const restOf = ({ additionalProperties: rest }: Schema): Schema => (typeof rest === "object" ? rest : {});
const wordsOf = (schema: Schema) => (schema.anyOf ?? schema.oneOf)?.find((one) => one.type !== "null") ?? schema;

/** Words for a field; those it brings home are its number's. */
type Draw = (room: number) => string;
const canary: Draw = () => `${MARK}${drawn}z`;

interface Sown {
  readonly body: Record<string, unknown>;
  readonly seeds: Map<number, { field: string; text: string }>;
}

/** A good body with words of its own in every field that takes some. `with` names the fields that may be left out and are not. */
function sow(endpoint: Endpoint, ids: Values, optional: readonly string[], good: Values, draw: Draw): Sown & { url: string } {
  const seeds: Sown["seeds"] = new Map();
  const fields = fieldsOf(endpoint).filter(({ place }) => place === "body");
  const chosen = fields.filter(({ name }) => optional.includes(name) && ids[name] === undefined);
  const request = requestTo(endpoint, {
    ...Object.fromEntries(chosen.map(({ name, schema }) => [name, exampleOf(schema, name)])),
    ...ids,
    ...good,
  });
  const plant = (value: unknown, schema: Schema, field: string): unknown => {
    const name = field.split(".").at(-1) ?? field;
    const plain = wordsOf(schema);
    if (typeof value === "string" && takesWords(schema, name)) {
      drawn += 1;
      const text = draw(Math.min(plain.maxLength ?? 4000, 4000) - MARK.length - 10).padEnd(plain.minLength ?? 0, "x");
      seeds.set(drawn, { field, text });
      return text;
    }
    if (Array.isArray(value)) return value.map((one) => plant(one, plain.items ?? {}, field));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, plant(one, plain.properties?.[key] ?? restOf(plain), `${field}.${key}`)]),
      );
    return value;
  };
  const body = Object.fromEntries(
    Object.entries(request.body).map(([name, value]) => {
      const schema = fields.find((one) => one.name === name)?.schema ?? {};
      return [name, ids[name] === undefined || name in good ? plant(value, schema, name) : value];
    }),
  );
  return { url: request.url, body, seeds };
}

type Values = Record<string, unknown>;

/** What makes a body good where its fields hang together; null leaves out a field of that name. */
const rating = { risk: "low", rationale: "Words" };
const GOOD: Readonly<Record<string, () => Values>> = {
  "note.add": () => ({ audience: "team" }),
  "contact.add": () => ({ note: { audience: "team", body: "Words" } }),
  "note.share": () => ({ audience: "team" }),
  "checkIn.record": () => ({ note: { audience: "team", body: "Words" } }),
  "task.change": () => ({ ownerId: w.town.ines }),
  "crisis.setCheck": () => ({ accountId: w.town.ines }),
  "concern.openCase": () => ({ newPerson: { call: "Words" }, rating, personId: null }),
  "concern.joinCase": () => ({ rating }),
  "concern.redirect": () => ({ rating, outside: { name: "Words" }, programId: null }),
  "concern.noAction": () => ({ rating }),
  "concern.duplicate": () => ({ rating }),
  "release.draft": () => ({ items: ["letter"], details: { letter: "Words" }, purposeKind: "legal_help", methods: ["verbal"] }),
  "release.sign": () => ({ minor: false }),
  "involvement.add": () => ({ recipientId: null }),
  "involvement.change": () => ({ recipientId: null }),
  "recipient.add": () => ({ caseId: null, kind: "legal_aid" }),
  "paper.record": () => ({ fileId: null }),
  "request.begin": () => ({ kind: "production", askerKind: "court", basisCode: "court_order", askerId: null, cameOn: null, dueOn: null }),
  "request.decide": () => ({ decision: "give", reason: null }),
  "request.end": () => ({ outcome: "nothing" }),
  "package.send": () => ({ basis: "self", method: "printed", paperSafe: true }),
};

const ENDS = /\.(close|reopen|end|setAside|decide|takeBack|withdraw|answer|handOver|duplicate|noAction|redirect)$/;

/** What else is done before it, so that it can be done at all. */
async function prepare({ name }: Endpoint, ids: Values): Promise<void> {
  if (name === "export.ask") {
    await w.s.given("delete from exports.word");
    await w.s.given("delete from exports.request");
  }
  if (name.startsWith("concern.") && name !== "concern.file") {
    const filed = await w.s.as(w.askers.referrer)(concerns.file, { doorId: ids["doorId"] as never, narrative: "Words" });
    ids["concernId"] = filed.id;
  }
}

/** What of a refusal can be put right: the version that stands, a day that may be. */
async function mend(
  body: Values,
  told: { code: string; fields: Record<string, string>; params: { current?: Values } },
): Promise<Values | undefined> {
  const days = Object.entries(told.fields).filter(([field, code]) => ["future", "tooFar"].includes(code) && body[field] !== undefined);
  if (days.length > 0)
    return Object.fromEntries(await Promise.all(days.map(async ([field, code]) => [field, await w.dayFrom(code === "future" ? 0 : 3)])));
  if (!("version" in body)) return undefined;
  const version = told.params.current?.["version"];
  if (told.code === "stale" && typeof version === "number" && body["version"] !== version) return { version };
  return body["version"] === 999 ? { version: 1 } : undefined;
}

/** Sends to everything that takes words, as one who may: with all of the fields that may be left out, with none, and with each. */
async function sowAll(draw: Draw): Promise<void> {
  // What ends something comes last: nothing is written into it afterwards.
  for (const { endpoint } of w.routes.toSorted((a, b) => Number(ENDS.test(a.endpoint.name)) - Number(ENDS.test(b.endpoint.name)))) {
    if (endpoint.method !== "POST" || endpoint.reads || endpoint.open || endpoint.name === "me.endSession") continue;
    const fields = fieldsOf(endpoint).filter(({ place }) => place === "body");
    const asker = COLUMNS[Math.max(0, EXPECTED.get(endpoint.name)?.indexOf("y") ?? 0)] ?? "manager";
    const token = await w.s.tokenOf(w.askers[asker]);
    const may = fields.filter(({ required, schema, name }) => !required && (takesWords(schema, name) || wordsOf(schema).type === "object"));
    for (const optional of [may.map(({ name }) => name), [], ...(may.length > 1 ? may.map(({ name }) => [name]) : [])]) {
      const ids: Values = { ...(await w.idsFor(endpoint)) };
      await prepare(endpoint, ids);
      const { url, body, seeds } = sow(endpoint, ids, optional, GOOD[endpoint.name]?.() ?? {}, draw);
      if (seeds.size === 0) continue;
      let better: Values | undefined = {};
      for (let n = 0; n < 4 && better; n++) {
        Object.assign(body, better);
        const answer = await send(w.s, token, endpoint, { url, body, query: {} });
        if (answer.status === 200) for (const [seed, of] of seeds) taken.set(seed, { to: endpoint.name, ...of });
        better = answer.status === 200 ? undefined : await mend(body, JSON.parse(answer.body));
      }
    }
  }
}

/** Everything sealed, opened: the words, and where they stood. */
async function openAll(): Promise<{ column: string; text: string }[]> {
  const found: { column: string; text: string }[] = [];
  const agencies = await w.s.given<{ id: string }>("select id from agencies.agency");
  for (const { id } of agencies) {
    if (!w.s.keys.ring.has(id)) continue;
    for (const { table, columns } of await listSealed(w.s.worker.pool)) {
      const { rows } = await w.s.worker.pool.query<{ key: string[]; sealed: (Buffer | null)[] }>(
        "select key, sealed from access.reseal_find($1, $2, $3, 0, 0, 1000000)",
        [id, table, columns],
      );
      for (const { key, sealed } of rows)
        for (const [at, value] of sealed.entries())
          if (value) found.push({ column: `${table}.${columns[at]}`, text: openOne(id, table, columns[at] ?? "", key, value) });
    }
  }
  return found;
}

function openOne(agencyId: string, table: string, column: string, key: readonly string[], sealed: Buffer): string {
  for (const place of columnsOf(table, column, key)) {
    try {
      return w.s.keys.ring.open(agencyId, { table, row: rowOf(table, key), column: place }, sealed);
    } catch (error) {
      if (!(error instanceof SecretError)) throw error;
    }
  }
  return "";
}

/** Every column of every table, by its name, as text: bytes as such, and read as the letters they might be. */
async function readAll(): Promise<Map<string, string>> {
  const columns = await w.s.given<{ table: string; column: string; type: string }>(
    `select c.oid::regclass::text as table, quote_ident(a.attname) as column, format_type(a.atttypid, null) as type
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped and n.nspname !~ '^(pg_|information_schema)'`,
  );
  const all = new Map<string, string>();
  for (const { table, column, type } of columns) {
    const value = type === "bytea" ? `encode(t.${column}, 'escape')` : `t.${column}::text`;
    const rows = await w.s.given<{ text: string | null }>(`select ${value} as text from ${table} t where t.${column} is not null`);
    all.set(`${table}.${column}`, rows.map(({ text }) => text).join("\n"));
  }
  return all;
}

/** As bytes may be written down: as they are, as hexadecimal digits, in base64 at each of its three offsets. */
const spellings = [
  MARK,
  Buffer.from(MARK).toString("hex"),
  ...[0, 1, 2].map((shift) =>
    Buffer.from("x".repeat(shift) + MARK)
      .toString("base64")
      .slice(shift === 0 ? 0 : shift + 1, -4),
  ),
];

test("P1 R111 T10 of what is written in every field no word stands in the open: not in a column, not in a file of the database", async (t) => {
  await sowAll(canary);
  drawn += 1;
  const file = `${MARK}${drawn}z`;
  const sent = await sendFileAs(w.s, w.town.ines, Buffer.from(`${file} in a letter\n`.repeat(9000)), `${file}.txt`);
  assert.equal(sent.status, 200);
  taken.set(drawn, { to: "file.upload", field: "file", text: file });

  const endpoints = new Set([...taken.values()].map(({ to }) => to));
  const opened = await openAll();
  const brought = new Map<number, string>();
  for (const { column, text } of opened) for (const [, n] of text.matchAll(HITS)) brought.set(Number(n), column);
  const secret = new Set(brought.values());
  t.diagnostic(`${taken.size} canaries by ${endpoints.size} endpoints into ${secret.size} secret columns`);
  assert.ok(taken.size >= 100 && endpoints.size >= 45 && secret.size >= 33, `${taken.size} ${endpoints.size} ${secret.size}`);

  const open: string[] = [];
  const known = new Set<number>();
  for (const [column, text] of await readAll()) {
    const found = spellings.filter((spelling) => text.includes(spelling));
    if (found.length === 0) continue;
    if (Object.hasOwn(inTheOpen, column)) {
      for (const [, n] of text.matchAll(HITS)) known.add(Number(n));
    } else open.push(`${column}: ${[...text.matchAll(HITS)].slice(0, 3).map(([, n]) => JSON.stringify(taken.get(Number(n))))}`);
  }
  assert.deepEqual(open, [], "words in the open; seal them, or name the column in canaryFixture.ts with its reason");

  // On the disk: what the database wrote for this database, what it is about to write, and what it says of itself.
  await w.s.given("checkpoint");
  const [at] = await w.s.given<{ data: string; base: number }>(
    "select current_setting('data_directory') as data, oid::int as base from pg_database where datname = current_database()",
  );
  const folder = at?.data ?? "";
  const places = [path.join(folder, "base", String(at?.base)), path.join(folder, "pg_wal"), path.join(folder, "global")];
  let files = 0;
  const onDisk = new Set<number>();
  for (const place of places) {
    for (const name of fs.readdirSync(place)) {
      const where = path.join(place, name);
      if (!fs.existsSync(where) || !fs.statSync(where).isFile()) continue;
      const bytes = fs.readFileSync(where);
      files += 1;
      for (let hit = bytes.indexOf(MARK); hit >= 0; hit = bytes.indexOf(MARK, hit + 1)) {
        const n = /^\d+(?=z)/.exec(bytes.toString("latin1", hit + MARK.length, hit + MARK.length + 8))?.[0];
        if (n) onDisk.add(Number(n));
      }
    }
  }
  assert.ok(files > 100, `${files} files were read`);
  // What stood in the open before it was changed lies about until it is swept up.
  const openly = new Set([...known].map((n) => taken.get(n)?.to));
  const wasOpen = (n: number) => known.has(n) || (openly.has(taken.get(n)?.to) && !brought.has(n));
  assert.deepEqual(
    [...onDisk].filter((n) => !wasOpen(n)).map((n) => JSON.stringify(taken.get(n))),
    [],
    "bytes in the open",
  );
});

const has = fs.existsSync(BLNS);
test("hostile strings into every field, and back unchanged", {
  skip: has ? false : "the list of ../shared/inputs/i18n/blns is not here",
}, async (t) => {
  const naughty = (JSON.parse(fs.readFileSync(BLNS, "utf8")) as string[]).filter((text) => text.isWellFormed() && !text.includes("\0"));
  let next = 0;
  const used = new Set<number>();
  taken.clear();
  await sowAll((room) => {
    let text = `${MARK}${drawn}z`;
    for (let n = 0; n < naughty.length; n++) {
      const one = naughty[next % naughty.length] ?? "";
      if (text.length + one.length + 3 > room) break;
      used.add(next % naughty.length);
      next += 1;
      text += ` | ${one}`;
      if (n > 24) break;
    }
    return `${text} |`;
  });
  t.diagnostic(`${used.size} of ${naughty.length} strings in ${taken.size} fields`);
  assert.ok(used.size > 400, `${used.size}`);
  const kept = [...(await openAll()).map(({ text }) => text), ...(await readAll()).values()];
  const byNumber = new Map<number, string[]>();
  for (const text of kept) for (const [, n] of text.matchAll(HITS)) byNumber.set(Number(n), [...(byNumber.get(Number(n)) ?? []), text]);
  const changed: string[] = [];
  for (const [n, { to, field, text }] of taken) {
    const expected = text.normalize("NFC").trim();
    const spelled = [expected, JSON.stringify(expected).slice(1, -1)];
    const found = byNumber.get(n);
    if (found && !found.some((one) => spelled.some((spelling) => one.includes(spelling)))) changed.push(`${to} ${field}`);
  }
  assert.deepEqual(changed, []);
});
