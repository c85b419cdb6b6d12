import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { LOGINS, type LoginName, type Logins } from "./install.ts";
import { findProcessBirth } from "./postgres/processes.ts";

/** Where the running instance is found, for the commands given to it. */
export interface Run {
  pid: number;
  birth: string;
  port: number;
  origin: string;
  /** The folder of the database's private socket, or the host of a database of one's own. */
  socket: string;
}

/** Writes a file that only its owner may read: whole and on the disk, or not at all. */
export function writePrivate(place: string, content: string): void {
  fs.mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
  const half = `${place}.${process.pid}`;
  const file = fs.openSync(half, "w", 0o600);
  fs.writeSync(file, content);
  fs.fsyncSync(file);
  fs.closeSync(file);
  fs.renameSync(half, place);
}

/** The secret of that name in the folder's `secrets/`, made on the first asking. */
export function keepSecret(folder: string, name: string, make: () => string): string {
  const place = path.join(folder, "secrets", name);
  if (!fs.existsSync(place)) writePrivate(place, make());
  return fs.readFileSync(place, "utf8");
}

/** How the three logins reach the database, as the last start left it. */
export function readLogins(folder: string): Logins | undefined {
  const place = path.join(folder, "secrets", "logins.json");
  return fs.existsSync(place) ? (JSON.parse(fs.readFileSync(place, "utf8")) as Logins) : undefined;
}

/** Keeps the three logins for the next start and for the commands. */
export function writeLogins(folder: string, logins: Logins): void {
  const entries = LOGINS.map((name): [LoginName, pg.ClientConfig] => [name, logins[name]]);
  writePrivate(path.join(folder, "secrets", "logins.json"), JSON.stringify(Object.fromEntries(entries), null, 2));
}

const runFile = (folder: string) => path.join(folder, "run.json");

/** Tells the commands where this process is found; the answer takes it back. */
export function announceRun(folder: string, run: Omit<Run, "pid" | "birth">): () => void {
  writePrivate(runFile(folder), JSON.stringify({ pid: process.pid, birth: findProcessBirth(process.pid) ?? "", ...run }));
  return () => {
    if (findRun(folder)?.pid === process.pid) fs.rmSync(runFile(folder), { force: true });
  };
}

/** The instance that runs on the folder now; a file left by one that died does not count. */
export function findRun(folder: string): Run | undefined {
  try {
    const run = JSON.parse(fs.readFileSync(runFile(folder), "utf8")) as Run;
    return findProcessBirth(run.pid) === run.birth ? run : undefined;
  } catch {
    return undefined;
  }
}
