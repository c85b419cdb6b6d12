import pg from "pg";
import { z } from "zod";
import { BackupRefused } from "./seal.ts";

/** One table of a backup: what of it is copied, and in which order, so that the same rows always read the same. */
export const TableHead = z.object({
  kind: z.literal("table"),
  name: z.string(),
  columns: z.array(z.string()),
  order: z.array(z.object({ column: z.string(), text: z.boolean() })),
});
export type TableHead = z.infer<typeof TableHead>;

/** The schema of the job queue, which is the worker's. */
const QUEUE = "graphile_worker";
/** Made anew by whoever lays the database: its ledger, and the key that signs what a request may do, which no copy needs. */
const OWN = ["kernel.migration", "kernel.policy_layout", "kernel.context_key", `${QUEUE}.migrations`];
const THERE = `c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
  and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')`;

/** Every table a backup copies, the job queue's last. */
export async function listTables(client: pg.ClientBase): Promise<TableHead[]> {
  const { rows } = await client.query<Omit<TableHead, "kind">>(
    `select n.nspname || '.' || c.relname as name,
            array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   order by a.attnum) as columns,
            coalesce((select json_agg(json_build_object('column', a.attname, 'text', a.attcollation <> 0) order by k.at) from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k(attnum, at)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary), '[]') as order
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${THERE} and n.nspname || '.' || c.relname <> all ($1)
      order by n.nspname = '${QUEUE}', 1`,
    [OWN],
  );
  return rows.map((row) => ({ kind: "table", ...row }));
}

/** Whether a table, or a sequence, is the job queue's. */
export const isQueue = (name: string) => name.startsWith(`${QUEUE}.`);

/** A table's name, quoted. */
export const quoteTable = (name: string) => name.split(".").map(pg.escapeIdentifier).join(".");

const quoteColumns = (columns: readonly string[]) => columns.map(pg.escapeIdentifier).join(", ");

/** Reads a table's rows in their order. Text is ordered by its bytes, whatever the server's language; without a key, by all there is in a row. */
export function readStatement({ name, columns, order }: TableHead): string {
  const key = order.map(({ column, text }) => `t.${pg.escapeIdentifier(column)}${text ? ' collate "C"' : ""}`);
  if (key.length === 0) key.push('t::text collate "C"');
  return `copy (select ${quoteColumns(columns)} from ${quoteTable(name)} t order by ${key.join(", ")}) to stdout`;
}

/** Takes a table's rows in. */
export const writeStatement = ({ name, columns }: TableHead): string => `copy ${quoteTable(name)} (${quoteColumns(columns)}) from stdin`;

/** Values are written as the same text by every server, whatever it is set to. */
export const PLAIN_SETTINGS = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 1;
  set local bytea_output = 'hex'; set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`;

/** Becomes, for the rest of the transaction, whoever may read that table whole. A superuser may read all as he is. */
export type BecomeReader = (client: pg.ClientBase, name: string) => Promise<void>;

/**
 * Finds out as whom all can be read. Who is no superuser reads as the role that is there for it, and only when every table answers that role with every row:
 * a copy that left rows out without a word would be worse than none.
 */
export async function findReader(client: pg.ClientBase): Promise<BecomeReader> {
  const { rows } = await client.query<{ all: boolean; role: boolean }>(
    "select rolsuper or rolbypassrls as all, to_regrole('holdfast_backup') is not null as role from pg_roles where rolname = current_user",
  );
  if (rows[0]?.all) return async () => {};
  if (!rows[0]?.role) throw new BackupRefused("There is no role holdfast_backup here yet. Start this Holdfast once, and try again.");
  const closed = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${THERE} and n.nspname <> '${QUEUE}' and n.nspname || '.' || c.relname <> all ($1) and c.relrowsecurity
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('r', '*')
                         and 'holdfast_backup'::regrole = any (p.polroles) and pg_get_expr(p.polqual, p.polrelid) = 'true')`,
    [OWN],
  );
  if (closed.rows.length > 0)
    throw new BackupRefused(`Not every row could be read: ${closed.rows.map(({ name }) => name).join(", ")}. Nothing was written.`);
  let role = "";
  return async (on, name) => {
    const wanted = isQueue(name) ? "holdfast_worker" : "holdfast_backup";
    if (role !== wanted) await on.query(`set local role ${wanted}`);
    role = wanted;
  };
}
