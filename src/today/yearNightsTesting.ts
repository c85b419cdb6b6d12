import assert from "node:assert/strict";
import { findWatch } from "../concerns/watch.ts";
import { runJob } from "../kernel/runJob.ts";
import { handOvers, rings, rota } from "../oncall/contract.ts";
import { ringOn } from "../oncall/jobs.ts";
import { handOver } from "./handOver/contract.ts";
import type { Id } from "./testing.ts";
import { type Nights, type OpenStep, Rota, readNights, readSteps } from "./yearRotaTesting.ts";
import type { Team, Year } from "./yearTesting.ts";
import { as, soon, staffOf, type Verb, verb } from "./yearVerbTesting.ts";

const HOURS = ["00:00", "01:30", "02:30", "08:00", "17:00", "20:00", "23:59"] as const;
const seen = new WeakMap<Year, Set<string>>();

/** The rota and the rings as they are, read anew: each ring there is went to whom it had to, one at a time, and nothing urgent rings nobody. */
export async function checkRings(y: Year, ranOn = false): Promise<Rota> {
  await y.refresh();
  const rota = new Rota(await readNights(y.c.s), y.oracle);
  const { calls, rings: all } = rota.nights;
  const known = seen.get(y) ?? new Set();
  seen.set(y, known);
  for (const call of calls) {
    const mine = all.filter((ring) => ring.concern === call.concern);
    const live = mine.filter((ring) => ring.answer === null);
    const said = (words: string) => `concern ${call.concern}: ${words}`;
    for (const [n, ring] of mine.entries()) {
      const before = mine.slice(0, n);
      if (!known.has(ring.id)) {
        known.add(ring.id);
        const { account, place, round } = ring;
        assert.deepEqual(
          { place, account, round },
          rota.nextRing(call.program, ring.at, before),
          said(`ring ${n + 1} went to the wrong one`),
        );
        assert.ok(ring.told, said("who is rung was told"));
      }
      assert.ok(
        before.every((one) => one.answeredAt !== null && one.answeredAt <= ring.at),
        said("one person at a time"),
      );
    }
    if (call.settled !== null) {
      assert.equal(live.length, 0, said("settled, and rings on"));
      assert.ok(call.decided || call.assigned !== null, said("settled, and in nobody's hands"));
    } else {
      if (live.length === 0 && ranOn)
        assert.deepEqual(rota.ladder(call.program, rota.nights.at), [], said("rings nobody, and somebody is there"));
      for (const ring of live)
        if (ranOn) assert.ok(ring.by > rota.nights.at && rota.canAnswer(ring, call.program), said("rings one who does not answer"));
    }
  }
  const called = new Set(calls.map((call) => call.concern));
  const dayAgo = y.oracle.rows.at - 86_400_000;
  const quiet = y.oracle.rows.concerns.filter((c) => c.urgent && c.from > dayAgo && !called.has(c.id)).map((c) => c.id);
  assert.deepEqual(quiet, [], "urgent, and rang nobody");
  return rota;
}

/** Says something urgent, and holds what the public form says of it against the rota. */
async function fileUrgent(y: Year, team: Team): Promise<boolean> {
  const by = y.rng.of([...staffOf(team), team.admin].filter((id) => y.canAct(id)));
  if (!by) return false;
  const [door] = await y.c.s.given<{ slug: string }>("select slug from concerns.door where program_id = $1", [team.programId]);
  const says = await findWatch(y.c.s.app, door?.slug ?? "");
  const expected = (await checkRings(y)).ladder(team.programId, y.oracle.rows.at);
  const someone = expected.some(({ place }) => place === "first" || place === "second");
  assert.equal(says?.someone, someone, `that somebody is on call in ${team.programId}`);
  y.counts.set(`on call: ${someone}`, (y.counts.get(`on call: ${someone}`) ?? 0) + 1);
  y.touch(await y.c.file(by, { urgency: "now", program: team.programId }));
  return true;
}

/** One of those who are rung answers, one way or the other; who may not have it can only pass it on. */
async function answerOne(y: Year, team: Team, nights: Nights): Promise<void> {
  const waiting = nights.rings.filter(
    (ring) => ring.answer === null && nights.calls.some((c) => c.concern === ring.concern && c.program === team.programId),
  );
  const ring = y.rng.of(waiting);
  if (!ring || !y.canAct(ring.account)) return;
  y.touch(ring.concern);
  const how = y.rng.is(0.5) ? "acknowledge" : "passOn";
  await y.attempt(how, () => as(y, ring.account)(rings[how], { ringId: ring.id as Id }));
}

/** A night: something urgent comes, and for some minutes those who are rung have it, pass it on, or are not there. Takes less than half an hour. */
export async function playNight(y: Year, team: Team): Promise<boolean> {
  if (!(await fileUrgent(y, team))) return false;
  let rota = await checkRings(y);
  for (let minutes = 0; minutes < 20; ) {
    const step = y.rng.between(1, 9);
    minutes += step;
    await y.c.s.moveBy(step * 60_000);
    const ran = y.rng.is(0.6);
    if (ran) await runJob(y.c.s.worker, ringOn, {});
    rota = await checkRings(y, ran);
    if (y.rng.is(0.5)) {
      await answerOne(y, team, rota.nights);
      rota = await checkRings(y);
    }
  }
  return true;
}

/** Who comes asks for the sheet: it says exactly what is open tonight. Who goes has left a few words. */
export async function handShiftOver(y: Year, team: Team): Promise<boolean> {
  const readers = team.supervisors.filter(
    (id) => y.canAct(id) && y.oracle.roles(id).some((m) => m.program === team.programId && m.sees === "program"),
  );
  const reader = y.rng.of(readers);
  if (!reader) return false;
  const writer = readers.find((id) => id !== reader) ?? reader;
  const programId = team.programId as Id;
  const words = `Said at ${y.day}`;
  const { id } = await as(y, writer)(handOvers.write, { programId, words });
  const rota = await checkRings(y);
  const steps = await readSteps(y.c.s);
  const sheet = await as(y, reader)(handOver.show, { programId });
  const expected = rota.sheet(team.programId, rota.nights.at, reader, steps);
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);
  const due = sheet.due.map((one) => one.taskId as string);
  const said = {
    until: new Date(sheet.until).toISOString().slice(0, 16),
    now: sheet.now.map((t) => `${t.name} ${t.rank} ${seconds(t.from)} ${seconds(t.until)}`).sort(),
    next: sheet.next && `${sheet.next.name} ${seconds(sheet.next.from)}`,
    open: sheet.open.map((c) => `${c.concernId} ${c.holder}`).sort(),
    rung: sheet.rung.map((c) => `${c.concernId} ${c.settledBy}: ${c.steps.map((s) => `${s.name} ${s.answer}`).join(", ")}`).sort(),
    due,
  };
  assert.equal(said.until, expected.until, `until when ${team.programId} asks, at ${new Date(rota.nights.at).toISOString()}`);
  if (sheet.dueTotal !== expected.due.length) assert.fail(await tellUnseen(y, reader, sheet.dueTotal, expected.due, steps));
  // The page shows fifty, those longest due first.
  assert.deepEqual(said, { ...expected, due: expected.due.slice(0, 50) }, `the sheet of ${team.programId}`);
  y.counts.set("sheet: most due", Math.max(y.counts.get("sheet: most due") ?? 0, expected.due.length));
  const kept = sheet.sheets.find((one) => one.id === (id as string));
  assert.deepEqual([kept?.words, kept?.mine, kept?.readBy], [words, writer === reader, null], "the words of the shift before");
  if (writer !== reader) await as(y, reader)(handOvers.confirm, { handOverId: id as never });
  return true;
}

const keeper = (y: Year, team: Team) =>
  y.rng.of([...team.supervisors.filter((id) => y.canAct(id) && y.oracle.roles(id).length > 0), team.admin]) ?? team.admin;
const takers = (y: Year, team: Team) =>
  staffOf(team).filter((id) => y.canAct(id) && y.oracle.roles(id).some((m) => m.triage || m.sees === "program"));

/** A turn that comes round each week. */
export const addTurn: Verb = verb("turn of each week", 8, async (y, team) => {
  const weekday = y.rng.between(1, 7);
  return as(y, keeper(y, team))(rota.addPattern, {
    programId: team.programId as Id,
    accountId: (y.rng.of(takers(y, team)) ?? team.admin) as Id,
    rank: y.rng.is(0.6) ? "first" : "second",
    weekday,
    fromTime: y.rng.of(HOURS) ?? "08:00",
    untilWeekday: ((weekday + y.rng.below(3)) % 7) + 1,
    untilTime: y.rng.of(HOURS) ?? "08:00",
  });
});

/** Being on call: the rota as it is kept and changed, what comes at night, and what one shift tells the next. */
export const oncalls: Verb[] = [
  addTurn,
  verb("turn ended", 8, async (y, team) => {
    const one = y.rng.of(
      await y.c.s.given<{ id: Id }>("select id from oncall.pattern where program_id = $1 and ended_at is null order by id offset 2", [
        team.programId,
      ]),
    );
    return one ? as(y, keeper(y, team))(rota.endPattern, { patternId: one.id }) : false;
  }),
  verb("turn swapped", 40, async (y, team) => {
    const one = y.rng.of(
      await y.c.s.given<{ id: Id; weekday: number }>(
        "select id, weekday from oncall.pattern where program_id = $1 and ended_at is null order by id",
        [team.programId],
      ),
    );
    if (!one) return false;
    const today = (new Date(`${y.day}T00:00Z`).getUTCDay() + 6) % 7;
    const onDay = soon(y, (one.weekday - 1 - today + 7) % 7, (one.weekday - 1 - today + 7) % 7);
    const accountId = (y.rng.is(0.25) ? null : (y.rng.of(takers(y, team)) ?? null)) as Id | null;
    return as(y, keeper(y, team))(rota.swap, { patternId: one.id, onDay, accountId });
  }),
  verb("turn by itself", 16, async (y, team) => {
    const firstDay = soon(y, 0, 4);
    return as(y, keeper(y, team))(rota.addShift, {
      programId: team.programId as Id,
      accountId: (y.rng.of(takers(y, team)) ?? team.admin) as Id,
      rank: y.rng.is(0.7) ? "first" : "second",
      firstDay,
      fromTime: y.rng.of(HOURS) ?? "08:00",
      lastDay: soon(y, 4, 6),
      untilTime: y.rng.of(HOURS) ?? "08:00",
    });
  }),
  verb("turn taken back", 30, async (y, team) => {
    const one = y.rng.of(
      await y.c.s.given<{ id: Id }>(
        "select id from oncall.shift where program_id = $1 and ended_at is null and ends_at > kernel.clock() order by id",
        [team.programId],
      ),
    );
    return one ? as(y, keeper(y, team))(rota.endShift, { shiftId: one.id }) : false;
  }),
  verb("night", 22, playNight),
  verb("ring answered", 40, async (y, team) => {
    await answerOne(y, team, (await checkRings(y)).nights);
    await checkRings(y);
  }),
  verb("job: ring on", 40, async (y) => {
    await runJob(y.c.s.worker, ringOn, {});
    await checkRings(y, true);
  }),
  verb("shift handed over", 44, handShiftOver),
];

/** Of the steps that should be due on somebody's sheet: those they cannot read at all, with whether it is the step, the case or its owner. */
async function tellUnseen(y: Year, reader: string, total: number, due: readonly string[], steps: readonly OpenStep[]): Promise<string> {
  const { client } = await y.c.s.app.connect();
  try {
    await client.query("begin");
    await client.query("select access.begin_request($1)", [await y.c.s.tokenOf(reader)]);
    const { rows } = await client.query<{ id: string; case: boolean; owner: boolean; line: string }>(
      "select t.id, c.id is not null as case, o.id is not null as owner, to_jsonb(t)::text as line from cases.task t left join cases.case c on c.id = t.case_id left join staff.account o on o.id = t.owner_id where t.id = any ($1)",
      [due],
    );
    const whole = new Set(rows.filter((row) => row.case && row.owner).map(({ id }) => id));
    const unseen = due.filter((id) => !whole.has(id)).map((id) => [steps.find((one) => one.id === id), rows.find((row) => row.id === id)]);
    return `${total} fall due and ${due.length} should; ${reader} does not read ${JSON.stringify(unseen)}`;
  } finally {
    await client.query("rollback");
    client.release();
  }
}
