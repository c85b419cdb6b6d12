import { sql } from "kysely";
import { z } from "zod";
import { writeArtefact } from "../files/writeArtefact.ts";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import { type AsAuthor, defineJob, defineService, hourly, type Job } from "../kernel/jobs.ts";
import { D02_EXPORT_HOURS } from "../kernel/limits.ts";
import { Problem } from "../kernel/problem.ts";
import { describeTables } from "./package/describe.ts";
import { type About, writePackage } from "./package/writePackage.ts";
import { findExport } from "./queries.ts";

/** The sections of what is known of a person, by the names they have in access.section. */
const SECTIONS = [
  "identity",
  "contact",
  "address",
  "safety",
  "services",
  "notes",
  "legal",
  "clinical",
  "investigation",
  "child_protection",
];
const MORE_SECTIONS = ["guidance", "schooling"];
/** Hours after which nothing more is expected of one that is being made. */
const STOPPED_HOURS = 24;

/** Makes a package, as the one who asked for it. Killed halfway it is begun anew: what had been written is never seen and gone within a day. */
export const makePackage = defineJob({
  name: "export.make",
  in: z.object({ exportId: z.uuid() }),
  attempts: 3,
  async run({ input: { exportId }, asAuthor }) {
    const about = await asAuthor(({ tx }) => beginAnew(tx, exportId));
    if (!about) return;
    try {
      await make(about, asAuthor);
    } catch (error) {
      const failure = error instanceof Problem ? error.code : "unknown";
      await asAuthor(({ tx }) => settle(tx, exportId, { status: "failed", failure }));
      throw error;
    }
  },
});

async function make(about: About, asAuthor: AsAuthor): Promise<void> {
  const { exportId } = about;
  const tables = [];
  let total = 0;
  for (const table of await asAuthor(({ tx }) => describeTables(tx))) {
    const { goes, held } = await asAuthor(({ tx }) => countRows(tx, exportId, table.name));
    tables.push({ ...table, withheld: held });
    total += goes;
  }
  await asAuthor(({ tx }) => tx.db.updateTable("exports.request").set({ rows_total: total }).where("id", "=", exportId).execute());
  let index = "";
  let size = 0;
  const making = { exportId, asAuthor };
  const bytes = writePackage({
    making,
    about,
    tables,
    when: clock(),
    finish: () => clock().toISOString(),
    onIndex: (sha256) => {
      index = sha256;
    },
  });
  const fileId = await writeArtefact(
    (work) => asAuthor(({ tx }) => work(tx)),
    {
      name: `holdfast-${about.begunAt.slice(0, 10)}.zip`,
      mediaType: "application/zip",
      hours: D02_EXPORT_HOURS.kept,
      onProgress: (written) => {
        size = written;
      },
    },
    bytes,
  );
  await asAuthor(({ tx }) =>
    settle(tx, exportId, {
      status: "ready",
      file_id: fileId,
      size,
      index_sha256: index,
      finished_at: sql<string>`kernel.clock()`,
      expires_at: sql<string>`kernel.clock() + make_interval(hours => ${D02_EXPORT_HOURS.kept})`,
    }),
  );
}

const settle = (tx: Tx, exportId: string, what: Record<string, unknown>) =>
  tx.db.updateTable("exports.request").set(what).where("id", "=", exportId).where("status", "=", "making").execute();

/** Notes which transactions are over now, and says what stands about the package; nothing when it is not to be made. */
async function beginAnew(tx: Tx, exportId: string): Promise<About | undefined> {
  const found = await findExport(tx, { exportId });
  if (found?.status !== "making" || !found.mine) return undefined;
  await tx.db
    .updateTable("exports.request")
    .set({ snapshot: sql<string>`pg_current_snapshot()::text`, begun_at: sql<string>`kernel.clock()`, rows_done: 0, rows_total: 0 })
    .where("id", "=", exportId)
    .execute();
  const { rows } = await sql<{ id: string; name: string; begunAt: string; sections: Record<string, number> }>`
    select a.id, a.name, kernel.clock() as "begunAt",
      (select json_object_agg(s, access.section(s)) from unnest(${[...SECTIONS, ...MORE_SECTIONS]}::text[]) s) as sections
      from agencies.agency a where a.id = ${tx.actor.agencyId}`.execute(tx.db);
  const [agency] = rows;
  if (!agency) return undefined;
  const goes = (answer: string | null) => answer === "yes" || answer === "own";
  return {
    exportId,
    agency: { id: agency.id, name: agency.name },
    askedBy: found.askedBy.name,
    saidYes: found.words.flatMap(({ answer, by, program }) =>
      answer === "yes" && by ? [{ name: by.name, program: program?.name ?? null }] : [],
    ),
    begunAt: agency.begunAt,
    stayedOut: found.words.flatMap(({ answer, program }) => (program && !goes(answer) ? [program] : [])),
    sections: agency.sections,
  };
}

async function countRows(tx: Tx, exportId: string, table: string): Promise<{ goes: number; held: number }> {
  const { rows } = await sql<{ goes: number; held: number }>`select goes, held from exports.export_counts(${exportId}, ${table})`.execute(
    tx.db,
  );
  return rows[0] ?? { goes: 0, held: 0 };
}

/** Lets what nobody said yes to in time lapse, and what came to a standstill be begun again. */
const lapseExports = defineService({
  name: "export.lapse",
  in: z.object({}),
  run: async ({ service }) => {
    await service.pool.query("select exports.lapse($1)", [STOPPED_HOURS]);
  },
});

export const exportJobs: readonly Job[] = [makePackage, hourly(lapseExports, 37)];
