import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { applyCases } from "../../imports/cases/jobs.ts";
import { type OldCaseFile, openOldFile, stageOldCases } from "../../imports/cases/lookCases.ts";
import { layMapping } from "../../imports/cases/mapping.ts";
import { missingFrom } from "../../imports/cases/missingFrom.ts";
import { listMappings } from "../../imports/cases/queries.ts";
import type { Finding, Run } from "../../imports/contract.ts";
import { findRun, moveRun, showRun } from "../../imports/queries.ts";
import { beginRun, hashFile } from "../../imports/stageRoster.ts";
import { countWrites } from "../../imports/weighChange.ts";
import { newId } from "../../kernel/ids.ts";
import { Problem } from "../../kernel/problem.ts";
import { type AsCommand, asKeeperOf, type Keeper, NothingKept } from "./actAsCommand.ts";
import { withInstance } from "./openInstance.ts";
import { type Outcome, Refusal, UsageError } from "./outcome.ts";
import { sayCounts, sayFindings } from "./sayRun.ts";

interface Asked {
  readonly place: string;
  readonly agency: string;
  readonly mapping: string;
  readonly system: string | undefined;
  readonly dryRun: boolean;
}

interface Read {
  readonly run: Run;
  readonly list: readonly Finding[];
}

/** `import cases`: old cases by a mapping somebody saved, in the name of who saved it: what is wrong, what would come in, and the writing of it. */
export async function importCases(args: readonly string[]): Promise<Outcome> {
  const asked = readArgs(args);
  const file = await openOldFile(asked.place);
  return withInstance((opened) =>
    asKeeperOf(opened, asked.agency, asked.mapping, (asKeeper, keeper) => bringIn(asked, file, asKeeper, keeper)),
  );
}

function readArgs(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        agency: { type: "string" },
        mapping: { type: "string" },
        system: { type: "string" },
        "dry-run": { type: "boolean", default: false },
      },
    });
    const [place, ...more] = positionals;
    if (!place || more.length > 0) throw new UsageError("Name one file, folder or zip.");
    if (!values.agency) throw new UsageError("Name the agency whose cases they are, with --agency.");
    if (!values.mapping)
      throw new UsageError("Name the saved mapping, with --mapping. It is made on the Import page, by reading such a file once.");
    return {
      place: resolve(place),
      agency: values.agency,
      mapping: values.mapping,
      system: values.system?.trim() || undefined,
      dryRun: values["dry-run"],
    };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

async function bringIn(asked: Asked, file: OldCaseFile, asKeeper: AsCommand, keeper: Keeper): Promise<Outcome> {
  const { run, list } = await stage(asked, file, asKeeper, keeper);
  const say = (...lines: string[]) => console.log(lines.join("\n"));
  say(`${asked.place}`, ...sayFindings(run, list), "");
  if (run.status !== "read") {
    console.error("Refused: nothing can be written from this file, and nothing was.");
    return 1;
  }
  say(...sayCounts(run.counts), "");
  if (asked.dryRun) {
    say("This was a dry run: nothing was written.");
    return run.findings.errors > 0 ? 1 : 0;
  }
  await agree(run, asKeeper);
  const left = run.findings.errors > 0 ? " What the errors above name was left out." : "";
  say(countWrites(run.counts) === 0 ? "Nothing had changed." : left ? `Written.${left}` : "Written, all of it.");
  return 0;
}

async function stage(asked: Asked, file: OldCaseFile, asKeeper: AsCommand, { programId }: Keeper): Promise<Read> {
  try {
    return await asKeeper("import.uploadCases", async (tx) => {
      const [saved] = await listMappings(tx, programId, { name: asked.mapping });
      if (!saved) throw new Refusal(`Whoever saved "${asked.mapping}" may not bring cases into its program any more.`);
      const system = asked.system ?? saved.mapping.source ?? saved.name;
      const given = { programId, system, fileName: basename(asked.place), hash: hashFile(Buffer.from(newId())) };
      const { runId } = await beginRun(tx, given, "cases");
      const mapping = layMapping(saved.mapping, file.tables);
      if (!file.refused && missingFrom(mapping) !== null)
        throw new Refusal(`This file does not have the columns of "${asked.mapping}". Read it once on the Import page.`);
      await stageOldCases(tx, { id: runId, program_id: programId, system }, file, mapping);
      const found = await findRun(tx, { runId });
      if (!found) throw new Error("the run is not there");
      const read = { run: showRun(found), list: found.findings as Finding[] };
      if (asked.dryRun) throw new NothingKept(read);
      return { value: read, about: { runId, programId } };
    });
  } catch (error) {
    if (error instanceof NothingKept) return error.value as Read;
    throw error;
  }
}

async function agree(run: Run, asKeeper: AsCommand): Promise<void> {
  const about = { runId: run.runId };
  try {
    await asKeeper("import.agree", async (tx) => {
      const found = await findRun(tx, about);
      if (!found || !(await moveRun(tx, found, run.version, "read", "applying")))
        throw new Refusal("Somebody else has dealt with this run meanwhile.");
      await applyCases(tx, run.runId);
      return { value: undefined, about };
    });
  } catch (error) {
    await asKeeper("import.fail", async (tx) => {
      const found = await findRun(tx, about);
      if (found) await moveRun(tx, found, run.version, "read", "failed");
      return { value: undefined, about };
    });
    if (error instanceof Problem && error.code === "import.overtaken")
      throw new Refusal("Others were brought in while this was read. Nothing of this was written; run the command again.");
    throw error;
  }
}
