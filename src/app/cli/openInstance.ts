import fs from "node:fs";
import path from "node:path";
import { config } from "../../kernel/config.ts";
import { findRun, readKek, readLogins } from "../../kernel/dataFolder.ts";
import type { Logins } from "../../kernel/install.ts";
import { StartRefused } from "../../kernel/postgres/refusal.ts";
import { chooseDataFolder } from "../../kernel/postgres/systemUser.ts";
import { openDatabase } from "../database.ts";

/** What a command works on. */
export interface Opened {
  readonly folder: string;
  readonly logins: Logins;
  /** Wraps the agencies' keys. */
  readonly kek: Buffer;
}

/** Works on the instance that runs; where none does, on its database alone, which is stopped again afterwards, also by Ctrl-C. */
export async function withInstance<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const settings = config();
  const folder = chooseDataFolder(settings.dataFolder, settings.folderBeside);
  if (!fs.existsSync(path.join(folder, "secrets", "kek"))) {
    throw new StartRefused(`There is no Holdfast in ${folder}. Start it once, or name its folder in HOLDFAST_DATA.`);
  }
  const logins = findRun(folder) && readLogins(folder);
  if (logins) return work({ folder, logins, kek: readKek(folder) });
  const lost = (reason: string) => {
    console.error(reason);
    process.exit(1);
  };
  const database = await openDatabase({ config: settings, folder, address: "a command", lost });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void database.stop().finally(() => process.exit(1)));
  try {
    return await work({ folder, logins: database.logins, kek: readKek(folder) });
  } finally {
    await database.stop();
  }
}
