import { sql, type UpdateObject } from "kysely";
import type { z } from "zod";
import type { DB } from "../../db/types.ts";
import { leaveCopied, openPieces } from "../disclosures/copiedFile.ts";
import { attachArtefact } from "../files/attachArtefact.ts";
import type { Tx } from "../kernel/db.ts";
import type { LeavingFile } from "../kernel/fileContract.ts";
import { newId } from "../kernel/ids.ts";
import { later } from "../kernel/jobs.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import { tellOfPaper } from "./jobs.ts";
import type { desk } from "./paperContract.ts";
import { findPaper, findPaperFile, PAPER, type PaperRow, showPaper } from "./paperQueries.ts";

/** Writes down what came, with the paper itself; those who answer for it are told. Nothing is looked up. */
export async function recordPaper(tx: Tx, programId: string, input: z.output<typeof desk.record.in>): Promise<{ id: string }> {
  const { today } = tx.actor;
  const cameOn = input.cameOn ?? today;
  if (cameOn > today) throw invalid({ cameOn: "future" });
  if (input.dueOn && input.dueOn < cameOn) throw invalid({ dueOn: "past" });
  const id = newId();
  const seal = (column: string, words: string) => tx.seal(PAPER, id, column, words);
  if (input.fileId) await attachArtefact(tx, { fileId: input.fileId, programId, audience: "author" });
  await tx.db
    .insertInto("requests.paper")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: programId,
      number: sql<number>`agencies.next_own_number('paper')`,
      kind: input.kind,
      came_on: cameOn,
      due_on: input.dueOn ?? null,
      asker: seal("asker", input.asker),
      wanted: seal("wanted", input.wanted),
      counsel: input.counsel ? seal("counsel", input.counsel) : null,
      counsel_at: input.counsel ? sql<string>`kernel.clock()` : null,
      legal_hold: input.legalHold,
      artefact_id: input.fileId || null,
      recorded_by: tx.actor.id,
    })
    .execute();
  await later(tx, tellOfPaper, { paperId: id }, { key: `paper:${id}` });
  return { id };
}

/** Says who was told, by when an answer is due, and whether all is kept. */
export async function changePaper(tx: Tx, found: PaperRow, input: z.output<typeof desk.change.in>): Promise<Record<string, never>> {
  if (input.dueOn && input.dueOn < found.came_on) throw invalid({ dueOn: "past" });
  const before = found.counsel && tx.open(PAPER, found.id, "counsel", found.counsel);
  const told = input.counsel === before ? {} : counselOf(tx, found.id, input.counsel);
  return changeRow(tx, found, input.version, { due_on: input.dueOn ?? null, legal_hold: input.legalHold, ...told });
}

const counselOf = (tx: Tx, paperId: string, words: string | null) =>
  words === null
    ? { counsel: null, counsel_at: null }
    : { counsel: tx.seal(PAPER, paperId, "counsel", words), counsel_at: sql<string>`kernel.clock()` };

/** Says what became of it. */
export const endPaper = (tx: Tx, found: PaperRow, { outcome, why, version }: z.output<typeof desk.end.in>) =>
  changeRow(tx, found, version, {
    outcome,
    ended_why: tx.seal(PAPER, found.id, "ended_why", why),
    ended_at: sql<string>`kernel.clock()`,
    ended_by: tx.actor.id,
  });

async function changeRow(tx: Tx, found: PaperRow, version: number, columns: UpdateObject<DB, "requests.paper">) {
  if (found.ended) throw conflict("paper.over");
  const done = await tx.db
    .updateTable("requests.paper")
    .set({ ...columns, version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return {};
  const now = await findPaper(tx, { paperId: found.id });
  throw now ? (now.ended ? conflict("paper.over") : stale(await showPaper(tx, now))) : notFound();
}

/** The paper itself on its way out, read piece by piece while the asker reads what was written of it. */
export async function leavePaper(tx: Tx, found: PaperRow): Promise<LeavingFile> {
  const file = await findPaperFile(tx, found.id);
  if (!file) throw notFound();
  if (file.scan !== "clear") throw conflict(`file.${file.scan}`);
  const { id, pieces, size } = file;
  const about = { title: tx.open("files.artefact", id, "name", file.name), mediaType: file.media_type, size, pieces, people: [] };
  return leaveCopied(tx, about, async (step, from) => {
    const { rows } = await sql<{ n: number; body: Buffer }>`
      select n, body from requests.paper_pieces(${found.id}, ${from}, 16)`.execute(step.db);
    return openPieces((column, body) => step.openBytes("files.piece", id, column, body), rows, pieces, from);
  });
}
