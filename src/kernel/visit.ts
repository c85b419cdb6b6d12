import type pg from "pg";
import { type Actor, type Opened, readOpened } from "./actor.ts";
import { type Connection, type Database, type Disclosed, disclosed, runNamed, type Tx } from "./db.ts";
import { Problem, unknownActor } from "./problem.ts";
import { SecretError } from "./secret.ts";

/** How long an acknowledgement waits: `look` need not be on disk before the answer leaves, `act` must. */
export type Weight = "look" | "act";

interface Begun {
  readonly tx: Tx;
  readonly client: pg.PoolClient;
  /** Resolves when the database has said who is asking; rejects 401 when it knows nobody. */
  readonly opened: Promise<Opened>;
}

/** What the visit adds before it commits, sent together with the commit. */
export type Closing = { text: string; values: unknown[] }[];

/**
 * The only way to the data: one transaction in which PostgreSQL knows who is asking. `work` starts before the database has answered who that is,
 * so that its first statement travels in the same round trip; should nobody be there, that statement fails with the transaction.
 * `work` is run once more, in a transaction of its own, where PostgreSQL ended the first to let another one through.
 */
export async function visit<T>(database: Database, open: Opening, weight: Weight, work: Work<T>): Promise<T> {
  try {
    return await visitOnce(database, open, weight, work).catch((error: unknown) => {
      if (!gaveWay.has(codeOf(error))) throw error;
      return visitOnce(database, open, weight, work);
    });
  } catch (error) {
    throw asProblem(error);
  }
}

/** A deadlock, or two that cannot both be serialised: nothing of this one was written. */
const gaveWay: ReadonlySet<string> = new Set(["40001", "40P01"]);

type Opening = { text: string; values: unknown[] };
type Work<T> = (begun: Begun) => Promise<{ value: T; closing: Closing }>;

async function visitOnce<T>(database: Database, open: Opening, weight: Weight, work: Work<T>): Promise<T> {
  const connection = await database.connect();
  const { client } = connection;
  let broken: Error | undefined;
  try {
    const began = client.query(weight === "look" ? "begin; set local synchronous_commit = off" : "begin");
    began.catch(() => {});
    const opened = runNamed<{ answer: unknown }>(client, open.text, open.values).then(
      (result) => readOpened(result.rows[0]?.answer),
      (error: unknown) => {
        throw asRefusal(error);
      },
    );
    const tx = new VisitTx(database, connection);
    const known = opened.then((found) => {
      tx.actor = found.actor;
      return found;
    });
    known.catch(() => {});
    const working = work({ tx, client, opened: known });
    // Both are waited for: a refusal of the session explains the failure of whatever was sent after it.
    const [session, done] = await Promise.allSettled([known, working]);
    if (session.status === "rejected") throw session.reason;
    if (done.status === "rejected") throw done.reason;
    const sent = done.value.closing.map((statement) => runNamed(client, statement.text, statement.values));
    const committed = client.query("commit");
    const ends = await Promise.allSettled([...sent, committed]);
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
    return done.value.value;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Who is asking, opened as a job's author. */
export const asAccount = (accountId: string) => ({ text: "select access.begin_job($1) as answer", values: [accountId] });
/** Who is asking, opened by a bearer token. */
export const asBearer = (token: string) => ({ text: "select access.begin_request($1) as answer", values: [token] });

/** One transaction as an account, outside the door: for jobs, the CLI's work and the demo. The worker's login alone may. */
export const asActor = <T>(database: Database, accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  visit(database, asAccount(accountId), "act", async ({ tx, opened }) => {
    await opened;
    return { value: await work(tx), closing: [] };
  });

/** One transaction as nobody: only definer functions answer it. `seal` works for the agency named. */
export async function asPublic<T>(database: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const { client } = await database.connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const value = await work(client);
    await client.query("commit");
    return value;
  } catch (error) {
    broken = await rollBack(client);
    throw asProblem(error);
  } finally {
    client.release(broken);
  }
}

class VisitTx implements Tx {
  readonly #database: Database;
  readonly #connection: Connection;
  #actor: Actor | undefined;

  constructor(database: Database, connection: Connection) {
    this.#database = database;
    this.#connection = connection;
  }

  get db() {
    return this.#connection.db;
  }

  get actor(): Actor {
    if (!this.#actor) throw unknownActor();
    return this.#actor;
  }

  set actor(actor: Actor) {
    this.#actor = actor;
  }

  open(table: string, row: string, column: string, sealed: Buffer): string {
    return this.#database.keys.ring.open(this.actor.agencyId, { table, row, column }, sealed);
  }

  openBytes(table: string, row: string, column: string, sealed: Buffer): Buffer {
    return this.#database.keys.ring.openBytes(this.actor.agencyId, { table, row, column }, sealed);
  }

  openDisclosed(agencyId: string, table: Disclosed, row: string, column: string, sealed: Buffer): Buffer {
    if (!disclosed.includes(table)) throw new SecretError("unknownKey", `${table} is no table of copies`);
    return this.#database.keys.ring.openBytes(agencyId, { table, row, column }, sealed);
  }

  seal(table: string, row: string, column: string, value: string | Uint8Array): Buffer {
    return this.#database.keys.ring.seal(this.actor.agencyId, { table, row, column }, value);
  }

  searchKey(): Buffer {
    return this.#database.keys.ring.searchKey(this.actor.agencyId);
  }
}

/** Undoes; a connection that cannot even do that is thrown away by its pool. */
async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error("rollback failed");
  }
}

const codeOf = (error: unknown) => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : "");

const asRefusal = (error: unknown) => (codeOf(error) === "42501" ? unknownActor() : error);

/** What PostgreSQL says, in the door's terms: named conflicts, row refusals, time-outs. Anything else stays what it is. */
function asProblem(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message : "";
  switch (codeOf(error)) {
    case "HF409":
      return new Problem(409, message);
    case "HF422":
      return new Problem(422, message);
    case "42501":
      return new Problem(403, "refused");
    // A character no text of PostgreSQL can hold, in a field that is not words.
    case "22021":
    case "22P05":
    // A day or an instant that no calendar of PostgreSQL has: of the year 0, or further from UTC than any zone is.
    case "22007":
    case "22008":
    case "22009":
      return new Problem(422, "invalid");
    case "40001":
    case "40P01":
    case "55P03":
      return new Problem(503, "busy");
    // No room: on the database's disk, or in memory.
    case "53100":
    case "53200":
      return new Problem(507, "full");
    case "57014":
      return new Problem(503, "slow");
    default:
      return error;
  }
}
