import fs from "node:fs";
import path from "node:path";
import { BackupRefused, readHead } from "./seal.ts";

const NAME = /^holdfast-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.backup$/;

/** The name of a backup made then, in a folder of many. */
export const nameBackup = (at: Date): string => `holdfast-${at.toISOString().slice(0, 19).replaceAll(":", "-")}Z.backup`;

/** Takes away the backups of a folder that are older than so many days, by what their first line says; answers their names. The newest always stays. */
export function expireBackups(folder: string, days: number, now: Date): string[] {
  const all = fs
    .readdirSync(folder)
    .filter((name) => NAME.test(name))
    .flatMap((name) => {
      const madeAt = readMadeAt(path.join(folder, name));
      return madeAt === undefined ? [] : [{ name, madeAt }];
    })
    .sort((a, b) => b.madeAt - a.madeAt);
  const old = all.slice(1).filter(({ madeAt }) => now.getTime() - madeAt > days * 86_400_000);
  for (const { name } of old) fs.rmSync(path.join(folder, name));
  return old.map(({ name }) => name);
}

function readMadeAt(place: string): number | undefined {
  const start = Buffer.alloc(16 * 1024);
  const file = fs.openSync(place, "r");
  try {
    return Date.parse(readHead(start.subarray(0, fs.readSync(file, start))).head.madeAt);
  } catch (error) {
    if (error instanceof BackupRefused) return undefined;
    throw error;
  } finally {
    fs.closeSync(file);
  }
}
