import { nicknameClasses } from "./nicknames.ts";
import { soundCodes } from "./sounds.ts";

/** A name as it is kept: parts where they are known, the whole where they are not. */
export interface PersonName {
  readonly given?: string | null | undefined;
  readonly family?: string | null | undefined;
  readonly full?: string | null | undefined;
}

/**
 * What of a name is looked up by: whole words, their beginnings, three letters in a row, the word with one letter left out,
 * its sound, and its nickname class.
 */
export type TokenKind = "word" | "prefix" | "gram" | "drop" | "sound" | "nick";
export interface NameToken {
  readonly kind: TokenKind;
  readonly text: string;
}

const LONGEST_PREFIX = 6;
const LONGEST_WORD = 40;
const MOST_WORDS = 10;

// biome-ignore format: a table is read by its rows
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i", ħ: "h", ŋ: "ng",
  ٱ: "ا", ة: "ه", ى: "ي", ی: "ي", ې: "ي", ک: "ك", ہ: "ه", ھ: "ه", ۀ: "ه", ە: "ه", ء: "", ـ: "",
};
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");
/** Accents and vowel points that writers leave out; not the vowel signs of Indic scripts nor the voicing marks of kana, which make another name. */
const MARKS = /[[[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]&&\p{M}]--[\u3099\u309a]]/gv;
const JOINERS = /[\p{Cf}'’‘`´ʼʻʹʾʿ′＇׳״"]/gu;
const GAPS = /[^\p{L}\p{N}\p{M}]+/gu;

/** Words that come and go in front of a family name or behind it, and tell nobody apart. */
const PARTICLES: ReadonlySet<string> = new Set(
  "al el ul ad ar as ash az bin bint ibn ben abu umm da das de del della den der des di do dos du e la las le los san van vander von y zu jr sr ii iii iv".split(
    " ",
  ),
);
/** Scripts written without spaces and with a character for a syllable: two characters already tell as much as a word. */
const DENSE = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

/** A name in the spelling it is compared in: lower case, without accents and apostrophes, hyphens opened, Arabic letters unified. */
export function normaliseName(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(JOINERS, "")
    .replace(MARKS, "")
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? "")
    .replace(GAPS, " ")
    .trim()
    .normalize("NFC");
}

/** The normalised words of a text, in order. */
export function nameWords(text: string): string[] {
  const normal = normaliseName(text);
  return normal === ""
    ? []
    : normal
        .split(" ")
        .slice(0, MOST_WORDS)
        .map((word) => word.slice(0, LONGEST_WORD));
}

/** Whether a normalised word is a particle (de, bin, van) or suffix (jr) rather than a name by itself. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

/** Everything a person with these names is to be found by. */
export function nameTokens(names: readonly PersonName[]): NameToken[] {
  const found = new Tokens();
  for (const name of names) {
    for (const part of [name.given, name.family, name.full]) {
      if (!part) continue;
      const words = nameWords(part);
      for (const word of wordsToIndex(words)) addStored(found, word);
      for (const joined of joinedWords(words)) found.add("word", joined);
    }
    const dense = nameWords(`${name.family ?? ""}${name.given ?? ""}`)[0] ?? "";
    if (DENSE.test(dense)) found.add("word", dense);
  }
  return found.list();
}

/** What to look up for a name as somebody typed it: whole or in part, in any order, and perhaps misspelt. */
export function queryTokens(typed: string): NameToken[] {
  const found = new Tokens();
  const words = nameWords(typed);
  for (const word of wordsToIndex(words)) addAsked(found, word);
  // "Van" may be the whole of a given name.
  for (const word of words) found.add("word", word);
  for (const joined of joinedWords(words)) {
    found.add("word", joined);
    found.add("prefix", cut(joined, LONGEST_PREFIX));
  }
  return found.list();
}

class Tokens {
  readonly #seen = new Map<string, NameToken>();

  add(kind: TokenKind, text: string): void {
    this.#seen.set(`${kind}|${text}`, { kind, text });
  }

  list(): NameToken[] {
    return [...this.#seen.values()];
  }
}

/** Particles count only where nothing else is there; an Arabic article is taken off beside the word that has it. */
function wordsToIndex(words: readonly string[]): string[] {
  const telling = words.filter((word) => !PARTICLES.has(word));
  return (telling.length > 0 ? telling : words).flatMap((word) => {
    const bare = withoutArticle(word);
    return bare === word ? [word] : [word, bare];
  });
}

function withoutArticle(word: string): string {
  return word.startsWith("ال") && word.length >= 5 ? word.slice(2) : word;
}

/** "de la Cruz" as "delacruz", "Mary Ann" as "maryann": spellings that come and go with a space. */
function joinedWords(words: readonly string[]): string[] {
  const joined: string[] = [];
  let particles = "";
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    if (PARTICLES.has(word)) particles += word;
    else {
      if (particles) joined.push(particles + word);
      else if (before) joined.push(before + word);
      particles = "";
    }
  }
  return joined.map((word) => word.slice(0, LONGEST_WORD));
}

function addStored(found: Tokens, word: string): void {
  found.add("word", word);
  const letters = [...word];
  for (let n = DENSE.test(word) ? 1 : 2; n <= Math.min(LONGEST_PREFIX, letters.length - 1); n++)
    found.add("prefix", letters.slice(0, n).join(""));
  addAlike(found, word, letters);
  for (const less of drops(letters)) found.add("drop", less);
}

function addAsked(found: Tokens, word: string): void {
  found.add("word", word);
  const letters = [...word];
  if (letters.length > 1 || DENSE.test(word)) found.add("prefix", letters.slice(0, LONGEST_PREFIX).join(""));
  addAlike(found, word, letters);
  if (letters.length < 3) return;
  found.add("drop", word);
  for (const less of drops(letters)) {
    found.add("drop", less);
    if (letters.length > 3) found.add("word", less);
  }
}

function addAlike(found: Tokens, word: string, letters: readonly string[]): void {
  for (const gram of grams(word, letters)) found.add("gram", gram);
  for (const code of soundCodes(word)) found.add("sound", code);
  for (const name of nicknameClasses(word)) found.add("nick", name);
}

/** Three letters in a row, and the last two with the word's end; its beginning is what prefixes are for. */
function grams(word: string, letters: readonly string[]): string[] {
  if (DENSE.test(word)) return letters.length < 2 ? [word] : letters.slice(1).map((letter, at) => (letters[at] ?? "") + letter);
  if (letters.length < 3) return [];
  const padded = [...letters, "$"];
  return padded.slice(2).map((letter, at) => (padded[at] ?? "") + (padded[at + 1] ?? "") + letter);
}

function drops(letters: readonly string[]): string[] {
  if (letters.length < 3 || letters.length > 12) return [];
  return letters.map((_, at) => letters.toSpliced(at, 1).join(""));
}

function cut(word: string, length: number): string {
  return [...word].slice(0, length).join("");
}
