import fs from "node:fs";

const TICK_MS = 10;

/** Milliseconds of CPU a process has used so far, all its threads. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The same of all processes under one, itself and those that have ended included: PostgreSQL's backends under its postmaster. */
export function cpuUnder(pid: number): number {
  const fields = statOf(pid);
  const ended = (Number(fields[13]) + Number(fields[14])) * TICK_MS;
  let sum = cpuOf(pid) + ended;
  for (const child of childrenOf(pid)) {
    try {
      // Nanoseconds on a processor: backends have one thread, and a tick is too coarse for them.
      sum += Number(fs.readFileSync(`/proc/${child}/schedstat`, "utf8").split(" ")[0]) / 1e6;
    } catch {
      // A backend that has gone in the meantime.
    }
  }
  return sum;
}

/** What the kernel says of a process, from its state on. */
const statOf = (pid: number) =>
  fs
    .readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");

function childrenOf(pid: number): number[] {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      try {
        return Number(statOf(candidate)[1]) === pid;
      } catch {
        return false;
      }
    });
}

/** Resident memory of a process, MiB. */
export function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) / 1024;
}
