const GIVEN =
  "Ines Ravi Omar Sam Jo Amina Lin Mateo Rosa Tomás Keiko Walt Ana Dolores Noor Ida Priya Devon Alejandra Kwame Yusuf Leila Marisol Brendan Siobhan Anh Thuy Wei Mei Hassan Fatima Zainab José María Lucía Diego Carlos Elena Sofía Andrés Miguel Rafael Beatriz Joaquín Renata Camila Thiago Aaliyah Jamal Tyrone Keisha Latoya Marcus Andre Emily Michael Daniel Olivia Ethan Chloe Noah Ava Liam Emma Lucas Mia Jacob Grace Henry Ruth Esther Naomi Caleb Josiah Micah Tobias Ingrid Lars Sven Astrid Piotr Agnieszka Katarzyna Dmitri Olga Svetlana Ivan Natasha Giulia Marco Paolo Chiara Pierre Amélie Céline Hugo Anaïs".split(
    " ",
  );
const HEAD =
  "Mont Ber Car Del Fer Gar Hal Jan Kov Lar Mar Nor Oke Pal Quin Ros Sal Tor Val Whit Yam Zan Ander Brad Cald Dur Ell Fitz Gold Ham".split(
    " ",
  );
const MIDDLE = "a e i o u an en in on ar er or al el il".split(" ");
const TAIL =
  "gomery son man ski ova ez tana field worth berg stein lund dez mura ley ton ford well chev dani rano tero yama keland mont riva selo dorf quez bina".split(
    " ",
  );

/** So many invented names, given and family, spread widely enough that few are alike. */
export function makeNames(count: number, random: () => number): [string, string][] {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  return Array.from({ length: count }, () => [pick(GIVEN), `${pick(HEAD)}${pick(MIDDLE)}${pick(TAIL)}`]);
}

type Slip = "swap" | "drop" | "double" | "accent" | "order" | "nickname";
export const SLIPS: readonly Slip[] = ["swap", "drop", "double", "accent", "order", "nickname"];

const NICKNAMES: Readonly<Record<string, string>> = {
  Alejandra: "Ale",
  Michael: "Mike",
  Daniel: "Danny",
  Olivia: "Liv",
  Emily: "Em",
  Jacob: "Jake",
  Henry: "Harry",
  Rafael: "Rafa",
  Beatriz: "Bea",
  José: "Pepe",
  Katarzyna: "Kasia",
  Natasha: "Tasha",
  Miguel: "Migue",
  Lucas: "Luke",
  Tobias: "Toby",
  Caleb: "Cal",
  Josiah: "Joe",
  Andrés: "Andy",
};
const ACCENTS: Readonly<Record<string, string>> = { a: "á", e: "é", i: "í", o: "ó", u: "ü", n: "ñ", c: "ç" };

/** The name as somebody in a hurry types it. */
export function misspell([given, family]: readonly [string, string], slip: Slip, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, family.length - 2));
  switch (slip) {
    case "swap":
      return `${given} ${family.slice(0, at)}${family[at + 1] ?? ""}${family[at] ?? ""}${family.slice(at + 2)}`;
    case "drop":
      return `${given} ${family.slice(0, at)}${family.slice(at + 1)}`;
    case "double":
      return `${given} ${family.slice(0, at)}${family[at]}${family.slice(at)}`;
    case "accent":
      return `${given} ${family.replace(/[aeiounc]/, (letter) => ACCENTS[letter] ?? letter)}`;
    case "order":
      return `${family} ${given}`;
    case "nickname":
      return `${NICKNAMES[given] ?? given.slice(0, 3)} ${family}`;
  }
}
