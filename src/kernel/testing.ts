import pg from "pg";
import { AgencyKeys } from "../agencies/keys.ts";
import { type Call, caller } from "./client.ts";
import { allowMovingClock, clockOffset, moveClock } from "./clock.ts";
import { Database } from "./db.ts";
import { hangDoor, type Route } from "./door.ts";
import { buildHttp, sayNotFound } from "./http.ts";
import { newId, newToken } from "./ids.ts";
import { Problem } from "./problem.ts";
import { COOKIE } from "./session-cookie.ts";
import { freshDatabase } from "./testdb.ts";

export type Stage = Awaited<ReturnType<typeof stage>>;

/** A database of its own, the real door before it, and `as(account)`: the same typed client the pages use. */
export async function stage(routes: readonly Route[]) {
  allowMovingClock();
  const test = await freshDatabase();
  const owner = new pg.Client(test.admin);
  await owner.connect();
  const keys = new AgencyKeys(Buffer.alloc(32, 7));
  const app = new Database({ ...test.app, max: 8 } as pg.PoolConfig, keys);
  const worker = new Database({ ...test.worker, max: 4 } as pg.PoolConfig, keys);
  const http = buildHttp();
  http.setNotFoundHandler((_request, reply) => sayNotFound(reply));
  hangDoor(http, app, routes);

  /** Lays down rows as the owner, past every policy: what was there before the story begins. */
  const given = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query<Row>(sql, values)).rows;

  const tokens = new Map<string, Promise<string>>();
  /** A live staff session of that account, second factor shown; the same one each time. */
  const tokenOf = (accountId: string): Promise<string> => {
    const known = tokens.get(accountId);
    if (known) return known;
    const made = (async () => {
      const token = newToken();
      await given(
        `insert into staff.session (token_hash, id, kind, agency_id, account_id, assurance, idle_until, expires_at, stepped_up_at)
         select sha256(convert_to($1, 'UTF8')), $2, 'staff', agency_id, id, 2, kernel.clock() + interval '10 years', kernel.clock() + interval '10 years', kernel.clock()
           from staff.account where id = $3`,
        [token, newId(), accountId],
      );
      return token;
    })();
    tokens.set(accountId, made);
    return made;
  };

  /** Sends as whoever holds the token, or as nobody; answers the raw response. */
  const sendRaw = (token: string | undefined, method: string, url: string, body?: object, headers: Record<string, string> = {}) =>
    http.inject({
      method: method as "GET",
      url: `/api${url}`,
      headers: { "sec-fetch-site": "same-origin", ...(token && { cookie: `${COOKIE}=${token}` }), ...headers },
      ...(body && { payload: body }),
    });

  const callAs = (tokenFor: () => Promise<string> | undefined): Call =>
    caller(async ({ method, url, body, headers }) => {
      const answer = await sendRaw(await tokenFor(), method, url, method === "POST" ? (body ?? {}) : undefined, headers);
      const json = answer.json();
      if (answer.statusCode >= 400) throw new Problem(json.status, json.code, { fields: json.fields, params: json.params });
      return json;
    });
  const as = (accountId: string): Call => callAs(() => tokenOf(accountId));
  const asNobody: Call = callAs(() => undefined);

  /** Moves the one clock, in the database and here, by so many milliseconds from now; negative moves back. */
  const moveBy = async (ms: number) => {
    const by = clockOffset() + ms;
    moveClock(by);
    await given("update kernel.moved_clock set by = make_interval(secs => $1)", [by / 1000]);
  };

  /** Sets the clock to that day and time in a zone; where the machine's own clock was put back meanwhile, once more. */
  const moveTo = async (day: string, time: string, zone: string) => {
    const left = async () => {
      const [row] = await given<{ ms: number }>(
        "select (extract(epoch from ($1 || ' ' || $2)::timestamp at time zone $3 - kernel.clock()) * 1000)::float8 as ms",
        [day, time, zone],
      );
      return row?.ms ?? 0;
    };
    await moveBy(await left());
    for (let ms = await left(); ms > 0; ms = await left()) await moveBy(ms);
  };

  /** Gives an agency laid down by `given` its data key. */
  const giveKey = async (agencyId: string) => {
    await given("insert into agencies.agency_key (agency_id, key_id, wrapped) values ($1, 1, $2)", [agencyId, keys.make(agencyId)]);
  };

  /** What the database answers somebody signed in who comes past every verb: "N rows", or the code and word of its refusal. Nothing of it is kept. */
  const past = async (accountId: string, sql: string, values: unknown[] = []): Promise<string> => {
    const token = await tokenOf(accountId);
    const { client } = await app.connect();
    try {
      await client.query("begin");
      await client.query("select access.begin_request($1)", [token]);
      return `${(await client.query(sql, values)).rowCount} rows`;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      return `${code} ${message}`;
    } finally {
      await client.query("rollback");
      client.release();
    }
  };

  const strike = async () => {
    moveClock(0);
    await http.close();
    await Promise.all([app.end(), worker.end(), owner.end()]);
    await test.drop();
  };
  return { as, asNobody, sendRaw, tokenOf, past, given, giveKey, moveBy, moveTo, strike, app, worker, http, keys, test };
}

/** The problem a call was refused with; fails the test when it was not. */
export async function refusal(work: Promise<unknown>): Promise<Problem> {
  try {
    await work;
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
  throw new Error("was not refused");
}
