import fs from "node:fs";
import { parseArgs } from "node:util";
import type { WrappedKey } from "../../agencies/keys.ts";
import { config } from "../../kernel/config.ts";
import { findRun } from "../../kernel/dataFolder.ts";
import { withClient } from "../../kernel/install.ts";
import { findMasterKey } from "../../kernel/masterKey.ts";
import { chooseDataFolder } from "../../kernel/postgres/systemUser.ts";
import { newKey, unwrapKey, wrapKey } from "../../kernel/secret.ts";
import { type Opened, withInstance } from "./openInstance.ts";
import { type Outcome, Refusal, UsageError } from "./outcome.ts";

/** `keys master`: another key of the installation; every agency's keys are wrapped anew, and nothing else is touched. Not while it runs. */
export async function changeMaster(args: readonly string[]): Promise<Outcome> {
  const file = readFile(args);
  const settings = config();
  const folder = chooseDataFolder(settings.dataFolder, settings.folderBeside);
  if (findRun(folder)) throw new Refusal("Stop Holdfast first: a running one would go on with the old key.");
  const kept = settings.key.kind !== "environment";
  if (!kept && !file)
    throw new UsageError("HOLDFAST_KEY is set from outside: give the new key with --key-file, and set HOLDFAST_KEY to it afterwards.");
  return withInstance<Outcome>(async (opened) => {
    const master = findMasterKey(settings.key, folder);
    const key = file ? readKey(file) : newKey();
    // It lies there before anything depends on it, and takes the old one's place after all is wrapped: a start in between finds the one that opens.
    if (kept) master.writeNext(key);
    const count = await rewrap(opened, key);
    if (kept) master.settle();
    console.log(`${count} ${count === 1 ? "key is" : "keys are"} wrapped anew.`);
    console.log(
      kept
        ? `The new key is in ${master.where}. Keep a copy of it elsewhere.`
        : `Set HOLDFAST_KEY to what is in ${file} before the next start.`,
    );
    return 0;
  });
}

function readFile(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { "key-file": { type: "string" } } }).values["key-file"];
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

function readKey(place: string): Buffer {
  const key = fs.existsSync(place) ? Buffer.from(fs.readFileSync(place, "utf8").trim(), "base64") : undefined;
  if (key?.length !== 32) throw new UsageError(`${place} holds no key: 32 bytes in base64.`);
  return key;
}

const rewrap = ({ kek, logins }: Opened, key: Buffer): Promise<number> =>
  withClient(logins.worker, async (client) => {
    const { rows } = await client.query<WrappedKey>("select agency_id, key_id, wrapped from agencies.wrapped_keys()");
    const fresh = rows.map(({ agency_id, key_id, wrapped }) => wrapKey(key, unwrapKey(kek, wrapped, agency_id, key_id), agency_id, key_id));
    await client.query("select agencies.rewrap($1, $2)", [rows.map(({ wrapped }) => wrapped), fresh]);
    return rows.length;
  });
