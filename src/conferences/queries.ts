import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";

/** More is not read together: the rest stands in the story. */
const NOTES_SHOWN = 50;

/** Notes that were written for the person, as they read now: the same that stand on their own page. */
export async function notesForThem(tx: Tx, caseId: string) {
  const { rows } = await sql<{ id: string; seq: number; body: Buffer; onDay: string }>`
    select n.id, b.seq, b.body, n.on_day as "onDay"
      from cases.note n join lateral (select x.seq, x.body from cases.note_text x where x.note_id = n.id order by x.seq desc limit 1) b on true
     where n.case_id = ${caseId} and n.audience = 'person' and not n.restricted and n.section = access.section('notes')
       and not exists (select from cases.contact k where k.id = n.contact_id and k.withdrawn_at is not null)
     order by n.on_day desc, n.final_at desc limit ${NOTES_SHOWN}`.execute(tx.db);
  return rows.map(({ id, seq, body, onDay }) => ({ onDay, body: tx.open("cases.note_text", `${id}/${seq}`, "body", body) }));
}

/** When they meet with us from now on, and with whom. Where they are expected elsewhere is theirs to tell; what a step is called is staff's. */
export async function meetingsToCome(tx: Tx, caseId: string) {
  const { timeZone, today } = tx.actor;
  const { rows } = await sql<{ onDay: string; atTime: string | null; withId: string | null }>`
    select (a.starts_at at time zone ${timeZone})::date as "onDay", to_char(a.starts_at at time zone ${timeZone}, 'HH24:MI') as "atTime", a.provider_id as "withId"
      from appointments.appointment a
     where a.case_id = ${caseId} and a.held_until is null and a.status = 'booked' and a.ends_at > kernel.clock()
    union all
    select t.due_on, to_char(t.at_time, 'HH24:MI'), null
      from cases.task t
     where t.case_id = ${caseId} and t.kind = 'appointment' and t.source <> 'meeting' and t.status = 'open' and t.withheld_at is null and t.due_on >= ${today}::date
     order by 1, 2 nulls last`.execute(tx.db);
  return rows;
}
