import { sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { R28_REVIEW_DAYS } from "../kernel/limits.ts";
import type { Recipient, RecipientKind, Release, ReleaseMethod, ReleaseState, SignerKind, TextLocale } from "./contract.ts";

const TABLE = "releases.release";
const BOOK = "releases.recipient";

export interface RecipientRow {
  id: string;
  name: string | null;
  family_name: Buffer | null;
  kind: RecipientKind;
  partner_agency_id: string | null;
  case_id: string | null;
  address: Buffer | null;
  phone: Buffer | null;
  email: Buffer | null;
  ended_at: string | null;
  version: number;
}

/** What a recipient is called. */
export const nameRecipient = (tx: Tx, row: Pick<RecipientRow, "id" | "name" | "family_name">): string =>
  row.family_name ? tx.open(BOOK, row.id, "family_name", row.family_name) : (row.name ?? "");

/** The address book as far as the asker sees it: the agency's own, and with a case those of its family. */
export async function recipientsFor(tx: Tx, caseId: string | null): Promise<Recipient[]> {
  const { rows } = await sql<RecipientRow>`
    select r.id, r.name, r.family_name, r.kind, r.partner_agency_id, r.case_id, r.address, r.phone, r.email, r.ended_at, r.version from releases.recipient r
     where r.ended_at is null and (r.case_id is null or r.case_id = ${caseId}) order by r.name, r.id`.execute(tx.db);
  const open = (row: RecipientRow, column: "address" | "phone" | "email") => row[column] && tx.open(BOOK, row.id, column, row[column]);
  return rows.map((row) => ({
    recipientId: row.id as Recipient["recipientId"],
    name: nameRecipient(tx, row),
    kind: row.kind,
    partner: row.partner_agency_id !== null,
    address: open(row, "address"),
    phone: open(row, "phone"),
    email: open(row, "email"),
    version: row.version,
  }));
}

/** One of the address book, should the asker know of them. */
export const findRecipient = (tx: Tx, { recipientId }: { recipientId: string }): Promise<RecipientRow | undefined> =>
  tx.db
    .selectFrom("releases.recipient")
    .select(["id", "name", "family_name", "kind", "partner_agency_id", "case_id", "address", "phone", "email", "ended_at", "version"])
    .where("id", "=", recipientId)
    .executeTakeFirst();

/** The agencies of the network, by name alone. */
export const partnersOf = async (tx: Tx): Promise<{ id: string; name: string }[]> =>
  (await sql<{ id: string; name: string }>`select p.id, p.name from releases.partners() p`.execute(tx.db)).rows;

export interface ReleaseRow {
  id: string;
  case_id: string;
  program_id: string;
  person_id: string;
  state: ReleaseState;
  recipient_id: string;
  recipient_name: string | null;
  family_name: Buffer | null;
  recipient_kind: RecipientKind;
  partner_agency_id: string | null;
  to_whom: Buffer;
  to_email: Buffer | null;
  purpose_kind: Release["purposeKind"];
  purpose: Buffer | null;
  methods: ReleaseMethod[];
  starts_at: string;
  expires_at: string;
  last_day: string;
  until_purpose: boolean;
  language: string;
  interpreter: Buffer | null;
  outlives_words: Buffer | null;
  if_missing: boolean;
  lapsed_because: "death" | "missing" | "signer" | null;
  said_at: string | null;
  said_by: string | null;
  said_name: string | null;
  text_locale: TextLocale;
  text_body: Buffer;
  text_hash: Buffer;
  signed_at: string | null;
  signer_kind: SignerKind | null;
  signed_how: Release["signedHow"];
  signed_name: Buffer | null;
  second_name: Buffer | null;
  signature_id: string | null;
  second_signature_id: string | null;
  made_by: string;
  made_name: string;
  withdrawn_at: string | null;
  withdrawn_how: "oral" | "written" | "own_page" | null;
  withdrawn_by: string | null;
  withdrawn_name: string | null;
  confirmed_at: string | null;
  renews_id: string | null;
  review_on: string | null;
  items: { id: string; item: Release["items"][number]["item"]; detail: string | null }[];
  regime: "FERPA" | "VSP" | "CONF" | "BASE";
  agency_kind: string;
  born: Buffer | null;
  version: number;
  access: Access;
}

const COLUMNS = sql`r.id, r.case_id, r.program_id, r.person_id, releases.state_of(r) as state, r.recipient_id, x.name as recipient_name, x.family_name, x.kind as recipient_kind,
  x.partner_agency_id, r.to_whom, r.to_email, r.purpose_kind, r.purpose, r.methods, r.starts_at, r.expires_at,
  ((r.expires_at - interval '1 second') at time zone g.time_zone)::date as last_day, r.until_purpose, r.language, r.interpreter, r.outlives_words, r.if_missing, r.lapsed_because,
  r.said_voluntary as said_at, r.said_by, q.name as said_name, r.text_locale, r.text_body,
  r.text_hash, r.signed_at, r.signer_kind, r.signed_how, r.signed_name, r.second_name, r.signature_id, r.second_signature_id, r.made_by, m.name as made_name, r.withdrawn_at,
  r.withdrawn_how, r.withdrawn_by, w.name as withdrawn_name, r.confirmed_at, r.renews_id, p.regime, g.kind as agency_kind, b.born, r.version,
  access.to_case(r.case_id, r.program_id) as access,
  case when releases.state_of(r) = 'active' then coalesce((select max(v.on_day) from releases.review v where v.release_id = r.id),
    (r.signed_at at time zone g.time_zone)::date) + ${R28_REVIEW_DAYS}::int end as review_on,
  (select json_agg(json_build_object('id', i.id, 'item', i.item, 'detail', encode(i.detail, 'base64')) order by i.id) from releases.item i where i.release_id = r.id) as items`;
const FROM = sql`releases.release r join releases.recipient x on x.id = r.recipient_id join agencies.program p on p.id = r.program_id
  join agencies.agency g on g.id = r.agency_id join people.person b on b.id = r.person_id join staff.account m on m.id = r.made_by
  left join staff.account w on w.id = r.withdrawn_by left join staff.account q on q.id = r.said_by`;

/** A release, should the asker hold the legal section of its case. */
export async function findRelease(tx: Tx, { releaseId }: { releaseId: string }): Promise<ReleaseRow | undefined> {
  const { rows } = await sql<ReleaseRow>`select ${COLUMNS} from ${FROM} where r.id = ${releaseId}`.execute(tx.db);
  return rows[0];
}

/** Those of a case, newest first; drafts that were put aside are not among them. */
export const releasesOf = (tx: Tx, caseId: string) =>
  sql<ReleaseRow>`select ${COLUMNS} from ${FROM} where r.case_id = ${caseId} and (r.signed_at is not null or r.withdrawn_at is null) order by r.made_at desc, r.id desc`.execute(
    tx.db,
  );

/** That there are releases, to whom and until when: all that everybody learns who serves the case. */
export const headsOf = (tx: Tx, caseId: string) =>
  sql<{ id: string; recipient: string | null; kind: RecipientKind; expires_at: string; state: ReleaseState }>`
    select h.id, h.recipient, h.kind, h.expires_at, h.state from releases.heads(${caseId}) h`.execute(tx.db);

/** The case of a release, for whoever sees that case at all. */
export async function findToWithdraw(tx: Tx, { releaseId }: { releaseId: string }) {
  const { rows } = await sql<{
    case_id: string;
    person_id: string;
  }>`select c.case_id, c.person_id from releases.case_of(${releaseId}) c`.execute(tx.db);
  return rows[0];
}

export const reviewsOf = (tx: Tx, releaseId: string) =>
  tx.db
    .selectFrom("releases.review as v")
    .innerJoin("staff.account as a", "a.id", "v.by_id")
    .select(["v.on_day", "v.by_id", "a.name", "v.with_person"])
    .where("v.release_id", "=", releaseId)
    .orderBy("v.at", "desc")
    .execute();

/** The release by which an item of a case may go to a recipient in that way at this moment; null when none covers it (R30). */
export async function findCover(
  tx: Tx,
  asked: { caseId: string; recipientId: string; item: string; method: ReleaseMethod },
): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select releases.covers(${asked.caseId}, ${asked.recipientId}, ${asked.item}, ${asked.method}) as id`.execute(tx.db);
  return rows[0]?.id ?? null;
}

/** Opens a release's secret words. */
export function openRelease(tx: Tx, row: ReleaseRow): Release {
  const open = (column: "purpose" | "interpreter" | "outlives_words" | "to_email") =>
    row[column] && tx.open(TABLE, row.id, column, row[column]);
  return {
    releaseId: row.id as Release["releaseId"],
    caseId: row.case_id as Release["caseId"],
    personId: row.person_id as Release["personId"],
    state: row.state,
    recipient: {
      id: row.recipient_id as Release["recipient"]["id"],
      name: nameRecipient(tx, { id: row.recipient_id, name: row.recipient_name, family_name: row.family_name }),
      kind: row.recipient_kind,
      partner: row.partner_agency_id !== null,
    },
    toWhom: tx.open(TABLE, row.id, "to_whom", row.to_whom),
    toEmail: open("to_email"),
    items: row.items.map(({ id, item, detail }) => ({
      item,
      detail: detail && tx.open("releases.item", id, "detail", Buffer.from(detail, "base64")),
    })),
    purposeKind: row.purpose_kind,
    purpose: open("purpose"),
    methods: row.methods,
    startsAt: row.starts_at,
    expiresAt: row.expires_at,
    lastDay: row.last_day,
    untilPurpose: row.until_purpose,
    language: row.language,
    interpreter: open("interpreter"),
    outlives: open("outlives_words"),
    ifMissing: row.if_missing,
    lapsedBecause: row.lapsed_because,
    signedAt: row.signed_at,
    signerKind: row.signer_kind,
    signedHow: row.signed_how,
    by: { id: row.made_by, name: row.made_name },
    withdrawn:
      row.withdrawn_at && row.withdrawn_how
        ? {
            at: row.withdrawn_at,
            how: row.withdrawn_how,
            by: row.withdrawn_by ? { id: row.withdrawn_by, name: row.withdrawn_name ?? "" } : null,
            confirmedAt: row.confirmed_at,
          }
        : null,
    renewsId: row.renews_id as Release["renewsId"],
    reviewOn: row.review_on,
    version: row.version,
  };
}
