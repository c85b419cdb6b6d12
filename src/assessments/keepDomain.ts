import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { invalid, notFound, stale } from "../kernel/problem.ts";
import { type Domain, type domains, SHIPPED_DOMAINS } from "./contract.ts";
import { listDomains } from "./listDomains.ts";

type Shown = z.input<typeof Domain>;
const MOST = 40;

/** Of two who say something of a program's list at once the second waits, and sees what the first said. */
async function listAlone(tx: Tx, programId: string): Promise<Shown[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`domains ${programId}`}, 0))`.execute(tx.db);
  return listDomains(tx, programId);
}

function refuseTaken(all: readonly Shown[], name: string, but?: string): void {
  const same = all.some((one) => one.code !== but && one.asked && one.name?.localeCompare(name, undefined, { sensitivity: "base" }) === 0);
  if (same) throw invalid({ name: "taken" });
}

const write = (tx: Tx, programId: string, { code, name, asked, seq }: Pick<Shown, "code" | "name" | "asked" | "seq">) =>
  tx.db
    .insertInto("assessments.domain")
    .values({
      id: newId(),
      agency_id: tx.actor.agencyId,
      program_id: programId,
      code,
      seq,
      name,
      asked,
      from_on: tx.actor.today,
      by_id: tx.actor.id,
    })
    .execute();

/** Adds a part of life of the program's own. */
export async function addDomain(tx: Tx, { programId, name }: z.output<typeof domains.add.in>): Promise<{ id: string }> {
  const all = await listAlone(tx, programId);
  if (all.length >= MOST) throw invalid({ name: "tooMany" });
  refuseTaken(all, name);
  const id = newId();
  await write(tx, programId, { code: `own_${id.replaceAll("-", "").slice(-12)}`, name, asked: true, seq: 1 });
  return { id };
}

/** Says from today what a part of life is called, and whether it is asked about: a new row, the former ones stay. */
export async function changeDomain(tx: Tx, { programId, code, name, asked, seq }: z.output<typeof domains.change.in>) {
  const all = await listAlone(tx, programId);
  const now = all.find((one) => one.code === code);
  if (!now) throw notFound();
  if (now.seq !== seq) throw stale(now);
  const shipped: readonly string[] = SHIPPED_DOMAINS;
  const called = name ?? (shipped.includes(code) ? null : now.name);
  if (called !== null && asked) refuseTaken(all, called, code);
  await write(tx, programId, { code, name: called, asked, seq: seq + 1 });
  return { seq: seq + 1 };
}
