import pg from "pg";
import { CHANGES } from "./changedFixture.ts";
import type { Row, Rows } from "./rowsFixture.ts";
import { Eyes } from "./rulesFixture.ts";
import { SEES } from "./seenFixture.ts";
import { tokenFor } from "./worldStaffFixture.ts";

/** What an oracle found: how much it compared, how much of that was a row, and every difference in a line. */
export interface Findings {
  checks: number;
  decisions: number;
  readonly differences: string[];
}

export interface Relation {
  readonly name: string;
  readonly view: boolean;
  /** The columns that tell one of its rows from another. */
  readonly key: readonly string[];
  /** The columns the server's login may write in a new row, and those it may change, those that may be empty first; whether it may take rows away. */
  readonly adds: readonly string[];
  readonly changes: readonly string[];
  readonly removes: boolean;
}

/** The visit of one account on a login of its own, as the server opens it; `ask` answers rows, or the code of the refusal. */
export class Visit {
  readonly #client: pg.Client;
  constructor(client: pg.Client) {
    this.#client = client;
  }

  async ask(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.#client.query(text, values)).rows;
  }

  /** Tries it and takes it back; answers the rows, or the code of the refusal. */
  async attempt(text: string, values: unknown[] = []): Promise<Record<string, unknown>[] | string> {
    await this.#client.query("savepoint tried");
    try {
      return await this.ask(text, values);
    } catch (error) {
      return String((error as { code?: unknown }).code);
    } finally {
      await this.#client.query("rollback to savepoint tried");
    }
  }
}

/** Everything an oracle needs to know of a database with a world in it. */
export interface Case {
  readonly rows: Rows;
  readonly relations: readonly Relation[];
  readonly accounts: readonly { readonly eyes: Eyes; readonly token: string }[];
}

const MAY = (right: string) =>
  `array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege('holdfast_app', c.oid, a.attnum, '${right}') order by a.attnotnull, a.attnum)`;

/** Guard views say what the context says; they are held against the reasons themselves in oracleFixture. */
const RELATIONS = `
  select n.nspname || '.' || c.relname as name, c.relkind = 'v' as view,
         coalesce((select array_agg(a.attname::text order by a.attnum) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                    where i.indrelid = c.oid and i.indisprimary),
                  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0)) as key,
         ${MAY("insert")} as adds, ${MAY("update")} as changes, has_table_privilege('holdfast_app', c.oid, 'delete') as removes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'v') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'public')
     and has_any_column_privilege('holdfast_app', c.oid, 'select')
     and not coalesce(c.reloptions @> '{security_barrier=true}', false)
   order by 1`;

const CRACK = ["crack", "subject_id"];
/** What tells the rows of a view apart; of one not named here, all its columns. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  "cases.clock_face": ["case_id"],
  "cases.task_due": ["task_id"],
  "boards.input_due": ["input_id"],
  "walls.emergency_record": ["id"],
  "cases.case_crack": CRACK,
  "concerns.concern_crack": CRACK,
  "crises.crisis_crack": CRACK,
  "requests.paper_crack": CRACK,
  "oversight.override_crack": CRACK,
  "safety.safety_crack": CRACK,
  "titleix.titleix_crack": CRACK,
  "supervision.supervision_crack": CRACK,
  "responses.response_crack": CRACK,
  "involvements.involvement_crack": CRACK,
  "today.every_crack": CRACK,
  "today.standing_crack": CRACK,
};

export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Reads every row as the owner, and what each account may know of it. Views are read as the owner too: their rows before any rule. */
export async function readWorld(admin: pg.ClientConfig): Promise<Case> {
  return withClient(admin, async (client) => {
    const { rows: found } = await client.query<Relation>(RELATIONS);
    const relations = found.map((r) => ({ ...r, key: KEYS[r.name] ?? r.key }));
    const tables = new Set([...relations.map((r) => r.name), "access.wall", "people.name_token", "agencies.program"]);
    const rows: Record<string, Row[]> = {};
    for (const table of tables) {
      rows[table] = (await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`)).rows.map((r) => r.row);
    }
    const clock = (await client.query<{ now: Date }>("select kernel.clock() as now")).rows[0]?.now.getTime() ?? 0;
    const active = (rows["staff.account"] ?? []).filter((account) => account.status === "active");
    const accounts = active.map((me) => ({ eyes: new Eyes(rows, me, clock), token: tokenFor(me.id) }));
    return { rows, relations, accounts };
  });
}

/** Opens a visit for a token, and takes back whatever was done in it. */
export async function inVisit<T>(client: pg.Client, token: string, work: (visit: Visit) => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    await client.query("select access.begin_request($1)", [token]);
    return await work(new Visit(client));
  } finally {
    await client.query("rollback");
  }
}

const keyOf = (row: Record<string, unknown>, key: readonly string[]) => key.map((column) => String(row[column])).join(" ");

/** Holds two sets against each other; the difference names a row of each side. */
export function compare(found: Findings, what: string, seen: readonly string[], expected: readonly string[]): void {
  found.checks += 1;
  const [one, other] = [new Set(seen), new Set(expected)];
  const more = [...one].filter((x) => !other.has(x));
  const less = [...other].filter((x) => !one.has(x));
  if (more.length + less.length > 0) {
    found.differences.push(`${what}: ${more.length} too many (${more[0] ?? "-"}), ${less.length} too few (${less[0] ?? "-"})`);
  }
}

const theirs = new WeakMap<Eyes, Map<string, readonly Row[]>>();

/** The rows of a relation that the rules give an account; worked out once, whatever is asked of them afterwards. */
export function rowsSeen(eyes: Eyes, name: string, rows: Rows): readonly Row[] {
  const known = theirs.get(eyes) ?? new Map<string, readonly Row[]>();
  theirs.set(eyes, known);
  const seen = known.get(name) ?? (rows[name] ?? []).filter((row) => SEES[name]?.(eyes, row, rows));
  known.set(name, seen);
  return seen;
}

/** Every relation the app may read: the rows an account sees are those the rules give it, no more and no fewer; likewise those it may change. */
export async function compareTables(visit: Visit, eyes: Eyes, { rows, relations }: Case, found: Findings): Promise<void> {
  for (const { name, key } of relations) {
    if (!SEES[name]) {
      found.differences.push(`${name}: no rule says who sees it; give it one in seenFixture.ts`);
      continue;
    }
    const all = rows[name] ?? [];
    const columns = key.map((column) => `"${column}"::text as "${column}"`).join(", ");
    const seen = await visit.ask(`select ${columns} from ${name}`);
    const theirs = rowsSeen(eyes, name, rows);
    found.decisions += all.length;
    const asKeys = (list: readonly object[]) => list.map((row) => keyOf(row as Record<string, unknown>, key));
    compare(found, `${eyes.me.id} sees ${name}`, asKeys(seen), asKeys(theirs));
    const change = CHANGES[name];
    if (!change) continue;
    const changed = await visit.attempt(
      `update ${name} as t set "${change.column}" = ${change.to ?? `t."${change.column}"`} returning ${columns}`,
    );
    const may = asKeys(theirs.filter((row) => change.may(eyes, row, rows)));
    found.decisions += all.length;
    compare(found, `${eyes.me.id} changes ${name}`, typeof changed === "string" ? [changed] : asKeys(changed), may);
  }
}
