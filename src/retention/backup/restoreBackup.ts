import path from "node:path";
import pg from "pg";
import { AnchorsFile } from "../../kernel/anchorsFile.ts";
import { closeEndedEpochs } from "../../kernel/anchorTrail.ts";
import { writeLogins, writePrivate } from "../../kernel/dataFolder.ts";
import { install, type Logins, makePasswords, withClient } from "../../kernel/install.ts";
import { layJobQueue } from "../../kernel/jobsSchema.ts";
import { recordCopy } from "../../kernel/recordCopy.ts";
import { type TrailReport, verifyTrail } from "../../kernel/verifyTrail.ts";
import type { Start } from "./contents.ts";
import { type Loaded, loadBackup } from "./loadBackup.ts";
import { readPurged } from "./purged.ts";
import type { Backup } from "./readBackup.ts";
import { BackupRefused } from "./seal.ts";

/** A database that a backup was taken into, and what a look at it said. */
export interface Restored {
  readonly loaded: Loaded;
  readonly trail: TrailReport;
  readonly logins: Logins;
  /** Whoever installs, still connected. */
  readonly client: pg.Client;
}

/**
 * Makes a database at `admin` by way of `maintenance` and takes the backup into it; lays into `folder` what belongs beside a database. `purged` is a
 * newer list of what was purged than the backup's own.
 */
export async function layRestored(
  admin: pg.ClientConfig,
  maintenance: pg.ClientConfig,
  folder: string,
  backup: Backup,
  start: Start,
  purged: string,
): Promise<Restored> {
  const list = readPurged(start.purged, purged);
  await withClient(maintenance, refuseUsed);
  await refuseFull(admin);
  const logins = await install(maintenance, { database: String(admin.database), passwords: makePasswords() });
  await layJobQueue(admin);
  const client = new pg.Client(admin);
  client.on("error", () => {});
  await client.connect();
  try {
    const loaded = await loadBackup(client, backup, start, list);
    await recordCopy(client, "backup.restore");
    writeLogins(folder, logins);
    if (list.length > 0) writePrivate(path.join(folder, "purged.log"), `${list.map((one) => JSON.stringify(one)).join("\n")}\n`);
    const anchors = path.join(folder, "anchors.log");
    if (start.anchors !== "") writePrivate(anchors, start.anchors);
    const trail = await withClient(logins.anchor, async (anchor) => {
      await closeEndedEpochs(anchor, loaded.epoch);
      await new AnchorsFile(anchors).append(anchor);
      return verifyTrail(anchor, anchors);
    });
    return { loaded, trail, logins, client };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** The logins belong to a whole server, and get new passwords here: whoever works with them would be shut out. */
async function refuseUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select from pg_stat_activity where usename in ('holdfast_app', 'holdfast_worker', 'holdfast_anchor')",
  );
  if (rows.length > 0) throw new BackupRefused("Another Holdfast works on this server. Stop it first, or restore to a server of its own.");
}

/** Asked before the logins are touched: they may be those of the instance that is there. */
async function refuseFull(admin: pg.ClientConfig): Promise<void> {
  const full = await withClient(admin, async (client) => {
    const { rows } = await client.query<{ laid: boolean; all: boolean }>(
      "select to_regclass('agencies.agency') is not null as laid, rolsuper as all from pg_roles where rolname = current_user",
    );
    if (!rows[0]?.laid) return false;
    if (!rows[0].all) await client.query("set role holdfast_backup");
    return (await client.query("select from agencies.agency limit 1")).rows.length > 0;
  }).catch((error: unknown) => {
    // Not made yet.
    if (error instanceof pg.DatabaseError && error.code === "3D000") return false;
    throw error;
  });
  if (full) throw new BackupRefused("There are records in this database already. A backup is restored into an empty one.");
}
