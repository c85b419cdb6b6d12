import type { CsvRow } from "../roster/csv.ts";
import type { Cells } from "./cells.ts";
import { audienceWords, plainWord } from "./fields.ts";
import type { OldCase, OldNote } from "./oldCase.ts";
import type { Say } from "./sayRow.ts";
import { splitNote } from "./splitNote.ts";

/** The history of the cases that were read: rows of a table of its own, or cells beside the case. */
export class History {
  readonly notes: OldNote[] = [];
  readonly #cases: ReadonlyMap<string, OldCase>;
  readonly #faulty: ReadonlySet<string>;
  readonly #today: string;
  readonly #say: Say;
  readonly #noteKeys = new Map<string, number>();

  constructor(cases: ReadonlyMap<string, OldCase>, faulty: ReadonlySet<string>, today: string, say: Say) {
    this.#cases = cases;
    this.#faulty = faulty;
    this.#today = today;
    this.#say = say;
  }

  /** Reads one row; `otherwise` is its day where it has none. */
  take(cells: Cells, row: CsvRow, caseKey: string, otherwise?: string): undefined {
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
    if (day && day > this.#today)
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
    this.add(cells, row, {
      caseKey,
      key: own ? `${caseKey}|id|${own}` : `${caseKey}|text`,
      onDay: day ?? otherwise ?? of.openedOn,
      audience: audience === "program" ? "program" : "team",
      restricted,
      text: [head, text, ...extra].filter(Boolean).join("\n"),
    });
  }

  /** Adds a note, in parts where it is too long for one. */
  add(cells: Cells, row: CsvRow, note: Omit<OldNote, "line">): void {
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
      this.notes.push({ ...note, key: nth === 0 ? place : `${place}|${nth}`, text, line: row.line });
    }
  }
}
