import { nothing, type Route, route } from "../../kernel/door.ts";
import { later } from "../../kernel/jobs.ts";
import { invalid, notFound } from "../../kernel/problem.ts";
import { findRun, forgetStaged, keepFile, moveRun, showRun } from "../queries.ts";
import { refuseMove } from "../refuseMove.ts";
import { beginRun, hashFile } from "../stageRoster.ts";
import { oldCases } from "./contract.ts";
import { lookAtOldCases, readOldCases } from "./jobs.ts";
import { printHeaders } from "./mapping.ts";
import { missingFrom } from "./missingFrom.ts";
import { caseImportPrograms, mayImportCases } from "./policy.ts";
import { findOldRun, keepRunMapping, listMappings, listOwners, saveMapping, showAlike } from "./queries.ts";

export const oldCaseRoutes: Route[] = [
  route(oldCases.programs, {
    find: nothing,
    may: (actor) => caseImportPrograms(actor).length > 0,
    run: async ({ tx }) => {
      const ids = caseImportPrograms(tx.actor);
      const programs = await tx.db
        .selectFrom("agencies.program")
        .select(["id as programId", "name"])
        .where("id", "in", ids)
        .where("ended_at", "is", null)
        .orderBy("name")
        .execute();
      const rows = await tx.db
        .selectFrom("imports.run")
        .select("system")
        .where("kind", "=", "cases")
        .where("status", "=", "applied")
        .distinct()
        .limit(20)
        .execute();
      return { programs, sources: rows.map(({ system }) => system) };
    },
  }),
  route(oldCases.upload, {
    find: (tx, { programId }) => tx.db.selectFrom("agencies.program").select("id").where("id", "=", programId).executeTakeFirst(),
    may: (actor, { id }) => mayImportCases(actor, id),
    run: async ({ tx, input }) => {
      const given = { programId: input.programId, system: input.system ?? "old", fileName: input.fileName, hash: hashFile(input.file) };
      const { runId, fresh } = await beginRun(tx, given, "cases");
      if (fresh) {
        await keepFile(tx, runId, input.file);
        await later(tx, lookAtOldCases, { runId });
      }
      return { runId: runId as never };
    },
  }),
  route(oldCases.look, {
    find: async (tx, given) => {
      const run = await findRun(tx, given);
      const old = run?.kind === "cases" ? await findOldRun(tx, run.id) : undefined;
      return run && old ? { run, old } : undefined;
    },
    may: (actor, { run }) => mayImportCases(actor, run.program_id),
    run: async ({ tx, found: { run, old } }) => {
      const { mapping } = old;
      const fieldOf = (table: string, header: string) => mapping.tables.find(({ name }) => name === table)?.columns[header] ?? null;
      const [saved, carriers, alike] = [
        await listMappings(tx, run.program_id),
        await listOwners(tx, run.program_id),
        await showAlike(tx, old.alike),
      ];
      return {
        runId: run.id as never,
        version: run.version,
        tables: old.look.map((table) => ({
          ...table,
          columns: table.columns.map((column) => ({ ...column, field: fieldOf(table.name, column.header) })),
        })),
        mapping,
        saved: old.name,
        names: saved.map(({ name }) => name),
        missing: missingFrom(mapping),
        choices: {
          ...old.choices,
          owners: [...old.choices.owners],
          statuses: [...old.choices.statuses],
          programs: [...old.choices.programs],
        },
        carriers: carriers.map(({ id, name }) => ({ id, name })),
        alike: alike as never,
      };
    },
  }),
  route(oldCases.map, {
    find: async (tx, given) => {
      const run = await findRun(tx, given);
      return run?.kind === "cases" ? run : undefined;
    },
    may: (actor, { program_id }) => mayImportCases(actor, program_id),
    run: async ({ tx, found, input: { mapping, name, version } }) => {
      const missing = missingFrom(mapping);
      if (missing) throw invalid({ mapping: missing });
      const old = await findOldRun(tx, found.id);
      if (!old) throw await refuseMove(tx, found, version);
      const from = found.status === "read" ? "read" : "mapping";
      if (!(await moveRun(tx, found, version, from, "reading"))) throw await refuseMove(tx, found, version);
      await keepRunMapping(tx, found.id, mapping, name);
      const tables = old.look.map(({ columns }) => ({ headers: columns.map(({ header }) => header) }));
      await saveMapping(tx, found.program_id, name, printHeaders(tx.searchKey(), tables), { ...mapping, source: found.system });
      await forgetStaged(tx, found.id);
      await later(tx, readOldCases, { runId: found.id });
      const moved = await findRun(tx, { runId: found.id });
      if (!moved) throw notFound();
      return showRun(moved);
    },
  }),
];
