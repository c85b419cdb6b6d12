import type { CsvRow } from "../roster/csv.ts";
import type { Cells } from "./cells.ts";
import type { Field, Mapping } from "./contract.ts";
import { plainWord, statusWords } from "./fields.ts";
import type { OpenChoices, ReadingPlace } from "./oldCase.ts";
import type { Say } from "./sayRow.ts";

type Wrong = (code: string, field: Field, message: string) => undefined;

/** What somebody chose for a word of the file; a word such as "constructor" is nobody's choice. */
const chosenFor = <V>(choices: Readonly<Record<string, V>>, text: string): V | undefined =>
  Object.hasOwn(choices, text) ? choices[text] : undefined;

/** Whose, which program, open or closed: read by what is known and what was chosen; what is neither is gathered for a person to say. */
export class Chosen {
  readonly #mapping: Mapping;
  readonly #place: ReadingPlace;
  readonly #say: Say;
  readonly #open = { owners: new Map<string, number>(), statuses: new Map<string, number>(), programs: new Map<string, number>() };
  readonly #owners: ReadonlyMap<string, string | null>;

  constructor(mapping: Mapping, place: ReadingPlace, say: Say) {
    this.#mapping = mapping;
    this.#place = place;
    this.#say = say;
    const owners = new Map<string, string | null>();
    // Two of one name are nobody: whoever reads the file cannot tell which is meant.
    for (const { id, name, email } of place.carriers)
      for (const word of new Set([plainWord(email), plainWord(name), plainWord(name.split(/\s+/).reverse().join(" "))]))
        owners.set(word, owners.has(word) ? null : id);
    this.#owners = owners;
  }

  /** The words that were not known, each once, the most frequent first. */
  list(): Omit<OpenChoices, "dayOrder"> {
    const list = (words: ReadonlyMap<string, number>) => [...words].map(([text, rows]) => ({ text, rows })).sort((a, b) => b.rows - a.rows);
    return { owners: list(this.#open.owners), statuses: list(this.#open.statuses), programs: list(this.#open.programs) };
  }

  /** Whether a row's case is of the program it is brought into. */
  isHere(cells: Cells, row: CsvRow, wrong: Wrong): boolean {
    const text = cells.text(row, "program");
    const word = plainWord(text);
    if (!word || this.#place.programWords.includes(word)) return true;
    const chosen = chosenFor(this.#mapping.programs, text);
    if (chosen === "here") return true;
    this.#open.programs.set(text, (this.#open.programs.get(text) ?? 0) + 1);
    if (chosen === "leave")
      this.#say("note", "case.otherProgram", cells, row, "program", "This case is of another program. It was left out, as was chosen.");
    else wrong("program.unknown", "program", "Say whether cases of this program belong here. The row was left out.");
    return false;
  }

  /** Whether a row's case is closed. */
  isClosed(cells: Cells, row: CsvRow, ended: boolean, wrong: Wrong): boolean {
    const text = cells.text(row, "status");
    if (!text) return ended;
    const chosen = chosenFor(this.#mapping.statuses, text);
    const meant = chosen ?? statusWords.get(plainWord(text));
    if (chosen || !meant) this.#open.statuses.set(text, (this.#open.statuses.get(text) ?? 0) + 1);
    if (!meant)
      wrong("status.unknown", "status", "This status is not known here. Say whether it means open or closed. The row was left out.");
    return meant === "closed";
  }

  /** Whose case it will be; null where it is closed and nobody here had it. */
  ownerOf(cells: Cells, row: CsvRow, closed: boolean, wrong: Wrong, keep: () => void): string | null {
    const text = cells.text(row, "owner").slice(0, 200);
    const may = (id: string | undefined) => this.#place.carriers.some((one) => one.id === id);
    const chosen = chosenFor(this.#mapping.owners, text);
    const found = chosen && may(chosen) ? chosen : (this.#owners.get(plainWord(text)) ?? null);
    if (found && !chosen) return found;
    this.#open.owners.set(text, (this.#open.owners.get(text) ?? 0) + 1);
    if (found) return found;
    if (!closed) wrong("owner.unknown", "owner", "This owner cannot have a case here. Choose whose it is. The row was left out.");
    else if (text) keep();
    return null;
  }
}
