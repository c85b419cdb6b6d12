import { bestPairing, misspellings } from "./likeness.ts";
import { isParticle, nameWords, type PersonName } from "./names.ts";
import { fitWord, type WordReason } from "./rank.ts";

/** What is known of somebody when asking whether we know him already; all of it may be missing. */
export interface Likeness {
  readonly names: readonly PersonName[];
  /** YYYY-MM-DD. */
  readonly born?: string | null | undefined;
  readonly phones?: readonly string[] | undefined;
  readonly emails?: readonly string[] | undefined;
  /** Class, grade or section, in whatever words the school uses. */
  readonly className?: string | null | undefined;
  readonly schoolIds?: readonly string[] | undefined;
}

/** The grounds a person reading the suggestion is told. */
export type MatchReason = "name" | "nickname" | "sound" | "born" | "phone" | "email" | "class" | "school-id";

export interface Match {
  /** How probable it is that both are the same person, 0 to 1. */
  readonly score: number;
  readonly because: readonly MatchReason[];
  /** What each comparison added (for) or took away (against), in bits. */
  readonly terms: readonly { readonly field: string; readonly level: string; readonly bits: number }[];
}

/** From here on the two are shown as one person and the reader asked to agree; below `possible` nothing is shown. */
export const LIKELY = 0.95;
export const POSSIBLE = 0.3;

/** Before anything is compared: among some four thousand people, one is the person meant. */
const PRIOR = -12;

/**
 * Bits for and against, after Fellegi and Sunter: log2 of how much more often the level is seen between two records of one person
 * than between records of two. Missing values say nothing either way.
 */
const BITS = {
  given: {
    same: 6, // one in sixty shares a common given name
    near: 4.5, // one slip apart, or a beginning of it
    nickname: 4, // Bob for Robert: meant to be the same, but several names share it
    sound: 3, // spelt by ear
    part: 4, // one of two given names
    initial: 1.5, // a letter fits one name in ten
    differ: -5,
  },
  family: {
    same: 7.5, // one in a hundred and eighty, averaged over common and rare names
    near: 6,
    nickname: 3,
    sound: 4,
    part: 5.5, // one of two family names
    initial: 1.5,
    differ: -4, // marriage and adoption change family names
  },
  /** Given and family written in each other's place. */
  swapped: -1.5,
  born: {
    same: 12, // 365 days by some fifteen years of age, less the mistyped
    swapped: 6, // day and month in each other's place: one date, and it happens to one in two hundred
    near: 3, // one digit wrong or two exchanged: thirty dates are that near, and it happens to one in fifty
    part: 1.5, // two of year, month and day
    differ: -6, // a date can be wholly wrong: one in sixty
  },
  /** A day of birth alone points at nobody. */
  bornAlone: -4,
  phone: { same: 6, near: 2, differ: -0.5 }, // households share a telephone, and people change theirs
  email: { same: 11, near: 7, differ: -0.5 }, // families share an address at times, people of one given name hardly ever
  className: { same: 3.5, near: -1.5, differ: -1.5 },
  schoolId: { same: 16, near: 7, differ: -6 }, // given to one person; mistyped at times, and some pupils get two
  /** Born the same day, of one family, with given names that have nothing in common: brothers and sisters, not one person. */
  twins: -12,
} as const;

type NameLevel = keyof typeof BITS.given;

/** How probable it is that two records are of one person, with the grounds in the order of their weight. */
export function scoreMatch(one: Likeness, other: Likeness): Match {
  const terms: { field: string; level: string; bits: number; because: MatchReason | null }[] = [];
  const add = (field: string, level: string, bits: number, because: MatchReason | null = null) =>
    terms.push({ field, level, bits, because });

  const name = compareNames(one.names, other.names);
  if (name.given) add("given", name.given, BITS.given[name.given], reasonOf(name.given));
  if (name.family) add("family", name.family, BITS.family[name.family], reasonOf(name.family));
  if (name.swapped) add("name", "swapped", BITS.swapped);

  const born = compareBorn(one.born, other.born);
  if (born) add("born", born, BITS.born[born], BITS.born[born] > 0 ? "born" : null);

  // Brothers and sisters share telephone, address and sometimes the class, so beside different given names these say nothing.
  const siblings = name.given === "differ";
  const shared = (field: "phone" | "email" | "class", level: ListLevel | null, bits: Readonly<Record<ListLevel, number>>) => {
    if (level && !(siblings && level !== "differ")) add(field, level, bits[level], bits[level] > 0 ? field : null);
  };
  shared("phone", compareLists(one.phones, other.phones, plainPhone, 7), BITS.phone);
  shared("email", compareLists(one.emails, other.emails, plainEmail, 6), BITS.email);
  shared("class", compareLists(listOf(one.className), listOf(other.className), plainClass, 1), BITS.className);
  const school = compareLists(one.schoolIds, other.schoolIds, plainId, 1);
  if (school) add("school-id", school, BITS.schoolId[school], school === "differ" ? null : "school-id");

  const oneFamily = name.family && name.family !== "differ" && name.family !== "initial";
  if (siblings && oneFamily && born === "same" && school !== "same") add("twins", "twins", BITS.twins);
  if (terms.every((term) => term.field === "born" || !term.because)) add("born", "alone", BITS.bornAlone);

  const bits = terms.reduce((sum, term) => sum + term.bits, PRIOR);
  const grounds = terms.filter((term) => term.because).sort((a, b) => b.bits - a.bits);
  return {
    score: 1 / (1 + 2 ** -bits),
    because: [...new Set(grounds.flatMap((term) => term.because ?? []))],
    terms: terms.map(({ field, level, bits: amount }) => ({ field, level, bits: amount })),
  };
}

/** What a score is called where it is shown. */
export function matchBand(score: number): "likely" | "possible" | null {
  return score >= LIKELY ? "likely" : score >= POSSIBLE ? "possible" : null;
}

function reasonOf(level: NameLevel): MatchReason | null {
  if (level === "nickname" || level === "sound") return level;
  return level === "differ" || level === "initial" ? null : "name";
}

interface NameComparison {
  readonly given: NameLevel | null;
  readonly family: NameLevel | null;
  readonly swapped: boolean;
}

/** The two names, among all that each person goes by, that agree best, read straight or with given and family exchanged. */
function compareNames(ones: readonly PersonName[], others: readonly PersonName[]): NameComparison {
  let best: NameComparison = { given: null, family: null, swapped: false };
  let most = Number.NEGATIVE_INFINITY;
  for (const one of ones.map(partsOf)) {
    for (const other of others.map(partsOf)) {
      const straight = { given: compareWords(one.given, other.given), family: compareWords(one.family, other.family), swapped: false };
      const crossed = { given: compareWords(one.given, other.family), family: compareWords(one.family, other.given), swapped: true };
      for (const found of [straight, crossed]) {
        if (found.swapped && (!found.given || !found.family)) continue;
        const bits =
          (found.given ? BITS.given[found.given] : 0) + (found.family ? BITS.family[found.family] : 0) + (found.swapped ? BITS.swapped : 0);
        if (bits > most) [best, most] = [found, bits];
      }
    }
  }
  return best;
}

function partsOf(name: PersonName): { given: string[]; family: string[] } {
  const given = telling(name.given);
  const family = telling(name.family);
  if (given.length > 0 || family.length > 0) return { given, family };
  const full = telling(name.full);
  // "Yusuf, Amina" and "Amina Yusuf"; the exchanged reading is tried as well.
  return name.full?.includes(",") || full.length < 2
    ? { given: full.slice(1), family: full.slice(0, 1) }
    : { given: full.slice(0, -1), family: full.slice(-1) };
}

function telling(text: string | null | undefined): string[] {
  const words = nameWords(text ?? "");
  const kept = words.filter((word) => !isParticle(word));
  return (kept.length > 0 ? kept : words).slice(0, 5);
}

function compareWords(ones: readonly string[], others: readonly string[]): NameLevel | null {
  if (ones.length === 0 || others.length === 0) return null;
  if (ones.join("") === others.join("")) return "same";
  const [few, many] = ones.length <= others.length ? [ones, others] : [others, ones];
  const fits = few.map((word) => many.map((against) => betterFit(word, against)));
  const { pairs } = bestPairing(few.length, many.length, (i, j) => fits[i]?.[j]?.alike ?? 0);
  const levels = pairs.map((j, i) => (j < 0 ? "differ" : levelOf(fits[i]?.[j])));
  const worst = levels.reduce((low, level) => (BITS.given[level] < BITS.given[low] ? level : low));
  if (worst !== "differ" && worst !== "initial" && few.length < many.length) return worst === "same" ? "part" : worst;
  if (worst === "differ" && levels.includes("same")) return "part";
  return worst;
}

function betterFit(one: string, other: string): { alike: number; reason: WordReason } {
  const there = fitWord(one, other);
  const back = one.length > other.length ? fitWord(other, one) : there;
  return back.alike > there.alike ? back : there;
}

function levelOf(fit: { alike: number; reason: WordReason } | undefined): NameLevel {
  if (!fit || fit.alike < 0.6) return "differ";
  if (fit.reason === "exact") return "same";
  if (fit.reason === "prefix") return "near";
  if (fit.reason === "spelling") return fit.alike >= 0.7 ? "near" : "differ";
  return fit.reason;
}

function compareBorn(one: string | null | undefined, other: string | null | undefined): keyof typeof BITS.born | null {
  if (!one || !other) return null;
  if (one === other) return "same";
  const [year, month, day] = one.split("-");
  if (other === `${year}-${day}-${month}`) return "swapped";
  if (misspellings(one, other, 1) === 1) return "near";
  const parts = other.split("-");
  return [year, month, day].filter((part, at) => part === parts[at]).length === 2 ? "part" : "differ";
}

type ListLevel = "same" | "near" | "differ";

const plainPhone = (text: string) => text.replace(/\D/g, "").replace(/^0+/, "").slice(-9);
const plainEmail = (text: string) => text.trim().toLowerCase();
const plainClass = (text: string) => nameWords(text).join("");
const plainId = (text: string) => text.trim().toUpperCase().replace(/^0+/, "");

function compareLists(
  ones: readonly string[] | undefined,
  others: readonly string[] | undefined,
  plain: (text: string) => string,
  shortest: number,
): ListLevel | null {
  const left = (ones ?? []).map(plain).filter((text) => text.length >= shortest);
  const right = (others ?? []).map(plain).filter((text) => text.length >= shortest);
  if (left.length === 0 || right.length === 0) return null;
  if (left.some((text) => right.includes(text))) return "same";
  const near = left.some((text) => text.length > 5 && right.some((against) => misspellings(text, against, 1) === 1));
  return near ? "near" : "differ";
}

function listOf(text: string | null | undefined): readonly string[] {
  return text ? [text] : [];
}
