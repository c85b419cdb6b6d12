import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Id } from "../cases/testing.ts";
import { peopleRoutes } from "../people/routes.ts";
import { readPurged } from "./backup/purged.ts";
import { type PurgedLine, PurgedLog } from "./purgedLog.ts";
import { layRetention, type Retained } from "./testing.ts";

let c: Retained;
before(async () => {
  c = await layRetention(peopleRoutes);
  for (const name of ["message", "roster"] as const) await c.setYears(name, 1);
});
after(() => c.s.strike());

const MANY = 10_000;
const left = async (table: string, where = "true") =>
  Number((await c.s.given<{ n: string }>(`select count(*) as n from ${table} where ${where}`))[0]?.n);
const lines = () => readPurged(readFileSync(join(c.folder, "purged.log"), "utf8"));
const named = async (kind: string) => (await c.queue(c.town.ravi)).find((one) => one.kind === kind);

/** Measures how long the longest piece took: nobody waits for a row longer than that. */
class TimedLog extends PurgedLog {
  longest = 0;
  #last = performance.now();
  override append(piece: string, of: readonly PurgedLine[]): void {
    super.append(piece, of);
    const now = performance.now();
    this.longest = Math.max(this.longest, now - this.#last);
    this.#last = now;
  }
}

test("R90 R91 R93 ten thousand messages go in pieces nobody waits for; killed in the middle, and by two workers at once, each goes once", async () => {
  await c.s.given(
    `insert into messages.outbox (id, agency_id, channel, to_address, template, created_at, sent_at)
     select gen_random_uuid(), $1, 'mail', '\\x01', 'concern.received', kernel.clock(), kernel.clock() from generate_series(1, $2)`,
    [c.town.agencies.northlake, MANY],
  );
  await c.s.given(
    "insert into messages.outbox (id, agency_id, channel, to_address, template, created_at) select gen_random_uuid(), $1, 'mail', '\\x01', 'concern.received', kernel.clock()",
    [c.town.agencies.northlake],
  );
  const before = await left("messages.outbox");
  await c.days(430);
  await c.find();
  const one = await named("messages");
  assert.deepEqual([one?.amount, one?.programId, one?.number, one?.person], [MANY, null, null, null]);
  assert.equal((await c.queue(c.town.ida)).filter(({ kind }) => kind === "messages").length, 1, "an administrator reads what left");
  assert.deepEqual(await c.queue(c.town.ines), []);
  assert.deepEqual(await c.queue(c.town.keiko), []);
  await c.agree(one);
  await c.days(31);
  const child = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "killedFixture.ts"), JSON.stringify(c.s.test.worker), c.folder, "7"],
    {
      timeout: 60_000,
    },
  );
  assert.equal(child.signal, "SIGKILL", String(child.stderr));
  const there = await left("messages.outbox");
  assert.ok(there < before && there > before - MANY, "in the middle");
  const log = new TimedLog(c.folder);
  await Promise.allSettled([c.purge(log), c.purge(new PurgedLog(c.folder))]);
  await c.purge(log);
  assert.equal(await left("messages.outbox", "sent_at is not null and template = 'concern.received'"), 0);
  assert.equal(await left("messages.outbox", "sent_at is null and template = 'concern.received'"), 1, "what never left is not what left");
  assert.ok(log.longest < 2_000, `a piece took ${Math.round(log.longest)} ms`);
  const gone = lines().filter(({ table, set }) => table === "messages.outbox" && !set);
  assert.equal(new Set(gone.map(({ key }) => key["id"])).size, MANY);
  const [stub] = await c.s.given<{ amount: number; program_id: string | null }>(
    "select amount, program_id from retention.stub where kind = 'messages' and final",
  );
  assert.deepEqual(stub, { amount: MANY, program_id: null });
  assert.equal(await left("retention.piece", "done_at is null"), 0);
});

test("R90 R91 whoever left the roster and never had a case goes by the month, with their families; whoever came back, has a case or a sister who stays does not", async () => {
  const { northlake } = c.town.agencies;
  const students = 600;
  const word = "\\x01";
  // As a roster lays them: a student with a name, a parent, a school, and what the other system calls them.
  await c.s.given(
    `with n as (select g as n, gen_random_uuid() as student, gen_random_uuid() as parent, gen_random_uuid() as relation, gen_random_uuid() as place from generate_series(1, $2) g),
          p as (insert into people.person (id, agency_id, number, label, source) select student, $1::uuid, 100000 + n, '${word}'::bytea, 'roster' from n
                union all select parent, $1, 200000 + n, '${word}'::bytea, 'roster' from n),
          m as (insert into people.name (id, agency_id, person_id, kind, value, source) select gen_random_uuid(), $1, student, 'legal', '${word}'::bytea, 'roster' from n),
          t as (insert into people.name_token (agency_id, token, person_id, weight) select $1, decode(lpad(to_hex(k), 8, '0'), 'hex'), student, 1 from n, generate_series(1, 6) k),
          r as (insert into people.relationship (id, agency_id, person_id, other_id, kind, source) select relation, $1, student, parent, 'parent', 'roster' from n),
          w as (insert into people.participation (agency_id, person_id, program_id, because) select $1, student, $3, 'roster' from n)
     insert into people.external_id (agency_id, system, kind, outside, inside)
     select $1, 'SIS', 'person', 's' || n, student from n union all select $1, 'SIS', 'person', 'p' || n, parent from n
      union all select $1, 'SIS', 'relationship', 'r' || n, relation from n`,
    [northlake, students, c.town.programs.care],
  );
  const ends =
    "update people.external_id set ended_at = kernel.clock() where system = 'SIS' and outside <> 's1' and outside <> 'p1' and outside <> 'r1'";
  await c.days(10);
  await c.s.given(ends);
  await c.s.given(
    "update people.participation set to_at = kernel.clock() where because = 'roster' and person_id in (select inside from people.external_id where outside ~ '^s' and ended_at is not null)",
  );
  const inside = async (outside: string) =>
    (await c.s.given<{ inside: string }>("select inside from people.external_id where outside = $1", [outside]))[0]?.inside as Id;
  const [stays, back, hasCase, brother] = [await inside("s1"), await inside("s2"), await inside("s3"), await inside("p4")];
  // A brother of one who stays: their parent is hers too.
  await c.s.given(
    "insert into people.relationship (id, agency_id, person_id, other_id, kind) values (gen_random_uuid(), $1, $2, $3, 'parent')",
    [northlake, stays, brother],
  );
  await c.days(430);
  await c.find();
  const one = await named("roster");
  assert.ok(one && one.programId === c.town.programs.care && one.person === null);
  assert.equal(one.amount, students - 1, "the students; their families with them");
  await c.agree(one);
  await c.days(31);
  // Meanwhile one comes back, and another has a case.
  await c.s.given("update people.external_id set ended_at = null where outside = 's2'");
  const label = c.s.keys.ring.seal(
    northlake,
    { table: "people.person", row: hasCase, column: "label" },
    JSON.stringify({ call: "Jo", initial: null, tag: null, pronouns: null }),
  );
  await c.s.given("update people.person set label = $2 where id = $1", [hasCase, label]);
  await c.open(c.town.ines, { person: hasCase });
  const log = new TimedLog(c.folder);
  await c.purge(log);
  const still = async (id: Id) => (await c.s.given("select from people.person where id = $1", [id])).length === 1;
  assert.deepEqual([await still(stays), await still(back), await still(hasCase), await still(brother)], [true, true, true, true]);
  assert.equal(
    await left("people.person", "source = 'roster'"),
    2 + 2 + 2 + 1,
    "who stays, who came back, who has a case, with a parent each; and the parent of two",
  );
  assert.equal(await left("people.name_token", "token = decode('00000001', 'hex')"), 3);
  assert.equal(await left("people.external_id", "system = 'SIS' and outside ~ '^r'"), 3);
  const [stub] = await c.s.given<{ amount: number }>("select amount from retention.stub where kind = 'roster' and final");
  assert.equal(stub?.amount, 2 * (students - 3) - 1);
  assert.ok(log.longest < 2_000, `a piece took ${Math.round(log.longest)} ms`);
});
