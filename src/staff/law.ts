import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { law } from "./lawContract.ts";

/** What stands of each, and of whom it can be decided. */
export async function listLaw(tx: Tx): Promise<z.input<typeof law.list.out>> {
  const { rows } = await sql<{ may: boolean }>`select staff.decides_law() as may`.execute(tx.db);
  const mayDecide = rows[0]?.may ?? false;
  const [standings, accounts, agencies] = await Promise.all([
    sql<z.input<typeof law.list.out>["standings"][number]>`
      select l.id, coalesce(a.name, g.name) as who, l.account_id as "accountId", l.standing, l.purpose, l.reason, b.name as "decidedBy", l.decided_at as "decidedAt",
             array(select p.name from staff.membership m join agencies.program p on p.id = m.program_id
                    where m.account_id = l.account_id and m.ends_at > kernel.clock() order by p.name) as programs
        from staff.law_standing l join staff.account b on b.id = l.decided_by left join staff.account a on a.id = l.account_id
        left join staff.law_agencies() g on g.id = l.partner_agency_id
       where l.ended_at is null order by who`.execute(tx.db),
    mayDecide
      ? tx.db
          .selectFrom("staff.account")
          .select(["id", "name"])
          .where("kind", "=", "staff")
          .where("status", "<>", "inactive")
          .where("id", "<>", tx.actor.id)
          .orderBy("name")
          .execute()
      : [],
    mayDecide ? sql<{ id: string; name: string }>`select id, name from staff.law_agencies() order by name`.execute(tx.db) : { rows: [] },
  ]);
  return { standings: standings.rows, accounts: accounts as never, agencies: agencies.rows, mayDecide };
}

/** Whether the actor decides it; of whom, the database asks. */
export async function findLaw(tx: Tx) {
  const { rows } = await sql<{ mayDecide: boolean }>`select staff.decides_law() as "mayDecide"`.execute(tx.db);
  return rows[0];
}

export async function decideLaw(tx: Tx, { accountId, partnerAgencyId, standing, purpose, reason }: z.output<typeof law.decide.in>) {
  if ((accountId === null) === (partnerAgencyId === null)) throw invalid({ accountId: "law.oneOf" });
  if (standing === "official" && accountId === null) throw invalid({ standing: "law.notOurs" });
  if (standing === "official" && !purpose) throw invalid({ purpose: "law.purposeNeeded" });
  if (accountId === tx.actor.id) throw conflict("law.unknown");
  const id = newId();
  await sql`select staff.decide_law(${id}, ${accountId}, ${partnerAgencyId}, ${standing}, ${standing === "official" ? purpose : null}, ${reason})`.execute(
    tx.db,
  );
  return { id };
}
