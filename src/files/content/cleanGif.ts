import { refusePixels } from "./pixels.ts";
import { broken, type Source } from "./source.ts";

/** What an animation needs to know; other programs' blocks and comments are left out. */
const KEPT = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** A GIF without comments and other programs' blocks, and nothing behind its end. */
export async function* cleanGif(source: Source): AsyncGenerator<Buffer> {
  const head = await source.take(13);
  refusePixels(head.readUInt16LE(6), head.readUInt16LE(8));
  yield head;
  yield* source.pass(tableSize(head[10] ?? 0));
  for (let pictured = false; ; ) {
    const block = (await source.take(1))[0];
    if (block === 0x3b) {
      if (!pictured) throw broken();
      yield Buffer.of(0x3b);
      return source.finish();
    }
    if (block === 0x2c) {
      pictured = true;
      const image = await source.take(9);
      yield Buffer.of(0x2c);
      yield image;
      yield* source.pass(tableSize(image[8] ?? 0) + 1);
      yield* passBlocks(source);
    } else if (block === 0x21) {
      const label = (await source.take(1))[0] ?? 0;
      const app = label === 0xff ? (await source.peek(12)).toString("latin1", 1) : "";
      const kept = label === 0xf9 || label === 0x01 || KEPT.has(app);
      if (kept) yield Buffer.of(0x21, label);
      for await (const part of passBlocks(source)) if (kept) yield part;
    } else throw broken();
  }
}

async function* passBlocks(source: Source): AsyncGenerator<Buffer> {
  for (;;) {
    const size = await source.take(1);
    yield size;
    if (size[0] === 0) return;
    yield await source.take(size[0] ?? 0);
  }
}
