import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { layCases } from "../cases/testing.ts";
import { refusal, type Stage } from "./testing.ts";
import { asActor } from "./visit.ts";

let s: Stage;
let accounts: [string, string];
before(async () => {
  const laid = await layCases();
  s = laid.s;
  accounts = [laid.town.ines, laid.town.ravi];
});
after(() => s.strike());

test("two visits in each other's way: one is ended by the database, and does its work again when the other is through", async () => {
  let met = 0;
  let meet: () => void = () => {};
  const bothHold = new Promise<void>((resolve) => {
    meet = resolve;
  });
  let runs = 0;
  const visitAs = (accountId: string, locks: readonly number[]) =>
    asActor(s.worker, accountId, async (tx) => {
      runs += 1;
      await sql`select pg_advisory_xact_lock(${locks[0]})`.execute(tx.db);
      met += 1;
      if (met === 2) meet();
      await bothHold;
      await sql`select pg_advisory_xact_lock(${locks[1]})`.execute(tx.db);
      return tx.actor.id;
    });
  const done = await Promise.all([visitAs(accounts[0], [71, 72]), visitAs(accounts[1], [72, 71])]);
  assert.deepEqual(done, accounts);
  assert.equal(runs, 3);
});

test("what gives way twice is busy; every other refusal is said at once", async () => {
  const runsOf = async (code: string) => {
    let runs = 0;
    const problem = await refusal(
      asActor(s.worker, accounts[0], async (tx) => {
        runs += 1;
        await sql.raw(`do $$ begin raise exception using errcode = '${code}', message = 'case.closed'; end $$`).execute(tx.db);
      }),
    );
    return [runs, problem.status, problem.code];
  };
  assert.deepEqual(await runsOf("40P01"), [2, 503, "busy"]);
  assert.deepEqual(await runsOf("40001"), [2, 503, "busy"]);
  assert.deepEqual(await runsOf("55P03"), [1, 503, "busy"]);
  assert.deepEqual(await runsOf("HF409"), [1, 409, "case.closed"]);
});
