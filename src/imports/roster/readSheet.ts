import { type CsvFault, type CsvRow, isFault, readRows } from "./csv.ts";
import { DateColumn } from "./dates.ts";
import type { DeliveredFile } from "./delivery.ts";
import { type Severity, Unreadable } from "./findings.ts";
import { type Header, readHeader } from "./header.ts";
import { Row } from "./row.ts";
import { entitiesOf, type Reading, type Sheet } from "./sheet.ts";
import { readLines, type TextFault } from "./text.ts";

/** Reads a file row by row, gives each sound row away and says what is wrong with the others. */
export async function readSheet<Column extends string>(
  file: DeliveredFile,
  sheet: Sheet<Column>,
  reading: Reading,
  take: (row: Row<Column>) => void,
): Promise<void> {
  const reader = new SheetReader(file.name, sheet, reading);
  const lines = readLines(file.open(), (fault, line) => reader.noticeText(fault, line));
  try {
    for await (const run of readRows(lines)) {
      for (const found of run) {
        const row = isFault(found) ? reader.noticeCsv(found) : reader.readRow(found);
        if (row) take(row);
      }
    }
    reader.finish();
  } catch (error) {
    if (!(error instanceof Unreadable) || error.code.startsWith("archive.")) throw error;
    reader.giveUp(error);
  } finally {
    reader.settleDates();
  }
}

class SheetReader<Column extends string> {
  readonly #file: string;
  readonly #sheet: Sheet<Column>;
  readonly #reading: Reading;
  readonly #dates = new Map<string, DateColumn>();
  #header: Header<Column> | undefined;
  #rows = 0;

  constructor(file: string, sheet: Sheet<Column>, reading: Reading) {
    this.#file = file;
    this.#sheet = sheet;
    this.#reading = reading;
  }

  /** The first row is the header; a row that is blank, ragged or lacks what it must have is answered with undefined. */
  readRow({ line, cells }: CsvRow): Row<Column> | undefined {
    if (!this.#header) {
      this.#header = readHeader(this.#file, line, cells, this.#sheet, this.#reading.findings);
      return undefined;
    }
    if (cells.every((cell) => cell === "")) {
      this.#say("note", "row.blank", line, "This row is empty. It was passed over.");
      return undefined;
    }
    this.#rows += 1;
    if (!this.#fits(line, cells, this.#header)) return undefined;
    const row = new Row(this.#file, line, cells, this.#header, this.#sheet, this.#reading, (column) => this.#dateColumn(column));
    return row.isComplete() ? row : undefined;
  }

  #fits(line: number, cells: readonly string[], { width, hasPassword }: Header<Column>): boolean {
    if (cells.length === width) return true;
    const have = `The header has ${width} columns and this row ${cells.length}`;
    if (cells.length > width && cells.slice(width).every((cell) => cell === "")) {
      this.#say("note", "row.trailingCommas", line, `${have}; the empty ones at its end were passed over.`);
      return true;
    }
    // Where cells have slipped, a password may stand in any column; such a row is not looked at any further.
    if (cells.length < width && !hasPassword) {
      this.#say("warning", "row.short", line, `${have}; the missing ones were read as empty.`);
      return true;
    }
    const reason = cells.length > width ? "Often a comma in a cell that is not quoted." : "Nobody can tell which is missing.";
    this.#say("error", cells.length > width ? "row.long" : "row.short", line, `${have}. ${reason} The row was left out.`);
    this.#lose(line);
    return false;
  }

  noticeText(fault: TextFault, line: number): void {
    if (fault === "mark") this.#say("note", "file.mark", line, "The file begins with a byte order mark. It was passed over.");
    if (fault === "wide") this.#say("warning", "file.utf16", line, "The file is UTF-16. It was read, but should be UTF-8.");
    if (fault === "legacy") {
      this.#say("warning", "file.notUtf8", line, "This line is not UTF-8. It was read as Windows-1252; check its names.");
    }
    if (fault === "nul") this.#say("warning", "file.nul", line, "This line has NUL characters in it. They were taken out.");
  }

  noticeCsv({ line, reason, cell }: CsvFault): undefined {
    if (reason === "delimiter") {
      this.#say("warning", "file.delimiter", line, "The cells are not divided by commas. The file was read, but should be.");
      return;
    }
    if (!this.#header)
      throw new Unreadable("header.broken", "The header cannot be read for its quotes, and so neither can the file.", line);
    const column = cell === undefined ? undefined : this.#header.names[cell];
    const message =
      reason === "unclosedQuote"
        ? "A quote is opened on this line and not closed where the row ends. The row was left out."
        : "A quote stands inside a cell. Quote the whole cell, and double the quotes in it. The row was left out.";
    this.#say("error", `row.${reason}`, line, message, column);
    this.#rows += 1;
    this.#lose(line);
  }

  finish(): void {
    if (!this.#header) throw new Unreadable("file.empty", "The file is empty: not even a header.");
    if (this.#rows === 0) this.#say("warning", "file.noRows", undefined, "The file has a header and no rows.");
  }

  settleDates(): void {
    for (const column of this.#dates.values()) column.settle();
  }

  giveUp({ code, message, line }: Unreadable): void {
    const place = { file: this.#file, ...(line === undefined ? {} : { line }) };
    if (this.#sheet.vital) this.#reading.findings.addFatal(code, place, message);
    else this.#reading.findings.add("error", code, place, message);
    for (const entity of entitiesOf(this.#sheet)) this.#reading.losses.loseCount(entity);
  }

  /** A row whose id nobody can vouch for. */
  #lose(line: number): void {
    this.#reading.losses.add(this.#sheet.entity, null, { file: this.#file, line });
    for (const entity of entitiesOf(this.#sheet)) this.#reading.losses.loseCount(entity);
  }

  #dateColumn(column: string): DateColumn {
    const known = this.#dates.get(column);
    const dates = known ?? new DateColumn(this.#reading.findings, this.#file, column, this.#sheet.dayOrder);
    if (!known) this.#dates.set(column, dates);
    return dates;
  }

  #say(severity: Severity, code: string, line: number | undefined, message: string, column?: string): void {
    const place = { file: this.#file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
    this.#reading.findings.add(severity, code, place, message);
  }
}
