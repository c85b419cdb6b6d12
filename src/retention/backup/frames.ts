import { BackupRefused } from "./seal.ts";

/*
 * Inside, a backup is a row of frames: one letter (j: a record in JSON, d: rows of the table named by the record before), four bytes of length, the content.
 */
const HEAD = 5;
const LARGEST = 1 << 30;
const GATHERED = 64 * 1024;

const frame = (kind: "j" | "d", content: Buffer): Buffer => {
  const head = Buffer.alloc(HEAD);
  head.write(kind);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
};

/** A record as a frame. */
export const recordFrame = (record: object): Buffer => frame("j", Buffer.from(JSON.stringify(record)));

/** Rows as frames of a good size; `onRow` hears each. */
export async function* rowFrames(rows: AsyncIterable<Buffer>, onRow: (row: Buffer) => void): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const row of rows) {
    onRow(row);
    held.push(row);
    size += row.length;
    if (size < GATHERED) continue;
    yield frame("d", Buffer.concat(held));
    held = [];
    size = 0;
  }
  if (size > 0) yield frame("d", Buffer.concat(held));
}

/** Reads frames one after the other. */
export class FrameReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next record; refuses rows in its place. */
  async record(): Promise<unknown> {
    const { kind, content } = await this.#next();
    if (kind !== "j") throw unreadable();
    return JSON.parse(content.toString("utf8"));
  }

  /** The frames of rows up to the next record, which is handed to `after`. */
  async *rows(after: (record: unknown) => void): AsyncGenerator<Buffer> {
    for (;;) {
      const { kind, content } = await this.#next();
      if (kind === "j") {
        after(JSON.parse(content.toString("utf8")));
        return;
      }
      yield content;
    }
  }

  /** Refuses whatever follows the last record. */
  async end(): Promise<void> {
    if (this.#held.length > 0 || !(await this.#source.next()).done) throw unreadable();
  }

  async #next(): Promise<{ kind: string; content: Buffer }> {
    await this.#hold(HEAD);
    const kind = this.#held.toString("latin1", 0, 1);
    const size = this.#held.readUInt32BE(1);
    if (!["j", "d"].includes(kind) || size > LARGEST) throw unreadable();
    await this.#hold(HEAD + size);
    const content = this.#held.subarray(HEAD, HEAD + size);
    this.#held = this.#held.subarray(HEAD + size);
    return { kind, content };
  }

  async #hold(size: number): Promise<void> {
    const parts = [this.#held];
    for (let have = this.#held.length; have < size; ) {
      const { done, value } = await this.#source.next();
      if (done) throw unreadable();
      parts.push(Buffer.from(value));
      have += value.length;
    }
    if (parts.length > 1) this.#held = Buffer.concat(parts);
  }
}

const unreadable = () => new BackupRefused("This backup does not read as one that was made whole.");
