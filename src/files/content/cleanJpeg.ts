import { refusePixels } from "./pixels.ts";
import { broken, type Source } from "./source.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const ADOBE = 0xee;
const COMMENT = 0xfe;

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const isApp = (marker: number) => (marker >= APP0 && marker <= 0xef) || marker === COMMENT;

/** What a decoder needs of the extras: the density, the colours. All else says where, when, by whom, or holds a smaller picture of it. */
const keeps = (marker: number, body: Buffer) =>
  (marker === APP0 && body.toString("latin1", 0, 5) === "JFIF\0") ||
  (marker === APP2 && body.toString("latin1", 0, 12) === "ICC_PROFILE\0") ||
  (marker === ADOBE && body.toString("latin1", 0, 5) === "Adobe");

/** A JPEG without what it says about itself: no place, no time, no camera, no thumbnail, nothing behind its end. Which way is up stays. */
export async function* cleanJpeg(source: Source): AsyncGenerator<Buffer> {
  yield await source.take(2);
  let turned = 1;
  let pictured = false;
  let scanned = false;
  let told = false;
  for (;;) {
    const marker = await takeMarker(source);
    if (marker === SOI) throw broken();
    if (marker === EOI) {
      if (!scanned) throw broken();
      yield Buffer.of(0xff, EOI);
      return source.finish();
    }
    if (isBare(marker)) {
      yield Buffer.of(0xff, marker);
      continue;
    }
    const size = (await source.take(2)).readUInt16BE(0);
    if (size < 2) throw broken();
    const body = await source.take(size - 2);
    if (isApp(marker)) {
      if (marker === APP1) turned = readOrientation(body) ?? turned;
      if (!keeps(marker, body)) continue;
    } else if (turned > 1 && !told) {
      told = true;
      yield sayOrientation(turned);
    }
    if (isFrame(marker)) {
      if (body.length < 6) throw broken();
      refusePixels(body.readUInt16BE(3), body.readUInt16BE(1));
      pictured = true;
    }
    const head = Buffer.of(0xff, marker, 0, 0);
    head.writeUInt16BE(size, 2);
    yield head;
    yield body;
    if (marker !== SOS) continue;
    if (!pictured) throw broken();
    scanned = true;
    yield* passScan(source);
  }
}

async function takeMarker(source: Source): Promise<number> {
  if ((await source.take(1))[0] !== 0xff) throw broken();
  let marker = 0xff;
  while (marker === 0xff) marker = (await source.take(1))[0] ?? 0;
  if (marker === 0) throw broken();
  return marker;
}

/** Hands on the picture's own bytes up to the next marker, which stays where it is. */
async function* passScan(source: Source): AsyncGenerator<Buffer> {
  for (;;) {
    const some = await source.some(2);
    if (some.length < 2) throw broken();
    let at = some.indexOf(0xff);
    while (at >= 0 && at + 1 < some.length && isData(some[at + 1] ?? 0)) at = some.indexOf(0xff, some[at + 1] === 0xff ? at + 1 : at + 2);
    const found = at >= 0 && at + 1 < some.length;
    const end = at < 0 ? some.length : at;
    if (end > 0) {
      source.drop(end);
      yield some.subarray(0, end);
    }
    if (found) return;
  }
}

/** A stuffed byte, a restart, or filling: no marker begins here. */
const isData = (next: number) => next === 0 || (next >= 0xd0 && next <= 0xd7) || next === 0xff;

/** Which way is up, as Exif has it: 1 to 8. */
function readOrientation(body: Buffer): number | undefined {
  if (body.toString("latin1", 0, 6) !== "Exif\0\0" || body.length < 14) return undefined;
  const tiff = body.subarray(6);
  const little = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (at + 2 > tiff.length ? -1 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(first);
  for (let n = 0; n < count; n++) {
    const entry = first + 2 + n * 12;
    if (short(entry) !== 0x0112) continue;
    const value = short(entry + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif block of one entry. */
function sayOrientation(value: number): Buffer {
  return Buffer.from(`ffe100224578696600004d4d002a000000080001011200030000000100${value.toString(16).padStart(2, "0")}000000000000`, "hex");
}
