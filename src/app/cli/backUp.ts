import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { clock } from "../../kernel/clock.ts";
import { config } from "../../kernel/config.ts";
import { keepSecret } from "../../kernel/dataFolder.ts";
import { withClient } from "../../kernel/install.ts";
import { findMasterKey } from "../../kernel/masterKey.ts";
import { StartRefused } from "../../kernel/postgres/refusal.ts";
import { chooseDataFolder } from "../../kernel/postgres/systemUser.ts";
import { recordCopy } from "../../kernel/recordCopy.ts";
import { expireBackups, nameBackup } from "../../retention/backup/expire.ts";
import { proveBackup } from "../../retention/backup/proveBackup.ts";
import { BackupRefused } from "../../retention/backup/seal.ts";
import { type Written, writeBackup } from "../../retention/backup/writeBackup.ts";
import { type Outcome, Refusal, UsageError } from "./outcome.ts";
import { reachInstaller } from "./reachInstaller.ts";

interface Asked {
  readonly place: string;
  /** Where backups older than some days are taken away again; absent where a file was named. */
  readonly among: string | undefined;
  readonly keyFile: string | undefined;
  readonly withMasterKey: boolean;
  readonly proved: boolean;
  readonly keepDays: number | undefined;
}

/** `backup`: a sealed copy of everything while others go on working, tried out before it gets its name. */
export async function backUp(args: readonly string[]): Promise<Outcome> {
  const asked = readArgs(args);
  const settings = config();
  const folder = chooseDataFolder(settings.dataFolder, settings.folderBeside);
  if (!fs.existsSync(path.join(folder, "secrets")))
    throw new StartRefused(`There is no Holdfast in ${folder}. Start it once, or name its folder in HOLDFAST_DATA.`);
  const master = findMasterKey(settings.key, folder);
  const kek = master.read();
  if (!kek) throw new StartRefused(`There is no key in ${master.where}.`);
  const ownKey = path.join(folder, "secrets", "backup");
  const keyText = asked.keyFile ? readKeyFile(asked.keyFile) : keepSecret(folder, "backup", () => randomBytes(32).toString("base64"));

  endOnSignal();
  const written = await told(() => make(asked, folder, keyText, kek));
  try {
    const proof = asked.proved ? await told(() => proveBackup(written.half, provingKey(asked, keyText), kek)) : undefined;
    const size = fs.statSync(written.half).size;
    written.keep();
    say(`Made ${asked.place}: ${number(written.rows)} rows of ${written.tables} tables, ${(size / 1_048_576).toFixed(1)} MB.`);
    say(
      proof
        ? `Tried out in a database of its own: every row came back the same, the trail is whole, ${number(proof.files)} attachments opened.`
        : "Not tried out: nobody has seen yet that it can be restored.",
    );
  } catch (error) {
    written.drop();
    throw error;
  }
  say(
    asked.withMasterKey
      ? "The master key IS in it: whoever has this file and what opens it reads every record."
      : `The master key is NOT in it: without the key in ${master.where} nobody opens its records. Keep a copy of that key elsewhere.`,
  );
  say(asked.keyFile ? `It opens with the key in ${asked.keyFile}.` : `It opens with ${ownKey}. Keep a copy of that elsewhere too.`);
  if (asked.among && asked.keepDays !== undefined)
    for (const gone of expireBackups(asked.among, asked.keepDays, clock())) say(`Taken away, older than ${asked.keepDays} days: ${gone}`);
  return 0;
}

async function make(asked: Asked, folder: string, keyText: string, kek: Buffer): Promise<Written> {
  const installer = await reachInstaller(config(), folder);
  try {
    return await withClient(installer.admin, async (client) => {
      // Before the copy, so that it stands in it too.
      await recordCopy(client, "backup.make");
      return writeBackup({ client, folder, keyText, masterKey: asked.withMasterKey ? kek : undefined }, asked.place);
    });
  } finally {
    await installer.stop();
  }
}

/** Whoever holds the public key alone cannot open what was sealed to it. */
function provingKey(asked: Asked, keyText: string): string {
  if (!keyText.includes("PUBLIC KEY")) return keyText;
  throw new Refusal(
    `${asked.keyFile} holds a public key, so this machine cannot try the backup out. Give --unproved, and try it out where the private key is.`,
  );
}

function readArgs(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: "string" },
        "with-master-key": { type: "boolean", default: false },
        unproved: { type: "boolean", default: false },
        "keep-days": { type: "string" },
      },
    });
    const [named, ...more] = positionals;
    if (!named || more.length > 0) throw new UsageError("Name one file, or the folder it goes into.");
    const place = path.resolve(named);
    const among = fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() ? place : undefined;
    const keepDays = values["keep-days"] === undefined ? undefined : Number(values["keep-days"]);
    if (keepDays !== undefined && !(Number.isInteger(keepDays) && keepDays >= 1)) throw new UsageError("--keep-days is a number of days.");
    if (keepDays !== undefined && !among) throw new UsageError("--keep-days goes with a folder of backups.");
    return {
      place: among ? path.join(among, nameBackup(clock())) : place,
      among,
      keyFile: values.key,
      withMasterKey: values["with-master-key"],
      proved: !values.unproved,
      keepDays,
    };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** What stands in a key file. */
export function readKeyFile(place: string): string {
  if (!fs.existsSync(place)) throw new UsageError(`There is no key file ${place}.`);
  return fs.readFileSync(place, "utf8");
}

/** Ends as a process that was asked to, so that what was half made is taken away. */
export function endOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
}

/** Does it, and says a refusal in its own words. */
export async function told<T>(work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BackupRefused ? new Refusal(error.message) : error;
  }
}

const say = (line: string) => console.log(line);
const number = (value: number) => value.toLocaleString("en");
