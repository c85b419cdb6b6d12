import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { NameParts, PersonLabel } from "./contract.ts";
import { nameTokens, type PersonName } from "./names.ts";
import { blindTokens } from "./tokens.ts";

/** A name with parts as search reads it: without the empty ones. */
export const asSearchName = (name: Pick<NameParts, "given" | "middle" | "family" | "full">): PersonName => ({
  ...(name.given && { given: [name.given, name.middle].filter(Boolean).join(" ") }),
  ...(name.family && { family: name.family }),
  ...(name.full && { full: name.full }),
});

/** Lays the search tokens of a person anew: of the word they are called by, and of every name in use. */
export async function indexNames(
  tx: Tx,
  personId: string,
  label: PersonLabel,
  names: readonly Pick<NameParts, "given" | "middle" | "family" | "full">[],
): Promise<void> {
  const tokens = blindTokens(tx.searchKey(), nameTokens([{ full: label.call }, ...names.map(asSearchName)]));
  await sql`select people.index_names(${personId}, ${tokens.map((t) => t.token)}::bytea[], ${tokens.map((t) => t.weight)}::smallint[])`.execute(
    tx.db,
  );
}
