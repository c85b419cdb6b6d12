import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import type { people } from "./contract.ts";
import { callOnly, createPerson } from "./createPerson.ts";
import { indexNames } from "./indexNames.ts";
import {
  addContactPoint,
  addNameRow,
  type FoundPerson,
  findPerson,
  namesOfPerson,
  openLabel,
  openName,
  sealName,
  sealPointWords,
} from "./queries.ts";
import { showPerson } from "./showPerson.ts";

type In<K extends keyof typeof people> = z.output<(typeof people)[K]["in"]>;

async function refuseStale(tx: Tx, personId: string): Promise<never> {
  const current = await findPerson(tx, { personId });
  throw current ? stale(await showPerson(tx, current)) : notFound();
}

async function reindex(tx: Tx, personId: string): Promise<void> {
  const person = await findPerson(tx, { personId });
  if (!person) throw notFound();
  const names = (await namesOfPerson(tx, personId)).map((row) => openName(tx, row.id, row.value));
  await indexNames(tx, personId, openLabel(tx, personId, person.label), names);
}

/** Corrects what a person is called and how they are addressed. */
export async function changePerson(tx: Tx, found: FoundPerson, input: In<"change">) {
  const { call, initial, tag, pronouns } = input;
  if (input.directoryOutOn && input.directoryOutOn > tx.actor.today) throw invalid({ directoryOutOn: "future" });
  const done = await tx.db
    .updateTable("people.person")
    .set({
      label: tx.seal("people.person", found.id, "label", JSON.stringify({ call, initial, tag, pronouns })),
      born: input.born ? tx.seal("people.person", found.id, "born", input.born) : null,
      language: input.language,
      interpreter: input.interpreter,
      ...(input.directoryOutOn !== undefined && { directory_out_on: input.directoryOutOn }),
      version: input.version + 1,
    })
    .where("id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found.id);
  await reindex(tx, found.id);
  return {};
}

/** Writes down that they are missing, or were found; false where somebody was first. */
export async function writeMissing(
  tx: Tx,
  personId: string,
  version: number,
  said: { missing_since?: string; missing_by?: string; found_on: string | null; found_by: string | null },
): Promise<boolean> {
  const done = await tx.db
    .updateTable("people.person")
    .set({ ...said, version: version + 1 })
    .where("id", "=", personId)
    .where("version", "=", version)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function setSafeLine(tx: Tx, found: FoundPerson, input: In<"setSafeLine">) {
  const done = await tx.db
    .updateTable("people.person")
    .set({ safe_line: tx.seal("people.person", found.id, "safe_line", JSON.stringify(input.safeLine)), version: input.version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found.id);
  return {};
}

export async function addName(tx: Tx, found: FoundPerson, input: In<"addName">) {
  requireName(input);
  const id = await addNameRow(tx, found.id, input);
  await reindex(tx, found.id);
  return { id };
}

export async function changeName(tx: Tx, found: FoundPerson, input: In<"changeName">) {
  requireName(input);
  const done = await tx.db
    .updateTable("people.name")
    .set({ kind: input.kind, value: sealName(tx, input.nameId, input), use_with: input.useWith, version: input.version + 1 })
    .where("id", "=", input.nameId)
    .where("person_id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found.id);
  await reindex(tx, found.id);
  return {};
}

function requireName(name: { given: string | null; family: string | null; full: string | null }): void {
  if (!name.given && !name.family && !name.full) throw invalid({ full: "missing" });
}

/** A name, contact point or relationship is not deleted: it stops being used. */
export async function endPart(
  tx: Tx,
  found: FoundPerson,
  table: "people.name" | "people.contact_point" | "people.relationship",
  id: string,
  version: number,
  at: string,
) {
  const done = await tx.db
    .updateTable(table)
    .set({ ended_at: at, version: version + 1 })
    .where("id", "=", id)
    .where("person_id", "=", found.id)
    .where("version", "=", version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found.id);
  if (table === "people.name") await reindex(tx, found.id);
  return {};
}

/** Corrects a contact point. One marked unsafe is called safe only by who has looked at it, with a reason (R86). */
export async function changeContactPoint(tx: Tx, found: FoundPerson, input: In<"changeContactPoint">) {
  if (input.safe !== "unsafe" && !input.value) await requireLookedAt(tx, input.contactPointId);
  const done = await tx.db
    .updateTable("people.contact_point")
    .set({
      ...sealPointWords(tx, input.contactPointId, input),
      safe: input.safe,
      voicemail_ok: input.voicemailOk,
      text_ok: input.textOk,
      version: input.version + 1,
      ...(input.value && { value: tx.seal("people.contact_point", input.contactPointId, "value", input.value) }),
    })
    .where("id", "=", input.contactPointId)
    .where("person_id", "=", found.id)
    .where("version", "=", input.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) await refuseStale(tx, found.id);
  return {};
}

async function requireLookedAt(tx: Tx, contactPointId: string): Promise<void> {
  const { rows } = await sql<{ bare: boolean }>`
    select c.safe = 'unsafe' and not exists (select from people.unmasking u where u.contact_point_id = c.id and u.by_id = ${tx.actor.id}
             and u.at > kernel.clock() - interval '1 day') as bare
      from people.contact_point c where c.id = ${contactPointId}`.execute(tx.db);
  if (rows[0]?.bare) throw conflict("contactPoint.unmaskFirst");
}

/** The value of one contact point of theirs, or of somebody of their family, masked or not; who asked about whom, and why, is kept with it. */
export async function unmaskContactPoint(tx: Tx, found: FoundPerson, { contactPointId, reason }: In<"unmask">) {
  const row = await tx.db
    .selectFrom("people.contact_point")
    .select("value")
    .where("id", "=", contactPointId)
    .where((where) =>
      where.or([
        where("person_id", "=", found.id),
        where.exists(
          where
            .selectFrom("people.relationship as r")
            .select("r.id")
            .where("r.person_id", "=", found.id)
            .whereRef("r.other_id", "=", "people.contact_point.person_id")
            .where("r.ended_at", "is", null),
        ),
      ]),
    )
    .executeTakeFirst();
  if (!row) throw notFound();
  const id = newId();
  await tx.db
    .insertInto("people.unmasking")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      person_id: found.id,
      contact_point_id: contactPointId,
      reason: tx.seal("people.unmasking", id, "reason", reason),
      by_id: tx.actor.id,
    })
    .execute();
  return { value: tx.open("people.contact_point", contactPointId, "value", row.value) };
}

/** Says who somebody is to the person. A new name becomes a person of their own, known only through this one. */
export async function addRelationship(tx: Tx, found: FoundPerson, input: In<"addRelationship">) {
  const otherId =
    input.otherId ?? (input.other ? await createPerson(tx, null, { ...callOnly(input.other.call), ...input.other }, "case") : undefined);
  if (!otherId) throw invalid({ other: "missing" });
  if (otherId === found.id) throw invalid({ other: "self" });
  const known = await findPerson(tx, { personId: otherId });
  if (!known) throw notFound();
  const id = newId();
  await tx.db
    .insertInto("people.relationship")
    .values({ id, agency_id: tx.actor.agencyId, person_id: found.id, other_id: otherId, kind: input.kind })
    .execute();
  for (const point of input.contactPoints) await addContactPoint(tx, otherId, point);
  return { id };
}
