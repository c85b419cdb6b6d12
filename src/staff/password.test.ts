import assert from "node:assert/strict";
import { test } from "node:test";
import { checkPassword, hashPassword, needsRehash, verifyPassword } from "./password.ts";

const good = "tejado verde 41 nubes";

test("a password opens its own hash and no other does", async () => {
  const hash = await hashPassword(good);
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(await verifyPassword(hash, good), true);
  assert.equal(await verifyPassword(hash, `${good} `), false);
  assert.equal(await verifyPassword(hash, ""), false);
  assert.notEqual(await hashPassword(good), hash, "another salt each time");
  const salt = Buffer.alloc(16, 7);
  assert.equal(await hashPassword("code", salt), await hashPassword("code", salt), "the same under a given salt");
});

test("one spelling of a letter is another's equal", async () => {
  assert.equal(await verifyPassword(await hashPassword("contraseña muy larga"), "contraseña muy larga".normalize("NFD")), true);
});

test("an unknown account costs what a known one costs, and stays unknown", async (t) => {
  const hash = await hashPassword(good);
  const time = async (known: string | null) => {
    const start = performance.now();
    for (let i = 0; i < 5; i++) await verifyPassword(known, "wrong");
    return (performance.now() - start) / 5;
  };
  await time(hash);
  const [known, unknown] = [await time(hash), await time(null)];
  t.diagnostic(`verify: ${known.toFixed(1)} ms known, ${unknown.toFixed(1)} ms unknown`);
  assert.ok(unknown > known / 3, `${unknown} against ${known}`);
  assert.equal(await verifyPassword(null, good), false);
});

test("hashing leaves the event loop free", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 2);
  await Promise.all([hashPassword("a"), hashPassword("b"), hashPassword("c"), hashPassword("d")]);
  clearInterval(timer);
  assert.ok(turns > 3, `${turns} turns`);
});

test("another cost is noticed, and what is no hash is refused", async () => {
  const hash = await hashPassword(good);
  assert.equal(needsRehash(hash), false);
  const weak = hash.replace("m=19456", "m=8192");
  assert.equal(needsRehash(weak), true);
  assert.equal(await verifyPassword(weak, good), false, "the cost is part of the hash");
  for (const not of ["", "$2b$10$abcdefghijklmnopqrstuv", good, hash.replace("argon2id", "argon2i"), hash.slice(0, -30)]) {
    assert.throws(() => needsRehash(not), /Not an argon2id hash/);
    await assert.rejects(verifyPassword(not, good), /Not an argon2id hash/);
  }
});

test("hashes of the published test tool open", async () => {
  const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  assert.equal(await verifyPassword(hash, "password"), true);
  assert.equal(needsRehash(hash), true);
});

test("length is the rule: eight with a second factor, fifteen alone, two hundred at most", () => {
  assert.equal(checkPassword("tejad41", { secondFactor: true }), "password.tooShort");
  assert.equal(checkPassword("tejado41", { secondFactor: true }), null);
  assert.equal(checkPassword("tejado41", { secondFactor: false }), "password.tooShort");
  assert.equal(checkPassword(good, { secondFactor: false }), null);
  assert.equal(checkPassword("nubes y tejados ".repeat(12).trim(), { secondFactor: false }), null);
  assert.equal(checkPassword("nubes y tejados ".repeat(13), { secondFactor: false }), "password.tooLong");
  assert.equal(checkPassword("سقف أخضر وغيوم", { secondFactor: true }), null);
});

test("what others would try first is refused, however dressed", () => {
  const common = [
    "password",
    "Password1!",
    "P@ssw0rd2024",
    "WELCOME123",
    "contraseña1",
    "qwertyuiop",
    "12345678",
    "87654321",
    "11111111",
    "abcdefgh",
    "abababab",
    "Holdfast2026!",
    "caseworker1",
    "victim-services",
    "Summer2025!!",
    "iloveyou123",
    "letmein!!!",
    "careteam2026",
    "school.district",
  ];
  for (const password of common) assert.equal(checkPassword(password, { secondFactor: true }), "password.tooCommon", password);
  for (const password of ["tejado verde", "wqx72-lmpz", "correct tejado staple", "1948 0312 7756"]) {
    assert.equal(checkPassword(password, { secondFactor: true }), null, password);
  }
});

test("one's own name, address or agency does not make a password, though it may stand in a long one", () => {
  const personal = ["Ines Núñez", "ines.nunez@northside.example.org", "Northside Advocates"];
  for (const password of ["Northside7", "nunez1987x", "7advocates"]) {
    assert.equal(checkPassword(password, { secondFactor: true, personal }), "password.tooPersonal", password);
  }
  assert.equal(checkPassword("the northside bus is always late", { secondFactor: true, personal }), null);
});
