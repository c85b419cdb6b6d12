import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { contacts } from "./contacts/contract.ts";
import { cases } from "./contract.ts";
import { notes } from "./notes/contract.ts";
import { type Cases, layCases } from "./testing.ts";

let c: Cases;
before(async () => {
  c = await layCases();
});
after(() => c.s.strike());

test("without a context the server's own login reads nothing, and a forged one is refused", async () => {
  const { s, town } = c;
  const { caseId: caseOfRavi } = await c.open(town.ravi);
  const { caseId: covered } = await c.open(town.ines);
  await s.as(town.ines)(contacts.add, {
    caseId: covered,
    kind: "call",
    result: "completed",
    onDay: await c.dayFrom(0),
    note: { audience: "program", body: "Words" },
  });
  await s.as(town.ines)(cases.addTeamMember, { caseId: covered, accountId: town.noor, role: "counselor", sections: [] });
  await s.given(
    "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock() - interval '1 hour', kernel.clock() + interval '2 days', $4)",
    [newId(), town.agencies.northlake, town.omar, town.ines],
  );
  const refusedIn = async (
    work: (query: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>) => Promise<unknown>,
  ) => {
    const client = await s.app.pool.connect();
    try {
      await client.query("begin");
      return await work((sql, values) => client.query(sql, values));
    } finally {
      await client.query("rollback");
      client.release();
    }
  };
  for (const table of ["case", "note", "note_text", "contact", "task", "timeline", "team_member"]) {
    await assert.rejects(
      refusedIn((query) => query(`select count(*) from cases.${table}`)),
      ({ code }) => ["42501", "42704", "22P02"].includes(code),
      table,
    );
  }
  const token = await s.tokenOf(town.tomas);
  const begin = "select access.begin_request($1)";
  // What could be slipped into a visit cannot widen it: every setting is signed.
  for (const [setting, value] of [
    ["hf.reads", `{${town.programs.care}}`],
    ["hf.stands", `{${town.ines}}`],
    ["hf.uid", town.ines],
    ["hf.agency", town.agencies.northlake],
  ]) {
    await assert.rejects(
      refusedIn(async (query) => {
        await query(begin, [token]);
        await query("select set_config($1, $2, true)", [setting, value]);
        await query("select count(*) from cases.case");
      }),
      { code: "42501" },
    );
  }
  const omar = await s.tokenOf(town.omar);
  // Omar, a case manager, tries to give himself a case: by the table of reasons, by a place on the team, by making himself its manager.
  await assert.rejects(
    refusedIn(async (query) => {
      await query(begin, [omar]);
      await query(
        "insert into access.grant (agency_id, account_id, person_id, case_id, kind, sections) select $1, $2, $3, $4, 'owner', 4095",
        [town.agencies.northlake, town.omar, newId(), caseOfRavi],
      );
    }),
    { code: "42501" },
  );
  await assert.rejects(
    refusedIn(async (query) => {
      await query(begin, [omar]);
      await query(
        "insert into cases.team_member (id, agency_id, program_id, person_id, case_id, account_id, role, sections, added_by) values ($1, $2, $3, $4, $5, $6, 'other', 4095, $6)",
        [newId(), town.agencies.northlake, town.programs.care, newId(), caseOfRavi, town.omar],
      );
    }),
    { code: "42501" },
  );
  const taken = await refusedIn(async (query) => {
    await query(begin, [omar]);
    return (
      await query("with x as (update cases.case set manager_id = $1 where id = $2 returning 1) select count(*)::int as n from x", [
        town.omar,
        caseOfRavi,
      ])
    ).rows[0]?.["n"];
  });
  assert.equal(taken, 0);
  // He covers for Ines and so writes in her cases; making one his own is still refused where it is stored.
  await assert.rejects(
    refusedIn(async (query) => {
      await query(begin, [omar]);
      await query("update cases.case set manager_id = $1 where id = $2", [town.omar, covered]);
    }),
    { code: "42501" },
  );
  // The words of a restricted note are in no table he can read.
  const { id } = await s.as(town.ines)(notes.add, { caseId: covered, audience: "team", restricted: true, body: "Words" });
  const words = await refusedIn(async (query) => {
    await query(begin, [omar]);
    return (await query("select count(*)::int as n from cases.note_text where note_id = $1", [id])).rows[0]?.["n"];
  });
  assert.equal(words, 0);
});
