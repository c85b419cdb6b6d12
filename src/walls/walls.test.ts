import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { type Cases, type Id, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { peopleRoutes } from "../people/routes.ts";
import { covers } from "../staff/coverContract.ts";
import { staffRoutes } from "../staff/routes.ts";
import { walls } from "./contract.ts";
import { wallRoutes } from "./routes.ts";

let c: Cases;
/** A second supervisor of CARE: the second word where Ravi said the first. */
let amina: string;
before(async () => {
  const quiet = { demo: false, sendLink: async () => {}, tellOfAdmission: async () => {}, tellOfCover: async () => {} };
  c = await layCases([...peopleRoutes, ...wallRoutes, ...staffRoutes(quiet as never)]);
  const { northlake } = c.town.agencies;
  await c.s.given("insert into agencies.counter (agency_id, kind, last) values ($1, 'person', 10000)", [northlake]);
  amina = await c.town.account(northlake, "Amina Yusuf");
  await c.town.member(northlake, amina, c.town.programs.care, "supervisor");
});
after(() => c.s.strike());

const reason = "They are cousins";
const place = (who: string, caseId: Id, accountId: string, more: object = {}) =>
  c.s.as(who)(walls.placeOnCase, { caseId, accountId, origin: "personal", reason, ...more });
const placeOnPerson = (who: string, personId: Id, accountId: string, more: object = {}) =>
  c.s.as(who)(walls.placeOnPerson, { personId, accountId, origin: "request", reason, ...more });
const wallsOf = async (who: string, caseId: Id) => (await c.s.as(who)(walls.ofCase, { caseId })).walls;
const code = async (work: Promise<unknown>) => {
  const { status, code: says } = await refusal(work);
  return status === 409 ? says : status;
};

test("R11 a wall stands from that second on: the walled supervisor of the program finds no case, no person, no name, and no wall", async () => {
  const { ines, ravi, keiko } = c.town;
  const { caseId, personId } = await c.open(ines, { call: "Zebedee" });
  const before = (await c.s.as(ravi)(cases.list, { arm: "program", programId: c.town.programs.care })).cases.length;
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: ravi, role: "co_manager", sections: ["notes"] });
  const { id: wallId } = await place(ines, caseId, ravi);
  for (const ask of [
    () => c.s.as(ravi)(cases.show, { caseId }),
    () => c.s.as(ravi)(walls.ofCase, { caseId }),
    () => c.s.as(ravi)(cases.whoSees, { caseId }),
    () => place(ravi, caseId, ines),
  ])
    assert.deepEqual(await refusal(ask()).then(({ status, code: says }) => [status, says]), [404, "notFound"]);
  const never = await refusal(c.s.as(ravi)(cases.show, { caseId: newId() as Id }));
  assert.deepEqual([never.status, never.code], [404, "notFound"]);
  assert.equal((await c.s.as(ravi)(cases.list, { arm: "program", programId: c.town.programs.care })).cases.length, before - 1);
  assert.deepEqual((await c.s.as(ravi)(walls.list, {})).walls, []);
  assert.deepEqual(
    await refusal(c.s.as(ravi)(walls.askLift, { wallId: wallId as Id, why: "Let me in", version: 1 })).then(({ status }) => status),
    404,
  );
  const [wall] = await wallsOf(ines, caseId);
  assert.deepEqual([wall?.account.id, wall?.reason, wall?.origin, wall?.placedBy?.id], [ravi, reason, "personal", ines]);
  assert.deepEqual((await c.s.as(ines)(cases.show, { caseId })).case.team, [], "and is on the team no more");
  // A person's wall takes the person too.
  await placeOnPerson(ines, personId, ravi);
  assert.equal((await refusal(c.s.as(ravi)(people.show, { personId }))).status, 404);
  assert.deepEqual((await c.s.as(ravi)(people.search, { typed: "Zebedee" })).people, []);
  assert.equal((await refusal(c.s.as(keiko)(walls.ofCase, { caseId }))).status, 404, "another agency");
  const [row] = await c.s.given<{ reason: Buffer }>("select reason from access.wall where id = $1", [wallId]);
  assert.ok(row && !row.reason.toString("latin1").includes("cousins"));
});

test("R11 it is placed by who answers for the case, before a colleague, once", async () => {
  const { ines, omar, sam, ida, noor, tomas } = c.town;
  const { caseId } = await c.open(ines);
  for (const stranger of [omar, sam, ida, tomas]) assert.equal((await refusal(place(stranger, caseId, noor))).status, 404);
  await c.s.as(ines)(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: ["notes"] });
  assert.equal((await refusal(place(noor, caseId, omar))).status, 403, "on the team, and does not answer for it");
  assert.equal(await code(place(ines, caseId, tomas)), "wall.noColleague");
  assert.equal(await code(place(ines, caseId, newId())), "wall.noColleague");
  assert.deepEqual((await refusal(place(ines, caseId, omar, { reason: "no" }))).status, 422);
  await place(ines, caseId, omar);
  assert.equal(await code(place(ines, caseId, omar)), "wall.standing");
  assert.equal(await code(c.s.as(ines)(cases.addTeamMember, { caseId, accountId: omar, role: "other", sections: [] })), "team.cannotJoin");
  const version = await c.versionOf(caseId);
  assert.equal(
    await code(c.s.as(ines)(cases.transfer, { caseId, managerId: omar, reason: "workload", version })),
    "case.managerCannotCarry",
  );
});

test("R11 one asks that it be lifted, another lifts it: never one alone, never the one it is before; and it may be kept", async () => {
  const { ines, ravi, omar, sam } = c.town;
  const { caseId } = await c.open(ines);
  await place(ravi, caseId, omar);
  const current = async () => (await wallsOf(ravi, caseId))[0];
  const wall = await current();
  const at = { wallId: wall?.wallId as Id, version: wall?.version ?? 0 };
  assert.equal((await refusal(c.s.as(amina)(walls.answerLift, { ...at, answer: "lift" }))).status, 403, "nobody asked yet");
  assert.equal((await refusal(c.s.as(sam)(walls.askLift, { ...at, why: "He helps her now" }))).status, 404);
  await c.s.as(ravi)(walls.askLift, { ...at, why: "The kinship was a mistake" });
  assert.equal((await refusal(c.s.as(omar)(cases.show, { caseId }))).status, 404, "asked is not lifted");
  const asked = { ...at, version: at.version + 1 };
  assert.equal((await refusal(c.s.as(ravi)(walls.answerLift, { ...asked, answer: "lift" }))).status, 403, "who asked is not the second");
  assert.equal((await refusal(c.s.as(ines)(walls.answerLift, { ...asked, answer: "lift" }))).status, 403, "decides nothing in the program");
  assert.equal((await refusal(c.s.as(omar)(walls.answerLift, { ...asked, answer: "lift" }))).status, 404);
  assert.equal(await code(c.s.as(amina)(walls.answerLift, { ...at, answer: "lift" })), "wall.changed");
  assert.equal((await c.s.as(amina)(walls.list, {})).walls[0]?.lift?.why, "The kinship was a mistake");
  await c.s.as(amina)(walls.answerLift, { ...asked, answer: "keep" });
  assert.deepEqual([(await current())?.lift, (await current())?.mayAsk], [null, true]);
  await c.s.as(ravi)(walls.askLift, { ...at, version: asked.version + 1, why: "Once more" });
  const again = { ...at, version: asked.version + 2, answer: "lift" as const };
  const both = await Promise.allSettled([
    c.s.as(amina)(walls.answerLift, again),
    c.s.as(amina)(walls.answerLift, { ...again, answer: "keep" }),
  ]);
  assert.equal(both.filter(({ status }) => status === "fulfilled").length, 1, "two answers at once: one counts");
  const [row] = await c.s.given<{ n: number }>(
    "select count(*)::int as n from access.wall where case_id = $1 and (lifted_at is null) = (lifted_by is null)",
    [caseId],
  );
  assert.equal(row?.n, 1);
});

test("R11 the manager himself is kept out only with somebody who takes the case over in the same act, steps and all", async () => {
  const { ines, ravi, omar } = c.town;
  const { caseId } = await c.open(omar);
  assert.equal(await code(place(ravi, caseId, omar)), "wall.holdsCase");
  assert.equal(await code(place(ravi, caseId, omar, { handOverTo: omar })), "wall.holdsCase");
  assert.equal(await code(place(ravi, caseId, omar, { handOverTo: c.town.noor })), "case.managerCannotCarry");
  assert.equal((await c.s.as(omar)(cases.show, { caseId })).case.manager?.id, omar, "nothing of it happened");
  await place(ravi, caseId, omar, { handOverTo: ines });
  assert.equal((await refusal(c.s.as(omar)(cases.show, { caseId }))).status, 404);
  const { case: found, tasks } = await c.s.as(ines)(cases.show, { caseId });
  assert.deepEqual([found.manager?.id, tasks.every(({ owner }) => owner.id === ines)], [ines, true]);
  // One keeps oneself out, too: a conflict said by who has it (D29).
  const own = await c.open(ines);
  await place(ines, own.caseId, ines, { handOverTo: omar });
  assert.equal((await refusal(c.s.as(ines)(cases.show, { caseId: own.caseId }))).status, 404);
  assert.equal((await c.s.as(omar)(cases.show, { caseId: own.caseId })).case.manager?.id, omar);
  // Before a person: every case of theirs one answers for.
  const { caseId: first, personId } = await c.open(omar);
  assert.equal(await code(placeOnPerson(ravi, personId, omar)), "wall.holdsCase");
  await placeOnPerson(ravi, personId, omar, { handOverTo: ines });
  assert.equal((await c.s.as(ines)(cases.show, { caseId: first })).case.manager?.id, ines);
});

test("R11 no wall leaves nobody who could hold the case, or who hears of it at any hour", async () => {
  const { tomas, keiko } = c.town;
  const { caseId } = await c.open(tomas, { program: "support" });
  // Keiko alone hears what nobody answers there.
  assert.equal(await code(place(tomas, caseId, keiko)), "wall.nobodyOnCall");
  await c.s.given("update agencies.program set escalation_id = $2 where id = $1", [c.town.programs.support, c.town.walt]);
  await place(tomas, caseId, keiko);
  assert.equal(await code(place(tomas, caseId, tomas, { handOverTo: keiko })), "wall.nobodyLeft");
});

test("R11 two walls at once do not leave nobody: each waits for the other", async () => {
  const { dolores, ana } = c.town;
  const other = await c.town.account(c.town.agencies.casaLuz, "Lin Zhao");
  await c.town.member(c.town.agencies.casaLuz, other, c.town.programs.advocacy, "supervisor");
  const { caseId } = await c.open(ana, { program: "advocacy" });
  const both = await Promise.allSettled([place(ana, caseId, dolores), place(ana, caseId, other)]);
  assert.equal(both.filter(({ status }) => status === "fulfilled").length, 1);
});

test("R11 a case is given to somebody and a wall placed before them at the same moment: they never hold it unseen", async () => {
  const { ines, ravi, omar } = c.town;
  for (let n = 0; n < 4; n++) {
    const { caseId } = await c.open(ines);
    const version = await c.versionOf(caseId);
    const both = await Promise.allSettled([
      c.s.as(ines)(cases.transfer, { caseId, managerId: omar, reason: "workload", version }),
      place(ravi, caseId, omar),
    ]);
    const done = both.map(({ status }) => status === "fulfilled");
    assert.deepEqual(done.filter(Boolean).length, 1, "one of them is refused");
    assert.equal(
      (await c.s.given<{ id: string }>("select manager_id as id from cases.case where id = $1", [caseId]))[0]?.id === omar,
      done[0],
    );
  }
});

test("R15 R11 a cover that runs does not carry over a wall, from the second it is placed; nor one that begins later", async () => {
  const { ines, ravi, omar } = c.town;
  const { caseId } = await c.open(ines);
  const until = new Date(Date.now() + 9 * 3_600_000).toISOString();
  await c.s.given(
    "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock() - interval '1 hour', $5, $4)",
    [newId(), c.town.agencies.northlake, omar, ines, until],
  );
  assert.equal((await c.s.as(omar)(cases.show, { caseId })).case.access.because.includes("cover"), true);
  await place(ravi, caseId, omar);
  assert.equal((await refusal(c.s.as(omar)(cases.show, { caseId }))).status, 404);
  assert.equal((await c.s.as(omar)(covers.list, {})).covers.length > 0, true, "and the cover runs on");
});
