import type { CsvRow } from "../roster/csv.ts";
import type { Cells } from "./cells.ts";
import { plainWord } from "./fields.ts";
import type { OldPerson, ReadingPlace } from "./oldCase.ts";
import type { Say } from "./sayRow.ts";

/** The people of the cases that were read, each once by the old system's id, the student id, or else the case. */
export class OldPeople {
  readonly found = new Map<string, OldPerson>();
  readonly #sites: ReadingPlace["sites"];
  readonly #say: Say;

  constructor(sites: ReadingPlace["sites"], say: Say) {
    this.#sites = sites;
    this.#say = say;
  }

  /** Takes the person of a row; answers by what they are known. What has no place here is added to `kept`. */
  take(
    cells: Cells,
    row: CsvRow,
    caseKey: string,
    name: { call: string; given: string | null; family: string | null },
    born: string | null,
    kept: string[],
  ): string {
    const [own, studentId] = [cells.text(row, "personId").slice(0, 190), cells.text(row, "studentId").slice(0, 190)];
    const key = own ? `id|${own}` : studentId ? `student|${studentId}` : `case|${caseKey}`;
    const known = this.found.get(key);
    const site = plainWord(cells.text(row, "site"));
    const siteId = this.#sites.find((one) => plainWord(one.name) === site)?.id ?? null;
    if (site && !siteId) kept.push(`${cells.header("site")}: ${cells.text(row, "site")}`);
    if (!known) {
      const phone = cells.text(row, "phone").slice(0, 300) || null;
      const email = cells.text(row, "email").slice(0, 300) || null;
      const grade = cells.text(row, "grade").slice(0, 60) || null;
      this.found.set(key, { key, studentId: studentId || null, ...name, born, email, phone, siteId, grade, line: row.line });
    } else if (plainWord(`${known.given} ${known.family} ${known.call}`) !== plainWord(`${name.given} ${name.family} ${name.call}`)) {
      this.#say(
        "warning",
        "person.otherName",
        cells,
        row,
        "fullName",
        `The same person is called otherwise on line ${known.line}. The name there was taken.`,
      );
    }
    return key;
  }
}
