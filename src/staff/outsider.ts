import { sql } from "kysely";
import type { z } from "zod";
import type { Actor } from "../kernel/actor.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { A19_OUTSIDER } from "../kernel/limits.ts";
import { conflict, notFound } from "../kernel/problem.ts";
import type { TellOfAdmission } from "./admission.ts";
import { inviteAccount, type SendLink } from "./manageAccount.ts";
import type { Outsider, outsiders } from "./outsiderContract.ts";

/** Whoever carries cases may name somebody for themself; the database asks further whether they work alone. */
export const mayNameOutsider = (actor: Pick<Actor, "programs">) =>
  actor.programs.some(({ role, canWrite }) => canWrite && (role === "case_manager" || role === "supervisor"));

export const mayAgreeOutsider = (_actor: unknown, found: { readonly mayAgree: boolean }) => found.mayAgree;
export const mayAcceptOutsider = (_actor: unknown, found: { readonly mayAccept: boolean }) => found.mayAccept;

interface Row {
  id: string;
  covered: Outsider["covered"];
  name: string;
  email: string;
  title: string | null;
  account: Outsider["account"];
  expiresOn: string;
  agreedBy: Outsider["agreedBy"];
  acceptedAt: string | null;
  programs: Outsider["programs"];
  lacks: Outsider["lacks"];
  given: boolean;
  agrees: boolean;
}

/** Who from outside may stand in, as far as the asker has to do with it. */
export async function listOutsiders(tx: Tx): Promise<z.input<typeof outsiders.list.out>> {
  const { actor } = tx;
  const { rows } = await sql<Row>`
    select o.id, json_build_object('id', c.id, 'name', c.name) as covered, o.name, o.email, o.title, o.expires_on as "expiresOn", o.accepted_at as "acceptedAt",
           case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as account,
           case when y.id is not null then json_build_object('id', y.id, 'name', y.name) end as "agreedBy",
           coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'confidential', p.regime in ('VSP', 'CONF')) order by p.name) from agencies.program p
              where p.id in (select m.program_id from staff.membership m where m.account_id = o.covered_id and m.ends_at > kernel.clock() and access.helps(m.role))), '[]') as programs,
           coalesce((select json_agg(json_build_object('requirementId', r.id, 'program', p.name, 'kind', r.kind, 'title', r.title, 'body', r.body) order by p.name, r.title) from staff.requirement r join agencies.program p on p.id = r.program_id
              where o.account_id is not null and r.program_id in (select m.program_id from staff.membership m where m.account_id = o.covered_id and m.ends_at > kernel.clock() and access.helps(m.role))
                and r.from_day <= ${actor.today}::date and (r.until_day is null or r.until_day > ${actor.today}::date)
                and not exists (select from staff.training t where t.requirement_id = r.id and t.account_id = o.account_id and t.taken_back_at is null
                                   and (t.valid_until is null or t.valid_until >= ${actor.today}::date))), '[]') as lacks,
           exists (select from staff.cover v where v.outsider_id = o.id and v.ended_at is null and v.ends_at > kernel.clock()) as given, staff.may_agree(o.covered_id) as agrees
      from staff.outsider o join staff.account c on c.id = o.covered_id left join staff.account a on a.id = o.account_id left join staff.account y on y.id = o.agreed_by
     where o.ended_at is null order by c.name, o.id`.execute(tx.db);
  const { rows: alone } = await sql<{ alone: boolean }>`select staff.is_alone(${actor.id}) as alone`.execute(tx.db);
  return {
    alone: alone[0]?.alone ?? false,
    outsiders: rows.map(({ id, agrees, ...row }) => {
      const expired = row.expiresOn < actor.today;
      return {
        ...row,
        outsiderId: id as never,
        expired,
        mayAgree: agrees && !row.agreedBy && !expired,
        mayAccept: row.account?.id === actor.id && row.acceptedAt === null && !expired,
        mayStart: row.account !== null && row.account.id !== actor.id && !expired && !row.given,
      };
    }),
    coverDays: A19_OUTSIDER.coverDays,
  };
}

/** One that stands, should the asker have to do with it. */
export async function findOutsider(tx: Tx, { outsiderId }: { outsiderId: string }) {
  const { outsiders: all } = await listOutsiders(tx);
  return all.find((one) => (one.outsiderId as string) === outsiderId);
}

/** Names somebody for oneself; those who administer the agency are asked for their yes. */
export async function nameOutsider(tx: Tx, { name, email, title, expiresOn }: z.output<typeof outsiders.name.in>, tell: TellOfAdmission) {
  const id = newId();
  await sql`select staff.name_outsider(${id}, ${name}, ${email.toLowerCase()}, ${title}, ${expiresOn}::date)`.execute(tx.db);
  const admins = await tx.db
    .selectFrom("staff.account")
    .select("id")
    .where("may_admin", "=", true)
    .where("kind", "=", "staff")
    .where("status", "=", "active")
    .where("id", "<>", tx.actor.id)
    .execute();
  await tell(tx, { accountIds: admins.map((one) => one.id), what: "asked", about: id });
  return { id };
}

/** Agrees: they get an account of their own, or the one they had for it before. */
export async function agreeOutsider(tx: Tx, { outsiderId }: { outsiderId: string }, send: SendLink, tell: TellOfAdmission) {
  const row = await tx.db
    .selectFrom("staff.outsider as o")
    .select(["o.name", "o.email", "o.title"])
    .where("o.id", "=", outsiderId)
    .executeTakeFirst();
  if (!row) throw notFound();
  const had = await tx.db.selectFrom("staff.account").select("id").where("email", "=", row.email).executeTakeFirst();
  const accountId =
    had?.id ??
    (await inviteAccount(tx, { ...row, mayAdmin: false, language: tx.actor.language as "en" | "es", memberships: [] }, send, tell)).id;
  const { rows } = await sql<{ done: boolean }>`select staff.agree_outsider(${outsiderId}, ${accountId}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw conflict("outsider.agreed");
  return {};
}

/** Accepts, for oneself. */
export async function acceptOutsider(tx: Tx, outsiderId: string) {
  const { rows } = await sql<{ done: boolean }>`select staff.accept_outsider(${outsiderId}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw notFound();
  return {};
}

/** Ends it, and whatever they stand in for. */
export async function endOutsider(tx: Tx, outsiderId: string) {
  const { rows } = await sql<{ done: boolean }>`select staff.end_outsider(${outsiderId}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw notFound();
  return {};
}

/** Whether that account was named, and agreed to, to stand in for that one. */
export async function isOutsiderFor(tx: Tx, accountId: string, coveredId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom("staff.outsider")
    .select("id")
    .where("account_id", "=", accountId)
    .where("covered_id", "=", coveredId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Cover by somebody from outside: they are of the programs for that time; the other is away then, where that is said. */
export async function coverFromOutside(
  tx: Tx,
  { byId, coveredId, away }: { byId: string; coveredId: string; away: boolean },
  { from, until }: { from: string; until: string },
): Promise<string> {
  const id = newId();
  await sql`select staff.cover_from_outside(${id}, ${byId}, ${coveredId}, ${from}::timestamptz, ${until}::timestamptz, ${away ? newId() : null})`.execute(
    tx.db,
  );
  return id;
}
