export type Severity = "error" | "warning" | "note";

/** One thing said about the delivery, to be read by whoever sent it. */
export interface Finding {
  readonly severity: Severity;
  /** The file as it was delivered; null when it is about the delivery as a whole. */
  readonly file: string | null;
  readonly line: number | null;
  /** The header as it stands in the file, misspelling and all. */
  readonly column: string | null;
  readonly columnNumber?: number;
  /** `noun.reason`. */
  readonly code: string;
  readonly message: string;
  /** A short excerpt, never of a column that names or locates somebody. */
  readonly value?: string;
  /** How many this finding stands for: 1, or all those of its kind that were too many to list. */
  readonly count: number;
}

export interface Place {
  readonly file: string | null;
  readonly line?: number;
  /** The standard's name for the column; the finding shows the file's own. */
  readonly column?: string;
}

/** What a file's columns turned out to be, so that a finding can point at one by number. */
export interface Layout {
  readonly columns: ReadonlyMap<string, { readonly header: string; readonly number: number }>;
  /** Which column a field of the record came from: `classId` → `classSourcedId`. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The delivery, or one file of it, cannot be read at all. */
export class Unreadable extends Error {
  readonly code: string;
  readonly line: number | undefined;

  constructor(code: string, message: string, line?: number) {
    super(message);
    this.code = code;
    this.line = line;
  }
}

/** So many of one kind are listed for a column; the rest are counted in one finding more. */
const listed: Record<Severity, number> = { error: 50, warning: 50, note: 1 };

const excerptLength = 40;

/** Everything found while reading one delivery. */
export class Findings {
  readonly #all: Finding[] = [];
  readonly #kinds = new Map<string, { count: number; last: Finding }>();
  readonly #layouts = new Map<string, Layout>();
  readonly #listed: Record<Severity, number>;
  #fatal = false;

  /** `most`: how many of one kind are listed, where every faulty row is to be named. */
  constructor(most?: number) {
    this.#listed = most === undefined ? listed : { error: most, warning: most, note: most };
  }

  /** True once something was found that leaves no roster worth applying. */
  get fatal(): boolean {
    return this.#fatal;
  }

  describeFile(file: string, layout: Layout): void {
    this.#layouts.set(file, layout);
  }

  /** The place of a record's field, found again long after its row was read. */
  placeOf(record: { readonly file: string; readonly line: number }, field: string): Place {
    const column = this.#layouts.get(record.file)?.fields[field];
    return { file: record.file, line: record.line, ...(column === undefined ? {} : { column }) };
  }

  add(severity: Severity, code: string, place: Place, message: string, value?: string): void {
    const kind = JSON.stringify([place.file, code, place.column]);
    const seen = this.#kinds.get(kind);
    if (seen && seen.count >= this.#listed[severity]) {
      seen.count += 1;
      return;
    }
    const found = this.#finding(severity, code, place, message, value);
    this.#all.push(found);
    this.#kinds.set(kind, { count: (seen?.count ?? 0) + 1, last: found });
  }

  addFatal(code: string, place: Place, message: string): void {
    this.#fatal = true;
    this.add("error", code, place, message);
  }

  /** All of them by file and line, with one more for each kind that had too many: the counts add up to the exact totals. */
  list(): Finding[] {
    const folded = new Map<Finding, Finding>();
    for (const { count, last } of this.#kinds.values()) {
      const more = count - this.#listed[last.severity];
      if (more > 0) folded.set(last, foldedFinding(last, more));
    }
    const files = [...new Set([null, ...this.#all.map(({ file }) => file)])];
    const place = ({ file }: Finding) => files.indexOf(file);
    const ordered = this.#all.toSorted((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0));
    return ordered.flatMap((found) => [found, folded.get(found) ?? []].flat());
  }

  #finding(severity: Severity, code: string, place: Place, message: string, value: string | undefined): Finding {
    const column = this.#layouts.get(place.file ?? "")?.columns.get(place.column ?? "");
    const shown = value === undefined || isPersonalColumn(place.column ?? "") ? undefined : excerpt(value);
    return {
      severity,
      file: place.file,
      line: place.line ?? null,
      column: column?.header ?? place.column ?? null,
      ...(column ? { columnNumber: column.number } : {}),
      code,
      message,
      ...(shown === undefined ? {} : { value: shown }),
      count: 1,
    };
  }
}

/** How many errors, warnings and notes there are, those that were folded included. */
export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const totals = { error: 0, warning: 0, note: 0 };
  for (const { severity, count } of findings) totals[severity] += count;
  return totals;
}

function foldedFinding(last: Finding, count: number): Finding {
  const { severity, file, column, columnNumber, code } = last;
  const where = column === null ? "" : ` in column “${column}”`;
  const message = `And ${count.toLocaleString("en")} more like the last${where}.`;
  return { severity, file, line: null, column, ...(columnNumber === undefined ? {} : { columnNumber }), code, message, count };
}

/** A few characters of what somebody delivered, fit to stand in a sentence. */
export function excerpt(value: string): string {
  const plain = value.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();
  return plain.length > excerptLength ? `${plain.slice(0, excerptLength - 1)}…` : plain;
}

/** Whether the column names or locates a person, or opens a door: its values are never repeated in a finding. */
export function isPersonalColumn(column: string): boolean {
  return /name$|^(name|e-?mail|secondary ?email|sms|phone|birth.*|pronouns|identifier|user(ids|masteridentifier)|student ?number|teacher ?number|state ?id|pass.*|pwd.*)$/i.test(
    column,
  );
}
