import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { findUnopened, type WrappedKey } from "../../agencies/keys.ts";
import { type Config, config } from "../../kernel/config.ts";
import { writePrivate } from "../../kernel/dataFolder.ts";
import { withClient } from "../../kernel/install.ts";
import { besidePlace, findMasterKey } from "../../kernel/masterKey.ts";
import { chooseDataFolder } from "../../kernel/postgres/systemUser.ts";
import { describeTrailReport } from "../../kernel/verifyTrail.ts";
import type { Start } from "../../retention/backup/contents.ts";
import { discardAtExit } from "../../retention/backup/discardAtExit.ts";
import { type Backup, checkBackup, openBackup } from "../../retention/backup/readBackup.ts";
import { layRestored, type Restored } from "../../retention/backup/restoreBackup.ts";
import { endOnSignal, readKeyFile, told } from "./backUp.ts";
import { type Outcome, Refusal, UsageError } from "./outcome.ts";
import { reachInstaller } from "./reachInstaller.ts";

interface Asked {
  readonly place: string;
  readonly keyFile: string;
  readonly masterKey: string | undefined;
  readonly purged: string | undefined;
}

/** `restore`: a backup into a data folder and a database that hold nothing. The folder gets its name when all of it is there. */
export async function restore(args: readonly string[]): Promise<Outcome> {
  const asked = readArgs(args);
  const settings = config();
  const folder = chooseDataFolder(settings.dataFolder, settings.folderBeside);
  refuseFilled(folder);
  const half = `${folder}.restoring`;
  if (fs.existsSync(half))
    throw new Refusal(`${half} is there: another restore runs, or one was cut short. When none runs, remove that folder and try again.`);
  const backup = await told(() => openBackup(asked.place, readKeyFile(asked.keyFile)));
  // All of it is read before anything is made of it.
  const start = await told(() => checkBackup(backup));
  fs.mkdirSync(half, { recursive: true, mode: 0o711 });
  endOnSignal();
  const callOff = discardAtExit(half);
  try {
    const { restored, opened } = await fill(asked, settings, half, backup, start);
    if (fs.existsSync(folder)) fs.rmdirSync(folder);
    fs.renameSync(half, folder);
    callOff();
    return sayRestored(asked, settings, folder, backup, restored, opened);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    throw error;
  }
}

async function fill(
  asked: Asked,
  settings: Config,
  half: string,
  backup: Backup,
  start: Start,
): Promise<{ restored: Restored; opened: boolean }> {
  const installer = await reachInstaller(settings, half);
  try {
    const newer = asked.purged ? fs.readFileSync(asked.purged, "utf8") : "";
    const restored = await told(() => layRestored(installer.admin, installer.maintenance, half, backup, start, newer));
    await restored.client.end();
    return { restored, opened: await layMasterKey(asked, settings, half, start, restored) };
  } finally {
    await installer.stop();
  }
}

/** Lays the master key beside the data, from the backup or the file given; whether there is one that opens the records. */
async function layMasterKey(asked: Asked, settings: Config, half: string, start: Start, { logins }: Restored): Promise<boolean> {
  const text = asked.masterKey ? readKeyFile(asked.masterKey).trim() : start.masterKey;
  const key = text ? Buffer.from(text, "base64") : findMasterKey(settings.key, half).read();
  if (!key) return false;
  const stored = await withClient(logins.worker, (client) => client.query<WrappedKey>("select * from agencies.wrapped_keys()"));
  if (key.length !== 32 || findUnopened(key, stored.rows).length > 0)
    throw new Refusal("The master key given is not the one that opens the records of this backup. Nothing was restored.");
  if (text && settings.key.kind === "beside") writePrivate(besidePlace(half), text);
  return true;
}

function sayRestored(
  asked: Asked,
  settings: Config,
  folder: string,
  { head }: Backup,
  { loaded, trail }: Restored,
  opened: boolean,
): Outcome {
  const number = (value: number) => value.toLocaleString("en");
  console.log(`Restored ${asked.place} into ${folder}, as everything stood at ${head.madeAt}.`);
  console.log(`${number(loaded.rows)} rows of ${loaded.tables} tables, each the same as when it was read. Every session has ended.`);
  console.log(`${number(loaded.purged)} rows that were purged since were taken out again.`);
  for (const line of describeTrailReport(trail)) console.log(line);
  if (!opened)
    console.log(
      `The master key is not there yet: put it into ${findMasterKey(settings.key, folder).where} before you start. Holdfast does not start without it.`,
    );
  return trail.problems.length === 0 ? 0 : 1;
}

function refuseFilled(folder: string): void {
  if (!fs.existsSync(folder)) return;
  if (fs.readdirSync(folder).length > 0)
    throw new Refusal(`${folder} is not empty. A backup is restored into a folder that holds nothing: name another in HOLDFAST_DATA.`);
}

function readArgs(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { key: { type: "string" }, "master-key": { type: "string" }, purged: { type: "string" } },
    });
    const [place, ...more] = positionals;
    if (!place || more.length > 0) throw new UsageError("Name one backup.");
    if (!values.key) throw new UsageError("Name the file of the key that opens it, with --key.");
    if (values.purged && !fs.existsSync(values.purged)) throw new UsageError(`There is no file ${values.purged}.`);
    return { place: path.resolve(place), keyFile: values.key, masterKey: values["master-key"], purged: values.purged };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}
