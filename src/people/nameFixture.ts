import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PersonName } from "./names.ts";

/** Where large public fixtures lie beside the checkout, when they do. */
export const INPUTS = resolve(import.meta.dirname, "../../../shared/inputs");

/** Names made up for tests: accents, apostrophes, particles, hyphens and the Arabic script. */
const OWN_GIVEN =
  "Inés Ravi Omar Sam Jo Amina Lin Mateo José María Zoë Björn Łucja Renée Guadalupe Francisco Yesenia Chloë Tomás Ngọc Aoife Niamh Søren أمينة محمد يوسف فاطمة عائشة خالد".split(" ");
const OWN_FAMILY = [
  ..."O’Brien Núñez Peña Müller Hernández García-López D’Angelo Sørensen Nguyễn Yılmaz Škvorecký Fernández Çelik الحسن حسين إبراهيم".split(" "),
  "de la Cruz",
  "van der Berg",
  "Al-Hassan",
  "bin Yusuf",
];

/** A stream of numbers in [0, 1) that is the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list. */
export function pick<T>(random: () => number, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError("Nothing to pick from");
  return found;
}

/** The public lists of given and family names with their frequencies, or null where they are not at hand. */
function publicNames(): { given: (random: () => number) => string; family: (random: () => number) => string } | null {
  const folder = join(INPUTS, "i18n/edfi-name-lists");
  if (!existsSync(folder)) return null;
  const read = (kind: string) =>
    readdirSync(folder)
      .filter((file) => file.startsWith(kind))
      .map((file) => {
        let sum = 0;
        return readFileSync(join(folder, file), "utf8")
          .split(/\r?\n/)
          .slice(1)
          .flatMap((line) => {
            const [name, frequency] = line.split(",");
            sum += Number(frequency) || 0;
            return name?.trim() ? [{ name: name.trim(), upTo: sum }] : [];
          });
      });
  const draw = (lists: ReturnType<typeof read>) => (random: () => number) => {
    const list = pick(random, lists);
    const at = random() * (list.at(-1)?.upTo ?? 0);
    return list.find((entry) => entry.upTo >= at)?.name ?? pick(random, list).name;
  };
  return { given: draw(read("FirstName-")), family: draw(read("Surname-")) };
}

/** `count` different people's names, the same for the same seed; drawn by frequency from the public lists where they are at hand. */
export function makeNames(count: number, seed: number): { names: PersonName[]; source: "public" | "own" } {
  const random = seededRandom(seed);
  const lists = publicNames();
  const seen = new Set<string>();
  const names: PersonName[] = [];
  for (let tries = 0; names.length < count && tries < count * 50; tries++) {
    const own = !lists || random() < 0.05;
    let given = own ? pick(random, OWN_GIVEN) : lists.given(random);
    let family = own ? pick(random, OWN_FAMILY) : lists.family(random);
    if (random() < 0.1) given += ` ${own ? pick(random, OWN_GIVEN) : lists.given(random)}`;
    if (random() < 0.1) family += `${random() < 0.5 ? "-" : " "}${own ? pick(random, OWN_FAMILY) : lists.family(random)}`;
    const full = `${given}|${family}`;
    if (seen.has(full)) continue;
    seen.add(full);
    names.push({ given, family });
  }
  return { names, source: lists ? "public" : "own" };
}

export type Slip = "swap" | "drop" | "double" | "replace";

/** A word with one slip of the finger in it. */
export function misspell(random: () => number, word: string, slip: Slip): string {
  const letters = [...word];
  const at = Math.floor(random() * letters.length);
  if (slip === "drop") letters.splice(at, 1);
  if (slip === "double") letters.splice(at, 0, letters[at] ?? "");
  if (slip === "replace") {
    const other = pick(random, [..."abcdefghijklmnopqrstuvwxyz"].filter((letter) => letter !== letters[at]?.toLowerCase()));
    letters[at] = other;
  }
  if (slip === "swap") {
    const places = letters.slice(1).flatMap((letter, i) => (letter.toLowerCase() === letters[i]?.toLowerCase() ? [] : [i]));
    const from = places.length > 0 ? pick(random, places) : 0;
    const left = letters[from] ?? "";
    letters[from] = letters[from + 1] ?? "";
    letters[from + 1] = left;
  }
  return letters.join("");
}
