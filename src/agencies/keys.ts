import type pg from "pg";
import { Keyring, newKey, SecretError, unwrapKey, wrapKey } from "../kernel/secret.ts";

/** A data key as it is stored. */
export interface WrappedKey {
  readonly agency_id: string;
  readonly key_id: number;
  readonly wrapped: Buffer;
}

/** Those of the keys that this installation's key does not open. */
export const findUnopened = (kek: Buffer, keys: readonly WrappedKey[]): readonly WrappedKey[] =>
  keys.filter(({ agency_id, key_id, wrapped }) => {
    try {
      unwrapKey(kek, wrapped, agency_id, key_id);
      return false;
    } catch (error) {
      if (error instanceof SecretError) return true;
      throw error;
    }
  });

/** The data keys of the installation's agencies, opened with the key that lies outside the database. */
export class AgencyKeys {
  readonly ring = new Keyring();
  readonly #kek: Buffer;

  constructor(kek: Buffer) {
    this.#kek = kek;
  }

  /** Reads every agency's wrapped keys anew; called at start, and when an agency was added. */
  async load(client: Pick<pg.Client, "query">): Promise<void> {
    const { rows } = await client.query<WrappedKey & { from: number | null }>(
      "select agency_id, key_id, wrapped, (extract(epoch from used_from) * 1000)::float8 as from from agencies.wrapped_keys()",
    );
    for (const row of rows)
      this.ring.add(row.agency_id, row.key_id, unwrapKey(this.#kek, row.wrapped, row.agency_id, row.key_id), row.from ?? 0);
  }

  /** A first data key for a new agency, in the ring at once; answers it wrapped, to be stored. */
  make(agencyId: string): Buffer {
    const key = newKey();
    this.ring.add(agencyId, 1, key);
    return wrapKey(this.#kek, key, agencyId, 1);
  }

  /** A further data key, wrapped, to be stored; it comes into the ring by `load`. */
  makeNext(agencyId: string): { keyId: number; wrapped: Buffer } {
    const keyId = this.ring.latestKeyId(agencyId) + 1;
    return { keyId, wrapped: wrapKey(this.#kek, newKey(), agencyId, keyId) };
  }
}
