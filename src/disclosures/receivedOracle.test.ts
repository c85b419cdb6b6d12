import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { consultShared } from "../access/consultSharedTesting.ts";
import { readWorld } from "../access/oracleTesting.ts";
import { receivedBy } from "../access/worldDisclosuresFixture.ts";
import { layWorld } from "../access/worldFixture.ts";
import { newId } from "../kernel/ids.ts";
import { refusal, type Stage, stage } from "../kernel/testing.ts";
import { received } from "./receivedContract.ts";
import { disclosureRoutes } from "./routes.ts";

let s: Stage;
before(async () => {
  s = await stage(disclosureRoutes);
  await layWorld(s.test.admin, s.keys, { seed: 7, persons: 80, cases: 240 });
});
after(() => s.strike());

const tables = ["releases.release", "disclosures.package", "disclosures.closing", "disclosures.item", "staff.membership"];
type Rows = Record<string, Record<string, string | null>[]>;
const readRows = async (): Promise<Rows> => {
  const rows: Rows = {};
  for (const table of tables)
    rows[table] = (await s.given<{ row: Record<string, string | null> }>(`select to_jsonb(t) as row from ${table} t`)).map(
      ({ row }) => row,
    );
  return rows;
};

test("R01 R45 in a random world everybody is told of exactly the copies in packages for them whose release stands, and opens no other", async () => {
  const rows = await readRows();
  const [clock] = await s.given<{ now: Date }>("select kernel.clock() as now");
  const accounts = await s.given<{ id: string }>("select id from staff.account where status = 'active' order by id");
  const partners = (rows["disclosures.package"] ?? []).filter(({ method }) => method === "partner").map(({ id }) => id ?? "");
  let opened = 0;
  let refused = 0;
  for (const { id } of accounts) {
    const expected = receivedBy(id, rows, clock?.now.getTime() ?? 0);
    const { packages } = await s.as(id)(received.list, {});
    assert.deepEqual(new Set(packages.map(({ packageId }) => packageId as string)), expected);
    for (const packageId of expected) {
      const answer = await s.as(id)(received.open, { packageId: packageId as never });
      const items = (rows["disclosures.item"] ?? []).filter((item) => item["package_id"] === packageId);
      assert.deepEqual(
        answer.copies.map(({ title }) => title),
        items.map(() => "Words"),
      );
      opened += 1;
    }
    for (const packageId of [...partners.filter((other) => !expected.has(other)).slice(0, 4), newId()]) {
      assert.equal((await refusal(s.as(id)(received.open, { packageId: packageId as never }))).status, 404);
      refused += 1;
    }
  }
  assert.ok(opened > 5 && refused > 20, `${opened} opened, ${refused} refused`);
});

test("R30 R31 R45 the database itself lets nothing leave that must not, whatever handler stands before it", async () => {
  assert.deepEqual(await consultShared(s.test, await readWorld(s.test.admin)), []);
});
