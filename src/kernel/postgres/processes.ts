import { spawnSync } from "node:child_process";
import fs from "node:fs";

/** What tells a process from a later one with the same number; undefined when it is gone or only waits to be reaped. */
export function findProcessBirth(pid: number): string | undefined {
  if (process.platform === "linux") {
    try {
      // The name in brackets may itself hold spaces: count the fields after its end.
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? undefined : `${readBoot()}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  const asked = spawnSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" });
  const line = asked.stdout?.trim() ?? "";
  return asked.status !== 0 || line === "" || line.startsWith("Z") ? undefined : line.replace(/^\S+\s+/, "");
}

function readBoot(): string {
  return fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
}

/** Whether the process is a PostgreSQL server that works in `cluster` (a server makes its folder the current one). */
export function servesCluster(pid: number, cluster: string): boolean {
  if (findProcessBirth(pid) === undefined) return false;
  try {
    if (process.platform === "linux") return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(cluster);
  } catch {
    return false;
  }
  const asked = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return /postgres/.test(asked.stdout ?? "") && (asked.stdout ?? "").includes(cluster);
}

/** Waits in steps until `done`, at most `ms`; says whether it came. */
export async function waitUntil(done: () => boolean, ms: number): Promise<boolean> {
  for (let waited = 0; waited <= ms; waited += 20) {
    if (done()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}
