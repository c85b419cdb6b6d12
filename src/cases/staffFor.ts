import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { cases } from "./contract.ts";

export interface FoundProgram {
  id: string;
  capacity: number;
}

/** The program, should it be of the asker's agency. */
export const findCarrying = (tx: Tx, { programId }: { programId: string }): Promise<FoundProgram | undefined> =>
  tx.db
    .selectFrom("agencies.program")
    .select(["id", "case_capacity as capacity"])
    .where("id", "=", programId)
    .where("ended_at", "is", null)
    .executeTakeFirst();

/** Whom one can give a case of a program to, with what they carry there already, and everybody who could be on a team. */
export async function showStaffFor(tx: Tx, program: FoundProgram, withLoad: boolean): Promise<z.input<typeof cases.staffFor.out>> {
  type Out = z.input<typeof cases.staffFor.out>;
  const [carriers, untrained, colleagues] = await Promise.all([
    sql<Out["carriers"][number]>`
      select a.id, a.name, a.title, a.full_time_case_manager as "fullTime",
             exists (select from staff.absence v where v.account_id = a.id and v.ended_at is null and v.starts_at <= kernel.clock() and v.ends_at > kernel.clock()) as away,
             ${withLoad ? sql`coalesce(l.load, 0)::int` : sql`null::int`} as load, round(${program.capacity}::int * coalesce(s.percent, 100) / 100.0)::int as room
        from staff.account a left join cases.load_of(${program.id}) l on l.account_id = a.id left join cases.shares_in(${program.id}) s on s.account_id = a.id
       where exists (select from staff.membership m where m.account_id = a.id and m.program_id = ${program.id}) and staff.can_carry(a.id, ${program.id})
       order by a.name`.execute(tx.db),
    sql<Out["untrained"][number]>`
      select a.id, a.name, array_agg(r.title order by r.title) as lacks
        from (select distinct m.account_id from staff.membership m where m.program_id = ${program.id}) m join staff.account a on a.id = m.account_id
        join staff.requirement r on r.program_id = ${program.id} and r.from_day <= ${tx.actor.today}::date and (r.until_day is null or r.until_day > ${tx.actor.today}::date)
       where staff.lacks_training(a.id, ${program.id})
         and not exists (select from staff.training t where t.requirement_id = r.id and t.account_id = a.id and t.taken_back_at is null and (t.valid_until is null or t.valid_until >= ${tx.actor.today}::date))
       group by a.id, a.name order by a.name`.execute(tx.db),
    tx.db
      .selectFrom("staff.account")
      .select(["id", "name", "title"])
      .where("status", "=", "active")
      .where("kind", "=", "staff")
      .where(sql<boolean>`exists (select from staff.membership m where m.account_id = account.id and m.ends_at > kernel.clock())`)
      .orderBy("name")
      .execute(),
  ]);
  return { carriers: carriers.rows, untrained: untrained.rows, capacity: program.capacity, colleagues };
}
