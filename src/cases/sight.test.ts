import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Route } from "../kernel/door.ts";
import { newId } from "../kernel/ids.ts";
import { contacts } from "./contacts/contract.ts";
import { cases } from "./contract.ts";
import { notes } from "./notes/contract.ts";
import { caseRoutes } from "./routes.ts";
import { tasks } from "./tasks/contract.ts";
import { type Cases, type Id, layCases } from "./testing.ts";

let c: Cases;
const all: Id[] = [];
before(async () => {
  c = await layCases();
  const { s, town } = c;
  const open = async (managerId: string, more: Parameters<Cases["open"]>[1] = {}) => {
    const { caseId } = await c.open(managerId, more);
    all.push(caseId);
    return caseId;
  };
  const first = await open(town.ines);
  const second = await open(town.ines);
  await open(town.omar);
  const kept = await open(town.ravi);
  const resting = await open(town.ines, { dueOn: await c.dayFrom(1) });
  await open(town.tomas, { program: "support" });
  const shelter = await open(town.ana, { program: "advocacy" });
  await open(town.dolores, { program: "advocacy" });
  const { agencies } = town;
  await s.as(town.ines)(cases.addTeamMember, { caseId: first, accountId: town.noor, role: "counselor", sections: ["notes"] });
  await s.as(town.ravi)(cases.close, { caseId: kept, reason: "moved", outcome: "unknown", openTasks: "cancel", version: 1 });
  await s.as(town.ines)(cases.pause, { caseId: resting, until: await c.dayFrom(20), reason: "leave", version: 1 });
  await s.given(
    "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock() - interval '1 hour', kernel.clock() + interval '2 days', $4)",
    [newId(), agencies.northlake, town.omar, town.ines],
  );
  // Ravi is walled from one case, Omar from one that he covers, Dolores from one of her program's.
  for (const [account, caseId, agency] of [[town.ravi, second, agencies.northlake], [town.omar, first, agencies.northlake], [town.dolores, shelter, agencies.casaLuz]] as const) {
    await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'title_ix')", [newId(), agency, account, caseId]);
  }
});
after(() => c.s.strike());

const everyone = () => {
  const { ines, omar, ravi, sam, noor, ida, tomas, keiko, walt, ana, dolores } = c.town;
  return { ines, omar, ravi, sam, noor, ida, tomas, keiko, walt, ana, dolores };
};

async function listed(who: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const standing of ["open", "paused", "closed"] as const) {
    const { cases: lines, total } = await c.s.as(who)(cases.list, { arm: "all", standing });
    assert.equal(lines.length, total);
    for (const line of lines) found.add(line.caseId);
  }
  return found;
}

const sees = async (who: string, url: string) => (await c.s.sendRaw(await c.s.tokenOf(who), "GET", url)).statusCode === 200;

test("R02 list, page, story and who-sees agree on every case, for every account", async () => {
  const seen: Record<string, number> = {};
  for (const [name, who] of Object.entries(everyone())) {
    const inList = await listed(who);
    seen[name] = inList.size;
    for (const caseId of all) {
      const expected = inList.has(caseId);
      for (const part of ["", "/story", "/who-sees"]) assert.equal(await sees(who, `/cases/${caseId}${part}`), expected, `${name} ${part}`);
    }
    const { cases: mine } = await c.s.as(who)(cases.list, { arm: "mine" });
    const { cases: covering } = await c.s.as(who)(cases.list, { arm: "covering" });
    for (const line of [...mine, ...covering]) assert.ok(inList.has(line.caseId));
  }
  assert.deepEqual(seen, { ines: 3, omar: 3, ravi: 4, sam: 0, noor: 1, ida: 0, tomas: 1, keiko: 1, walt: 0, ana: 1, dolores: 1 });
});

test("R02 who-sees names exactly those who see", async () => {
  const { s } = c;
  for (const caseId of all) {
    const actual: string[] = [];
    for (const who of Object.values(everyone())) if (await sees(who, `/cases/${caseId}`)) actual.push(who);
    const [witness] = actual;
    if (!witness) continue;
    const { viewers } = await s.as(witness)(cases.whoSees, { caseId });
    assert.deepEqual([...new Set(viewers.map((v) => v.account.id))].sort(), actual.sort());
  }
});

test("R03 every look at a case has its reason, in the answer and in the trail", async () => {
  for (const who of Object.values(everyone())) {
    for (const line of (await c.s.as(who)(cases.list, { arm: "all" })).cases) {
      assert.ok(line.access.because.length > 0);
      const { case: head } = await c.show(who, line.caseId as Id);
      assert.ok(head.access.because.length > 0);
    }
  }
  const looks = await c.s.given<{ because: string[]; people: string[] }>("select because, people from kernel.audit_event where action = 'case.show' and outcome = 'done'");
  assert.ok(looks.length > 10 && looks.every((look) => look.because.length > 0 && look.people.length > 0));
});

test("R01 what is not theirs answers as what never was, byte for byte, at every door", async () => {
  const { s, town } = c;
  const caseId = all[0] as Id;
  const { id: noteId } = await s.as(town.ines)(notes.add, { caseId, audience: "program", body: "Words" });
  const { id: contactId } = await s.as(town.ines)(contacts.add, { caseId, kind: "call", result: "completed", onDay: await c.dayFrom(0) });
  const { id: taskId } = await s.as(town.ines)(tasks.add, { caseId, title: "Words", dueOn: await c.dayFrom(1) });
  const memberId = (await c.show(town.ines, caseId)).case.team[0]?.memberId as Id;
  const day = await c.dayFrom(1);
  const filled = {
    managerId: town.omar, accountId: town.omar, ownerId: town.omar, reason: "moved", outcome: "improved", to: "active", until: day, serviceLevel: "brief", weight: 1, risk: null,
    targetEnd: null, firstStep: { title: "x", dueOn: day, kind: "task" }, role: "other", sections: [], audience: "team", body: "x", why: "xxx", after: 0, kind: "task", title: "x", dueOn: day,
    result: "completed", onDay: await c.dayFrom(0), version: 1,
  };
  const reasons: Record<string, object> = { "case.transfer": { reason: "other" }, "case.pause": { reason: "leave" }, "contact.add": { kind: "call" }, "contact.correct": { kind: "call" } };
  const ask = async (token: string, { endpoint }: Route, ids: Record<string, string>) => {
    const url = endpoint.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? newId());
    const names = Object.keys((endpoint.in as unknown as { shape: object }).shape).filter((name) => !endpoint.path.includes(`:${name}`));
    const body = { ...filled, ...reasons[endpoint.name] } as Record<string, unknown>;
    const asked = Object.fromEntries(names.filter((name) => name in body).map((name) => [name, body[name]]));
    return s.sendRaw(token, endpoint.method, url, endpoint.method === "POST" ? asked : undefined, { "idempotency-key": newId() });
  };
  const doors = caseRoutes.filter(({ endpoint }) => /:(caseId|noteId|contactId|taskId)/.test(endpoint.path));
  assert.ok(doors.length > 20);
  // A stranger of another agency, a colleague of the same program, the walled supervisor, the administrator.
  for (const who of [town.tomas, town.sam, town.omar, town.ida]) {
    const token = await s.tokenOf(who);
    for (const door of doors) {
      const theirs = await ask(token, door, { caseId, noteId, contactId, taskId, memberId });
      const none = await ask(token, door, {});
      assert.deepEqual([theirs.statusCode, theirs.body], [404, none.body], door.endpoint.name);
    }
  }
});

test("without a context the server's own login reads nothing, and a forged one is refused", async () => {
  const { s, town } = c;
  const refusedIn = async (work: (query: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>) => Promise<unknown>) => {
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
    await assert.rejects(refusedIn((query) => query(`select count(*) from cases.${table}`)), ({ code }) => ["42501", "42704", "22P02"].includes(code), table);
  }
  const token = await s.tokenOf(town.tomas);
  const begin = "select access.begin_request($1)";
  // What could be slipped into a visit cannot widen it: every setting is signed.
  for (const [setting, value] of [["hf.reads", `{${town.programs.care}}`], ["hf.stands", `{${town.ines}}`], ["hf.uid", town.ines], ["hf.agency", town.agencies.northlake]]) {
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
  const caseOfRavi: string = all[3] ?? "";
  // Omar, a case manager, tries to give himself a case: by the table of reasons, by a place on the team, by making himself its manager.
  await assert.rejects(
    refusedIn(async (query) => {
      await query(begin, [omar]);
      await query("insert into access.grant (agency_id, account_id, person_id, case_id, kind, sections) select $1, $2, $3, $4, 'owner', 4095", [town.agencies.northlake, town.omar, newId(), caseOfRavi]);
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
    return (await query("with x as (update cases.case set manager_id = $1 where id = $2 returning 1) select count(*)::int as n from x", [town.omar, caseOfRavi])).rows[0]?.["n"];
  });
  assert.equal(taken, 0);
  // He covers for Ines and so writes in her cases; making one his own is still refused where it is stored.
  await assert.rejects(
    refusedIn(async (query) => {
      await query(begin, [omar]);
      await query("update cases.case set manager_id = $1 where id = $2", [town.omar, all[1]]);
    }),
    { code: "42501" },
  );
  // The words of a restricted note are in no table he can read.
  const { id } = await s.as(town.ines)(notes.add, { caseId: all[1] as Id, audience: "team", restricted: true, body: "Words" });
  const words = await refusedIn(async (query) => {
    await query(begin, [omar]);
    return (await query("select count(*)::int as n from cases.note_text where note_id = $1", [id])).rows[0]?.["n"];
  });
  assert.equal(words, 0);
});
