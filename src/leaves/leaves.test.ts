import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { caseFileRoutes } from "../cases/files/routes.ts";
import { type Cases, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { acts, leaves, statuses } from "./contract.ts";
import { leaveRoutes } from "./routes.ts";
import { stepFrom } from "./steps.ts";
import { aPolicy, layLeaves } from "./testing.ts";

let c: Cases;
let l: Awaited<ReturnType<typeof layLeaves>>;
before(async () => {
  c = await layCases([...caseFileRoutes, ...leaveRoutes]);
  l = await layLeaves(c);
});
after(() => c.s.strike());

const codeOf = async (what: Promise<unknown>) => {
  const { status, code } = await refusal(what as Promise<never>);
  return [status, code];
};

test("A22 A25 R82 R84 a leave goes from asking to coming back, each step with its day and its step in the case; its terms stand each with a reason that reviewers alone read", async () => {
  const { ines, noor, ravi, omar, tomas, sam } = c.town;
  const { caseId } = await l.asked();
  const first = await l.running(ines, caseId);
  assert.deepEqual([first.status, first.policy.number, first.decisions], ["requested", 1, []]);
  const stepsOf = async () => (await c.show(ines, caseId)).tasks.map(({ title }) => title);
  assert.ok((await stepsOf()).includes("They asked for a leave: say which documents are needed"));
  // Others of the program, and of other agencies, learn nothing of it.
  for (const who of [omar, sam, tomas]) {
    assert.equal((await refusal(l.shown(who, caseId))).status, 404);
    assert.equal((await refusal(c.s.as(who)(leaves.act, { leaveId: first.leaveId, version: 1, act: "documents" } as never))).status, 404);
    assert.equal((await refusal(c.s.as(who)(leaves.ask, { caseId, from: first.from, until: first.until } as never))).status, 404);
  }
  assert.deepEqual(await codeOf(c.s.as(ines)(leaves.ask, { caseId, from: first.from, until: first.until } as never)), [
    409,
    "leave.another",
  ]);
  assert.ok("until" in (await refusal(c.s.as(ines)(leaves.ask, { caseId, from: first.from, until: first.from } as never))).fields);

  await l.act(ines, caseId, "documents");
  assert.ok(!(await stepsOf()).includes("They asked for a leave: say which documents are needed"), "the step before is done");
  assert.deepEqual(await codeOf(l.act(ines, caseId, "review")), [409, "leave.documentsMissing"]);
  assert.deepEqual(await codeOf(l.decide(noor, caseId)), [409, "leave.notNow"]);
  await l.complete(caseId);
  assert.equal((await l.shown(ines, caseId)).documents, true);
  await l.act(noor, caseId, "review");
  assert.equal((await refusal(l.decide(ines, caseId))).status, 403, "who manages the case decides nothing of it");
  await l.name(l.dean, caseId);
  assert.equal((await refusal(l.act(l.dean, caseId, "close"))).status, 403, "and who decides, and works with nobody, takes no other step");

  const missing = await refusal(
    l.decide(noor, caseId, { assessment: " ", appealHow: "", appealBy: null, terms: [{ kind: "care", what: "x", reason: "" }] }),
  );
  assert.equal(missing.status, 422);
  assert.ok("assessment" in missing.fields && Object.keys(missing.fields).some((field) => field.includes("reason")));
  const noAppeal = await refusal(l.decide(noor, caseId, { appealHow: "", appealBy: null }));
  assert.deepEqual(noAppeal.fields, { appealHow: "missing", appealBy: "missing" });
  assert.equal((await refusal(l.decide(noor, caseId, { policyId: undefined }))).status, 422);
  assert.deepEqual(await codeOf(l.decide(noor, caseId, { appealBy: await c.dayFrom(3) })), [422, "leave.appealTooSoon"]);
  const least = { kind: "least_time", what: "At least one term away", reason: "They agreed" };
  assert.ok(Object.keys((await refusal(l.decide(noor, caseId, { terms: [least] }))).fields).some((field) => field.includes("cites")));
  assert.deepEqual(await codeOf(l.decide(noor, caseId, { terms: [{ ...least, cites: "at least two years" }] })), [
    422,
    "leave.notInPolicy",
  ]);
  await l.decide(noor, caseId, { outcome: "modified", until: await c.dayFrom(60), terms: [{ ...least, cites: "at least one term" }] });

  const [decided, reviewer] = [await l.running(ines, caseId), await l.running(noor, caseId)];
  assert.deepEqual(
    [decided.status, decided.until, decided.decisions[0]?.terms],
    ["decided", await c.dayFrom(60), [{ kind: "least_time", what: "At least one term away", cites: "at least one term" }]],
  );
  assert.deepEqual([decided.decisions[0]?.reasoning, (await l.running(ravi, caseId)).decisions[0]?.reasoning], [null, null]);
  assert.deepEqual(reviewer.decisions[0]?.reasoning, { assessment: "What this one person told and brought.", reasons: ["They agreed"] });

  await l.act(ines, caseId, "begin");
  assert.deepEqual((await l.running(ines, caseId)).due, await c.dayFrom(60));
  assert.ok("back" in (await refusal(l.act(ines, caseId, "askReturn"))).fields);
  assert.equal((await refusal(l.act(ines, caseId, "askReturn", { back: await c.dayFrom(-1) }))).fields["back"], "past");
  const back = await c.dayFrom(61);
  await l.act(ines, caseId, "askReturn", { back });
  assert.equal((await l.shown(ines, caseId)).documents, null, "a return is answered from documents of its own");
  assert.deepEqual(await codeOf(l.decide(noor, caseId)), [409, "leave.documentsMissing"]);
  await l.complete(caseId);
  await l.decide(noor, caseId, { from: await c.dayFrom(63), terms: [] });
  const returning = await l.running(ines, caseId);
  assert.deepEqual([returning.status, returning.back], ["return_decided", await c.dayFrom(63)]);
  const { leaveId, version } = returning;
  assert.deepEqual(await codeOf(c.s.as(ines)(leaves.act, { leaveId, version: version - 1, act: "close" } as never)), [409, "stale"]);
  await l.act(ines, caseId, "close");
  const closed = await l.running(ines, caseId);
  assert.deepEqual([closed.status, closed.closedBecause, closed.due], ["closed", "returned", null]);
  const told = (await c.show(ines, caseId)).story.items.filter(({ kind }) => kind === "leave").map(({ codes }) => codes["state"]);
  assert.deepEqual(told.toReversed(), [
    "requested",
    "documents_pending",
    "under_review",
    "decided",
    "on_leave",
    "return_requested",
    "return_decided",
    "closed",
  ]);
});

test("A24 R83 a decision is appealed within its days, and decided by somebody who neither decided it nor works on the case; the database says so", async () => {
  const { ines, noor, omar } = c.town;
  const { caseId } = await l.asked();
  await l.toReview(caseId);
  await l.decide(noor, caseId, { outcome: "denied", terms: [] });
  assert.deepEqual(await codeOf(l.act(ines, caseId, "begin")), [409, "leave.notNow"]);
  assert.ok("words" in (await refusal(l.act(ines, caseId, "appeal"))).fields);
  await l.act(ines, caseId, "appeal", { words: "They want to be heard again." });
  const appealed = await l.running(noor, caseId);
  assert.deepEqual([appealed.status, appealed.decisions[0]?.appealWords], ["appealed", "They want to be heard again."]);
  assert.deepEqual(await codeOf(l.decide(noor, caseId)), [422, "leave.sameDecider"]);
  // Another reviewer, who is on the case's team as one of its workers.
  await l.name(omar, caseId);
  assert.deepEqual(await codeOf(l.decide(omar, caseId)), [422, "leave.onTheCase"]);
  assert.equal((await refusal(l.decide(l.dean, caseId))).status, 404, "who was not asked in sees nothing");
  await l.name(l.dean, caseId);
  await l.decide(l.dean, caseId, { appealHow: null, appealBy: null });
  const answered = await l.running(ines, caseId);
  assert.deepEqual(
    [answered.status, answered.decisions.map(({ outcome, ofAppeal, by }) => [outcome, ofAppeal, by.id])],
    [
      "decided",
      [
        ["denied", false, noor],
        ["approved", true, l.dean],
      ],
    ],
  );
  assert.deepEqual(await codeOf(l.act(ines, caseId, "appeal", { words: "Again" })), [409, "leave.appealLate"], "that was the end of it");
  await l.act(ines, caseId, "begin");

  // The day after its last day is late.
  const other = await l.asked();
  await l.toReview(other.caseId);
  await l.decide(noor, other.caseId);
  const { appealBy } = (await l.running(ines, other.caseId)).decisions[0] ?? {};
  await c.s.given("update leaves.decision set appeal_by = appeal_by - 21, on_day = on_day - 40 where leave_id = $1", [other.leaveId]);
  assert.equal(appealBy, await c.dayFrom(20));
  assert.deepEqual(await codeOf(l.act(ines, other.caseId, "appeal", { words: "Late" })), [409, "leave.appealLate"]);
});

test("A24 R83 what was decided can be appealed while the leave has begun already, and is not ended while it can be, unless they say that they do not appeal", async () => {
  const { ines, noor } = c.town;
  const { caseId } = await l.asked();
  await l.toReview(caseId);
  await l.decide(noor, caseId, { outcome: "modified" });
  await l.act(ines, caseId, "begin");
  await l.act(ines, caseId, "appeal", { words: "The terms do not fit." });
  const [page] = await c.s.given<{ page: { leave: { status: string } } }>("select leaves.for_page($1) as page", [caseId]);
  assert.equal(page?.page.leave.status, "appealed");
  await l.name(l.dean, caseId);
  await l.decide(l.dean, caseId, { outcome: "approved", terms: [], appealHow: null, appealBy: null });
  await l.act(ines, caseId, "begin");
  assert.deepEqual(await codeOf(l.act(ines, caseId, "appeal", { words: "Again" })), [409, "leave.appealLate"]);

  const other = await l.asked();
  await l.toReview(other.caseId);
  await l.decide(noor, other.caseId, { outcome: "denied", terms: [] });
  assert.deepEqual(await codeOf(l.act(ines, other.caseId, "close")), [409, "leave.appealRuns"]);
  const mayAppeal = async () =>
    (await c.s.given<{ page: { leave: { mayAppeal: boolean } } }>("select leaves.for_page($1) as page", [other.caseId]))[0]?.page.leave
      .mayAppeal;
  assert.equal(await mayAppeal(), true, "what was tried took nothing from them");
  await l.act(ines, other.caseId, "close", { waived: true });
  assert.deepEqual([(await l.running(ines, other.caseId)).closedBecause, await mayAppeal()], ["denied", false]);

  // Once its days are over nobody has to say so.
  const late = await l.asked();
  await l.toReview(late.caseId);
  await l.decide(noor, late.caseId, { outcome: "denied", terms: [] });
  await c.s.given("update leaves.decision set appeal_by = appeal_by - 21, on_day = on_day - 40 where leave_id = $1", [late.leaveId]);
  await l.act(ines, late.caseId, "close");
});

test("from their own page an appeal is taken once, from the decision that stands and of their own case, and with nobody's name", async () => {
  const { ines, noor } = c.town;
  const { caseId, leaveId } = await l.asked();
  const other = await l.asked();
  await l.toReview(caseId);
  await l.decide(noor, caseId, { outcome: "denied", terms: [] });
  const decisionId = (await l.running(ines, caseId)).decisions[0]?.decisionId ?? "";
  const task = newId();
  const title = c.s.keys.ring.seal(c.town.agencies.northlake, { table: "cases.task", row: task, column: "title" }, "Words");
  const words = c.s.keys.ring.seal(
    c.town.agencies.northlake,
    { table: "leaves.decision", row: decisionId, column: "appeal_words" },
    "Hear me",
  );
  const appeal = async (of: string, decision: string) =>
    (
      await c.s.given<{ told: string | null }>("select leaves.appeal_on_page($1, $2, $3, $4, $5, $6) as told", [
        of,
        leaveId,
        decision,
        words,
        task,
        title,
      ])
    )[0]?.told;
  assert.equal(await appeal(other.caseId, decisionId), null);
  assert.equal(await appeal(caseId, newId()), null);
  assert.equal(await appeal(caseId, decisionId), "done");
  assert.equal(await appeal(caseId, decisionId), "same");
  const appealed = await l.running(ines, caseId);
  assert.deepEqual([appealed.status, appealed.decisions[0]?.appealWords], ["appealed", "Hear me"]);
  const [line] = (await c.show(ines, caseId)).story.items.filter(({ kind }) => kind === "leave");
  assert.deepEqual([line?.codes["state"], line?.by], ["appealed", null]);
});

test("A20 A21 a policy is published by version by an administrator alone, and what was asked for stays under the version that held", async () => {
  const { ines, ida, walt, ravi } = c.town;
  const { caseId } = await l.asked();
  const next = { ...aPolicy(await c.dayFrom(0)), title: "A newer one" };
  for (const who of [ines, ravi]) assert.equal((await refusal(c.s.as(who)(leaves.publish, next))).status, 403);
  assert.equal((await refusal(c.s.as(ida)(leaves.publish, { ...next, effectiveOn: await c.dayFrom(-1) }))).fields["effectiveOn"], "past");
  await c.s.as(ida)(leaves.publish, next);
  await c.s.as(ida)(leaves.publish, { ...next, title: "Of next month", effectiveOn: await c.dayFrom(30) });
  const {
    leaves: [asked],
    policy,
  } = await l.shown(ines, caseId);
  assert.deepEqual([asked?.policy.number, policy?.title], [1, "A newer one"]);
  assert.deepEqual(
    (await c.s.as(ines)(leaves.policies, {})).policies.map(({ number }) => number),
    [3, 2, 1],
  );
  assert.deepEqual((await c.s.as(walt)(leaves.policies, {})).policies, [], "nothing of another agency's");
  const [{ told } = { told: null }] = await c.s.given<{ told: { versions: { number: number }[] } | null }>(
    "select leaves.public_policy('northlake') as told",
  );
  assert.deepEqual(
    told?.versions.map(({ number }) => number),
    [3, 2, 1],
  );
  const elsewhere = await c.open(c.town.tomas, { program: "support" });
  const days = { from: await c.dayFrom(1), until: await c.dayFrom(9) };
  assert.deepEqual(await codeOf(c.s.as(c.town.tomas)(leaves.ask, { caseId: elsewhere.caseId, ...days })), [409, "leave.noPolicy"]);
});

test("R82 R83 whatever a verb says, the database lets nobody ask, move or decide who may not, and no login writes a leave", async () => {
  const { ines, omar, noor, sam } = c.town;
  const { caseId, leaveId } = await l.asked();
  const elsewhere = await c.open(ines);
  const title = Buffer.from("x");
  const day = await c.dayFrom(9);
  const ask = "select leaves.ask($1, $2, $3::date, $3::date + 9, $4, $5)";
  const act = "select leaves.act($1, $2, $3, null, null, false, $4, $5) as done";
  const decide = "select leaves.decide($1, $2, $3, $4, $5, null, null, null, '{}', $6, $6, $7::date, $8, $6) as done";
  const statusOf = async (work: Promise<unknown>) => (await refusal(work)).code;
  for (const who of [omar, sam]) {
    assert.equal(await statusOf(l.raw(who, ask, [newId(), elsewhere.caseId, day, newId(), title])), "refused");
    assert.equal(await statusOf(l.raw(who, act, [leaveId, 1, "documents", newId(), title])), "refused");
  }
  assert.equal(await statusOf(l.raw(ines, ask, [newId(), caseId, day, newId(), title])), "leave.another");
  const { version, policy } = await l.running(ines, caseId);
  for (const what of ["decide", "decideAppeal", "begin", "anything"])
    assert.equal(await statusOf(l.raw(ines, act, [leaveId, version, what, newId(), title])), "leave.notNow");
  const deciding = (at: number, of = policy.policyId) => [leaveId, at, newId(), "approved", of, title, day, newId()];
  assert.equal(await statusOf(l.raw(ines, decide, deciding(version))), "refused");
  assert.equal(await statusOf(l.raw(noor, decide, deciding(version))), "leave.notNow");
  assert.deepEqual(await l.raw(noor, decide, deciding(version + 1)), [{ done: false }]);
  await l.toReview(caseId);
  const now = (await l.running(ines, caseId)).version;
  assert.equal(await statusOf(l.raw(noor, decide, deciding(now, newId() as never))), "leave.otherPolicy");
  for (const table of ["leave", "decision", "reasoning", "kind"])
    assert.equal(await statusOf(l.raw(ines, `update leaves.${table} set agency_id = agency_id`)), "refused");
  const policies =
    "insert into leaves.policy (id, agency_id, number, title, summary, body, language, offices, documents_days, review_days, appeal_days, effective_on, by_id)";
  const row = [newId(), c.town.agencies.northlake, 900, day, ines];
  assert.equal(await statusOf(l.raw(ines, `${policies} values ($1, $2, $3, 'x', 'x', 'x', 'en', '[]', 9, 9, 9, $4, $5)`, row)), "refused");
  // A case is not closed over a leave that runs, and one that is closed takes nothing of it.
  const close = async (one: typeof caseId) =>
    c.s.as(ines)(cases.close, {
      caseId: one,
      version: await c.versionOf(one),
      reason: "goals_met",
      outcome: "improved",
      openTasks: "cancel",
    } as never);
  assert.equal((await refusal(close(caseId))).code, "case.leaveRuns");
  assert.match(
    await c.s.past(
      ines,
      "update cases.case set status = 'closed', closed_on = current_date, closure_reason = 'goals_met', outcome = 'improved', version = version + 1 where id = $1",
      [caseId],
    ),
    /^HF409 case.leaveRuns/,
  );
  await close(elsewhere.caseId);
  await c.s.given("alter table cases.case disable trigger hold_for_leave");
  await c.s.given("alter table cases.case disable trigger end_leaves");
  await close(caseId);
  await c.s.given("alter table cases.case enable trigger hold_for_leave");
  await c.s.given("alter table cases.case enable trigger end_leaves");
  assert.equal(await statusOf(l.raw(ines, ask, [newId(), elsewhere.caseId, day, newId(), title])), "case.closed");
  assert.equal(await statusOf(l.raw(ines, act, [leaveId, now, "close", newId(), title])), "case.closed");
  assert.equal(await statusOf(l.raw(noor, decide, deciding(now))), "case.closed");
});

test("A24 D31 what was refused is not ended while it can be appealed; who has died asks for nothing more, and a return that was prepared ends with its case", async () => {
  const { ines, noor } = c.town;
  const { caseId, leaveId } = await l.asked();
  await l.toReview(caseId);
  await l.decide(noor, caseId, { outcome: "denied", terms: [] });
  assert.deepEqual(await codeOf(l.act(ines, caseId, "close")), [409, "leave.appealRuns"]);
  await c.s.given("update leaves.decision set appeal_by = appeal_by - 21, on_day = on_day - 40 where leave_id = $1", [leaveId]);
  await l.act(ines, caseId, "close");
  const dead = await l.asked();
  await c.s.given(
    "insert into leaves.comeback (id, agency_id, program_id, person_id, case_id, after, expected_on, release, by_id) select $1, agency_id, program_id, person_id, id, 'leave', current_date + 9, 'to_ask', manager_id from cases.case where id = $2",
    [newId(), dead.caseId],
  );
  await c.s.given(
    "update cases.case set status = 'closed', closed_on = current_date, closure_reason = 'deceased', outcome = 'unknown' where id = $1",
    [dead.caseId],
  );
  const rows = await c.s.given(
    "select l.status, l.closed_because, k.status as back from leaves.leave l join leaves.comeback k on k.case_id = l.case_id where l.case_id = $1",
    [dead.caseId],
  );
  assert.deepEqual(rows, [{ status: "closed", closed_because: "withdrawn", back: "ended" }]);
});

test("the way of a leave is one in the program and in the database, and asks nothing but where it stands and what was decided", async () => {
  const decisions = [
    null,
    ...(["request", "return"] as const).flatMap((stage) =>
      (["approved", "modified", "denied"] as const).map((outcome) => ({ stage, outcome })),
    ),
  ];
  for (const status of statuses)
    for (const act of acts)
      for (const decision of decisions) {
        const [row] = await c.s.given<{ to: string | null }>("select leaves.step($1, $2, $3, $4) as to", [
          status,
          act,
          decision?.stage ?? null,
          decision?.outcome ?? null,
        ]);
        // Nothing stands decided without a decision.
        if (decision === null && ["decided", "return_decided", "appealed"].includes(status)) continue;
        assert.equal(row?.to ?? undefined, stepFrom({ status, decision }, act), `${status} ${act} ${JSON.stringify(decision)}`);
      }
});
