import { sql } from "kysely";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict } from "../kernel/problem.ts";
import { type FoundContent, listContents } from "./queries.ts";

/** Writes a text in place of the one that stood, if that is still the one its writer saw: nobody's words go unseen. */
export async function writeContent(tx: Tx, found: FoundCase, body: string, replaces: string | null): Promise<{ id: string }> {
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const standing = (await listContents(tx, found.id)).find((one) => one.supersededAt === null);
  if ((standing?.contentId ?? null) !== replaces) throw conflict("content.another");
  if (standing)
    await tx.db
      .updateTable("safety.content")
      .set({ superseded_at: sql<string>`kernel.clock()` })
      .where("id", "=", standing.contentId)
      .execute();
  const id = newId();
  await tx.db
    .insertInto("safety.content")
    .values({ id, ...keysOf(tx, found), body: tx.seal("safety.content", id, "body", body), written_by: tx.actor.id })
    .execute();
  return { id };
}

/** Hands the standing text out to be printed for the person, and counts it. */
export async function printContent(tx: Tx, found: FoundContent) {
  const { contentId, body, at, personId, access } = found;
  if (body === null || found.supersededAt !== null) throw conflict("content.gone");
  const done = await tx.db
    .updateTable("safety.content")
    .set((eb) => ({ prints: eb("prints", "+", 1) }))
    .where("id", "=", contentId)
    .where("superseded_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw conflict("content.gone");
  return { contentId, body: tx.open("safety.content", contentId, "body", body), at, personId, access };
}

/** Takes the words away at once. */
export async function forgetContent(tx: Tx, found: FoundContent): Promise<Record<string, never>> {
  const { rows } = await sql<{ done: boolean }>`select safety.forget(${found.contentId}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw conflict("content.gone");
  return {};
}
