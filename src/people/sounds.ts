import { doubleMetaphone } from "double-metaphone";

const LATIN = /^[a-z]+$/;
const ARABIC = /^\p{Script=Arabic}+$/u;

// Arabic letters as consonant classes shared with Latin spellings; letters not listed (long vowels, ayn inside a word) are passed over.
// biome-ignore format: a table is read by its rows
const ARABIC_CLASS: Readonly<Record<string, string>> = {
  ب: "b", پ: "b", ت: "t", ط: "t", ث: "t", ج: "g", چ: "S", گ: "g", غ: "g", ح: "h", ه: "h", خ: "k", ق: "k", ك: "k", د: "d", ض: "d",
  ذ: "d", ر: "r", ز: "z", ژ: "z", ظ: "z", س: "s", ص: "s", ش: "S", ف: "f", ڤ: "f", ل: "l", م: "m", ن: "n",
};
// biome-ignore format: a table is read by its rows
const LATIN_CLASS: Readonly<Record<string, string>> = {
  b: "b", p: "b", t: "t", d: "d", g: "g", j: "g", h: "h", k: "k", q: "k", c: "k", x: "ks", r: "r", z: "z", s: "s", f: "f", v: "f",
  l: "l", m: "m", n: "n",
};
const PAIRS: readonly [RegExp, string][] = [
  [/sch|sh|ch/g, "S"],
  [/kh/g, "k"],
  [/gh/g, "g"],
  [/th/g, "t"],
  [/dh/g, "d"],
  [/ph/g, "f"],
  [/c(?=[eiy])/g, "s"],
];

/** How a normalised word sounds, as codes: words that share one sound alike. Empty for scripts we cannot sound out. */
export function soundCodes(word: string): readonly string[] {
  const codes = new Set<string>();
  if (word.length > 1 && LATIN.test(word)) {
    for (const code of doubleMetaphone(word)) if (code.length > 1) codes.add(code);
  }
  const bones = skeleton(word);
  if (bones) codes.add(`~${bones}`);
  return [...codes];
}

/** The consonants of a Latin or Arabic word in one alphabet, so that "Amina" and "أمينة" meet; null where too little is left to tell. */
export function skeleton(word: string): string | null {
  const bones = LATIN.test(word) ? latinBones(word) : ARABIC.test(word) ? arabicBones(word) : "";
  return bones.length > 1 ? bones : null;
}

function latinBones(word: string): string {
  let text = word;
  for (const [pair, sound] of PAIRS) text = text.replace(pair, sound);
  text = text.replace(/([a-zS])\1+/g, "$1").replace(/(?<=.)h$/, "");
  let bones = initialOf(text[0] ?? "", /[aeiou]/, /[yw]/);
  for (const letter of text) bones += letter === "S" ? "S" : (LATIN_CLASS[letter] ?? "");
  return bones;
}

function arabicBones(word: string): string {
  const text = word.replace(/لله$/, "له").replace(/(?<=.)[هح]$/, "");
  let bones = initialOf(text[0] ?? "", /[اعىء]/, /[يو]/);
  if (bones === "و") bones = "w";
  if (bones === "ي") bones = "y";
  for (const letter of text) bones += ARABIC_CLASS[letter] ?? "";
  return bones;
}

/** A vowel or half-vowel counts at the head of a word only. */
function initialOf(first: string, vowel: RegExp, half: RegExp): string {
  return vowel.test(first) ? "A" : half.test(first) ? first : "";
}
