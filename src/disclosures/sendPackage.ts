import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { findNote } from "../cases/notes/queries.ts";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { writeTask } from "../cases/tasks/writeTask.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import { clock } from "../kernel/clock.ts";
import { config } from "../kernel/config.ts";
import type { Tx } from "../kernel/db.ts";
import { newId, randomId } from "../kernel/ids.ts";
import { R33_MOST_BYTES, R37_DUTY_DAYS } from "../kernel/limits.ts";
import { conflict, invalid, refused } from "../kernel/problem.ts";
import { queueMessage } from "../messages/queueMessage.ts";
import { nameRecipient } from "../releases/queries.ts";
import type { disclosures } from "./contract.ts";
import { FerpaCode, MandateCode, type NewCopy } from "./copyContract.ts";
import { type FileCopy, keepCopy, readForCopy } from "./copyFile.ts";
import { type Fact, newsOf } from "./findFacts.ts";
import { hashCopy, hashDocument, hashPackage, printCopy } from "./hashPackage.ts";
import { makeLink } from "./makeLink.ts";
import { writePaper } from "./notices.ts";
import { basesIn } from "./policy.ts";
import { findRecipients, findStanding, purposeOf } from "./queries.ts";
import { findTellable, requireTheirPlan } from "./sharePlan.ts";

type Sending = z.output<typeof disclosures.send.in>;

/** What the case's story says of it: by what right, and nothing of what it was. */
const toldAs = { release: "shared", ferpa_exception: "excepted", mandate: "compelled", self: "given", none: "unreleased" } as const;

interface Party {
  readonly recipientId: string | null;
  readonly name: string | null;
  readonly toWhom: string | null;
  readonly purpose: string | null;
  /** Where a message that something waits would go. */
  readonly mail: string | null;
}

/**
 * Shares: makes the package with all its copies in one act. Whether it may leave is asked by the database, row by row, at this very instant; here only the
 * words are found for what it says no to. What a court ordered to be kept from the person is sealed: on record, and not on their own page. `listed`: it comes
 * from a request, whose list a second person looked at.
 */
export async function sendPackage(tx: Tx, found: FoundCase, sent: Sending, { sealed = false, listed = false } = {}): Promise<string> {
  if (sent.basis === "none" ? sent.method !== "verbal" : !basesIn(found.regime).includes(sent.basis))
    throw conflict("share.basisNotEnough");
  const coded = sent.basis === "mandate" ? MandateCode : sent.basis === "ferpa_exception" ? FerpaCode : undefined;
  if (coded && !coded.safeParse(sent.basisCode).success) throw invalid({ basisCode: "required" });
  const party = await findParty(tx, found, sent);
  await refuseNo(tx, found.id, party.recipientId, sent);
  if (sent.method === "partner" && sent.basis !== "release") throw conflict("share.notPartner");
  if (sent.method === "link" && party.mail === null) throw conflict("share.noMail");
  if (sent.method === "printed" && sent.paperSafe !== true) throw invalid({ paperSafe: sent.paperSafe === false ? "notSafe" : "required" });
  const purpose = sent.purpose ?? party.purpose;
  if (!purpose && sent.basis !== "self") throw invalid({ purpose: "required" });
  if (sent.basis === "mandate" && !sent.legal) throw invalid({ legal: "required" });
  const packageId = randomId();
  const facts = sent.items.some(({ kind, item }) => kind === "fact" || item === "plan") ? await findTellable(tx, found) : [];
  const copies = await prepareCopies(tx, found, party, sent, facts);
  const salt = randomBytes(32);
  const hashes = copies.map((copy) => hashCopy(salt, copy));
  const document = writePaper({
    language: sent.language,
    agency: await nameAgency(tx),
    recipient: party.name,
    toWhom: party.toWhom,
    onDay: tx.actor.today,
    by: tx.actor.name,
    purpose: purpose ?? "–",
    basis: sent.basis,
    notice: found.regime,
    copies,
  });
  const documentHash = hashDocument(salt, document);
  const seal = (column: string, value: string | Uint8Array) => tx.seal("disclosures.package", packageId, column, value);
  const link = sent.method === "link";
  await tx.db
    .insertInto("disclosures.package")
    .values({
      id: packageId,
      ...keysOf(tx, found),
      recipient_id: party.recipientId,
      basis: sent.basis,
      basis_code: coded ? (sent.basisCode ?? null) : null,
      release_id: sent.basis === "release" ? (sent.releaseId ?? null) : null,
      reminder_id: sent.basis === "release" ? (sent.reminderId ?? null) : null,
      method: sent.method,
      purpose: seal("purpose", purpose ?? "–"),
      legal: sent.legal ? seal("legal", sent.legal) : null,
      language: sent.language,
      notice: found.regime,
      paper_safe: sent.method === "printed" ? true : null,
      document: seal("document", document),
      salt: seal("salt", salt),
      document_hash: documentHash,
      content_hash: hashPackage(packageId, documentHash, hashes),
      item_count: copies.length,
      sealed,
      made_by: tx.actor.id,
      expires_at: link ? new Date(clock().getTime() + sent.linkDays * 86_400_000).toISOString() : null,
      max_views: link ? sent.maxViews : null,
    })
    .execute();
  // On an order only what a second person saw on its list (requests.whole_mandate): what is told aloud is only written down.
  if (sent.basis === "mandate" && !listed && sent.method !== "verbal" && (found.regime === "VSP" || found.regime === "CONF"))
    throw conflict("share.notOnTheList");
  for (const [at, copy] of copies.entries()) {
    await tx.db
      .insertInto("disclosures.item")
      .values({
        id: copy.id,
        ...keysOf(tx, found),
        package_id: packageId,
        seq: copy.seq,
        item: copy.item,
        kind: copy.kind,
        title: tx.seal("disclosures.item", copy.id, "title", copy.title),
        body: copy.body === null ? null : tx.seal("disclosures.item", copy.id, "body", copy.body),
        note_id: copy.noteId,
        artefact_id: copy.file?.artefactId ?? null,
        media_type: copy.file?.mediaType ?? null,
        size: copy.file?.size ?? null,
        pieces: copy.file?.pieces.length ?? null,
        hash: hashes[at] as Buffer,
        print: copy.print,
      })
      .execute();
    if (copy.file) await keepCopy(tx, copy.id, copy.file);
  }
  // That a plan may leave at all was asked first; then, what of it.
  for (const one of sent.items) requireTheirPlan(facts, one);
  await addTimeline(tx, found, { kind: "release", refId: packageId, codes: { state: toldAs[sent.basis] } });
  if (sent.basis === "mandate") await oweDuties(tx, found, packageId);
  if (link) await makeLink(tx, found, packageId, party.mail ?? "");
  if (sent.method === "partner" && party.mail !== null)
    await queueMessage(tx, {
      channel: "mail",
      to: party.mail,
      template: "share.waiting",
      params: { link: `${config().origin}/received` },
      once: `share:${packageId}`,
      about: [found.personId, found.id],
    });
  return packageId;
}

/** To whom it goes, and for what: of a release all that it says itself. An id that is none answers as one of another agency. */
async function findParty(tx: Tx, found: FoundCase, sent: Sending): Promise<Party> {
  if (sent.basis === "self") return { recipientId: null, name: null, toWhom: null, purpose: null, mail: null };
  if (sent.basis === "release") {
    const row = sent.releaseId && (await findStanding(tx, found.id, sent.releaseId));
    if (!row) throw conflict("share.noRelease");
    const to =
      sent.method === "partner"
        ? row.to_email && tx.open("releases.release", row.id, "to_email", row.to_email)
        : openMail(tx, row.recipient_id, row.email);
    return {
      recipientId: row.recipient_id,
      name: nameRecipient(tx, { ...row, id: row.recipient_id }),
      toWhom: tx.open("releases.release", row.id, "to_whom", row.to_whom),
      purpose: purposeOf(tx, row, sent.language),
      mail: to,
    };
  }
  const row = (await findRecipients(tx, found.id)).find(({ id }) => id === sent.recipientId);
  if (!row) throw invalid({ recipientId: sent.recipientId ? "unknown" : "required" });
  return { recipientId: row.id, name: nameRecipient(tx, row), toWhom: null, purpose: null, mail: openMail(tx, row.id, row.email) };
}

const openMail = (tx: Tx, recipientId: string, sealed: Buffer | null) =>
  sealed && tx.open("releases.recipient", recipientId, "email", sealed);

/** They said no, now or the last time they were asked: it stays here, and that it was tried is on record. */
async function refuseNo(tx: Tx, caseId: string, recipientId: string | null, sent: Sending): Promise<void> {
  if (sent.basis !== "release") return;
  const { rows } = await sql<{ no: boolean }>`
    select (exists (select from disclosures.reminder m where m.id = ${sent.reminderId ?? null} and m.choice = 'no') or exists (
      select from unnest(${sent.items.map(({ item }) => item)}::text[]) asked
       where (select m.choice = 'no' from disclosures.reminder m where m.case_id = ${caseId} and m.recipient_id = ${recipientId} and asked = any (m.items)
               order by m.at desc, m.id desc limit 1))) as no`.execute(tx.db);
  if (rows[0]?.no) throw refused("share.saidNo");
}

interface Prepared {
  readonly id: string;
  readonly seq: number;
  readonly item: NewCopy["item"];
  readonly kind: NewCopy["kind"];
  readonly title: string;
  readonly body: string | null;
  readonly content: string;
  readonly noteId: string | null;
  readonly file: FileCopy | null;
  readonly print: Buffer;
}

/** Each item as the copy it becomes; a note or a file only of this case, and only one the sender may read themself. */
async function prepareCopies(tx: Tx, found: FoundCase, party: Party, sent: Sending, facts: readonly Fact[]): Promise<Prepared[]> {
  const copies: Prepared[] = [];
  let room = R33_MOST_BYTES;
  for (const [at, one] of sent.items.entries()) {
    const seq = at + 1;
    if (one.kind === "redacted") {
      const note = await findNote(tx, { noteId: one.noteId });
      if (note?.caseId !== found.id || !note.note.texts) throw invalid({ noteId: "unknown" });
    }
    if (sent.method === "verbal" ? one.kind !== "spoken" : one.kind === "spoken") throw invalid({ items: "kind" });
    const file = one.kind === "file" ? await readForCopy(tx, { caseId: found.id, personId: found.personId }, one.fileId, room) : null;
    room -= file?.size ?? 0;
    const body = "body" in one ? one.body : null;
    const of = { item: one.item, kind: one.kind, title: one.title, content: file?.sha256 ?? body ?? "" };
    const print = printCopy(
      tx.searchKey(),
      { personId: found.personId, recipientId: party.recipientId },
      { ...of, content: file?.sha256 ?? newsOf(facts, one) },
    );
    copies.push({ id: randomId(), seq, ...of, body, noteId: one.kind === "redacted" ? one.noteId : null, file, print });
  }
  return copies;
}

/** What is owed to the person, as steps of the case (R37). */
async function oweDuties(tx: Tx, found: FoundCase, packageId: string): Promise<void> {
  const closed = (await lockCase(tx, found.id)) === "closed";
  const es = tx.actor.language === "es";
  const titles = {
    notify: es
      ? "Intentar avisar a la persona de lo que se tuvo que comunicar"
      : "Attempt to notify the person of what had to be disclosed",
    safety: es ? "Pasos tomados por su seguridad tras comunicarlo" : "Safety steps taken after what had to be disclosed",
  };
  const due = new Date(Date.parse(`${tx.actor.today}T00:00:00Z`) + R37_DUTY_DAYS * 86_400_000).toISOString().slice(0, 10);
  for (const kind of ["notify", "safety"] as const) {
    const task = { title: titles[kind], kind: "task", dueOn: due, ownerId: found.managerId ?? tx.actor.id, source: "system" } as const;
    const taskId = closed ? null : await writeTask(tx, found, task as never);
    await tx.db
      .insertInto("disclosures.duty")
      .values({ id: newId(), ...keysOf(tx, found), package_id: packageId, kind, task_id: taskId })
      .execute();
  }
}

/** What the agency is called on its papers. */
export async function nameAgency(tx: Tx): Promise<string> {
  return (await tx.db.selectFrom("agencies.agency").select("name").where("id", "=", tx.actor.agencyId).executeTakeFirstOrThrow()).name;
}
