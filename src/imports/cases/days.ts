/** Which of two numbers in a date is the day, where it could be either. */
export type DayOrder = "day-first" | "month-first";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day as the calendar has it, or null: there is no 31 February. */
function dayOf(year: number, month: number, date: number): string | null {
  const day = new Date(Date.UTC(year, month - 1, date));
  if (year < 1900 || year > 2200 || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) return null;
  return day.toISOString().slice(0, 10);
}

const fullYear = (text: string, thisYear: number) =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) <= (thisYear % 100) + 5 ? 2000 : 1900);

const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?:[ T,].*)?$/;

/** Which order the dates of a table prove: that of one which can only be read one way. null: they prove neither, or both. */
export function provenOrder(values: Iterable<string>): { order: DayOrder | null; doubtful: boolean; mixed: boolean } {
  let [day, month, doubtful] = [false, false, false];
  for (const text of values) {
    const found = slashed.exec(text);
    if (!found) continue;
    const [first, second] = [Number(found[1]), Number(found[2])];
    if (first > 12 && second <= 12) day = true;
    else if (second > 12 && first <= 12) month = true;
    else if (first !== second) doubtful = true;
  }
  return { order: day === month ? null : day ? "day-first" : "month-first", doubtful, mixed: day && month };
}

/** Reads a date as people and spreadsheets write them. "doubtful" where nobody can tell the day from the month; null for what is none. */
export function readDay(text: string, order: DayOrder | null, today: string): string | "doubtful" | null {
  const thisYear = Number(today.slice(0, 4));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = slashed.exec(text);
  if (parts) {
    const [first, second, year] = [Number(parts[1]), Number(parts[2]), fullYear(parts[3] ?? "", thisYear)];
    const dayFirst = dayOf(year, second, first);
    const monthFirst = dayOf(year, first, second);
    if (dayFirst === monthFirst) return dayFirst;
    if (order === null) return dayFirst && monthFirst ? "doubtful" : (dayFirst ?? monthFirst);
    return order === "day-first" ? dayFirst : monthFirst;
  }
  const named = /^(\d{1,2})[ .-]+([A-Za-z]{3,9})[ .,-]+(\d{4})(?:[ ,].*)?$/.exec(text);
  if (named) return dayOf(Number(named[3]), monthOf(named[2]), Number(named[1]));
  const english = /^(?:[A-Za-z]{3,9}, )?([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:[ ,].*)?$/.exec(text);
  return english ? dayOf(Number(english[3]), monthOf(english[1]), Number(english[2])) : null;
}

const monthOf = (word: string | undefined) => MONTHS.indexOf((word ?? "").slice(0, 3).toLowerCase()) + 1;
