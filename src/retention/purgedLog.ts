import fs from "node:fs";
import path from "node:path";
import { clock } from "../kernel/clock.ts";

/** A line of a piece as the database hands it over: a row that went, columns that were emptied, or what stays in its place. */
export interface PurgedLine {
  readonly table: string;
  readonly key: Readonly<Record<string, string>>;
  readonly set?: Readonly<Record<string, string | null>>;
  readonly add?: Readonly<Record<string, unknown>>;
}

/** The list of what was purged, beside the database: ids and codes, a line each, on the disk before the rows are gone. A restore of an older backup takes the same out again. */
export class PurgedLog {
  readonly #place: string;

  constructor(folder: string) {
    this.#place = path.join(folder, "purged.log");
  }

  /** Writes the lines of one piece, and that it is done, which holds for whatever backup knows that it was begun. */
  append(piece: string, lines: readonly PurgedLine[]): void {
    const at = clock().toISOString();
    const done: PurgedLine = { table: "retention.piece", key: { id: piece }, set: { done_at: at } };
    this.#write([...lines, done].map((line) => ({ at, piece, ...line })));
  }

  /** Takes the lines of a piece back that was cut off before its rows were gone. */
  void(piece: string): void {
    this.#write([{ at: clock().toISOString(), piece, table: "retention.piece", key: { id: piece }, void: true }]);
  }

  #write(lines: readonly object[]): void {
    const file = fs.openSync(this.#place, "a+", 0o600);
    try {
      fs.ftruncateSync(file, endOfLines(file));
      fs.writeSync(file, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
      fs.fsyncSync(file);
    } finally {
      fs.closeSync(file);
    }
  }
}

/** Where the last whole line ends: what a crash cut off behind it was of a piece that never came to be. */
function endOfLines(file: number): number {
  const byte = Buffer.alloc(1);
  let { size } = fs.fstatSync(file);
  for (; size > 0; size -= 1) {
    fs.readSync(file, byte, 0, 1, size - 1);
    if (byte[0] === 10) break;
  }
  return size;
}
