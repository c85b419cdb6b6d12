import { bestPairing, jaroWinkler, misspellings } from "./likeness.ts";
import { isParticle, nameWords, type PersonName } from "./names.ts";
import { areNicknames } from "./nicknames.ts";
import { soundCodes } from "./sounds.ts";

/** How a typed word came to stand for a word of a name. */
export type WordReason = "exact" | "prefix" | "nickname" | "spelling" | "sound" | "initial";

/** How well one word stands for another, 0 to 1, and by what. */
export interface WordFit {
  readonly alike: number;
  readonly reason: WordReason;
}

/** A candidate in its place: how well the typed name fits, 0 to 1, and why. */
export interface Ranked<T> {
  readonly candidate: T;
  readonly score: number;
  readonly because: readonly WordReason[];
}

const MOST_WORDS = 7;
/** Particles come and go, and tell few people apart. */
const PARTICLE_SHARE = 0.2;
const NO_FIT: WordFit = { alike: 0, reason: "spelling" };

/** Orders candidates whose names are open by how well they fit what was typed: exact and beginnings first, then misspelt and sounding alike. */
export function rankNames<T extends { readonly names: readonly PersonName[] }>(typed: string, candidates: readonly T[]): Ranked<T>[] {
  const asked = nameWords(typed).slice(0, MOST_WORDS);
  const sounds = new Map<string, readonly string[]>();
  const codesOf = (word: string) => {
    const codes = sounds.get(word) ?? soundCodes(word);
    sounds.set(word, codes);
    return codes;
  };
  const fits = new Map<string, WordFit>();
  const fitOf = (one: string, word: string) => {
    const key = `${one} ${word}`;
    const fit = fits.get(key) ?? fitWord(one, word, codesOf);
    fits.set(key, fit);
    return fit;
  };
  return candidates
    .map((candidate, at) => {
      let best: Omit<Ranked<T>, "candidate"> = { score: 0, because: [] };
      for (const name of candidate.names) {
        const fit = fitName(asked, name, fitOf);
        if (fit.score > best.score) best = fit;
      }
      return { candidate, at, ...best };
    })
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ candidate, score, because }) => ({ candidate, score, because }));
}

function fitName(asked: readonly string[], name: PersonName, fitOf: (typed: string, word: string) => WordFit) {
  const words = [...new Set(nameWords([name.given, name.family, name.full].filter(Boolean).join(" ")))].slice(0, MOST_WORDS);
  if (asked.length === 0 || words.length === 0) return { score: 0, because: [] };
  const fits = asked.map((typed) => words.map((word) => fitOf(typed, word)));
  const shares = asked.map((typed) => (isParticle(typed) ? PARTICLE_SHARE : 1));
  const { pairs, sum } = bestPairing(asked.length, words.length, (i, j) => (fits[i]?.[j]?.alike ?? 0) * (shares[i] ?? 1));
  const used = pairs.filter((j) => j >= 0);
  const inOrder = used.every((j, at) => at === 0 || j > (used[at - 1] ?? -1));
  // What the name has beyond the typed words counts little: people search by one name of several.
  const whole = shares.reduce((total, share) => total + share, 0);
  const score = (0.96 * sum) / whole + 0.03 * (used.length / words.length) + (inOrder ? 0.01 : 0);
  if (asked.length !== words.length) {
    const joined = fitOf(asked.join(""), words.join(""));
    if (joined.alike * 0.98 > score) return { score: joined.alike * 0.98, because: [joined.reason] };
  }
  return { score, because: [...new Set(pairs.flatMap((j, i) => (j >= 0 ? (fits[i]?.[j]?.reason ?? []) : [])))] };
}

/** How well one typed word stands for one word of a name. */
export function fitWord(typed: string, word: string, codesOf: (word: string) => readonly string[] = soundCodes): WordFit {
  if (typed === word) return { alike: 1, reason: "exact" };
  if (typed.length === 1 || word.length === 1) return typed[0] === word[0] ? { alike: 0.6, reason: "initial" } : NO_FIT;
  if (word.startsWith(typed)) return { alike: 0.9 + 0.08 * (typed.length / word.length), reason: "prefix" };
  const likeness = jaroWinkler(typed, word);
  const longest = Math.max(typed.length, word.length);
  const wrong = likeness > 0.6 ? misspellings(typed, word, 2) : 3;
  const near = wrong === 1 && longest > 3 ? 0.9 - 0.2 / longest : wrong === 2 && longest > 5 ? 0.8 - 0.4 / longest : 0;
  const far = likeness > 0.8 ? Math.min(0.8, 0.2 + 3 * (likeness - 0.8)) : typed.length > 2 && word.includes(typed) ? 0.6 : 0;
  const codes = codesOf(word);
  const sameSound = codesOf(typed).some((code) => codes.includes(code));
  const spelling: WordFit = { alike: Math.max(near, far) + (sameSound && near > 0 ? 0.03 : 0), reason: "spelling" };
  const sound: WordFit = sameSound ? { alike: 0.72 + 0.2 * Math.max(0, likeness - 0.5), reason: "sound" } : NO_FIT;
  const nickname: WordFit = areNicknames(typed, word) ? { alike: 0.88, reason: "nickname" } : NO_FIT;
  return [nickname, spelling, sound].reduce((best, fit) => (fit.alike > best.alike ? fit : best));
}
