import type pg from "pg";
import type { Config, GivenUrls } from "../kernel/config.ts";
import { readDatabaseUrl } from "../kernel/databaseUrl.ts";
import { readLogins, writeLogins } from "../kernel/dataFolder.ts";
import { install, LOGINS, type Logins, makePasswords, type Passwords, withClient } from "../kernel/install.ts";
import { layJobQueue } from "../kernel/jobsSchema.ts";
import { findMasterKey, type MasterKey } from "../kernel/masterKey.ts";
import { migrate } from "../kernel/migrate.ts";
import { StartRefused } from "../kernel/postgres/refusal.ts";
import { startPostgres } from "../kernel/postgres.ts";
import type { Workshop } from "./demo/layDemo.ts";
import { openKey } from "./openKey.ts";

/** A database of this release, and how people's requests and jobs log in to it; whoever installed it has left. */
export interface Database {
  logins: Logins;
  /** For laying the demo, and the first link of an empty instance: whoever installs, and how. Absent where four logins were given. */
  workshop: Workshop | undefined;
  /** Wraps the agencies' keys; it opens those that are in the database. */
  kek: Buffer;
  /** The socket's folder or the host. */
  socket: string;
  stop(): Promise<void>;
}

type Installed = Pick<Database, "kek" | "logins">;

/** PostgreSQL before this lacks what the policies are built on. */
const FLOOR = 15;

interface Opening {
  config: Config;
  folder: string;
  address: string;
  lost: (reason: string) => void;
}

/** The database this instance was told to use, installed and brought up to date: the built-in one, an installer's address, or four given logins. */
export async function openDatabase(o: Opening): Promise<Database> {
  const master = findMasterKey(o.config.key, o.folder);
  if (o.config.givenUrls) return openGiven(o.config.givenUrls, o.folder, master);
  if (o.config.databaseUrl) return openInstalled(readDatabaseUrl(o.config.databaseUrl, "DATABASE_URL"), o.folder, master);
  const server = await startPostgres({ folder: o.folder, address: o.address, lost: o.lost });
  try {
    const { kek, logins } = await installAndMigrate(server.admin, "holdfast", o.folder, master);
    return { kek, logins, workshop: workshopOf(server.admin, o.folder), socket: String(server.admin.host), stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openInstalled(admin: pg.ClientConfig, folder: string, master: MasterKey): Promise<Database> {
  const database = admin.database === "postgres" ? "holdfast" : String(admin.database);
  const maintenance = await findMaintenance(admin);
  const { kek, logins } = await installAndMigrate(maintenance, database, folder, master);
  return { kek, logins, workshop: workshopOf(maintenance, folder), socket: String(admin.host), stop: async () => {} };
}

/** The database from which another can be made: the server's common one, or where the installer is let in. */
async function findMaintenance(admin: pg.ClientConfig): Promise<pg.ClientConfig> {
  const common = { ...admin, database: "postgres" };
  const refusals: string[] = [];
  for (const config of [common, admin]) {
    try {
      await withClient(config, async () => {});
      return config;
    } catch (error) {
      refusals.push((error as Error).message || String((error as NodeJS.ErrnoException).code));
    }
  }
  throw new StartRefused(
    `DATABASE_URL: the database at ${admin.host}:${admin.port} does not let ${admin.user ?? "us"} in: ${refusals.at(-1)}`,
  );
}

const workshopOf = (admin: pg.ClientConfig, folder: string): Workshop => ({
  admin,
  prepare: (database) => prepareDatabase(admin, database, folder),
});

async function installAndMigrate(admin: pg.ClientConfig, database: string, folder: string, master: MasterKey): Promise<Installed> {
  await withClient(admin, refuseOldServer);
  const kek = await openKey(master, { ...admin, database });
  const logins = await prepareDatabase(admin, database, folder);
  writeLogins(folder, logins);
  return { kek, logins };
}

async function prepareDatabase(admin: pg.ClientConfig, database: string, folder: string): Promise<Logins> {
  const logins = await install(admin, { database, passwords: keepPasswords(folder) });
  await layJobQueue({ ...admin, database });
  await withClient({ ...admin, database }, (client) => migrate(client));
  return logins;
}

function keepPasswords(folder: string): Passwords {
  const kept = readLogins(folder);
  const fresh = makePasswords();
  return Object.fromEntries(LOGINS.map((name) => [name, String(kept?.[name].password ?? fresh[name])])) as Passwords;
}

async function openGiven(urls: GivenUrls, folder: string, master: MasterKey): Promise<Database> {
  const owner = readDatabaseUrl(urls.owner, "HOLDFAST_OWNER_URL");
  const logins = Object.fromEntries(
    LOGINS.map((name) => [name, readDatabaseUrl(urls[name], `HOLDFAST_${name.toUpperCase()}_URL`)]),
  ) as Logins;
  await withClient(owner, refuseOldServer);
  const kek = await openKey(master, owner);
  await layJobQueue(owner);
  await withClient(owner, (client) => migrate(client));
  writeLogins(folder, logins);
  return { kek, logins, workshop: undefined, socket: String(owner.host), stop: async () => {} };
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string }>("select current_setting('server_version_num') as number");
  const major = Math.floor(Number(rows[0]?.number) / 10_000);
  if (major < FLOOR) throw new StartRefused(`This database server is PostgreSQL ${major}; Holdfast needs ${FLOOR} or newer.`);
}
