import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import type { Finding, Run } from "../../imports/contract.ts";
import { findRun, forgetStaged, listRosterPrograms, moveRun, showRun } from "../../imports/queries.ts";
import { type RosterReading, readRoster } from "../../imports/roster/read.ts";
import { beginRun, hashFile, stageRoster } from "../../imports/stageRoster.ts";
import { countWrites, endsMany } from "../../imports/weighChange.ts";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { Problem } from "../../kernel/problem.ts";
import { type AsCommand, asCommandOf, NothingKept } from "./actAsCommand.ts";
import { withInstance } from "./openInstance.ts";
import { type Outcome, Refusal, UsageError } from "./outcome.ts";
import { sayCounts, sayEndings, sayFindings } from "./sayRun.ts";

interface Asked {
  readonly place: string;
  readonly agency: string;
  readonly program: string | undefined;
  readonly system: string;
  readonly dryRun: boolean;
  readonly endMany: boolean;
}

interface Read {
  readonly run: Run;
  readonly list: readonly Finding[];
}

/** `import roster`: what is wrong, what would change, and, unless it is a dry run, the writing of it, all or nothing. */
export async function importRoster(args: readonly string[]): Promise<Outcome> {
  const asked = readArgs(args);
  // Read before anything is opened: it takes long, and touches nothing but the file.
  const reading = await readRoster(asked.place);
  return withInstance((opened) => asCommandOf(opened, asked.agency, (asCommand) => bringIn(asked, reading, asCommand)));
}

function readArgs(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        agency: { type: "string" },
        program: { type: "string" },
        system: { type: "string", default: "sis" },
        "dry-run": { type: "boolean", default: false },
        "end-many": { type: "boolean", default: false },
      },
    });
    const [place, ...more] = positionals;
    if (!place || more.length > 0) throw new UsageError("Name one folder or zip file.");
    if (!values.agency) throw new UsageError("Name the agency whose roster it is, with --agency.");
    if (!values.system.trim() || values.system.length > 60) throw new UsageError("--system is a short name, of 60 letters at most.");
    return {
      place: resolve(place),
      agency: values.agency,
      program: values.program,
      system: values.system.trim(),
      dryRun: values["dry-run"],
      endMany: values["end-many"],
    };
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

async function bringIn(asked: Asked, reading: RosterReading, asCommand: AsCommand): Promise<Outcome> {
  const { run, list } = await stage(asked, reading, asCommand);
  const say = (...lines: string[]) => console.log(lines.join("\n"));
  say(`${asked.place}`, ...sayFindings(run, list), "");
  if (run.status === "refused") {
    console.error("Refused: nothing can be written from these files, and nothing was.");
    return 1;
  }
  say(...sayCounts(run.counts), "");
  const many = endsMany(run.counts);
  if (many.length > 0) say(...sayEndings(many), "");
  if (asked.dryRun) {
    say("This was a dry run: nothing was written.");
    return run.findings.errors > 0 ? 1 : 0;
  }
  if (many.length > 0 && !asked.endMany) {
    await asCommand("import.drop", async (tx) => ({ value: await letGo(tx, run), about: { runId: run.runId } }));
    console.error("Refused, and nothing was written: so many seldom end at once. If they really do, give --end-many.");
    return 1;
  }
  await agree(run, asCommand);
  const left = run.findings.errors > 0 ? " What the errors above name was left out." : "";
  say(countWrites(run.counts) === 0 ? "Nothing had changed." : left ? `Written.${left}` : "Written, all of it.");
  return 0;
}

/** Reads and compares; of a dry run not even that stays, nor the account it was done by. */
async function stage(asked: Asked, reading: RosterReading, asCommand: AsCommand): Promise<Read> {
  try {
    return await asCommand("import.upload", async (tx) => {
      const programId = await chooseProgram(tx, asked.program);
      // A run of its own, never one that somebody has open.
      const { runId } = await beginRun(tx, {
        programId,
        system: asked.system,
        fileName: basename(asked.place),
        hash: hashFile(Buffer.from(newId())),
      });
      await stageRoster(tx, runId, reading);
      const read = await showRead(tx, runId);
      if (asked.dryRun) throw new NothingKept(read);
      return { value: read, about: { runId, programId } };
    });
  } catch (error) {
    if (error instanceof NothingKept) return error.value as Read;
    throw error;
  }
}

async function showRead(tx: Tx, runId: string): Promise<Read> {
  const found = await findRun(tx, { runId });
  if (!found) throw new Error("the run is not there");
  return { run: showRun(found), list: found.findings as Finding[] };
}

async function chooseProgram(tx: Tx, named: string | undefined): Promise<string> {
  const programs = await listRosterPrograms(tx);
  const found = programs.find((program) =>
    named === undefined ? program.usual : program.slug === named || program.programId === named.toLowerCase(),
  );
  if (found) return found.programId;
  const choices = programs.map((program) => `  ${program.slug.padEnd(32)}${program.name}`);
  const why =
    named === undefined ? "Say with --program which program the students belong to." : `There is no program "${named}" in this agency.`;
  throw new UsageError([why, ...(programs.length > 0 ? ["The programs are:", ...choices] : ["The agency has no program yet."])].join("\n"));
}

async function letGo(tx: Tx, run: Run): Promise<void> {
  const found = await findRun(tx, { runId: run.runId });
  if (found) await moveRun(tx, found, run.version, "read", "dropped");
  await forgetStaged(tx, run.runId);
}

/** Agreed to and written in one transaction; a fault leaves the agency's records as they were, and is seen on the run. */
async function agree(run: Run, asCommand: AsCommand): Promise<void> {
  const about = { runId: run.runId };
  try {
    await asCommand("import.agree", async (tx) => {
      const found = await findRun(tx, about);
      if (!found || !(await moveRun(tx, found, run.version, "read", "applying")))
        throw new Refusal("Somebody else has dealt with this run meanwhile.");
      await sql`select imports.apply_run(${run.runId})`.execute(tx.db);
      return { value: undefined, about };
    });
  } catch (error) {
    await asCommand("import.fail", async (tx) => {
      const found = await findRun(tx, about);
      if (found) await moveRun(tx, found, run.version, "read", "failed");
      return { value: undefined, about };
    });
    const overtaken = error instanceof Problem && error.code === "import.overtaken";
    throw overtaken
      ? new Refusal("Another roster was written while this one was read. Nothing of this one was written; run the command again.")
      : error;
  }
}
