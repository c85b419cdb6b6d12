import { spawn } from "node:child_process";
import { join } from "node:path";
import { floors } from "../floors.ts";
import { checkBans, longFiles } from "./bans.ts";
import { checkFloors } from "./floors.ts";
import { root } from "./results.ts";
import { readTree } from "./source.ts";
import { findWordProblems } from "./words.ts";

/** What the code must be before it is tried; each part answers with all it has against it, a line each. */
export const parts: Readonly<Record<string, () => Promise<string[]>>> = {
  types: () => runTool("tsc", ["--noEmit", "--pretty", "false", "-p", "."]),
  style: () => runTool("biome", ["check", "--error-on-warnings", "--max-diagnostics=200", "--colors=off", "."]),
  floors: async () => checkFloors(readTree(root), floors),
  bans: async () => checkBans(readTree(root)),
  words: async () => findWordProblems(),
};

async function runTool(name: string, args: readonly string[]): Promise<string[]> {
  const child = spawn(join(root, "node_modules/.bin", name), args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  return code === 0 ? [] : [said.trim() || `${name} ended with code ${code}`];
}

/** Runs the parts asked for, or all, and says of each how it went; long files are only mentioned. */
async function runParts(names: readonly string[]): Promise<boolean> {
  let sound = true;
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    const part = parts[name];
    if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(", ")}.`);
    const begun = performance.now();
    const problems = await part();
    console.log(`${problems.length > 0 ? "✖" : "✔"} ${name}  ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    if (problems.length > 0) console.log(`${problems.join("\n")}\n`);
    if (name === "bans") for (const long of longFiles(readTree(root))) console.log(`  (${long})`);
    sound &&= problems.length === 0;
  }
  return sound;
}

if (import.meta.main) {
  const sound = await runParts(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    return false;
  });
  process.exitCode = sound ? 0 : 1;
}
