import type { Findings } from "./findings.ts";

export type DayOrder = "day-first" | "month-first";

/** A record with a date field to be filled. */
export type Dated<Field extends string> = { readonly unread: string[] } & { [F in Field]: string | null };

/** The two days that a date such as 03/04/2024 may be; null where one of them is in no calendar. */
interface Waiting {
  readonly dayFirst: string | null;
  readonly monthFirst: string | null;
  readonly line: number;
  readonly fill: (day: string | null) => void;
}

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;
const yearFirst = /^(\d{4})[/.]?(\d{1,2})[/.]?(\d{1,2})$/;
const yearLast = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/;

/**
 * The dates of one column. 03/04/2024 says nothing by itself, but a 25 in either place anywhere in the column settles
 * all of it; so such dates wait until the file has been read. A column that proves nothing is not guessed at.
 */
export class DateColumn {
  readonly #findings: Findings;
  readonly #file: string;
  readonly #column: string;
  /** The order the format itself prescribes, where it does not prescribe ISO. */
  readonly #usual: DayOrder | undefined;
  readonly #waiting: Waiting[] = [];

  constructor(findings: Findings, file: string, column: string, usual?: DayOrder) {
    this.#findings = findings;
    this.#file = file;
    this.#column = column;
    this.#usual = usual;
  }

  /** Fills the record's field at once if the text leaves no doubt, else when the column is settled. */
  read<Field extends string>(text: string, line: number, record: Dated<Field>, field: Field): void {
    if (text === "") return;
    const fields: { [F in Field]: string | null } = record;
    const fill = (day: string | null) => {
      fields[field] = day;
      if (day === null) record.unread.push(field);
    };
    const plain = iso.exec(text) ?? yearFirst.exec(text);
    const slashed = yearLast.exec(text);
    if (plain) {
      if (!iso.test(text)) this.#say("warning", "date.notIso", line, "This date could be read, but should be written YYYY-MM-DD.");
      this.#take(dayOf(Number(plain[1]), Number(plain[2]), Number(plain[3])), line, fill);
    } else if (slashed) {
      const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
      const [dayFirst, monthFirst] = [dayOf(year, second, first), dayOf(year, first, second)];
      if (dayFirst === null && monthFirst === null) this.#take(null, line, fill);
      else this.#waiting.push({ dayFirst, monthFirst, line, fill });
    } else {
      this.#say("error", "date.unreadable", line, "This is not a date; write it YYYY-MM-DD. It was left blank.");
      fill(null);
    }
  }

  /** Decides, once the whole file was read, which number is the day, and fills the fields that waited for it. */
  settle(): void {
    const order = this.#waiting.length > 0 ? this.#decide() : null;
    for (const { dayFirst, monthFirst, fill } of this.#waiting) {
      fill(order === "day-first" ? dayFirst : order === "month-first" ? monthFirst : null);
    }
    this.#waiting.length = 0;
  }

  #decide(): DayOrder | null {
    const dayFirst = this.#waiting.find((date) => date.monthFirst === null);
    const monthFirst = this.#waiting.find((date) => date.dayFirst === null);
    const doubtful = this.#waiting.find((date) => date.dayFirst !== date.monthFirst);
    const [any] = this.#waiting;
    const these = `dates (${this.#waiting.length.toLocaleString("en")} in this column)`;
    if (dayFirst && monthFirst) {
      const why = `with the day first on line ${dayFirst.line} and the month first on line ${monthFirst.line}`;
      this.#say("error", "date.mixed", dayFirst.line, `This column is written both ways, ${why}. Such ${these} were left blank.`);
      return null;
    }
    const proof = dayFirst ?? monthFirst;
    const order = dayFirst ? "day-first" : monthFirst ? "month-first" : this.#usual;
    if (order === undefined && doubtful) {
      const why = "nothing in this column tells whether the day or the month comes first";
      this.#say(
        "error",
        "date.ambiguous",
        doubtful.line,
        `Such ${these} could mean two things: ${why}. They were left blank; write YYYY-MM-DD.`,
      );
      return null;
    }
    if (proof && order !== this.#usual) {
      const [code, read] = dayFirst ? ["date.dayFirst", "day/month/year"] : ["date.monthFirst", "month/day/year"];
      this.#say("warning", code, proof.line, `This column was read as ${read}, as this line proves. Better write YYYY-MM-DD.`);
    } else if (any && order === undefined) {
      this.#say("warning", "date.notIso", any.line, `Such ${these} could be read, but should be written YYYY-MM-DD.`);
    }
    return order ?? "day-first";
  }

  #take(day: string | null, line: number, fill: (day: string | null) => void): void {
    if (day === null) this.#say("error", "date.impossible", line, "No calendar has this day. It was left blank.");
    fill(day);
  }

  #say(severity: "error" | "warning", code: string, line: number, message: string): void {
    this.#findings.add(severity, code, { file: this.#file, line, column: this.#column }, message);
  }
}

/** YYYY-MM-DD, or null where there is no such day, or none that anybody at a school could mean. */
function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
