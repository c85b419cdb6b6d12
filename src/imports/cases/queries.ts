import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import type { Alike, Table } from "./contract.ts";
import { Mapping } from "./contract.ts";
import type { OpenChoices } from "./oldCase.ts";

/** What a run keeps beside its rows, opened. */
export interface OldRun {
  readonly look: readonly z.infer<typeof Table>[];
  readonly mapping: Mapping;
  /** The name it is saved under, if it is. */
  readonly name: string | null;
  readonly choices: OpenChoices;
  readonly alike: readonly { key: string; title: string; line: number; personId: string }[];
}

const NO_CHOICES: OpenChoices = { owners: [], statuses: [], programs: [], dayOrder: false };

/** What is kept beside a run of old cases; undefined before the file was looked at. */
export async function findOldRun(tx: Tx, runId: string): Promise<OldRun | undefined> {
  const row = await tx.db
    .selectFrom("imports.old_cases")
    .select(["look", "mapping", "choices"])
    .where("run_id", "=", runId)
    .executeTakeFirst();
  if (!row?.look || !row.mapping) return undefined;
  const open = (column: "look" | "mapping" | "choices", sealed: Buffer) => JSON.parse(tx.open("imports.old_cases", runId, column, sealed));
  const { name, ...mapping } = open("mapping", row.mapping);
  const { alike = [], ...choices } = row.choices ? open("choices", row.choices) : NO_CHOICES;
  return { look: open("look", row.look), mapping: Mapping.parse(mapping), name: name ?? null, choices, alike };
}

const sealed = (tx: Tx, runId: string, column: string, value: unknown) =>
  tx.seal("imports.old_cases", runId, column, JSON.stringify(value));

/** Keeps what a file looks like and how it is mapped as yet. */
export async function keepLook(tx: Tx, runId: string, look: OldRun["look"], mapping: Mapping, name: string | null): Promise<void> {
  const kept = { look: sealed(tx, runId, "look", look), mapping: sealed(tx, runId, "mapping", { ...mapping, name }) };
  await tx.db
    .insertInto("imports.old_cases")
    .values({ run_id: runId, agency_id: tx.actor.agencyId, ...kept })
    .onConflict((on) => on.column("run_id").doUpdateSet(kept))
    .execute();
}

/** Keeps the mapping a person has said. */
export const keepRunMapping = (tx: Tx, runId: string, mapping: Mapping, name: string | null) =>
  tx.db
    .updateTable("imports.old_cases")
    .set({ mapping: sealed(tx, runId, "mapping", { ...mapping, name }) })
    .where("run_id", "=", runId)
    .execute();

/** Keeps what is left for a person to say. */
export const keepChoices = (tx: Tx, runId: string, choices: OpenChoices, alike: OldRun["alike"]) =>
  tx.db
    .updateTable("imports.old_cases")
    .set({ choices: sealed(tx, runId, "choices", { ...choices, alike }) })
    .where("run_id", "=", runId)
    .execute();

/** Saves a mapping under its name, for the next file with these headers. Who is the same person is of this file alone. */
export async function saveMapping(tx: Tx, programId: string, name: string, headers: Buffer, mapping: Mapping): Promise<void> {
  const found = await tx.db
    .selectFrom("imports.mapping")
    .select(["id", "version"])
    .where("program_id", "=", programId)
    .where("name", "=", name)
    .executeTakeFirst();
  const id = found?.id ?? newId();
  const body = tx.seal("imports.mapping", id, "body", JSON.stringify({ ...mapping, same: {} }));
  if (found)
    await tx.db
      .updateTable("imports.mapping")
      .set({ headers, body, kept_by: tx.actor.id, kept_at: sql<string>`kernel.clock()`, version: found.version + 1 })
      .where("id", "=", id)
      .execute();
  else
    await tx.db
      .insertInto("imports.mapping")
      .values({ id, agency_id: tx.actor.agencyId, program_id: programId, name, headers, body, kept_by: tx.actor.id })
      .execute();
}

/** A program's saved mappings, the last used first: by headers, by name, or all. */
export async function listMappings(
  tx: Tx,
  programId: string,
  by: { headers?: Buffer; name?: string } = {},
): Promise<{ name: string; mapping: Mapping }[]> {
  const rows = await tx.db
    .selectFrom("imports.mapping")
    .select(["id", "name", "body"])
    .where("program_id", "=", programId)
    .$if(by.headers !== undefined, (q) => q.where("headers", "=", by.headers ?? Buffer.alloc(0)))
    .$if(by.name !== undefined, (q) => q.where("name", "=", by.name ?? ""))
    .orderBy("kept_at", "desc")
    .limit(50)
    .execute();
  return rows.map(({ id, name, body }) => ({ name, mapping: Mapping.parse(JSON.parse(tx.open("imports.mapping", id, "body", body))) }));
}

/** Who may manage a case in the program. */
export async function listOwners(tx: Tx, programId: string): Promise<{ id: string; name: string; email: string }[]> {
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select a.id, a.name, a.email from staff.account a where a.status = 'active' and staff.can_carry(a.id, ${programId}) order by a.name`.execute(
    tx.db,
  );
  return rows;
}

/** Alike persons with what a picker shows of them. */
export async function showAlike(tx: Tx, alike: OldRun["alike"]): Promise<z.input<typeof Alike>[]> {
  if (alike.length === 0) return [];
  const rows = await tx.db
    .selectFrom("people.person")
    .select(["id", "number", "label"])
    .where(
      "id",
      "in",
      alike.map(({ personId }) => personId),
    )
    .execute();
  const known = new Map(rows.map((row) => [row.id as string, row]));
  return alike.flatMap((one) => {
    const row = known.get(one.personId);
    return row ? [{ ...one, number: Number(row.number), label: JSON.parse(tx.open("people.person", row.id, "label", row.label)) }] : [];
  });
}
