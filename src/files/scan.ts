import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import type { Database } from "../kernel/db.ts";
import { StartRefused } from "../kernel/postgres/refusal.ts";
import { SecretError } from "../kernel/secret.ts";
import { columnOf } from "./pieces.ts";

/** What a scanner says of a file. */
export type Finding = "clear" | "held";
/** Looks into a file; throws where it could not. */
export type Scanner = (bytes: AsyncIterable<Buffer>) => Promise<Finding>;

const WAIT_MS = 120_000;
const AT_ONCE = 16;

/** The scanner an instance was given: the socket of a clamd (a path, or tcp://host:port), or a command that reads the file and ends with 0, or with 1 where it found harm. */
export function findScanner(given: string | undefined): Scanner | undefined {
  if (given === undefined) return undefined;
  const tcp = /^tcp:\/\/(\[[0-9a-f:]+\]|[^:/]+):(\d+)$/i.exec(given);
  if (tcp) return askClamd({ host: (tcp[1] ?? "").replace(/[[\]]/g, ""), port: Number(tcp[2]) });
  if (/^tcp:/i.test(given)) throw new StartRefused(`HOLDFAST_SCAN=${given} must be tcp://host:port, the path of a socket, or a command.`);
  const path = given.replace(/^unix:/, "");
  if (path !== given || (path.startsWith("/") && !/\s/.test(path) && !isProgram(path))) return askClamd({ path });
  return runCommand(given);
}

const isProgram = (path: string) => fs.existsSync(path) && fs.statSync(path).isFile();

/** clamd's INSTREAM: chunks behind their lengths, an empty one at the end, one line back. */
const askClamd =
  (address: net.NetConnectOpts): Scanner =>
  async (bytes) => {
    const socket = net.connect(address);
    socket.setTimeout(WAIT_MS, () => socket.destroy(new Error("the scanner does not answer")));
    let answer = "";
    socket.setEncoding("latin1").on("data", (text: string) => (answer += text));
    const over = new Promise<void>((resolve, reject) => {
      socket.once("error", reject);
      socket.once("close", () => resolve());
    });
    over.catch(() => {});
    try {
      await Promise.race([once(socket, "connect"), over]);
      await write(socket, "zINSTREAM\0", over);
      for await (const part of bytes) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(part.length);
        await write(socket, Buffer.concat([length, part]), over);
      }
      await write(socket, Buffer.alloc(4), over);
      await over;
    } finally {
      socket.destroy();
    }
    if (/: OK\0?\s*$/.test(answer)) return "clear";
    if (/ FOUND\0?\s*$/.test(answer)) return "held";
    throw new Error("the scanner said neither");
  };

async function write(to: net.Socket, bytes: Buffer | string, over: Promise<void>): Promise<void> {
  if (to.destroyed) throw new Error("the scanner hung up");
  if (!to.write(bytes)) await Promise.race([once(to, "drain"), over]);
}

const runCommand =
  (command: string): Scanner =>
  async (bytes) => {
    const child = spawn(command, { shell: true, stdio: ["pipe", "ignore", "ignore"], timeout: WAIT_MS });
    const ended = once(child, "close") as Promise<[number | null]>;
    // One that has seen enough stops reading.
    child.stdin.on("error", () => {});
    for await (const part of bytes) {
      if (child.exitCode !== null || child.stdin.destroyed) break;
      if (!child.stdin.write(part)) await Promise.race([once(child.stdin, "drain"), ended]);
    }
    child.stdin.end();
    const [code] = await ended;
    if (code === 0) return "clear";
    if (code === 1) return "held";
    throw new Error(`the scanner ended with ${code}`);
  };

/** Tells the database whether uploads wait for a scanner. */
export const letScan = (worker: Database, on: boolean) => worker.pool.query("select files.let_scan($1)", [on]);

interface Waiting {
  readonly id: string;
  readonly agency_id: string;
  readonly pieces: number;
}

/** Looks into all that waits. One that cannot be looked into is no reason to let the others wait; what went wrong first is thrown in the end. */
export async function scanFiles(worker: Database, scanner: Scanner): Promise<void> {
  const { rows } = await worker.pool.query<Waiting>("select id, agency_id, pieces from files.unscanned()");
  const troubles: unknown[] = [];
  for (const file of rows) {
    try {
      const found = await scanner(openPieces(worker, file));
      await worker.pool.query("select files.settle_scan($1, $2)", [file.id, found]);
    } catch (error) {
      troubles.push(error);
      // One file may be more than a scanner can bear; a scanner that is not there is there for none.
      if (isGone(error)) break;
    }
  }
  if (troubles.length > 0) throw troubles[0];
}

const isGone = (error: unknown) =>
  error instanceof Error && "code" in error && /^E(CONN|NOENT|HOST|NET|TIMED|AI_)/.test(String(error.code));

async function* openPieces(worker: Database, { id, agency_id: agencyId, pieces }: Waiting): AsyncGenerator<Buffer> {
  for (let from = 0; from < pieces; from += AT_ONCE) {
    const { rows } = await worker.pool.query<{ n: number; body: Buffer }>("select n, body from files.unscanned_pieces($1, $2, $3)", [
      ...[id, from, from + AT_ONCE],
    ]);
    if (rows.length !== Math.min(AT_ONCE, pieces - from)) throw new SecretError("malformed", `Pieces of file ${id} are missing`);
    for (const { n, body } of rows)
      yield worker.keys.ring.openBytes(agencyId, { table: "files.piece", row: id, column: columnOf(n, pieces) }, body);
  }
}
