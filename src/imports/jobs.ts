import { sql } from "kysely";
import { z } from "zod";
import { defineJob, type Job } from "../kernel/jobs.ts";
import { applyCases, oldCaseJobs } from "./cases/jobs.ts";
import { takeFile } from "./queries.ts";
import { readRoster } from "./roster/read.ts";
import { stageRoster } from "./stageRoster.ts";

/** Reads an uploaded roster and stages what it would change. */
export const readUploaded = defineJob({
  name: "roster.read",
  in: z.object({ runId: z.uuid() }),
  attempts: 3,
  async run({ input: { runId }, asAuthor }) {
    await asAuthor(async ({ tx }) => {
      const run = await tx.db.selectFrom("imports.run").select("status").where("id", "=", runId).executeTakeFirst();
      if (run?.status !== "reading") return;
      const file = await takeFile(tx, runId);
      await stageRoster(tx, runId, await readRoster(file));
    });
  },
});

/** Writes what was agreed to; a fault leaves everything as it was, and says so on the run. */
export const applyAgreed = defineJob({
  name: "roster.apply",
  in: z.object({ runId: z.uuid() }),
  attempts: 2,
  async run({ input: { runId }, asAuthor }) {
    try {
      await asAuthor(async ({ tx }) => {
        const run = await tx.db.selectFrom("imports.run").select(["kind", "status"]).where("id", "=", runId).executeTakeFirst();
        if (run?.status !== "applying") return;
        await (run.kind === "cases" ? applyCases(tx, runId) : sql`select imports.apply_run(${runId})`.execute(tx.db));
      });
    } catch (error) {
      await asAuthor(({ tx }) =>
        tx.db
          .updateTable("imports.run")
          .set({ status: "failed", finished_at: sql<string>`kernel.clock()` })
          .where("id", "=", runId)
          .where("status", "=", "applying")
          .execute(),
      );
      throw error;
    }
  },
});

export const importJobs: Job[] = [readUploaded, applyAgreed, ...oldCaseJobs];
