import { createHash } from "node:crypto";
import { Kysely, PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import pg from "pg";
import type { DB } from "../../db/types.ts";
import type { Actor } from "./actor.ts";
import type { Keyring } from "./secret.ts";

/** Values as text where a Date would lie: days stay days, instants become ISO 8601 in UTC. Counted numbers fit a double. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIME, (text) => text.slice(0, 5)],
  [pg.types.builtins.TIMESTAMPTZ, (text) => (text.includes(" ") ? `${text.replace(" ", "T").slice(0, -3)}Z` : text)],
  [pg.types.builtins.INT8, Number],
]);
const types = {
  getTypeParser: ((oid: number, format?: "text") =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** The tables of copies that may be read by those of another agency. What stands in any other opens with its own agency's key alone. */
export const disclosed = ["disclosures.package", "disclosures.item", "disclosures.piece"] as const;
export type Disclosed = (typeof disclosed)[number];

/** The statements of one visit, run as its actor, with the agency's secrets within reach. */
export interface Tx {
  readonly db: Kysely<DB>;
  /** Who is asking. In a public visit there is nobody, and only definer functions answer. */
  readonly actor: Actor;
  /** Opens a secret column's value; null stays null. `place` is "schema.table". */
  open(table: string, row: string, column: string, sealed: Buffer): string;
  /** The same for a column of bytes. */
  openBytes(table: string, row: string, column: string, sealed: Buffer): Buffer;
  /**
   * Opens a copy that another agency let out, with that agency's key: only a column of `disclosed` tables, and only what a policy has handed out can be
   * held up to it.
   */
  openDisclosed(agencyId: string, table: Disclosed, row: string, column: string, sealed: Buffer): Buffer;
  /** Seals a value for a secret column. */
  seal(table: string, row: string, column: string, value: string | Uint8Array): Buffer;
  /** The agency's key for blind search tokens. */
  searchKey(): Buffer;
}

/** One pooled connection: the client, and a query builder bound to it for good. */
export interface Connection {
  readonly client: pg.PoolClient;
  readonly db: Kysely<DB>;
}

/** The pool of one login. Statements are named, so that PostgreSQL plans each once a connection, and pipelined. */
export class Database {
  readonly pool: pg.Pool;
  readonly keys: { readonly ring: Keyring };
  readonly #connections = new WeakMap<pg.PoolClient, Connection>();

  constructor(config: pg.PoolConfig, keys: { readonly ring: Keyring }) {
    this.pool = new pg.Pool({ max: 10, ...config, types, pipeline: true } as pg.PoolConfig);
    this.keys = keys;
    // A connection lost while idle is replaced by the pool; without a listener it would end the process.
    this.pool.on("error", () => {});
    // Lost in the middle of a query, a connection tells the query and itself: unheard, the second would end the process.
    this.pool.on("connect", (client) => void client.on("error", () => {}));
  }

  async connect(): Promise<Connection> {
    const client = await this.pool.connect();
    const known = this.#connections.get(client);
    if (known) return known;
    const connection = { client, db: bindKysely(client) };
    this.#connections.set(client, connection);
    return connection;
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

const names = new Map<string, string>();

/** A name for a statement: the same text always has the same one. */
export function nameStatement(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
  names.set(text, name);
  return name;
}

function bindKysely(client: pg.PoolClient): Kysely<DB> {
  const bound = {
    query: (text: string, values: unknown[] = []) => client.query({ name: nameStatement(text), text, values }),
    release: () => {},
  };
  const pool = { connect: async () => bound, end: async () => {} };
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PostgresDriver({ pool: pool as never }),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** Runs one statement by its text, named. For the door's own three statements, which need no builder. */
export const runNamed = <Row extends pg.QueryResultRow>(client: pg.PoolClient, text: string, values: unknown[]) =>
  client.query<Row>({ name: nameStatement(text), text, values });
