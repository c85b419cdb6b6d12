import type pg from "pg";
import { Keyring, newKey, unwrapKey, wrapKey } from "../kernel/secret.ts";

/** The data keys of the installation's agencies, opened with the key that lies outside the database. */
export class AgencyKeys {
  readonly ring = new Keyring();
  readonly #kek: Buffer;

  constructor(kek: Buffer) {
    this.#kek = kek;
  }

  /** Reads every agency's wrapped keys anew; called at start, and when an agency was added. */
  async load(client: Pick<pg.Client, "query">): Promise<void> {
    const { rows } = await client.query<{ agency_id: string; key_id: number; wrapped: Buffer }>("select * from agencies.wrapped_keys()");
    for (const row of rows) this.ring.add(row.agency_id, row.key_id, unwrapKey(this.#kek, row.wrapped, row.agency_id, row.key_id));
  }

  /** A first data key for a new agency, in the ring at once; answers it wrapped, to be stored. */
  make(agencyId: string): Buffer {
    const key = newKey();
    this.ring.add(agencyId, 1, key);
    return wrapKey(this.#kek, key, agencyId, 1);
  }
}
