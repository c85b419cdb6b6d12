import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { requestTo, send } from "./requestTesting.ts";
import { isAbsent, OF_THE_AGENCY, ROLES, ROWS, rowUnder } from "./rolesFixture.ts";
import { REGIMES } from "./sweep/groundTesting.ts";
import { OPEN } from "./sweepFixture.ts";
import { laySweep, type Sweep } from "./sweepTesting.ts";

let worlds: Sweep[] = [];
before(async () => {
  worlds = await Promise.all(REGIMES.map((regime) => laySweep(regime)));
});
after(() => Promise.all(worlds.map((w) => w.s.strike())));

const letterOf = (status: number) => ({ 401: "u", 403: "r", 404: "n" })[status] ?? (status < 500 ? "y" : String(status));

test("every endpoint stands in the table of roles, once; and each row is about an endpoint", () => {
  const names: string[] = (worlds[0]?.routes ?? []).map(({ endpoint }) => endpoint.name).filter((name) => !OPEN.has(name));
  const rows = [...ROWS.keys()];
  assert.deepEqual(
    names.filter((name) => !ROWS.has(name)),
    [],
    "an endpoint without a row in rolesFixture.ts",
  );
  assert.deepEqual(
    rows.filter((name) => !names.includes(name)),
    [],
    "a row without its endpoint",
  );
  for (const row of ROWS.values()) assert.match(row, new RegExp(`^[yrnu]{${ROLES.length}}$`));
});

test("R01 R04 R08 each endpoint answers each role under each regime as the table says", async () => {
  const wrong: string[] = [];
  let asked = 0;
  await Promise.all(
    worlds.map(async (w, at) => {
      const regime = REGIMES[at] ?? "";
      for (const { endpoint } of w.routes) {
        if (endpoint.open || (at > 0 && OF_THE_AGENCY.test(endpoint.name))) continue;
        let row = "";
        for (const [n, role] of ROLES.entries()) {
          if (isAbsent(role, regime)) {
            row += rowUnder(regime, endpoint.name)?.[n] ?? "";
            continue;
          }
          const request = requestTo(endpoint, await w.idsFor(endpoint));
          row += letterOf((await send(w.s, await w.s.tokenOf(w.roles[role]), endpoint, request)).status);
          asked += 1;
        }
        const due = rowUnder(regime, endpoint.name);
        if (row !== due) wrong.push(`${regime} ${endpoint.name}: ${row}, not ${due}`);
      }
    }),
  );
  assert.deepEqual(wrong, []);
  assert.ok(asked > 5000, `${asked} asked`);
});
