import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import type { PersonId, RelationKind } from "../contract.ts";
import { openLabel } from "../queries.ts";
import type { Adult, Kept, Standing } from "./contract.ts";

/** Everybody of a family, as rows: those who are related now, and those of whom something is kept. */
export async function adultsOf(tx: Tx, personId: string) {
  const { rows } = await sql<{
    id: string;
    label: Buffer;
    language: string | null;
    interpreter: boolean;
    kinds: z.infer<typeof RelationKind>[];
  }>`
    select o.id, o.label, o.language, o.interpreter, array(select distinct r.kind from people.relationship r
             where r.person_id = ${personId} and r.other_id = o.id and r.ended_at is null order by r.kind) as kinds
      from people.person o
     where o.id in (select r.other_id from people.relationship r where r.person_id = ${personId} and r.ended_at is null
                    union select f.other_id from people.family_standing f where f.person_id = ${personId})
     order by o.id`.execute(tx.db);
  return rows.map(({ label, ...row }) => ({ ...row, label: openLabel(tx, row.id, label) }));
}

const standingColumns = [
  "f.id",
  "f.other_id",
  "f.n",
  "f.contact",
  "f.contact_basis",
  "f.records",
  "f.records_basis",
  "f.decide",
  "f.decide_basis",
  "f.pick_up",
  "f.pick_up_basis",
  "f.accused",
  "f.order_kind",
  "f.order_text",
  "f.from_day",
  "f.until_day",
  "f.scan_id",
  "f.taken_from",
  "f.by_id",
  "f.at",
  "a.name as by_name",
] as const;

/** The last word on each adult, with what it comes to today. */
export const standingsNow = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("people.family_now as f")
    .innerJoin("staff.account as a", "a.id", "f.by_id")
    .select([...standingColumns, "f.contact_now", "f.records_now", "f.decide_now", "f.pick_up_now"])
    .where("f.person_id", "=", personId)
    .execute();

/** Those of a family with whom there is to be no contact today. */
export async function barredFrom(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.db
    .selectFrom("people.family_now as f")
    .select("f.other_id")
    .where("f.person_id", "=", personId)
    .where("f.contact_now", "=", "no")
    .execute();
  return new Set(rows.map((row) => row.other_id ?? ""));
}

/** All that was ever written of one adult, newest first; what it came to is as it was written. */
export const standingsOf = (tx: Tx, personId: string, adultId: string) =>
  tx.db
    .selectFrom("people.family_standing as f")
    .innerJoin("staff.account as a", "a.id", "f.by_id")
    .select([
      ...standingColumns,
      "f.contact as contact_now",
      "f.records as records_now",
      "f.decide as decide_now",
      "f.pick_up as pick_up_now",
    ])
    .where("f.person_id", "=", personId)
    .where("f.other_id", "=", adultId)
    .orderBy("f.n", "desc")
    .execute();

export type StandingRow = Awaited<ReturnType<typeof standingsNow>>[number];

/** What rosters say and said of the adults of a family, newest first. */
export const claimsOf = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("people.roster_claim as c")
    .leftJoin("staff.account as a", "a.id", "c.decided_by")
    .select(["c.id", "c.other_id", "c.system", "c.contact", "c.records", "c.decide", "c.pick_up", "c.said_at", "c.ended_at"])
    .select(["c.decided", "c.decided_by", "c.decided_at", "a.name as decider"])
    .where("c.person_id", "=", personId)
    .orderBy("c.said_at", "desc")
    .orderBy("c.id", "desc")
    .execute();
export type ClaimRow = Awaited<ReturnType<typeof claimsOf>>[number];

/** What a row says, its paper opened; the scan only for those who may hold it. */
export function openStanding(tx: Tx, row: StandingRow, withScan: boolean): Standing {
  const { court, number, why } = row.order_text
    ? (JSON.parse(tx.open("people.family_standing", row.id ?? "", "order_text", row.order_text)) as {
        court: string | null;
        number: string | null;
        why?: string | null;
      })
    : { court: null, number: null, why: null };
  return {
    contact: row.contact as Kept["contact"],
    contactBasis: row.contact_basis as Kept["contactBasis"],
    records: row.records as Kept["records"],
    recordsBasis: row.records_basis as Kept["recordsBasis"],
    decide: row.decide as Kept["decide"],
    decideBasis: row.decide_basis as Kept["decideBasis"],
    pickUp: row.pick_up as Kept["pickUp"],
    pickUpBasis: row.pick_up_basis as Kept["pickUpBasis"],
    accused: row.accused ?? false,
    orderKind: row.order_kind as Kept["orderKind"],
    court,
    number,
    from: row.from_day,
    until: row.until_day,
    scanId: withScan ? row.scan_id : null,
    now: {
      contact: row.contact_now as Standing["now"]["contact"],
      records: row.records_now as Standing["now"]["records"],
      decide: row.decide_now as Standing["now"]["decide"],
      pickUp: row.pick_up_now as Standing["now"]["pickUp"],
    },
    takenFrom: row.taken_from,
    takenWhy: why ?? null,
    by: { id: row.by_id ?? "", name: row.by_name },
    at: row.at ?? "",
  };
}

/** A roster's word, and who decided about it. */
export const openClaim = ({ id, contact, records, decide, pick_up, said_at, decided, decided_by, decided_at, decider }: ClaimRow) => ({
  claimId: id as NonNullable<Adult["claim"]>["claimId"],
  says: { contact, records, decide, pickUp: pick_up },
  saidAt: said_at,
  decided: decided && decided_by && decided_at && decider ? { how: decided, by: { id: decided_by, name: decider }, at: decided_at } : null,
});

/** The adults who may sign for a person (R24): who holds the right to decide today, against whom no order stands, and who is accused of nothing. */
export async function whoMayDecide(tx: Tx, personId: string): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select f.other_id as id from people.family_now f where f.person_id = ${personId} and people.may_sign_for(f.person_id, f.other_id) = 'may' order by 1`.execute(
    tx.db,
  );
  return rows.map((row) => row.id);
}

/** Whether that adult may sign for the person: "may", or why not. */
export async function maySignFor(tx: Tx, personId: string, adultId: string) {
  const { rows } = await sql<{ answer: "may" | "accused" | "noContact" | "noRights" | "ended" | "unknown" }>`
    select people.may_sign_for(${personId}, ${adultId}) as answer`.execute(tx.db);
  return rows[0]?.answer ?? "unknown";
}
