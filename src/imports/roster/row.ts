import type { DateColumn, Dated } from "./dates.ts";
import type { Severity } from "./findings.ts";
import type { Header } from "./header.ts";
import type { Delivered } from "./roster.ts";
import { entitiesOf, type Reading, type Sheet } from "./sheet.ts";
import { statuses, understand, type Vocabulary } from "./vocabulary.ts";

/** One row, asked by the standard's names for its columns. It holds the taken cells and no others. */
export class Row<Column extends string> {
  readonly file: string;
  readonly line: number;
  readonly status: Delivered["status"];
  // Columns are plain strings inside, so that a row of many columns can stand in for one of few.
  readonly #cells: ReadonlyMap<string, string>;
  readonly #sheet: Sheet<string>;
  readonly #reading: Reading;
  readonly #dates: (column: string) => DateColumn;

  constructor(
    file: string,
    line: number,
    cells: readonly string[],
    header: Header<Column>,
    sheet: Sheet<Column>,
    reading: Reading,
    dates: (column: string) => DateColumn,
  ) {
    this.file = file;
    this.line = line;
    const taken = new Map<string, string>();
    for (const [column, at] of header.at) taken.set(column, cleanCell(cells[at] ?? ""));
    this.#cells = taken;
    this.#sheet = sheet;
    this.#reading = reading;
    this.#dates = dates;
    this.status = sheet.status === undefined ? "active" : this.word(sheet.status, statuses, "active");
  }

  /** What each record made of this row begins with. */
  get origin(): Delivered {
    return { file: this.file, line: this.line, status: this.status, unread: [] };
  }

  /** What tells this row from all others: its id, or, where the format gives it none, what it links, however written. */
  get key(): string {
    const [only = "", ...more] = this.#sheet.key.map((column) => this.#cell(column));
    return more.length === 0 ? only : [only, ...more].join("|").toLowerCase();
  }

  /** Whether each required cell has a value; says which have none. What is to be deleted need only say its id. */
  isComplete(): boolean {
    const empty = this.#empty(this.status === "active" ? this.#sheet.required : this.#neededKey());
    for (const column of empty) this.#say("error", "value.missing", column, "This cell must not be empty. The row was left out.");
    if (empty.length > 0) this.#lose();
    return empty.length === 0;
  }

  /** The cell; an empty text where it is blank, or its column not there. */
  text(column: Column): string {
    return this.#cell(column);
  }

  textOrNull(column: Column): string | null {
    return this.text(column) || null;
  }

  /** The parts of a cell that holds a list. */
  list(column: Column): string[] {
    const parts = this.text(column).split(",");
    return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ""))];
  }

  date<Field extends string>(column: Column, record: Dated<Field>, field: Field): void {
    this.#dates(column).read(this.text(column), this.line, record, field);
  }

  /** What the word in the cell means; the fallback, with a warning, if it is none we know. */
  word<Meaning>(column: Column, vocabulary: Vocabulary<Meaning>, fallback: Meaning): Meaning {
    if (this.text(column) === "") return fallback;
    const meaning = this.#understand(column, vocabulary);
    if (meaning !== undefined) return meaning;
    const taken = fallback === null ? "left blank" : `read as “${fallback}”`;
    this.say("warning", "word.unknown", column, `This is not a word the standard knows here. It was ${taken}.`, this.text(column));
    return fallback;
  }

  /** The same where a wrong guess would do harm: a word we do not know costs the row. */
  wordOrRefuse<Meaning>(column: Column, vocabulary: Vocabulary<Meaning>): Meaning | undefined {
    const meaning = this.#understand(column, vocabulary);
    if (meaning === undefined) this.refuse("word.unknown", column, "This is not a word the standard knows here.", this.text(column));
    return meaning;
  }

  #understand<Meaning>(column: Column, vocabulary: Vocabulary<Meaning>): Meaning | undefined {
    const text = this.text(column);
    const understood = understand(text, vocabulary);
    if (understood?.how === "near") this.say("warning", "word.misspelt", column, `Read as “${understood.word}”.`, text);
    return understood?.meaning;
  }

  /** Leaves the row out, and says why. */
  refuse(code: string, column: Column, why: string, value?: string): undefined {
    this.say("error", code, column, `${why} The row was left out.`, value);
    this.#lose();
  }

  /** Leaves the row out for its id, given before. */
  refuseAgain(first: Delivered): undefined {
    const why = `This id was given before, in ${first.file} on line ${first.line}.`;
    this.#say("error", "id.twice", this.#sheet.key[0], `${why} The row was left out.`, this.key);
    this.#lose();
  }

  say(severity: Severity, code: string, column: Column, message: string, value?: string): void {
    this.#say(severity, code, column, message, value);
  }

  #say(severity: Severity, code: string, column: string | undefined, message: string, value?: string): void {
    const place = { file: this.file, line: this.line, ...(column === undefined ? {} : { column }) };
    this.#reading.findings.add(severity, code, place, message, value);
  }

  #lose(): void {
    const id = this.#empty(this.#neededKey()).length === 0 ? this.key : null;
    this.#reading.losses.add(this.#sheet.entity, id, this);
    const uncounted = id === null ? entitiesOf(this.#sheet) : (this.#sheet.also ?? []);
    for (const entity of uncounted) this.#reading.losses.loseCount(entity);
  }

  #neededKey(): readonly string[] {
    return this.#sheet.key.filter((column) => this.#sheet.required.includes(column));
  }

  #empty(columns: readonly string[]): readonly string[] {
    return columns.filter((column) => this.#cell(column) === "");
  }

  #cell(column: string): string {
    return this.#cells.get(column) ?? "";
  }
}

const plain = /^[\x21-\x7e]*$/;

/** One line, composed as the database keeps it, without the spaces and breaks that exports leave round a value. */
function cleanCell(cell: string): string {
  return plain.test(cell)
    ? cell
    : cell
        .normalize("NFC")
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim();
}
