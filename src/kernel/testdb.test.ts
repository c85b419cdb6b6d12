import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { freshDatabase, type TestDatabase } from "./testdb.ts";

const made: TestDatabase[] = [];
const fresh = async () => {
  const database = await freshDatabase();
  made.push(database);
  return database;
};
after(() => Promise.all(made.map((database) => database.drop())));

async function ask(config: pg.ClientConfig, text: string) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test("each test gets a migrated database of its own, at once", async () => {
  const [one, other] = await Promise.all([fresh(), fresh()]);
  assert.notEqual(one.name, other.name);
  await ask(one.admin, "create table public.mine ()");
  assert.deepEqual(await ask(other.admin, "select to_regclass('public.mine') as mine"), [{ mine: null }]);
  const [ledger] = await ask(one.admin, "select count(*)::int as migrations from kernel.migration");
  assert.ok(ledger.migrations > 0);
});

test("the logins open, and are nobody special", async () => {
  const { app, worker, anchor } = await fresh();
  for (const login of [app, worker, anchor]) {
    const [row] = await ask(
      login,
      "select rolname as name, rolsuper or rolbypassrls as special from pg_roles where rolname = current_user",
    );
    assert.deepEqual(row, { name: login.user, special: false });
    await assert.rejects(ask(login, "create temporary table aside ()"), /permission denied/);
  }
});

test("a copy is quick", async () => {
  await fresh();
  // The quickest of three: what else runs on the machine can only make one slower.
  const spent: number[] = [];
  for (let tries = 0; tries < 3 && !spent.some((ms) => ms < 2000); tries++) {
    const begun = performance.now();
    await fresh();
    spent.push(performance.now() - begun);
  }
  assert.ok(Math.min(...spent) < 2000, `a fresh database takes two seconds or more: ${spent}`);
});
