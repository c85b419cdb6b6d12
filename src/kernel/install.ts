import { randomBytes } from "node:crypto";
import pg from "pg";

/** The roles people's requests and jobs log in with; none is a member of anything, or owns anything but the job queue, which is the worker's. */
export const LOGINS = ["app", "worker", "anchor"] as const;
export type LoginName = (typeof LOGINS)[number];
export type Passwords = Record<LoginName, string>;
/** How each login reaches the database. */
export type Logins = Record<LoginName, pg.ClientConfig>;

// Times leave the database in UTC, whatever the server's own zone.
const LOGIN_SETTINGS: Record<LoginName, Record<string, string>> = {
  app: { TimeZone: "UTC", statement_timeout: "15s", lock_timeout: "3s", idle_in_transaction_session_timeout: "20s" },
  worker: { TimeZone: "UTC", statement_timeout: "120s" },
  anchor: { TimeZone: "UTC", statement_timeout: "120s" },
};
const OWNERS = ["holdfast_owner", "holdfast_guard", "holdfast_search", "holdfast_export", "holdfast_reseal", "holdfast_backup"] as const;

/** New passwords for the three logins; whoever calls keeps them. */
export function makePasswords(): Passwords {
  const one = () => randomBytes(32).toString("base64url");
  return { app: one(), worker: one(), anchor: one() };
}

/**
 * Makes what the database server must have before the first migration: the database, its roles, its closed defaults. May be run again;
 * a password is set only where the one given does not open the login. `admin` is a superuser, or may create roles and databases.
 */
export async function install(admin: pg.ClientConfig, options: { database: string; passwords: Passwords }): Promise<Logins> {
  const { database, passwords } = options;
  const logins = Object.fromEntries(
    LOGINS.map((name) => [name, { ...admin, database, user: `holdfast_${name}`, password: passwords[name] }]),
  ) as Logins;
  await withClient(admin, async (client) => {
    // Roles belong to the whole server, and two installers may come at once.
    await client.query("select pg_advisory_lock(hashtext('holdfast install'))");
    for (const role of OWNERS) await ensureOwner(client, role);
    const { rows } = await client.query("select from pg_database where datname = $1", [database]);
    if (rows.length === 0) await client.query(`create database ${pg.escapeIdentifier(database)} template template0 encoding 'UTF8'`);
    for (const name of LOGINS) await ensureLogin(client, name, logins[name]);
  });
  await withClient({ ...admin, database }, (client) => closeDatabase(client, database));
  return logins;
}

/** A connection for the time of `work`. */
export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  // A broken connection is told by the statement that fails on it.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

const hasRole = async (client: pg.Client, role: string) =>
  (await client.query("select from pg_roles where rolname = $1", [role])).rows.length > 0;

async function ensureOwner(client: pg.Client, role: string): Promise<void> {
  if (!(await hasRole(client, role))) await client.query(`create role ${role} nologin noinherit nocreatedb nocreaterole`);
  // Who is no superuser may only hand things to a role he is a member of.
  const { rows } = await client.query("select pg_has_role(current_user, $1, 'usage') as has", [role]);
  if (!rows[0]?.has) await client.query(`grant ${role} to current_user`);
}

async function ensureLogin(client: pg.Client, name: LoginName, login: pg.ClientConfig): Promise<void> {
  const role = `holdfast_${name}`;
  const known = await hasRole(client, role);
  if (!known) await client.query(`create role ${role} login noinherit nocreatedb nocreaterole`);
  const { rows } = await client.query<{ set: string[] | null }>("select rolconfig as set from pg_roles where rolname = $1", [role]);
  for (const [setting, value] of Object.entries(LOGIN_SETTINGS[name])) {
    if (!rows[0]?.set?.includes(`${setting}=${value}`)) await client.query(`alter role ${role} set ${setting} = '${value}'`);
  }
  if (!known || !(await opens(login))) await client.query(`alter role ${role} password ${pg.escapeLiteral(String(login.password))}`);
}

const opens = (login: pg.ClientConfig): Promise<boolean> => withClient(login, async () => true).catch(() => false);

async function closeDatabase(client: pg.Client, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to holdfast_app, holdfast_worker, holdfast_anchor, holdfast_owner`);
  const { rows } = await client.query(
    "select rolsuper as super, (select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = 'public') as public from pg_roles where rolname = current_user",
  );
  if (rows[0]?.public) await client.query("revoke all on schema public from public");
  if (!rows[0]?.super) return;
  // The request's context travels in settings; only the functions that check it may write them by name.
  await client.query("revoke execute on function pg_catalog.set_config(text, text, boolean) from public");
  await client.query("grant execute on function pg_catalog.set_config(text, text, boolean) to holdfast_guard");
  // Sealing anew says nothing new: no trigger is to hear of it (agencies.reseal_put).
  await client.query("grant set on parameter session_replication_role to holdfast_reseal");
}
