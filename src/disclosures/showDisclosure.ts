import { sql } from "kysely";
import type { z } from "zod";
import type { FoundCase } from "../cases/queries.ts";
import type { MediaType } from "../files/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { LeavingFile } from "../kernel/fileContract.ts";
import { notFound } from "../kernel/problem.ts";
import { nameRecipient } from "../releases/queries.ts";
import type { disclosures } from "./contract.ts";
import { hashPieces, leaveCopied, readCopied } from "./copiedFile.ts";
import type { Copy } from "./copyContract.ts";
import { hashCopy, hashDocument, hashPackage } from "./hashPackage.ts";
import { noticeOf, writeReturnLetter } from "./notices.ts";
import { mayAnswerDuty, mayReadDisclosures, mayShare } from "./policy.ts";
import { type DutyRow, dutiesOf, emergenciesOf, type ItemRow, type PackageRow, packagesOf, remindersOf } from "./queries.ts";
import type { Disclosure, Duty } from "./recordContract.ts";
import { nameAgency } from "./sendPackage.ts";

const from64 = (text: string) => Buffer.from(text, "base64");
const party = (tx: Tx, row: { recipient_id: string | null; name: string | null; family_name: Buffer | null }) =>
  row.recipient_id ? nameRecipient(tx, { ...row, id: row.recipient_id }) : null;

/** One line of the record. */
export function showDisclosure(tx: Tx, row: PackageRow): Disclosure {
  const toWhom = row.to_whom && row.release_id ? tx.open("releases.release", row.release_id, "to_whom", row.to_whom) : null;
  return {
    packageId: row.id as never,
    madeAt: row.made_at,
    madeBy: { id: row.made_by, name: row.maker },
    recipient: party(tx, row),
    toWhom,
    purpose: tx.open("disclosures.package", row.id, "purpose", row.purpose),
    basis: row.basis,
    basisCode: row.basis_code,
    method: row.method,
    items: row.items.map(({ id, item, title }) => ({ item, title: tx.open("disclosures.item", id, "title", from64(title)) })),
    exempt: row.exempt_class,
    opens: row.method === "link" || row.method === "partner" ? row.opens : null,
    expiresAt: row.expires_at,
    openings: (row.openings ?? []).map(({ at, how }) => ({ at, how, by: how === "partner" ? toWhom : null })),
  };
}

/** The copies of a package, opened with the key of whose they are. */
export function openCopies(open: (row: string, column: string, sealed: Buffer) => string, items: readonly Omit<ItemRow, "hash">[]): Copy[] {
  return items.map(({ id, seq, item, kind, title, body, mediaType, size }) => ({
    seq,
    item,
    kind,
    title: open(id, "title", from64(title)),
    body: body === null ? null : open(id, "body", from64(body)),
    file: mediaType === null || size === null ? null : { mediaType: mediaType as MediaType, size },
  }));
}

/** A package as it left, and whether it still is what it was. */
export async function showPackage(tx: Tx, row: PackageRow): Promise<z.input<typeof disclosures.show.out>> {
  const copies = openCopies((id, column, sealed) => tx.open("disclosures.item", id, column, sealed), row.items);
  const { rows } = await sql<{ code: Buffer; views: number; failures: number }>`
    select code, views, failures from disclosures.link where package_id = ${row.id}`.execute(tx.db);
  const link = rows[0];
  return {
    personId: row.personId as never,
    caseId: row.caseId as never,
    disclosure: showDisclosure(tx, row),
    copies,
    notice: noticeOf(row.notice, row.language, row.basis),
    intact: await isIntact(tx, row, copies),
    link: link
      ? {
          code: row.opens ? tx.open("disclosures.link", row.id, "code", link.code) : "",
          views: link.views,
          maxViews: row.max_views ?? 0,
          dead: !row.opens || link.failures >= 10 || link.views >= (row.max_views ?? 0),
        }
      : null,
    legal: row.legal && tx.open("disclosures.package", row.id, "legal", row.legal),
    access: row.access,
  };
}

/** Works every hash out anew from what is there now. */
async function isIntact(tx: Tx, row: PackageRow, copies: readonly Copy[]): Promise<boolean> {
  const salt = tx.openBytes("disclosures.package", row.id, "salt", row.salt);
  const document = tx.openBytes("disclosures.package", row.id, "document", row.document);
  const hashes: Buffer[] = [];
  for (const [at, item] of row.items.entries()) {
    const copy = copies[at] as Copy;
    const content = item.kind === "file" ? await hashPieces(tx, item) : (copy.body ?? "");
    hashes.push(hashCopy(salt, { seq: item.seq, item: item.item, kind: item.kind, title: copy.title, content }));
  }
  const whole = hashPackage(row.id, hashDocument(salt, document), hashes);
  return hashes.every((hash, at) => hash.toString("hex") === row.items[at]?.hash) && whole.equals(row.content_hash);
}

/** A file of a package, the same bytes again (R27). */
export function fileAgain(tx: Tx, row: PackageRow, seq: number): Promise<LeavingFile> {
  const item = row.items.find((one) => one.seq === seq && one.kind === "file");
  if (!item?.mediaType) throw notFound();
  const title = tx.open("disclosures.item", item.id, "title", from64(item.title));
  const about = { title, mediaType: item.mediaType, size: item.size ?? 0, pieces: item.pieces ?? 0, people: [row.personId] };
  return leaveCopied(tx, about, (later, from) => readCopied(later, item, from));
}

const asText = (name: string, bytes: Buffer, people: readonly string[]) =>
  new LeavingFile({
    name,
    mediaType: "text/plain; charset=utf-8",
    size: bytes.length,
    inline: false,
    people,
    read: async function* () {
      yield bytes;
    },
  });

/** The paper of a package, the same bytes again (R27). */
export const paperAgain = (tx: Tx, row: PackageRow): LeavingFile =>
  asText(`shared-${row.on_day}.txt`, tx.openBytes("disclosures.package", row.id, "document", row.document), [row.personId]);

/** The letter that asks for it back (R48). */
export async function askBack(tx: Tx, row: PackageRow, language: "en" | "es"): Promise<LeavingFile> {
  const { recipient, toWhom } = showDisclosure(tx, row);
  const agency = await nameAgency(tx);
  const letter = {
    language,
    agency,
    recipient,
    toWhom,
    by: tx.actor.name,
    sharedOn: row.on_day,
    today: tx.actor.today,
    count: row.items.length,
  };
  return asText("please-return.txt", writeReturnLetter(letter), [row.personId]);
}

/** The record of disclosures of a case (R67), emergencies among them (R38), with what was said when they were asked, and what is owed. */
export async function showRecord(tx: Tx, found: FoundCase): Promise<z.input<typeof disclosures.record.out>> {
  const readable = mayReadDisclosures(tx.actor, found);
  const [packages, reminders, duties, looks] = await Promise.all([
    packagesOf(tx, found.id),
    remindersOf(tx, found.id),
    dutiesOf(tx, found.id),
    readable ? emergenciesOf(tx, found.id) : [],
  ]);
  return {
    personId: found.personId as never,
    disclosures: packages.map((row) => showDisclosure(tx, row)),
    emergencies: looks.map(({ id, account_id, name, at, until, threat, parties, finding }) => ({
      at,
      by: { id: account_id, name },
      until,
      threat: tx.open("walls.emergency", id, "threat", threat),
      parties: tx.open("walls.emergency", id, "parties", parties),
      finding,
    })),
    reminders: reminders.map((row) => ({
      at: row.at,
      recipient: party(tx, row) ?? "",
      choice: row.choice,
      by: { id: row.by_id, name: row.by_name },
      items: row.items,
    })),
    duties: duties.map((row) => showDuty(tx, row)),
    on: tx.actor.today,
    readable,
    mayShare: mayShare(tx.actor, found),
    mayAnswer: mayAnswerDuty(tx.actor, found),
    access: found.access,
  };
}

function showDuty(tx: Tx, row: DutyRow): Duty {
  const { answer, result, answered_at, answered_by, answerer } = row;
  return {
    dutyId: row.id as never,
    packageId: row.package_id as never,
    kind: row.kind,
    recipient: party(tx, row) ?? "",
    madeAt: row.at,
    answer:
      answer && result && answered_at && answered_by
        ? {
            result,
            words: tx.open("disclosures.duty", row.id, "answer", answer),
            by: { id: answered_by, name: answerer ?? "" },
            at: answered_at,
          }
        : null,
    version: row.version,
  };
}

/** Who opened what (R68). */
export async function showLooks(tx: Tx, found: FoundCase): Promise<z.input<typeof disclosures.looks.out>> {
  const { rows } = await sql<{
    name: string | null;
    role: string;
    opened: boolean;
    action: string | null;
    times: number;
    first_at: string;
    last_at: string;
  }>`
    select name, role, opened, action, times, first_at, last_at from disclosures.looks(${found.id})`.execute(tx.db);
  const looks = rows.map(({ first_at: firstAt, last_at: lastAt, ...row }) => ({ ...row, firstAt, lastAt }));
  return { personId: found.personId as never, looks, access: found.access };
}
