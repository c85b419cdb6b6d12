import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { type AsAuthor, defineJob, type Job } from "../../kernel/jobs.ts";
import { peekFile } from "../queries.ts";
import { lookAtFile, openOldFile, stageOldCases } from "./lookCases.ts";
import { findOldRun } from "./queries.ts";

const findReading = (tx: Tx, runId: string) =>
  tx.db
    .selectFrom("imports.run")
    .select(["id", "program_id", "system", "status"])
    .where("id", "=", runId)
    .where("status", "=", "reading")
    .executeTakeFirst();

/** Looks at a file of old cases: its tables and how they might be mapped; one that is known by its headers is read at once. */
export const lookAtOldCases = defineJob({
  name: "cases.look",
  in: z.object({ runId: z.uuid() }),
  attempts: 3,
  run: ({ input: { runId }, asAuthor }) => readIn(asAuthor, runId, true),
});

/** Reads a file of old cases by its mapping and stages what it would change. */
export const readOldCases = defineJob({
  name: "cases.read",
  in: z.object({ runId: z.uuid() }),
  attempts: 3,
  run: ({ input: { runId }, asAuthor }) => readIn(asAuthor, runId, false),
});

async function readIn(asAuthor: AsAuthor, runId: string, first: boolean): Promise<void> {
  const bytes = await asAuthor(async ({ tx }) => ((await findReading(tx, runId)) ? await peekFile(tx, runId) : null));
  if (!bytes) return;
  // Unpacked outside any transaction: it takes as long as the file is large.
  const file = await openOldFile(bytes);
  await asAuthor(async ({ tx }) => {
    const run = await findReading(tx, runId);
    if (!run) return;
    const mapping = first ? await lookAtFile(tx, run, file) : (await findOldRun(tx, runId))?.mapping;
    if (mapping) await stageOldCases(tx, run, file, mapping);
  });
}

/** Writes an agreed run: all of it or nothing. */
export const applyCases = (tx: Tx, runId: string) => sql`select imports.apply_cases(${runId})`.execute(tx.db);

export const oldCaseJobs: Job[] = [lookAtOldCases, readOldCases];
