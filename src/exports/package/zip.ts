import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);
/** Packed in blocks of its own, a few hundred kilobytes in hand at a time. */
const BLOCK = 256 * 1024;
const LARGEST = 0xffff_ffff;
const LAST_BLOCK = Buffer.of(3, 0);
/** Sizes follow the bytes (3), names are UTF-8 (11). */
const FLAGS = 0x0808;

interface Entry {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** What was written of one file of a package. */
export interface Added {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a ZIP file from its beginning to its end, piece by piece; past four gigabytes or 65,535 files in its 64-bit form. */
export class ZipWriter {
  #at: number;
  readonly #entries: Entry[] = [];
  readonly #when: Buffer;

  /** `at`: how much lies before it. */
  constructor(when: Date, at = 0) {
    this.#at = at;
    this.#when = Buffer.alloc(4);
    this.#when.writeUInt16LE((when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1), 0);
    this.#when.writeUInt16LE(((when.getUTCFullYear() - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(), 2);
  }

  /** Yields the bytes of one more file. */
  async *add(path: string, content: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer, Added> {
    const name = Buffer.from(path);
    const at = this.#at;
    const hash = createHash("sha256");
    let [crc, size, packed] = [0, 0, 0];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    this.#headInto(head, 4);
    head.writeUInt16LE(name.length, 26);
    yield* this.#put(head, name);
    const pack = async (block: Buffer) => {
      hash.update(block);
      crc = crc32(block, crc);
      size += block.length;
      const bytes = await deflate(block, { finishFlush: constants.Z_SYNC_FLUSH });
      packed += bytes.length;
      return bytes;
    };
    let waiting: Buffer[] = [];
    let length = 0;
    for await (const part of content) {
      const bytes = typeof part === "string" ? Buffer.from(part) : Buffer.from(part);
      length += waiting.push(bytes) && bytes.length;
      if (length < BLOCK) continue;
      yield* this.#put(await pack(Buffer.concat(waiting)));
      waiting = [];
      length = 0;
    }
    if (length > 0) yield* this.#put(await pack(Buffer.concat(waiting)));
    packed += LAST_BLOCK.length;
    if (size > LARGEST || packed > LARGEST) throw new RangeError("one file of the package is larger than four gigabytes");
    const tail = Buffer.alloc(16);
    tail.writeUInt32LE(0x08074b50, 0);
    tail.writeUInt32LE(crc, 4);
    tail.writeUInt32LE(packed, 8);
    tail.writeUInt32LE(size, 12);
    yield* this.#put(LAST_BLOCK, tail);
    this.#entries.push({ name, crc, packed, size, at });
    return { bytes: size, sha256: hash.digest("hex") };
  }

  /** Yields what stands behind all files: their table. */
  *end(): Generator<Buffer> {
    const start = this.#at;
    for (const { name, crc, packed, size, at } of this.#entries) {
      const far = at >= LARGEST;
      const extra = Buffer.alloc(far ? 12 : 0);
      if (far) {
        extra.writeUInt16LE(1, 0);
        extra.writeUInt16LE(8, 2);
        extra.writeBigUInt64LE(BigInt(at), 4);
      }
      const line = Buffer.alloc(46);
      line.writeUInt32LE(0x02014b50, 0);
      line.writeUInt16LE(45, 4);
      this.#headInto(line, 6);
      line.writeUInt32LE(crc, 16);
      line.writeUInt32LE(packed, 20);
      line.writeUInt32LE(size, 24);
      line.writeUInt16LE(name.length, 28);
      line.writeUInt16LE(extra.length, 30);
      line.writeUInt32LE(far ? LARGEST : at, 42);
      yield* this.#put(line, name, extra);
    }
    yield* this.#put(this.#closing(start, this.#at - start));
  }

  #closing(start: number, length: number): Buffer {
    const count = this.#entries.length;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    for (const at of [8, 10]) end.writeUInt16LE(Math.min(count, 0xffff), at);
    end.writeUInt32LE(Math.min(length, LARGEST), 12);
    end.writeUInt32LE(Math.min(start, LARGEST), 16);
    if (count < 0xffff && start + length < LARGEST) return end;
    const wide = Buffer.alloc(76);
    wide.writeUInt32LE(0x06064b50, 0);
    wide.writeBigUInt64LE(44n, 4);
    wide.writeUInt16LE(45, 12);
    wide.writeUInt16LE(45, 14);
    for (const at of [24, 32]) wide.writeBigUInt64LE(BigInt(count), at);
    wide.writeBigUInt64LE(BigInt(length), 40);
    wide.writeBigUInt64LE(BigInt(start), 48);
    wide.writeUInt32LE(0x07064b50, 56);
    wide.writeBigUInt64LE(BigInt(start + length), 64);
    wide.writeUInt32LE(1, 72);
    return Buffer.concat([wide, end]);
  }

  #headInto(head: Buffer, at: number): void {
    head.writeUInt16LE(20, at);
    head.writeUInt16LE(FLAGS, at + 2);
    head.writeUInt16LE(8, at + 4);
    this.#when.copy(head, at + 6);
  }

  *#put(...parts: Buffer[]): Generator<Buffer> {
    for (const part of parts) {
      if (part.length === 0) continue;
      this.#at += part.length;
      yield part;
    }
  }
}
