import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { LeavingFile } from "../kernel/fileContract.ts";
import { newId } from "../kernel/ids.ts";
import { notFound } from "../kernel/problem.ts";
import { leaveCopied, openPieces } from "./copiedFile.ts";
import { noticeOf, type PaperLanguage } from "./notices.ts";
import type { ItemRow } from "./queries.ts";
import type { received } from "./receivedContract.ts";
import { openCopies } from "./showDisclosure.ts";

/** What was shared with the asker and opens now. */
export async function listReceived(tx: Tx): Promise<z.input<typeof received.list.out>> {
  const { rows } = await sql<{
    package_id: string;
    agency_name: string;
    sender: string;
    item_count: number;
    made_at: string;
    until: string;
    opened_at: string | null;
  }>`
    select * from disclosures.received()`.execute(tx.db);
  const packages = rows.map((row) => ({
    packageId: row.package_id as never,
    agency: row.agency_name,
    sender: row.sender,
    items: row.item_count,
    madeAt: row.made_at,
    until: row.until,
    openedAt: row.opened_at,
  }));
  return { packages };
}

/** How many there are, and how many they have not opened. */
export async function countReceived(tx: Tx): Promise<z.input<typeof received.count.out>> {
  const { rows } = await sql<{ all: number; unread: number }>`
    select count(*)::int as "all", (count(*) filter (where opened_at is null))::int as unread from disclosures.received()`.execute(tx.db);
  return rows[0] ?? { all: 0, unread: 0 };
}

/** Opens one of them; that it was opened is written in the same transaction. The key is the releasing agency's, and opens copies alone. */
export async function openReceived(tx: Tx, packageId: string): Promise<z.input<typeof received.open.out> | undefined> {
  const { rows } = await sql<{
    agency_id: string;
    agency_name: string;
    sender: string;
    made_at: string;
    until: string;
    notice: "FERPA" | "VSP" | "CONF" | "BASE";
    language: PaperLanguage;
    purpose: Buffer;
    items: Omit<ItemRow, "hash">[];
  }>`select agency_id, agency_name, sender, made_at, until, notice, language, purpose, items from disclosures.open_received(${packageId}, ${newId()})`.execute(
    tx.db,
  );
  const row = rows[0];
  if (!row) return undefined;
  return {
    packageId: packageId as never,
    agency: row.agency_name,
    sender: row.sender,
    madeAt: row.made_at,
    until: row.until,
    notice: noticeOf(row.notice, row.language),
    language: row.language,
    purpose: tx.openDisclosed(row.agency_id, "disclosures.package", packageId, "purpose", row.purpose).toString("utf8"),
    copies: openCopies(
      (id, column, sealed) => tx.openDisclosed(row.agency_id, "disclosures.item", id, column, sealed).toString("utf8"),
      row.items,
    ),
  };
}

/** A file among them, its bytes asked for piece by piece while the release lives. */
export async function leaveReceived(tx: Tx, packageId: string, seq: number): Promise<LeavingFile> {
  const { rows } = await sql<{ agency_id: string; id: string; title: Buffer; media_type: string; size: number; pieces: number }>`
    select * from disclosures.find_received_file(${packageId}, ${seq}, ${newId()})`.execute(tx.db);
  const file = rows[0];
  if (!file) throw notFound();
  const title = tx.openDisclosed(file.agency_id, "disclosures.item", file.id, "title", file.title).toString("utf8");
  return leaveCopied(tx, { title, mediaType: file.media_type, size: file.size, pieces: file.pieces, people: [] }, async (later, from) => {
    const pieces = (
      await sql<{ n: number; body: Buffer }>`select n, body from disclosures.received_pieces(${file.id}, ${from}, 16)`.execute(later.db)
    ).rows;
    return openPieces(
      (column, body) => later.openDisclosed(file.agency_id, "disclosures.piece", file.id, column, body),
      pieces,
      file.pieces,
      from,
    );
  });
}
