import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { concerns } from "../concerns/contract.ts";
import { concernRoutes } from "../concerns/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { people } from "../people/contract.ts";
import { recipients, releases } from "../releases/contract.ts";
import { received } from "./receivedContract.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures(concernRoutes);
});
after(() => t.s.strike());

test("A33 the campus team works with a community's advocates: what it tells them goes by the student's release alone, and whether they serve the student no answer says", async () => {
  const { s, town } = t;
  const { ines, ana, dolores } = town;
  const { caseId, personId } = await t.open(ines, { call: "Lin" });
  const theirs = await t.open(ana, { program: "advocacy", call: "Lin" });
  const { id: advocates } = await s.as(ines)(recipients.add, {
    kind: "victim_services",
    partnerAgencyId: town.agencies.casaLuz,
    address: null,
    phone: null,
    email: "desk@casaluz.example",
  });
  // Nothing before the student has said so.
  const without = await refusal(t.send(ines, caseId, null, { recipientId: advocates }));
  assert.ok(without.status === 409 || without.status === 422, without.code);
  assert.deepEqual((await s.as(ana)(received.list, {})).packages, []);
  const releaseId = await t.wide(ines, caseId, advocates as Id, { toEmail: await t.mailOf(ana) });
  assert.equal(
    (await refusal(t.send(ines, caseId, releaseId, { items: [t.fact()].map((one) => ({ ...one, item: "safety" })) }))).code,
    "share.notCovered",
  );
  const reminderId = await t.remind(ines, caseId, releaseId);
  const packageId = await t.send(ines, caseId, releaseId, { reminderId });
  // The advocate it names reads the copy; nobody else there, and nothing of the campus's case.
  const { copies } = await s.as(ana)(received.open, { packageId });
  assert.deepEqual(
    copies.map(({ title }) => title),
    ["Housing letter"],
  );
  assert.equal((await refusal(s.as(dolores)(received.open, { packageId }))).status, 404);
  for (const asked of [() => s.as(ana)(cases.show, { caseId }), () => s.as(ana)(people.show, { personId })])
    assert.equal((await refusal(asked())).status, 404);
  // What the campus can ask about them answers as if nobody were there: by id, by name, and of somebody who never was.
  const never = newId() as Id;
  for (const [one, other] of [
    [theirs.caseId, never],
    [theirs.personId, never],
  ] as const) {
    const answers = [];
    for (const id of [one, other]) {
      const { status, code } = await refusal(
        one === theirs.caseId ? s.as(ines)(cases.show, { caseId: id }) : s.as(ines)(people.show, { personId: id }),
      );
      answers.push([status, code]);
    }
    assert.deepEqual(answers, [
      [404, "notFound"],
      [404, "notFound"],
    ]);
  }
  const found = (await s.as(ines)(people.search, { typed: "Lin" })).people.map((one) => one.personId);
  assert.ok(!found.includes(theirs.personId));
  // A release to them from there, or none, is not theirs to see.
  assert.equal((await refusal(s.as(ines)(releases.list, { caseId: theirs.caseId }))).status, 404);
  // Taken back: gone at the next look.
  await s.as(ines)(releases.withdraw, { releaseId: releaseId as never });
  assert.equal((await refusal(s.as(ana)(received.open, { packageId }))).status, 404);
});

test("R13 who works for another victim-services unit of the same organization finds none of it, by any way", async () => {
  const { s, town } = t;
  const shelter = await town.program(town.agencies.casaLuz, "Shelter", "casa-luz-shelter", "VSP", "victim_services", "survivor");
  const lee = await town.account(town.agencies.casaLuz, "Lee Shelter");
  await town.member(town.agencies.casaLuz, lee, shelter, "supervisor");
  const { caseId, personId } = await t.open(town.ana, { program: "advocacy", call: "Zenobia" });
  const [door] = await s.given<{ id: string }>("select id from concerns.door where program_id = $1", [town.programs.advocacy]);
  const { id: concernId } = await s.as(town.ana)(concerns.file, { doorId: door?.id as Id, narrative: "Words" });
  const as = s.as(lee);
  for (const asked of [
    () => as(cases.show, { caseId }),
    () => as(people.show, { personId }),
    () => as(releases.list, { caseId }),
    () => as(concerns.show, { concernId: concernId as Id }),
  ]) {
    const { status, code } = await refusal(asked());
    assert.deepEqual([status, code], [404, "notFound"]);
  }
  assert.deepEqual((await as(people.search, { typed: "Zenobia" })).people, []);
  assert.deepEqual((await as(cases.list, { arm: "program", programId: shelter })).cases, []);
  assert.deepEqual((await as(concerns.inbox, { which: "open" })).items, []);
});
