import fs from "node:fs";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { readContents, type Start, sumUp, type Taker } from "./contents.ts";
import { BackupRefused, type Head, openPieces, readHead, unlockBackup } from "./seal.ts";

/** A backup on the disk, with the key that opens it. */
export interface Backup {
  readonly place: string;
  readonly head: Head;
  readonly key: Buffer;
  /** Where the sealed part begins. */
  readonly from: number;
}

/** Opens a backup with what the key file holds. */
export function openBackup(place: string, keyText: string): Backup {
  const { head, line } = readHead(readBeginning(place));
  return { place, head, key: unlockBackup(head, line, keyText), from: line.length };
}

function readBeginning(place: string): Buffer {
  if (!fs.existsSync(place)) throw new BackupRefused(`There is no file ${place}.`);
  const file = fs.openSync(place, "r");
  try {
    const start = Buffer.alloc(16 * 1024);
    return start.subarray(0, fs.readSync(file, start));
  } finally {
    fs.closeSync(file);
  }
}

/** Hands a backup's contents over, piece by piece as they are found to be as they were sealed. */
export async function takeBackup(backup: Backup, taker: Taker): Promise<{ tables: number; rows: number }> {
  let counted = { tables: 0, rows: 0 };
  try {
    await pipeline(
      fs.createReadStream(backup.place, { start: backup.from }),
      (sealed) => openPieces(sealed, backup.key),
      createZstdDecompress(),
      async (plain) => {
        counted = await readContents(plain, taker);
      },
    );
  } catch (error) {
    // A file cut short ends the unpacking before the end of the file is reached.
    if ((error as NodeJS.ErrnoException).code?.startsWith("ZSTD")) throw new BackupRefused("This backup was changed since it was made.");
    throw error;
  }
  return counted;
}

/** Reads a backup to its end without taking anything in; answers its first record. Refuses one that is not whole. */
export async function checkBackup(backup: Backup): Promise<Start> {
  let first: Start | undefined;
  let sum = sumUp();
  await takeBackup(backup, {
    async start(start) {
      first = start;
    },
    async table(_head, rows) {
      sum = sumUp();
      for await (const part of rows) sum.take(part);
    },
    async rows(head, { sha }) {
      if (sum.done().sha !== sha) throw new BackupRefused(`The rows of ${head.name} are not those that were written.`);
    },
    async sequences() {},
  });
  if (!first) throw new BackupRefused("This backup is empty.");
  return first;
}
