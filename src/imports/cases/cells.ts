import type { CsvRow } from "../roster/csv.ts";
import type { Field } from "./contract.ts";
import { type DayOrder, provenOrder, readDay } from "./days.ts";
import type { OldTable } from "./tables.ts";

const DAYS: readonly Field[] = ["born", "openedOn", "closedOn", "nextStepOn", "noteOn"];

/** A table's cells by what they were mapped to. */
export class Cells {
  readonly table: OldTable;
  /** Which of two numbers is the day: as the mapping says, else as the table itself proves. */
  readonly order: DayOrder | null;
  /** A date of it could be read both ways, and neither the mapping nor the table says which. */
  readonly isDoubtful: boolean;
  /** Headers whose words are kept as they are. */
  readonly kept: readonly string[];
  readonly #at = new Map<Field, number>();
  readonly #today: string;

  constructor(table: OldTable, columns: Readonly<Record<string, Field>>, order: DayOrder | null, today: string) {
    this.table = table;
    this.#today = today;
    for (const [header, field] of Object.entries(columns))
      if (field !== "keep" && table.headers.includes(header)) this.#at.set(field, table.headers.indexOf(header));
    this.kept = Object.entries(columns).flatMap(([header, field]) => (field === "keep" ? header : []));
    const dates = DAYS.flatMap((field) => {
      const at = this.#at.get(field);
      return at === undefined ? [] : table.rows.map(({ cells }) => cells[at] ?? "");
    });
    const proven = provenOrder(dates);
    this.order = order ?? proven.order;
    this.isDoubtful = proven.doubtful && this.order === null;
  }

  has(field: Field): boolean {
    return this.#at.has(field);
  }
  header(field: Field): string {
    return this.table.headers[this.#at.get(field) ?? -1] ?? field;
  }
  text(row: CsvRow, field: Field): string {
    return tidy(row.cells[this.#at.get(field) ?? -1] ?? "");
  }
  at(row: CsvRow, header: string): string {
    return tidy(row.cells[this.table.headers.indexOf(header)] ?? "");
  }
  day(row: CsvRow, field: Field): string | "doubtful" | null {
    const text = this.text(row, field);
    return text ? readDay(text, this.order, this.#today) : null;
  }
}

/** As everything typed here is: NFC, trimmed, storable. */
const tidy = (text: string) => text.normalize("NFC").toWellFormed().replaceAll("\0", "").replace(/\r\n?/g, "\n").trim();

/** The word to call somebody by, and the parts of the name where the row tells them; null where it names nobody. */
export function readName(cells: Cells, row: CsvRow): { call: string; given: string | null; family: string | null } | null {
  const cut = (field: Field) => cells.text(row, field).slice(0, 100) || null;
  const whole = cut("fullName");
  let [given, family] = [cut("given"), cut("family")];
  if (whole && !given && !family) {
    const [last, first] = whole.includes(",") ? whole.split(",", 2) : [];
    const words = whole.split(/\s+/);
    [given, family] =
      last && first ? [first.trim(), last.trim()] : words.length > 1 ? [words.slice(0, -1).join(" "), words.at(-1) ?? null] : [whole, null];
  }
  const call = cut("call") ?? given ?? family;
  return call ? { call, given, family } : null;
}
