// A worker of its own that is killed in the middle of a purge: after the lines of its so-many-th piece are on the disk, before the rows are gone. Started by purge.test.ts.
import pg from "pg";
import { AgencyKeys } from "../agencies/keys.ts";
import { Database } from "../kernel/db.ts";
import { runJob } from "../kernel/runJob.ts";
import { purgeDue } from "./jobs.ts";
import { type PurgedLine, PurgedLog } from "./purgedLog.ts";

const [login = "{}", folder = "", after = "1"] = process.argv.slice(2);

class DeadlyLog extends PurgedLog {
  #left = Number(after);
  override append(piece: string, lines: readonly PurgedLine[]): void {
    super.append(piece, lines);
    this.#left -= 1;
    if (this.#left === 0) process.kill(process.pid, "SIGKILL");
  }
}

pg.types.setTypeParser(1082, (text) => text);
await runJob(new Database(JSON.parse(login) as pg.PoolConfig, new AgencyKeys(Buffer.alloc(32, 7))), purgeDue(new DeadlyLog(folder)), {});
