import type { Actor } from "../kernel/actor.ts";
import type { Tx } from "../kernel/db.ts";
import { nothing, type Route, route } from "../kernel/door.ts";
import { later } from "../kernel/jobs.ts";
import { caseImportPrograms, mayImportCases } from "./cases/policy.ts";
import { oldCaseRoutes } from "./cases/routes.ts";
import { type Finding, imports, type Run } from "./contract.ts";
import { applyAgreed, readUploaded } from "./jobs.ts";
import {
  type FoundRun,
  findRun,
  forgetFile,
  forgetStaged,
  keepFile,
  listChanges,
  listRosterPrograms,
  listRuns,
  moveRun,
  showRun,
} from "./queries.ts";
import { refuseMove } from "./refuseMove.ts";
import { beginRun, hashFile } from "./stageRoster.ts";

/** Rosters are brought in by whoever administers the agency. */
const mayImport = (actor: Actor) => actor.mayAdmin;

/** A run's own kind says who may: of rosters the administrator, of old cases those who write the program. */
const mayDecide = (actor: Actor, { kind, program_id }: FoundRun) =>
  kind === "roster" ? mayImport(actor) : mayImportCases(actor, program_id);

async function move(tx: Tx, found: FoundRun, version: number, from: Run["status"], to: Run["status"]): Promise<Run> {
  if (await moveRun(tx, found, version, from, to)) {
    const moved = await findRun(tx, { runId: found.id });
    if (moved) return showRun(moved);
  }
  throw await refuseMove(tx, found, version);
}

export const importRoutes: Route[] = [
  route(imports.list, {
    find: nothing,
    may: (actor) => mayImport(actor) || caseImportPrograms(actor).length > 0,
    run: async ({ tx }) => ({ runs: (await listRuns(tx)).map(showRun), programs: tx.actor.mayAdmin ? await listRosterPrograms(tx) : [] }),
  }),
  route(imports.upload, {
    find: (tx, { programId }) => tx.db.selectFrom("agencies.program").select("id").where("id", "=", programId).executeTakeFirst(),
    may: mayImport,
    run: async ({ tx, input }) => {
      const given = { programId: input.programId, system: input.system ?? "sis", fileName: input.fileName, hash: hashFile(input.file) };
      const { runId, fresh } = await beginRun(tx, given);
      if (fresh) {
        await keepFile(tx, runId, input.file);
        await later(tx, readUploaded, { runId });
      }
      return { runId: runId as never };
    },
  }),
  route(imports.show, {
    find: findRun,
    may: mayDecide,
    run: async ({ found }) => ({ ...showRun(found), list: found.findings as Finding[] }),
  }),
  route(imports.changes, {
    find: findRun,
    may: mayDecide,
    run: ({ tx, found, input }) => listChanges(tx, found.id, input.kind, input.change, Number(input.after ?? -1)),
  }),
  route(imports.agree, {
    find: findRun,
    may: mayDecide,
    run: async ({ tx, found, input }) => {
      const run = await move(tx, found, input.version, "read", "applying");
      await later(tx, applyAgreed, { runId: found.id });
      return run;
    },
  }),
  route(imports.drop, {
    find: findRun,
    may: mayDecide,
    run: async ({ tx, found, input }) => {
      await move(tx, found, input.version, found.status === "mapping" ? "mapping" : "read", "dropped");
      await forgetStaged(tx, found.id);
      await forgetFile(tx, found.id);
      return {};
    },
  }),
  ...oldCaseRoutes,
];
