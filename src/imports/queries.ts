import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { Finding, RosterProgram, Run } from "./contract.ts";

const LISTED = 50;

const runs = (tx: Tx) =>
  tx.db
    .selectFrom("imports.run as r")
    .innerJoin("agencies.program as p", "p.id", "r.program_id")
    .innerJoin("staff.account as a", "a.id", "r.asked_by")
    .select([
      "r.id",
      "r.kind",
      "r.program_id",
      "p.name as program_name",
      "r.file_name",
      "r.system",
      "r.format",
      "r.status",
      "r.counts",
      "r.findings",
      "a.name as asked_by",
      "r.asked_at",
      "r.finished_at",
      "r.version",
    ]);

export const listRuns = (tx: Tx) => runs(tx).orderBy("r.asked_at", "desc").limit(LISTED).execute();

/** The agency's programs; the usual one is a school's that takes concerns, where there is one alone. */
export async function listRosterPrograms(tx: Tx): Promise<RosterProgram[]> {
  const rows = await tx.db
    .selectFrom("agencies.program")
    .select(["id", "name", "slug", "kind", "takes_concerns"])
    .where("ended_at", "is", null)
    .orderBy("name")
    .execute();
  const likely = rows.filter((row) => row.takes_concerns && row.kind === "k12_support");
  const usual = likely.length === 1 ? likely[0] : rows.length === 1 ? rows[0] : undefined;
  return rows.map((row) => ({ programId: row.id, name: row.name, slug: row.slug, usual: row.id === usual?.id }));
}

export const findRun = (tx: Tx, { runId }: { runId: string }) => runs(tx).where("r.id", "=", runId).executeTakeFirst();
export type FoundRun = NonNullable<Awaited<ReturnType<typeof findRun>>>;

/** A run as it is shown: what was found in numbers, what would change in numbers. */
export function showRun(row: FoundRun): Run {
  const found = row.findings as Finding[];
  const count = (severity: Finding["severity"]) => found.filter((f) => f.severity === severity).reduce((sum, f) => sum + f.count, 0);
  return {
    runId: row.id as Run["runId"],
    kind: row.kind,
    programId: row.program_id,
    programName: row.program_name,
    fileName: row.file_name,
    system: row.system,
    format: row.format,
    status: row.status,
    counts: row.counts as Run["counts"],
    findings: { errors: count("error"), warnings: count("warning"), notes: count("note"), leftOut: countLeftOut(found) },
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    finishedAt: row.finished_at,
    version: row.version,
  };
}

/** How many rows could not be read: each once, however much is wrong with it; those no longer listed by line are counted one by one. */
function countLeftOut(found: readonly Finding[]): number {
  const wrong = found.filter(({ severity }) => severity === "error");
  const lines = new Set(wrong.flatMap(({ file, line, count }) => (line !== null && count === 1 ? [`${file}:${line}`] : [])));
  return lines.size + wrong.filter(({ line, count }) => line === null || count > 1).reduce((sum, { count }) => sum + count, 0);
}

/** The staged rows of one kind after a place, one more than are shown, so that the last tells whether there are others. */
export async function listChanges(tx: Tx, runId: string, kind: string, change: string | undefined, after: number) {
  const rows = await tx.db
    .selectFrom("imports.staged")
    .select(["place", "change", "outside", "fields", "summary"])
    .where("run_id", "=", runId)
    .where("kind", "=", sql<never>`${kind}`)
    .where("place", ">", after)
    .$if(change !== undefined, (q) => q.where("change", "=", sql<never>`${change}`))
    .orderBy("place")
    .limit(LISTED + 1)
    .execute();
  const shown = rows.slice(0, LISTED).map((row) => ({
    place: row.place,
    change: row.change,
    outside: row.outside,
    fields: row.fields,
    title: (JSON.parse(tx.open("imports.staged", `${runId}:${row.place}`, "summary", row.summary)) as { title: string }).title,
  }));
  return { changes: shown, next: rows.length > LISTED ? String(shown.at(-1)?.place) : null };
}

/** Moves a run on, should it stand where the asker saw it; answers whether it did. */
export async function moveRun(tx: Tx, found: FoundRun, version: number, from: Run["status"], to: Run["status"]): Promise<boolean> {
  const done = await tx.db
    .updateTable("imports.run")
    .set({
      status: to,
      version: version + 1,
      ...(to === "applying" && { agreed_by: tx.actor.id }),
      ...(to === "dropped" && { finished_at: sql<string>`kernel.clock()` }),
    })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .where("status", "=", from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Takes away what a run would have written: it was let go. */
export const forgetStaged = (tx: Tx, runId: string) => tx.db.deleteFrom("imports.staged").where("run_id", "=", runId).execute();

/** Takes away the kept file of a run that was let go. */
export const forgetFile = (tx: Tx, runId: string) => tx.db.deleteFrom("imports.piece").where("run_id", "=", runId).execute();

const PIECE = 192 * 1024;

/** Keeps an uploaded file, sealed, until the job has read it. */
export async function keepFile(tx: Tx, runId: string, file: Uint8Array): Promise<void> {
  for (let n = 0; n * PIECE < file.length; n++) {
    const text = Buffer.from(file.subarray(n * PIECE, (n + 1) * PIECE)).toString("base64");
    await tx.db
      .insertInto("imports.piece")
      .values({ run_id: runId, agency_id: tx.actor.agencyId, n, body: tx.seal("imports.piece", `${runId}:${n}`, "body", text) })
      .execute();
  }
}

/** Takes the kept file out again: it is gone afterwards. */
export async function takeFile(tx: Tx, runId: string): Promise<Buffer> {
  const file = await peekFile(tx, runId);
  await forgetFile(tx, runId);
  return file;
}

/** The kept file, which stays: old cases are read as often as their mapping is changed. */
export async function peekFile(tx: Tx, runId: string): Promise<Buffer> {
  const pieces = await tx.db.selectFrom("imports.piece").select(["n", "body"]).where("run_id", "=", runId).orderBy("n").execute();
  return Buffer.concat(pieces.map((piece) => Buffer.from(tx.open("imports.piece", `${runId}:${piece.n}`, "body", piece.body), "base64")));
}
