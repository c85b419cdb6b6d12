import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { newId } from "../kernel/ids.ts";
import { type Stage, stage } from "../kernel/testing.ts";
import { layTown } from "../staff/testing.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage([]);
  town = await layTown(s);
});
after(() => s.strike());

const addDays = (day: string, n: number) => new Date(Date.parse(`${day}T00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

interface Plan {
  readonly week: number;
  readonly closures: readonly (readonly [first: string, last: string])[];
}

/** A program's days by counting one after another: written apart from the SQL, to judge it by. */
class Counted {
  readonly #plan: Plan;
  constructor(plan: Plan) {
    this.#plan = plan;
  }
  isOpen(day: string): boolean {
    const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
    return (this.#plan.week & (1 << weekday)) !== 0 && !this.#plan.closures.some(([first, last]) => first <= day && day <= last);
  }
  /** Open days after `a` up to and including `b`; fewer than none when `b` comes first. */
  between(a: string, b: string): number {
    if (b < a) return 0 - this.between(b, a);
    let n = 0;
    for (let day = addDays(a, 1); day <= b; day = addDays(day, 1)) if (this.isOpen(day)) n += 1;
    return n;
  }
  add(from: string, n: number): string {
    let day = from;
    for (let left = n; left > 0; ) {
      day = addDays(day, 1);
      if (this.isOpen(day)) left -= 1;
    }
    while (!this.isOpen(day)) day = addDays(day, 1);
    return day;
  }
}

const day = fc.integer({ min: 0, max: 2200 }).map((n) => addDays("2024-01-01", n));
const plan: fc.Arbitrary<Plan> = fc.record({
  week: fc.integer({ min: 1, max: 127 }),
  closures: fc.array(
    fc
      .tuple(day, fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 110 })))
      .map(([first, length]) => [first, addDays(first, length)] as const),
    { maxLength: 5 },
  ),
});

/** Lays a program of that plan, some of its closures by the whole agency. */
async function layPlan({ week, closures }: Plan) {
  const agencyId = await town.agency("Agency", `a-${newId().slice(-12)}`, "college");
  const id = newId();
  for (const [first, last] of closures) await layClosure(agencyId, null, first, last);
  await s.given(
    "insert into agencies.program (id, agency_id, name, slug, regime, kind, person_word, week) values ($1, $2, 'P', $3, 'FERPA', 'care', 'student', $4)",
    [id, agencyId, `p-${id.slice(-12)}`, week],
  );
  return { id, agencyId };
}

const closing = "insert into agencies.closure (id, agency_id, program_id, first_day, last_day, label) values ($1, $2, $3, $4, $5, 'Break')";
async function layClosure(agencyId: string, programId: string | null, first: string, last: string) {
  const id = newId();
  await s.given(closing, [id, agencyId, programId, first, last]);
  return id;
}

test("a calendar is made longer long before it ends", async () => {
  const last = async () =>
    (
      await s.given<{ day: string }>("select max(day)::text as day from agencies.program_day where program_id = $1", [town.programs.care])
    )[0]?.day ?? "";
  const first = await last();
  const lengthen = async () => (await s.worker.pool.query<{ n: number }>("select agencies.lengthen_calendars() as n")).rows[0]?.n;
  assert.equal(await lengthen(), 0);
  await s.moveBy(6 * 366 * 86_400_000);
  assert.equal(await lengthen(), 5);
  assert.equal(Number((await last()).slice(0, 4)), Number(first.slice(0, 4)) + 6);
  assert.equal(await lengthen(), 0);
  await s.moveBy(-6 * 366 * 86_400_000);
});

test("D05 program days count what a calendar on the wall counts, whatever week, closures and days", async () => {
  await fc.assert(
    fc.asyncProperty(
      plan,
      fc.array(fc.tuple(day, day, fc.integer({ min: 0, max: 40 })), { minLength: 5, maxLength: 20 }),
      async (drawn, asked) => {
        const counted = new Counted(drawn);
        const { id } = await layPlan(drawn);
        const rows = await s.given<{ a: string; open: boolean; days: number; later: string }>(
          `select q.a::text, d.open, agencies.program_days_between($1, q.a, q.b) as days, agencies.add_program_days($1, q.a, q.n)::text as later
           from unnest($2::date[], $3::date[], $4::int[]) with ordinality q(a, b, n, i) join agencies.program_day d on d.program_id = $1 and d.day = q.a order by q.i`,
          [id, asked.map(([a]) => a), asked.map(([, b]) => b), asked.map(([, , n]) => n)],
        );
        assert.deepEqual(
          rows,
          asked.map(([a, b, n]) => ({ a, open: counted.isOpen(a), days: counted.between(a, b), later: counted.add(a, n) })),
        );
      },
    ),
    { numRuns: 25 },
  );
});

test("D05 a calendar follows its week and closures as they come, end and are undone", async () => {
  const program = await layPlan({ week: 31, closures: [] });
  const days = async () =>
    (await s.given<{ n: number }>("select agencies.program_days_between($1, '2026-12-18', '2027-01-11') as n", [program.id]))[0]?.n;
  assert.equal(await days(), 16);
  const closure = await layClosure(program.agencyId, null, "2026-12-21", "2027-01-03");
  assert.equal(await days(), 6);
  await s.given("update agencies.program set week = 127 where id = $1", [program.id]);
  assert.equal(await days(), 10);
  await s.given("update agencies.closure set ended_at = kernel.clock() where id = $1", [closure]);
  assert.equal(await days(), 24);
});

test("closures that come at the same moment are all counted", async () => {
  const program = await layPlan({ week: 31, closures: [] });
  const owners = [new pg.Client(s.test.admin), new pg.Client(s.test.admin)];
  for (const owner of owners) await owner.connect();
  const [one, two] = owners;
  await one?.query("begin");
  await one?.query(closing, [newId(), program.agencyId, program.id, "2027-03-02", "2027-03-02"]);
  const second = two?.query(closing, [newId(), program.agencyId, program.id, "2027-03-03", "2027-03-03"]);
  await one?.query("commit");
  await second;
  const [row] = await s.given<{ n: number }>("select agencies.program_days_between($1, '2027-03-01', '2027-03-05') as n", [program.id]);
  assert.equal(row?.n, 2);
  for (const owner of owners) await owner.end();
});
