import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agencyRoutes } from "../agencies/routes.ts";
import { type Stage, stage } from "../kernel/testing.ts";
import { accounts } from "./contract.ts";
import { staffRoutes } from "./routes.ts";
import { layTown } from "./testing.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage([...agencyRoutes, ...staffRoutes({ demo: false, sendLink: async () => {} })]);
  town = await layTown(s);
});
after(() => s.strike());

const name = (accountId: string) =>
  s.given("update agencies.program set escalation_id = $2 where id = $1", [town.programs.care, accountId]);

test("whoever hears what nobody answered manages no case of the program, whichever comes first", async () => {
  await assert.rejects(name(town.ines), /program\.escalationManages/);
  await name(town.noor);
  await assert.rejects(town.member(town.agencies.northlake, town.noor, town.programs.care, "case_manager"), /membership\.hearsEscalation/);
  await town.member(town.agencies.northlake, town.noor, town.programs.care, "teammate");
  await s.given("update staff.membership set ends_at = kernel.clock() where account_id = $1 and program_id = $2", [
    town.omar,
    town.programs.care,
  ]);
  await name(town.omar);
  // The list of accounts says whom the clocks of which program climb to.
  const { accounts: listed } = await s.as(town.ida)(accounts.list, {});
  assert.deepEqual(
    listed.filter(({ hears }) => hears.length > 0).map(({ id, hears }) => [id, hears]),
    [[town.omar, ["CARE team"]]],
  );
});
