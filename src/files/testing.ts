import { crc32, deflateSync } from "node:zlib";
import type { Stage } from "../kernel/testing.ts";
import type { FileId } from "./contract.ts";

/** A section of a JPEG. */
export const segment = (marker: number, body: Buffer | string) => {
  const bytes = Buffer.from(body as string, "latin1");
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};

/** Exif as a phone writes it: turned, and with the place in plain sight. */
export function phoneExif(orientation = 6): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from("GPS 41.8781 N 87.6298 W")]));
}

/** A grey picture of eight by eight points, as small as a JPEG gets, with these sections before its tables. */
export function jpeg(more: readonly Buffer[] = [], { width = 8, height = 8, behind = "" } = {}): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  const table = (kind: number) => segment(0xc4, Buffer.concat([Buffer.of(kind, 1), Buffer.alloc(15), Buffer.of(0)]));
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    segment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
    ...more,
    segment(0xdb, Buffer.concat([Buffer.of(0), Buffer.alloc(64, 1)])),
    segment(0xc0, frame),
    table(0),
    table(0x10),
    segment(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
    Buffer.of(0x3f, 0xff, 0x00, 0x3f),
    Buffer.of(0xff, 0xd9),
    Buffer.from(behind, "latin1"),
  ]);
}

/** A chunk of a PNG. */
export function chunk(kind: string, body: Buffer | string): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), Buffer.from(body as string, "latin1")]);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(named.length - 4);
  tail.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, tail]);
}

/** A grey PNG of that size, with these chunks behind its head; `noise` makes it as large as its picture. */
export function png(more: readonly Buffer[] = [], { width = 2, height = 2, pixels = true } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = pixels ? deflateSync(Buffer.alloc((width + 1) * height, 0)) : Buffer.alloc(8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), ...more, chunk("IDAT", rows), chunk("IEND", "")]);
}

/** A packed file of these entries, stored as they are; `says` is what it claims each unpacks to. */
export function pack(entries: Readonly<Record<string, string>>, says?: number): Buffer {
  const local: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const body = Buffer.from(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(crc32(body), 14);
    head.writeUInt32LE(body.length, 18);
    head.writeUInt32LE(says ?? body.length, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    head.copy(line, 16, 14, 28);
    line.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), body);
    table.push(line, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + body.length;
  }
  const contents = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, contents, end]);
}

/** A PDF as short as one can be. */
export const pdf = (inside = "") => Buffer.from(`%PDF-1.7\n${inside}\ntrailer<<>>\n%%EOF\n`, "latin1");

/** Sends a file as the page does; answers the status and what was said. */
export async function sendFileAs(s: Stage, accountId: string, bytes: Uint8Array | AsyncIterable<Uint8Array>, name: string) {
  const answer = await s.sendRaw(await s.tokenOf(accountId), "POST", "/files", bytes, {
    "content-type": "application/octet-stream",
    "file-name": encodeURIComponent(name),
  });
  return { status: answer.statusCode, body: answer.json() as { fileId: FileId; code?: string; fields?: Record<string, string> } };
}

/** Fetches what is in a file. */
export async function fetchFileAs(s: Stage, accountId: string, fileId: string, query = "") {
  return await s.sendRaw(await s.tokenOf(accountId), "GET", `/files/${fileId}/content${query}`);
}
