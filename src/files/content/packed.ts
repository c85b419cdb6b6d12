import type { MediaType } from "../contract.ts";
import { broken, notTaken } from "./source.ts";

/** How much of a packed file's end is kept in sight: its table of contents must lie there. */
export const TAIL = 1024 * 1024;
const MOST_ENTRIES = 10_000;
/** A document that says it unpacks to more than this is not one. */
const MOST_UNPACKED = 512 * 1024 * 1024;
const ODT = "mimetypeapplication/vnd.oasis.opendocument.text";

/** What a packed file is, by its table of contents alone: nothing in it is ever unpacked. */
export function readPacked(head: Buffer, tail: Buffer, size: number): MediaType {
  const names = listNames(tail, size);
  if (names.some((name) => /(^|\/)\.\.(\/|$)|^\/|\\|^[a-z]:/i.test(name))) throw notTaken();
  // Macros: whoever opens it would run what somebody else wrote.
  if (names.some((name) => /vbaProject|^(Basic|Scripts)\/.|\.(exe|dll|js|vbs|scr|bat|cmd)$/i.test(name))) throw notTaken();
  if (head.toString("latin1", 30, 30 + ODT.length) === ODT && names.includes("content.xml"))
    return "application/vnd.oasis.opendocument.text";
  if (names.includes("[Content_Types].xml")) {
    if (names.includes("word/document.xml")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (names.includes("xl/workbook.xml")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  }
  throw notTaken();
}

function listNames(tail: Buffer, size: number): string[] {
  const end = tail.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > tail.length) throw broken();
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = end - length;
  // It ends where it says, and its table stands where it says: nothing is hidden before, between or behind.
  if (end + 22 + tail.readUInt16LE(end + 20) !== tail.length) throw broken();
  if (start < 0 || count > MOST_ENTRIES || tail.readUInt32LE(end + 16) !== size - tail.length + start) throw broken();
  const names: string[] = [];
  let unpacked = 0;
  for (let at = start, n = 0; n < count; n++) {
    if (at + 46 > end || tail.readUInt32LE(at) !== 0x02014b50) throw broken();
    unpacked += tail.readUInt32LE(at + 24);
    const nameLength = tail.readUInt16LE(at + 28);
    names.push(tail.toString("utf8", at + 46, at + 46 + nameLength));
    at += 46 + nameLength + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  if (unpacked > MOST_UNPACKED) throw notTaken();
  return names;
}
