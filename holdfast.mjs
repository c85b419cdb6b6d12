#!/usr/bin/env node
// The one way in: installs what is missing, then runs the command on a Node that can run it. Plain JavaScript, so that an old Node reads it.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { serverEnvironment, serverFlags } from "./scripts/serverFlags.mjs";

const root = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(root, "node_modules");
const mark = path.join(modules, ".lock-sum");
/** The first Node with everything the app uses (types stripped, Argon2id). */
const NEEDED = [24, 7];

const SERVER = "src/app/start.ts";
const COMMANDS = {
  start: [SERVER, "run with the demo network, on a database of its own"],
  serve: [SERVER, "run without demo data; the first start prints a set-up link"],
  import: ["src/app/cli.ts", "read a file of people, a roster, or a directory of services"],
  backup: ["src/app/cli.ts", "write a sealed copy of everything, and try it out, while people work"],
  restore: ["src/app/cli.ts", "bring such a copy back into an empty data folder"],
  test: ["scripts/test.ts", "run the tests"],
  check: ["scripts/check.ts", "check types, style, words and floors"],
  bench: ["bench/bench.ts", "measure"],
  capabilities: ["scripts/capabilities.ts", "list what Holdfast can do, with the tests that show it"],
  oracle: ["scripts/oracle.ts", "hold what every account of a random world sees against the rules"],
  mutants: ["scripts/mutants.ts", "weaken the boundary in many ways and see each noticed"],
  types: ["scripts/types.ts", "write db/types.ts from the migrations"],
  build: ["scripts/build.ts", "build the pages"],
};

function printHelp(print) {
  print("Holdfast: case management in which nobody falls through the cracks.\n\nUsage: npx holdfast <command>\n");
  for (const [name, [, what]] of Object.entries(COMMANDS)) print(`  ${name.padEnd(14)}${what}`);
  print("\nOther words are commands to an instance that runs: npx holdfast commands lists them.");
}

function findFile(command) {
  if (Object.hasOwn(COMMANDS, command)) return COMMANDS[command][0];
  return /^[a-z]/.test(command) ? "src/app/cli.ts" : undefined;
}

const sumOfLock = () =>
  createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
const isInstalled = () => fs.existsSync(mark) && fs.readFileSync(mark, "utf8") === sumOfLock();

/** Takes the place of the one who installs, or says who has it. A holder that died is not waited for. */
function takeInstall(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  try {
    process.kill(Number(fs.readFileSync(lock, "utf8")) || -1, 0);
  } catch (error) {
    if (error.code !== "EPERM") fs.rmSync(lock, { force: true });
  }
  return false;
}

async function installDependencies() {
  const lock = path.join(os.tmpdir(), `holdfast-install-${createHash("sha256").update(root).digest("hex").slice(0, 16)}`);
  let said = false;
  while (!takeInstall(lock)) {
    if (!said) console.log("Another Holdfast is installing; waiting for it …");
    said = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    if (isInstalled()) return;
    await runInstall();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

async function runInstall() {
  console.log("Installing dependencies (about a minute) …");
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const clock = setInterval(() => console.log(`… still installing, ${seconds()} s`), 15_000);
  fs.rmSync(mark, { force: true });
  const npm = spawn("npm", ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  const code = await new Promise((resolve) => {
    npm.once("error", () => resolve(127));
    npm.once("exit", (status) => resolve(status ?? 1));
  });
  clearInterval(clock);
  if (code !== 0) {
    console.error("Installing the dependencies failed; npm's own words are above. Run the command again when it can reach the registry.");
    process.exit(code);
  }
  fs.writeFileSync(mark, sumOfLock());
  console.log(`Installed in ${seconds()} s.`);
}

/** The Node that runs this when it is new enough, else the one npm brought along. */
function findNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return process.execPath;
  const brought = path.join(modules, ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (fs.existsSync(brought)) return fs.realpathSync(brought);
  console.error(
    `Holdfast needs Node ${NEEDED.join(".")} or newer; this is ${process.versions.node}, and none came with npm for this machine.`,
  );
  process.exit(1);
}

function run(file, args) {
  const node = findNode();
  const follow = path.join(root, "src/kernel/followLauncher.ts");
  const child = spawn(
    node,
    ["--disable-warning=ExperimentalWarning", ...(file === SERVER ? serverFlags : []), "--import", follow, path.join(root, file), ...args],
    {
      // The channel carries nothing: its end tells the child that this process is gone.
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      // Types are stripped once a file, not at each start.
      env: {
        NODE_COMPILE_CACHE: path.join(modules, ".cache", "holdfast"),
        ...(file === SERVER && serverEnvironment),
        ...process.env,
        PATH: [path.dirname(node), path.join(modules, ".bin"), process.env.PATH].join(path.delimiter),
      },
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once("exit", (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  if (process.env.npm_lifecycle_event) followNpm(child);
}

/** Killed outright, npm cannot pass anything on. Started from a shell in the background, Holdfast outlives the shell. */
function followNpm(child) {
  const parents = findParents();
  setInterval(() => findParents() !== parents && child.kill("SIGTERM"), 500).unref();
}

/** The process that started this one and, where it can be seen, the one before: npm puts a shell in between. */
function findParents() {
  try {
    const stat = fs.readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

const [command, ...rest] = process.argv.slice(2);
const file = command === undefined ? undefined : findFile(command);
if (command === "--help" || command === "-h" || command === "help") {
  printHelp(console.log);
} else if (file === undefined || !fs.existsSync(path.join(root, file))) {
  printHelp(console.error);
  process.exit(2);
} else {
  if (!isInstalled()) await installDependencies();
  // Only the files that serve several commands are told which one it is.
  const shared = file.startsWith("src/app/");
  run(file, shared ? [command, ...rest] : rest);
}
