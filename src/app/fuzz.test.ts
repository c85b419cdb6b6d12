import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Endpoint } from "../kernel/contract.ts";
import { newId } from "../kernel/ids.ts";
import { requestTo } from "./requestTesting.ts";
import { fieldsOf, type Schema } from "./schemas.ts";
import { COLUMNS, EXPECTED } from "./sweepFixture.ts";
import { laySweep, type Sweep } from "./sweepTesting.ts";

/** How long it goes on, in ms, once every endpoint had its first round; a name by which a run can be had again. */
const PATIENCE = 12_000;
const SEED = 20_260_101;

let w: Sweep;
before(async () => {
  w = await laySweep();
});
after(() => w.s.strike());

/** Numbers JSON can write and a double cannot hold: they go in as they stand. */
const RAW = ["1e309", "-1e309", "-0", "9007199254740993", "0.1e-400"].map((text) => `@raw${text}raw@`);
const NAUGHTY = [
  ...[
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "x\udfff",
    "\u202egnp.exe",
    "\ufeff",
    "\u200d",
    "e\u0301".repeat(5000),
    "𝒳".repeat(300),
    "👩‍👩‍👧‍👦",
    "ليلى",
    "O'Brien",
  ],
  ...["null", "undefined", "NaN", "true", "-1", "0x1F", "1e9", "__proto__", "constructor", "[object Object]"],
  ...[
    "'; drop table cases.case; --",
    "1 or 1=1",
    "${7*7}",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "%00",
    "\r\nBcc: x@example.org",
    "\\",
    '"',
    "%s%n",
  ],
  ...[
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2026-13-01",
    "-000001-01-01",
    "+275760-09-13",
    "24:00",
    "23:59:60",
    "2026-11-01T01:30:00-05:00",
  ],
  ...["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{00000000-0000-7000-8000-000000000000}"],
];
const NUMBERS = [0, -1, 1.5, 1e-7, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e308, -(2 ** 31) - 1];
const days = fc.constantFrom(
  "0001-01-01",
  "1582-10-10",
  "2024-02-29",
  "2026-03-08",
  "2026-11-01",
  "9999-12-31",
  "2015-01-01",
  "2014-12-31",
  "2041-01-01",
);

/** What a schema would take: at its limits, and in every script. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choice = (schema.anyOf ?? schema.oneOf)?.map(fitting);
  if (choice) return fc.oneof(...choice);
  const { minLength = 0, maxLength = 3000, minItems = 0, maxItems = 3 } = schema;
  switch ([schema.type].flat()[0]) {
    case "string": {
      if (schema.format === "uuid") return fc.uuid();
      if (schema.format === "date") return days;
      if (schema.pattern?.includes(":[0-5]")) return fc.constantFrom("00:00", "23:59", "02:30");
      const text = fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 60) });
      return fc.oneof(text, fc.constant("x".repeat(maxLength)), fc.constantFrom(...NAUGHTY));
    }
    case "integer":
    case "number":
      return fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 2 ** 31 - 1, 1, 2 ** 31, 2 ** 53 - 1);
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(fitting(schema.items ?? {}), { minLength: minItems, maxLength: Math.min(maxItems, 4) });
    case "object":
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, field]) => [name, fitting(field)])), {
        requiredKeys: schema.required ?? [],
      });
    default:
      return fc.constant(null);
  }
}

/** What no schema takes, and what one takes that nobody thought of. */
const misfit = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom<unknown>(null, undefined, true, [], {}, [[]], [null], { $ne: 1 }, { length: 1 }, ...NUMBERS, ...RAW),
    fc.constantFrom(...NAUGHTY),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constant("x".repeat((schema.maxLength ?? 100_000) + 1)),
    fc.constant(Array.from({ length: 2000 }, () => "x")),
    fc.constant(JSON.parse(`${"[".repeat(400)}${"]".repeat(400)}`)),
    fitting(schema),
  );

/** One request with one or two fields changed, or one left out, or one more than there are. */
function spoilt(endpoint: Endpoint): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const fields = fieldsOf(endpoint).filter((field) => field.place !== "file");
  const one =
    fields.length > 0
      ? fc.constantFrom(...fields).chain(({ name, schema }) => misfit(schema).map((value) => ({ [name]: value })))
      : fc.constant({});
  const all = fc.record(
    Object.fromEntries(fields.filter(({ place }) => place !== "path").map(({ name, schema }) => [name, fitting(schema)])),
    { requiredKeys: [] },
  );
  return fc.oneof(
    one,
    fc.tuple(one, one).map(([a, b]) => ({ ...a, ...b })),
    all,
    fc.dictionary(fc.string({ maxLength: 12 }), fc.anything({ maxDepth: 2 }), { maxKeys: 3 }),
  );
}

const encode = (value: unknown): string => {
  try {
    return encodeURIComponent(String(value));
  } catch {
    return "%ED%A0%80";
  }
};

async function shoot(endpoint: Endpoint, token: string | undefined, changes: Readonly<Record<string, unknown>>) {
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? ""));
  const { body, query } = requestTo(endpoint, { ...(await w.idsFor(endpoint)), ...(await versionsOf(endpoint)) });
  const ids = await w.idsFor(endpoint);
  const url = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encode(name in changes ? changes[name] : (ids[name] ?? newId())));
  const rest = Object.fromEntries(Object.entries(changes).filter(([name]) => !inPath.has(name)));
  const asked = Object.entries({ ...query, ...(endpoint.method === "GET" ? rest : {}) }).filter(([, value]) => value !== undefined);
  const place = asked.length > 0 ? `${url}?${asked.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&")}` : url;
  const payload = JSON.stringify({ ...body, ...rest }).replace(/"@raw(.*?)raw@"/g, "$1");
  const answer = await w.s.http.inject({
    method: endpoint.method,
    url: `/api${place}`,
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "same-origin",
      "idempotency-key": newId(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(endpoint.method === "POST" && { payload }),
  });
  const isJson = /json/.test(String(answer.headers["content-type"]));
  return {
    status: answer.statusCode,
    told: isJson ? answer.json() : {},
    asked: `${place} ${endpoint.method === "POST" ? payload.slice(0, 300) : ""}`,
  };
}

/** The version that stands, so that a change gets past it half of the time. */
async function versionsOf({ path }: Endpoint): Promise<{ version?: number }> {
  const root = Object.entries({
    caseId: "cases.case",
    taskId: "cases.task",
    concernId: "concerns.concern",
    personId: "people.person",
  }).find(([name]) => path.includes(`:${name}`));
  if (!root) return {};
  const [row] = await w.s.given<{ version: number }>(`select version from ${root[1]} where id = $1`, [w.ids[root[0]]]);
  return row ?? {};
}

test("no request breaks the door: whatever is sent is answered, or refused by name", async () => {
  const broken: string[] = [];
  const begun = performance.now();
  let sent = 0;
  const statuses = new Map<number, number>();
  for (let round = 0; round < 2 || performance.now() - begun < PATIENCE; round++) {
    for (const { endpoint } of w.routes) {
      if (endpoint.name === "signIn.out" || endpoint.name === "me.endSession") continue;
      // The door's own slow hash makes each try of a password a matter of a tenth of a second.
      if (endpoint.name === "signIn.password" && round > 1) continue;
      const column = COLUMNS[Math.max(0, EXPECTED.get(endpoint.name)?.indexOf("y") ?? 0)] ?? "manager";
      const token = endpoint.open ? undefined : await w.s.tokenOf(w.askers[column]);
      for (const changes of fc.sample(spoilt(endpoint), { numRuns: 4, seed: SEED + round })) {
        const { status, told, asked } = await shoot(endpoint, token, changes);
        sent += 1;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const named =
          status < 400 ||
          (typeof told.code === "string" &&
            told.status === status &&
            Object.keys(told).every((key) => ["type", "status", "code", "fields", "params"].includes(key)));
        if (status >= 500 || !named) broken.push(`${endpoint.name}: ${status} ${told.code} ${asked.slice(0, 200)}`);
      }
    }
    if (broken.length > 20) break;
  }
  assert.deepEqual(broken, []);
  assert.ok(
    sent > 800 && (statuses.get(422) ?? 0) > 100 && (statuses.get(200) ?? 0) > 100,
    `${sent} sent: ${[...statuses].map(String).join(" ")}`,
  );
});

test("no endpoint takes a body that pretends to be another kind, or is too large, whoever sends it", async () => {
  const wrong: string[] = [];
  for (const { endpoint } of w.routes.filter((one) => one.endpoint.method === "POST")) {
    // What takes a file reads its bytes for itself, and says so in its own tests.
    if (fieldsOf(endpoint).some(({ place }) => place === "file")) continue;
    const column = COLUMNS[Math.max(0, EXPECTED.get(endpoint.name)?.indexOf("y") ?? 0)] ?? "manager";
    const token = endpoint.open ? undefined : await w.s.tokenOf(w.askers[column]);
    const { url, body } = requestTo(endpoint, await w.idsFor(endpoint));
    const sound = JSON.stringify(body);
    const shots: [string, string, string][] = [
      ["text/plain", sound, "as text"],
      ["application/xml", "<a/>", "XML"],
      ["application/x-www-form-urlencoded", "a=b", "a form"],
      ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n', "in parts"],
      ["application/json", `{"x":"${"x".repeat(1_100_000)}"}`, "too large"],
      ["application/json", sound.slice(0, -1), "cut off"],
    ];
    for (const [type, payload, what] of shots) {
      const headers = {
        "content-type": type,
        "sec-fetch-site": "same-origin",
        "idempotency-key": newId(),
        ...(token && { authorization: `Bearer ${token}` }),
      };
      const answer = await w.s.http.inject({ method: "POST", url: `/api${url}`, headers, payload });
      if (![400, 413, 415].includes(answer.statusCode)) wrong.push(`${endpoint.name}, ${what}: ${answer.statusCode}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("a body that is no JSON, too deep, too large or of another kind is refused", async () => {
  const token = await w.s.tokenOf(w.town.ines);
  const shot = (payload: string | Buffer, type = "application/json") =>
    w.s.http.inject({
      method: "POST",
      url: "/api/people/search",
      payload,
      headers: { "content-type": type, authorization: `Bearer ${token}` },
    });
  const refused: [string | Buffer, string?][] = [
    ...["{", "[]", "null", '"x"', "{}{}", '{"typed":"x"} trailing', "\ufeff{", "[".repeat(10_000)].map((text): [string] => [text]),
    [Buffer.from([0xff, 0xfe, 0x7b, 0x00])],
    [`{"typed":"${"x".repeat(1_100_000)}"}`],
    ["typed=x", "application/x-www-form-urlencoded"],
    ["{}", "text/plain"],
    ["<a/>", "application/xml"],
  ];
  for (const [payload, type] of refused) {
    const { statusCode } = await shot(payload, type);
    assert.ok([400, 413, 415, 422].includes(statusCode), `${statusCode} ${String(payload).slice(0, 30)}`);
  }
});
