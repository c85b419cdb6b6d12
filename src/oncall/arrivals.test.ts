import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { writeMessage } from "../messages/templates.ts";
import { rings } from "./contract.ts";
import { type Id, layOncall, type Oncall } from "./testing.ts";

let c: Oncall;
before(async () => {
  c = await layOncall();
});
after(() => c.s.strike());

const ARRIVALS = 1000;
/** Windows of a year in which an hour is missing or there twice, holidays, and an ordinary week; times are Chicago's. */
const WINDOWS = ["2026-10-31", "2026-11-25", "2026-12-24", "2026-12-31", "2027-03-13", "2027-07-03", "2027-09-10"];
const DAYS = 4;

/** Takes one of some, or undefined of none. */
type Draw = { at<T>(of: readonly T[]): T; to(most: number): number; chance(percent: number): boolean };

/** Draws that fast-check's seed repeats. */
function drawFrom(seed: number): Draw {
  const [stream] = fc.sample(fc.infiniteStream(fc.integer({ min: 0, max: 0x7fffffff })), { numRuns: 1, seed });
  const next = () => Number(stream?.next().value ?? 0);
  return { at: (of) => of[next() % of.length] as never, to: (most) => next() % (most + 1), chance: (percent) => next() % 100 < percent };
}

test("A14 D04 a thousand urgent arrivals across midnights, holidays and both changes of the clock: for each a message leaves, one person is rung at a time, no message says anything, nobody without the right is rung", async () => {
  const seed = Number(fc.sample(fc.integer({ min: 1, max: 1_000_000 }), 1)[0]);
  const draw = drawFrom(seed);
  const { s, town, care } = c;
  const { northlake } = town.agencies;
  const able = [town.ravi, town.sam];
  for (const name of ["Lin Zhao", "Mateo Ruiz", "Jo O'Brien", "أمينة حداد"]) {
    const id = await town.account(northlake, name);
    await town.member(northlake, id, care, "triager");
    able.push(id);
  }
  const unable = [town.ines, town.omar, town.noor];
  await s.given("update staff.membership set starts_at = '2020-01-01'");
  await s.given(
    "insert into agencies.closure (id, agency_id, first_day, last_day, label) values ($1, $2, '2026-11-26', '2026-11-27', 'Thanksgiving'), ($3, $2, '2026-12-24', '2027-01-03', 'Winter')",
    [newId(), northlake, newId()],
  );
  // A rota as people make them: turns of the week, some of whom may not be rung, with holes, and weeks that were swapped or emptied.
  await c.at("2026-10-25", "08:00");
  const hours = ["00:00", "02:30", "08:00", "17:00", "23:59"] as const;
  for (let n = 0; n < 10; n++) {
    const [weekday, until] = [1 + draw.to(6), 1 + draw.to(6)];
    await s.given(
      `insert into oncall.pattern (id, agency_id, program_id, account_id, rank, weekday, from_time, days, until_time, first_day, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '2026-10-01', $4)`,
      [
        newId(),
        northlake,
        care,
        draw.at([...able, ...able, ...unable]),
        draw.chance(60) ? "first" : "second",
        weekday,
        draw.at(hours),
        (until - weekday + 7) % 7 || 7 - draw.to(5) || 1,
        "00:00",
      ],
    );
  }
  for (const first of WINDOWS)
    for (const swapped of [draw.at([...able, null]), draw.at(able)])
      await s.given(
        `insert into oncall.shift (id, agency_id, program_id, account_id, rank, starts_at, ends_at, pattern_id, on_day, created_by)
         select gen_random_uuid(), p.agency_id, p.program_id, $1, p.rank, r.starts_at, r.ends_at, p.id, r.on_day, p.account_id
           from oncall.pattern p, oncall.rota(p.program_id, $2::timestamptz, $2::timestamptz + interval '4 days') r where r.pattern_id = p.id and r.shift_id is null
          order by md5(p.id::text || $3) limit 1 on conflict do nothing`,
        [swapped, first, String(draw.to(99))],
      );

  // The same every time: minutes after the window's midnight, where the agency is.
  const arrivals = WINDOWS.flatMap((day) =>
    Array.from({ length: Math.ceil(ARRIVALS / WINDOWS.length) }, () => ({ day, minute: draw.to(DAYS * 1440 - 1) })),
  )
    .slice(0, ARRIVALS)
    .sort((a, b) => (a.day === b.day ? a.minute - b.minute : a.day < b.day ? -1 : 1));
  const instants = await s.given<{ at: number }>(
    `select (extract(epoch from (x.day::date::timestamp at time zone 'America/Chicago') + make_interval(mins => x.minute)) * 1000)::float8 as at
       from unnest($1::text[], $2::int[]) with ordinality x(day, minute, n) order by n`,
    [arrivals.map(({ day }) => day), arrivals.map(({ minute }) => minute)],
  );
  let last = "";
  const filed: string[] = [];
  for (const [n, { day }] of arrivals.entries()) {
    const fresh = day !== last;
    last = day;
    await s.moveBy(Math.max(0, (instants[n]?.at ?? 0) - clock().getTime()));
    // A new window: what was left ringing in the last is somebody's by now.
    if (fresh) await settleAll();
    if (fresh || draw.chance(4)) await someoneGoes(draw, able);
    // What rang before has its answers, or the clock runs out on it.
    if (draw.chance(35)) await c.work();
    if (draw.chance(80)) await someAnswer(draw);
    filed.push(await c.file(draw.at([town.ines, town.omar, town.sam])));
    await checkNow(seed);
  }
  assert.equal(filed.length, ARRIVALS);
  // Nobody answers any more: it goes on by itself, and never two at once.
  for (let n = 0; n < 4; n++) {
    await c.wait(16);
    await checkNow(seed);
  }
  await checkAll(seed, filed);

  async function settleAll(): Promise<void> {
    await s.given("update oncall.ring set answer = 'stopped', answered_at = kernel.clock() where answer is null");
    await s.given("update oncall.call set settled_at = kernel.clock(), settled_by = 'decided' where settled_at is null");
  }
});

/** Somebody goes away for some hours, with or without a stand-in, who may or may not have the right. */
async function someoneGoes(draw: Draw, able: readonly string[]): Promise<void> {
  const [who, by] = [draw.at(able), draw.at([...able, c.town.ines])];
  const hours = 1 + draw.to(30);
  await c.away(who, hours);
  if (who !== by && draw.chance(60)) await c.cover(who, by, hours);
}

/** Some of those who are rung answer: they have it where they may, or pass it on where there is somebody else. */
async function someAnswer(draw: Draw): Promise<void> {
  const waiting = await c.s.given<{ id: string; account_id: string }>(
    "select id, account_id from oncall.ring where answer is null order by rung_at limit 5",
  );
  for (const ring of waiting) {
    if (draw.chance(20)) continue;
    const how = draw.chance(75) ? "acknowledge" : "passOn";
    await c.s
      .as(ring.account_id)(rings[how], { ringId: ring.id as Id })
      // Whoever may not have the concern can only pass it on, and nobody passes on where there is no other: it rings on.
      .catch((problem: { code?: string }) => assert.equal(problem.code, how === "passOn" ? "ring.nobodyElse" : "ring.notYours"));
  }
}

/** What must hold at any moment: what nobody has is ringing exactly one person, who may be rung now, and who was told. */
async function checkNow(seed: number): Promise<void> {
  const wrong = await c.s.given(
    `select c.number, count(r.id) from oncall.call c left join oncall.ring r on r.concern_id = c.concern_id and r.answer is null
      where c.settled_at is null group by c.number having count(r.id) <> 1 or bool_or(r.told_at is null)`,
  );
  assert.deepEqual(wrong, [], `seed ${seed}`);
  const unfit = await c.s.given(
    `select a.name from oncall.ring r join staff.account a on a.id = r.account_id join agencies.program p on p.id = r.program_id
      where r.rung_at = (select max(rung_at) from oncall.ring) and (a.status <> 'active'
         or exists (select from staff.absence b where b.account_id = a.id and b.ended_at is null and b.starts_at <= r.rung_at and b.ends_at > r.rung_at)
         or not (p.escalation_id = a.id or exists (select from staff.membership m where m.account_id = a.id and m.program_id = p.id
              and (m.may_triage or m.sees = 'program' and m.can_write) and m.starts_at <= r.rung_at and m.ends_at > r.rung_at)))`,
  );
  assert.deepEqual(unfit, [], `seed ${seed}`);
}

/** What must hold of all that was kept. */
async function checkAll(seed: number, filed: readonly string[]): Promise<void> {
  const { given, worker } = c.s;
  const silent = await given(
    `select c.number from concerns.concern c where c.id = any ($1) and not exists (select from oncall.ring r join messages.outbox o
        on o.once = 'ring:' || r.id and o.account_id = r.account_id and o.failed_at is null and o.not_before <= c.received_at where r.concern_id = c.id and r.rung_at = c.received_at)`,
    [filed],
  );
  assert.deepEqual(silent, [], `seed ${seed}: a message for each, from the first moment`);
  const twice = await given(
    `select a.concern_id from oncall.ring a join oncall.ring b on b.concern_id = a.concern_id and b.nth > a.nth
      where tstzrange(a.rung_at, a.answered_at) && tstzrange(b.rung_at, b.answered_at) and a.answered_at > b.rung_at`,
  );
  assert.deepEqual(twice, [], `seed ${seed}: never two at once`);
  const unmatched = await given(
    `select (select count(*) from oncall.ring where told_at is null)::int as untold,
            (select count(*) from oncall.ring r where not exists (select from messages.outbox o where o.once = 'ring:' || r.id))::int as unsent
      where exists (select from oncall.ring r where r.told_at is null or not exists (select from messages.outbox o where o.once = 'ring:' || r.id))`,
  );
  assert.deepEqual(unmatched, [], `seed ${seed}`);

  const sent = await given<{ id: string; agency_id: string; template: string; language: string; params: Buffer }>(
    "select id, agency_id, template, language, params from messages.outbox where once like 'ring:%'",
  );
  assert.ok(sent.length >= filed.length);
  const names = await given<{ word: string }>(
    `select distinct lower(w) as word from (select name from staff.account union all select name from agencies.program union all select name from agencies.agency
       union all select title from concerns.door union all select slug from agencies.program union all select slug from concerns.door) n,
       regexp_split_to_table(n.name, '[\\s-]+') w where length(w) > 1`,
  );
  assert.ok(names.length > 20);
  const texts = new Set(
    sent.map(({ id, agency_id, template, language, params }) => {
      const filled = JSON.parse(worker.keys.ring.open(agency_id, { table: "messages.outbox", row: id, column: "params" }, params));
      const { subject, text } = writeMessage(template as "oncall.ring", filled, language as "en");
      return `${subject}\n${text}`;
    }),
  );
  assert.deepEqual([...texts], ["Sign in: something urgent\nSign in: something urgent. Say there that you have it, or pass it on."]);
  for (const text of texts) {
    const said = new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
    for (const { word } of names) assert.ok(!said.has(word), `“${word}” stands in a message`);
  }
}
