import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { Problem } from "../kernel/problem.ts";
import type { consults, hotline } from "./contract.ts";
import { openWords } from "./keepConsult.ts";
import { type ConsultProgram, type ConsultRow, consultsOf, type HotlineRow, hotlineContactsOf, type Place } from "./queries.ts";

const PAGE = 25;

/** A page of a program's consults, as far as the actor reads them. */
export async function listConsults(tx: Tx, program: ConsultProgram, cursor?: string): Promise<z.input<typeof consults.list.out>> {
  const { rows } = await consultsOf(tx, program.id, readPlace(cursor), PAGE + 1);
  const items = rows.slice(0, PAGE).map((row) => showConsult(tx, row));
  return { items, next: nextOf(rows) };
}

/** A page of a program's hotline contacts, as far as the actor reads them. */
export async function listHotlineContacts(tx: Tx, program: ConsultProgram, cursor?: string): Promise<z.input<typeof hotline.list.out>> {
  const { rows } = await hotlineContactsOf(tx, program.id, readPlace(cursor), PAGE + 1);
  const items = rows.slice(0, PAGE).map(showHotlineContact);
  return { items, next: nextOf(rows) };
}

/** A program's numbers of one month. */
export async function countConsults(tx: Tx, program: ConsultProgram, month: string): Promise<z.input<typeof consults.counts.out>> {
  const first = `${month}-01`;
  const { rows } = await sql<{ what: "consult"; code: string; count: number; minutes: number }>`
    select * from consults.counts(${program.id}, ${first}::date, (${first}::date + interval '1 month - 1 day')::date)`.execute(tx.db);
  return { counts: rows };
}

/** A consult as it is shown. */
export const showConsult = (tx: Tx, row: ConsultRow) => ({
  ...keptOf(row),
  askerKind: row.asker_kind,
  ...openWords(tx, row),
  becameConcernAt: row.became_concern_at,
});

/** A call as it is shown. */
export const showHotlineContact = (row: HotlineRow) => ({
  ...keptOf(row),
  atTime: row.at_time,
  language: row.language,
  interpreter: row.interpreter,
  callerKind: row.caller_kind,
  needs: row.needs,
  given: row.given,
  safety: row.safety,
});

const keptOf = (row: ConsultRow | HotlineRow) => ({
  id: row.id,
  programId: row.program_id,
  programName: row.program_name,
  minutes: row.minutes,
  onDay: row.on_day,
  at: row.at,
  by: { accountId: row.recorded_by, name: row.by_name },
  version: row.version,
  access: row.access,
});

const nextOf = (rows: readonly (ConsultRow | HotlineRow)[]): string | null => {
  const last = rows[PAGE - 1];
  return rows.length > PAGE && last ? `${last.on_day}.${last.id}` : null;
};

function readPlace(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [, day, id] = /^(\d{4}-\d\d-\d\d)\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  if (!day || !id || Number.isNaN(Date.parse(day))) throw new Problem(400, "unreadable");
  return { day, id };
}
