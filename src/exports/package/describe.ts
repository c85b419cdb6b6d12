import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { meaningOf } from "./columns.ts";
import { tables } from "./tables.ts";

/** A column of a table that goes out, as index.json says it. */
export interface Column {
  readonly name: string;
  readonly meaning: string;
  readonly type: "text" | "uuid" | "integer" | "boolean" | "date" | "time" | "timestamp" | "json" | "list" | "hex";
  /** Part of the table's key, in which its rows are ordered. */
  readonly key: boolean;
  readonly mayBeNull: boolean;
  /** Lies encrypted in the database; opened here. */
  readonly secret: boolean;
  /** All it can be, where that is a closed list. */
  readonly values?: readonly string[];
  /** "schema.table.column" whose row it names. */
  readonly refersTo?: string;
}

/** A table that goes out. */
export interface Table {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly Column[];
}

interface Found {
  table: string;
  column: string;
  type: string;
  isKey: boolean;
  mayBeNull: boolean;
  checks: string[];
  refersTo: string | null;
}

const types: Readonly<Record<string, Column["type"]>> = {
  uuid: "uuid",
  int2: "integer",
  int4: "integer",
  int8: "integer",
  xid8: "integer",
  bool: "boolean",
  date: "date",
  time: "time",
  timestamptz: "timestamp",
  jsonb: "json",
};

/** Bytes are what was sealed, except in the trail, whose prints are bytes. */
function typeOf(table: string, type: string): { type: Column["type"]; secret: boolean } {
  if (type === "bytea") return table.startsWith("kernel.") ? { type: "hex", secret: false } : { type: "text", secret: true };
  return { type: type.startsWith("_") ? "list" : (types[type] ?? "text"), secret: false };
}

/** A closed list, read from the check that closes it. */
function valuesOf(column: string, checks: readonly string[]): string[] | undefined {
  const closed = new RegExp(`^CHECK \\(\\(\\(?"?${column}"?\\)?(?:::text)? (?:= ANY|<@) \\(?\\(?ARRAY\\[([^\\]]*)\\]`);
  for (const check of checks) {
    const list = closed.exec(check)?.[1];
    if (list) return [...list.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = ""]) => value.replaceAll("''", "'"));
  }
  return undefined;
}

/** What goes out, as the catalogue has it: exactly the columns that the exporting role may read, in their order. */
export async function describeTables(tx: Tx): Promise<Table[]> {
  const { rows } = await sql<Found>`
    select n.nspname || '.' || c.relname as "table", a.attname::text as "column", y.typname::text as type, not a.attnotnull as "mayBeNull",
      exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as "isKey",
      array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks,
      (select fn.nspname || '.' || f.relname || '.' || fa.attname
         from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
         join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = k.confkey[array_position(k.conkey, a.attnum)]
        where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey) and (a.attname <> 'agency_id' or f.relname = 'agency')
        order by array_length(k.conkey, 1), f.relname limit 1) as "refersTo"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type y on y.oid = a.atttypid
     where c.relkind = 'r' and n.nspname || '.' || c.relname = any (${Object.keys(tables)}::text[]) and has_column_privilege('holdfast_export', c.oid, a.attnum, 'select')
     order by a.attnum`.execute(tx.db);
  return Object.entries(tables).flatMap(([name, meaning]) => {
    const columns = rows
      .filter((row) => row.table === name)
      .map(({ column, type, checks, isKey, mayBeNull, refersTo }): Column => {
        const values = valuesOf(column, checks);
        return {
          name: column,
          meaning: meaningOf(name, column) ?? "",
          ...typeOf(name, type),
          key: isKey,
          mayBeNull,
          ...(values && { values }),
          ...(refersTo && { refersTo }),
        };
      });
    return columns.length > 0 ? [{ name, meaning, columns }] : [];
  });
}
