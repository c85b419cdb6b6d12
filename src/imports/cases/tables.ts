import { lstat, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { openArchive, type PackedFile } from "../roster/archive.ts";
import { type CsvRow, isFault, readRows } from "../roster/csv.ts";
import { openDelivery } from "../roster/delivery.ts";
import { type Findings, Unreadable } from "../roster/findings.ts";
import { readLines } from "../roster/text.ts";
import { isWorkbook, readWorkbook } from "./workbook.ts";

/** A table of a delivery: a CSV file, or one sheet of a workbook. */
export interface OldTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** The tables of whatever was sent: a zip of CSV files and workbooks, or a workbook by itself. */
export async function readTables(source: Buffer | string, findings: Findings): Promise<OldTable[]> {
  if (typeof source === "string") return readPlace(source, findings);
  const archive = await openArchive(source);
  try {
    if (isWorkbook(archive.files)) return await sheetsOf(archive.files, "workbook.xlsx", true, findings);
    return await readFiles(
      archive.files.filter(({ path }) => !isLitter(path)),
      findings,
    );
  } finally {
    archive.close();
  }
}

/** A folder, a zip, a workbook or a CSV file on this machine, for the command line. */
async function readPlace(place: string, findings: Findings): Promise<OldTable[]> {
  const found = await lstat(place).catch(() => null);
  if (found?.isDirectory()) {
    const delivery = await openDelivery(place);
    try {
      return await readFiles(
        delivery.files.map(({ name, open }) => ({ path: name, open })),
        findings,
      );
    } finally {
      await delivery.close();
    }
  }
  if (!found?.isFile()) throw new Unreadable("delivery.missing", "There is neither a folder nor a file at this place.");
  const bytes = await readFile(place);
  if (bytes.subarray(0, 4).equals(Buffer.from("PK\x03\x04"))) return readTables(bytes, findings);
  return readFiles([{ path: basename(place), open: () => once(bytes) }], findings);
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const isLitter = (path: string) => path.startsWith("__MACOSX/") || basename(path).startsWith(".");

async function readFiles(files: readonly PackedFile[], findings: Findings): Promise<OldTable[]> {
  const tables: OldTable[] = [];
  const readable = files.filter(({ path }) => /\.(csv|tsv|txt|xlsx|xlsm)$/i.test(path));
  for (const { path } of files.filter((file) => !readable.includes(file)))
    findings.add("note", "file.passedOver", { file: path }, "This is neither a CSV file nor a workbook. It was passed over.");
  for (const file of readable)
    tables.push(
      ...(/\.xls[xm]$/i.test(file.path) ? await readInner(file, readable.length === 1, findings) : [await readCsv(file, findings)]),
    );
  if (tables.length === 0) throw new Unreadable("delivery.noTable", "There is no table in it. Send CSV files or a workbook (.xlsx).");
  return tables;
}

async function readInner(file: PackedFile, alone: boolean, findings: Findings): Promise<OldTable[]> {
  const pieces: Buffer[] = [];
  for await (const piece of file.open()) pieces.push(piece);
  const archive = await openArchive(Buffer.concat(pieces));
  try {
    return await sheetsOf(archive.files, file.path, alone, findings);
  } finally {
    archive.close();
  }
}

async function sheetsOf(files: readonly PackedFile[], book: string, alone: boolean, findings: Findings): Promise<OldTable[]> {
  const sheets = await readWorkbook(files, book);
  return sheets.flatMap((sheet) => {
    const name = alone ? sheet.name : `${book} · ${sheet.name}`;
    const [head, ...rows] = sheet.rows;
    if (!head) return [];
    const place = { file: name };
    if (sheet.hidden) findings.add("warning", "sheet.hidden", place, "This sheet is hidden in the workbook. It was read like the others.");
    if (sheet.hiddenRows > 0) findings.add("note", "sheet.hiddenRows", place, `${sheet.hiddenRows} hidden rows were read like the others.`);
    for (const merged of sheet.merged)
      findings.add(
        "warning",
        "sheet.merged",
        place,
        `The cells ${merged} are merged: what is in them was read for the first of them only.`,
      );
    for (const { line, broken } of sheet.rows)
      for (const at of broken)
        findings.add(
          "warning",
          "cell.error",
          { file: name, line, column: head.cells[at] || `#${at + 1}` },
          "The spreadsheet shows an error here, such as #REF!. It was read as empty.",
        );
    return [tableOf(name, head, rows)];
  });
}

async function readCsv(file: PackedFile, findings: Findings): Promise<OldTable> {
  const rows: CsvRow[] = [];
  const say = (severity: "warning" | "error", code: string, line: number, message: string) =>
    findings.add(severity, code, { file: file.path, line }, message);
  const lines = readLines(file.open(), (fault, line) => {
    if (fault === "legacy") say("warning", "file.notUtf8", line, "This line is not UTF-8. It was read as Windows-1252; check its names.");
    if (fault === "nul") say("warning", "file.nul", line, "This line has NUL characters in it. They were taken out.");
  });
  for await (const run of readRows(lines)) {
    for (const found of run) {
      if (!isFault(found)) rows.push(found);
      else if (found.reason !== "delimiter")
        say("error", `row.${found.reason}`, found.line, "The quotes on this line do not pair up. The row was left out.");
    }
  }
  const [head, ...rest] = rows;
  if (!head) throw new Unreadable("file.empty", `“${file.path}” is empty: not even a header.`);
  return tableOf(file.path, head, rest);
}

/** Every column has a name of its own: an unnamed one is called by its number, a repeated one by its number too. */
function tableOf(name: string, head: CsvRow, rows: readonly CsvRow[]): OldTable {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), head.cells.length);
  const seen = new Set<string>();
  const headers = Array.from({ length: Math.min(width, 300) }, (_, at) => {
    const plain = (head.cells[at] ?? "").replace(/\s+/g, " ").trim().slice(0, 120);
    const called = plain && !seen.has(plain) ? plain : `${plain} #${at + 1}`.trim();
    seen.add(called);
    return called;
  });
  return { name: name.slice(0, 200), headers, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== "")) };
}
