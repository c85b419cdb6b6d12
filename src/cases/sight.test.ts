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
  for (const [account, caseId, agency] of [
    [town.ravi, second, agencies.northlake],
    [town.omar, first, agencies.northlake],
    [town.dolores, shelter, agencies.casaLuz],
  ] as const) {
    await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'title_ix')", [
      newId(),
      agency,
      account,
      caseId,
    ]);
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
    const seeing = viewers.filter(({ right }) => right !== "triage");
    assert.deepEqual([...new Set(seeing.map((v) => v.account.id))].sort(), actual.sort());
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
  const looks = await c.s.given<{ because: string[]; people: string[] }>(
    "select because, people from kernel.audit_event where action = 'case.show' and outcome = 'done'",
  );
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
    managerId: town.omar,
    accountId: town.omar,
    ownerId: town.omar,
    reason: "moved",
    outcome: "improved",
    to: "active",
    until: day,
    serviceLevel: "brief",
    weight: 1,
    risk: null,
    targetEnd: null,
    firstStep: { title: "x", dueOn: day, kind: "task" },
    role: "other",
    sections: [],
    audience: "team",
    body: "x",
    why: "xxx",
    after: 0,
    kind: "task",
    title: "x",
    dueOn: day,
    result: "completed",
    onDay: await c.dayFrom(0),
    version: 1,
    method: "text",
    how: "call",
    ending: "keep",
    feeling: "same",
    way: "call",
    nextOn: day,
    fileId: newId(),
  };
  const reasons: Record<string, object> = {
    "case.transfer": { reason: "other" },
    "case.pause": { reason: "leave" },
    "contact.add": { kind: "call", method: undefined },
    "contact.correct": { kind: "call", method: undefined },
  };
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
