import type { CsvRow } from "../roster/csv.ts";
import type { Findings } from "../roster/findings.ts";
import { Cells, readName } from "./cells.ts";
import { Chosen } from "./chosen.ts";
import type { Field, Mapping } from "./contract.ts";
import { outcomeWords, plainWord, reasonWords, riskWords } from "./fields.ts";
import { History } from "./history.ts";
import type { OldCase, OldCases, ReadingPlace } from "./oldCase.ts";
import { OldPeople } from "./oldPeople.ts";
import { type Say, sayInto } from "./sayRow.ts";
import type { OldTable } from "./tables.ts";

/** Reads the tables by a mapping: sound rows become cases and history, faulty ones are named by line and column and left out. */
export function readCases(tables: readonly OldTable[], mapping: Mapping, place: ReadingPlace, findings: Findings): OldCases {
  return new CaseReader(mapping, place, findings).read(tables);
}

class CaseReader {
  readonly #mapping: Mapping;
  readonly #place: ReadingPlace;
  readonly #people: OldPeople;
  readonly #cases = new Map<string, OldCase>();
  readonly #faulty = new Set<string>();
  readonly #lines = new Map<string, number>();
  readonly #say: Say;
  readonly #chosen: Chosen;
  readonly #history: History;
  #dayOrder = false;

  constructor(mapping: Mapping, place: ReadingPlace, findings: Findings) {
    this.#mapping = mapping;
    this.#place = place;
    this.#say = sayInto(findings);
    this.#people = new OldPeople(place.sites, this.#say);
    this.#chosen = new Chosen(mapping, place, this.#say);
    this.#history = new History(this.#cases, this.#faulty, place.today, this.#say);
  }

  read(tables: readonly OldTable[]): OldCases {
    const of = (role: "cases" | "history") =>
      this.#mapping.tables.flatMap(({ name, role: is, columns }) => {
        const table = tables.find((one) => one.name === name);
        return table && is === role ? [{ table, columns }] : [];
      });
    // History first read for its days: a case that was not told when it was opened was open by its first line.
    const histories = of("history").map(({ table, columns }) => new Cells(table, columns, this.#mapping.dayOrder, this.#place.today));
    const firstDays = new Map<string, { first: string; last: string }>();
    for (const cells of histories)
      for (const row of cells.table.rows) {
        const [key, on] = [cells.text(row, "caseId"), cells.day(row, "noteOn")];
        if (!key || !on || on === "doubtful") continue;
        const known = firstDays.get(key);
        firstDays.set(key, { first: known && known.first < on ? known.first : on, last: known && known.last > on ? known.last : on });
      }
    for (const { table, columns } of of("cases")) {
      const cells = new Cells(table, columns, this.#mapping.dayOrder, this.#place.today);
      this.#dayOrder ||= cells.isDoubtful;
      for (const row of table.rows) this.#takeCase(cells, row, firstDays);
    }
    for (const cells of histories) {
      this.#dayOrder ||= cells.isDoubtful;
      for (const row of cells.table.rows) this.#history.take(cells, row, cells.text(row, "caseId"));
    }
    return {
      people: this.#people.found,
      cases: [...this.#cases.values()],
      notes: this.#history.notes,
      choices: { ...this.#chosen.list(), dayOrder: this.#dayOrder },
    };
  }

  #takeCase(cells: Cells, row: CsvRow, histories: ReadonlyMap<string, { first: string; last: string }>): undefined {
    let sound = true;
    const wrong = (code: string, field: Field, message: string): undefined => {
      sound = false;
      this.#say("error", code, cells, row, field, message);
    };
    const key = cells.text(row, "caseId");
    const before = this.#lines.get(key);
    // One table with a line for each note repeats its case.
    if (before && cells.has("noteText")) {
      const again = `A duplicate: this case number stands on line ${before} already. The row became history of that case, not a case of its own.`;
      if (!cells.text(row, "noteOn")) this.#say("warning", "case.again", cells, row, "caseId", again);
      return this.#history.take(cells, row, key, this.#cases.get(key)?.openedOn);
    }
    if (!key) wrong("case.noId", "caseId", "This row has no case number. It was left out.");
    if (key.length > 200) wrong("case.noId", "caseId", "This case number is too long to be one. The row was left out.");
    if (before) wrong("case.repeated", "caseId", `A duplicate: this case number stands on line ${before} already. This row was left out.`);
    else if (key) this.#lines.set(key, row.line);
    const spoil = () => (key && !before ? this.#spoil(key) : undefined);
    if (!this.#chosen.isHere(cells, row, wrong)) return spoil();
    const name = readName(cells, row);
    if (!name) wrong("person.noName", "fullName", "There is no name and no word to call them by. The row was left out.");
    const read = (field: Field, what: string) =>
      this.#day(
        cells,
        row,
        field,
        () => {
          sound = false;
        },
        what,
      );
    const kept: string[] = [];
    const keep = (field: Field) => kept.push(`${cells.header(field)}: ${cells.text(row, field)}`);
    const told = histories.get(key);
    const closedOn = read("closedOn", "the day it was closed");
    let openedOn = read("openedOn", "the day it was opened");
    const closed = this.#chosen.isClosed(cells, row, closedOn !== null, wrong);
    if (!openedOn && !cells.text(row, "openedOn")) {
      openedOn = told?.first ?? null;
      const taken = "The day it was opened is missing. The day of its first history row was taken.";
      if (!openedOn) wrong("case.noOpening", "openedOn", "The day it was opened is missing. The row was left out.");
      else if (sound) this.#say("warning", "case.openedByHistory", cells, row, "openedOn", taken);
    }
    if (openedOn && openedOn > this.#place.today)
      wrong("case.opensLater", "openedOn", "It would be opened on a day that is still to come. The row was left out.");
    let endedOn = closed ? closedOn : null;
    if (closed && !endedOn && openedOn && sound) {
      endedOn = told && told.last > openedOn ? told.last : openedOn;
      this.#say(
        "warning",
        "case.closedByHistory",
        cells,
        row,
        "closedOn",
        "It is closed, but not said since when. The day of its last history row, or of its opening, was taken.",
      );
    }
    if (endedOn && openedOn && endedOn < openedOn)
      wrong("case.closedBeforeOpened", "closedOn", "It was closed before it was opened. The row was left out.");
    if (endedOn && endedOn > this.#place.today)
      wrong("case.closesLater", "closedOn", "It would be closed on a day that is still to come. The row was left out.");
    const managerId = this.#chosen.ownerOf(cells, row, closed, wrong, () => keep("owner"));
    const risk = this.#word(cells, row, "risk", riskWords, () => keep("risk"));
    const ending = plainWord(cells.text(row, "outcome"));
    const [reason, outcome] = [reasonWords.get(ending), outcomeWords.get(ending)];
    if (ending && !reason && !outcome) {
      keep("outcome");
      if (closed)
        this.#say(
          "note",
          "outcome.unknown",
          cells,
          row,
          "outcome",
          "This is none of our reasons or outcomes. It is kept in the case's history as it is.",
        );
    }
    const born = read("born", "the day of birth");
    if (!sound || !name || !openedOn) return spoil();
    const personKey = this.#people.take(cells, row, key, name, born, kept);
    const nextStepOn = this.#dueDay(cells, row, closed);
    this.#cases.set(key, {
      key,
      line: row.line,
      personKey,
      status: closed ? "closed" : "active",
      openedOn,
      closedOn: endedOn,
      reason: closed ? (reason ?? "other") : null,
      outcome: closed ? (outcome ?? "unknown") : null,
      risk,
      managerId,
      nextStep: closed ? null : cells.text(row, "nextStep").slice(0, 200) || null,
      nextStepOn,
    });
    if (cells.text(row, "nextStep").length > 200 || (closed && cells.text(row, "nextStep"))) keep("nextStep");
    for (const header of cells.kept) if (cells.at(row, header)) kept.push(`${header}: ${cells.at(row, header)}`);
    if (kept.length > 0)
      this.#history.add(cells, row, {
        caseKey: key,
        key: `kept|${key}`,
        onDay: openedOn,
        audience: "team",
        restricted: false,
        text: kept.join("\n"),
      });
    if (cells.text(row, "noteText")) this.#history.take(cells, row, key, openedOn);
  }

  /** A case that was left out takes its history with it. */
  #spoil(key: string): undefined {
    this.#faulty.add(key);
  }

  #word(cells: Cells, row: CsvRow, field: Field, words: ReadonlyMap<string, string>, keep: () => void): string | null {
    const text = cells.text(row, field);
    const found = words.get(plainWord(text));
    if (text && !found) {
      keep();
      this.#say(
        "warning",
        `${field}.unknown`,
        cells,
        row,
        field,
        "This word is not known here. It is kept in the case's history as it is.",
      );
    }
    return found ?? null;
  }

  #dueDay(cells: Cells, row: CsvRow, closed: boolean): string | null {
    const day = cells.day(row, "nextStepOn");
    if (closed || !cells.text(row, "nextStepOn")) return null;
    if (day === "doubtful" || day === null)
      this.#say(
        "warning",
        "date.unreadable",
        cells,
        row,
        "nextStepOn",
        "This day cannot be read. The step is due when the case would be silent.",
      );
    else if (day < this.#place.today)
      this.#say(
        "note",
        "step.past",
        cells,
        row,
        "nextStepOn",
        "This day has passed. The step is due when the case would be silent, counted from today.",
      );
    else return day;
    return null;
  }

  #day(cells: Cells, row: CsvRow, field: Field, spoil: () => void, what: string): string | null {
    const day = cells.day(row, field);
    if (day === "doubtful") {
      spoil();
      this.#say(
        "error",
        "date.doubtful",
        cells,
        row,
        field,
        "Nobody can tell the day from the month here. Say above which comes first. The row was left out.",
      );
      return null;
    }
    if (day === null && cells.text(row, field)) {
      spoil();
      this.#say("error", "date.unreadable", cells, row, field, `There is no such day (${what}). The row was left out.`);
    }
    return day;
  }
}
