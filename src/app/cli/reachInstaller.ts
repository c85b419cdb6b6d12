import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import type { Config } from "../../kernel/config.ts";
import { readDatabaseUrl } from "../../kernel/databaseUrl.ts";
import { findRun } from "../../kernel/dataFolder.ts";
import { withClient } from "../../kernel/install.ts";
import { startPostgres } from "../../kernel/postgres.ts";

/** How whoever installs reaches the instance's database, and the one from which others are made. */
export interface Installer {
  readonly admin: pg.ClientConfig;
  readonly maintenance: pg.ClientConfig;
  stop(): Promise<void>;
}

/** The instance's own database: the one it was told of, the built-in one that runs, or the built-in one started for the time of a command. */
export async function reachInstaller(settings: Config, folder: string): Promise<Installer> {
  const given = settings.givenUrls
    ? readDatabaseUrl(settings.givenUrls.owner, "HOLDFAST_OWNER_URL")
    : settings.databaseUrl && readDatabaseUrl(settings.databaseUrl, "DATABASE_URL");
  if (given) return reachGiven(given, settings.givenUrls === undefined);
  const run = findRun(folder);
  if (run) {
    const password = fs.readFileSync(path.join(folder, "secrets", "postgres"), "utf8");
    return builtIn({ host: run.socket, port: 5432, user: "postgres", password, database: "postgres" }, async () => {});
  }
  const server = await startPostgres({ folder, address: "a command" });
  return builtIn(server.admin, () => server.stop());
}

const builtIn = (maintenance: pg.ClientConfig, stop: () => Promise<void>): Installer => ({
  admin: { ...maintenance, database: "holdfast" },
  maintenance,
  stop,
});

async function reachGiven(given: pg.ClientConfig, common: boolean): Promise<Installer> {
  const admin = { ...given, database: common && given.database === "postgres" ? "holdfast" : given.database } as pg.ClientConfig;
  const server = { ...given, database: "postgres" };
  const open = await withClient(server, async () => true).catch(() => false);
  return { admin, maintenance: open ? server : given, stop: async () => {} };
}
