import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { appointments, hours } from "../appointments/contract.ts";
import { appointmentRoutes } from "../appointments/routes.ts";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { involvements } from "../involvements/contract.ts";
import { involvementRoutes } from "../involvements/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { goals, plans } from "../plans/contract.ts";
import { planRoutes } from "../plans/routes.ts";
import { releases } from "../releases/contract.ts";
import { type Id, layReleases } from "../releases/testing.ts";
import { walls } from "../walls/contract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { conferences } from "./contract.ts";
import { conferenceRoutes } from "./routes.ts";

let t: Awaited<ReturnType<typeof layReleases>>;
let aid: Id;
/** A colleague on the team whom nobody they help works with. */
let unseen: string;
before(async () => {
  t = await layReleases([...planRoutes, ...involvementRoutes, ...appointmentRoutes, ...wallRoutes, ...conferenceRoutes]);
  await t.s.moveTo("2027-02-01", "07:00", "America/Chicago"); // a Monday
  const { ines, agencies, programs } = t.town;
  aid = await t.recipient(ines);
  unseen = await t.town.account(agencies.northlake, "STAFF Park");
  await t.town.member(agencies.northlake, unseen, programs.care, "case_manager");
  for (const accountId of [ines, unseen])
    await t.s.as(accountId)(hours.add, {
      ...{ accountId, programId: programs.care, weekdays: [2], fromTime: "09:00", untilTime: "12:00" },
      ...{ slotMinutes: 10, keptFor: "everybody", fromDay: "2027-01-01" },
    } as never);
});
after(() => t.s.strike());

const together = (who: string, caseId: Id) => t.s.as(who)(conferences.together, { caseId });
const note = (caseId: Id, audience: string, body: string, more: object = {}) =>
  t.s.as(t.town.ines)(notes.add, { caseId, audience, body, ...more } as never);

/** A plan that was agreed, with one step of a colleague's under its first goal. */
async function agree(caseId: Id, statement: string, wanted: readonly string[], code: string) {
  const as = t.s.as(t.town.ines);
  await as(plans.begin, { caseId });
  const [draft] = (await as(plans.show, { caseId })).plans;
  assert.ok(draft);
  const { planId, version, startOn, reviewOn, authoredWith } = draft;
  const written = await as(plans.write, {
    ...{ planId, version, startOn, reviewOn, authoredWith, targetEnd: null, language: "en", statement },
    goals: wanted.map((words) => ({ words })),
  });
  const goalId = written.goalIds[0] as Id;
  await as(goals.rate, { goalId, kind: "attainment", value: -2 });
  await as(goals.rate, { goalId, kind: "own", value: 4 });
  await as(goals.code, { goalId, codings: [{ domain: "housing", code }] });
  const dueOn = await t.dayFrom(3);
  await as(goals.act, { goalId, what: "Ask for a room", ownerKind: "staff", ownerId: unseen, ownerName: null, dueOn });
  await as(plans.agree, { planId, version: written.version, readBack: true, how: "spoken", signedName: null });
}

/** The first free time of somebody's, booked. */
async function book(caseId: Id, providerId: string) {
  const { times } = await t.s.as(t.town.ines)(appointments.times, { caseId });
  const time = times.find(({ provider }) => (provider.id as string) === providerId);
  return t.s.as(t.town.ines)(appointments.book, { caseId, providerId, startsAt: time?.startsAt ?? "" });
}

test("R59 R14 whatever staff wrote in a case, what is shown while its person sits there is theirs alone: no word of staff's, no coding, no risk, no step's name, nobody they do not work with", async () => {
  const { ines } = t.town;
  const staffs = fc.nat(9999).map((n) => `STAFF${n}`);
  const said = fc.constantFrom(
    "Sleep six hours",
    "O'Brien's room, not mine",
    "أن أنام طوال الليل",
    "Terminar este semestre — ya",
    "Call my mother",
  );
  const kept = fc.record({
    audience: fc.constantFrom("author", "team", "program"),
    topic: fc.constantFrom("notes", "clinical", "legal"),
    restricted: fc.boolean(),
    body: staffs,
  });
  const whole = fc.record({
    statement: said,
    goals: fc.array(said, { minLength: 1, maxLength: 3 }),
    theirs: fc.array(said, { maxLength: 2 }),
    code: staffs,
    kept: fc.array(kept, { minLength: 2, maxLength: 4 }),
    steps: fc.array(fc.record({ title: staffs, kind: fc.constantFrom("task", "follow_up", "waiting", "appointment") }), {
      minLength: 1,
      maxLength: 3,
    }),
    risk: fc.constantFrom("low", "some", "high", "immediate"),
  });
  await fc.assert(
    fc.asyncProperty(whole, async (made) => {
      const { caseId } = await t.open(ines, { call: "STAFFname" });
      const as = t.s.as(ines);
      const dueOn = await t.dayFrom(2);
      await as(cases.addTeamMember, { caseId, accountId: unseen, role: "other", sections: ["notes"] });
      await agree(caseId, made.statement, made.goals, made.code);
      for (const { audience, body, ...more } of made.kept) await note(caseId, audience, body, audience === "author" ? {} : more);
      for (const body of made.theirs) await note(caseId, "person", body);
      for (const step of made.steps) await as(tasks.add, { caseId, dueOn, ...step } as never);
      const version = await t.versionOf(caseId);
      await as(cases.changeLevel, { caseId, serviceLevel: "brief", weight: 5, risk: made.risk, targetEnd: null, version } as never);
      const helper = { caseId, role: "attorney", office: null } as const;
      await as(involvements.add, { ...helper, name: "STAFF Chen", does: "STAFF looks into them", known: false });
      await as(involvements.add, { ...helper, name: "A. Chen", does: "Speaks for them", known: true });
      await t.signed(ines, caseId, aid);
      const booked = [await book(caseId, ines), await book(caseId, unseen)];

      const answer = await together(ines, caseId);
      const text = JSON.stringify(answer);
      assert.ok(!text.includes("STAFF"), text);
      assert.ok(!/"(risk|coding|attainment|number|serviceLevel|label)"/.test(text));
      const names = ["access", "allowed", "locale", "meetings", "notes", "onDay", "people", "personId", "plan"];
      assert.deepEqual(Object.keys(answer).sort(), names);
      assert.equal(answer.plan?.statement, made.statement);
      assert.deepEqual(
        answer.plan?.goals.map(({ words, going }) => [words, going?.value]),
        made.goals.map((words, at) => [words, at === 0 ? 4 : undefined]),
      );
      assert.deepEqual(answer.notes.map(({ body }) => body).toSorted(), made.theirs.toSorted());
      assert.deepEqual(
        answer.people.map(({ role, name }) => [role, name]),
        [
          ["case_manager", "Ines Carvalho"],
          ["other", null],
          ["attorney", "A. Chen"],
        ],
      );
      assert.deepEqual(
        answer.allowed?.map(({ recipient, toWhom }) => [recipient, toWhom]),
        [["Legal Aid of Rio Verde", "A. Chen, attorney"]],
      );
      const typed = made.steps.filter(({ kind }) => kind === "appointment");
      assert.equal(answer.meetings.length, typed.length + 2);
      assert.ok(answer.meetings.some(({ name, role }) => name === "Ines Carvalho" && role === "case_manager"));
      assert.ok(answer.meetings.every(({ name }) => name === null || name === "Ines Carvalho"));
      for (const { id } of booked) await as(appointments.cancel, { appointmentId: id as Id, version: 1 });
      assert.equal((await together(ines, caseId)).meetings.length, typed.length, "what was called off is no day of theirs");
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

test("R59 R14 it follows what stands: a draft, a release that was taken back and a note for others are not there; before anything was agreed it says so", async () => {
  const { ines } = t.town;
  const { caseId } = await t.open(ines);
  const bare = await together(ines, caseId);
  assert.deepEqual([bare.plan, bare.allowed, bare.meetings, bare.notes], [null, [], [], []]);
  await t.s.as(ines)(plans.begin, { caseId });
  await t.draft(ines, caseId, aid);
  assert.deepEqual([(await together(ines, caseId)).plan, (await together(ines, caseId)).allowed], [null, []]);
  const releaseId = await t.signed(ines, caseId, aid);
  assert.equal((await together(ines, caseId)).allowed?.length, 1);
  await t.s.as(ines)(releases.withdraw, { releaseId });
  assert.deepEqual((await together(ines, caseId)).allowed, []);
  const { id: noteId } = await note(caseId, "person", "See you on Tuesday");
  await t.s.as(ines)(notes.amend, { noteId: noteId as Id, after: 0, body: "See you on Wednesday", why: "Put right" });
  assert.deepEqual(
    (await together(ines, caseId)).notes.map(({ body }) => body),
    ["See you on Wednesday"],
  );
});

test("R59 whoever works in the program and reads the notes sits down with them; a guest of another program is refused, and for everybody else there is nothing", async () => {
  const { ines, omar, ravi, sam, noor, tomas, ana } = t.town;
  const { caseId } = await t.open(ines);
  const as = t.s.as(ines);
  assert.equal((await together(ravi, caseId)).people.length, 1, "the supervisor of the program");
  for (const who of [omar, sam, noor, tomas, ana]) assert.equal((await refusal(together(who, caseId))).status, 404);
  assert.equal((await refusal(together(ines, newId() as Id))).status, 404);
  // On the team: of the program without the notes, of another program with them.
  const { id: placed } = await as(cases.addTeamMember, { caseId, accountId: omar, role: "housing", sections: [] });
  await as(cases.addTeamMember, { caseId, accountId: noor, role: "counselor", sections: ["notes"] });
  for (const who of [omar, noor]) assert.equal((await refusal(together(who, caseId))).status, 403);
  await as(cases.endTeamMember, { caseId, memberId: placed as Id });
  assert.equal((await refusal(together(omar, caseId))).status, 404);
  // With the notes and without the releases: that part is left out, and not said to be empty.
  await t.signed(ines, caseId, aid);
  await as(cases.addTeamMember, { caseId, accountId: omar, role: "housing", sections: ["notes"] });
  assert.equal((await together(omar, caseId)).allowed, null);
  // A wall stands from that second on.
  await as(walls.placeOnCase, { caseId, accountId: ravi, origin: "request", reason: "They asked for it" });
  assert.equal((await refusal(together(ravi, caseId))).status, 404);
});
