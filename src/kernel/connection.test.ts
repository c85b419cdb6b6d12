import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type pg from "pg";
import { readWorld } from "../access/oracleTesting.ts";
import { layWorld } from "../access/worldFixture.ts";
import { tokenFor } from "../access/worldStaffFixture.ts";
import { attackContext, attackPowers, attackTables, codeOf, type Target, withClient } from "./attackTesting.ts";
import { lintCatalogue } from "./catalogueTesting.ts";
import { Database } from "./db.ts";
import { type Stage, stage } from "./testing.ts";
import { asBearer, visit } from "./visit.ts";

let s: Stage;
let target: Target;
let narrow: Database;
let me: { id: string; token: string };
let other: { id: string; token: string };
before(async () => {
  s = await stage([]);
  await layWorld(s.test.admin, s.keys, { seed: 4, persons: 30, cases: 60 });
  const { accounts } = await readWorld(s.test.admin);
  const busy = accounts.filter(({ eyes }) => eyes.reasons.length > 2 && eyes.reads.size > 0);
  const [one] = busy;
  const two = busy.find(({ eyes }) => eyes.me.agency_id !== one?.eyes.me.agency_id);
  assert.ok(one && two);
  me = { id: one.eyes.me.id, token: one.token };
  other = { id: two.eyes.me.id, token: tokenFor(two.eyes.me.id) };
  target = { ...s.test, token: me.token, otherToken: other.token };
  // One connection: whoever comes next gets what the one before left.
  narrow = new Database({ ...s.test.app, max: 1 } as pg.PoolConfig, s.keys);
});
after(async () => {
  await narrow.end();
  await s.strike();
});

const asMe = <T>(work: (client: pg.PoolClient, db: Awaited<ReturnType<Database["connect"]>>["db"]) => Promise<T>) =>
  visit(narrow, asBearer(me.token), "look", async ({ client, tx, opened }) => {
    await opened;
    return { value: await work(client, tx.db), closing: [] };
  });

/** What the next borrower of the connection finds: the backend, and that nobody is known to it. */
async function nextBorrower(): Promise<number> {
  const { client } = await narrow.connect();
  try {
    for (const relation of [
      "cases.case",
      "cases.case where manager_id = kernel.uid()",
      "people.person",
      "access.my_grant",
      "concerns.concern",
      "staff.account",
    ]) {
      const code = await codeOf(client.query(`select * from ${relation} limit 1`));
      assert.ok(["42501", "42704", "22P02"].includes(code ?? ""), `${relation}: ${code}`);
    }
    return (await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid ?? 0;
  } finally {
    client.release();
  }
}

test("R01 a connection tells its next borrower nothing of the one before: after a commit, an error, an aborted pipeline, a time-out, a stranger's token", async () => {
  const pid = await nextBorrower();
  const endings: Record<string, () => Promise<unknown>> = {
    commit: () => asMe((client) => client.query("select * from cases.case")),
    error: () => asMe((client) => client.query("select 1 / 0")),
    pipeline: () =>
      asMe((client) =>
        Promise.all(["select * from cases.case", "select 1 / 0", "select * from people.person"].map((text) => client.query(text))),
      ),
    timeout: () =>
      asMe(async (client) => {
        await client.query("set local statement_timeout = '20ms'");
        await client.query("select pg_sleep(2)");
      }),
    thrown: () =>
      asMe(async (client) => {
        await client.query("select * from cases.case");
        throw new Error("a fault of ours");
      }),
    stranger: () => visit(narrow, asBearer("nobody's"), "look", async ({ opened }) => ({ value: await opened, closing: [] })),
  };
  for (const [ending, run] of Object.entries(endings)) {
    const failed = await codeOf(run());
    assert.equal(failed === undefined, ending === "commit", ending);
    assert.equal(await nextBorrower(), pid, `${ending}: the same connection`);
  }
  const theirs = await visit(narrow, asBearer(other.token), "look", async ({ client, opened }) => {
    await opened;
    return { value: (await client.query<{ uid: string }>("select kernel.uid() as uid")).rows[0]?.uid, closing: [] };
  });
  assert.equal(theirs, other.id);
});

test("R01 a context that was forged, widened or replayed is refused, whatever is read under it", async () => {
  const relations = [
    "cases.case",
    "cases.case where manager_id = kernel.uid()",
    "people.person",
    "concerns.concern",
    "staff.account",
    "access.my_grant",
    "people.my_participation",
  ];
  assert.deepEqual(await attackContext(target, relations), []);
});

test("R01 outside the door no login reads a table or a view", async () => {
  assert.deepEqual(await attackTables(target, "app", [/^agencies\.program_day$/]), []);
  // The queue is the worker's own; what it holds are ids.
  assert.deepEqual(await attackTables(target, "worker", [/^agencies\.program_day$/, /^graphile_worker\./]), []);
  assert.deepEqual(await attackTables(target, "anchor", [/^kernel\.audit_(event|batch)$/]), []);
});

test("no login can make, take over, switch off, delete or write a setting by name", async () => {
  for (const login of ["app", "worker", "anchor"] as const) assert.deepEqual(await attackPowers(target, login), []);
});

test("statements are never stacked", async () => {
  const stacked = "select 1; select 2";
  assert.equal(await codeOf(asMe((client) => client.query({ name: "stacked", text: stacked, values: [] }))), "42601");
  assert.equal(await codeOf(asMe((_client, db) => sql.raw(stacked).execute(db))), "42601");
});

test("R02 the catalogue: every table closed, one shape of policy, no door beside it", async () => {
  assert.deepEqual(await withClient(s.test.admin, lintCatalogue), []);
});

test("a table hangs on a root that there is, or is not laid at all: access.protect takes no other word", async () => {
  await withClient(s.test.admin, async (client) => {
    await client.query("create table access.hangs_on_nothing (agency_id uuid, case_id uuid)");
    await assert.rejects(client.query("select access.protect('access.hangs_on_nothing'::regclass, 'household')"), /unknown root household/);
    const { rows } = await client.query("select from pg_policy where polrelid = 'access.hangs_on_nothing'::regclass");
    assert.equal(rows.length, 0);
    await client.query("drop table access.hangs_on_nothing");
  });
});

test("R01 what a policy looks at is not told by an error: a filter of the asker's own runs only on rows that are theirs", async () => {
  const foreign = await s.given<{ agency_id: string }>("select agency_id from staff.account where id = $1", [other.id]);
  const hidden = foreign[0]?.agency_id;
  // Divides by zero on a row of the other agency, if it ever meets one.
  for (const table of ["cases.case", "cases.note", "people.person", "concerns.concern"]) {
    await asMe((client) =>
      client.query(`select count(*) from ${table} where 1 / (case when agency_id = $1 then 0 else 1 end) = 1`, [hidden]),
    );
  }
});
