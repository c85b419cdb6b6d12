import pg from "pg";

/** What an attack needs to know: how the server's own logins reach the database, and two sessions that have nothing to do with each other. */
export interface Target {
  readonly app: pg.ClientConfig;
  readonly worker: pg.ClientConfig;
  readonly anchor: pg.ClientConfig;
  readonly admin: pg.ClientConfig;
  readonly token: string;
  readonly otherToken: string;
}

/** Refused for want of a context: by its check, by a setting that was never made, by one that a commit left empty. */
const CONTEXT = ["42501", "42704", "22P02"];
const SETTINGS = [
  "uid",
  "agency",
  "assurance",
  "admin",
  "stands",
  "reads",
  "writes",
  "opens",
  "triages",
  "walled_cases",
  "walled_people",
  "mac",
].map((name) => `hf.${name}`);
const CAPTURE = `select name, current_setting(name) as value from unnest('{${SETTINGS}}'::text[]) name`;

export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The code a statement was refused with; undefined when it was answered. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

const begin = async (client: pg.Client, token: string) => {
  await client.query("begin");
  await client.query("select access.begin_request($1)", [token]);
};

/** Every table and view of every schema but PostgreSQL's own. */
export async function listRelations(admin: pg.ClientConfig): Promise<string[]> {
  return withClient(admin, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
    );
    return rows.map((row) => row.name);
  });
}

/** What a login reads without a visit, but for what is meant to be read so. */
export async function attackTables(target: Target, login: "app" | "worker" | "anchor", open: readonly RegExp[]): Promise<string[]> {
  const relations = await listRelations(target.admin);
  return withClient(target[login], async (client) => {
    const answered: string[] = [];
    for (const relation of relations) {
      if (open.some((pattern) => pattern.test(relation))) continue;
      const code = await codeOf(client.query(`select * from ${relation} limit 1`));
      if (!CONTEXT.includes(code ?? "")) answered.push(`${login} reads ${relation} without a visit (${code})`);
    }
    return answered;
  });
}

/** Widens, forges and replays the context of a visit; answers what was believed. `relations` are read each time. */
export async function attackContext(target: Target, relations: readonly string[]): Promise<string[]> {
  const believed: string[] = [];
  await withClient(target.app, async (client) => {
    const reads = async (what: string) => {
      for (const relation of relations) {
        await client.query("savepoint attacked");
        const code = await codeOf(client.query(`select * from ${relation} limit 1`));
        await client.query("rollback to savepoint attacked");
        if (code !== "42501") believed.push(`${what}: ${relation} answered (${code ?? "rows"})`);
      }
    };
    await begin(client, target.otherToken);
    const theirs = (await client.query<{ name: string; value: string }>(CAPTURE)).rows;
    await client.query("rollback");
    const set = async (name: string, value: string) => client.query(`set local "${name}" = ${pg.escapeLiteral(value)}`);
    for (const { name, value } of theirs) {
      await begin(client, target.token);
      const mine = (await client.query<{ name: string; value: string }>(CAPTURE)).rows.find((row) => row.name === name)?.value ?? "";
      await set(name, mine === value ? widen(mine) : value);
      await reads(`forged ${name}`);
      await client.query("rollback");
    }
    await client.query("begin");
    for (const { name, value } of theirs) await set(name, value);
    await reads("replayed in a later transaction");
    await client.query("rollback");
    await withClient(target.app, async (other) => {
      await begin(other, target.otherToken);
      const now = (await other.query<{ name: string; value: string }>(CAPTURE)).rows;
      await client.query("begin");
      for (const { name, value } of now) await set(name, value);
      await reads("replayed on another connection");
      await client.query("rollback");
      await other.query("rollback");
    });
    await begin(client, target.token);
    for (const { name, value } of theirs) await client.query(`set "${name}" = ${pg.escapeLiteral(value)}`);
    await client.query("commit");
    await client.query("begin");
    await reads("left behind in the session");
    await client.query("rollback");
  });
  return believed;
}

/** Another value than the one that stands: one more id in a set, another word else. */
function widen(value: string): string {
  if (value.endsWith("}")) return `${value.slice(0, -1)}${value === "{}" ? "" : ","}01900000-0000-7000-8000-000000000000}`;
  return value === "true" ? "false" : value === "false" ? "true" : `${value}1`;
}

const POWERS: readonly string[] = [
  "set role holdfast_owner",
  "set role holdfast_guard",
  "set session authorization holdfast_owner",
  "select set_config('hf.uid', 'x', true)",
  "create table public.mine (x int)",
  "create table cases.mine (x int)",
  "create temporary table mine (x int)",
  "create schema mine",
  "create function kernel.leak(text) returns boolean language plpgsql cost 0.0001 as 'begin raise notice ''%'', $1; return true; end'",
  "create view public.mine as select 1",
  "create policy mine on cases.case using (true)",
  "alter table cases.case disable row level security",
  "alter table cases.case no force row level security",
  "drop policy r2_agency on cases.case",
  "grant select on staff.session to public",
  "alter role current_user bypassrls",
  "copy (select 1) to program 'id'",
  "copy (select 1) to '/tmp/x'",
  "select pg_read_file('/etc/passwd')",
  "select lo_import('/etc/passwd')",
  "delete from cases.note",
  "truncate cases.note",
  "truncate kernel.audit_event",
  "update kernel.audit_event set action = 'x'",
  "select * from pg_authid",
  "select * from pg_statistic",
  "select key from kernel.context_key",
  "select kernel.sign_context()",
  "select access.open_context(gen_random_uuid(), 2)",
];

/** What a login may do, inside a visit or out of one, that no statement of the product needs. */
export async function attackPowers(target: Target, login: "app" | "worker" | "anchor"): Promise<string[]> {
  return withClient(target[login], async (client) => {
    const done: string[] = [];
    for (const power of POWERS) {
      await client.query("begin");
      if (login === "app") await client.query("select access.begin_request($1)", [target.token]);
      const code = await codeOf(client.query(power));
      await client.query("rollback");
      if (code !== "42501") done.push(`${login}: ${power} (${code ?? "done"})`);
    }
    // Row security is not switched off: it fails instead.
    await client.query("begin");
    if (login === "app") {
      await client.query("select access.begin_request($1)", [target.token]);
      await client.query("set local row_security = off");
      const code = await codeOf(client.query("select * from cases.case"));
      if (code !== "42501") done.push(`${login}: reads with row security off (${code})`);
    }
    await client.query("rollback");
    return done;
  });
}

const SPOILT: Readonly<Record<string, string>> = {
  revoked: "revoked_at = kernel.clock()",
  expired: "expires_at = kernel.clock() - interval '1 second'",
  idle: "idle_until = kernel.clock() - interval '1 second'",
  "without a second factor": "assurance = 1",
  "of another kind": "kind = 'link'",
};

/** Opens a visit with sessions that no longer should, and in the name of somebody who left; answers those that it opened with. */
export async function attackSessions(target: Target): Promise<string[]> {
  return withClient(target.admin, (admin) =>
    withClient(target.app, async (client) => {
      const opened: string[] = [];
      const opens = async (what: string) => {
        await client.query("begin");
        const code = await codeOf(client.query("select access.begin_request($1)", [target.token]));
        await client.query("rollback");
        if (code !== "42501") opened.push(`a session ${what} opens a visit (${code ?? "done"})`);
      };
      const where = "where token_hash = sha256(convert_to($1, 'UTF8'))";
      for (const [what, spoil] of Object.entries(SPOILT)) {
        const kept = await admin.query(`select revoked_at, expires_at, idle_until, assurance, kind from staff.session ${where}`, [
          target.token,
        ]);
        await admin.query(`update staff.session set ${spoil} ${where}`, [target.token]);
        await opens(what);
        const { revoked_at, expires_at, idle_until, assurance, kind } = kept.rows[0];
        await admin.query(
          `update staff.session set revoked_at = $2, expires_at = $3, idle_until = $4, assurance = $5, kind = $6 ${where}`,
          [...[target.token, revoked_at, expires_at, idle_until], ...[assurance, kind]],
        );
      }
      const account = `(select account_id from staff.session ${where})`;
      // Past the trigger, which would end the session too.
      await admin.query("set session_replication_role = replica");
      await admin.query(`update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = ${account}`, [target.token]);
      await opens("of somebody who left");
      await admin.query(`update staff.account set status = 'active', inactive_at = null where id = ${account}`, [target.token]);
      return opened;
    }),
  );
}
