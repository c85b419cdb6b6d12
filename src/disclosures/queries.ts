import { sql } from "kysely";
import type { Regime } from "../cases/contract.ts";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { RecipientKind } from "../releases/contract.ts";
import { wordings } from "../releases/text/wording.ts";
import type { CopyKind, ShareBasis, ShareMethod } from "./copyContract.ts";
import type { PaperLanguage } from "./notices.ts";
import type { Disclosure, Duty, EmergencyLook } from "./recordContract.ts";

/** A release that stands now, with its recipient, as far as the asker reads it. */
export interface StandingRow {
  id: string;
  recipient_id: string;
  name: string | null;
  family_name: Buffer | null;
  kind: RecipientKind;
  partner: boolean;
  email: Buffer | null;
  to_whom: Buffer;
  to_email: Buffer | null;
  purpose_kind: string;
  purpose: Buffer | null;
  methods: string[];
  items: string[];
  expires_at: string;
  language: string;
}

const STANDING = sql`select r.id, r.recipient_id, x.name, x.family_name, x.kind, x.partner_agency_id is not null as partner, x.email, r.to_whom, r.to_email, r.purpose_kind, r.purpose,
    r.methods, array(select i.item from releases.item i where i.release_id = r.id) as items, r.expires_at, r.language
    from releases.release r join releases.recipient x on x.id = r.recipient_id and x.ended_at is null`;

/** The releases of a case that stand at this moment. */
export const standingReleases = async (tx: Tx, caseId: string) =>
  (await sql<StandingRow>`${STANDING} where r.case_id = ${caseId} and releases.live(r.id) order by x.name, r.expires_at`.execute(tx.db))
    .rows;

/** One of them. */
export const findStanding = async (tx: Tx, caseId: string, releaseId: string) =>
  (await sql<StandingRow>`${STANDING} where r.case_id = ${caseId} and r.id = ${releaseId} and releases.live(r.id)`.execute(tx.db)).rows[0];

/** What a release says it is for: in their words, or as its kind is called. */
export function purposeOf(tx: Tx, row: Pick<StandingRow, "id" | "purpose" | "purpose_kind">, language: PaperLanguage): string | null {
  if (row.purpose) return tx.open("releases.release", row.id, "purpose", row.purpose);
  return (wordings[language].purposes as Readonly<Record<string, string>>)[row.purpose_kind] ?? null;
}

/** What of these prints a recipient has heard before, and by right: what was told on nothing is still to be asked about. */
export async function findTold(tx: Tx, to: { personId: string; recipientId: string }, prints: readonly Buffer[]): Promise<Set<string>> {
  const { rows } = await sql<{ print: Buffer }>`
    select distinct i.print from disclosures.item i join disclosures.package p on p.id = i.package_id
     where p.person_id = ${to.personId} and p.recipient_id = ${to.recipientId} and i.print = any (${prints}::bytea[])
       and p.basis <> 'none'`.execute(tx.db);
  return new Set(rows.map(({ print }) => print.toString("hex")));
}

/** Those of the address book who may be told of this case. */
export const findRecipients = async (tx: Tx, caseId: string) =>
  (
    await sql<{ id: string; name: string | null; family_name: Buffer | null; email: Buffer | null }>`
      select x.id, x.name, x.family_name, x.email from releases.recipient x where x.ended_at is null and (x.case_id is null or x.case_id = ${caseId}) order by x.name limit 500`.execute(
      tx.db,
    )
  ).rows;

/** A package, should the asker hold the legal section of its case. */
export interface PackageRow {
  id: string;
  caseId: string;
  programId: string;
  personId: string;
  recipient_id: string | null;
  name: string | null;
  family_name: Buffer | null;
  release_id: string | null;
  to_whom: Buffer | null;
  basis: ShareBasis;
  basis_code: Disclosure["basisCode"];
  method: ShareMethod;
  purpose: Buffer;
  legal: Buffer | null;
  language: PaperLanguage;
  notice: Regime;
  exempt_class: Disclosure["exempt"];
  salt: Buffer;
  document: Buffer;
  document_hash: Buffer;
  content_hash: Buffer;
  made_by: string;
  maker: string;
  made_at: string;
  on_day: string;
  expires_at: string | null;
  max_views: number | null;
  opens: boolean;
  items: ItemRow[];
  openings: { at: string; how: "partner" | "link" }[] | null;
  access: Access;
}
export interface ItemRow {
  id: string;
  seq: number;
  item: Disclosure["items"][number]["item"];
  kind: CopyKind;
  title: string;
  body: string | null;
  mediaType: string | null;
  size: number | null;
  pieces: number | null;
  hash: string;
}

const PACKAGE = sql`select p.id, p.case_id as "caseId", p.program_id as "programId", p.person_id as "personId", p.recipient_id, x.name, x.family_name, p.release_id, r.to_whom,
    p.basis, p.basis_code, p.method, p.purpose, p.legal, p.language, p.notice, p.exempt_class, p.salt, p.document, p.document_hash, p.content_hash, p.made_by, m.name as maker,
    p.made_at, (p.made_at at time zone g.time_zone)::date as on_day, p.expires_at, p.max_views, disclosures.opens(p) as opens,
    (select json_agg(json_build_object('id', i.id, 'seq', i.seq, 'item', i.item, 'kind', i.kind, 'title', encode(i.title, 'base64'), 'body', encode(i.body, 'base64'),
       'mediaType', i.media_type, 'size', i.size, 'pieces', i.pieces, 'hash', encode(i.hash, 'hex')) order by i.seq) from disclosures.item i where i.package_id = p.id) as items,
    (select json_agg(json_build_object('at', o.at, 'how', o.how) order by o.at desc) from disclosures.opening o where o.package_id = p.id and o.seq is null) as openings,
    access.to_case(p.case_id, p.program_id) as access
    from disclosures.package p join staff.account m on m.id = p.made_by join agencies.agency g on g.id = p.agency_id
    left join releases.recipient x on x.id = p.recipient_id left join releases.release r on r.id = p.release_id`;

export const findPackage = async (tx: Tx, { packageId }: { packageId: string }): Promise<PackageRow | undefined> =>
  (await sql<PackageRow>`${PACKAGE} where p.id = ${packageId}`.execute(tx.db)).rows[0];

const MOST_SHOWN = 200;

/** Every package of a case, newest first. */
export const packagesOf = async (tx: Tx, caseId: string): Promise<PackageRow[]> =>
  (await sql<PackageRow>`${PACKAGE} where p.case_id = ${caseId} order by p.made_at desc, p.id desc limit ${MOST_SHOWN}`.execute(tx.db))
    .rows;

interface EmergencyLookRow {
  id: string;
  account_id: string;
  name: string;
  at: string;
  until: string;
  threat: Buffer;
  parties: Buffer;
  finding: EmergencyLook["finding"];
}

/** Each time a case was opened in an emergency, newest first. */
export const emergenciesOf = async (tx: Tx, caseId: string): Promise<EmergencyLookRow[]> =>
  (
    await sql<EmergencyLookRow>`
      select e.id, e.account_id, a.name, e.at, e.until, e.threat, e.parties, e.finding
        from walls.emergency_record e join staff.account a on a.id = e.account_id
       where e.case_id = ${caseId} order by e.at desc, e.id desc limit ${MOST_SHOWN}`.execute(tx.db)
  ).rows;

/** The reminders of a case, newest first. */
export const remindersOf = async (tx: Tx, caseId: string) =>
  (
    await sql<{
      at: string;
      recipient_id: string;
      name: string | null;
      family_name: Buffer | null;
      choice: "yes" | "narrowed" | "no";
      by_id: string;
      by_name: string;
      items: Disclosure["items"][number]["item"][];
    }>`
      select m.at, m.recipient_id, x.name, x.family_name, m.choice, m.by_id, a.name as by_name, m.items
        from disclosures.reminder m join releases.recipient x on x.id = m.recipient_id join staff.account a on a.id = m.by_id
       where m.case_id = ${caseId} order by m.at desc, m.id desc limit 100`.execute(tx.db)
  ).rows;

export interface DutyRow {
  id: string;
  caseId: string;
  programId: string;
  personId: string;
  package_id: string;
  task_id: string | null;
  kind: Duty["kind"];
  recipient_id: string | null;
  name: string | null;
  family_name: Buffer | null;
  at: string;
  answer: Buffer | null;
  result: NonNullable<Duty["answer"]>["result"] | null;
  answered_at: string | null;
  answered_by: string | null;
  answerer: string | null;
  version: number;
  access: Access;
}
const DUTY = sql`select d.id, d.case_id as "caseId", d.program_id as "programId", d.person_id as "personId", d.package_id, d.task_id, d.kind, p.recipient_id, x.name, x.family_name,
    coalesce(p.made_at, d.answered_at, kernel.clock()) as at, d.answer, d.result, d.answered_at, d.answered_by, a.name as answerer, d.version, access.to_case(d.case_id, d.program_id) as access
    from disclosures.duty d left join disclosures.package p on p.id = d.package_id left join releases.recipient x on x.id = p.recipient_id
    left join staff.account a on a.id = d.answered_by`;

export const findDuty = async (tx: Tx, { dutyId }: { dutyId: string }): Promise<DutyRow | undefined> =>
  (await sql<DutyRow>`${DUTY} where d.id = ${dutyId}`.execute(tx.db)).rows[0];
export const dutiesOf = async (tx: Tx, caseId: string): Promise<DutyRow[]> =>
  (await sql<DutyRow>`${DUTY} where d.case_id = ${caseId} order by d.answered_at nulls first, d.id`.execute(tx.db)).rows;
