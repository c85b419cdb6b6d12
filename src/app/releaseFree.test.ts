import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contacts } from "../cases/contacts/contract.ts";
import { cases } from "../cases/contract.ts";
import { releases } from "../releases/contract.ts";
import { type Id, layReleases } from "../releases/testing.ts";
import { fieldsOf } from "./schemas.ts";
import { gatherRoutes } from "./slices.ts";

/** The verbs that are about sharing itself; what a center tells of a time that was held there is. */
const SHARING = /^((release|recipient|reminder|share|package|disclosure|received|duty|circumstance)\.|appointment\.answer$)/;

let t: Awaited<ReturnType<typeof layReleases>>;
before(async () => {
  t = await layReleases();
});
after(() => t.s.strike());

test("R26 no verb of any service asks for a release, and no table outside sharing hangs on one", async () => {
  const asks = gatherRoutes({ demo: false }).flatMap(({ endpoint }) =>
    SHARING.test(endpoint.name)
      ? []
      : fieldsOf(endpoint)
          .filter(({ name }) => /release|consent/i.test(name))
          .map(({ name }) => `${endpoint.name} ${name}`),
  );
  assert.deepEqual(asks, []);
  const hang = await t.s.given<{ at: string }>(
    `select c.conrelid::regclass::text as at from pg_constraint c where c.contype = 'f' and c.confrelid = 'releases.release'::regclass
        and c.conrelid::regclass::text !~ '^(releases|disclosures)\\.'`,
  );
  assert.deepEqual(hang, []);
});

test("R26 the same help with no release, a draft put aside, and one withdrawn: meetings, steps and closing go on", async () => {
  const { town, s } = t;
  const office = await t.recipient(town.ana);
  const serve = async (caseId: Id) => {
    const { id } = await s.as(town.ana)(contacts.add, {
      caseId,
      kind: "one_to_one",
      result: "completed",
      onDay: await t.dayFrom(0),
      safety: "done",
    });
    assert.ok(id);
    const close = { caseId, reason: "goals_met", outcome: "improved", version: await t.versionOf(caseId) };
    return s
      .as(town.ana)(cases.close, { ...close, openTasks: "cancel" } as never)
      .then(
        () => "closed",
        (problem: { code: string; fields: object }) => `${problem.code} ${Object.keys(problem.fields)}`,
      );
  };
  const outcomes: string[] = [];
  for (const what of ["none", "aside", "withdrawn"]) {
    const { caseId } = await t.open(town.ana, { program: "advocacy", call: "Lin" });
    if (what === "aside") await s.as(town.ana)(releases.withdraw, { releaseId: await t.draft(town.ana, caseId, office) });
    if (what === "withdrawn") await s.as(town.ana)(releases.withdraw, { releaseId: await t.signed(town.ana, caseId, office) });
    outcomes.push(await serve(caseId));
  }
  assert.deepEqual(outcomes, ["closed", "closed", "closed"]);
});
