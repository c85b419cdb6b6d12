import { sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { openLabel } from "../people/queries.ts";
import type { Nearness } from "./contract.ts";

/** The person, should the asker know of them, and whether they have died. */
export async function findMourned(tx: Tx, { personId }: { personId: string }) {
  const row = await tx.db
    .selectFrom("people.person as p")
    .select(["p.id", "p.label", "p.deceased_on as diedOn"])
    .select(sql<Access>`access.to_person(p.id)`.as("access"))
    .where("p.id", "=", personId)
    .executeTakeFirst();
  return row && { ...row, label: openLabel(tx, row.id, row.label) };
}
export type Mourned = NonNullable<Awaited<ReturnType<typeof findMourned>>>;

/** The death that stands, should the asker hold what there is to know of it. */
export const findDeath = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("deaths.death as d")
    .innerJoin("staff.account as a", "a.id", "d.said_by")
    .leftJoin("people.person as f", "f.id", "d.family_id")
    .select([
      "d.id",
      "d.on_day",
      "d.about",
      "d.told_by",
      "d.family_id",
      "d.family",
      "d.said_by",
      "a.name as said_name",
      "d.said_at",
      "d.version",
    ])
    .select("f.label as family_label")
    .where("d.person_id", "=", personId)
    .where("d.taken_back_at", "is", null)
    .executeTakeFirst();

export interface BereavedRow {
  id: string;
  person_id: string;
  kind: Nearness;
  other_id: string | null;
  other_label: Buffer | null;
  account_id: string | null;
  account_name: string | null;
  name: Buffer | null;
  offered_on: string | null;
  offered_by: string | null;
  offered_name: string | null;
  concern_id: string | null;
  version: number;
}

const LINE = sql`b.id, b.person_id, b.kind, b.other_id, o.label as other_label, b.account_id, a.name as account_name, b.name, b.offered_on, b.offered_by,
  f.name as offered_name, b.concern_id, b.version`;
const FROM = sql`deaths.bereaved b join deaths.death d on d.id = b.death_id and d.taken_back_at is null left join people.person o on o.id = b.other_id
  left join staff.account a on a.id = b.account_id left join staff.account f on f.id = b.offered_by`;

/** Who needs support; of the family only those the asker may know of. */
export const bereavedOf = (tx: Tx, personId: string) =>
  sql<BereavedRow>`select ${LINE} from ${FROM} where b.person_id = ${personId} and b.ended_at is null and (b.other_id is null or o.id is not null)
    order by array_position(array['family', 'friend', 'co_member', 'staff'], b.kind), b.added_at, b.id`.execute(tx.db);

/** One line of the list, with the right its reader has in the person. */
export async function findBereaved(
  tx: Tx,
  { bereavedId }: { bereavedId: string },
): Promise<(BereavedRow & { access: Access }) | undefined> {
  const { rows } = await sql<BereavedRow & { access: Access }>`
    select ${LINE}, access.to_person(b.person_id) as access from ${FROM} where b.id = ${bereavedId} and b.ended_at is null`.execute(tx.db);
  return rows[0];
}

/** What they are called. */
export const nameBereaved = (tx: Tx, row: BereavedRow): string => {
  if (row.name) return tx.open("deaths.bereaved", row.id, "name", row.name);
  if (row.other_id && row.other_label) {
    const { call, initial } = openLabel(tx, row.other_id, row.other_label);
    return [call, initial].filter(Boolean).join(" ");
  }
  return row.account_name ?? "";
};

/** The family that is known here, as far as the asker sees it. */
export const kinOf = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("people.relationship as r")
    .innerJoin("people.person as o", "o.id", "r.other_id")
    .select("r.other_id as id")
    .distinct()
    .where("r.person_id", "=", personId)
    .where("r.ended_at", "is", null)
    .where("o.deceased_on", "is", null)
    .execute();

/** The colleagues who work on the cases of a person that the asker sees, or stand in there now, each with one of them. */
export const staffOf = (tx: Tx, personId: string) =>
  sql<{ account_id: string; case_id: string }>`
    select distinct on (x.account_id) x.account_id, x.case_id from (
      select c.manager_id as account_id, c.id as case_id from cases.case c where c.person_id = ${personId} and c.status <> 'closed'
      union all
      select t.account_id, c.id from cases.case c join cases.team_member t on t.case_id = c.id and t.to_at is null where c.person_id = ${personId} and c.status <> 'closed'
      union all
      select i.account_id, c.id from cases.case c join staff.stand_in i on i.covered_id = c.manager_id
       where c.person_id = ${personId} and c.status <> 'closed' and exists (select from cases.who_sees(c.id) w where w.account_id = i.account_id)) x
     where x.account_id is not null order by x.account_id, x.case_id`.execute(tx.db);

/** The door of a program that serves the person, or else of one the asker works in: by it a concern is filed. */
export async function doorFor(tx: Tx, personId: string) {
  const { rows } = await sql<{ id: string; slug: string; regime: string }>`
    select d.id, d.slug, p.regime from concerns.door d join agencies.program p on p.id = d.program_id and p.ended_at is null
     where d.ended_at is null and p.id = any (${tx.actor.programs.map((one) => one.id)}::uuid[])
     order by not exists (select from cases.case c where c.person_id = ${personId} and c.program_id = p.id and c.status <> 'closed'), d.listed desc, d.id limit 1`.execute(
    tx.db,
  );
  return rows[0];
}
