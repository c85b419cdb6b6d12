import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/** Once before all workers: the pages are built and the demo network is laid where the workers copy it from. */
export default function prepare(): void {
  for (const args of [["scripts/build.ts"], ["e2e/serve.ts", "prepare"]]) {
    execFileSync(process.execPath, [join(root, args[0] ?? ""), ...args.slice(1)], { cwd: root, stdio: "inherit" });
  }
}
