import { refusePixels } from "./pixels.ts";
import { broken, type Source } from "./source.ts";

const KEPT = new Set(["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** Of VP8X: that there is Exif, that there is XMP. */
const SAYS_MORE = 0x08 | 0x04;

/** A WebP whose Exif, XMP and unknown chunks are emptied in place, since its length stands at its beginning; nothing behind its end. */
export async function* cleanWebp(source: Source): AsyncGenerator<Buffer> {
  const head = await source.take(12);
  yield head;
  let pictured = false;
  for (let left = head.readUInt32LE(4) - 4; left > 0; ) {
    const chunk = Buffer.from(await source.take(8));
    const kind = chunk.toString("latin1", 0, 4);
    const size = chunk.readUInt32LE(4);
    const padded = size + (size % 2);
    left -= 8 + padded;
    if (left < 0) throw broken();
    pictured ||= kind === "VP8 " || kind === "VP8L" || kind === "ANMF";
    if (!KEPT.has(kind)) {
      chunk.write("JUNK", 0, "latin1");
      yield chunk;
      await source.skip(padded);
      yield* zeros(padded);
      continue;
    }
    refuseLarge(kind, await source.peek(Math.min(size, 10)));
    yield chunk;
    if (kind === "VP8X" && padded > 0) {
      const flags = (await source.take(1))[0] ?? 0;
      yield Buffer.of(flags & ~SAYS_MORE);
      yield* source.pass(padded - 1);
    } else yield* source.pass(padded);
  }
  if (!pictured) throw broken();
  return source.finish();
}

function* zeros(size: number): Generator<Buffer> {
  for (let left = size; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536));
}

function refuseLarge(kind: string, start: Buffer): void {
  if (kind !== "VP8X" && kind !== "VP8 " && kind !== "VP8L") return;
  if (start.length < (kind === "VP8L" ? 5 : 10)) throw broken();
  if (kind === "VP8X") refusePixels(1 + start.readUIntLE(4, 3), 1 + start.readUIntLE(7, 3));
  else if (kind === "VP8 ") refusePixels(start.readUInt16LE(6) & 0x3fff, start.readUInt16LE(8) & 0x3fff);
  else {
    const bits = start.readUInt32LE(1);
    refusePixels(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
  }
}
