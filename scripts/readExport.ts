import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { crc32, inflateRawSync } from "node:zlib";

/*
 * Reads a package that Holdfast made of everything an agency has, and says whether it is whole. It shares no code with what wrote it.
 *   node scripts/readExport.ts PACKAGE.zip [SHA-256 of index.json]
 */

/** Every file of a ZIP, by its path, as its table of contents has it; whatever does not fit throws. */
export function unzip(zip: Buffer): Map<string, Buffer> {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < 0) throw new Error("not a ZIP file, or cut short");
  let count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffff_ffff) {
    const wide = Number(zip.readBigUInt64LE(end - 20 + 8));
    count = Number(zip.readBigUInt64LE(wide + 32));
    at = Number(zip.readBigUInt64LE(wide + 48));
  }
  const files = new Map<string, Buffer>();
  for (let n = 0; n < count; n += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error("the table of contents is damaged");
    const [crc, packed, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    let local = zip.readUInt32LE(at + 42);
    if (local === 0xffff_ffff) local = Number(zip.readBigUInt64LE(at + 46 + nameLength + 4));
    const body = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = size === 0 ? Buffer.alloc(0) : inflateRawSync(zip.subarray(body, body + packed));
    if (bytes.length !== size || crc32(bytes) !== crc) throw new Error(`${name} is damaged`);
    if (files.has(name)) throw new Error(`${name} is there twice`);
    files.set(name, bytes);
    at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32);
  }
  return files;
}

/** The lines of a table: NULL where nothing stood, the guard taken off. */
export function parseTable(text: string): (string | null)[][] {
  const lines: (string | null)[][] = [];
  let line: (string | null)[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    const quoted = text[at] === '"';
    if (quoted) {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error("a quote is not closed");
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== "," && text[at] !== "\r") {
        cell += text[at];
        at += 1;
      }
    }
    line.push(!quoted && cell === "" ? null : cell.startsWith("'") ? cell.slice(1) : cell);
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (text[at] !== "\r" || text[at + 1] !== "\n") throw new Error("a line does not end as it should");
    lines.push(line);
    line = [];
    at += 2;
  }
  return lines;
}

interface IndexFile {
  path: string;
  sha256: string;
  bytes: number;
  table?: string;
  rows?: number;
  withheldRows?: number;
  unreadable?: number;
  changedSinceBegun?: number;
  fileId?: string;
  damaged?: true;
  columns?: { name: string; type: string; meaning: string; secret: boolean; key: boolean; values?: string[]; refersTo?: string }[];
}

/** A package, read: its index, the rows of its tables by column, its attached files by id, and all that is wrong with it. */
export interface Package {
  readonly index: { files: IndexFile[]; stayedOut: { id: string; name: string }[]; saidYes: { name: string }[]; [more: string]: unknown };
  readonly indexSha256: string;
  readonly tables: ReadonlyMap<string, Record<string, string | null>[]>;
  readonly attached: ReadonlyMap<string, Buffer>;
  readonly faults: readonly string[];
}

const print = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Reads a package and compares every file with the index, and the index with the print that is given. */
export function readPackage(zip: Buffer, indexSha256?: string): Package {
  const files = unzip(zip);
  const faults: string[] = [];
  const indexBytes = files.get("index.json");
  if (!indexBytes) throw new Error("there is no index.json");
  if (indexSha256 !== undefined && print(indexBytes) !== indexSha256) faults.push("index.json is not the one that was made");
  const index = JSON.parse(indexBytes.toString("utf8")) as Package["index"];
  const tables = new Map<string, Record<string, string | null>[]>();
  const attached = new Map<string, Buffer>();
  for (const file of index.files) {
    const bytes = files.get(file.path);
    if (!bytes) {
      faults.push(`${file.path} is missing`);
      continue;
    }
    if (print(bytes) !== file.sha256 || bytes.length !== file.bytes) faults.push(`${file.path} was changed`);
    if (file.damaged) faults.push(`${file.path} was damaged when it was taken out`);
    if (file.fileId) attached.set(file.fileId, bytes);
    if (!file.table) continue;
    const [head = [], ...lines] = parseTable(bytes.toString("utf8"));
    if (JSON.stringify(head) !== JSON.stringify(file.columns?.map(({ name }) => name))) faults.push(`${file.path} has other columns`);
    if (lines.length !== file.rows) faults.push(`${file.path} has ${lines.length} rows, not ${file.rows}`);
    if (lines.some((line) => line.length !== head.length)) faults.push(`${file.path} has a line of another length`);
    tables.set(
      file.table,
      lines.map((line) => Object.fromEntries(head.map((name, at) => [name ?? "", line[at] ?? null]))),
    );
  }
  for (const path of files.keys())
    if (path !== "index.json" && !index.files.some((file) => file.path === path)) faults.push(`${path} stands in no index`);
  return { index, indexSha256: print(indexBytes), tables, attached, faults };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , path, sha256] = process.argv;
  if (!path) throw new Error("node scripts/readExport.ts PACKAGE.zip [SHA-256 of index.json]");
  const read = readPackage(readFileSync(path), sha256);
  for (const [table, rows] of read.tables) console.log(`${table}: ${rows.length}`);
  console.log(`files: ${read.attached.size}`);
  console.log(`index.json: ${read.indexSha256}${sha256 ? "" : " (compare it with the page of the export)"}`);
  for (const fault of read.faults) console.error(fault);
  console.log(read.faults.length === 0 ? "whole" : "NOT WHOLE");
  process.exitCode = read.faults.length === 0 ? 0 : 1;
}
