import { SaxesParser } from "saxes";
import type { PackedFile } from "../roster/archive.ts";
import { Unreadable } from "../roster/findings.ts";

/** What a workbook may be at most; a spreadsheet of ten thousand cases with a sheet of notes is far below. */
export const workbookLimits = { rows: 200_000, columns: 300, cells: 5_000_000, cell: 1_000_000, sheets: 50, strings: 60_000_000 } as const;

/** A row of a sheet: its number as the spreadsheet shows it, and its cells as text; a day stands as YYYY-MM-DD. */
export interface SheetRow {
  readonly line: number;
  readonly cells: string[];
  /** Positions of cells that hold an error such as #REF!. */
  readonly broken: readonly number[];
}

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly hiddenRows: number;
  readonly merged: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Whether an archive's files are those of a workbook. */
export const isWorkbook = (files: readonly PackedFile[]): boolean =>
  files.some(({ path }) => path === "xl/workbook.xml") || files.some(({ path }) => path === "[Content_Types].xml");

/** Reads the sheets of a workbook: shared and inline text, days of either calendar, no formula is computed, no link followed. */
export async function readWorkbook(files: readonly PackedFile[], name: string): Promise<WorkbookSheet[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const book = byPath.get("xl/workbook.xml");
  if (!book) throw new Unreadable("workbook.kind", `“${name}” is not a workbook we can read. Save it as .xlsx or .csv.`);
  const { sheets, late } = await readBook(book, byPath.get("xl/_rels/workbook.xml.rels"), name);
  const strings = await readStrings(byPath.get("xl/sharedStrings.xml"), name);
  const isDay = await readStyles(byPath.get("xl/styles.xml"), name);
  const found: WorkbookSheet[] = [];
  const spent = { cells: 0 };
  for (const sheet of sheets.slice(0, workbookLimits.sheets)) {
    const file = byPath.get(sheet.path);
    if (file) found.push(await readSheet(file, { ...sheet, strings, isDay, late, spent, book: name }));
  }
  return found;
}

type Attributes = Record<string, string>;
interface Handlers {
  open(tag: string, attributes: Attributes): void;
  close?(tag: string): void;
  text?(text: string): void;
}

/** Streams one part. A document type is refused at sight: no workbook has one, and entities are how XML explodes. */
async function parse(file: PackedFile, book: string, handlers: Handlers): Promise<void> {
  const parser = new SaxesParser();
  parser.on("error", () => {
    throw new Unreadable("workbook.damaged", `“${book}” is damaged. Open it in the spreadsheet program and save it again.`);
  });
  parser.on("doctype", () => {
    throw new Unreadable("workbook.doctype", `“${book}” holds what no workbook holds. It was not read.`);
  });
  const local = (tag: string) => tag.slice(tag.indexOf(":") + 1);
  parser.on("opentag", ({ name, attributes }) => handlers.open(local(name), attributes as Attributes));
  parser.on("closetag", ({ name }) => handlers.close?.(local(name)));
  parser.on("text", (text) => handlers.text?.(text));
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of file.open()) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode()).close();
}

async function readBook(file: PackedFile, relations: PackedFile | undefined, book: string) {
  const targets = new Map<string, string>();
  if (relations)
    await parse(relations, book, {
      open: (tag, { Id, Target }) => {
        if (tag === "Relationship" && Id && Target) targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
      },
    });
  const sheets: { name: string; hidden: boolean; path: string }[] = [];
  let late = false;
  await parse(file, book, {
    open: (tag, at) => {
      if (tag === "workbookPr") late = at["date1904"] === "1" || at["date1904"] === "true";
      if (tag !== "sheet") return;
      const path = targets.get(at["r:id"] ?? "") ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      sheets.push({ name: at["name"] ?? `Sheet ${sheets.length + 1}`, hidden: (at["state"] ?? "visible") !== "visible", path });
    },
  });
  return { sheets, late };
}

async function readStrings(file: PackedFile | undefined, book: string): Promise<string[]> {
  const strings: string[] = [];
  if (!file) return strings;
  let [text, inText, sounds, all] = ["", false, 0, 0];
  await parse(file, book, {
    open: (tag) => {
      if (tag === "si") text = "";
      if (tag === "rPh") sounds += 1;
      if (tag === "t") inText = sounds === 0;
    },
    close: (tag) => {
      if (tag === "t") inText = false;
      if (tag === "rPh") sounds -= 1;
      if (tag === "si") strings.push(text);
    },
    text: (more) => {
      if (!inText) return;
      text += more;
      all += more.length;
      if (all > workbookLimits.strings || text.length > workbookLimits.cell) throw tooLarge(book);
    },
  });
  return strings;
}

/** The numbers of Excel's own formats that show a day. */
const DAY_FORMATS: ReadonlySet<number> = new Set([
  14,
  15,
  16,
  17,
  22,
  ...Array.from({ length: 10 }, (_, at) => 27 + at),
  50,
  51,
  52,
  53,
  54,
  55,
  56,
  57,
  58,
]);

async function readStyles(file: PackedFile | undefined, book: string): Promise<(style: number) => boolean> {
  const custom = new Map<number, boolean>();
  const days: boolean[] = [];
  let inCells = false;
  if (file)
    await parse(file, book, {
      open: (tag, at) => {
        const format = Number(at["numFmtId"]);
        if (tag === "numFmt") custom.set(format, showsDay(at["formatCode"] ?? ""));
        if (tag === "cellXfs") inCells = true;
        if (tag === "xf" && inCells) days.push(custom.get(format) ?? DAY_FORMATS.has(format));
      },
      close: (tag) => {
        if (tag === "cellXfs") inCells = false;
      },
    });
  return (style) => days[style] ?? false;
}

/** Whether a format of the workbook's own shows a day: a d or a y outside quotes, brackets and escapes. */
const showsDay = (code: string) => /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, ""));

interface SheetRead {
  readonly name: string;
  readonly hidden: boolean;
  readonly strings: readonly string[];
  readonly isDay: (style: number) => boolean;
  readonly late: boolean;
  readonly spent: { cells: number };
  readonly book: string;
}

async function readSheet(file: PackedFile, { name, hidden, strings, isDay, late, spent, book }: SheetRead): Promise<WorkbookSheet> {
  const rows: SheetRow[] = [];
  const merged: string[] = [];
  let hiddenRows = 0;
  let row: { line: number; cells: string[]; broken: number[] } = { line: 0, cells: [], broken: [] };
  let cell = { at: 0, type: "n", style: 0 };
  let [text, taking, sounds] = ["", false, 0];
  const put = () => {
    const value = cell.type === "s" ? (strings[Number(text)] ?? "") : cell.type === "b" ? (text === "1" ? "TRUE" : "FALSE") : text;
    if (cell.type === "e") row.broken.push(cell.at);
    row.cells[cell.at] =
      cell.type === "e" ? "" : cell.type === "n" && isDay(cell.style) ? (dayOfSerial(Number(value), late) ?? value) : value.trim();
  };
  await parse(file, book, {
    open: (tag, at) => {
      if (tag === "row") {
        row = { line: Number(at["r"] ?? row.line + 1), cells: [], broken: [] };
        cell = { at: -1, type: "n", style: 0 };
        if (at["hidden"] === "1" || at["hidden"] === "true") hiddenRows += 1;
      } else if (tag === "c") {
        const place = at["r"] ? columnOf(at["r"]) : cell.at + 1;
        spent.cells += 1;
        if (place >= workbookLimits.columns || spent.cells > workbookLimits.cells) throw tooLarge(book);
        cell = { at: place, type: at["t"] ?? "n", style: Number(at["s"] ?? 0) };
        text = "";
      } else if (tag === "rPh") sounds += 1;
      else if (tag === "v" || tag === "t") taking = sounds === 0;
      else if (tag === "mergeCell" && at["ref"] && merged.length < 1000) merged.push(at["ref"]);
    },
    close: (tag) => {
      if (tag === "v" || tag === "t") taking = false;
      else if (tag === "rPh") sounds -= 1;
      else if (tag === "c") put();
      else if (tag === "row" && row.cells.some((one) => one)) {
        if (rows.length >= workbookLimits.rows) throw tooLarge(book);
        rows.push({ ...row, cells: Array.from(row.cells, (one) => one ?? "") });
      }
    },
    text: (more) => {
      if (!taking) return;
      text += more;
      if (text.length > workbookLimits.cell) throw tooLarge(book);
    },
  });
  return { name, hidden, hiddenRows, merged, rows };
}

/** A = 0, B = 1, … AA = 26. */
function columnOf(reference: string): number {
  let at = 0;
  for (const letter of /^[A-Za-z]{1,4}/.exec(reference)?.[0].toUpperCase() ?? "") at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

const DAY_MS = 86_400_000;

/** The day a spreadsheet's number stands for. 1900 was no leap year, but the older calendar has its 29 February: number 60 is no day. */
export function dayOfSerial(serial: number, late: boolean): string | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < (late ? 0 : 1) || whole > 200_000 || (!late && whole === 60)) return null;
  const first = late ? Date.UTC(1904, 0, 1) : whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(first + whole * DAY_MS).toISOString().slice(0, 10);
}

const tooLarge = (book: string) =>
  new Unreadable(
    "workbook.tooLarge",
    `“${book}” is larger than a list of cases can be. Send fewer rows or columns at once. It was not read.`,
  );
