import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { type Disclosed, type Id, layDisclosures } from "../disclosures/testing.ts";
import { R38_EMERGENCY } from "../kernel/limits.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { walls } from "../walls/contract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { overrides } from "./contract.ts";
import { oversightRoutes } from "./routes.ts";

let t: Disclosed;
/** The privacy officer of the CARE team, who reads no case. */
let officer: string;
before(async () => {
  t = await layDisclosures([...wallRoutes, ...oversightRoutes]);
  officer = await t.town.account(t.town.agencies.northlake, "Mateo Ruiz");
  await t.town.member(t.town.agencies.northlake, officer, t.town.programs.care, "officer");
});
after(() => t.s.strike());

const DAY = 86_400_000;
const listOf = async (who: string) => (await t.s.as(who)(overrides.list, {})).overrides;
const bare = {
  releaseId: null,
  method: "verbal",
  purpose: "They asked for what the new school needs",
  items: [{ kind: "spoken", item: "attendance", title: "Attendance" }],
};
const except = (who: string, caseId: Id, recipientId: Id, more: object = {}) =>
  t.send(who, caseId, null, { ...bare, basis: "ferpa_exception", basisCode: "transfer_school", recipientId, ...more });
const compel = (who: string, caseId: Id, recipientId: Id) =>
  t.send(who, caseId, null, { ...bare, basis: "mandate", basisCode: "statute", legal: "Penal Code 11166", recipientId });
const answer = (who: string, overrideId: Id, more: object = {}) =>
  t.s.as(who)(overrides.review, { overrideId, finding: "right", words: null, version: 1, ...more } as never);
const unsafePoint = async (who: string, personId: Id) =>
  (
    await t.s.as(who)(people.addContactPoint, {
      personId,
      ...{ kind: "phone", value: "555 0100", label: null, safe: "unsafe", safeHours: null, voicemailOk: false, textOk: false },
    })
  ).id as Id;

test("R71 R30 an exception used in place of a release stands in the supervisor's queue in the same second, with who, what, to whom and why; never for who did it to answer", async () => {
  const { ines, ravi, omar, sam, ida, keiko } = t.town;
  const { caseId } = await t.open(ines);
  const recipientId = await t.recipient(ines, "Lakeside High School");
  await except(ines, caseId, recipientId);
  const [row] = (await listOf(ravi)).filter((one) => one.caseId === caseId);
  assert.deepEqual(
    [row?.kind, row?.code, row?.party?.name, row?.items, row?.by.id, row?.reason, row?.mayReview, row?.mine],
    ["exception", "transfer_school", "Lakeside High School", ["attendance"], ines, bare.purpose, true, false],
  );
  // The privacy officer, who reads no case, judges it by its number and the reason; nobody else hears of it.
  const [seen] = (await listOf(officer)).filter((one) => one.overrideId === row?.overrideId);
  assert.deepEqual([seen?.caseId, seen?.caseNumber, seen?.mayReview], [null, row?.caseNumber, true]);
  assert.equal((await refusal(t.s.as(officer)(cases.show, { caseId }))).status, 404);
  for (const who of [omar, sam, ida, keiko, t.town.noor])
    assert.deepEqual(
      (await listOf(who)).filter((one) => one.overrideId === row?.overrideId),
      [],
    );
  const overrideId = row?.overrideId as Id;
  // Whoever did it sees that it will be looked at, and never looks at it themself.
  assert.deepEqual(
    (await listOf(ines)).filter((one) => one.overrideId === overrideId).map((one) => [one.mine, one.mayReview]),
    [[true, false]],
  );
  assert.equal((await refusal(answer(ines, overrideId))).status, 403);
  for (const who of [omar, keiko, ida]) assert.equal((await refusal(answer(who, overrideId))).status, 404);
  assert.equal((await refusal(answer(ravi, overrideId, { finding: "seen" }))).status, 422, "that is said from outside alone");
  assert.deepEqual(await answer(ravi, overrideId), { stepLaid: false });
  assert.equal((await refusal(answer(officer, overrideId))).code, "refused", "it is answered");
  const [mine] = (await listOf(ines)).filter((one) => one.overrideId === overrideId);
  assert.deepEqual([mine?.review?.finding, mine?.review?.by.id, mine?.review?.words], ["right", ravi, null]);
  const trail = await t.s.given<{ account_id: string }>(
    "select account_id from kernel.audit_event where action = 'override.review' and outcome = 'done' and about ->> 'overrideId' = $1",
    [overrideId],
  );
  assert.deepEqual(trail, [{ account_id: ravi }]);
});

test("R71 what should not have been needs a reason, and gives the case's manager a step; said twice at once, one is told", async () => {
  const { ines, ravi } = t.town;
  const { caseId } = await t.open(ines);
  await except(ines, caseId, await t.recipient(ines, "Hill School"));
  const [row] = (await listOf(ravi)).filter((one) => one.caseId === caseId);
  const overrideId = row?.overrideId as Id;
  assert.deepEqual((await refusal(answer(ravi, overrideId, { finding: "should_not" }))).fields, { words: "required" });
  const said = await Promise.allSettled(
    [ravi, officer].map((who) => answer(who, overrideId, { finding: "should_not", words: "They have not enrolled there" })),
  );
  assert.deepEqual(
    said.filter((one) => one.status === "fulfilled").map((one) => (one as { value: unknown }).value),
    [{ stepLaid: true }],
  );
  const steps = await t.s.given<{ owner_id: string; source: string; status: string }>(
    "select k.owner_id, k.source, k.status from cases.task k join oversight.override o on o.task_id = k.id where o.id = $1",
    [overrideId],
  );
  assert.deepEqual(steps, [{ owner_id: ines, source: "system", status: "open" }]);
  const [sealed] = await t.s.given<{ note: Buffer }>("select note from oversight.override where id = $1", [overrideId]);
  assert.ok(sealed && !sealed.note.toString("latin1").includes("enrolled"));
  const [mine] = (await listOf(ines)).filter((one) => one.overrideId === overrideId);
  assert.equal(mine?.review?.words, "They have not enrolled there");
});

test("R71 R37 what the law compelled on one person's word is looked at; in victim services nothing leaves on an exception, so nothing is", async () => {
  const { ines, ravi, ana, dolores } = t.town;
  const { caseId } = await t.open(ines);
  await compel(ines, caseId, await t.recipient(ines, "Police Department", "prosecutor"));
  const [row] = (await listOf(ravi)).filter((one) => one.caseId === caseId);
  assert.deepEqual([row?.kind, row?.code, row?.legal], ["compelled", "statute", "Penal Code 11166"]);
  // An order that a second person approved before needs no third.
  const approved = await t.open(ines);
  const court = await t.recipient(ines, "County Court", "prosecutor");
  await t.s.given(
    `insert into requests.request (id, agency_id, program_id, person_id, case_id, kind, asker_kind, asker, wanted, came_on, due_on, recipient_id, basis_code, order_words, recorded_by, approved_by, approved_at)
     values (gen_random_uuid(), $1, $2, $3, $4, 'production', 'court', 'x', 'x', '2026-01-01', '2027-01-01', $5, 'statute', 'x', $6, $7, kernel.clock())`,
    [t.town.agencies.northlake, t.town.programs.care, approved.personId, approved.caseId, court, ines, ravi],
  );
  await compel(ines, approved.caseId, court);
  assert.deepEqual(
    (await listOf(ravi)).filter((one) => one.caseId === approved.caseId),
    [],
  );
  const luz = await t.open(ana, { program: "advocacy", call: "Lin" });
  assert.equal((await refusal(except(ana, luz.caseId, await t.recipient(ana)))).code, "share.basisNotEnough");
  assert.deepEqual(await listOf(dolores), []);
});

test("R71 R86 a number marked unsafe that is asked for all the same is looked at, with the reason; of another program that knows them nothing is told", async () => {
  const { ines, ravi, noor } = t.town;
  const { caseId, personId } = await t.open(ines);
  const contactPointId = await unsafePoint(ines, personId);
  const { value } = await t.s.as(ines)(people.unmask, { personId, contactPointId, reason: "The hall is on fire" });
  assert.equal(value, "555 0100");
  const [row] = (await listOf(ravi)).filter((one) => one.caseId === caseId);
  assert.deepEqual([row?.kind, row?.reason, row?.party, row?.by.id], ["unmasked", "The hall is on fire", null, ines]);
  assert.ok(!JSON.stringify(await listOf(ravi)).includes("555 0100"), "and never the number");
  // A counselor does so for the same person: CARE does not learn of it.
  await t.s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'case')", [
    t.town.agencies.northlake,
    personId,
    t.town.programs.counseling,
  ]);
  await t.s.given(
    "insert into access.grant (agency_id, account_id, person_id, kind, sections, can_write) values ($1, $2, $3, 'roster', 4095, true)",
    [t.town.agencies.northlake, noor, personId],
  );
  const before = (await listOf(ravi)).length;
  await t.s.as(noor)(people.unmask, { personId, contactPointId, reason: "They did not come to their hour" });
  assert.equal((await listOf(ravi)).length, before);
  const [hers] = await listOf(noor);
  assert.deepEqual([hers?.programId, hers?.mine, hers?.caseNumber], [t.town.programs.counseling, true, null]);
});

test("R71 R11 who is walled from the case or the person looks at nothing of it; who did it is never who looks, though they decide there", async () => {
  const { ines, ravi } = t.town;
  const amina = await t.town.account(t.town.agencies.northlake, "Amina Yusuf");
  await t.town.member(t.town.agencies.northlake, amina, t.town.programs.care, "supervisor");
  const { caseId } = await t.open(ines);
  await t.s.as(ines)(walls.placeOnCase, { caseId, accountId: amina, origin: "request", reason: "They asked for it" });
  await except(ines, caseId, await t.recipient(ines, "Shore School"));
  const [row] = (await listOf(ravi)).filter((one) => one.caseId === caseId);
  assert.deepEqual(
    (await listOf(amina)).filter((one) => one.overrideId === row?.overrideId),
    [],
  );
  assert.equal((await refusal(answer(amina, row?.overrideId as Id))).status, 404);
  const other = await t.open(ines);
  await except(ravi, other.caseId, await t.recipient(ravi, "Dune School"));
  const [own] = (await listOf(ravi)).filter((one) => one.caseId === other.caseId);
  assert.deepEqual([own?.mine, own?.mayReview], [true, false]);
  assert.equal((await refusal(answer(ravi, own?.overrideId as Id))).status, 403);
  await answer(amina, own?.overrideId as Id);
});

test("R71 R38 its day is three program days away, and what is overdue slips to those above as anything else does", async () => {
  const { ines, ravi } = t.town;
  const { caseId } = await t.open(ines);
  await except(ines, caseId, await t.recipient(ines, "Reef School"));
  const [row] = (await listOf(ravi)).filter((one) => one.caseId === caseId);
  const [due] = await t.s.given<{ day: string }>(
    "select agencies.add_program_days($1, (kernel.clock() at time zone 'America/Chicago')::date, $2)::text as day",
    [t.town.programs.care, R38_EMERGENCY.reviewDays],
  );
  assert.equal(row?.reviewBy, due?.day);
  const cracks = () =>
    t.s.given("select crack from today.standing_crack where crack = 'override_unreviewed' and subject_id = $1 and to_supervisor", [caseId]);
  assert.deepEqual(await cracks(), []);
  await t.s.moveBy(12 * DAY);
  assert.equal((await cracks()).length, 1);
  assert.equal((await listOf(ravi)).find((one) => one.overrideId === row?.overrideId)?.overdue, true);
  await answer(ravi, row?.overrideId as Id);
  assert.deepEqual(await cracks(), [], "once it is looked at it slips no more");
  await t.s.moveBy(-12 * DAY);
});
