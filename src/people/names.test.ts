import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newKey } from "../kernel/secret.ts";
import { bestPairing, jaroWinkler, misspellings } from "./likeness.ts";
import { nameTokens, nameWords, normaliseName, type PersonName, queryTokens } from "./names.ts";
import { areNicknames } from "./nicknames.ts";
import { rankNames } from "./rank.ts";
import { skeleton, soundCodes } from "./sounds.ts";
import { blindTokens, TOKEN_WEIGHT } from "./tokens.ts";

const key = newKey();

/** Whether a query would reach a person at all, and how strongly. */
function overlap(typed: string, ...names: PersonName[]): number {
  const stored = new Set(nameTokens(names).map(({ kind, text }) => `${kind}|${text}`));
  return queryTokens(typed).reduce((sum, { kind, text }) => sum + (stored.has(`${kind}|${text}`) ? TOKEN_WEIGHT[kind] : 0), 0);
}

test("names are compared without case, accents, apostrophes, hyphens and Arabic spelling variants", () => {
  const cases: [string, string][] = [
    ["O’Brien", "obrien"],
    ["  O'BRIEN ", "obrien"],
    ["Zoë  José-María", "zoe jose maria"],
    ["Łukasz Øst Groß Çelik İpek Đặng", "lukasz ost gross celik ipek dang"],
    ["أُمَيْنَة", "امينه"],
    ["آمـــنة", "امنه"],
    ["ليلى", "ليلي"],
    ["علی کریمی", "علي كريمي"],
    ["زهراء", "زهرا"],
    ["李小龙", "李小龙"],
    ["김민준", "김민준"],
    ["がく", "がく"],
    ["मोहन", "मोहन"],
    ["A\u200d\u200eli", "ali"],
    ["", ""],
    ["— . ’", ""],
  ];
  for (const [text, normal] of cases) assert.equal(normaliseName(text), normal, text);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => normaliseName(normaliseName(text)) === normaliseName(text)));
});

test("Latin and Arabic spellings of one name sound alike", () => {
  const pairs: [string, string][] = [
    ["Amina", "أمينة"],
    ["Mohammed", "محمد"],
    ["Muhamad", "محمد"],
    ["Yusuf", "يوسف"],
    ["Yousef", "يوسف"],
    ["Fatimah", "فاطمة"],
    ["Khaled", "خالد"],
    ["Omar", "عمر"],
    ["Hussein", "حسين"],
    ["Abdullah", "عبدالله"],
    ["Aisha", "عائشة"],
    ["Zahra", "زهراء"],
    ["Layla", "ليلى"],
    ["Ibrahim", "إبراهيم"],
    ["Qasim", "قاسم"],
    ["Sarah", "سارة"],
    ["Mamdouh", "ممدوح"],
    ["Gamal", "جمال"],
    ["Khadija", "خديجة"],
  ];
  for (const [latin, arabic] of pairs) assert.equal(skeleton(normaliseName(latin)), skeleton(normaliseName(arabic)), latin);
  assert.notEqual(skeleton("amina"), skeleton("omar"));
  assert.deepEqual(soundCodes("李"), []);
});

test("a person is reached by whole, part, misspelt, joined, nickname and other script", () => {
  const amina = { given: "Amina", family: "O’Brien" };
  for (const typed of ["Amina", "amnia", "Amna", "Aminna", "Amine", "Ami", "min", "obrien", "O Brien", "O'Brian", "أمينة", "ámína"]) {
    assert.ok(overlap(typed, amina) > 0, typed);
  }
  assert.ok(overlap("Lupe", { given: "Guadalupe", family: "Lin" }) > 0);
  assert.ok(overlap("delacruz", { given: "Jo", family: "de la Cruz" }) >= TOKEN_WEIGHT.word);
  assert.ok(overlap("de la Cruz", { given: "Jo", family: "Delacruz" }) >= TOKEN_WEIGHT.word);
  assert.ok(overlap("Maryann", { given: "Mary Ann", family: "Lin" }) >= TOKEN_WEIGHT.word);
  assert.ok(overlap("حسن", { given: "أمينة", family: "الحسن" }) >= TOKEN_WEIGHT.word);
  assert.ok(overlap("Hassan", { given: "Amina", family: "Al-Hassan" }) >= TOKEN_WEIGHT.word);
  assert.ok(overlap("小龙", { given: "小龙", family: "李" }) >= TOKEN_WEIGHT.word);
  assert.ok(overlap("李小龙", { given: "小龙", family: "李" }) >= TOKEN_WEIGHT.word);
  assert.ok(overlap("Sol", { given: "Amina", family: "Lin" }, { full: "Sol Lin" }) >= TOKEN_WEIGHT.word, "any of several names");
  assert.ok(
    overlap("Van Lin", { given: "Van", family: "Lin" }) > overlap("Van Lin", { given: "Kim", family: "Lin" }),
    "a particle that is a name",
  );
  assert.equal(overlap("Mateo", amina), 0);
});

test("a single letter, nothing, and a very long name do no harm", () => {
  assert.deepEqual(queryTokens(""), []);
  assert.deepEqual(nameTokens([{}, { given: "", family: null }]), []);
  assert.equal(queryTokens("A").length, 1);
  assert.ok(nameTokens([{ full: "x".repeat(100_000) }]).length < 60);
  assert.ok(queryTokens(Array.from({ length: 1000 }, (_, i) => `word${i}`).join(" ")).length < 400);
});

test("blind tokens are eight bytes, the same under one key, different under another and by kind", () => {
  const tokens = nameTokens([{ given: "Amina", family: "Yusuf" }]);
  const blind = blindTokens(key, tokens);
  assert.equal(blind.length, tokens.length);
  assert.ok(blind.every(({ token }) => token.length === 8));
  assert.deepEqual(blindTokens(Buffer.from(key), tokens), blind);
  const seen = new Set(blind.map(({ token }) => token.toString("hex")));
  assert.ok(blindTokens(newKey(), tokens).every(({ token }) => !seen.has(token.toString("hex"))));
  assert.equal(blindTokens(key, [...tokens, ...tokens]).length, tokens.length);
  const both = blindTokens(key, [
    { kind: "word", text: "sam" },
    { kind: "prefix", text: "sam" },
  ]);
  assert.equal(both.length, 2);
  assert.deepEqual(
    both.map(({ weight }) => weight),
    [TOKEN_WEIGHT.word, TOKEN_WEIGHT.prefix],
  );
});

test("ranking puts exact before beginning before nickname and misspelling, and says why", () => {
  const people = ["Roberta Lin", "Bob Lin", "Rob Lind", "Robrt Lin", "Ravi Omar", "Robert Lin"].map((full) => ({ names: [{ full }] }));
  const ranked = rankNames("Robert Lin", people);
  assert.deepEqual(
    ranked.map(({ candidate }) => candidate.names[0]?.full),
    ["Robert Lin", "Roberta Lin", "Robrt Lin", "Bob Lin", "Rob Lind", "Ravi Omar"],
  );
  assert.deepEqual(ranked[0]?.because, ["exact"]);
  assert.deepEqual(ranked[3]?.because, ["nickname", "exact"]);
  assert.ok(ranked.every(({ score }) => score >= 0 && score <= 1));
});

test("ranking forgives order, a joined spelling, an initial and the other script", () => {
  const best = (typed: string, ...fulls: string[]) =>
    rankNames(
      typed,
      fulls.map((full) => ({ names: [{ full }] })),
    )[0]?.candidate.names[0]?.full;
  assert.equal(best("Yusuf Amina", "Yusuf Omar", "Amina Yusuf", "Amina Lin"), "Amina Yusuf");
  assert.equal(best("Maryann Lin", "Marianne Peña", "Mary Ann Lin", "Mary Lin"), "Mary Ann Lin");
  assert.equal(best("A Yusuf", "Omar Yusuf", "Amina Yusuf"), "Amina Yusuf");
  assert.equal(best("Amina Yousef", "Ines Mateo", "أمينة يوسف"), "أمينة يوسف");
  assert.equal(best("Jo de la Cruz", "Jo van Cruz", "Jo Cruz", "Jo de la Cruz"), "Jo de la Cruz");
  assert.equal(best("Van Lin", "Kim Lin", "Van Lin"), "Van Lin");
  assert.deepEqual(rankNames("", [{ names: [{ full: "Sam" }] }])[0]?.score, 0);
  assert.deepEqual(rankNames("Sam", []), []);
});

test("letters are counted as misspelt the way fingers slip", () => {
  assert.equal(misspellings("amina", "amina"), 0);
  assert.equal(misspellings("amina", "aimna"), 1);
  assert.equal(misspellings("amina", "amna"), 1);
  assert.equal(misspellings("amina", "aminna"), 1);
  assert.equal(misspellings("amina", "emina"), 1);
  assert.equal(misspellings("amina", "omar", 2), 3, "stops counting");
  assert.equal(jaroWinkler("martha", "marhta").toFixed(3), "0.961");
  assert.equal(jaroWinkler("dixon", "dicksonx").toFixed(3), "0.813");
  assert.equal(jaroWinkler("", "a"), 0);
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const alike = jaroWinkler(one, other);
      return alike >= 0 && alike <= 1 && misspellings(one, other) === misspellings(other, one);
    }),
  );
});

test("words are paired for the greatest sum, each used once", () => {
  const table = [
    [0.9, 0.8],
    [0.9, 0.1],
  ];
  const { pairs, sum } = bestPairing(2, 2, (i, j) => table[i]?.[j] ?? 0);
  assert.deepEqual(pairs, [1, 0]);
  assert.equal(sum.toFixed(2), "1.70");
});

test("nicknames go both ways and are not the name itself", () => {
  assert.ok(areNicknames("bob", "robert"));
  assert.ok(areNicknames("guadalupe", "lupe"));
  assert.ok(areNicknames("pancho", "francisco"));
  assert.ok(!areNicknames("bob", "bob"));
  assert.ok(!areNicknames("bob", "amina"));
  assert.deepEqual(nameWords("Bob"), ["bob"]);
});
