import { sql } from "kysely";
import type { Regime } from "../cases/contract.ts";
import type { CaseKeys } from "../cases/timeline/addTimeline.ts";
import { contactJson, noteJson, type SealedNote } from "../cases/timeline/queries.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { BarrierThere, EventThere } from "./aroundThere.ts";
import type { AskerKind, HoldReason, RequestKind, RequestOutcome } from "./contract.ts";

/** Where the secret columns of a request are sealed. */
export const REQUEST = "requests.request";

/** A request as the database gives it. */
export interface RequestRow {
  id: string;
  caseId: string;
  programId: string;
  personId: string;
  regime: Regime;
  kind: RequestKind;
  asker_kind: AskerKind;
  asker_id: string | null;
  asker: Buffer;
  wanted: Buffer;
  came_on: string;
  due_on: string;
  task_id: string | null;
  recipient_id: string | null;
  recipient: string | null;
  family_name: Buffer | null;
  basis_code: "court_order" | "statute" | "subpoena_received" | null;
  order_words: Buffer | null;
  no_notice_why: Buffer | null;
  legal_hold: boolean;
  approved_by: string | null;
  approver: string | null;
  approved_at: string | null;
  mayApprove: boolean;
  called_on: string | null;
  outcome: RequestOutcome | null;
  answer: Buffer | null;
  statement_id: string | null;
  asker_barred: boolean;
  ended: boolean;
  recorded_by: string;
  recorder: string;
  version: number;
  access: Access;
}

const ROW = sql`r.id, r.case_id as "caseId", r.program_id as "programId", r.person_id as "personId", p.regime, r.kind, r.asker_kind, r.asker_id, r.asker, r.wanted, r.came_on, r.due_on,
  r.task_id, r.recipient_id, x.name as recipient, x.family_name, r.basis_code, r.order_words, r.no_notice_why, r.legal_hold, r.approved_by, b.name as approver, r.approved_at,
  r.ended_at is null and r.approved_at is null and requests.may_approve(r) as "mayApprove", r.called_on, r.outcome, r.answer, r.statement_id,
  r.asker_id is not null and requests.adult_barred(r.person_id, r.asker_id) as asker_barred, r.ended_at is not null as ended, r.recorded_by, a.name as recorder, r.version,
  access.to_case(r.case_id, r.program_id) as access`;
const FROM = sql`requests.request r join agencies.program p on p.id = r.program_id join staff.account a on a.id = r.recorded_by
  left join staff.account b on b.id = r.approved_by left join releases.recipient x on x.id = r.recipient_id`;

/** A request, should the asker hold the legal section of its case. */
export const findRequest = async (tx: Tx, { requestId }: { requestId: string }): Promise<RequestRow | undefined> =>
  (await sql<RequestRow>`select ${ROW} from ${FROM} where r.id = ${requestId}`.execute(tx.db)).rows[0];

/** All that was asked about the person of a case, the open ones first. */
export const requestsOf = async (tx: Tx, caseId: string): Promise<RequestRow[]> =>
  (
    await sql<RequestRow>`select ${ROW} from ${FROM} where r.case_id = ${caseId} order by r.ended_at is not null, r.due_on, r.id limit 100`.execute(
      tx.db,
    )
  ).rows;

/** The case a request hangs on, as its verbs need it. */
export const caseOf = ({ caseId, programId, personId }: RequestRow): CaseKeys => ({ id: caseId, programId, personId });

/** One thing there is of a case. */
export interface There {
  source: "note" | "contact" | "file" | "event" | "barrier" | "facts";
  note_id: string | null;
  contact_id: string | null;
  artefact_id: string | null;
  event_id: string | null;
  barrier_id: string | null;
}

/** All there is of a case that the asker may read and no list of this request has yet: nobody's private notes, nothing taken back. */
export const findUnlisted = async (tx: Tx, { id, caseId }: Pick<RequestRow, "id" | "caseId">): Promise<There[]> =>
  (
    await sql<There>`
    select t.* from (
      select 'facts' as source, null::uuid as note_id, null::uuid as contact_id, null::uuid as artefact_id, null::uuid as event_id, null::uuid as barrier_id
      union all select 'note', n.id, null, null, null, null from cases.note n where n.case_id = ${caseId} and n.audience <> 'author'
      union all select 'contact', null, x.id, null, null, null from cases.contact x where x.case_id = ${caseId} and x.withdrawn_at is null
      union all select 'event', null, null, null, e.id, null from navigation.event e where e.case_id = ${caseId}
      union all select 'barrier', null, null, null, null, b.id from navigation.barrier b where b.case_id = ${caseId}
      union all select 'file', null, null, f.id, null, null from files.artefact f where f.case_id = ${caseId} and f.audience not in ('author', 'medical') and f.status = 'ready' and f.ended_at is null) t
     where not exists (select from requests.item i where i.request_id = ${id} and i.source = t.source
       and (i.note_id, i.contact_id, i.artefact_id, i.event_id, i.barrier_id)
         is not distinct from (t.note_id, t.contact_id, t.artefact_id, t.event_id, t.barrier_id)) limit 1000`.execute(tx.db)
  ).rows;

/** One thing on the list, with what the asker reads of it where it stands. */
export interface ItemRow extends There {
  id: string;
  decision: "give" | "hold" | null;
  reason: HoldReason | null;
  copy: Buffer | null;
  decider: string | null;
  package_id: string | null;
  version: number;
  note: SealedNote | null;
  contact: { kind: string; result: string; onDay: string; minutes: number | null; withWhom: string | null } | null;
  file: { name: string; mediaType: string; madeAt: string } | null;
  /** What stood around them, and what was in their way, words still sealed. */
  event: EventThere | null;
  barrier: BarrierThere | null;
}

/** The list of a request, in the order of the days. */
export const itemsOf = async (tx: Tx, requestId: string): Promise<ItemRow[]> =>
  (
    await sql<ItemRow>`
    select i.id, i.source, i.note_id, i.contact_id, i.artefact_id, i.event_id, i.barrier_id, i.decision, i.reason, i.copy, d.name as decider, i.package_id, i.version,
           case when n.id is not null then ${noteJson} end as note, case when x.id is not null then ${contactJson} end as contact,
           case when f.id is not null then json_build_object('name', encode(f.name, 'base64'), 'mediaType', f.media_type, 'madeAt', f.made_at) end as file,
           case when e.id is not null then json_build_object('id', e.id, 'kind', e.kind, 'system', e.system, 'onDay', e.on_day, 'status', e.status,
             'place', encode(e.place, 'base64'), 'words', encode(e.words, 'base64'), 'outcome', encode(e.outcome, 'base64')) end as event,
           case when b.id is not null then json_build_object('id', b.id, 'kind', b.kind, 'onDay', b.on_day, 'action', b.action, 'outcome', b.outcome,
             'words', encode(b.words, 'base64'), 'actionWords', encode(b.action_words, 'base64'), 'outcomeWords', encode(b.outcome_words, 'base64')) end as barrier
      from requests.item i left join staff.account d on d.id = i.decided_by
      left join cases.note n on n.id = i.note_id left join staff.account u on u.id = n.author_id
      left join cases.contact x on x.id = i.contact_id left join files.artefact f on f.id = i.artefact_id
      left join navigation.event e on e.id = i.event_id left join navigation.barrier b on b.id = i.barrier_id
     where i.request_id = ${requestId} order by coalesce(n.on_day, x.on_day, e.on_day, b.on_day, f.made_at::date) nulls first, i.id`.execute(
      tx.db,
    )
  ).rows;

/** What is kept of the rights of the adults of a family, to whoever may know it. */
export const recordsOf = async (tx: Tx, personId: string): Promise<Map<string, string>> =>
  new Map(
    (
      await sql<{ other_id: string; records_now: string }>`
        select f.other_id, f.records_now from people.family_now f where f.person_id = ${personId}`.execute(tx.db)
    ).rows.map((row) => [row.other_id, row.records_now]),
  );
