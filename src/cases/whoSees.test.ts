import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readWorld, withClient } from "../access/oracleTesting.ts";
import { layWorld } from "../access/worldFixture.ts";
import { tokenFor } from "../access/worldStaffFixture.ts";
import { newId } from "../kernel/ids.ts";
import { refusal, stage } from "../kernel/testing.ts";
import { cases } from "./contract.ts";
import { caseRoutes } from "./routes.ts";
import { type Cases, type Id, layCases } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

const told = async (who: string, caseId: Id) => {
  const { viewers, tellsLooks } = await c.s.as(who)(cases.whoSees, { caseId });
  const line = ({ account, right, role, coveringFor }: (typeof viewers)[number]) =>
    [account.name.split(" ")[0], right, role, coveringFor?.split(" ")[0]].filter(Boolean).join(" ");
  return { lines: viewers.map(line), viewers, tellsLooks };
};

test("R03 each who may see a case stands there with every reason by itself, in the order of how near they are", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
  await s.given(
    "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock() - interval '1 hour', kernel.clock() + interval '2 days', $4)",
    [newId(), town.agencies.northlake, town.omar, town.ines],
  );
  const { lines, viewers } = await told(town.ravi, caseId);
  assert.deepEqual(lines, ["Ines owner", "Noor team counselor", "Omar cover Ines", "Ravi program supervisor", "Sam triage triager"]);
  const [, , omar] = viewers;
  assert.ok(omar?.until && omar.since < omar.until, "whoever stands in does so until a moment");
  assert.equal(viewers.find(({ right }) => right === "triage")?.sections, 1, "whoever triages learns whom it is about");
});

test("R03 when each last looked is told to those who answer for the case, and to nobody else", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  await s.as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
  await c.show(town.noor, caseId);
  const toRavi = await told(town.ravi, caseId);
  assert.equal(toRavi.tellsLooks, true);
  const lookOf = (list: typeof toRavi, who: string) => list.viewers.find(({ account }) => account.id === who)?.lastLookedAt;
  assert.ok(lookOf(toRavi, town.noor));
  assert.ok(lookOf(await told(town.ines, caseId), town.noor));
  assert.equal(lookOf(toRavi, town.sam), null, "who never looked is told as one who never did");
  const toNoor = await told(town.noor, caseId);
  assert.equal(toNoor.tellsLooks, false);
  assert.deepEqual([...new Set(toNoor.viewers.map(({ lastLookedAt }) => lastLookedAt))], [null]);
});

test("R03 whoever is walled from a case stands nowhere, is told nothing, and another agency learns that there is nothing", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    town.agencies.northlake,
    town.sam,
    caseId,
  ]);
  assert.deepEqual(
    (await told(town.ravi, caseId)).lines,
    ["Ines owner", "Omar cover Ines", "Ravi program supervisor"],
    "Omar still stands in",
  );
  for (const who of [town.sam, town.noor, town.ida, town.keiko, town.ana])
    assert.equal((await refusal(s.as(who)(cases.whoSees, { caseId }))).status, 404);
});

test("the asker is themself again after looking through everybody's eyes, also where that was refused", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  const { client } = await s.app.connect();
  try {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [await s.tokenOf(town.ines)]);
    const settings = "select array(select name || '=' || current_setting(name) from unnest($1::text[]) name) as them";
    const names = ["uid", "agency", "assurance", "admin", "stands", "reads", "writes", "opens", "triages", "walled_cases", "walled_people"];
    const ask = async () => (await client.query(settings, [names.map((name) => `hf.${name}`)])).rows[0].them;
    const was = await ask();
    await client.query("select count(*) from cases.who_knows($1)", [caseId]);
    assert.deepEqual(await ask(), was);
    await client.query("savepoint one");
    await assert.rejects(client.query("select cases.who_knows($1), 1 / 0", [caseId]));
    await client.query("rollback to savepoint one");
    assert.deepEqual(await ask(), was);
    assert.equal((await client.query("select kernel.context_ok() as ok")).rows[0].ok, true);
  } finally {
    await client.query("rollback");
    client.release(true);
  }
});

test("R03 in a random world, who is said to see a case is who the rules say sees it, and the reasons are the oracle's", async () => {
  const s = await stage(caseRoutes);
  try {
    await layWorld(s.test.admin, s.keys, { seed: 20, persons: 40, cases: 60 });
    const world = await readWorld(s.test.admin);
    let compared = 0;
    const all = world.rows["cases.case"] ?? [];
    await withClient(s.test.app, async (client) => {
      for (const record of all) {
        const seeing = world.accounts.filter(({ eyes }) => eyes.seesCase(record));
        const asker = seeing[0];
        if (!asker) continue;
        await client.query("begin");
        await client.query("select access.begin_request($1)", [tokenFor(asker.eyes.me.id)]);
        const { rows } = await client.query<{ account_id: string; kind: string }>(
          "select distinct account_id, kind from cases.who_knows($1) where kind <> 'triage'",
          [record.id],
        );
        await client.query("rollback");
        const expected = seeing.flatMap(({ eyes }) => [
          ...new Set([
            ...eyes.reasonsForCase(record.id).map((reason) => `${eyes.me.id} ${reason.kind}`),
            ...(eyes.reads.has(record.program_id) ? [`${eyes.me.id} program`] : []),
          ]),
        ]);
        assert.deepEqual(rows.map((row) => `${row.account_id} ${row.kind}`).sort(), expected.sort());
        compared += expected.length;
      }
    });
    assert.ok(compared > 100, `${compared} reasons compared`);
  } finally {
    await s.strike();
  }
});
