import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newId } from "./ids.ts";
import { Keyring, newKey, type Place, SecretError, sealedKeyId, unwrapKey, wrapKey } from "./secret.ts";

const north = newId();
const south = newId();
const place: Place = { table: "people.name", row: newId(), column: "given" };

function keyring(): Keyring {
  const ring = new Keyring();
  ring.add(north, 1, newKey());
  ring.add(south, 1, newKey());
  return ring;
}

const failsWith = (code: SecretError["code"]) => (error: unknown) => error instanceof SecretError && error.code === code;

test("what was sealed opens again: any text, empty, and one megabyte", () => {
  const ring = keyring();
  const texts = ["", "Amina", "أمينة بنت يوسف", "Zoë 👩🏽‍🦱 O’Brien", "\n\t\u0001", "x".repeat(1_048_576), "ü".repeat(500_000)];
  for (const text of texts) assert.equal(ring.open(north, place, ring.seal(north, place, text)), text);
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.uuid(), (text, row) => {
      const there = { ...place, row };
      return ring.open(north, there, ring.seal(north, there, text)) === text;
    }),
  );
});

test("the layout is version, key id, nonce, ciphertext, tag", () => {
  const ring = keyring();
  const sealed = ring.seal(north, place, "Amina");
  assert.equal(sealed.length, 1 + 2 + 12 + 5 + 16);
  assert.equal(sealed[0], 1);
  assert.equal(sealedKeyId(sealed), 1);
  assert.ok(!sealed.includes("Amina"));
});

test("a value moved to another row, column, table or agency does not open", () => {
  const ring = new Keyring();
  const shared = newKey();
  ring.add(north, 1, shared);
  ring.add(south, 1, shared);
  const sealed = ring.seal(north, place, "Amina");
  const elsewhere: [string, Place][] = [
    [north, { ...place, row: newId() }],
    [north, { ...place, column: "family" }],
    [north, { ...place, table: "people.contact" }],
    [south, place],
    [north, { table: "people.nameg", row: place.row, column: "iven" }],
    [north, { table: "people", row: place.row, column: "given" }],
  ];
  for (const [agency, there] of elsewhere) assert.throws(() => ring.open(agency, there, sealed), failsWith("notAuthentic"));
});

test("a flipped bit anywhere, a cut or an added byte does not open", () => {
  const ring = keyring();
  const sealed = ring.seal(north, place, "Amina");
  for (let at = 0; at < sealed.length; at++) {
    for (const bit of [1, 128]) {
      const broken = Buffer.from(sealed);
      broken[at] = (broken[at] ?? 0) ^ bit;
      assert.throws(() => ring.open(north, place, broken), SecretError, `byte ${at}`);
    }
  }
  for (const broken of [sealed.subarray(0, 20), sealed.subarray(0, -1), Buffer.concat([sealed, Buffer.of(0)]), Buffer.alloc(0)]) {
    assert.throws(() => ring.open(north, place, broken), SecretError);
  }
});

test("the error names the place and never the content", () => {
  const ring = keyring();
  const sealed = ring.seal(north, place, "Amina");
  assert.throws(
    () => ring.open(south, place, sealed),
    (error: Error) => error.message.includes("people.name.given") && !error.message.includes("Amina"),
  );
  assert.throws(() => ring.open(newId(), place, sealed), failsWith("unknownKey"));
  assert.throws(() => ring.open(north, place, Buffer.concat([Buffer.of(9), sealed.subarray(1)])), failsWith("unknownVersion"));
});

test("another key of the same id does not open, and is refused on the ring", () => {
  const ring = keyring();
  const sealed = ring.seal(north, place, "Amina");
  assert.throws(() => keyring().open(north, place, sealed), failsWith("notAuthentic"));
  assert.throws(() => ring.add(north, 1, newKey()), failsWith("badKey"));
  assert.throws(() => ring.add(north, 2, Buffer.alloc(16)), failsWith("badKey"));
  for (const id of [0, -1, 1.5, 65_536]) assert.throws(() => ring.add(north, id, newKey()), failsWith("badKey"));
});

test("rotation seals with the newest key and opens what older keys sealed", () => {
  const ring = keyring();
  const old = ring.seal(north, place, "before");
  const search = ring.searchKey(north);
  ring.add(north, 300, newKey());
  const fresh = ring.seal(north, place, "after");
  assert.equal(sealedKeyId(old), 1);
  assert.equal(sealedKeyId(fresh), 300);
  assert.equal(ring.newestKeyId(north), 300);
  assert.equal(ring.open(north, place, old), "before");
  assert.equal(ring.open(north, place, fresh), "after");
  assert.deepEqual(ring.searchKey(north), search, "blind tokens outlive rotation");
  ring.forget(north);
  assert.throws(() => ring.open(north, place, old), failsWith("unknownKey"));
  assert.equal(ring.has(north), false);
});

test("no nonce is used twice", () => {
  const ring = keyring();
  const seen = new Set<string>();
  for (let i = 0; i < 20_000; i++) seen.add(ring.seal(i % 2 ? north : south, place, "same").toString("hex", 3, 15));
  assert.equal(seen.size, 20_000);
});

test("a nonce held by a sealed value is not overwritten when the pool is refilled", () => {
  const ring = keyring();
  const sealed = Array.from({ length: 600 }, (_, i) => ring.seal(north, place, String(i)));
  for (const [i, value] of sealed.entries()) assert.equal(ring.open(north, place, value), String(i));
});

test("data keys are wrapped for one agency and one key id", () => {
  const kek = newKey();
  const key = newKey();
  const wrapped = wrapKey(kek, key, north, 2);
  assert.deepEqual(unwrapKey(kek, wrapped, north, 2), key);
  assert.throws(() => unwrapKey(newKey(), wrapped, north, 2), failsWith("notAuthentic"));
  assert.throws(() => unwrapKey(kek, wrapped, south, 2), failsWith("notAuthentic"));
  assert.throws(() => unwrapKey(kek, wrapped, north, 1), failsWith("notAuthentic"));
  assert.throws(() => unwrapKey(kek, wrapped.subarray(1), north, 2), failsWith("malformed"));
  assert.throws(() => unwrapKey(kek.subarray(1), wrapped, north, 2), failsWith("badKey"));
});

test("search keys differ between agencies and from the data key", () => {
  const ring = new Keyring();
  const key = newKey();
  ring.add(north, 1, key);
  ring.add(south, 1, key);
  assert.equal(ring.searchKey(north).length, 32);
  assert.notDeepEqual(ring.searchKey(north), ring.searchKey(south));
  assert.notDeepEqual(ring.searchKey(north), key);
  const bare = new Keyring();
  bare.add(north, 2, newKey());
  assert.throws(() => bare.searchKey(north), failsWith("unknownKey"));
});

test("opening a name costs microseconds", (t) => {
  const ring = keyring();
  const sealed = ring.seal(north, place, "x".repeat(100));
  const rounds = 20_000;
  for (let i = 0; i < 2000; i++) ring.open(north, place, sealed);
  const before = performance.now();
  for (let i = 0; i < rounds; i++) ring.open(north, place, sealed);
  const each = ((performance.now() - before) / rounds) * 1000;
  t.diagnostic(`open, 100 bytes: ${each.toFixed(2)} µs`);
  assert.ok(each < 60, `${each} µs`);
});
