import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { AgencyKeys } from "../../agencies/keys.ts";
import { type Call, caller } from "../../kernel/client.ts";
import { allowMovingClock, clock, clockOffset, moveClock } from "../../kernel/clock.ts";
import { Database, type Tx } from "../../kernel/db.ts";
import { hangDoor } from "../../kernel/door.ts";
import { buildHttp } from "../../kernel/http.ts";
import { newId, newToken } from "../../kernel/ids.ts";
import type { Logins } from "../../kernel/install.ts";
import type { Job } from "../../kernel/jobs.ts";
import { Problem } from "../../kernel/problem.ts";
import { runJob } from "../../kernel/runJob.ts";
import { asActor } from "../../kernel/visit.ts";
import { gatherRoutes } from "../slices.ts";

const TEST_CLOCK = path.resolve(import.meta.dirname, "../../../db/test-clock.sql");

/** Plays a story into an empty database through the product's own door, on days that are past. */
export interface Player {
  readonly keys: AgencyKeys;
  /** The same typed client the pages use, as that account. */
  as(accountId: string): Call;
  /** Lays down what no door lays: agencies, programs, accounts. */
  lay(sql: string, values?: unknown[]): Promise<void>;
  read<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Work as an account outside the door, as a job does it. */
  work<T>(accountId: string, run: (tx: Tx) => Promise<T>): Promise<T>;
  /** Sends bytes to an address of the API, as the pages do with a file. */
  send<T>(accountId: string, url: string, bytes: Buffer, headers: Record<string, string>): Promise<T>;
  /** Does a job at once, as the queue would. */
  run(accountId: string, job: Job, input: object): Promise<void>;
  /** Sends a public form, as a browser without script does. */
  post(url: string, fields: Record<string, string>): Promise<{ status: number; body: string }>;
  /** Moves the one clock to an hour of a day so many days from today, where Chicago is. */
  moveTo(days: number, time: string): Promise<void>;
  /** The day so many days from today, YYYY-MM-DD. */
  day(days: number): string;
}

const DAY = 86_400_000;
/** Chicago in winter; an hour more or less does not change a demo. */
const BEHIND_UTC = 6 * 3_600_000;

const realNow = () => clock().getTime() - clockOffset();

/** Opens a player on a database that is laid and not yet served; `done` puts the shipped clock back. */
export async function openPlayer(
  admin: pg.ClientConfig,
  logins: Logins,
  kek: Buffer,
  hangPublic?: (app: ReturnType<typeof buildHttp>, database: Database) => unknown,
) {
  allowMovingClock();
  const owner = new pg.Client(admin);
  // A broken connection is told by the statement that fails on it.
  owner.on("error", () => {});
  await owner.connect();
  await owner.query(fs.readFileSync(TEST_CLOCK, "utf8"));
  const keys = new AgencyKeys(kek);
  const app = new Database({ ...logins.app, max: 3 } as pg.PoolConfig, keys);
  const worker = new Database({ ...logins.worker, max: 2 } as pg.PoolConfig, keys);
  const http = buildHttp();
  await hangPublic?.(http, app);
  hangDoor(http, app, gatherRoutes({ demo: true }));

  const tokens = new Map<string, string>();
  const tokenOf = async (accountId: string) => {
    const known = tokens.get(accountId);
    if (known) return known;
    const token = newToken();
    tokens.set(accountId, token);
    await owner.query(
      `insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, idle_until, expires_at, stepped_up_at)
       select sha256(convert_to($1, 'UTF8')), $2, 'service', agency_id, id, 2, now() + interval '1 hour', now() + interval '1 hour', now() from staff.account where id = $3`,
      [token, newId(), accountId],
    );
    return token;
  };
  const player: Player = {
    keys,
    as: (accountId) =>
      caller(async ({ method, url, body, headers }) => {
        const answer = await http.inject({
          method: method as "GET",
          url: `/api${url}`,
          headers: { authorization: `Bearer ${await tokenOf(accountId)}`, ...headers },
          ...(method === "POST" && { payload: body ?? {} }),
        });
        const json = answer.json();
        if (answer.statusCode >= 400)
          throw new Problem(json.status, `${json.code} at ${method} ${url} ${JSON.stringify(json.fields)}`, json);
        return json;
      }),
    lay: async (sql, values = []) => {
      await owner.query(sql, values);
    },
    read: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => (await owner.query<Row>(sql, values)).rows,
    work: (accountId, run) => asActor(worker, accountId, run),
    send: async (accountId, url, bytes, headers) => {
      const answer = await http.inject({
        method: "POST",
        url: `/api${url}`,
        headers: { authorization: `Bearer ${await tokenOf(accountId)}`, ...headers },
        payload: bytes,
      });
      if (answer.statusCode >= 400) throw new Problem(answer.statusCode, `${answer.body} at ${url}`);
      return answer.json();
    },
    run: (accountId, job, input) => runJob(worker, job, { accountId, input }),
    post: async (url, fields) => {
      const answer = await http.inject({
        method: "POST",
        url,
        headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
        payload: new URLSearchParams(fields).toString(),
      });
      return { status: answer.statusCode, body: answer.body };
    },
    moveTo: async (days, time) => {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      const now = realNow();
      const target = Math.min(Date.parse(`${player.day(days)}T00:00:00Z`) + BEHIND_UTC + (hours * 60 + minutes) * 60_000, now);
      moveClock(target - now);
      await owner.query("update kernel.moved_clock set by = make_interval(secs => $1)", [(target - now) / 1000]);
    },
    day: (days) => new Date(realNow() - BEHIND_UTC + days * DAY).toISOString().slice(0, 10),
  };
  const done = async () => {
    moveClock(0);
    await http.close();
    await Promise.all([app.end(), worker.end()]);
    await owner.query("delete from staff.session");
    await owner.query(
      "create or replace function kernel.clock() returns timestamptz language sql stable parallel safe security invoker as 'select now()'",
    );
    await owner.query(
      "alter function kernel.clock() reset all; alter function kernel.clock() owner to holdfast_owner; drop table kernel.moved_clock",
    );
    // What the clock's former owner held as its owner went with it.
    await owner.query(
      "grant execute on function kernel.clock() to holdfast_app, holdfast_worker, holdfast_guard, holdfast_search, holdfast_anchor",
    );
    await owner.end();
  };
  return { player, done };
}
