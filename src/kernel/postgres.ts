import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { keepSecret } from "./dataFolder.ts";
import { type Binaries, findBinaries } from "./postgres/binaries.ts";
import { makeCluster, refuseOtherMajor, serverEnvironment } from "./postgres/cluster.ts";
import { clearCluster, type Hold, holdFolder } from "./postgres/holder.ts";
import { StartRefused } from "./postgres/refusal.ts";
import { chooseSystemUser, type SystemUser } from "./postgres/systemUser.ts";

/** How to start the database that comes with Holdfast. */
export interface PostgresOptions {
  /** The data folder; the cluster lies in its `postgres/`, the superuser's password in `secrets/postgres`. */
  folder: string;
  /** Where this instance will answer, told to whoever tries to start a second one on the folder. */
  address?: string;
  /** Server settings, such as `fsync: "off"` in tests. */
  settings?: Readonly<Record<string, string>>;
  /** Hears what the server logs. */
  log?: (line: string) => void;
  /** Called when the server ended though nobody stopped it, and could not be started again. */
  lost?: (reason: string) => void;
}

/** A running PostgreSQL, reachable only through its private socket. */
export interface Postgres {
  admin: pg.ClientConfig;
  version: string;
  stop(): Promise<void>;
}

// Values of rows never reach a log: "Failing row contains (…)", parameters and statements stay out.
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "",
  port: "5432",
  unix_socket_permissions: "0700",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_min_error_statement: "panic",
  password_encryption: "scram-sha-256",
};

/** Starts the PostgreSQL that came with npm on its own folder and private socket; makes the cluster on the first run. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  if (process.platform === "win32")
    throw new StartRefused("On Windows Holdfast needs a PostgreSQL of its own: set DATABASE_URL, or run it under WSL.");
  const folder = path.resolve(options.folder);
  const cluster = path.join(folder, "postgres");
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
  const user = chooseSystemUser(cluster);
  if (user.uid !== undefined) fs.chmodSync(folder, 0o711);
  const socket = makeSocketFolder(user);
  let hold: Hold | undefined;
  try {
    hold = await holdFolder(folder, options.address ?? "", socket);
    const binaries = findBinaries(user, folder);
    const password = keepSecret(folder, "postgres", () => randomBytes(32).toString("base64url"));
    if (fs.existsSync(cluster)) refuseOtherMajor(cluster, binaries);
    else await makeCluster({ cluster, binaries, user, password });
    await clearCluster(cluster);
    const admin: pg.ClientConfig = { host: socket, port: 5432, user: "postgres", password, database: "postgres" };
    return await supervise({ binaries, user, cluster, socket, admin, options, hold });
  } catch (error) {
    hold?.release();
    fs.rmSync(socket, { recursive: true, force: true });
    throw error;
  }
}

/** A path to a socket may have 107 bytes, and PostgreSQL's own name takes 14 of them. */
function makeSocketFolder(user: SystemUser): string {
  const base = Buffer.byteLength(os.tmpdir()) > 70 ? "/tmp" : os.tmpdir();
  const socket = fs.mkdtempSync(path.join(base, "holdfast-"));
  if (user.uid !== undefined && user.gid !== undefined) fs.chownSync(socket, user.uid, user.gid);
  return socket;
}

interface Supervised {
  binaries: Binaries;
  user: SystemUser;
  cluster: string;
  socket: string;
  admin: pg.ClientConfig;
  options: PostgresOptions;
  hold: Hold;
}

/** Keeps one server running: ended from outside it is started again, three times at most, and connections find it in the same place. */
async function supervise(o: Supervised): Promise<Postgres> {
  let stopping = false;
  let restarts = 0;
  let server = launch(o);
  const watch = () =>
    server.child.once("exit", async () => {
      if (stopping) return;
      try {
        restarts += 1;
        if (restarts > 3 || !o.hold.holds()) throw new Error(server.tail());
        await clearCluster(o.cluster);
        server = launch(o);
        watch();
        await waitForAnswer(o.admin, server);
      } catch (error) {
        if (!stopping) o.options.lost?.(`PostgreSQL ended: ${(error as Error).message}`);
      }
    });
  // PostgreSQL can need a moment to notice that a killed predecessor's workers are gone.
  let version = await waitForAnswer(o.admin, server).catch(() => undefined);
  for (let tries = 0; version === undefined; tries += 1) {
    const said = server.tail();
    if (tries >= 10 || !/pre-existing shared memory|already exists/.test(said))
      throw new StartRefused(`PostgreSQL did not start: ${said.trim()}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    server = launch(o);
    version = await waitForAnswer(o.admin, server).catch(() => undefined);
  }
  watch();
  return {
    admin: o.admin,
    version,
    async stop() {
      if (stopping) return;
      stopping = true;
      await endServer(server.child);
      o.hold.release();
      fs.rmSync(o.socket, { recursive: true, force: true });
    },
  };
}

interface Server {
  child: ChildProcess;
  tail(): string;
}

/** Detached, so that Ctrl-C reaches the app alone and it drains first; on Linux the server still stops when this process dies. */
function launch(o: Supervised): Server {
  const settings = { ...SETTINGS, unix_socket_directories: o.socket, ...o.options.settings };
  const args = ["-D", o.cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const setpriv = process.platform === "linux" ? ["/usr/bin/setpriv", "/bin/setpriv"].find((place) => fs.existsSync(place)) : undefined;
  const drop = o.user.uid === undefined ? [] : ["--reuid", String(o.user.uid), "--regid", String(o.user.gid), "--clear-groups"];
  const stdio = ["ignore", "ignore", "pipe"] as ["ignore", "ignore", "pipe"];
  const child = setpriv
    ? spawn(setpriv, ["--pdeathsig", "INT", ...drop, o.binaries.postgres, ...args], {
        cwd: "/",
        env: serverEnvironment(),
        detached: true,
        stdio,
      })
    : spawn(o.binaries.postgres, args, { ...o.user, cwd: "/", env: serverEnvironment(), detached: true, stdio });
  let tail = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    tail = (tail + text).slice(-4000);
    for (const line of text.split("\n")) if (line.trim() !== "") o.options.log?.(line);
  });
  return { child, tail: () => tail };
}

/** The server's version once it answers; fails when the server ends before it does. */
async function waitForAnswer(admin: pg.ClientConfig, server: Server): Promise<string> {
  for (;;) {
    if (server.child.exitCode !== null || server.child.signalCode !== null) throw new Error(server.tail());
    const client = new pg.Client(admin);
    client.on("error", () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>("show server_version");
      return rows[0]?.server_version ?? "";
    } catch (error) {
      if ((error as pg.DatabaseError).code === "28P01") {
        throw new StartRefused(
          "The password in secrets/postgres is not this cluster's: put back the file that belongs to this data folder.",
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** A fast shutdown; after ten seconds an immediate one, from which the next start recovers. */
function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill("SIGQUIT"), 10_000);
    child.once("exit", () => {
      clearTimeout(late);
      resolve();
    });
    child.kill("SIGINT");
  });
}
