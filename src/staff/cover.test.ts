import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { type Cases, layCases } from "../cases/testing.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { asBearer, visit } from "../kernel/visit.ts";
import { absences, covers } from "./coverContract.ts";
import { me } from "./meContract.ts";
import { staffRoutes } from "./routes.ts";

const hour = 3_600_000;
let c: Cases;
let open: (caseId: string, who: string) => Promise<boolean>;

before(async () => {
  c = await layCases(staffRoutes({ demo: false, sendLink: async () => {} }));
  open = (caseId, who) =>
    c.s
      .as(who)(cases.show, { caseId: caseId as never })
      .then(
        () => true,
        (problem: { status: number }) => {
          assert.equal(problem.status, 404);
          return false;
        },
      );
});
after(() => c.s.strike());

/** The time of day it is at the agencies, so many hours from now, and its day. */
async function placeIn(hours: number) {
  const [row] = await c.s.given<{ day: string; time: string }>(
    "select to_char(t, 'YYYY-MM-DD') as day, to_char(t, 'HH24:MI') as time from (select (kernel.clock() + make_interval(hours => $1)) at time zone 'America/Chicago' as t) x",
    [hours],
  );
  assert.ok(row);
  return row;
}

const endCover = async (coverId: string) => c.s.given("update staff.cover set ended_at = kernel.clock() where id = $1", [coverId]);

test("R15 cover opens the cases of the one who is away, those opened meanwhile too, and a second after its end it is a 404", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  assert.equal(await open(caseId, town.omar), false);
  const [from, until] = [await placeIn(0), await placeIn(6)];
  const { id } = await s.as(town.ines)(covers.add, {
    coveredId: town.ines as never,
    byId: town.omar as never,
    firstDay: from.day,
    lastDay: until.day,
    untilTime: until.time,
  });
  assert.equal(await open(caseId, town.omar), true);
  const { case: head } = await s.as(town.omar)(cases.show, { caseId });
  assert.deepEqual(head.access.because, ["cover"]);
  const later = await c.open(town.ines);
  assert.equal(await open(later.caseId, town.omar), true);
  const mine = await s.as(town.omar)(me.show, {});
  assert.deepEqual(
    mine.covering.map((one) => one.name),
    ["Ines Carvalho"],
  );

  const [row] = await s.given<{ left: number; away: boolean }>(
    "select extract(epoch from c.ends_at - kernel.clock())::float8 as left, exists (select from staff.absence b where b.account_id = c.covered_id and b.ends_at = c.ends_at) as away from staff.cover c where c.id = $1",
    [id],
  );
  assert.equal(row?.away, true, "who is covered is away");
  await s.moveBy((row?.left ?? 0) * 1000 - 1_000);
  assert.equal(await open(caseId, town.omar), true);
  await s.moveBy(2_000);
  assert.equal(await open(caseId, town.omar), false);
  assert.equal(await open(later.caseId, town.omar), false);
  assert.deepEqual((await s.as(town.omar)(me.show, {})).covering, []);
});

test("R15 cover never carries a private note, nor past a wall", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  const walled = await c.open(town.ines);
  const said = async (audience: "author" | "team") =>
    (await s.as(town.ines)(notes.add, { caseId, kind: "progress", topic: "notes", audience, body: `for ${audience}` } as never))
      .id as never;
  const [own, shared] = [await said("author"), await said("team")];
  await s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    town.agencies.northlake,
    town.omar,
    walled.caseId,
  ]);
  const day = (await placeIn(0)).day;
  const { id } = await s.as(town.ines)(covers.add, {
    coveredId: town.ines as never,
    byId: town.omar as never,
    firstDay: day,
    lastDay: await c.dayFrom(3),
  });
  assert.equal(await open(walled.caseId, town.omar), false);
  assert.equal((await refusal(s.as(town.omar)(notes.show, { noteId: own }))).status, 404);
  assert.equal((await s.as(town.omar)(notes.show, { noteId: shared })).note.noteId, shared);
  await endCover(id);
});

test("cover starts when it says, and is ended early by either side", async () => {
  const { s, town } = c;
  const { caseId } = await c.open(town.ines);
  const coverId = (
    await s.as(town.ines)(covers.add, {
      coveredId: town.ines as never,
      byId: town.omar as never,
      firstDay: await c.dayFrom(1),
      lastDay: await c.dayFrom(2),
    })
  ).id as never;
  assert.equal(await open(caseId, town.omar), false);
  await s.moveBy(24 * hour);
  assert.equal(await open(caseId, town.omar), true);
  const listed = await s.as(town.ines)(covers.list, {});
  assert.deepEqual(
    listed.covers.map((one) => [one.covered.name, one.by.name, one.begun]),
    [["Ines Carvalho", "Omar Haddad", true]],
  );
  assert.equal((await refusal(s.as(town.sam)(covers.end, { coverId }))).status, 403);
  assert.equal((await refusal(s.as(town.tomas)(covers.end, { coverId }))).status, 404);
  await s.as(town.omar)(covers.end, { coverId });
  assert.equal(await open(caseId, town.omar), false);
  assert.equal((await refusal(s.as(town.omar)(covers.end, { coverId }))).status, 404);
});

test("nobody takes somebody's cases: not for himself, not by a longer end, not by undoing an end, not for a stranger", async () => {
  const { s, town } = c;
  const days = { firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(3) };
  const add = (who: string, coveredId: string, byId: string) =>
    s.as(who)(covers.add, { coveredId: coveredId as never, byId: byId as never, ...days });
  assert.equal((await refusal(add(town.omar, town.ines, town.omar))).status, 403, "not for himself");
  assert.equal((await refusal(add(town.ravi, town.ines, town.ravi))).status, 403, "a supervisor neither");
  assert.equal((await refusal(add(town.sam, town.ines, town.omar))).status, 403, "nor for a colleague he does not supervise");
  assert.equal((await refusal(add(town.ines, town.ines, town.tomas))).status, 404, "another agency is not there");
  const { id } = await add(town.ravi, town.ines, town.omar);
  await visit(s.app, asBearer(await s.tokenOf(town.omar)), "act", async ({ client, opened }) => {
    await opened;
    assert.equal((await client.query("update staff.cover set ended_at = kernel.clock() where id = $1", [id])).rowCount, 1);
    return { value: undefined, closing: [] };
  });
  await visit(s.app, asBearer(await s.tokenOf(town.omar)), "act", async ({ client, opened }) => {
    await opened;
    assert.equal(
      (await client.query("update staff.cover set ended_at = kernel.clock() + interval '1 year' where id = $1", [id])).rowCount,
      0,
      "ended is ended",
    );
    await assert.rejects(client.query("update staff.cover set ends_at = 'infinity' where id = $1", [id]), { code: "42501" });
    throw new Error("undone");
  }).catch((error: Error) => assert.ok(["undone"].includes(error.message), error.message));
});

test("a counselor is covered by counselors: cover does not lead into a confidential program", async () => {
  const { s, town } = c;
  const days = { firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(3) };
  const refused = await refusal(s.as(town.noor)(covers.add, { coveredId: town.noor as never, byId: town.omar as never, ...days }));
  assert.deepEqual([refused.status, refused.code], [409, "cover.cannotStandIn"]);
  const offered = async (who: string, coveredId: string) =>
    (await s.as(who)(covers.candidates, { coveredId: coveredId as never })).candidates.map(({ id }) => id as string);
  assert.ok(!(await offered(town.noor, town.noor)).includes(town.omar), "who could not is not offered");
  const forInes = await offered(town.ravi, town.ines);
  assert.deepEqual(
    [town.omar, town.ravi, town.ines, town.noor, town.tomas].map((one) => forInes.includes(one)),
    [true, false, false, false, false],
  );
  assert.equal((await refusal(offered(town.omar, town.ines))).status, 403);
  assert.equal((await refusal(offered(town.tomas, town.ines))).status, 404);
  const amina = await town.account(town.agencies.northlake, "Amina Rashid");
  await town.member(town.agencies.northlake, amina, town.programs.counseling, "case_manager");
  assert.ok((await offered(town.noor, town.noor)).includes(amina));
  const { id } = await s.as(town.noor)(covers.add, { coveredId: town.noor as never, byId: amina as never, ...days });
  await endCover(id);
});

test("a span ends after it begins and not in the past", async () => {
  const { s, town } = c;
  const both = { coveredId: town.ines as never, byId: town.omar as never };
  const add = (span: object) => refusal(s.as(town.ines)(covers.add, { ...both, ...span } as never));
  const [today, before] = [await c.dayFrom(0), await c.dayFrom(-2)];
  assert.deepEqual((await add({ firstDay: today, lastDay: before })).fields, { lastDay: "beforeStart" });
  assert.deepEqual((await add({ firstDay: today, fromTime: "10:00", lastDay: today, untilTime: "09:00" })).fields, {
    untilTime: "beforeStart",
  });
  assert.deepEqual((await add({ firstDay: before, lastDay: before })).fields, { lastDay: "past" });
  assert.deepEqual((await add({ firstDay: today, lastDay: await c.dayFrom(800) })).fields, { lastDay: "tooLong" });
});

test("A18 a cover that has not begun is called off with the absence its planning made; an absence said by itself stays, and whoever was to stand in ends no absence", async () => {
  const { s, town } = c;
  const later = { firstDay: await c.dayFrom(40), lastDay: await c.dayFrom(42) };
  const both = { coveredId: town.ines as never, byId: town.omar as never };
  const away = async () => (await s.as(town.ines)(covers.list, {})).absences.filter(({ account }) => account.id === town.ines);
  const before = (await away()).length;
  const more = async () => (await away()).length - before;
  const give = async () => (await s.as(town.ines)(covers.add, { ...both, ...later })).id as never;
  await s.as(town.ines)(covers.end, { coverId: await give() });
  assert.equal(await more(), 0, "planned by mistake, and nothing is left");
  const refusedBy = await give();
  assert.equal(await more(), 1);
  assert.deepEqual(
    (await away()).filter(({ begun }) => !begun).map(({ account }) => account.name),
    ["Ines Carvalho"],
  );
  await s.as(town.omar)(covers.end, { coverId: refusedBy });
  assert.equal(await more(), 1, "whoever was to stand in does not say that she is there");
  const again = await give();
  assert.equal(await more(), 1, "she is away already");
  await s.as(town.ines)(covers.end, { coverId: again });
  for (const { id, begun } of await away()) if (!begun) await s.as(town.ines)(absences.end, { absenceId: id });
  await s.as(town.ines)(absences.add, { accountId: town.ines as never, ...later });
  await s.as(town.ines)(covers.end, { coverId: await give() });
  assert.equal(await more(), 1, "said by itself");
  for (const { id, begun } of await away()) if (!begun) await s.as(town.ines)(absences.end, { absenceId: id });
});

test("an absence is one's own or a supervisor's to say, and ends early", async () => {
  const { s, town } = c;
  const days = { firstDay: await c.dayFrom(0), lastDay: await c.dayFrom(3) };
  assert.equal((await refusal(s.as(town.sam)(absences.add, { accountId: town.omar as never, ...days }))).status, 403);
  assert.equal((await refusal(s.as(town.keiko)(absences.add, { accountId: town.omar as never, ...days }))).status, 404);
  const absenceId = (await s.as(town.ravi)(absences.add, { accountId: town.omar as never, ...days })).id as never;
  const listed = await s.as(town.omar)(covers.list, {});
  assert.deepEqual(
    listed.absences.map((one) => one.account.name),
    ["Omar Haddad"],
  );
  assert.equal((await refusal(s.as(town.sam)(absences.end, { absenceId }))).status, 403);
  await s.as(town.omar)(absences.end, { absenceId });
  assert.deepEqual((await s.as(town.omar)(covers.list, {})).absences, []);
  const { mayArrangeFor } = await s.as(town.ravi)(covers.list, {});
  assert.deepEqual(
    mayArrangeFor.map((one) => one.name),
    ["Ravi Menon", "Ines Carvalho", "Omar Haddad", "Sam Whitfield"],
  );
});

test("past the door too: nobody writes down that a colleague is away, nor that they are back, but who supervises them", async () => {
  const { s, town } = c;
  const { northlake } = town.agencies;
  const away =
    "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) values ($1, $2, $3, kernel.clock(), kernel.clock() + interval '1 hour')";
  const back = "update staff.absence set ended_at = kernel.clock() where id = $1";
  const ofOmar = newId();
  await s.given(away, [ofOmar, northlake, town.omar]);
  for (const [who, whom, writes] of [
    [town.ines, town.ines, true],
    [town.ravi, town.ines, true],
    [town.ines, town.omar, false],
    [town.sam, town.omar, false],
    [town.ida, town.omar, false],
  ] as const)
    assert.equal((await s.past(who, away, [newId(), northlake, whom])).slice(0, 6), writes ? "1 rows" : "42501 ");
  for (const who of [town.ines, town.ida, town.tomas]) assert.equal(await s.past(who, back, [ofOmar]), "0 rows");
  assert.equal(await s.past(town.ravi, back, [ofOmar]), "1 rows");
  assert.equal(await s.past(town.omar, back, [ofOmar]), "1 rows");
});
