import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { concerns } from "../concerns/contract.ts";
import { newId } from "../kernel/ids.ts";
import { withClient } from "../kernel/install.ts";
import { RING_MINUTES } from "../kernel/limits.ts";
import { refusal } from "../kernel/testing.ts";
import { asPublic } from "../kernel/visit.ts";
import { today } from "../today/contract.ts";
import { todayRoutes } from "../today/routes.ts";
import { rings } from "./contract.ts";
import { type Id, layOncall, type Oncall } from "./testing.ts";

let c: Oncall;
before(async () => {
  c = await layOncall(todayRoutes);
});
after(() => c.s.strike());
beforeEach(async () => {
  await c.s.given(
    "update oncall.shift set ended_at = kernel.clock(); update staff.absence set ended_at = kernel.clock(); update staff.cover set ended_at = kernel.clock()",
  );
  await c.s.given("update oncall.call set settled_at = kernel.clock(), settled_by = 'decided' where settled_at is null");
  await c.s.given(
    "update oncall.ring set answer = 'stopped', answered_at = kernel.clock() where answer is null; delete from messages.outbox",
  );
});

const mine = (who: string, ringId: string, how: "acknowledge" | "passOn" = "acknowledge") =>
  c.s.as(who)(rings[how], { ringId: ringId as Id });
const ringOf = async (concernId: string) => (await c.rung(concernId))?.id ?? "";

test("D04 the minutes are the rule's, in the database as here", async () => {
  const [row] = await c.s.given<{ n: number }>("select oncall.answer_minutes() as n");
  assert.equal(row?.n, RING_MINUTES);
});

test("A14 D04 an urgent concern rings the one on call at once, with one message that says nothing; others ring nobody", async () => {
  await c.shift(c.town.sam, 8);
  await c.shift(c.town.ravi, 8, "second");
  const quiet = await c.file(c.town.ines, "this_week");
  assert.deepEqual(await c.story(quiet), []);
  const urgent = await c.file();
  assert.deepEqual(await c.story(urgent), ["Sam …"]);
  assert.deepEqual(
    (await c.told()).map(({ who, once }) => [who, once]),
    [["Sam", `ring:${await ringOf(urgent)}`]],
  );
});

test("A14 D04 “I have it” ends the ring and puts it into the hands of the one who said so; saying it twice is saying it once", async () => {
  await c.shift(c.town.sam, 8);
  const concernId = await c.file();
  const ringId = await ringOf(concernId);
  await mine(c.town.sam, ringId);
  await mine(c.town.sam, ringId);
  await c.wait(60);
  assert.deepEqual(await c.story(concernId), ["Sam has_it"]);
  const [kept] = await c.s.given<{ status: string; assigned_id: string }>(
    "select status, assigned_id from concerns.concern where id = $1",
    [concernId],
  );
  assert.deepEqual(kept, { status: "in_triage", assigned_id: c.town.sam });
  assert.equal((await c.told()).length, 1);
});

test("D04 unanswered for 15 minutes it goes first, second, later today, escalation, and again from the first; each has a message, and all is kept", async () => {
  await c.at("2026-11-07", "12:00");
  await c.shift(c.town.sam, 3);
  await c.shift(c.town.ravi, 3, "second");
  const dolores = await c.town.account(c.town.agencies.northlake, "Lin Zhao");
  await c.town.member(c.town.agencies.northlake, dolores, c.care, "triager");
  await c.s.given(
    "insert into oncall.shift (id, agency_id, program_id, account_id, starts_at, ends_at, created_by) select gen_random_uuid(), agency_id, id, $2, kernel.clock() + interval '5 hours', kernel.clock() + interval '9 hours', $2 from agencies.program where id = $1",
    [c.care, dolores],
  );
  const concernId = await c.file();
  await c.wait(14);
  assert.equal(await c.who(concernId), "Sam");
  for (const next of ["Ravi", "Lin", "Amina", "Sam"]) {
    await c.wait(15);
    assert.equal(await c.who(concernId), next);
  }
  assert.deepEqual(await c.story(concernId), ["Sam no_answer", "Ravi no_answer", "Lin no_answer", "Amina no_answer", "Sam …"]);
  assert.deepEqual(
    (await c.told()).map(({ who }) => who),
    ["Sam", "Ravi", "Lin", "Amina", "Sam"],
  );
});

test("D04 passed on, the next is rung in the same moment", async () => {
  await c.shift(c.town.sam, 8);
  await c.shift(c.town.ravi, 8, "second");
  const concernId = await c.file();
  const { rung } = await c.s.as(c.town.sam)(rings.passOn, { ringId: (await ringOf(concernId)) as never });
  assert.deepEqual(
    rung.map((name) => name.split(" ")[0]),
    ["Ravi"],
    "whoever passes it on reads to whom",
  );
  assert.deepEqual(await c.story(concernId), ["Sam passed_on", "Ravi …"]);
  assert.deepEqual(
    (await c.told()).map(({ who }) => who),
    ["Sam", "Ravi"],
  );
});

test("D04 whoever is away is passed over, and who stands in is rung in their place; so is one who left, or has no right there", async () => {
  await c.shift(c.town.sam, 8);
  await c.shift(c.town.ravi, 8, "second");
  await c.away(c.town.sam);
  assert.equal(await c.who(await c.file()), "Ravi");
  await c.cover(c.town.sam, c.town.ines);
  assert.equal(await c.who(await c.file()), "Ravi", "a stand-in without the right is not rung");
  await c.cover(c.town.sam, c.town.ravi);
  const [ring] = await c.rings(await c.file());
  assert.deepEqual([ring?.who, ring?.place], ["Ravi", "first"]);
});

test("D04 on the rota without the right to take it up: passed over", async () => {
  await c.shift(c.town.omar, 8);
  await c.shift(c.town.noor, 8, "second");
  assert.equal(await c.who(await c.file()), "Amina");
});

test("D04 an account that is ended while it is rung is not waited for", async () => {
  const gone = await c.town.account(c.town.agencies.northlake, "Mateo Ruiz");
  await c.town.member(c.town.agencies.northlake, gone, c.care, "triager");
  await c.shift(gone, 8);
  await c.shift(c.town.ravi, 8, "second");
  const concernId = await c.file();
  assert.equal(await c.who(concernId), "Mateo");
  await c.s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [gone]);
  await c.wait(1);
  assert.equal(await c.who(concernId), "Ravi");
});

test("D04 nobody on call: the escalation account is rung; that one away too: who supervises, then who triages; nobody at all: as soon as there is somebody", async () => {
  assert.equal(await c.who(await c.file()), "Amina");
  await c.away(c.amina);
  const second = await c.file();
  assert.equal(await c.who(second), "Ravi");
  await c.away(c.town.ravi);
  const members = await c.s.given<{ account_id: string }>("select account_id from staff.membership where program_id = $1 and may_triage", [
    c.care,
  ]);
  for (const { account_id: id } of members) await c.away(id);
  const third = await c.file();
  assert.equal(await c.who(third), undefined);
  await c.s.given("update staff.absence set ended_at = kernel.clock() where account_id = $1", [c.town.sam]);
  await c.wait(1);
  assert.equal(await c.who(third), "Sam");
});

test("D04 decided, or taken by somebody else meanwhile, it rings nobody any more; passed to another program, somebody there", async () => {
  await c.shift(c.town.sam, 20);
  const rating = { risk: "low", rationale: "Known" } as const;
  const [decided, taken] = [await c.file(), await c.file()];
  await c.s.as(c.town.ravi)(concerns.noAction, { concernId: decided, version: 1, rating, why: "Known" });
  await c.s.as(c.town.ravi)(concerns.take, { concernId: taken, version: 1 });
  await c.wait(20);
  assert.deepEqual([await c.story(decided), await c.story(taken)], [["Sam stopped"], ["Sam stopped"]]);

  const lead = await c.town.account(c.town.agencies.northlake, "Jo O'Brien");
  await c.town.member(c.town.agencies.northlake, lead, c.town.programs.threat, "supervisor");
  const moved = await c.file();
  await c.s.as(c.town.ravi)(concerns.redirect, {
    concernId: moved,
    version: 1,
    programId: c.town.programs.threat as Id,
    rating,
    why: "Theirs",
  });
  assert.deepEqual(await c.story(moved), ["Sam stopped", "Jo …"]);
  assert.ok((await c.rings(moved)).every(({ told }) => told));
});

test("D04 refused: another's ring, one that does not exist for me, one that has gone on, and passing on to nobody", async () => {
  await c.shift(c.town.sam, 8);
  const concernId = await c.file();
  const ringId = await ringOf(concernId);
  for (const how of ["acknowledge", "passOn"] as const) {
    assert.equal((await refusal(mine(c.town.ravi, ringId, how))).status, 403, "seen, but not theirs to answer");
    for (const stranger of [c.town.omar, c.town.noor, c.town.ida, c.town.keiko, c.town.walt])
      assert.equal((await refusal(mine(stranger, ringId, how))).status, 404);
    assert.equal((await refusal(mine(c.town.sam, concernId, how))).status, 404);
  }
  await c.wait(15);
  for (const how of ["acknowledge", "passOn"] as const) {
    const late = await refusal(mine(c.town.sam, ringId, how));
    assert.deepEqual([late.status, late.code], [409, "ring.over"]);
  }
  await c.s.given("update oncall.shift set ended_at = kernel.clock()");
  const alone = await c.file();
  for (const { account_id: id } of await c.s.given<{ account_id: string }>("select account_id from staff.membership where may_triage"))
    await c.away(id);
  const nobody = await refusal(mine(c.amina, await ringOf(alone), "passOn"));
  assert.deepEqual([nobody.status, nobody.code], [409, "ring.nobodyElse"]);
  assert.equal(await c.who(alone), "Amina");
});

test("D04 an escalation account that may not have the concern cannot end its ring: it passes on or is told whom to call, and the ladder goes on to those who may", async () => {
  for (const how of ["amina", "another program's"] as const) {
    const escalation = how === "amina" ? c.amina : c.town.noor;
    await c.s.given("update agencies.program set escalation_id = $2 where id = $1", [c.care, escalation]);
    const concernId = await c.file();
    const ringId = await ringOf(concernId);
    const refused = await refusal(mine(escalation, ringId));
    assert.deepEqual([refused.status, refused.code], [409, "ring.notYours"]);
    const [ring] = (await c.s.as(escalation)(today.show, {})).rung.filter((one) => one.ringId === ringId);
    assert.deepEqual([ring?.takes, ring?.concernId, ring?.number], [false, null, null]);
    if (how === "amina") assert.ok(ring?.reach.includes("Ravi Menon"));
    const open = "select from oncall.call where concern_id = $1 and settled_at is null";
    assert.equal((await c.s.given(open, [concernId])).length, 1);
    await c.wait(15);
    assert.equal(await c.who(concernId), "Ravi", "who supervises is rung next");
    await mine(c.town.ravi, await ringOf(concernId));
    const [kept] = await c.s.given<{ assigned_id: string }>("select assigned_id from concerns.concern where id = $1", [concernId]);
    assert.equal(kept?.assigned_id, c.town.ravi);
  }
  await c.s.given("update agencies.program set escalation_id = $2 where id = $1", [c.care, c.amina]);
});

test("D04 a concern that one who has left still holds is nobody's: who says “I have it” has it; one whom it was given to keeps it", async () => {
  const gone = await c.town.account(c.town.agencies.northlake, "Mateo Ruiz");
  await c.shift(c.town.sam, 8);
  const [left, given] = [await c.file(), await c.file()];
  const give = "update concerns.concern set assigned_id = $2, assigned_at = kernel.clock() where id = $1";
  await c.s.given(give, [left, gone]);
  await c.s.given(give, [given, c.town.ravi]);
  await c.s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [gone]);
  for (const [concernId, holder] of [
    [left, c.town.sam],
    [given, c.town.ravi],
  ] as const) {
    // biome-ignore format: one line
    await mine(c.town.sam, await ringOf(concernId));
    const [kept] = await c.s.given<{ assigned_id: string }>("select assigned_id from concerns.concern where id = $1", [concernId]);
    assert.equal(kept?.assigned_id, holder);
  }
});

test("D04 a concern that somebody is just deciding is not taken from under them, and its ring does not end unheld", async () => {
  await c.shift(c.town.sam, 8);
  const concernId = await c.file();
  const ringId = await ringOf(concernId);
  await withClient(c.s.test.admin, async (client) => {
    await client.query("begin");
    await client.query("select from concerns.concern where id = $1 for update", [concernId]);
    const busy = await refusal(mine(c.town.sam, ringId));
    assert.deepEqual([busy.status, busy.code], [409, "ring.busy"]);
    await client.query("rollback");
  });
  await mine(c.town.sam, ringId);
  assert.deepEqual(await c.story(concernId), ["Sam has_it"]);
});

test("A14 R88 a flood of urgent messages rings once until somebody has it; one that is no flood rings by itself; all of them wait in the inbox", async () => {
  await c.shift(c.town.sam, 8);
  const [door] = await c.s.given<{ slug: string }>("select slug from concerns.door where program_id = $1", [c.care]);
  const send = async (flood: boolean) => {
    const id = newId();
    await c.s.given(
      "select from concerns.file_concern($1, $2, '{\"urgency\":\"now\",\"source\":\"community\"}', '\\x00', '\\x00', '\\x00', $3, $4)",
      [id, door?.slug, id, flood],
    );
    return id;
  };
  const rung = async (ids: readonly string[]) => {
    const kept = await c.s.given<{ concern_id: string }>("select concern_id from oncall.ring where concern_id = any ($1)", [ids]);
    return ids.map((id) => kept.filter((ring) => ring.concern_id === id).length);
  };
  const flood = [await send(true), await send(true), await send(true)];
  assert.deepEqual(await rung(flood), [1, 0, 0]);
  assert.deepEqual(await rung([await send(false)]), [1]);
  await mine(c.town.sam, await ringOf(flood[0] ?? ""));
  assert.deepEqual(await rung([await send(true), await send(true)]), [1, 0], "settled, the next of it rings");
  assert.equal(
    (await c.s.given("select from concerns.concern where id = any ($1) and status in ('received', 'in_triage')", [flood])).length,
    3,
  );
});

test("D04 two press at once, and the clock runs out in the same moment: one answer counts, and never are two rung", async () => {
  await c.shift(c.town.sam, 30);
  await c.shift(c.town.ravi, 30, "second");
  for (let n = 0; n < 12; n++) {
    const concernId = await c.file();
    const ringId = await ringOf(concernId);
    if (n % 2) await c.s.moveBy(RING_MINUTES * 60_000);
    const done = await Promise.allSettled([mine(c.town.sam, ringId), mine(c.town.sam, ringId, "passOn"), c.work(), c.work()]);
    const yes = done.slice(0, 2).filter(({ status }) => status === "fulfilled").length;
    assert.ok(yes <= 1, "both were told yes");
    for (const one of done) if (one.status === "rejected") assert.equal((one.reason as { code?: string }).code, "ring.over");
    const kept = await c.rings(concernId);
    assert.ok(kept.filter((ring) => ring.answer === null).length === (kept.some((ring) => ring.answer === "has_it") ? 0 : 1));
    assert.ok(kept.every((ring) => ring.told));
  }
});

test("D04 a worker killed between ringing and telling leaves neither; the next one does both", async () => {
  await c.shift(c.town.sam, 8);
  await c.shift(c.town.ravi, 8, "second");
  const concernId = await c.file();
  await c.s.moveBy(RING_MINUTES * 60_000);
  const killed = asPublic(c.s.worker, async (client) => {
    client.on("error", () => {});
    await client.query("select oncall.advance($1)", [concernId]);
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    await c.s.given("select pg_terminate_backend($1)", [rows[0]?.pid]);
    await client.query("select oncall.untold($1)", [concernId]);
  });
  await assert.rejects(killed);
  assert.deepEqual(await c.story(concernId), ["Sam …"]);
  await c.work();
  await c.work();
  assert.deepEqual(await c.story(concernId), ["Sam no_answer", "Ravi …"]);
  assert.deepEqual(
    (await c.told()).map(({ who }) => who),
    ["Sam", "Ravi"],
  );
});

test("D04 R11 whoever is barred from whom a concern is about is not rung for it, and does not take it up", async () => {
  const { town } = c;
  const personId = newId();
  const sealed = c.s.keys.ring.seal(town.agencies.northlake, { table: "people.person", row: personId, column: "label" }, "{}");
  await c.s.given("insert into people.person (id, agency_id, number, label) values ($1, $2, 4711, $3)", [
    personId,
    town.agencies.northlake,
    sealed,
  ]);
  const concernId = await c.file();
  const first = await c.rung(concernId);
  const [rung] = await c.s.given<{ account_id: string }>("select account_id from oncall.ring where id = $1", [first?.id]);
  await c.s.given("update concerns.concern set person_id = $2 where id = $1", [concernId, personId]);
  await c.s.given("insert into access.wall (id, agency_id, account_id, person_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    town.agencies.northlake,
    rung?.account_id,
    personId,
  ]);
  assert.ok([409, 403].includes((await refusal(c.s.as(rung?.account_id ?? "")(rings.acknowledge, { ringId: first?.id as Id }))).status));
  await c.work();
  const next = await c.rung(concernId);
  assert.ok(next && next.id !== first?.id && next.who !== first?.who, "somebody else is rung at once");
});
