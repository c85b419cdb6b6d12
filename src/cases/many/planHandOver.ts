import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { openLabel } from "../../people/queries.ts";
import type { handOver } from "./contract.ts";
import { proposeReceivers } from "./proposeReceivers.ts";

export interface FoundLeaver {
  id: string;
  name: string;
  version: number;
  status: "invited" | "active" | "inactive";
  supervised: boolean;
}

/** A colleague of one's own agency, and whether one supervises them. */
export async function findLeaver(tx: Tx, { accountId }: { accountId: string }): Promise<FoundLeaver | undefined> {
  const { rows } = await sql<FoundLeaver>`
    select a.id, a.name, a.version, a.status, staff.supervises(a.id)
             or exists (select from cases.left_behind(a.id)) or cases.leaves_steps(a.id) as supervised
      from staff.account a where a.id = ${accountId} and a.kind = 'staff'`.execute(tx.db);
  return rows[0];
}

interface LeftRow {
  caseId: string;
  number: number;
  programId: string;
  programName: string;
  version: number;
  weight: number;
  language: string | null;
  siteIds: string[];
  personId: string | null;
  label: Buffer | null;
}

interface ReceiverRow {
  programId: string;
  accountId: string;
  name: string;
  language: string;
  away: boolean;
  leads: boolean;
  load: number;
  capacity: number;
  siteIds: string[];
}

/** What is left behind, with names only where the asker sees the case anyway, and who could take it. */
export async function planHandOver(tx: Tx, found: FoundLeaver): Promise<z.input<typeof handOver.plan.out>> {
  const [left, receivers, covers] = await Promise.all([
    sql<LeftRow>`
      select l.case_id as "caseId", l.number, l.program_id as "programId", l.program_name as "programName", l.version, l.weight, l.language, l.site_ids as "siteIds",
             b.id as "personId", b.label
        from cases.left_behind(${found.id}) l left join cases.case c on c.id = l.case_id left join people.person b on b.id = c.person_id`.execute(
      tx.db,
    ),
    sql<ReceiverRow>`
      select r.program_id as "programId", r.account_id as "accountId", r.name, r.language, r.away, r.leads, r.load::int, r.capacity, r.site_ids as "siteIds"
        from cases.receivers(${found.id}) r`.execute(tx.db),
    tx.db
      .selectFrom("staff.cover")
      .select(sql<number>`count(*)::int`.as("n"))
      .where("account_id", "=", found.id)
      .where("ended_at", "is", null)
      .where("ends_at", ">", sql<string>`kernel.clock()`)
      .executeTakeFirst(),
  ]);
  // Nobody gives a case to themself where they do not write the whole program.
  const others = receivers.rows.filter(
    ({ accountId, programId }) => accountId !== tx.actor.id || tx.actor.programs.some((p) => p.id === programId),
  );
  const proposed = proposeReceivers(left.rows, others);
  return {
    leaver: { id: found.id, name: found.name },
    cases: left.rows.map(({ language: _, siteIds: __, label, personId, ...row }) => ({
      ...row,
      personId,
      label: label && personId ? openLabel(tx, personId, label) : null,
      toId: proposed.get(row.caseId) ?? null,
    })),
    receivers: others.map(({ language: _, siteIds: __, leads: ___, ...row }) => row),
    covers: covers?.n ?? 0,
    mayEndAccount: tx.actor.mayAdmin && found.id !== tx.actor.id,
    accountVersion: found.version,
    accountOpen: found.status !== "inactive",
  };
}
