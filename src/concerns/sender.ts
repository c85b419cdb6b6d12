import { sql } from "kysely";
import type { z } from "zod";
import { clock } from "../kernel/clock.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict } from "../kernel/problem.ts";
import { notifyAccount, queueMessage } from "../messages/queueMessage.ts";
import { tellRung } from "../oncall/tellRung.ts";
import { blindSubject } from "./blindSubject.ts";
import type { concerns } from "./contract.ts";
import { changeConcern, refuseStale } from "./decide.ts";
import { readTitles } from "./openDoor.ts";
import type { FoundConcern } from "./queries.ts";
import { findAddress } from "./senderAddress.ts";
import { mayAsk, openSender } from "./showConcern.ts";

type In<Name extends keyof typeof concerns> = z.output<(typeof concerns)[Name]["in"]>;

/** Tells a sender who left an address that it arrived: the same words whoever it is about (R39, R87). */
export async function acknowledgeSender(tx: Tx, found: FoundConcern, { version }: In<"acknowledge">) {
  if (found.version !== version) await refuseStale(tx, found.id);
  const address = findAddress(found, openSender(tx, found));
  if (!address || found.acknowledged_at) throw conflict("concern.cannotAcknowledge");
  await queueMessage(tx, {
    ...address,
    template: "concern.thanks",
    language: found.language,
    once: `concern:${found.id}:thanks`,
    about: [found.id],
  });
  return changeConcern(tx, found, version, { acknowledged_at: clock().toISOString() });
}

/** Shows a signed-in school sender that more is needed (R39). */
export async function askSender(tx: Tx, found: FoundConcern, { version }: In<"askSender">) {
  if (found.version !== version) await refuseStale(tx, found.id);
  if (!mayAsk(found) || !found.sender_account) throw conflict("concern.cannotAsk");
  await notifyAccount(tx, {
    accountId: found.sender_account,
    template: "concern.received",
    once: `concern:${found.id}:ask:${version}`,
    about: [found.id],
  });
  return changeConcern(tx, found, version, { asked_at: clock().toISOString() });
}

interface Door {
  readonly id: string;
  readonly slug: string;
  readonly regime: string;
}

/** A door of the actor's own agency that is open. */
export const findDoor = (tx: Tx, { doorId }: { doorId: string }): Promise<Door | undefined> =>
  tx.db
    .selectFrom("concerns.door as d")
    .innerJoin("agencies.program as p", "p.id", "d.program_id")
    .select(["d.id", "d.slug", "p.regime"])
    .where("d.id", "=", doorId)
    .where("d.ended_at", "is", null)
    .where("p.ended_at", "is", null)
    .executeTakeFirst();

/** Files a concern as a member of staff, for oneself or for somebody who called. */
export async function fileAsStaff(tx: Tx, door: Door, input: In<"file">): Promise<{ id: string }> {
  const id = newId();
  const seal = (column: string, value: object | string) =>
    tx.seal("concerns.concern", id, column, typeof value === "string" ? value : JSON.stringify(value));
  const sender = { name: input.sender?.name ?? (input.channel === "staff" ? tx.actor.name : null), reach: input.sender?.reach ?? null };
  const aboutSelf = input.source === "self";
  const subject = { name: input.about?.name ?? (aboutSelf ? sender.name : null), detail: input.about?.detail ?? null };
  const codes = {
    channel: input.channel,
    source: input.source,
    anonymous: !sender.name && !sender.reach,
    aboutSelf,
    categories: input.categories,
    atRisk: input.atRisk,
    urgency: input.urgency,
    siteId: input.siteId,
    accountId: tx.actor.id,
    senderSchool: door.regime === "FERPA",
    language: tx.actor.language,
    ...blindSubject(tx.searchKey(), subject),
  };
  const { rows } = await sql<{ concern_id: string; assigned_id: string | null }>`
    select * from concerns.file_concern(${id}, ${door.slug}, ${JSON.stringify(codes)}, ${seal("narrative", input.narrative)}, ${seal("subject", subject)},
      ${seal("sender", sender)}, null, false)`.execute(tx.db);
  const assigned = rows[0]?.assigned_id;
  if (assigned)
    await notifyAccount(tx, { accountId: assigned, template: "concern.received", once: `concern:${id}:${assigned}`, about: [id] });
  if (input.urgency === "now") await tellRung(tx, id);
  return { id };
}

/** Where a member of staff may file: every open door of the agency, listed or not; and the programs one can be passed on to. */
export async function listDoors(tx: Tx): Promise<z.input<typeof concerns.doors.out>> {
  const [doors, sites, programs] = await Promise.all([
    tx.db
      .selectFrom("concerns.door as d")
      .innerJoin("agencies.program as p", "p.id", "d.program_id")
      .select([
        "d.id",
        "d.slug",
        "d.title",
        "d.titles",
        "d.version",
        "d.program_id as programId",
        "p.name as programName",
        "p.regime",
        "d.audience",
      ])
      .where("d.ended_at", "is", null)
      .where("p.ended_at", "is", null)
      .orderBy("d.title")
      .execute(),
    tx.db.selectFrom("agencies.site").select(["id", "name"]).where("ended_at", "is", null).orderBy("name").limit(500).execute(),
    tx.db.selectFrom("agencies.program").select(["id", "name", "kind"]).where("ended_at", "is", null).orderBy("name").execute(),
  ]);
  return { doors: doors.map((door) => ({ ...door, titles: readTitles(door.titles) })), sites, programs };
}

const ownAccess = { because: ["owner" as const], sections: 0, canWrite: true };

/** What the actor filed, and how far it is as a sender may know. */
export async function listMine(tx: Tx): Promise<z.input<typeof concerns.mine.out>> {
  const { rows } = await sql<{
    id: string;
    number: number;
    door_title: string;
    filed_at: string;
    state: "received";
  }>`select * from concerns.filed_by_me()`.execute(tx.db);
  return {
    items: rows.map((row) => ({
      id: row.id,
      number: row.number,
      doorTitle: row.door_title,
      filedAt: row.filed_at,
      state: row.state,
      access: ownAccess,
    })),
  };
}

/** A concern the actor filed, or nothing. */
export async function findMine(tx: Tx, { concernId }: { concernId: string }) {
  const { rows } = await sql<{ id: string }>`select id from concerns.filed_by_me() where id = ${concernId}`.execute(tx.db);
  return rows[0];
}

/** Adds to a concern the actor filed. */
export async function addOwnWords(tx: Tx, concernId: string, words: string): Promise<{ id: string }> {
  const id = newId();
  await sql`select concerns.add_own_words(${concernId}, ${id}, ${tx.seal("concerns.addition", id, "body", words)})`.execute(tx.db);
  return { id };
}

/** Which concerns left the actor's programs for another, by number alone. */
export async function listPassed(tx: Tx): Promise<z.input<typeof concerns.passed.out>> {
  const rows = await tx.db
    .selectFrom("concerns.passage as x")
    .innerJoin("agencies.program as p", "p.id", "x.to_program")
    .innerJoin("staff.account as a", "a.id", "x.by_id")
    .select(["x.id", "x.number", "x.program_id", "p.name", "x.at", "a.id as by_id", "a.name as by_name"])
    .select(sql<Access>`concerns.to_concern(x.program_id, null, null)`.as("access"))
    .orderBy("x.at", "desc")
    .limit(50)
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      number: row.number,
      programId: row.program_id,
      toProgramName: row.name,
      at: row.at,
      by: { accountId: row.by_id, name: row.by_name },
      access: { ...row.access, canWrite: false },
    })),
  };
}
