import { Unreadable } from "./findings.ts";

export type TextFault = "mark" | "wide" | "legacy" | "nul";

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** No roster has a line this long; what has none shorter is not text. */
const longestLine = 1_000_000;

/** Bytes worth handing on; an archive gives them in smaller pieces. */
const shortestRun = 60_000;

/**
 * The file's physical lines, decoded, in runs as they arrive: UTF-8, UTF-16 by its mark or its look, and, line by line,
 * Windows-1252 for what is not UTF-8. Ends of line of all three kinds are taken, mixed ones too. NUL characters are dropped.
 */
export async function* readLines(bytes: AsyncIterable<Buffer>, notice: (fault: TextFault, line: number) => void): AsyncGenerator<string[]> {
  let rest: Buffer = Buffer.alloc(0);
  let encoding: Encoding | undefined;
  let line = 1;
  const take = (block: Buffer): string[] => {
    const lines =
      encoding === "utf-8" ? decodeUtf8(block, (at) => notice("legacy", line + at)) : splitLines(new TextDecoder(encoding).decode(block));
    lines.forEach((text, at) => {
      if (!text.includes("\0")) return;
      notice("nul", line + at);
      lines[at] = text.replaceAll("\0", "");
    });
    line += lines.length;
    return lines;
  };
  for await (const chunk of bytes) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    if (encoding === undefined) {
      if (rest.length < 4) continue;
      [encoding, rest] = recogniseEncoding(rest, notice);
    }
    if (rest.length < shortestRun) continue;
    const end = lastLineEnd(rest, encoding);
    if (end > 0) yield take(rest.subarray(0, end));
    rest = rest.subarray(end);
    if (rest.length > longestLine) {
      throw new Unreadable("file.notText", `Line ${line} has no end within a million characters, so this is not a text file.`, line);
    }
  }
  if (encoding === undefined) [encoding, rest] = recogniseEncoding(rest, notice);
  if (rest.length > 0) yield take(rest);
}

function recogniseEncoding(head: Buffer, notice: (fault: TextFault, line: number) => void): [Encoding, Buffer] {
  const [a, b, c, d] = head;
  if (head.subarray(0, 4).equals(Buffer.from("PK\x03\x04")) || head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    throw new Unreadable("file.notText", "This is a workbook or an archive under another name. Save it as CSV.");
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    notice("mark", 1);
    return ["utf-8", head.subarray(3)];
  }
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const little = (marked && a === 0xff) || (!!a && b === 0 && !!c && d === 0);
  const big = (marked && a === 0xfe) || (a === 0 && !!b && c === 0 && !!d);
  if (!little && !big) return ["utf-8", head];
  notice("wide", 1);
  return [little ? "utf-16le" : "utf-16be", marked ? head.subarray(2) : head];
}

/** Where the last whole line ends. A CR that is the last byte may be half of a CRLF, and waits. */
function lastLineEnd(bytes: Buffer, encoding: Encoding): number {
  if (encoding === "utf-8") return Math.max(bytes.lastIndexOf(0x0a), bytes.subarray(0, -1).lastIndexOf(0x0d)) + 1;
  const [low, high] = encoding === "utf-16le" ? [0, 1] : [1, 0];
  const whole = bytes.length - (bytes.length % 2);
  for (let at = whole - 2; at >= 0; at -= 2) {
    if (bytes[at + high] !== 0) continue;
    if (bytes[at + low] === 0x0a || (bytes[at + low] === 0x0d && at < whole - 2)) return at + 2;
  }
  return 0;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeUtf8(block: Buffer, legacy: (at: number) => void): string[] {
  const whole = decodeStrictly(block);
  if (whole !== undefined) return splitLines(whole);
  return splitLines(block.toString("latin1")).map((narrow, at) => {
    const bytes = Buffer.from(narrow, "latin1");
    const text = decodeStrictly(bytes);
    if (text === undefined) legacy(at);
    return text ?? new TextDecoder("windows-1252").decode(bytes);
  });
}

function decodeStrictly(bytes: Buffer): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The last end of line ends the last line and begins none. */
function splitLines(text: string): string[] {
  const lines = text.includes("\r") ? text.split(/\r\n|\r|\n/) : text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
