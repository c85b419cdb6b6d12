import type { AgencyKeys } from "../../agencies/keys.ts";
import type { Database } from "../../kernel/db.ts";
import { SecretError } from "../../kernel/secret.ts";
import { columnsOf, listSealed, rowOf, type SealedTable } from "./places.ts";

/** A change of an agency's key that is under way. */
export interface Rotation {
  readonly id: string;
  readonly agency_id: string;
  readonly key_id: number | null;
  /** Whether the new key counts. */
  readonly due: boolean;
  /** Whether it has for so long that nothing is still being written with an old one. */
  readonly calm: boolean;
}

interface Found {
  readonly at: string;
  readonly key: readonly string[];
  readonly sealed: readonly (Buffer | null)[];
}

/** Pages of a table taken in one transaction: some hundred rows, well within a second. */
const PAGES = { usual: 8, large: 1 } as const;

/** Seals an agency's rows anew with its newest key, in pieces; stops between two of them when told to. Readable at every moment. */
export class Resealing {
  readonly #database: Database;
  readonly #keys: AgencyKeys;
  readonly #rotation: Rotation;
  readonly #keyId: number;
  /** Where it stands, in this process alone: after a kill it begins at the front and finds that much done. */
  #tables: SealedTable[] = [];
  #page = 0;
  readonly #unopened = new Set<string>();

  constructor(database: Database, keys: AgencyKeys, rotation: Rotation & { readonly key_id: number }) {
    this.#database = database;
    this.#keys = keys;
    this.#rotation = rotation;
    this.#keyId = rotation.key_id;
  }

  /** Goes on until all is done or `enough` says so; answers whether all is done. */
  async goOn(enough: () => boolean): Promise<boolean> {
    if (this.#tables.length === 0) await this.#begin();
    for (let table = this.#tables[0]; table; table = this.#tables[0]) {
      const pages = await this.#ask<{ pages: number }>("select access.reseal_pages($1) as pages", [table.table]);
      while (this.#page < (pages[0]?.pages ?? 0)) {
        if (enough()) return false;
        const to = this.#page + (table.large ? PAGES.large : PAGES.usual);
        await this.#piece(table, this.#page, to);
        this.#page = to;
      }
      this.#tables.shift();
      this.#page = 0;
    }
    return this.#settle();
  }

  async #begin(): Promise<void> {
    this.#tables = await listSealed(this.#database.pool);
    this.#page = 0;
    this.#unopened.clear();
  }

  /** All through: nothing may be left but what no key opens. Rows that moved meanwhile are found by going through once more. */
  async #settle(): Promise<boolean> {
    let left = 0;
    for (const { table, columns } of await listSealed(this.#database.pool)) {
      const [found] = await this.#ask<{ n: number }>("select access.reseal_left($1, $2, $3, $4) as n", [
        this.#rotation.agency_id,
        table,
        columns,
        this.#keyId,
      ]);
      left += found?.n ?? 0;
    }
    if (left > this.#unopened.size || !this.#rotation.calm) return false;
    await this.#ask("select agencies.end_rotation($1, $2)", [this.#rotation.id, left]);
    return true;
  }

  async #piece({ table, columns }: SealedTable, from: number, to: number): Promise<void> {
    const { agency_id: agencyId, id } = this.#rotation;
    const client = await this.#database.pool.connect();
    try {
      await client.query("begin");
      const { rows } = await client.query<Found>("select at, key, sealed from access.reseal_find($1, $2, $3, $4, $5, $6)", [
        agencyId,
        table,
        columns,
        this.#keyId,
        from,
        to,
      ]);
      const fresh = rows.map((row) => columns.map((column, n) => this.#sealAnew(table, column, row.key, row.sealed[n] ?? null)));
      const puts = await Promise.all(
        rows.map(async ({ at, sealed }, n) => {
          const anew = fresh[n] ?? [];
          if (anew.every((value) => value === null)) return false;
          const old = sealed.map((value, at) => (anew[at] ? value : null));
          const done = await client.query<{ done: boolean }>("select access.reseal_put($1, $2, $3, $4, $5, $6) as done", [
            ...[agencyId, table, columns, at, old, anew],
          ]);
          return done.rows[0]?.done === true;
        }),
      );
      const done = puts.filter(Boolean).length;
      if (done > 0) await client.query("select agencies.count_resealed($1, $2)", [id, done]);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback").catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }

  /** A value under the new key, for the same place; nothing where there is none, or none of the keys opens it. */
  #sealAnew(table: string, column: string, key: readonly string[], sealed: Buffer | null): Buffer | null {
    if (!sealed) return null;
    const { ring } = this.#keys;
    const row = rowOf(table, key);
    for (const place of columnsOf(table, column, key).map((at) => ({ table, row, column: at }))) {
      try {
        return ring.seal(this.#rotation.agency_id, place, ring.openBytes(this.#rotation.agency_id, place, sealed));
      } catch (error) {
        if (!(error instanceof SecretError)) throw error;
      }
    }
    this.#unopened.add(`${table} ${row}`);
    return null;
  }

  async #ask<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    return (await this.#database.pool.query<Row>(text, values)).rows;
  }
}
