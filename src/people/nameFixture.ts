import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PersonName } from "./names.ts";
import { namesWithNicknames } from "./nicknames.ts";

/** Where large public fixtures lie beside the checkout, when they do. */
export const INPUTS = resolve(import.meta.dirname, "../../../shared/inputs");

/** Names made up for tests: accents, apostrophes, particles, hyphens and the Arabic script. */
const OWN_GIVEN =
  "Inés Ravi Omar Sam Jo Amina Lin Mateo José María Zoë Björn Łucja Renée Guadalupe Francisco Yesenia Chloë Tomás Ngọc Aoife Niamh Søren أمينة محمد يوسف فاطمة عائشة خالد".split(
    " ",
  );
const OWN_FAMILY = [
  ..."O’Brien Núñez Peña Müller Hernández García-López D’Angelo Sørensen Nguyễn Yılmaz Škvorecký Fernández Çelik الحسن حسين إبراهيم".split(
    " ",
  ),
  "de la Cruz",
  "van der Berg",
  "Al-Hassan",
  "bin Yusuf",
];

/** Family names put together from a beginning and an end, for a checkout with no lists beside it. */
const BEGINNINGS =
  "Al An Bar Ben Black Brad Bran Brook Cal Car Castel Clay Cor Dal Den Dun Ed El Fair Fer Gal Gar Gold Gran Hal Har Hern Hol Jan Kel Kow Lan Lin Lop Mac Mal Mar Mel Mor Nor Od Oliv Pal Pen Per Port Ram Rich Rod Rosen San Sch Sil Sal Stan Tor Val Var Vel Wal Wes Whit Win Zam".split(
    " ",
  );
const ENDINGS =
  "aldi anez berg bury by chez dale den dez er eva field ford gard gren guez ham iani ides ing land ley line man mont o ova rick ridge sen ski son stein ston sworth ta ton town tz ville well wicz wood worth".split(
    " ",
  );

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

/** Given names and family names made up here, for want of lists. */
function madeUpNames(): ReturnType<typeof publicNames> & object {
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  const given = namesWithNicknames()
    .filter((name) => name.length > 3)
    .map(capital);
  return { given: (random) => pick(random, given), family: (random) => pick(random, BEGINNINGS) + pick(random, ENDINGS) };
}

/** `count` different people's names, the same for the same seed; drawn by frequency from the public lists where they are at hand. */
export function makeNames(count: number, seed: number): { names: PersonName[]; source: "public" | "made up" } {
  const random = seededRandom(seed);
  const found = publicNames();
  const lists = found ?? madeUpNames();
  const seen = new Set<string>();
  const names: PersonName[] = [];
  for (let tries = 0; names.length < count && tries < count * 50; tries++) {
    const own = random() < 0.05;
    let given = own ? pick(random, OWN_GIVEN) : lists.given(random);
    let family = own ? pick(random, OWN_FAMILY) : lists.family(random);
    if (random() < 0.1) given += ` ${own ? pick(random, OWN_GIVEN) : lists.given(random)}`;
    if (random() < 0.1) family += `${random() < 0.5 ? "-" : " "}${own ? pick(random, OWN_FAMILY) : lists.family(random)}`;
    const full = `${given}|${family}`;
    if (seen.has(full)) continue;
    seen.add(full);
    names.push({ given, family });
  }
  return { names, source: found ? "public" : "made up" };
}

export type Slip = "swap" | "drop" | "double" | "replace";

/** A word with one slip of the finger in it. */
export function misspell(random: () => number, word: string, slip: Slip): string {
  const letters = [...word];
  const at = Math.floor(random() * letters.length);
  if (slip === "drop") letters.splice(at, 1);
  if (slip === "double") letters.splice(at, 0, letters[at] ?? "");
  if (slip === "replace") {
    const other = pick(
      random,
      [..."abcdefghijklmnopqrstuvwxyz"].filter((letter) => letter !== letters[at]?.toLowerCase()),
    );
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
