import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import { listWaiting } from "./admission.ts";

/** An account of the actor's own agency. */
export async function findAccount(tx: Tx, { accountId }: { accountId: string }) {
  return tx.db
    .selectFrom("staff.account as a")
    .select(["a.id", "a.name", "a.email", "a.title", "a.status", "a.may_admin as mayAdmin", "a.language", "a.version"])
    .where("a.id", "=", accountId)
    .where("a.kind", "=", "staff")
    .executeTakeFirst();
}
export type FoundAccount = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

/** Everyone with an account, and what each may do where; those who left come last. */
export async function listAccounts(tx: Tx) {
  const now = sql<string>`kernel.clock()`;
  const [people, rights, programs, asked] = await Promise.all([
    tx.db
      .selectFrom("staff.account as a")
      .select(["a.id", "a.name", "a.email", "a.title", "a.status", "a.may_admin as mayAdmin", "a.version"])
      .where("a.kind", "=", "staff")
      .orderBy(sql`a.status = 'inactive'`)
      .orderBy("a.name")
      .execute(),
    tx.db
      .selectFrom("staff.membership as m")
      .innerJoin("agencies.program as p", "p.id", "m.program_id")
      .select(["m.id", "m.account_id", "m.program_id as programId", "p.name as program", "m.role", "m.sees"])
      .select(["m.may_triage as mayTriage", "m.can_write as canWrite", "m.trained_until as trainedUntil", "m.confidential"])
      .select(
        sql<
          string | null
        >`case when isfinite(m.ends_at) then to_char((m.ends_at - interval '1 microsecond') at time zone ${tx.actor.timeZone}, 'YYYY-MM-DD') end`.as(
          "endsOn",
        ),
      )
      .where("m.ends_at", ">", now)
      .orderBy("p.name")
      .execute(),
    tx.db
      .selectFrom("agencies.program as p")
      .select(["p.id", "p.name", "p.regime", "p.escalation_id"])
      .where("p.ended_at", "is", null)
      .orderBy("p.name")
      .execute(),
    listWaiting(tx),
  ]);
  const waitingOf = Map.groupBy(asked, (one) => one.account_id);
  const byAccount = Map.groupBy(rights, (right) => right.account_id);
  return {
    accounts: people.map((one) => ({
      ...one,
      memberships: byAccount.get(one.id) ?? [],
      waiting: waitingOf.get(one.id) ?? [],
      hears: programs.filter(({ escalation_id }) => escalation_id === one.id).map(({ name }) => name),
    })),
    programs: programs.map(({ escalation_id: _, ...program }) => program),
  };
}

/** Who works here now, for choosing somebody. */
export async function listColleagues(tx: Tx) {
  const rows = await tx.db
    .selectFrom("staff.account as a")
    .select(["a.id", "a.name", "a.title"])
    .select(
      sql<
        string[]
      >`array(select m.program_id from staff.membership m where m.account_id = a.id and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock())`.as(
        "programIds",
      ),
    )
    .where("a.kind", "=", "staff")
    .where("a.status", "=", "active")
    .orderBy("a.name")
    .execute();
  return { colleagues: rows };
}

/** A live right in a program of the actor's agency. */
export async function findMembership(tx: Tx, { membershipId }: { membershipId: string }) {
  return tx.db
    .selectFrom("staff.membership as m")
    .select(["m.id as membershipId", "m.account_id as id"])
    .where("m.id", "=", membershipId)
    .where("m.ends_at", ">", sql<string>`kernel.clock()`)
    .executeTakeFirst();
}
