import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { Problem } from "../../kernel/problem.ts";
import { openLabel } from "../../people/queries.ts";
import type { Contact, Note, StoryItem, Task } from "./contract.ts";

/** A line of a story as the database tells it: everything joined, words still sealed. */
export interface StoryRow {
  id: string;
  at: string;
  on_day: string;
  kind: StoryItem["kind"];
  by: { id: string; name: string } | null;
  codes: StoryItem["codes"];
  names: Record<string, string> | null;
  contact: (Omit<Contact, "contactId"> & { contactId: string }) | null;
  note: SealedNote | null;
  task: SealedTask | null;
}

/** A note whose words are still sealed, base64. */
export interface SealedNote extends Omit<z.input<typeof Note>, "texts"> {
  texts: { seq: number; body: string; why: string | null; at: string }[] | null;
}

/** A task whose title is still sealed, base64. */
export type SealedTask = z.input<typeof Task>;

const Cursor = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** The place after the last row shown, as the asker gives it back. */
export const placeAfter = (row: { at: string; id: string }) => Buffer.from(JSON.stringify([row.at, row.id])).toString("base64url");

function readPlace(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new Problem(422, "invalid", { fields: { after: "invalid" } });
  }
}

const kindsOf = { contact: ["contact"], note: ["note", "amended", "contact"], task: ["task", "done"] } as const;

/** Why there was no word of safety in contact `x`: for whoever wrote it down, and those who hold the case's safety section. */
const readsWhy = sql`(case when x.safety_why is not null and (x.recorded_by = (select kernel.uid()) or x.program_id = any ((select access.reads())::uuid[])
    or exists (select from access.my_grant g where g.case_id = x.case_id and (g.sections & access.section('safety')) <> 0)) then encode(x.safety_why, 'base64') end)`;

/** The columns of a contact as JSON, from `x`. */
export const contactJson = sql`json_build_object('contactId', x.id, 'kind', x.kind, 'result', x.result, 'onDay', x.on_day, 'atTime', to_char(x.at_time, 'HH24:MI'),
  'minutes', x.minutes, 'withWhom', x.with_whom, 'withId', x.with_id, 'withLabel', null, 'language', x.language,
  'interpreter', x.interpreter, 'purpose', x.purpose, 'safety', x.safety, 'safetyAgain', x.safety_again, 'safetyWhy', ${readsWhy}, 'method', x.method, 'declined', x.declined, 'feeling', x.feeling,
  'topic', encode(x.topic, 'base64'), 'excused', x.excused, 'recordedBy', x.recorded_by, 'version', x.version)`;

/** The columns of a task and its owner as JSON, from `k` and `o`. */
export const taskJson = sql`json_build_object('taskId', k.id, 'kind', k.kind, 'title', encode(k.title, 'base64'), 'owner', json_build_object('id', o.id, 'name', o.name),
  'dueOn', k.due_on, 'atTime', to_char(k.at_time, 'HH24:MI'), 'status', k.status, 'doneAt', k.done_at, 'version', k.version)`;

/** Whether the asker is of the audience of a restricted note `n`: word for word the rule of cases.reveal_note. */
const mayReveal = sql`(n.restricted and case n.audience
    when 'author' then n.author_id = kernel.uid()
    when 'team' then exists (select from access.my_grant g where g.case_id = n.case_id and (g.sections & n.section) <> 0)
    else n.program_id = any ((select access.reads())::uuid[]) or exists (select from access.my_grant g where g.case_id = n.case_id and (g.sections & n.section) <> 0)
  end)`;

/** The columns of a note with the wordings the asker may read as JSON, from `n` and its author `u`. */
export const noteJson = sql`json_build_object('noteId', n.id, 'author', json_build_object('id', u.id, 'name', u.name), 'audience', n.audience,
  'topic', case n.section when 8 then 'safety' when 64 then 'legal' when 128 then 'clinical' when 256 then 'investigation' when 512 then 'child_protection' else 'notes' end,
  'restricted', n.restricted, 'mayReveal', ${mayReveal}, 'onDay', n.on_day, 'finalAt', n.final_at,
  'texts', (select json_agg(json_build_object('seq', w.seq, 'body', encode(w.body, 'base64'), 'why', encode(w.why, 'base64'), 'at', w.at) order by w.seq)
              from cases.note_text w where w.note_id = n.id))`;

/** The newest `count` lines of a case's story after that place, with the contacts, notes, words and tasks they speak of: one statement. */
export async function findStory(tx: Tx, caseId: string, count: number, cursor?: string, kind?: keyof typeof kindsOf): Promise<StoryRow[]> {
  const place = cursor === undefined ? undefined : readPlace(cursor);
  const older = place ? sql`and (t.at, t.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql``;
  const ofKind = kind ? sql`and t.kind = any (${kindsOf[kind]}::text[])` : sql``;
  // Ids are taken out of `codes` before the joins: a cast within one may leak, and row security would then read whole tables past their indexes.
  const { rows } = await sql<StoryRow>`
    select t.id, t.at, t.on_day, t.kind, t.codes, case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as by,
           case when t.manager_id is not null then json_build_object('managerName', (select b.name from staff.account b where b.id = t.manager_id))
                when t.from_id is not null then json_build_object('fromName', (select b.name from staff.account b where b.id = t.from_id),
                                                                  'toName', (select b.name from staff.account b where b.id = t.to_id),
                                                                  'siteName', (select w.name from agencies.site w where w.id = t.site_id))
                when t.owner_id is not null then json_build_object('ownerName', (select b.name from staff.account b where b.id = t.owner_id))
                when t.member_id is not null then json_build_object('accountName', (select b.name from staff.account b where b.id = t.member_id)) end as names,
           case when x.id is not null then ${contactJson} end as contact,
           case when n.id is not null then ${noteJson} end as note,
           case when k.id is not null then ${taskJson} end as task
      from (select t.id, t.at, t.on_day, t.kind, t.codes, t.account_id,
                   case when t.kind = 'contact' then t.ref_id end as contact_id,
                   case when t.kind = 'note' then t.ref_id when t.kind = 'contact' then (t.codes ->> 'noteId')::uuid end as note_id,
                   case when t.kind in ('task', 'done') then t.ref_id end as task_id,
                   (t.codes ->> 'managerId')::uuid as manager_id, (t.codes ->> 'fromId')::uuid as from_id, (t.codes ->> 'toId')::uuid as to_id, (t.codes ->> 'accountId')::uuid as member_id,
                   (t.codes ->> 'ownerId')::uuid as owner_id, (t.codes ->> 'siteId')::uuid as site_id
              from cases.timeline t where t.case_id = ${caseId} ${older} ${ofKind} order by t.at desc, t.id desc limit ${count + 1}) t
      left join staff.account a on a.id = t.account_id
      left join cases.contact x on x.id = t.contact_id
      left join cases.note n on n.id = t.note_id
      left join staff.account u on u.id = n.author_id
      left join cases.task k on k.id = t.task_id
      left join staff.account o on o.id = k.owner_id
     order by t.at desc, t.id desc`.execute(tx.db);
  await nameAdults(tx, caseId, rows);
  return rows;
}

/** What the adults are called with whom one spoke, as far as the asker may know: few stories have any, and only those pay for it. */
async function nameAdults(tx: Tx, caseId: string, rows: readonly StoryRow[]): Promise<void> {
  const spoken = rows.flatMap(({ contact }) => (contact?.withId ? [contact] : []));
  if (spoken.length === 0) return;
  const found = await tx.db
    .selectFrom("people.person")
    .select(["id", "label"])
    .where("id", "in", [...new Set(spoken.map((contact) => contact.withId as string))])
    .execute();
  const barred = await tx.db
    .selectFrom("people.family_now")
    .select(["person_id", "other_id"])
    .where("contact_now", "=", "no")
    .where("other_id", "in", [...new Set(spoken.map((contact) => contact.withId as string))])
    .where("person_id", "=", (of) => of.selectFrom("cases.case").select("person_id").where("id", "=", caseId))
    .execute();
  for (const contact of spoken) {
    contact.withBarred = barred.some(({ other_id }) => other_id === contact.withId);
    const adult = found.find(({ id }) => id === contact.withId);
    contact.withLabel = adult ? openLabel(tx, adult.id, adult.label) : null;
  }
}
