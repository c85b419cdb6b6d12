import type { Clue } from "./copyContract.ts";

/** What is known of the person beforehand: names that are theirs, names of others, places they go to. */
export interface Known {
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly schools: readonly string[];
}

/** Something in a text that may tell who or where somebody is, and the words that do. */
export interface FoundClue {
  readonly clue: Clue;
  readonly words: string;
}

const STREET =
  "street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|circle|way|place|pl|highway|hwy|parkway|pkwy|terrace|square|trail|apartment|apt|unit|suite|calle|avenida|carrera|camino";

const patterns: readonly (readonly [Clue, RegExp])[] = [
  ["address", new RegExp(`\\b\\d{1,6}\\s+(?:[\\p{L}\\d.'’-]+\\s+){0,4}(?:${STREET})\\b\\.?(?:\\s*(?:#|apt\\.?|unit)\\s*\\w+)?`, "giu")],
  ["address", /\b(?:calle|avenida|av\.|carrera|camino|p\.?\s?o\.?\s?box)\s+[\p{L}\d.'’ -]{2,40}\d+/giu],
  ["address", /\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b/gu],
  ["place", /-?\d{1,2}\.\d{3,},\s*-?\d{1,3}\.\d{3,}/gu],
  ["place", /\bhttps?:\/\/\S*(?:maps|goo\.gl|what3words)\S*/giu],
  ["place", /\b(?:shelter|refuge|safe house|motel|hotel|refugio|albergue)\b(?:\s+[\p{Lu}][\p{L}'’-]+){0,3}/giu],
  ["place", /\b(?:room|rm|hall|dorm|building|bldg|cuarto|edificio)\s+[\p{Lu}\d][\p{L}\d-]*/gu],
  [
    "plate",
    /\b(?:plate|plates|licence|license|tag|matr[ií]cula|placa)s?\b[^\p{L}\d]{0,4}(?:no\.?|number|is|n[úu]mero|es)?\s*:?\s*[A-Z0-9][A-Z0-9 -]{3,9}/giu,
  ],
  ["plate", /\b(?:[A-Z]{2,3}[ -]?\d{3,4}|\d{1,3}[ -]?[A-Z]{2,3}[ -]?\d{2,4}|\d[A-Z]{3}\d{3})\b/gu],
  [
    "school",
    /\b(?:[\p{Lu}][\p{L}'’.-]+\s+){1,4}(?:school|elementary|middle|high|academy|college|university|isd|escuela|colegio|universidad)\b/giu,
  ],
  ["school", /\b(?:escuela|colegio|universidad|preparatoria)\s+[\p{Lu}][\p{L}'’ .-]{2,40}/gu],
  [
    "employer",
    /\b(?:works?|working|worked|employed|job|shift|trabaja|trabajaba|empleo)\s+(?:at|for|with|by|in|en|para)\s+(?:the\s+|el\s+|la\s+)?[\p{L}\d][\p{L}\d&'’.-]*(?:\s+[\p{Lu}\d][\p{L}\d&'’.-]*){0,3}/giu,
  ],
  ["phone", /(?:\+?\d[\d ().-]{5,}\d)/gu],
  ["email", /[^\s@]+@[^\s@]+\.[\p{L}]{2,}/gu],
  ["birth", /\b(?:born|birth|dob|d\.o\.b\.?|nacid[oa]|nacimiento)\b[^\n]{0,20}?\d{1,4}[^\s,;]*/giu],
  ["number", /\b(?:ssn|a-?number|passport|visa|case|docket|id|pasaporte)\s*(?:no\.?|number|#|n[úu]mero)?\s*:?\s*[A-Z]?\d[\d-]{4,}/giu],
];

/**
 * What in a text may tell who or where somebody is (R10): a second pair of eyes for whoever shares, who decides. It sees the common shapes and the names
 * that are known; what it does not find is not thereby safe.
 */
export function findClues(text: string, known: Known): FoundClue[] {
  const found: FoundClue[] = [];
  const add = (clue: Clue, words: string) => {
    const tidy = words.trim().slice(0, 80);
    if (tidy && !found.some((one) => one.clue === clue && one.words.toLowerCase() === tidy.toLowerCase()))
      found.push({ clue, words: tidy });
  };
  for (const [clue, pattern] of patterns) for (const match of text.matchAll(pattern)) add(clue, match[0]);
  for (const name of known.schools) if (holdsName(text, name)) add("school", name);
  for (const name of known.others) if (holdsName(text, name)) add("otherName", name);
  for (const name of known.own) if (holdsName(text, name)) add("name", name);
  return found.slice(0, 40);
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The name as a word of the text, whatever its accents and case. */
function holdsName(text: string, name: string): boolean {
  const sought = plain(name).trim();
  if (sought.length < 2) return false;
  const where = plain(text);
  for (let at = where.indexOf(sought); at >= 0; at = where.indexOf(sought, at + 1)) {
    const [before, after] = [where[at - 1], where[at + sought.length]];
    if (!isLetter(before) && !isLetter(after)) return true;
  }
  return false;
}

const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\d]/u.test(sign);
