import fs from "node:fs";
import path from "node:path";
import { findProcessBirth, servesCluster, waitUntil } from "./processes.ts";
import { StartRefused } from "./refusal.ts";

/** Who uses a data folder now. Left behind by a crash it blocks nobody: its process is gone, and that can be seen. */
interface Holder {
  pid: number;
  birth: string;
  address: string;
  socket: string;
}

/** A data folder taken; whoever found its holder dead may have taken it over since. */
export interface Hold {
  holds(): boolean;
  release(): void;
}

/** One that was just told to stop is given so many milliseconds to be gone. */
const PATIENCE = 3_000;

/** Takes the data folder for this process, or refuses with the address of the living instance that has it. */
export async function holdFolder(folder: string, address: string, socket: string): Promise<Hold> {
  const place = path.join(folder, "holder.json");
  const mine: Holder = { pid: process.pid, birth: findProcessBirth(process.pid) ?? "", address, socket };
  const half = `${place}.${process.pid}`;
  fs.writeFileSync(half, JSON.stringify(mine), { mode: 0o600 });
  try {
    const took = await waitUntil(() => {
      // A link is made whole or not at all, and fails when another has it.
      if (!linkOnce(half, place)) clearDeadHolder(place);
      return readHolder(place)?.socket === socket;
    }, PATIENCE);
    if (!took) refuseSecond(folder, readHolder(place));
  } finally {
    fs.rmSync(half, { force: true });
  }
  const holds = () => readHolder(place)?.socket === socket;
  return { holds, release: () => void (holds() && fs.rmSync(place, { force: true })) };
}

function linkOnce(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function refuseSecond(folder: string, held: Holder | undefined): never {
  const who = held ? ` (process ${held.pid}${held.address ? `, ${held.address}` : ""})` : "";
  throw new StartRefused(`Holdfast is already running on ${folder}${who}. Stop it first, or set HOLDFAST_DATA to another folder.`);
}

function clearDeadHolder(place: string): void {
  const held = readHolder(place);
  if (held && held.birth !== "" && findProcessBirth(held.pid) === held.birth) return;
  // Of several starters only one can rename it away; the others find it gone and look again.
  const aside = `${place}.dead.${process.pid}`;
  try {
    fs.renameSync(place, aside);
  } catch {
    return;
  }
  fs.rmSync(aside, { force: true });
  if (held?.socket) fs.rmSync(held.socket, { recursive: true, force: true });
}

function readHolder(place: string): Holder | undefined {
  try {
    return JSON.parse(fs.readFileSync(place, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

/** Stops a server that outlived its Holdfast and clears a lock file whose server is gone; call it only while holding the folder. */
export async function clearCluster(cluster: string): Promise<void> {
  const lock = path.join(cluster, "postmaster.pid");
  const pid = Number.parseInt(fs.existsSync(lock) ? fs.readFileSync(lock, "utf8") : "", 10);
  if (!Number.isInteger(pid)) return;
  const gone = () => !servesCluster(pid, cluster);
  // A server tied to its parent is already on its way out; then it is asked, then told.
  for (const [signal, patience] of [
    [undefined, 400],
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
  ] as const) {
    try {
      if (signal) process.kill(pid, signal);
    } catch {
      // Gone in between, or not ours to stop: the wait tells which.
    }
    if (await waitUntil(gone, patience)) {
      // The number may already belong to some other process, which PostgreSQL would take for its own server.
      fs.rmSync(lock, { force: true });
      return;
    }
  }
  throw new StartRefused(`Another PostgreSQL (process ${pid}) uses ${cluster} and does not stop. Stop it and start again.`);
}
