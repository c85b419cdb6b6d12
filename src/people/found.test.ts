import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";
import { people } from "./contract.ts";
import { peopleRoutes } from "./routes.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage(peopleRoutes);
  town = await layTown(s);
});
after(() => s.strike());

test("D15 R02 whoever wrote somebody down finds them again by name and by number; a colleague who works elsewhere does not", async () => {
  const personId = (await (
    await s.as(town.ines)(people.create, {
      ...{ call: "Mateo", initial: null, tag: null, pronouns: null, language: null, programId: town.programs.care },
      names: [{ kind: "legal", given: "Mateo", middle: null, family: "Quintanilla", full: null, useWith: ["us"] }],
    })
  ).id) as never;
  const { number } = await s.as(town.ines)(people.show, { personId });
  const find = async (who: string, typed: string) =>
    (await s.as(who)(people.search, { typed })).people.map((one) => [one.personId, one.access.because.join()]);
  for (const typed of ["Quintanilla", "Quintanila", `#${number}`]) {
    assert.deepEqual(await find(town.ines, typed), [[personId, "owner"]], typed);
    for (const stranger of [town.omar, town.noor, town.keiko]) assert.deepEqual(await find(stranger, typed), [], typed);
  }
  // A wall beats the pen that wrote them down.
  await s.given(
    "insert into access.wall (id, agency_id, account_id, person_id, origin) select gen_random_uuid(), agency_id, id, $2, 'personal' from staff.account where id = $1",
    [town.ines, personId],
  );
  assert.deepEqual(await find(town.ines, "Quintanilla"), []);
  await s.given("delete from access.wall where person_id = $1", [personId]);
  // Once they are in a colleague's hands, they are with the colleague.
  await s.given(
    `insert into access.grant (agency_id, account_id, person_id, case_id, kind, sections)
     values ($1, $2, $3, gen_random_uuid(), 'owner', access.section('everything'))`,
    [town.agencies.northlake, town.omar, personId],
  );
  assert.deepEqual(await find(town.ines, "Quintanilla"), []);
  assert.deepEqual(await find(town.omar, "Quintanilla"), [[personId, "owner"]]);
});
