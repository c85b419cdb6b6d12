import type pg from "pg";

/** Columns of bytes that are nobody's words: prints, keys of sign-ins, tokens. Every other one is sealed. */
export const notSealed: ReadonlySet<string> = new Set([
  "agencies.agency_key.wrapped",
  "concerns.arrival.source_hash",
  "concerns.day_salt.salt",
  "concerns.receipt.words_mac",
  "disclosures.item.hash",
  "disclosures.item.print",
  "disclosures.link.code_hash",
  "disclosures.package.content_hash",
  "disclosures.package.document_hash",
  "imports.mapping.headers",
  "imports.run.file_hash",
  "imports.staged.print",
  "kernel.audit_batch.hash",
  "kernel.audit_batch.leaf_hashes",
  "kernel.audit_batch.prev",
  "kernel.audit_batch.root",
  "kernel.context_key.key",
  "kernel.idempotency.asked",
  "people.external_id.print",
  "people.name_token.token",
  "staff.attempt.key",
  "staff.challenge.hash",
  "staff.device.token_hash",
  "staff.identity.subject_hash",
  "staff.passkey.public_key",
  "staff.provider_try.browser_hash",
  "staff.provider_try.state_hash",
  "staff.session.token_hash",
]);

/** A table that holds sealed values, and in which columns. */
export interface SealedTable {
  readonly table: string;
  readonly columns: readonly string[];
  /** Its rows hold much: few are taken at a time. */
  readonly large: boolean;
}

/** Every table with sealed columns, as the database has it: a new one is among them unless it is named above. */
export async function listSealed(client: Pick<pg.Pool, "query">): Promise<SealedTable[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select n.nspname || '.' || c.relname as table, a.attname as column
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped
        and n.nspname !~ '^(pg_|information_schema|graphile)' order by 1, a.attnum`,
  );
  const sealed = rows.filter(({ table, column }) => !notSealed.has(`${table}.${column}`));
  return [...Map.groupBy(sealed, ({ table }) => table)].map(([table, of]) => ({
    table,
    columns: of.map(({ column }) => column),
    large: table.endsWith(".piece"),
  }));
}

/** The row a value was sealed for, by its table's key. */
export const rowOf = (table: string, key: readonly string[]): string =>
  table.endsWith(".piece") && table !== "imports.piece" ? (key[0] ?? "") : key.join(table.startsWith("imports.") ? ":" : "/");

/** The columns it may have been sealed for: a file's piece for its number, the last one for the number of them all as well. */
export function columnsOf(table: string, column: string, key: readonly string[]): readonly string[] {
  if (!table.endsWith(".piece") || table === "imports.piece") return [column];
  const n = Number(key[1]);
  return [String(n), `${n}/${n + 1}`];
}
