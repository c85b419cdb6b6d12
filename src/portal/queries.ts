import { sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";

/** What is known of the person of a case before a page is offered. */
export async function findHolder(tx: Tx, personId: string) {
  return tx.db
    .selectFrom("people.person")
    .select(["id", "born", "safe_line", "deceased_on"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
}

/** Whether pages are on in a program. */
export async function findSwitch(tx: Tx, programId: string): Promise<boolean> {
  const row = await tx.db.selectFrom("portal.switch").select("is_on").where("program_id", "=", programId).executeTakeFirst();
  return row?.is_on ?? false;
}

/** Whether a guardian can hold a page of that program. */
export async function guardiansMayHold(tx: Tx, programId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select portal.for_guardians(${programId}) as may`.execute(tx.db);
  return rows[0]?.may ?? false;
}

/** Whether they hold a page of that case themselves, and it opens; never for those who do not write there. */
export async function hasOwn(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select portal.has_own(${caseId}) as has`.execute(tx.db);
  return rows[0]?.has ?? false;
}

interface PageRow {
  id: string;
  holder: "self" | "guardian";
  holder_id: string;
  label: Buffer | null;
  number: string;
  opens: boolean;
  code_until: string | null;
  begun: boolean;
}

/** The pages of a case that were not ended. */
export const pagesOf = (tx: Tx, caseId: string) =>
  sql<PageRow>`
    select p.id, p.holder, p.holder_id, h.label, p.number, portal.opens(p) as opens,
           (select i.expires_at from portal.invitation i where i.page_id = p.id and i.used_at is null and i.expires_at > kernel.clock() and i.failures < 5
             order by i.made_at desc limit 1) as code_until,
           exists (select from portal.invitation i where i.page_id = p.id and i.used_at is not null) as begun
      from portal.page p left join people.person h on h.id = p.holder_id
     where p.case_id = ${caseId} and p.ended_at is null order by p.holder desc, p.made_at`.execute(tx.db);

/** A page, should the asker see its case. */
export async function findPage(tx: Tx, { pageId }: { pageId: string }) {
  const { rows } = await sql<{ id: string; version: number; ended: boolean; access: Access }>`
    select p.id, p.version, p.ended_at is not null as ended, access.to_case(p.case_id, p.program_id) as access from portal.page p where p.id = ${pageId}`.execute(
    tx.db,
  );
  return rows[0];
}
