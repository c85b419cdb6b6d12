import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import { buildIfStale } from "../../scripts/build.ts";
import { cases } from "../cases/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { disclosures } from "../disclosures/contract.ts";
import { hangLinkPages } from "../disclosures/linkRoutes.ts";
import { newId } from "../kernel/ids.ts";
import type { Problem } from "../kernel/problem.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { family } from "../people/family/contract.ts";
import { releases } from "../releases/contract.ts";
import { walls } from "../walls/contract.ts";
import { wallRoutes } from "../walls/routes.ts";
import { pages } from "./contract.ts";
import { type Id, layPages, type Paged } from "./testing.ts";

let t: Paged;
before(async () => {
  await buildIfStale();
  t = await layPages(wallRoutes);
  hangLinkPages(t.s.http, t.s.app);
});
after(() => t.s.strike());

/** Another connection of the owner: what somebody else does at the same moment. */
async function meanwhile<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(t.s.test.admin);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let hiddenCases = 90_000;
/** Of somebody a case in CARE, and, should it be said, another in the Counseling Center. */
async function inCare(counseled: boolean) {
  const { town, s } = t;
  const { caseId, personId } = await t.open(town.ines, { call: "Jo" });
  if (!counseled) return { caseId, personId, hidden: null };
  await s.given("insert into people.participation (agency_id, person_id, program_id, because) values ($1, $2, $3, 'triage')", [
    town.agencies.northlake,
    personId,
    town.programs.counseling,
  ]);
  const id = newId();
  hiddenCases += 1;
  await s.given("select set_config('hf.uid', $1, false)", [town.noor]);
  await s.given(
    "insert into cases.case (id, agency_id, program_id, person_id, number, manager_id, opened_on, opened_by) values ($1, $2, $3, $4, $5, $6, kernel.clock()::date, $6)",
    [id, town.agencies.northlake, town.programs.counseling, personId, hiddenCases, town.noor],
  );
  return { caseId, personId, hidden: id as Id };
}

test("R01 R68 who looked at somebody tells the CARE team nothing of what the Counseling Center opened", async () => {
  const { town, s } = t;
  const { caseId, personId, hidden } = await inCare(true);
  const noor = s.as(town.noor);
  const { id: noteId } = await noor(notes.add, { caseId: hidden as Id, audience: "program", body: "She told me." } as never);
  await noor(people.show, { personId });
  await noor(notes.amend, { noteId, body: "She told me so.", version: 1 } as never).catch(() => {});
  await noor(cases.show, { caseId: hidden as Id });
  await s.as(town.ines)(people.show, { personId });
  const { looks } = await s.as(town.ines)(disclosures.looks, { caseId });
  assert.deepEqual(
    looks.filter(({ name, role }) => name === "Noor Aziz" || role === "other"),
    [],
  );
  assert.deepEqual(
    looks.map(({ name, action }) => [name, action]),
    [["Ines Carvalho", "person.show"]],
  );
});

test("R01 R11 whether a wall can be placed before somebody's person does not tell of a case one does not see", async () => {
  const { town, s } = t;
  const told: unknown[] = [];
  for (const counseled of [false, true]) {
    const { personId } = await inCare(counseled);
    told.push(
      await s
        .as(town.ines)(walls.placeOnPerson, { personId, accountId: town.noor, origin: "request", reason: "They asked" } as never)
        .then(
          () => "placed",
          (problem: Problem) => problem.code,
        ),
    );
  }
  assert.equal(told[0], told[1]);
});

test("R08 R14 a page is handed out only by who may read what it shows: no teammate invites themself to somebody's releases", async () => {
  const { town, s } = t;
  const one = await t.shared();
  await t.switchOn(town.dolores, one.caseId);
  const bo = await town.account(town.agencies.casaLuz, "Sam Teammate");
  await town.member(town.agencies.casaLuz, bo, town.programs.advocacy, "teammate");
  await s.as(town.ana)(cases.addTeamMember, { caseId: one.caseId, accountId: bo, role: "other", sections: [], canWrite: true } as never);
  assert.deepEqual((await s.as(bo)(releases.list, { caseId: one.caseId })).releases, []);
  assert.equal((await refusal(t.invite(bo, one.caseId))).status, 403);
  assert.equal((await s.as(bo)(pages.show, { caseId: one.caseId })).mayInvite, false);
});

test("R14 two codes made at once: the one that is used ends the other", async () => {
  const { caseId } = await t.open(t.town.ana, { program: "advocacy", call: "Lin" });
  await t.switchOn(t.town.dolores, caseId);
  await t.invite(t.town.ana, caseId);
  for (let n = 0; n < 3; n++) {
    const made = await Promise.all([t.invite(t.town.ana, caseId), t.invite(t.town.ana, caseId)]);
    const came: number[] = [];
    for (const { number, code } of made) {
      await t.s.moveBy(120_000);
      came.push((await t.first(number, code)).status);
    }
    assert.equal(came.filter((status) => status === 303).length, 1, `${came}`);
  }
});

test("R14 two first invitations at once make one page, and neither fails", async () => {
  for (let n = 0; n < 3; n++) {
    const { caseId } = await t.open(t.town.ana, { program: "advocacy", call: "Lin" });
    await t.switchOn(t.town.dolores, caseId);
    const made = await Promise.allSettled([t.invite(t.town.ana, caseId), t.invite(t.town.ana, caseId)]);
    const failed = made.flatMap((one) => (one.status === "rejected" ? [(one.reason as Problem).status ?? String(one.reason)] : []));
    assert.ok(
      failed.every((status) => status === 409),
      `${failed}`,
    );
    assert.ok(failed.length < 2);
  }
});

test("R14 one code, two people at once: one of them comes in", async () => {
  const { caseId } = await t.open(t.town.ana, { program: "advocacy", call: "Lin" });
  await t.switchOn(t.town.dolores, caseId);
  const one = await t.invite(t.town.ana, caseId);
  const came = await Promise.all([t.first(one.number, one.code), t.first(one.number, one.code, "another four blue kites")]);
  assert.deepEqual(came.map(({ status }) => status === 303).sort(), [false, true]);
});

test("R31 one reminder, two packages at once: one goes, the other is told to ask again", async () => {
  const { ana } = t.town;
  for (let n = 0; n < 3; n++) {
    const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
    const releaseId = await t.wide(ana, caseId, await t.partner(ana));
    const reminderId = await t.remind(ana, caseId, releaseId);
    const sends = await Promise.allSettled([
      t.send(ana, caseId, releaseId, { reminderId }),
      t.send(ana, caseId, releaseId, { reminderId, items: [t.letter("Another letter.")] }),
    ]);
    const codes = sends.flatMap((one) => (one.status === "rejected" ? [(one.reason as Problem).code ?? String(one.reason)] : []));
    assert.deepEqual(codes, ["share.reminderNeeded"]);
  }
});

test("R22 a year is a year over the changes of the clock", async () => {
  const { ana } = t.town;
  const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
  const recipientId = await t.partner(ana);
  const today = await t.dayFrom(0);
  const after = (day: string, days: number) => new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  for (let n = 1; n < 365; n++) {
    const startsOn = after(today, n);
    const [row] = await t.s.given<{ longer: boolean }>(
      "select ($1::date + 366)::timestamp at time zone 'America/Chicago' - $1::date::timestamp at time zone 'America/Chicago' > interval '366 days' as longer",
      [startsOn],
    );
    if (row?.longer) await t.draft(ana, caseId, recipientId, { startsOn, until: after(startsOn, 365) });
  }
});

test("R47 a withdrawal waits for a package that is just being sent, and is not refused", { timeout: 30_000 }, async () => {
  const one = await t.shared();
  await meanwhile(async (client) => {
    await client.query("begin");
    await client.query("select from releases.release where id = $1 for share", [one.releaseId]);
    const ended = t.s.as(t.town.ana)(releases.withdraw, { releaseId: one.releaseId, how: "oral" });
    ended.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    await client.query("commit");
    await ended;
  });
});

test("R24 somebody is accused in the very moment in which they sign: nothing stands", async () => {
  const { town, s } = t;
  for (let n = 0; n < 6; n++) {
    const { caseId, personId } = await t.open(town.tomas, { program: "support", call: "Mateo" });
    const adultId = await t.adult(town.tomas, personId, "Father", {});
    const releaseId = await t.draft(town.tomas, caseId, await t.recipient(town.tomas, `Office ${n}`, "housing"));
    const signs = { signerKind: "parent", minor: true, adultId, name: "Father" };
    await Promise.allSettled([
      t.sign(town.tomas, releaseId, signs),
      s.as(town.tomas)(family.set, {
        personId,
        adultId,
        contact: "yes",
        contactBasis: "parent_statement",
        records: "yes",
        recordsBasis: "parent_statement",
        decide: "yes",
        decideBasis: "parent_statement",
        pickUp: "unknown",
        accused: true,
        court: null,
        number: null,
        version: 1,
      } as never),
    ]);
    const [row] = await s.given<{ state: string; accused: boolean }>(
      "select releases.state_of(r) as state, releases.signer_fault(r.agency_id, r.person_id, $2) = 'accused' as accused from releases.release r where r.id = $1",
      [releaseId, adultId],
    );
    assert.ok(row?.accused, "the accusation stands");
    assert.notEqual(row?.state, "active");
  }
});
