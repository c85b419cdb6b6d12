import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Disclosed, type Id, layDisclosures } from "../../disclosures/testing.ts";
import { clock } from "../../kernel/clock.ts";
import { oversightRoutes } from "../routes.ts";
import { register } from "./contract.ts";

const MANY = 50_000;
/** What a person waits for without wondering, on a machine that does other things as well. */
const MOST_MS = 3000;

let t: Disclosed;
let officer: string;
let rare: Id;
before(async () => {
  t = await layDisclosures(oversightRoutes);
  const { northlake } = t.town.agencies;
  const { care } = t.town.programs;
  officer = await t.town.account(northlake, "Mateo Ruiz");
  await t.town.member(northlake, officer, care, "officer");
  const { caseId } = await t.open(t.town.ines);
  const common = await t.recipient(t.town.ines, "Lakeside College");
  rare = await t.recipient(t.town.ines, "City Police Department");
  await t.s.given("set session_replication_role = replica");
  await t.s.given(
    `insert into disclosures.package (id, agency_id, program_id, person_id, case_id, recipient_id, basis, basis_code, method, purpose, language, notice, document, salt, document_hash, content_hash, item_count, made_by, made_at)
     select gen_random_uuid(), c.agency_id, c.program_id, c.person_id, c.id, case when n % 10000 = 9999 then $2::uuid else $1::uuid end, 'ferpa_exception', 'studies', 'verbal', 'x', 'en', 'FERPA', 'x', 'x',
            sha256('x'), sha256('x'), 1, $3, kernel.clock() - n * interval '10 minutes'
       from cases.case c, generate_series(1, ${MANY}) n where c.id = $4`,
    [common, rare, t.town.ines, caseId],
  );
  await t.s.given(
    `insert into kernel.audit_event (id, agency_id, account_id, at, action, outcome, about, people)
     select gen_random_uuid(), c.agency_id, $1, kernel.clock() - n * interval '10 minutes', case when n % 3 = 0 then 'case.list' else 'case.show' end, 'done', jsonb_build_object('caseId', c.id), array[c.person_id]
       from cases.case c, generate_series(1, ${MANY}) n where c.id = $2`,
    [t.town.ines, caseId],
  );
  await t.s.given("set session_replication_role = origin");
  await t.s.given("vacuum analyze disclosures.package, kernel.audit_event");
});
after(() => t.s.strike());

test("R67 R68 among fifty thousand disclosures and looks of a year, any day, party, right or colleague is found within seconds", async () => {
  const year = { from: await t.dayFrom(-400), to: await t.dayFrom(0) };
  const ask = t.s.as(officer);
  const questions: Record<string, () => Promise<number>> = {
    "the year": async () => (await ask(register.list, year)).counts.shared,
    "one party that is rare": async () => (await ask(register.list, { ...year, recipientId: rare })).lines.length,
    "a right": async () => (await ask(register.list, { ...year, basis: "ferpa_exception" })).lines.length,
    "a colleague": async () => (await ask(register.list, { ...year, byId: t.town.ines })).lines.length,
    "who looked": async () => (await ask(register.looks, year)).looks.length,
    "who looked, of a colleague who did not": async () => (await ask(register.looks, { ...year, byId: officer })).looks.length,
  };
  const found: Record<string, number> = {};
  for (const [what, question] of Object.entries(questions)) {
    const begun = clock().getTime();
    found[what] = await question();
    assert.ok(clock().getTime() - begun < MOST_MS, `${what} took ${clock().getTime() - begun} ms`);
  }
  assert.deepEqual(found, {
    "the year": MANY,
    "one party that is rare": 5,
    "a right": 50,
    "a colleague": 50,
    "who looked": 50,
    "who looked, of a colleague who did not": 0,
  });
});
