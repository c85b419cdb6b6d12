import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { emergencies } from "../walls/emergencyContract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { disclosures } from "./contract.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures(wallRoutes);
});
after(() => t.s.strike());

const threat = "They wrote to a friend that they will not live to see the morning";
const parties = "A friend, and the police";
const record = (who: string, caseId: Id) => t.s.as(who)(disclosures.record, { caseId });

test("R38 R67 R68 who read a case in an emergency stands in its record of disclosures, with the threat and who was told, and among those who looked", async () => {
  const { ines, ravi, omar } = t.town;
  const mateo = await t.town.account(t.town.agencies.northlake, "Mateo Ruiz");
  await t.town.member(t.town.agencies.northlake, mateo, t.town.programs.care, "case_manager");
  const [{ caseId }, other] = [await t.open(ines), await t.open(ines)];
  const [row] = await t.s.given<{ number: string }>("select number from cases.case where id = $1", [caseId]);
  const { emergencyId } = await t.s.as(mateo)(emergencies.open, { whom: String(row?.number), threat, parties });
  await t.s.as(mateo)(cases.show, { caseId });
  for (const who of [ines, ravi]) {
    const [look, ...more] = (await record(who, caseId)).emergencies;
    assert.deepEqual([look?.by, look?.threat, look?.parties, look?.finding], [{ id: mateo, name: "Mateo Ruiz" }, threat, parties, null]);
    assert.ok(Date.parse(look?.until ?? "") > Date.parse(look?.at ?? ""));
    assert.deepEqual([more, (await record(who, other.caseId)).emergencies], [[], []]);
  }
  const { looks } = await t.s.as(ines)(disclosures.looks, { caseId });
  for (const action of ["emergency.opened", "case.show"])
    assert.ok(looks.some((one) => one.action === action && one.name === "Mateo Ruiz"));
  await t.s.as(ravi)(emergencies.review, {
    emergencyId: emergencyId as Id,
    finding: "justified",
    words: "The friend was right to ring",
    version: 1,
  });
  assert.equal((await record(ines, caseId)).emergencies[0]?.finding, "justified");
  // Who serves it without its legal section reads that they were there nowhere, and whoever read it in an emergency does not read the record.
  await t.s.as(ines)(cases.addTeamMember, { caseId, accountId: omar as Id, role: "other", sections: ["notes"] });
  for (const who of [omar, mateo])
    assert.deepEqual([(await record(who, caseId)).readable, (await record(who, caseId)).emergencies], [false, []]);
});
