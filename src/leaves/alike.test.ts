import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { refusal } from "../kernel/testing.ts";
import { acts, leaves } from "./contract.ts";
import { leaveRoutes } from "./routes.ts";
import { stepFrom } from "./steps.ts";
import { suppressTable } from "./suppressTable.ts";
import { layLeaves } from "./testing.ts";

let c: Cases;
let l: Awaited<ReturnType<typeof layLeaves>>;
before(async () => {
  c = await layCases([...caseFileRoutes, ...leaveRoutes]);
  l = await layLeaves(c);
});
after(() => c.s.strike());

/** Ids, instants and numbers of cases are anybody's; all else is the same, or is not. */
const bare = (what: unknown) =>
  JSON.stringify(what)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "#")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "@")
    .replace(/"(terms|words|how)": ?"[^"]*"/g, '"$1":"~"');

/** What anybody sees of a leave: the team, its reviewers, the steps of the case, what is late, their own page. */
async function seen(caseId: Id): Promise<string[]> {
  const [page] = await c.s.given("select leaves.for_page($1) as page", [caseId]);
  const cracks = await c.s.given("select crack, since, days, stood, high from leaves.leave_crack where case_id = $1", [caseId]);
  const { tasks, story } = await c.show(c.town.ines, caseId);
  const steps = tasks.map(({ title, dueOn, owner }) => [title, dueOn, owner.name]);
  const told = story.items.map(({ kind, codes }) => [kind, codes["state"] ?? null]);
  return [page, cracks, steps, told, await l.shown(c.town.ines, caseId), await l.shown(c.town.noor, caseId)].map(bare);
}

/** One act on a case by whoever may do it; what it was answered. */
async function take(caseId: Id, act: (typeof acts)[number], outcome: string): Promise<unknown> {
  const { ines, noor } = c.town;
  const more = { ...(act === "askReturn" && { back: await c.dayFrom(3) }), ...(act === "appeal" && { words: "Hear me" }) };
  const done = ["decide", "decideAppeal"].includes(act)
    ? l.decide(act === "decide" ? noor : l.dean, caseId, { outcome, terms: [] })
    : l.act(ines, caseId, act, more);
  return done.then(
    () => "done",
    (problem: { code: string }) => problem.code,
  );
}

test("A23 R81 two requests that differ in the kind of condition alone have the same steps, days and screens, whatever is done with them, and whenever it is said", async () => {
  const { ines, noor } = c.town;
  const kinds = fc.tuple(fc.constantFrom("physical", "mental", "other", null), fc.constantFrom("physical", "mental", "other"));
  const act = fc.record({
    at: fc.nat(),
    outcome: fc.constantFrom("approved", "modified", "denied"),
    stray: fc.boolean(),
    wait: fc.nat(20),
  });
  const plan = fc.record({ kinds, when: fc.nat(7), acts: fc.array(act, { minLength: 4, maxLength: 9 }) });
  await fc.assert(
    fc.asyncProperty(plan, async ({ kinds: said, when, acts: todo }) => {
      const pair = [await l.asked(), await l.asked()];
      for (const { caseId } of pair) await l.name(l.dean, caseId);
      for (const [n, { at, outcome, stray, wait }] of todo.entries()) {
        if (n === when % todo.length)
          for (const [i, { leaveId }] of pair.entries()) {
            const kind = said[i];
            if (kind) await c.s.as(ines)(leaves.sayKind, { leaveId, kind });
          }
        const first = await l.running(ines, pair[0]?.caseId as Id);
        const last = first.decisions.at(-1);
        const open = acts.filter((one) => stepFrom({ status: first.status, decision: last ?? null }, one) && (one !== "close" || n > 5));
        const chosen = (stray ? acts : open)[at % (stray ? acts.length : Math.max(open.length, 1))];
        const answers: unknown[] = [];
        for (const { caseId } of pair) {
          if ((await l.shown(noor, caseId)).documents !== true && at % 3 > 0) await l.complete(caseId);
          if (chosen) answers.push(await take(caseId, chosen, outcome));
        }
        assert.equal(answers[0], answers[1]);
        if (wait > 15) await c.s.moveBy(wait * 86_400_000);
        assert.deepEqual(await seen(pair[0]?.caseId as Id), await seen(pair[1]?.caseId as Id));
      }
    }),
    { numRuns: 8, seed: 81, endOnFailure: true },
  );
});

test("R81 no step can read the kind: no input says it, one function writes it, one counts it, and nothing else in the database so much as names it", async () => {
  for (const [name, { in: asked, out }] of Object.entries(leaves))
    if (!["sayKind", "equity"].includes(name))
      assert.ok(
        !/physical|mental/.test(
          JSON.stringify([asked.toJSONSchema({ unrepresentable: "any", io: "input" }), out.toJSONSchema({ unrepresentable: "any" })]),
        ),
        name,
      );
  const named = await c.s.given<{ name: string }>(
    "select f.oid::regproc::text as name from pg_proc f where f.prosrc ~ 'leaves\\.kind\\M' order by 1",
  );
  // What is due to go is named by the schedule of what is kept.
  assert.deepEqual(
    named.map(({ name }) => name),
    ["leaves.equity", "leaves.say_kind", "retention.steps"],
  );
  const [row] = await c.s.given<{ views: number; refer: number; triggers: number; columns: string[]; read: boolean }>(
    `select (select count(*)::int from pg_depend d join pg_rewrite r on r.oid = d.objid where d.refobjid = 'leaves.kind'::regclass) as views,
       (select count(*)::int from pg_constraint k where k.contype = 'f' and 'leaves.kind'::regclass in (k.conrelid, k.confrelid)) as refer,
       (select count(*)::int from pg_trigger t where t.tgrelid = 'leaves.kind'::regclass) as triggers,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = 'leaves.kind'::regclass and a.attnum > 0) as columns,
       has_any_column_privilege('holdfast_app', 'leaves.kind', 'select, insert, update') or has_any_column_privilege('holdfast_worker', 'leaves.kind', 'select, insert, update') as read`,
  );
  assert.deepEqual(row, { views: 0, refer: 0, triggers: 0, columns: ["leave_id", "agency_id", "kind"], read: false });
  const steps = await c.s.given<{ arguments: string }>("select pg_get_function_arguments('leaves.step'::regproc) as arguments");
  assert.deepEqual(steps, [{ arguments: "p_status text, p_act text, p_stage text, p_outcome text" }]);
});

test("A26 outcomes by kind are for who reads the whole program and decides no open request; small numbers are taken out with whatever they could be worked out from", async () => {
  const { ines, ravi, noor, sam, tomas, keiko } = c.town;
  const programId = c.town.programs.care as never;
  const year = Number((await c.dayFrom(0)).slice(0, 4));
  const ask = (who: string) => c.s.as(who)(leaves.equity, { programId, year });
  for (const who of [ines, noor, sam]) assert.equal((await refusal(ask(who))).status, 403);
  for (const who of [tomas, keiko]) assert.equal((await refusal(ask(who))).status, 404);
  const { leaveId, caseId } = await l.asked();
  for (const who of [ravi, ines]) await c.s.as(who)(leaves.sayKind, { leaveId, kind: "mental" });
  assert.equal((await refusal(c.s.as(tomas)(leaves.sayKind, { leaveId, kind: "mental" }))).status, 404);
  // Past every verb, the database says the same.
  for (const who of [tomas, sam]) {
    assert.equal((await refusal(l.raw(who, "select leaves.say_kind($1, 'other')", [leaveId]))).status, 403);
    assert.equal((await refusal(l.raw(who, "select * from leaves.equity($1, $2)", [programId, year]))).status, 403);
  }
  assert.equal((await refusal(l.raw(ravi, "select kind from leaves.kind"))).status, 403);
  const { rows, least } = await ask(ravi);
  assert.ok(rows.every(({ outcomes }) => Object.values(outcomes).every((n) => n === null || n === 0 || n >= least)));
  // A supervisor who is to decide an open request reads no figures of it.
  const amina = await c.town.account(c.town.agencies.northlake, "Amina Lead");
  await c.town.member(c.town.agencies.northlake, amina, c.town.programs.care, "supervisor");
  await ask(amina);
  await l.name(amina, caseId);
  assert.equal((await refusal(ask(amina))).status, 403);
  await l.act(ines, caseId, "close");
  await ask(amina);
});

test("whatever is taken out of a table of counts cannot be worked out from what is left of its rows and columns", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.oneof(fc.nat(15), fc.nat(80)), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
      (counts) => {
        const { cells } = suppressTable(counts, 10);
        for (const [r, row] of counts.entries())
          for (const [cl, n] of row.entries()) if (n > 0 && n < 10) assert.equal(cells[r]?.[cl], null);
        const lines = [...cells, ...Array.from({ length: 4 }, (_, cl) => cells.map((row) => row[cl]))];
        for (const line of lines) assert.notEqual(line.filter((n) => n === null).length, 1, "none stands alone");
      },
    ),
  );
});
