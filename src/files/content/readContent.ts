import { LARGEST_FILE } from "../../kernel/limits.ts";
import { invalid, Problem } from "../../kernel/problem.ts";
import type { MediaType } from "../contract.ts";
import { cleanGif } from "./cleanGif.ts";
import { cleanJpeg } from "./cleanJpeg.ts";
import { cleanPng } from "./cleanPng.ts";
import { cleanWebp } from "./cleanWebp.ts";
import { readPacked, TAIL } from "./packed.ts";
import { broken, notTaken, Source } from "./source.ts";
import { TextCheck } from "./textCheck.ts";

/** What was found out about a file by reading it whole. */
export interface Content {
  mediaType: MediaType;
  /** It may still say where it was made: its kind is kept as it came. */
  mayLocate: boolean;
}

/** A file's bytes as they are to be kept, while it is told what they are by what they hold; throws a Problem as soon as it is known that they cannot be kept. */
export async function* readContent(arriving: AsyncIterable<Uint8Array>, found: (content: Content) => void): AsyncGenerator<Buffer> {
  const source = new Source(upTo(arriving, LARGEST_FILE));
  const head = Buffer.from(await source.peek(1024));
  if (head.length === 0) throw invalid({ file: "empty" });
  const picture = pictures.find(({ is }) => is(head));
  if (picture) {
    yield* picture.clean(source);
    return found({ mediaType: picture.mediaType, mayLocate: false });
  }
  yield* readPlain(source, head, found);
}

const starts = (text: string) => (head: Buffer) => head.toString("latin1", 0, text.length) === text;

const pictures: { mediaType: MediaType; is: (head: Buffer) => boolean; clean: (source: Source) => AsyncGenerator<Buffer> }[] = [
  { mediaType: "image/jpeg", is: starts("\xff\xd8\xff"), clean: cleanJpeg },
  { mediaType: "image/png", is: starts("\x89PNG\r\n\x1a\n"), clean: cleanPng },
  { mediaType: "image/gif", is: (head) => /^GIF8[79]a/.test(head.toString("latin1", 0, 6)), clean: cleanGif },
  { mediaType: "image/webp", is: (head) => starts("RIFF")(head) && starts("WEBP")(head.subarray(8)), clean: cleanWebp },
];

/** Kinds that are kept as they came. */
async function* readPlain(source: Source, head: Buffer, found: (content: Content) => void): AsyncGenerator<Buffer> {
  const packed = starts("PK\x03\x04")(head);
  const pdf = /^%PDF-[12]\.\d/.test(head.toString("latin1", 0, 8));
  const media = mediaOf(head);
  const text = packed || pdf || media ? undefined : new TextCheck();
  if (text && isMarkup(head)) throw notTaken();
  let size = 0;
  let tail = Buffer.alloc(0);
  for await (const part of source.rest()) {
    text?.add(part);
    size += part.length;
    if (packed || pdf) tail = Buffer.concat([tail, part]).subarray(-TAIL);
    yield part;
  }
  text?.finish();
  if (pdf) {
    const end = tail.subarray(-2048).toString("latin1");
    if (!end.includes("%%EOF")) throw broken();
    // Two kinds at once: a packed file is read from its end.
    if (tail.subarray(-66_000).includes("PK\x05\x06", 0, "latin1")) throw notTaken();
  }
  if (packed) return found({ mediaType: readPacked(head, tail, size), mayLocate: false });
  found(media ?? { mediaType: pdf ? "application/pdf" : "text/plain", mayLocate: false });
}

/** Recordings, and the pictures that are built like films. */
function mediaOf(head: Buffer): Content | undefined {
  if (head.toString("latin1", 4, 8) === "ftyp") {
    const brand = head.toString("latin1", 8, 12);
    if (["heic", "heix", "heim", "heis", "mif1"].includes(brand)) return { mediaType: "image/heic", mayLocate: true };
    if (["M4A ", "M4B "].includes(brand)) return { mediaType: "audio/mp4", mayLocate: true };
    throw notTaken();
  }
  const [first = 0, second = 0, third = 0] = head;
  // Layer III, a bitrate and a rate that exist.
  const frame = first === 0xff && (second & 0xe6) === 0xe2 && third >> 4 !== 15 && third >> 4 !== 0 && ((third >> 2) & 3) !== 3;
  if (starts("ID3")(head) || frame) return { mediaType: "audio/mpeg", mayLocate: false };
  return undefined;
}

const markup = /^\s*(<!|<\?|<[a-z]+[\s/>:]|%!|#!|\{\\rtf)/i;
const isMarkup = (head: Buffer) => markup.test(head.toString("utf8").replace(/^\ufeff/, ""));

/** Stops at the first byte too many. */
async function* upTo(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of bytes) {
    size += part.byteLength;
    if (size > most) throw new Problem(413, "tooLarge");
    yield part;
  }
}
