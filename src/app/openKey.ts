import pg from "pg";
import { findUnopened, type WrappedKey } from "../agencies/keys.ts";
import { withClient } from "../kernel/install.ts";
import type { MasterKey } from "../kernel/masterKey.ts";
import { StartRefused } from "../kernel/postgres/refusal.ts";
import { newKey } from "../kernel/secret.ts";

/** The keys that lie in a database, and whose they are. */
interface Stored {
  readonly keys: readonly WrappedKey[];
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The key that wraps every agency's keys, held against those in the database before anything is written there. Made only for a database that holds none yet;
 * refused where it is lost or is another one.
 */
export async function openKey(master: MasterKey, installer: pg.ClientConfig): Promise<Buffer> {
  const { keys, names } = await readStored(installer);
  const key = master.read();
  if (keys.length === 0) return key ?? makeKey(master);
  if (key && findUnopened(key, keys).length === 0) return key;
  // A change of the key was cut off after all had been wrapped anew.
  const next = master.readNext();
  if (next && findUnopened(next, keys).length === 0) {
    master.settle();
    return next;
  }
  const shut = new Set((key ? findUnopened(key, keys) : keys).map(({ agency_id: id }) => `  ${names.get(id) ?? "An agency"} (${id})`));
  throw new StartRefused(
    [
      key
        ? `The key in ${master.where} is not the one that opens the records of:`
        : `There is no key in ${master.where}, and without it nothing opens the records of:`,
      ...shut,
      "Nothing was written. Put the right key back, from the copy that is kept elsewhere, and start again.",
    ].join("\n"),
  );
}

function makeKey(master: MasterKey): Buffer {
  const key = newKey();
  master.writeNext(key);
  master.settle();
  return key;
}

/** Nothing in a database that is not there yet, or was not laid. */
async function readStored(installer: pg.ClientConfig): Promise<Stored> {
  const none: Stored = { keys: [], names: new Map() };
  return withClient(installer, async (client) => {
    const { rows } = await client.query<{ there: boolean }>("select to_regproc('agencies.wrapped_keys') is not null as there");
    if (!rows[0]?.there) return none;
    try {
      return await readAs(client);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === "42501")) throw error;
      // An installer who is no superuser may ask as the worker may.
      await client.query("set role holdfast_worker");
      return readAs(client);
    }
  }).catch((error: unknown) => {
    // Not made yet.
    if (error instanceof pg.DatabaseError && error.code === "3D000") return none;
    throw error;
  });
}

async function readAs(client: pg.Client): Promise<Stored> {
  const keys = await client.query<WrappedKey>("select agency_id, key_id, wrapped from agencies.wrapped_keys()");
  const agencies = await client.query<{ id: string; name: string }>("select id, name from staff.agencies_here()");
  return { keys: keys.rows, names: new Map(agencies.rows.map(({ id, name }) => [id, name])) };
}
