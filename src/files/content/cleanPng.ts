import { refusePixels } from "./pixels.ts";
import { broken, type Source } from "./source.ts";

/** What a decoder needs; texts, times, Exif and whatever else programs add are left out. */
const KEPT = new Set("IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI acTL fcTL fdAT".split(" "));

/** A PNG without what it says about itself, and nothing behind its end. */
export async function* cleanPng(source: Source): AsyncGenerator<Buffer> {
  yield await source.take(8);
  let pictured = false;
  for (let first = true; ; first = false) {
    const head = await source.take(8);
    const size = head.readUInt32BE(0);
    const kind = head.toString("latin1", 4, 8);
    if (first !== (kind === "IHDR") || size > 0x7fff_ffff) throw broken();
    if (!KEPT.has(kind)) {
      await source.skip(size + 4);
      continue;
    }
    if (first) {
      const dimensions = await source.peek(8);
      if (size !== 13 || dimensions.length < 8) throw broken();
      refusePixels(dimensions.readUInt32BE(0), dimensions.readUInt32BE(4));
    }
    pictured ||= kind === "IDAT";
    yield head;
    yield* source.pass(size + 4);
    if (kind !== "IEND") continue;
    if (!pictured) throw broken();
    return source.finish();
  }
}
