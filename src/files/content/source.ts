import { invalid } from "../../kernel/problem.ts";

/** A file that ends before it says so, or is not built as its kind is. */
export const broken = () => invalid({ file: "broken" });
/** A kind of file that is not taken. */
export const notTaken = () => invalid({ file: "notTaken" });

const NONE = Buffer.alloc(0);

/** The bytes of a file as they arrive, read in the portions a format is made of; no more is held than is asked for. */
export class Source {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Buffer = NONE;
  #over = false;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#chunks = bytes[Symbol.asyncIterator]();
  }

  async #fill(size: number): Promise<void> {
    if (this.#held.length >= size || this.#over) return;
    const parts = [this.#held];
    let length = this.#held.length;
    while (length < size) {
      const { done, value } = await this.#chunks.next();
      if (done) {
        this.#over = true;
        break;
      }
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
      length += value.byteLength;
    }
    this.#held = Buffer.concat(parts);
  }

  /** The next bytes without taking them: that many, or what is left. */
  async peek(size: number): Promise<Buffer> {
    await this.#fill(size);
    return this.#held.subarray(0, size);
  }

  /** Takes that many bytes. Throws when the file ends before. */
  async take(size: number): Promise<Buffer> {
    await this.#fill(size);
    if (this.#held.length < size) throw broken();
    const taken = this.#held.subarray(0, size);
    this.#held = this.#held.subarray(size);
    return taken;
  }

  /** Hands on that many bytes as they come. Throws when the file ends before. */
  async *pass(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      const some = await this.some();
      if (some.length === 0) throw broken();
      const part = some.subarray(0, left);
      left -= part.length;
      this.drop(part.length);
      yield part;
    }
  }

  /** What is at hand, at least that much of it unless the file ends; nothing at its end. It is not taken. */
  async some(least = 1): Promise<Buffer> {
    await this.#fill(least);
    return this.#held;
  }

  /** Lets go of bytes that are at hand. */
  drop(size: number): void {
    this.#held = this.#held.subarray(size);
  }

  /** Hands on all that is left. */
  async *rest(): AsyncGenerator<Buffer> {
    for (let some = await this.some(); some.length > 0; some = await this.some()) {
      this.drop(some.length);
      yield some;
    }
  }

  /** Lets go of all that is left: what stands behind the end of a picture belongs to no picture. */
  async finish(): Promise<void> {
    for await (const _ of this.rest());
  }

  /** Lets go of that many bytes as they come. */
  async skip(size: number): Promise<void> {
    for await (const _ of this.pass(size));
  }
}
