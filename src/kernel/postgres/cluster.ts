import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries.ts";
import { StartRefused } from "./refusal.ts";
import type { SystemUser } from "./systemUser.ts";

const execute = promisify(execFile);

/** Nothing of this process's own environment reaches the server. */
export const serverEnvironment = () => ({ PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" });

/** PostgreSQL reads only the data of its own major release. */
export function refuseOtherMajor(cluster: string, binaries: Binaries): void {
  const major = fs.readFileSync(path.join(cluster, "PG_VERSION"), "utf8").trim();
  if (major === binaries.major) return;
  throw new StartRefused(
    `${cluster} was made by PostgreSQL ${major}, and this Holdfast brings PostgreSQL ${binaries.major}. ` +
      "Start the Holdfast it was made with, dump the database, and load it into a new folder; " +
      `or serve it with PostgreSQL ${major} and set DATABASE_URL.`,
  );
}

/** Made beside and renamed: a first start cut short leaves nothing that could be taken for a cluster. */
export async function makeCluster(o: { cluster: string; binaries: Binaries; user: SystemUser; password: string }): Promise<void> {
  const half = `${o.cluster}.new`;
  const pwfile = `${half}.pw`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.rmSync(pwfile, { force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  fs.writeFileSync(pwfile, o.password, { mode: 0o600 });
  if (o.user.uid !== undefined && o.user.gid !== undefined) {
    fs.chownSync(half, o.user.uid, o.user.gid);
    fs.chownSync(pwfile, o.user.uid, o.user.gid);
  }
  const keys = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${pwfile}`];
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const args = [`--pgdata=${half}`, ...keys, ...locale, "--data-checksums", "--no-instructions"];
  try {
    await execute(o.binaries.initdb, args, { ...o.user, cwd: "/", env: serverEnvironment() });
    fs.renameSync(half, o.cluster);
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim() || String(error);
    const hint = /effective user ID/.test(said) ? " Start Holdfast as a user that this machine knows by name, or set DATABASE_URL." : "";
    throw new StartRefused(`PostgreSQL could not make its data folder: ${said}${hint}`);
  } finally {
    fs.rmSync(pwfile, { force: true });
    fs.rmSync(half, { recursive: true, force: true });
  }
}
