import fs from "node:fs";
import path from "node:path";
import { config } from "../../kernel/config.ts";
import { findRun, readLogins } from "../../kernel/dataFolder.ts";
import type { Logins } from "../../kernel/install.ts";
import { findMasterKey } from "../../kernel/masterKey.ts";
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
  if (!fs.existsSync(path.join(folder, "secrets"))) {
    throw new StartRefused(`There is no Holdfast in ${folder}. Start it once, or name its folder in HOLDFAST_DATA.`);
  }
  const logins = findRun(folder) && readLogins(folder);
  if (logins) {
    const master = findMasterKey(settings.key, folder);
    const kek = master.read();
    if (!kek) throw new StartRefused(`There is no key in ${master.where}.`);
    return work({ folder, logins, kek });
  }
  const lost = (reason: string) => {
    console.error(reason);
    process.exit(1);
  };
  const database = await openDatabase({ config: settings, folder, address: "a command", lost });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void database.stop().finally(() => process.exit(1)));
  try {
    return await work({ folder, logins: database.logins, kek: database.kek });
  } finally {
    await database.stop();
  }
}
