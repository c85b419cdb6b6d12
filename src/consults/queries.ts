import { sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { Consult, HotlineContact } from "./contract.ts";

export interface ConsultProgram {
  readonly id: string;
  readonly regime: "FERPA" | "VSP" | "CONF" | "BASE";
}

/** The program, should it be of the asker's agency. */
export const findConsultProgram = (tx: Tx, { programId }: { programId: string }): Promise<ConsultProgram | undefined> =>
  tx.db
    .selectFrom("agencies.program")
    .select(["id", "regime"])
    .where("id", "=", programId)
    .where("ended_at", "is", null)
    .executeTakeFirst();

interface KeptRow {
  id: string;
  program_id: string;
  program_name: string;
  minutes: number;
  on_day: string;
  at: string;
  recorded_by: string;
  by_name: string;
  version: number;
  today: boolean;
  access: Access;
}

export interface ConsultRow extends KeptRow {
  asker_kind: Consult["askerKind"];
  asker: Buffer | null;
  about: Buffer;
  said: Buffer;
  became_concern_at: string | null;
}

export interface HotlineRow extends KeptRow {
  at_time: string;
  language: string;
  interpreter: boolean;
  caller_kind: HotlineContact["callerKind"];
  needs: string[];
  given: string[];
  safety: HotlineContact["safety"];
}

/** Where the next page begins. */
export interface Place {
  readonly day: string;
  readonly id: string;
}

const KEPT = sql`c.id, c.program_id, p.name as program_name, c.minutes, c.on_day, c.at, c.recorded_by, a.name as by_name, c.version,
  (c.at at time zone g.time_zone)::date = (kernel.clock() at time zone g.time_zone)::date as today,
  consults.to_consult(c.program_id, c.recorded_by) as access`;
const CONSULT = sql`${KEPT}, c.asker_kind, c.asker, c.about, c.said, c.became_concern_at`;
const HOTLINE = sql`${KEPT}, c.at_time, c.language, c.interpreter, c.caller_kind, c.needs, c.given, c.safety`;
const from = (table: "consult" | "hotline_contact") => sql`consults.${sql.raw(table)} c
  join agencies.program p on p.id = c.program_id join staff.account a on a.id = c.recorded_by
  join agencies.agency g on g.id = c.agency_id`;
const page = (programId: string, after: Place | null, limit: number) => sql`c.taken_back_at is null and c.program_id = ${programId}
  and ${after ? sql`(c.on_day, c.id) < (${after.day}::date, ${after.id}::uuid)` : sql`true`} order by c.on_day desc, c.id desc limit ${limit}`;

/** One consult, should the actor see it. */
export async function findConsult(tx: Tx, { consultId }: { consultId: string }): Promise<ConsultRow | undefined> {
  const { rows } =
    await sql<ConsultRow>`select ${CONSULT} from ${from("consult")} where c.id = ${consultId} and c.taken_back_at is null`.execute(tx.db);
  return rows[0];
}

/** One call, should the actor see it. */
export async function findHotlineContact(tx: Tx, { hotlineContactId }: { hotlineContactId: string }): Promise<HotlineRow | undefined> {
  const { rows } = await sql<HotlineRow>`select ${HOTLINE} from ${from("hotline_contact")}
    where c.id = ${hotlineContactId} and c.taken_back_at is null`.execute(tx.db);
  return rows[0];
}

export const consultsOf = (tx: Tx, programId: string, after: Place | null, limit: number) =>
  sql<ConsultRow>`select ${CONSULT} from ${from("consult")} where ${page(programId, after, limit)}`.execute(tx.db);

export const hotlineContactsOf = (tx: Tx, programId: string, after: Place | null, limit: number) =>
  sql<HotlineRow>`select ${HOTLINE} from ${from("hotline_contact")} where ${page(programId, after, limit)}`.execute(tx.db);

/** The door by which a consult's program takes concerns. */
export const doorOf = (tx: Tx, programId: string) =>
  tx.db
    .selectFrom("concerns.door as d")
    .innerJoin("agencies.program as p", "p.id", "d.program_id")
    .select(["d.id", "d.slug", "p.regime"])
    .where("d.program_id", "=", programId)
    .where("d.ended_at", "is", null)
    .orderBy("d.listed", "desc")
    .orderBy("d.id")
    .executeTakeFirst();

/** Says that a consult became a concern; nothing where it had. */
export async function markConcern(tx: Tx, consultId: string): Promise<boolean> {
  const done = await tx.db
    .updateTable("consults.consult")
    .set({ became_concern_at: sql<string>`kernel.clock()` })
    .where("id", "=", consultId)
    .where("became_concern_at", "is", null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
