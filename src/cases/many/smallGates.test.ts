import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { withClient } from "../../access/oracleTesting.ts";
import { refusal } from "../../kernel/testing.ts";
import { season } from "../season/contract.ts";
import { type Cases, type Id, layCases } from "../testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());
const care = () => c.town.programs.care as Id;
const north = () => c.town.agencies.northlake;

test("the same case named twice, once in capitals, is refused before anything is written", async () => {
  const { caseId } = await c.open(c.town.ines);
  const twice = [caseId, (caseId as string).toUpperCase()].map((one) => ({ caseId: one, version: 1, act: "outside" }));
  assert.equal((await refusal(c.s.as(c.town.ravi)(season.settle, { programId: care(), cases: twice } as never))).status, 422);
});

test("R11 at which school somebody is does not show in whose cases are there, to one who is barred from them", async () => {
  const jo = await c.town.account(north(), "Jo One Case");
  await c.town.member(north(), jo, care(), "case_manager");
  const { personId } = await c.open(jo);
  const site = "01900000-0000-7000-8000-00000000abcd";
  await c.s.given("insert into agencies.site (id, agency_id, name, kind) values ($2, $1, 'Hidden High', 'school')", [north(), site]);
  await c.s.given("insert into people.enrolment (id, agency_id, person_id, site_id, from_day) values (gen_random_uuid(), $1, $2, $3, kernel.clock()::date)", [north(), personId, site]); // biome-ignore format: a line
  const sites = async () =>
    (await c.s.as(c.town.ines)(season.show, { programId: care() })).receivers.find(({ accountId }) => (accountId as string) === jo)
      ?.siteIds;
  assert.deepEqual(await sites(), [site]);
  await c.s.given("insert into access.wall (id, agency_id, account_id, person_id, origin) values (gen_random_uuid(), $1, $2, $3, 'personal')", [north(), c.town.ines, personId]); // biome-ignore format: a line
  assert.deepEqual(await sites(), []);
});

test("who hears the escalation manages no case there, whichever of two comes second, nor from a day to come", async () => {
  const jo = await c.town.account(north(), "Jo Races");
  const name = (id: string | null) => c.s.given("update agencies.program set escalation_id = $2 where id = $1", [care(), id]);
  await withClient(c.s.test.admin, async (client) => {
    await client.query("begin");
    await client.query("update agencies.program set escalation_id = $1 where id = $2", [jo, care()]);
    const second = c.town.member(north(), jo, care(), "case_manager").then(
      () => "both",
      ({ code }: { code: string }) => code,
    );
    await new Promise((done) => setTimeout(done, 300));
    await client.query("commit");
    assert.equal(await second, "HF409");
  });
  await name(null);
  await c.town.member(north(), jo, care(), "case_manager");
  await c.s.given("update staff.membership set starts_at = kernel.clock() + interval '1 day' where account_id = $1", [jo]);
  await assert.rejects(name(jo), { code: "HF409" });
});
