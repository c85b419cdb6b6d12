import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { install, makePasswords, withClient } from "../src/kernel/install.ts";
import { migrate } from "../src/kernel/migrate.ts";
import { startPostgres } from "../src/kernel/postgres.ts";

/** A column as the catalogue tells it. */
interface Column {
  schema: string;
  relation: string;
  view: boolean;
  name: string;
  /** PostgreSQL's internal name of the type, or of an array's elements. */
  type: string;
  array: boolean;
  required: boolean;
  /** By default, by the database alone, or not at all. */
  made: "default" | "always" | "";
  /** The conditions that look at this column alone. */
  checks: string[];
}

const CATALOGUE = `
  select n.nspname as schema, c.relname as relation, c.relkind = 'v' as view, a.attname as name,
    coalesce(element.typname, base.typname)::text as type, element.oid is not null as array, a.attnotnull or t.typnotnull as required,
    case when a.attgenerated <> '' or a.attidentity = 'a' then 'always' when a.atthasdef or a.attidentity = 'd' then 'default' else '' end as made,
    array(select pg_get_expr(k.conbin, k.conrelid) from pg_constraint k
          where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum] order by k.conname) as checks
  from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    join pg_type base on base.oid = case t.typtype when 'd' then t.typbasetype else t.oid end
    left join pg_type element on element.oid = base.typelem and base.typcategory = 'A'
  where c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
    and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')
    and (n.nspname, c.relname) not in (('kernel', 'migration'), ('kernel', 'policy_layout'))
  order by n.nspname collate "C", c.relname collate "C", a.attnum`;

const PLAIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["int2", "int4", "int8", "oid", "float4", "float8"].map((type) => [type, "number"])),
  ...Object.fromEntries(
    ["text", "varchar", "bpchar", "name", "char", "uuid", "inet", "cidr", "numeric", "xid8"].map((type) => [type, "string"]),
  ),
  // The driver hands on dates and times as PostgreSQL writes them.
  ...Object.fromEntries(
    ["date", "time", "timetz", "timestamp", "timestamptz", "interval", "daterange", "tstzrange"].map((type) => [type, "string"]),
  ),
  ...Object.fromEntries(["tsvector", "int4range"].map((type) => [type, "string"])),
  bool: "boolean",
  bytea: "Buffer",
  json: "unknown",
  jsonb: "unknown",
};

const pascal = (name: string) => name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The values a CHECK list allows, as TypeScript literals; undefined when no condition is such a list. */
export function readCheckList(checks: readonly string[]): string[] | undefined {
  for (const check of checks) {
    const list = /(?:=|<@) (?:ANY \()?\(?ARRAY\[(.*?)\]/.exec(check)?.[1] ?? /^\(\w+ = ('(?:[^']|'')*'::text)\)$/.exec(check)?.[1];
    // Any other condition beside the list narrows it by means a type cannot tell.
    if (list === undefined || / AND | OR |~/.test(check.replace(/^\(*\w+ IS NULL\)? OR /, ""))) continue;
    const texts = [...list.matchAll(/'((?:[^']|'')*)'::/g)].map((found) => JSON.stringify(found[1]?.replaceAll("''", "'")));
    if (texts.length > 0) return texts;
    const numbers = list.split(", ");
    if (numbers.every((number) => /^-?\d+$/.test(number))) return numbers;
  }
  return undefined;
}

function writeColumn(column: Column, unions: string[]): string {
  const plain = PLAIN[column.type];
  if (plain === undefined) throw new Error(`${column.schema}.${column.relation}.${column.name}: no TypeScript type for ${column.type}`);
  const list = readCheckList(column.checks);
  const union = pascal(`${column.schema}_${column.relation}_${column.name}`);
  if (list) unions.push(writeUnion(union, list));
  const one = list ? union : plain;
  const many = column.array ? `${one}[]` : one;
  const type = column.required || many === "unknown" ? many : `${many} | null`;
  if (column.view) return `  ${column.name}: ColumnType<${type}, never, never>;`;
  const wrapped = { default: `Generated<${type}>`, always: `GeneratedAlways<${type}>`, "": type }[column.made];
  return `  ${column.name}: ${wrapped};`;
}

function writeUnion(name: string, list: string[]): string {
  const line = `export type ${name} = ${list.join(" | ")};`;
  return line.length <= 140 ? line : `export type ${name} =\n${list.map((value) => `  | ${value}`).join("\n")};`;
}

/** The whole of `db/types.ts`: an interface for each table and view, a union for each list of values. */
export function writeTypes(columns: readonly Column[]): string {
  const relations = Map.groupBy(columns, (column) => `${column.schema}.${column.relation}`);
  const parts = [...relations].flatMap(([key, its]) => {
    const unions: string[] = [];
    const lines = its.map((column) => writeColumn(column, unions));
    return [...unions, `export interface ${pascal(key.replace(".", "_"))} {\n${lines.join("\n")}\n}`];
  });
  const keys = [...relations.keys()].map((key) => `  "${key}": ${pascal(key.replace(".", "_"))};`);
  const all = [...parts, `/** Every table and view, by its qualified name. */\nexport interface DB {\n${keys.join("\n")}\n}`].join("\n\n");
  const helpers = ["ColumnType", "Generated", "GeneratedAlways"].filter((helper) => all.includes(`${helper}<`));
  const head = `// Written by \`npm run types\` from db/migrations and the policies; do not edit.\nimport type { ${helpers.join(", ")} } from "kysely";\n`;
  return `${head}\n${all}\n`;
}

async function readColumns(): Promise<Column[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "holdfast-types-"));
  const server = await startPostgres({ folder, settings: { fsync: "off" } });
  try {
    await install(server.admin, { database: "types", passwords: makePasswords() });
    return await withClient({ ...server.admin, database: "types" }, async (client) => {
      await migrate(client);
      return (await client.query<Column>(CATALOGUE)).rows;
    });
  } finally {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const place = path.resolve(import.meta.dirname, "../db/types.ts");
  fs.writeFileSync(place, writeTypes(await readColumns()));
  console.log(`Wrote ${path.relative(process.cwd(), place)}`);
}
