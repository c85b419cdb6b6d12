import { type Expression, sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import type { NameParts, Person, PersonLabel, SafeLine } from "./contract.ts";

type ContactValue = Pick<Person["contactPoints"][number], "kind" | "value" | "label" | "safe" | "safeHours" | "voicemailOk" | "textOk">;

/** By what right the actor knows of that person, what of them, and whether with a pen. */
export const accessToPerson = (personId: Expression<unknown>) => sql<Access>`access.to_person(${personId})`;

/** Opens what a list shows of a person. */
export const openLabel = (tx: Tx, personId: string, sealed: Buffer) =>
  JSON.parse(tx.open("people.person", personId, "label", sealed)) as PersonLabel;

/** Opens how a person may be reached without harm. */
export const openSafeLine = (tx: Tx, personId: string, sealed: Buffer | null) =>
  sealed && (JSON.parse(tx.open("people.person", personId, "safe_line", sealed)) as SafeLine);

/** The person, should the actor know of them. */
export const findPerson = (tx: Tx, { personId }: { personId: string }) =>
  tx.db
    .selectFrom("people.person as p")
    .select([
      "p.id",
      "p.number",
      "p.label",
      "p.born",
      "p.deceased_on",
      "p.safe_line",
      "p.language",
      "p.interpreter",
      "p.directory_out_on",
      "p.version",
    ])
    .select((eb) => accessToPerson(eb.ref("p.id")).as("access"))
    .where("p.id", "=", personId)
    .executeTakeFirst();
export type FoundPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

export const namesOfPerson = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("people.name")
    .select(["id", "kind", "value", "use_with", "source", "version"])
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute();

export const contactPointsOf = (tx: Tx, personIds: readonly string[]) =>
  tx.db
    .selectFrom("people.contact_point")
    .select([
      "id",
      "person_id",
      "kind",
      "value",
      "label",
      "plain_label",
      "safe",
      "safe_hours",
      "plain_hours",
      "voicemail_ok",
      "text_ok",
      "version",
    ])
    .where("person_id", "in", personIds)
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute();

export const relationshipsOf = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("people.relationship as r")
    .innerJoin("people.person as o", "o.id", "r.other_id")
    .select(["r.id", "r.kind", "r.other_id", "r.version", "o.label"])
    .where("r.person_id", "=", personId)
    .where("r.ended_at", "is", null)
    .orderBy("r.id")
    .execute();

export const enrolmentsOf = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("people.enrolment as e")
    .innerJoin("agencies.site as s", "s.id", "e.site_id")
    .select(["s.name as site", "e.grade", "e.from_day as from", "e.to_day as to"])
    .where("e.person_id", "=", personId)
    .where("e.ended_at", "is", null)
    .execute();

export const programsOf = (tx: Tx, personId: string) =>
  tx.db
    .selectFrom("people.participation as x")
    .innerJoin("agencies.program as p", "p.id", "x.program_id")
    .select(["p.id as programId", "p.name"])
    .distinct()
    .where("x.person_id", "=", personId)
    .where("x.to_at", "is", null)
    .execute();

/** The candidates whose name pieces fit best, with what is needed to rank and show them: one statement. */
export const findByTokens = (tx: Tx, tokens: readonly Buffer[], limit: number) =>
  sql<{ id: string; number: number; label: Buffer; names: Buffer[]; name_ids: string[]; site: string | null; access: Access }>`
    select p.id, p.number, p.label, n.names, n.name_ids,
           (select s.name from people.enrolment e join agencies.site s on s.id = e.site_id where e.person_id = p.id and e.ended_at is null order by e.id desc limit 1) as site,
           access.to_person(p.id) as access
      from people.search_names(${tokens}::bytea[], ${limit}) f
      join people.person p on p.id = f.person_id and p.ended_at is null
      left join lateral (select array_agg(x.value order by x.id) as names, array_agg(x.id order by x.id) as name_ids
                           from people.name x where x.person_id = p.id and x.ended_at is null) n on true
     order by f.score desc`.execute(tx.db);

/** The person with that number, should the actor know of them. */
export const findByNumber = (tx: Tx, number: number) =>
  tx.db
    .selectFrom("people.person as p")
    .select(["p.id", "p.number", "p.label"])
    .select((eb) => accessToPerson(eb.ref("p.id")).as("access"))
    .where("p.number", "=", number)
    .where("p.ended_at", "is", null)
    .execute();

export async function addNameRow(
  tx: Tx,
  personId: string,
  name: NameParts,
  source: "staff" | "roster" | "concern" = "staff",
): Promise<string> {
  const nameId = newId();
  await tx.db
    .insertInto("people.name")
    .values({
      id: nameId,
      agency_id: tx.actor.agencyId,
      person_id: personId,
      kind: name.kind,
      value: sealName(tx, nameId, name),
      use_with: name.useWith,
      source,
    })
    .execute();
  return nameId;
}

export const sealName = (tx: Tx, nameId: string, { given, middle, family, full }: NameParts) =>
  tx.seal("people.name", nameId, "value", JSON.stringify({ given, middle, family, full }));

export const openName = (tx: Tx, nameId: string, sealed: Buffer) =>
  JSON.parse(tx.open("people.name", nameId, "value", sealed)) as Pick<NameParts, "given" | "middle" | "family" | "full">;

/** What a contact point is called, and when it is safe, sealed for it. */
export function sealPointWords(tx: Tx, contactPointId: string, { label, safeHours }: Pick<ContactValue, "label" | "safeHours">) {
  const seal = (column: string, text: string | null) =>
    text === null ? null : tx.seal("people.contact_point", contactPointId, column, text);
  return { label: seal("label", label), safe_hours: seal("safe_hours", safeHours), plain_label: null, plain_hours: null };
}

export async function addContactPoint(tx: Tx, personId: string, point: ContactValue): Promise<string> {
  const contactPointId = newId();
  await tx.db
    .insertInto("people.contact_point")
    .values({
      id: contactPointId,
      agency_id: tx.actor.agencyId,
      person_id: personId,
      kind: point.kind,
      value: tx.seal("people.contact_point", contactPointId, "value", point.value),
      ...sealPointWords(tx, contactPointId, point),
      safe: point.safe,
      voicemail_ok: point.voicemailOk,
      text_ok: point.textOk,
    })
    .execute();
  return contactPointId;
}
