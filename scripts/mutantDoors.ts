import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Mutant } from "../src/access/mutantsFixture.ts";
import { readTrips } from "./mutantTrips.ts";
import { root } from "./results.ts";
import type { TestEvent } from "./testevents.ts";

const folder = mkdtempSync(path.join(tmpdir(), "holdfast-mutants-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
/** Not those of whole installations, of a simulated year or of a thousand arrivals: each takes a minute and more, and they are nobody's first witness. */
const SLOW = /^src\/app\/(?!sweep)|year\.test|arrivals\.test|Year|many\.test/;
/** Counts what there is in the catalogue, and so fails whatever is taken out of it: that proves nothing about the boundary. */
const NO_WITNESS = "src/access/mutants.test.ts";
const files = globSync("src/**/*.test.ts", { cwd: root, exclude: [NO_WITNESS] }).map((file) => ({
  file,
  text: readFileSync(path.join(root, file), "utf8"),
}));
const PATIENCE = 180_000;
/** More files than this are not asked about one gate. */
const AT_MOST = 12;

interface Witness {
  readonly file: string;
  /** The tests of it that name what the gate says; none: all of them are asked. */
  readonly titles: readonly string[];
}

/** The titles of the tests whose text names one of the codes. */
const titlesNaming = (text: string, says: readonly string[]) =>
  text
    .split(/^(?=test\()/m)
    .filter((test) => says.some((code) => test.includes(code)))
    .flatMap((test) => /^test\(\s*"((?:[^"\\]|\\.)*)"/.exec(test)?.[1] ?? []);

/** How much each file speaks of what the name is made of: a word counts the more, the fewer files know it. */
function rankByWords(name: string): Map<string, number> {
  const words = [...new Set(name.toLowerCase().split(/[^a-z]+/))].filter((word) => word.length > 3);
  const rank = new Map<string, number>();
  for (const word of words) {
    const knowing = files.filter(({ file, text }) => `${file} ${text}`.toLowerCase().includes(word));
    const weight = Math.log(files.length / Math.max(1, knowing.length));
    for (const { file, text } of knowing) {
      const said = Math.min(5, text.toLowerCase().split(word).length - 1) + (file.toLowerCase().includes(word) ? 10 : 0);
      rank.set(file, (rank.get(file) ?? 0) + weight * said);
    }
  }
  return rank;
}

/** The tests that may notice a gate: where a trace knows them, those that trip it; else those that name what it says, then those of its slices, those first that speak most of it. */
function findWitnesses(name: string, { slices, says }: NonNullable<Mutant["doors"]>): Witness[] {
  const tripping = readTrips()?.[name];
  if (tripping) return tripping.slice(0, AT_MOST).map((file) => ({ file, titles: [] }));
  const isOf = ({ file }: Witness) => slices.some((slice) => file.startsWith(`src/${slice}/`));
  const naming = files.flatMap(({ file, text }) => {
    const titles = titlesNaming(text, says);
    return titles.length > 0 ? [{ file, titles }] : [];
  });
  const rank = rankByWords(name);
  const rankOf = (witness: Witness) => (rank.get(witness.file) ?? 0) + (isOf(witness) ? 10 : 0);
  const whole = files.map(({ file }) => ({ file, titles: [] })).filter((witness) => !SLOW.test(witness.file) && rankOf(witness) > 0);
  return [...naming.toSorted((a, b) => rankOf(b) - rankOf(a)), ...whole.toSorted((a, b) => rankOf(b) - rankOf(a))].slice(0, AT_MOST);
}

/** What failed in a file, run against databases in which the statements were made; nothing where all of it passed. */
async function failuresOf({ file, titles }: Witness, statements?: string): Promise<string[]> {
  const [events, sql] = [path.join(folder, "events.jsonl"), path.join(folder, "mutant.sql")];
  rmSync(events, { force: true });
  if (statements) writeFileSync(sql, statements);
  const patterns = titles.flatMap((title) => ["--test-name-pattern", `^${title.replace(/[^\w ]/g, ".")}$`]);
  const child = spawn(
    process.execPath,
    ["--test", "--test-reporter", path.join(root, "scripts/testevents.ts"), "--test-reporter-destination", events, ...patterns, file],
    { cwd: root, stdio: "ignore", env: { ...process.env, ...(statements && { HOLDFAST_TEST_MUTANT: sql }) } },
  );
  const timer = setTimeout(() => child.kill(), PATIENCE);
  await new Promise((resolve) => child.on("exit", resolve));
  clearTimeout(timer);
  const told = readFileSync(events, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TestEvent);
  if (told.length === 0) throw new Error(`${file} ran no test`);
  return told.filter(({ status }) => status === "failed").map((test) => test.path.join(" › "));
}

const sound = new Map<string, Promise<string[]>>();

/** The test by the door that fails once a gate is gone, by its file and title. One that fails as things stand is no witness. */
export async function askDoors({ name, doors }: Pick<Mutant, "name" | "doors">, statements: string): Promise<string[]> {
  for (const witness of doors ? findWitnesses(name, doors) : []) {
    const { file } = witness;
    const failed = await failuresOf(witness, statements);
    if (failed.length === 0) continue;
    const key = [file, ...witness.titles].join("|");
    const before = (await (sound.get(key) ?? sound.set(key, failuresOf(witness)).get(key))) ?? [];
    const told = failed.find((title) => !before.includes(title));
    if (told) return [`${file}: ${told}`];
    console.log(`  (${file} fails as it stands: ${before[0]})`);
  }
  return [];
}
