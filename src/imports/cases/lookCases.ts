import { sql } from "kysely";
import type { Tx } from "../../kernel/db.ts";
import { normaliseName } from "../../people/names.ts";
import { Findings, Unreadable } from "../roster/findings.ts";
import { settle } from "../stageRoster.ts";
import type { Mapping } from "./contract.ts";
import { layMapping, printHeaders, suggestMapping } from "./mapping.ts";
import { missingFrom } from "./missingFrom.ts";
import { type KnownOld, planCases } from "./planCases.ts";
import { keepChoices, keepLook, listMappings, listOwners, type OldRun } from "./queries.ts";
import { readCases } from "./readCases.ts";
import { stageOld } from "./stageCases.ts";
import { type OldTable, readTables } from "./tables.ts";

const SAMPLES = 3;
/** Every faulty row is named up to here; beyond it they are counted. */
const NAMED = 5000;

/** The tables of a file, or the reason why there are none. */
export interface OldCaseFile {
  readonly tables: readonly OldTable[];
  readonly findings: Findings;
  readonly refused: boolean;
}

/** Reads a file into tables; what cannot be read at all is a finding. */
export async function openOldFile(source: Buffer | string): Promise<OldCaseFile> {
  const findings = new Findings(NAMED);
  try {
    return { tables: await readTables(source, findings), findings, refused: false };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    findings.addFatal(error.code, { file: null, ...(error.line && { line: error.line }) }, error.message);
    return { tables: [], findings, refused: true };
  }
}

/** Looks at a file that just came: a mapping saved for these headers is taken, else one is suggested. Answers whether it can be read at once. */
export async function lookAtFile(
  tx: Tx,
  run: { id: string; program_id: string },
  { tables, findings, refused }: OldCaseFile,
): Promise<Mapping | null> {
  if (refused) {
    await settle(tx, run.id, { status: "refused", format: null, findings: findings.list(), counts: {} });
    return null;
  }
  const headers = printHeaders(tx.searchKey(), tables);
  const [saved] = await listMappings(tx, run.program_id, { headers });
  const mapping = saved ? layMapping(saved.mapping, tables) : suggestMapping(tables);
  await keepLook(tx, run.id, tables.map(sampleTable), mapping, saved?.name ?? null);
  if (saved && missingFrom(mapping) === null) return mapping;
  await tx.db.updateTable("imports.run").set({ status: "mapping" }).where("id", "=", run.id).execute();
  return null;
}

function sampleTable({ name, headers, rows }: OldTable): OldRun["look"][number] {
  const samplesOf = (at: number) => {
    const found = new Set<string>();
    for (const { cells } of rows) {
      if (found.size === SAMPLES) break;
      if (cells[at]) found.add([...cells[at].replace(/\s+/g, " ")].slice(0, 60).join(""));
    }
    return [...found];
  };
  return { name, rows: rows.length, columns: headers.map((header, at) => ({ header, samples: samplesOf(at), field: null })) };
}

/** Reads a file by a mapping and stages what it would change. */
export async function stageOldCases(
  tx: Tx,
  run: { id: string; program_id: string; system: string },
  file: OldCaseFile,
  mapping: Mapping,
): Promise<void> {
  const { tables, findings } = file;
  const program = await tx.db
    .selectFrom("agencies.program")
    .select(["name", "slug"])
    .where("id", "=", run.program_id)
    .executeTakeFirstOrThrow();
  const carriers = await listOwners(tx, run.program_id);
  const sites = await tx.db.selectFrom("agencies.site").select(["id", "name"]).where("ended_at", "is", null).execute();
  const place = { today: tx.actor.today, programWords: [program.name, program.slug].map(normaliseName), carriers, sites };
  const old = readCases(tables, mapping, place, findings);
  const { rows: known } =
    await sql<KnownOld>`select kind, outside, inside, print, mine, touched, person_id from imports.known_cases(${run.system})`.execute(
      tx.db,
    );
  const linked = await linkPeople(tx, old.people, mapping, findings);
  await leaveBarred(tx, old, linked, known, findings);
  const plan = planCases(old, known, linked, tx.searchKey());
  for (const { line, kind } of plan.kept)
    findings.add(
      "warning",
      "row.keptHere",
      { file: mapping.tables.find(({ role }) => role === (kind === "history" ? "history" : "cases"))?.name ?? null, line },
      kind === "history"
        ? "This history row changed in the old system. What was brought in before stays."
        : "This row changed in the old system, and somebody wrote here since. What stands here stays.",
    );
  await tx.db.deleteFrom("imports.staged").where("run_id", "=", run.id).execute();
  await stageOld(tx, run.id, plan.changes);
  const alike = await findAlike(tx, run.id, plan.changes);
  await keepChoices(tx, run.id, old.choices, alike);
  await settle(tx, run.id, { status: "read", format: null, findings: findings.list().slice(0, NAMED), counts: plan.counts });
}

/** Persons here by exact ids alone, or because somebody said so; two with one id are neither. */
async function linkPeople(
  tx: Tx,
  people: ReturnType<typeof readCases>["people"],
  mapping: Mapping,
  findings: Findings,
): Promise<Map<string, string>> {
  const linked = new Map<string, string>();
  const ids = [...people.values()].flatMap(({ studentId }) => studentId ?? []);
  if (ids.length > 0) {
    const { rows } = await sql<{
      outside: string;
      person_id: string;
    }>`select outside, person_id from imports.known_students(${ids})`.execute(tx.db);
    const found = Map.groupBy(rows, ({ outside }) => outside);
    for (const { key, studentId, line } of people.values()) {
      const [one, two] = found.get(studentId ?? "") ?? [];
      if (one && !two) linked.set(key, one.person_id);
      if (two)
        findings.add(
          "warning",
          "person.twoHere",
          { file: null, line },
          "Two people here have this id. A new person is written down; say below who it is.",
        );
    }
  }
  const chosen = Object.entries(mapping.same).filter(([key]) => people.has(key));
  if (chosen.length > 0) {
    const seen = await tx.db
      .selectFrom("people.person")
      .select("id")
      .where(
        "id",
        "in",
        chosen.map(([, id]) => id),
      )
      .execute();
    for (const [key, id] of chosen) if (seen.some((row) => row.id === id)) linked.set(key, id);
  }
  return linked;
}

/** An owner who cannot have this very person's case: said in the words of every owner who cannot. */
async function leaveBarred(
  tx: Tx,
  old: ReturnType<typeof readCases>,
  linked: ReadonlyMap<string, string>,
  known: readonly KnownOld[],
  findings: Findings,
): Promise<void> {
  const before = new Map(known.filter(({ kind }) => kind === "person").map(({ outside, inside }) => [outside, inside]));
  const pairs = old.cases.flatMap((one) => {
    const person = before.get(one.personKey) ?? linked.get(one.personKey);
    return person && one.managerId && one.status !== "closed" ? [{ one, person, account: one.managerId }] : [];
  });
  if (pairs.length === 0) return;
  const { rows } = await sql<{ account_id: string; person_id: string }>`
    select account_id, person_id from imports.barred_pairs(${pairs.map(({ account }) => account)}::uuid[], ${pairs.map(({ person }) => person)}::uuid[])`.execute(
    tx.db,
  );
  const barred = new Set(rows.map((row) => `${row.account_id}|${row.person_id}`));
  for (const { one, person, account } of pairs) {
    if (!barred.has(`${account}|${person}`)) continue;
    (old.cases as unknown[]).splice(old.cases.indexOf(one), 1);
    findings.add(
      "error",
      "owner.unknown",
      { file: null, line: one.line },
      "This owner cannot have a case here. Choose whose it is. The row was left out.",
    );
  }
}

/** New persons whose name shares two whole words with somebody here; three each, two hundred in all. */
async function findAlike(tx: Tx, runId: string, changes: ReturnType<typeof planCases>["changes"]): Promise<OldRun["alike"]> {
  const WORD = 10;
  const { rows } = await sql<{
    place: number;
    person_id: string;
  }>`select place, person_id from imports.alike_people(${runId}, ${WORD})`.execute(tx.db);
  const perPlace = new Map<number, number>();
  return rows
    .flatMap(({ place, person_id }) => {
      const change = changes[place];
      const nth = (perPlace.get(place) ?? 0) + 1;
      perPlace.set(place, nth);
      if (change?.kind !== "person" || nth > 3) return [];
      const { key, given, family, call, line } = change.person;
      return [{ key, title: [given ?? call, family].filter(Boolean).join(" "), line, personId: person_id }];
    })
    .slice(0, 200);
}
