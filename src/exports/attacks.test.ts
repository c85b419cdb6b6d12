import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readPackage } from "../../scripts/readExport.ts";
import { newId } from "../kernel/ids.ts";
import { layExports } from "./testing.ts";

let x: Awaited<ReturnType<typeof layExports>>;
before(async () => {
  x = await layExports();
});
after(() => x.s.strike());

test("R78 R11 whoever has everything out and serves one side of a complaint finds in it neither who is kept from their side nor what is owed of the other's concern", async () => {
  const { s, agencyId, ida, ines, ravi, noor, care } = x;
  const [hers, his] = await s.given<{ id: string }>(
    "select distinct c.person_id as id from cases.case c where c.program_id = $1 order by 1 limit 2",
    [care],
  );
  const [concern] = await s.given<{ id: string }>(
    "select k.id from concerns.concern k where k.program_id = $1 and not exists (select from titleix.report r where r.concern_id = k.id) limit 1",
    [care],
  );
  await s.given("update concerns.concern set person_id = $2 where id = $1", [concern?.id, his?.id]);
  const [complaint, wall, own, report] = [newId(), newId(), newId(), newId()];
  const lay = "insert into access.wall (id, agency_id, account_id, person_id, origin, cause_id) values ($1, $2, $3, $4, 'title_ix', $5)";
  await s.given(lay, [own, agencyId, ida, his?.id, complaint]);
  await s.given(lay, [wall, agencyId, ines, hers?.id, complaint]);
  await s.given("insert into titleix.report (id, agency_id, program_id, concern_id, triage) values ($1, $2, $3, $4, true)", [
    report,
    agencyId,
    care,
    concern?.id,
  ]);
  const found = async () => {
    const read = readPackage(await x.fetchPackage(await x.makeWith(ravi, noor)));
    assert.deepEqual(read.faults, []);
    const text = JSON.stringify([...read.tables]);
    return [wall, complaint, report].map((id) => text.includes(id));
  };
  assert.deepEqual(await found(), [false, false, false]);
  await s.given("update access.wall set lifted_at = kernel.clock() where cause_id = $1", [complaint]);
  assert.deepEqual(await found(), [true, true, true], "to whoever serves none it is there");
});
