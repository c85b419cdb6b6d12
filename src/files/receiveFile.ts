import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { ArrivingFile, Step } from "../kernel/fileContract.ts";
import { newId } from "../kernel/ids.ts";
import { FILE_WAITS_HOURS, MOST_FILES_WAITING } from "../kernel/limits.ts";
import { conflict, Problem } from "../kernel/problem.ts";
import { tellTable, tidyName } from "./content/fileName.ts";
import { type Content, readContent } from "./content/readContent.ts";
import { type Written, writePieces } from "./pieces.ts";

const waits = sql<string>`kernel.clock() + make_interval(hours => ${FILE_WAITS_HOURS})`;

/** Writes down a file that is on its way: nobody but its maker could see it, and not even they before it is whole. */
export async function beginFile(tx: Tx, kind: "upload" | "export" = "upload"): Promise<string> {
  if (kind === "upload") {
    const waiting = await tx.db
      .selectFrom("files.artefact")
      .select("id")
      .where("made_by", "=", tx.actor.id)
      .where("kind", "=", "upload")
      .where("attached_at", "is", null)
      .limit(MOST_FILES_WAITING)
      .execute();
    if (waiting.length >= MOST_FILES_WAITING) throw conflict("file.tooManyWaiting");
  }
  const id = newId();
  await tx.db
    .insertInto("files.artefact")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      kind,
      name: tx.seal("files.artefact", id, "name", ""),
      made_by: tx.actor.id,
      expires_at: waits,
    })
    .execute();
  return id;
}

/** Takes in a file as it comes over the line: reads what it is, keeps its pieces, and only then lets it be seen. Of one that is refused or cut off nothing stays. */
export async function receiveFile(step: Step, fileId: string, arriving: ArrivingFile): Promise<void> {
  try {
    let content: Content | undefined;
    const bytes = readContent(arriving.bytes, (found) => {
      content = found;
    });
    const written = await writePieces(step, fileId, bytes);
    if (!content) throw new Error("a file that was read and is nothing");
    const mediaType = tellTable(content.mediaType, arriving.name);
    const { mayLocate } = content;
    const name = tidyName(arriving.name, mediaType);
    await step((tx) => settleFile(tx, fileId, { ...written, name, mediaType, mayLocate }));
  } catch (error) {
    await step((tx) => dropArriving(tx, fileId)).catch(() => {});
    // A line that was cut is nothing of ours.
    if (error instanceof Error && "code" in error && error.code === "ECONNRESET") throw new Problem(400, "unreadable");
    throw error;
  }
}

interface Settled extends Written, Content {
  readonly name: string;
  /** Hours until it is gone, where that is not the usual day of an upload. */
  readonly hours?: number;
}

/** Says of a file that is all there what it is. */
export async function settleFile(
  tx: Tx,
  fileId: string,
  { name, mediaType, mayLocate, size, pieces, sha256, hours }: Settled,
): Promise<void> {
  await tx.db
    .updateTable("files.artefact")
    .set({
      status: "ready",
      name: tx.seal("files.artefact", fileId, "name", name),
      media_type: mediaType,
      may_locate: mayLocate,
      size,
      pieces,
      sha256: tx.seal("files.artefact", fileId, "sha256", sha256),
      expires_at: hours === undefined ? waits : sql<string>`kernel.clock() + make_interval(hours => ${hours})`,
    })
    .where("id", "=", fileId)
    .where("status", "=", "arriving")
    .execute();
}

/** Takes away what has come of a file so far. */
export const dropArriving = (tx: Tx, fileId: string) => sql`select files.drop_arriving(${fileId})`.execute(tx.db);
