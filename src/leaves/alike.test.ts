import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { buildIfStale } from "../../scripts/build.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import type { Cases, Id } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { A22_OWN_LEAVE } from "../kernel/limits.ts";
import { suppressTable } from "../kernel/suppressTable.ts";
import { refusal } from "../kernel/testing.ts";
import { layPages, type Paged } from "../portal/testing.ts";
import { acts, leaves } from "./contract.ts";
import { leaveRoutes } from "./routes.ts";
import { stepFrom } from "./steps.ts";
import { aPolicy, layLeaves } from "./testing.ts";

let t: Paged;
let c: Cases;
let l: Awaited<ReturnType<typeof layLeaves>>;
before(async () => {
  await buildIfStale();
  t = await layPages([...caseFileRoutes, ...leaveRoutes]);
  c = t as unknown as Cases;
  l = await layLeaves(c);
});
after(() => c.s.strike());

/** A case of Ines's whose person has come into their own page. */
async function theirPage() {
  const { ines, ravi } = t.town;
  const { caseId } = await t.open(ines, { program: "care", call: "Lin" });
  await t.switchOn(ravi, caseId);
  const { number, code } = await t.invite(ines, caseId);
  const { cookie } = await t.first(number, code);
  await l.name(t.town.noor, caseId);
  return { caseId, cookie, number };
}
const see = async (cookie: string) => (await t.ask("GET", "/mine/leave?lang=en", cookie)).body;
const send = (cookie: string, path: string, fields: Record<string, string>) =>
  t.ask("POST", `/mine/leave${path}`, cookie, { lang: "en", ...fields });

/** Ids, instants and numbers of cases are anybody's; all else is the same, or is not. */
const bare = (what: unknown) =>
  JSON.stringify(what)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "#")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "@")
    .replace(/"(terms|words|how)": ?"[^"]*"/g, '"$1":"~"');

/** Who has come into their page, by case. */
const cookies = new Map<string, string>();

/** What anybody sees of a leave: the team, its reviewers, the steps of the case, what is late, their own page as it is rendered. */
async function seen(caseId: Id): Promise<string[]> {
  const page = await see(cookies.get(caseId) ?? "");
  assert.match(page, /<h1>My leave/);
  const cracks = await c.s.given("select crack, since, days, stood, high from leaves.leave_crack where case_id = $1", [caseId]);
  const { tasks, story } = await c.show(c.town.ines, caseId);
  const steps = tasks.map(({ title, dueOn, owner }) => [title, dueOn, owner.name]);
  const told = story.items.map(({ kind, codes }) => [kind, codes["state"] ?? null]);
  const next = (await t.ask("GET", "/mine/next?lang=en", cookies.get(caseId) ?? "")).body;
  return [page, next, cracks, steps, told, await l.shown(c.town.ines, caseId), await l.shown(c.town.noor, caseId)].map(bare);
}

/** A case with a leave that was asked for: here, or on their own page. */
async function asked(onPage: boolean) {
  const { caseId, cookie } = await theirPage();
  cookies.set(caseId, cookie);
  const [from, until] = [await c.dayFrom(10), await c.dayFrom(100)];
  if (onPage) assert.equal((await send(cookie, "/ask", { from, until, once: newId() })).status, 303);
  else await c.s.as(c.town.ines)(leaves.ask, { caseId, from, until });
  return { caseId, leaveId: (await l.running(c.town.ines, caseId)).leaveId };
}

/** One act on a case by whoever may do it; what it was answered. On their own page what is theirs to do there. */
async function take(caseId: Id, act: (typeof acts)[number], outcome: string, onPage: boolean): Promise<unknown> {
  const { ines, noor } = c.town;
  if (onPage && ["askReturn", "appeal", "close"].includes(act)) {
    const { leaveId, decisions } = await l.running(ines, caseId);
    const fields = { leave: leaveId, back: await c.dayFrom(3), decision: decisions.at(-1)?.decisionId ?? newId(), words: "Hear me" };
    return (await send(cookies.get(caseId) ?? "", { askReturn: "/back", appeal: "", close: "/off" }[act as "close"], fields)).status;
  }
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
    onPage: fc.boolean(),
    wait: fc.nat(20),
  });
  const plan = fc.record({ kinds, when: fc.nat(7), own: fc.boolean(), acts: fc.array(act, { minLength: 4, maxLength: 9 }) });
  await fc.assert(
    fc.asyncProperty(plan, async ({ kinds: said, when, own, acts: todo }) => {
      const pair = [await asked(own), await asked(own)];
      for (const { caseId } of pair) await l.name(l.dean, caseId);
      for (const [n, { at, outcome, stray, onPage, wait }] of todo.entries()) {
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
          if (chosen) answers.push(await take(caseId, chosen, outcome, onPage));
        }
        assert.equal(answers[0], answers[1]);
        if (wait > 15) {
          await c.s.moveBy(wait * 86_400_000);
          for (const { caseId } of pair) {
            const [page] = await c.s.given<{ number: string }>("select number from portal.page where case_id = $1", [caseId]);
            cookies.set(caseId, (await t.signIn(page?.number ?? "")).cookie);
          }
        }
        assert.deepEqual(await seen(pair[0]?.caseId as Id), await seen(pair[1]?.caseId as Id));
      }
    }),
    { numRuns: 8, seed: 81, endOnFailure: true },
  );
});

test("A22 A20 R14 R81 a leave is asked for on one's own page: the policy beside it, two days and no word of why; it is a step of who carries the case as any other, sent twice it is one, taken back until it is decided, and coming back is asked for there", async () => {
  const { ines, noor } = c.town;
  const { caseId, cookie } = await theirPage();
  const other = await theirPage();
  assert.match((await t.ask("GET", "/mine/next?lang=en", cookie)).body, /Ask for a leave from your studies/);
  const page = await see(cookie);
  assert.match(page, /We decide within ten days/);
  assert.match(page, /href="\/leave\/northlake\?lang=en&amp;version=1"/);
  assert.match(page, /Housing office/);
  // No field but two days: nothing asks why, and no paper is taken.
  const form = page.slice(page.indexOf('id="ask"'), page.indexOf("</form>", page.indexOf('id="ask"')));
  assert.deepEqual(
    [...form.matchAll(/name="([^"]+)"/g)].map(([, name]) => name),
    ["lang", "once", "from", "until"],
  );
  assert.doesNotMatch(page, /type="file"|<textarea|physical|mental|diagnos/i);

  const [from, until] = [await c.dayFrom(10), await c.dayFrom(100)];
  const once = newId();
  for (const [fields, says] of [
    [{ from: "", until }, /Choose the first day/],
    [{ from: "2027-02-30", until: "" }, /Choose the first day/],
    [{ from: "2999-01-01", until: "" }, /Choose the first day/],
    [{ from, until: from }, /The last day comes after the first/],
    [{ from, until: "soon" }, /The last day comes after the first/],
  ] as const) {
    const wrong = await send(cookie, "/ask", { ...fields, once });
    assert.deepEqual([wrong.status, says.test(wrong.body), wrong.body.includes(once)], [422, true, true], JSON.stringify(fields));
  }
  assert.deepEqual((await l.shown(ines, caseId)).leaves, []);
  // Two presses at once, and a third.
  const pressed = await Promise.all([1, 2].map(() => send(cookie, "/ask", { from, until: "", once })));
  pressed.push(await send(cookie, "/ask", { from, until: "", once }));
  assert.deepEqual(
    pressed.map(({ status, location }) => [status, location]),
    Array.from({ length: 3 }, () => [303, "/mine/leave?lang=en&done=asked"]),
  );
  const { leaves: list } = await l.shown(ines, caseId);
  assert.equal(list.length, 1);
  const [asks] = list;
  assert.deepEqual([asks?.status, asks?.from, asks?.until, asks?.onPage], ["requested", from, null, true]);
  const { tasks, story } = await c.show(ines, caseId);
  const step = tasks.filter(({ title }) => title === "They asked for a leave: say which documents are needed");
  assert.deepEqual(
    step.map(({ dueOn, owner }) => [dueOn, owner.id]),
    [[asks?.due, ines]],
  );
  const line = story.items.find(({ kind }) => kind === "leave");
  assert.deepEqual([line?.codes["state"], line?.by], ["requested", null]);
  assert.match((await t.ask("GET", "/mine/leave?lang=en&done=asked", cookie)).body, /Your request has arrived/);
  assert.equal((await send(cookie, "/ask", { from, until, once: newId() })).status, 409, "one runs already");
  assert.equal((await send(other.cookie, "/ask", { from, until, once })).status, 404, "an id that is another's is nobody's");
  assert.equal(
    (await send(other.cookie, "/off", { leave: asks?.leaveId ?? "" })).status,
    404,
    "nor is another's leave theirs to take back",
  );
  assert.equal((await send("", "/ask", { from, until, once })).location, "/mine?lang=en");

  // Taken back before it is decided; once.
  await l.act(ines, caseId, "documents");
  for (let n = 0; n < 2; n++)
    assert.equal((await send(cookie, "/off", { leave: asks?.leaveId ?? "" })).location, "/mine/leave?lang=en&done=off");
  const back = await c.show(ines, caseId);
  assert.deepEqual(
    [
      (await l.running(ines, caseId)).closedBecause,
      back.tasks.filter(({ title }) => /They took back on their own page/.test(title)).length,
    ],
    ["withdrawn", 1],
  );
  assert.ok(!back.tasks.some(({ title }) => title === "Documents for their leave are due"));

  // Asked for again, approved with a last day, begun; then they ask to come back.
  assert.equal((await send(cookie, "/ask", { from, until: "", once: newId() })).status, 303);
  await l.toReview(caseId);
  assert.deepEqual((await refusal(l.decide(noor, caseId, { terms: [] }))).fields, { until: "missing" });
  const { leaveId, version, policy } = await l.running(noor, caseId);
  const past = [leaveId, version, newId(), policy.policyId, Buffer.from("x"), await c.dayFrom(40), newId()];
  assert.equal(
    (
      await refusal(
        l.raw(noor, "select leaves.decide($1, $2, $3, 'approved', $4, null, null, null, '{}', $5, $5, $6::date, $7, $5) as done", past),
      )
    ).code,
    "leave.untilMissing",
  );
  await l.decide(noor, caseId, { terms: [], until });
  assert.equal((await send(cookie, "/off", { leave: leaveId })).status, 409, "what is decided is not taken back there");
  assert.equal((await send(cookie, "/back", { leave: leaveId, back: until })).status, 409, "nobody comes back who has not gone");
  await l.act(ines, caseId, "begin");
  for (const day of ["", await c.dayFrom(-1), "2999-01-01"])
    assert.equal((await send(cookie, "/back", { leave: leaveId, back: day })).status, 422);
  for (let n = 0; n < 2; n++) assert.equal((await send(cookie, "/back", { leave: leaveId, back: until })).status, 303);
  const returning = await l.running(ines, caseId);
  assert.deepEqual([returning.status, returning.back, (await l.shown(ines, caseId)).documents], ["return_requested", until, null]);
  assert.equal((await c.show(ines, caseId)).tasks.filter(({ title }) => /They want to come back/.test(title)).length, 1);

  // So often a day; and nothing in a case that is closed.
  for (let n = 0; n < A22_OWN_LEAVE.aDay; n++) {
    assert.equal((await send(other.cookie, "/ask", { from, until: "", once: newId() })).status, 303);
    assert.equal((await send(other.cookie, "/off", { leave: (await l.running(ines, other.caseId)).leaveId })).status, 303);
  }
  assert.equal((await send(other.cookie, "/ask", { from, until: "", once: newId() })).status, 429);
  const [limits] = await c.s.given("select * from leaves.own_limits()");
  assert.deepEqual(limits, { a_day: A22_OWN_LEAVE.aDay, back_days: A22_OWN_LEAVE.backDays, ahead_days: A22_OWN_LEAVE.aheadDays });
  await c.s.given(
    "update cases.case set status = 'closed', closed_on = kernel.clock()::date, closure_reason = 'goals_met', outcome = 'improved' where id = $1",
    [other.caseId],
  );
  assert.equal((await send(other.cookie, "/ask", { from, until: "", once: newId() })).status, 404);
  assert.doesNotMatch(await see(other.cookie), /id="ask"/);
});

test("A22 R14 R69 on a guardian's page no leave is asked for, taken back or ended, and no way leads to one", async () => {
  const { tomas, keiko, walt } = t.town;
  await c.s.as(walt)(leaves.publish, aPolicy(await c.dayFrom(0)));
  const { caseId, personId } = await t.open(tomas, { program: "support", call: "Jo" });
  await t.switchOn(keiko, caseId);
  await t.bornOn(t.town.agencies.rioVerde, personId, `${Number((await c.dayFrom(0)).slice(0, 4)) - 15}-01-01`);
  const decided = "She asked; Jo agrees.";
  const guardianId = await t.adult(tomas, personId, "Mother", {});
  const hers = await t.invite(tomas, caseId, { holder: "guardian", guardianId, minor: null, decided });
  const mother = await t.first(hers.number, hers.code);
  const his = await t.invite(tomas, caseId, { minor: null, decided });
  const jo = await t.first(his.number, his.code);
  const from = await c.dayFrom(10);
  assert.equal((await send(jo.cookie, "/ask", { from, until: "", once: newId() })).status, 303);
  const { leaveId } = await l.running(tomas, caseId);
  assert.equal((await t.ask("GET", "/mine/leave?lang=en", mother.cookie)).status, 404);
  assert.doesNotMatch((await t.ask("GET", "/mine/next?lang=en", mother.cookie)).body, /mine\/leave/);
  assert.equal((await send(mother.cookie, "/off", { leave: leaveId })).status, 404);
  assert.equal((await send(mother.cookie, "/back", { leave: leaveId, back: from })).status, 404);
  await send(jo.cookie, "/off", { leave: leaveId });
  assert.equal((await send(mother.cookie, "/ask", { from, until: "", once: newId() })).status, 404);
  assert.equal((await l.running(tomas, caseId)).status, "closed");
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
