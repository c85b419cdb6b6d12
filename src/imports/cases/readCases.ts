import type { CsvRow } from "../roster/csv.ts";
import type { Findings, Severity } from "../roster/findings.ts";
import { Cells, readName } from "./cells.ts";
import { audienceWords, type Field, outcomeWords, plainWord, reasonWords, riskWords, statusWords } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import type { OldCase, OldCases, OldNote, OldPerson } from "./oldCase.ts";
import { splitNote } from "./splitNote.ts";
import type { OldTable } from "./tables.ts";

/** What reading has to know of the agency. */
export interface ReadingPlace {
  readonly today: string;
  readonly programWords: readonly string[];
  /** Accounts that may manage a case in the program. */
  readonly carriers: readonly { readonly id: string; readonly name: string; readonly email: string }[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
}

/** Reads the tables by a mapping: sound rows become cases and history, faulty ones are named by line and column and left out. */
export function readCases(tables: readonly OldTable[], mapping: Mapping, place: ReadingPlace, findings: Findings): OldCases {
  return new CaseReader(mapping, place, findings).read(tables);
}

class CaseReader {
  readonly #mapping: Mapping;
  readonly #place: ReadingPlace;
  readonly #findings: Findings;
  readonly #people = new Map<string, OldPerson>();
  readonly #cases = new Map<string, OldCase>();
  readonly #faulty = new Set<string>();
  readonly #notes: OldNote[] = [];
  readonly #noteKeys = new Map<string, number>();
  readonly #open = { owners: new Map<string, number>(), statuses: new Map<string, number>(), programs: new Map<string, number>() };
  readonly #owners: ReadonlyMap<string, string | null>;
  #dayOrder = false;

  constructor(mapping: Mapping, place: ReadingPlace, findings: Findings) {
    this.#mapping = mapping;
    this.#place = place;
    this.#findings = findings;
    const owners = new Map<string, string | null>();
    // Two of one name are nobody: whoever reads the file cannot tell which is meant.
    for (const { id, name, email } of place.carriers)
      for (const word of new Set([plainWord(email), plainWord(name), plainWord(name.split(/\s+/).reverse().join(" "))]))
        owners.set(word, owners.has(word) ? null : id);
    this.#owners = owners;
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
      this.#sayOrder(cells);
      for (const row of table.rows) this.#takeCase(cells, row, firstDays);
    }
    for (const cells of histories) {
      this.#sayOrder(cells);
      for (const row of cells.table.rows) this.#takeHistory(cells, row, cells.text(row, "caseId"));
    }
    const list = (words: ReadonlyMap<string, number>) => [...words].map(([text, rows]) => ({ text, rows })).sort((a, b) => b.rows - a.rows);
    return {
      people: this.#people,
      cases: [...this.#cases.values()],
      notes: this.#notes,
      choices: {
        owners: list(this.#open.owners),
        statuses: list(this.#open.statuses),
        programs: list(this.#open.programs),
        dayOrder: this.#dayOrder,
      },
    };
  }

  #sayOrder(cells: Cells): void {
    if (cells.doubtful && cells.order === null) this.#dayOrder = true;
  }

  #takeCase(cells: Cells, row: CsvRow, histories: ReadonlyMap<string, { first: string; last: string }>): undefined {
    let sound = true;
    const wrong = (code: string, field: Field, message: string): undefined => {
      sound = false;
      this.#say("error", code, cells, row, field, message);
    };
    const key = cells.text(row, "caseId");
    if (!key) return wrong("case.noId", "caseId", "This row has no case number. It was left out.");
    if (key.length > 200) return wrong("case.noId", "caseId", "This case number is too long to be one. The row was left out.");
    if (this.#cases.has(key) || this.#faulty.has(key)) {
      // One table with a line for each note repeats its case.
      if (cells.has("noteText")) return this.#takeHistory(cells, row, key);
      return wrong("case.repeated", "caseId", "This case number stands on a row above already. This row was left out.");
    }
    if (!this.#isHere(cells, row, wrong)) return this.#spoil(key);
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
    const closed = this.#isClosed(cells, row, closedOn !== null, wrong);
    if (!openedOn && sound) {
      openedOn = told?.first ?? null;
      if (openedOn)
        this.#say(
          "warning",
          "case.openedByHistory",
          cells,
          row,
          "openedOn",
          "The day it was opened is missing. The day of its first history row was taken.",
        );
      else wrong("case.noOpening", "openedOn", "The day it was opened is missing. The row was left out.");
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
    const managerId = this.#owner(cells, row, closed, wrong, () => keep("owner"));
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
    if (!sound || !name || !openedOn) return this.#spoil(key);
    const personKey = this.#takePerson(cells, row, key, name, born, kept);
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
      this.#addNote(cells, row, {
        caseKey: key,
        key: `kept|${key}`,
        onDay: openedOn,
        audience: "team",
        restricted: false,
        text: kept.join("\n"),
      });
    if (cells.text(row, "noteText")) this.#takeHistory(cells, row, key, openedOn);
  }

  /** A case that was left out takes its history with it. */
  #spoil(key: string): undefined {
    this.#faulty.add(key);
  }

  #takePerson(
    cells: Cells,
    row: CsvRow,
    caseKey: string,
    name: { call: string; given: string | null; family: string | null },
    born: string | null,
    kept: string[],
  ): string {
    const [own, studentId] = [cells.text(row, "personId").slice(0, 190), cells.text(row, "studentId").slice(0, 190)];
    const key = own ? `id|${own}` : studentId ? `student|${studentId}` : `case|${caseKey}`;
    const known = this.#people.get(key);
    const site = plainWord(cells.text(row, "site"));
    const siteId = this.#place.sites.find((one) => plainWord(one.name) === site)?.id ?? null;
    if (site && !siteId) kept.push(`${cells.header("site")}: ${cells.text(row, "site")}`);
    if (!known) {
      const phone = cells.text(row, "phone").slice(0, 300) || null;
      const email = cells.text(row, "email").slice(0, 300) || null;
      const grade = cells.text(row, "grade").slice(0, 60) || null;
      this.#people.set(key, { key, studentId: studentId || null, ...name, born, email, phone, siteId, grade, line: row.line });
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

  #takeHistory(cells: Cells, row: CsvRow, caseKey: string, otherwise?: string): undefined {
    const text = cells.text(row, "noteText");
    if (!text) return;
    const of = this.#cases.get(caseKey);
    if (!of)
      return this.#say(
        "error",
        "history.noCase",
        cells,
        row,
        "caseId",
        this.#faulty.has(caseKey)
          ? "Its case was left out, and so was this row."
          : "There is no case of this number in the file. The row was left out.",
      );
    const day = cells.day(row, "noteOn");
    if (day === "doubtful")
      return this.#say(
        "error",
        "date.doubtful",
        cells,
        row,
        "noteOn",
        "Nobody can tell the day from the month here. Say above which comes first.",
      );
    if (!day && cells.text(row, "noteOn"))
      return this.#say("error", "date.unreadable", cells, row, "noteOn", "There is no such day. The row was left out.");
    if (day && day > this.#place.today)
      return this.#say("error", "history.later", cells, row, "noteOn", "This is dated on a day still to come. The row was left out.");
    if (!day && !otherwise)
      this.#say("warning", "history.noDay", cells, row, "noteOn", "This row has no date. It stands on the day its case was opened.");
    const audience = audienceWords.get(plainWord(cells.text(row, "noteAudience")));
    if (cells.text(row, "noteAudience") && !audience)
      this.#say(
        "warning",
        "history.audience",
        cells,
        row,
        "noteAudience",
        "Who may read it is not said in words we know. It is restricted to the case's team until somebody looks.",
      );
    const restricted = audience === "restricted" || (Boolean(cells.text(row, "noteAudience")) && !audience);
    const head = [cells.text(row, "noteAuthor"), cells.text(row, "noteKind")].filter(Boolean).join(" · ");
    const own = cells.text(row, "noteId").slice(0, 150);
    const extra = cells.has("status")
      ? []
      : cells.kept.flatMap((header) => (cells.at(row, header) ? `${header}: ${cells.at(row, header)}` : []));
    this.#addNote(cells, row, {
      caseKey,
      key: own ? `${caseKey}|id|${own}` : `${caseKey}|text`,
      onDay: day ?? otherwise ?? of.openedOn,
      audience: audience === "program" ? "program" : "team",
      restricted,
      text: [head, text, ...extra].filter(Boolean).join("\n"),
    });
  }

  #addNote(cells: Cells, row: CsvRow, note: Omit<OldNote, "line">): void {
    const parts = splitNote(note.text);
    if (parts.length > 1)
      this.#say(
        "note",
        "note.split",
        cells,
        row,
        "noteText",
        `This note is longer than one may be here. All of it is kept, as ${parts.length} notes one after the other.`,
      );
    for (const [at, text] of parts.entries()) {
      const place = `${note.key}|${at}${note.key.endsWith("|text") ? `|${note.onDay}|${text}` : ""}`;
      const nth = this.#noteKeys.get(place) ?? 0;
      this.#noteKeys.set(place, nth + 1);
      this.#notes.push({ ...note, key: nth === 0 ? place : `${place}|${nth}`, text, line: row.line });
    }
  }

  #isHere(cells: Cells, row: CsvRow, wrong: (code: string, field: Field, message: string) => undefined): boolean {
    const text = cells.text(row, "program");
    const word = plainWord(text);
    if (!word || this.#place.programWords.includes(word)) return true;
    const chosen = this.#mapping.programs[text];
    if (chosen === "here") return true;
    this.#open.programs.set(text, (this.#open.programs.get(text) ?? 0) + 1);
    if (chosen === "leave")
      this.#say("note", "case.otherProgram", cells, row, "program", "This case is of another program. It was left out, as was chosen.");
    else wrong("program.unknown", "program", "Say whether cases of this program belong here. The row was left out.");
    return false;
  }

  #isClosed(cells: Cells, row: CsvRow, ended: boolean, wrong: (code: string, field: Field, message: string) => undefined): boolean {
    const text = cells.text(row, "status");
    if (!text) return ended;
    const meant = this.#mapping.statuses[text] ?? statusWords.get(plainWord(text));
    if (this.#mapping.statuses[text] || !meant) this.#open.statuses.set(text, (this.#open.statuses.get(text) ?? 0) + 1);
    if (!meant)
      wrong("status.unknown", "status", "This status is not known here. Say whether it means open or closed. The row was left out.");
    return meant === "closed";
  }

  #owner(
    cells: Cells,
    row: CsvRow,
    closed: boolean,
    wrong: (code: string, field: Field, message: string) => undefined,
    keep: () => void,
  ): string | null {
    const text = cells.text(row, "owner").slice(0, 200);
    const may = (id: string | undefined) => this.#place.carriers.some((one) => one.id === id);
    const chosen = this.#mapping.owners[text];
    const found = chosen && may(chosen) ? chosen : (this.#owners.get(plainWord(text)) ?? null);
    if (found && !chosen) return found;
    this.#open.owners.set(text, (this.#open.owners.get(text) ?? 0) + 1);
    if (found) return found;
    if (!closed) wrong("owner.unknown", "owner", "This owner cannot have a case here. Choose whose it is. The row was left out.");
    else if (text) keep();
    return null;
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

  #say(severity: Severity, code: string, cells: Cells, row: CsvRow, field: Field, message: string): undefined {
    this.#findings.add(
      severity,
      code,
      { file: cells.table.name, line: row.line, ...(cells.has(field) ? { column: cells.header(field) } : {}) },
      message,
    );
  }
}
