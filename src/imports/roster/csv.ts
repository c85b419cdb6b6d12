import { CsvError, parse } from "csv-parse/sync";

/** One row: its cells, trimmed where they are not quoted, and the physical line it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What stands where a row should: one nobody can read for its quotes; or, before the header, word of an odd delimiter. */
export interface CsvFault {
  readonly line: number;
  readonly reason: "unclosedQuote" | "strayQuote" | "delimiter";
  /** Where the offending cell stands in its row, from 0. */
  readonly cell?: number;
}

/** The lines of one row, before it is divided into cells. */
interface Piece {
  readonly line: number;
  readonly text: string;
  readonly lines: number;
}

/** No cell of a roster spans more lines; a quote open for longer was never meant to be. */
const longestRow = 200;

/**
 * The rows of a CSV file, from its physical lines. The parser alone says on which line a row ends, counts a quoted CRLF
 * twice and gives up the rest of the file for one quote left open. So rows are cut out here first, which takes no more
 * than counting quotes, and a row that cannot be read costs itself and no other.
 */
export async function* readRows(runs: AsyncIterable<string[]>): AsyncGenerator<(CsvRow | CsvFault)[]> {
  const cutter = new RowCutter();
  for await (const lines of runs) yield cutter.take(lines, false);
  yield cutter.take([], true);
}

export const isFault = (found: CsvRow | CsvFault): found is CsvFault => "reason" in found;

class RowCutter {
  /** Lines of a row that is not whole yet, and the physical number of the first of them. */
  #open: string[] = [];
  #line = 1;
  #delimiter: string | undefined;
  #width: number | undefined;

  take(lines: string[], ended: boolean): (CsvRow | CsvFault)[] {
    const rows: (CsvRow | CsvFault)[] = [];
    let queue = this.#open.length > 0 ? [...this.#open, ...lines] : lines;
    for (;;) {
      const { pieces, whole } = cutPieces(queue, this.#line);
      const spoilt = this.#divide(pieces, rows);
      const open = queue.length - whole;
      if (spoilt !== undefined) {
        queue = this.#from(spoilt + 1, queue);
      } else if (open > longestRow || (open > 0 && ended)) {
        rows.push({ line: this.#line + whole, reason: "unclosedQuote" });
        queue = this.#from(this.#line + whole + 1, queue);
      } else {
        this.#open = this.#from(this.#line + whole, queue);
        return rows;
      }
    }
  }

  #from(line: number, queue: string[]): string[] {
    const kept = queue.slice(line - this.#line);
    this.#line = line;
    return kept;
  }

  /**
   * Divides the pieces into cells, all at once for speed, singly if one is faulty. A faulty piece of several lines is most
   * likely one bad line that swallowed good ones: its line is answered, so that those after it can be cut anew.
   */
  #divide(pieces: readonly Piece[], rows: (CsvRow | CsvFault)[]): number | undefined {
    const [first] = pieces;
    if (!first) return undefined;
    if (this.#delimiter === undefined) {
      this.#delimiter = guessDelimiter(first.text);
      if (this.#delimiter !== ",") rows.push({ line: first.line, reason: "delimiter" });
    }
    const together = this.#cells(pieces.map(({ text }) => text).join("\n"));
    for (const [at, { line, text, lines }] of pieces.entries()) {
      const read = together instanceof CsvError ? this.#cells(text) : together.slice(at, at + 1);
      const cells = read instanceof CsvError ? undefined : read[0];
      if (cells && (lines === 1 || this.#isOneRow(text, cells))) {
        this.#width ??= cells.length;
        rows.push({ line, cells });
        continue;
      }
      const cell = read instanceof CsvError && typeof read.column === "number" ? read.column : undefined;
      rows.push({ line, reason: lines > 1 ? "unclosedQuote" : "strayQuote", ...(cell === undefined ? {} : { cell }) });
      if (lines > 1) return line;
    }
    return undefined;
  }

  /**
   * Whether several lines are one row indeed: as wide as the header, and without a line inside that could be a row by
   * itself. (Of three columns or fewer nobody can tell that by their commas.)
   */
  #isOneRow(text: string, cells: readonly string[]): boolean {
    const width = this.#width ?? cells.length;
    const mark = this.#delimiter ?? ",";
    const swallowed = text
      .split("\n")
      .slice(1)
      .some((line) => line.split(mark).length >= width);
    return cells.length === width && (width <= 3 || !swallowed);
  }

  #cells(text: string): string[][] | CsvError {
    try {
      return parse(text, {
        delimiter: this.#delimiter ?? ",",
        record_delimiter: "\n",
        trim: true,
        relax_column_count: true,
        max_record_size: 0,
      });
    } catch (error) {
      if (error instanceof CsvError) return error;
      throw error;
    }
  }
}

/** Some countries' spreadsheets part cells by semicolons, since their numbers have commas. */
function guessDelimiter(header: string): string {
  if (header.includes(",")) return ",";
  return [";", "\t"].find((mark) => header.includes(mark)) ?? ",";
}

/** Rows end where a line ends with all its quotes paired. Blank lines are none. */
function cutPieces(queue: readonly string[], firstLine: number): { pieces: Piece[]; whole: number } {
  const pieces: Piece[] = [];
  let start = 0;
  let open = false;
  for (const [at, text] of queue.entries()) {
    if (hasOddQuotes(text)) open = !open;
    if (open) continue;
    const line = firstLine + start;
    if (at > start) pieces.push({ line, text: queue.slice(start, at + 1).join("\n"), lines: at + 1 - start });
    else if (text.trim() !== "") pieces.push({ line, text, lines: 1 });
    start = at + 1;
  }
  return { pieces, whole: start };
}

function hasOddQuotes(text: string): boolean {
  let odd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) odd = !odd;
  return odd;
}
