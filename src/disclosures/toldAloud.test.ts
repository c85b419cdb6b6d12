import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contacts } from "../cases/contacts/contract.ts";
import { cases } from "../cases/contract.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { overrides } from "../oversight/contract.ts";
import { oversightRoutes } from "../oversight/routes.ts";
import { disclosures } from "./contract.ts";
import { heardBy } from "./heardBy.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures(oversightRoutes);
});
after(() => t.s.strike());

/** A talk of today with somebody's lawyer. */
const talk = async (who: string, caseId: Id, changed: object = {}) =>
  (
    await t.s.as(who)(contacts.add, {
      caseId,
      kind: "collateral",
      result: "completed",
      onDay: await t.dayFrom(0),
      withWhom: "provider",
      ...changed,
    })
  ).id as Id;

const toldIn = async (caseId: Id) =>
  (await t.s.as(t.town.ana)(cases.show, { caseId })).story.items
    .filter(({ kind }) => kind === "release")
    .map(({ codes }) => codes["state"]);

test("R36 that nothing was shared in a contact is said once by whoever recorded it; who leaves it has not answered", async () => {
  const { ana, dolores, ines, tomas } = t.town;
  const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
  const contactId = await talk(ana, caseId);
  await talk(ana, caseId);
  assert.deepEqual(await toldIn(caseId), [], "nobody has answered");
  const nothing = (who: string, id: string = contactId) => t.s.as(who)(disclosures.nothing, { contactId: id as Id });
  for (const who of [ines, tomas, t.chen]) assert.equal((await refusal(nothing(who))).status, 404);
  assert.equal((await refusal(nothing(ana, newId()))).status, 404);
  assert.equal((await refusal(nothing(dolores))).status, 403, "it is whose contact it was who knows");
  const jo = await t.town.account(t.town.agencies.casaLuz, "Jo Helper");
  await t.town.member(t.town.agencies.casaLuz, jo, t.town.programs.advocacy, "teammate");
  await t.s.as(ana)(cases.addTeamMember, { caseId, accountId: jo, role: "other", sections: ["notes"] });
  const own = await talk(jo, caseId);
  assert.equal((await refusal(nothing(jo, own))).status, 403, "who may not share is not asked");
  await Promise.all([nothing(ana), nothing(ana)]);
  await nothing(ana);
  assert.deepEqual(await toldIn(caseId), ["nothing"]);
  assert.deepEqual((await t.s.as(ana)(disclosures.record, { caseId })).disclosures, [], "and nothing stands in the record");
});

test("R36 R31 what was told aloud in a contact stands in the record by a release that covers it so, and as what the person was asked", async () => {
  const { ana } = t.town;
  const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
  const recipientId = await t.partner(ana);
  const written = await t.wide(ana, caseId, recipientId, { methods: ["written"] });
  const items = [{ kind: "spoken", item: "attendance", title: "Attendance" }];
  const aloud = { method: "verbal", items };
  assert.equal((await refusal(t.send(ana, caseId, written, aloud))).code, "share.methodNotCovered");
  const releaseId = await t.wide(ana, caseId, recipientId, { methods: ["verbal"] });
  await talk(ana, caseId);
  const { standing } = await t.s.as(ana)(disclosures.offer, { caseId });
  assert.deepEqual(
    standing.filter(({ kind, methods }) => heardBy(talked).includes(kind) && methods.includes("verbal")).map((one) => one.releaseId),
    [releaseId],
  );
  const told = async () => (await t.s.as(ana)(disclosures.preview, { caseId, releaseId, items } as never)).items.map((one) => one.told);
  assert.deepEqual(await told(), [false]);
  assert.equal((await refusal(t.send(ana, caseId, releaseId, aloud))).code, "share.reminderNeeded");
  const reminderId = await t.remind(ana, caseId, releaseId, { items: ["attendance"] });
  await t.send(ana, caseId, releaseId, { ...aloud, reminderId });
  assert.deepEqual(await told(), [true]);
  await t.send(ana, caseId, releaseId, aloud);
  const { disclosures: kept } = await t.s.as(ana)(disclosures.record, { caseId });
  assert.deepEqual(
    kept.map(({ method, items: [one] }) => [method, one?.title]),
    [
      ["verbal", "Attendance"],
      ["verbal", "Attendance"],
    ],
  );
});

const talked = { kind: "collateral", result: "completed", withWhom: "provider" } as const;

test("who may have heard something is asked for where words were spoken with somebody else, and nowhere else", () => {
  assert.deepEqual(heardBy({ ...talked, withWhom: "police" }), ["law_enforcement", "prosecutor"]);
  assert.ok(heardBy({ ...talked, withWhom: null }).length > 1, "somebody else, not said who");
  for (const changed of [
    { kind: "call", withWhom: null },
    { kind: "one_to_one", withWhom: "person" },
    { kind: "email" },
    { kind: "text" },
    { result: "attempted" },
    { kind: "attempt" },
  ] as const)
    assert.deepEqual(heardBy({ ...talked, ...changed }), [], JSON.stringify(changed));
});

test("R36 R67 R71 what was said aloud and nothing allowed is kept as that: no release, a second look, and true words for the person", async () => {
  const { ana, dolores, ines } = t.town;
  const { caseId } = await t.open(ana, { program: "advocacy", call: "Lin" });
  const recipientId = await t.partner(ana);
  const said = (more: object = {}, who = ana) =>
    t.send(who, caseId, null, {
      ...{ basis: "none", method: "verbal", recipientId, purpose: "They asked in the corridor, and I answered" },
      items: [{ kind: "spoken", item: "attendance", title: "That she comes" }],
      ...more,
    });
  assert.equal((await refusal(said({ purpose: null }))).status, 422);
  const paper = {
    method: "printed",
    paperSafe: true,
    items: [{ kind: "text", item: "attendance", title: "That she comes", body: "Weekly" }],
  };
  assert.equal((await refusal(said(paper))).code, "share.basisNotEnough", "it is no way to say anything");
  assert.equal((await refusal(said({}, ines))).status, 404);
  const packageId = await said();
  const { disclosures: kept } = await t.s.as(ana)(disclosures.record, { caseId });
  assert.deepEqual(
    kept.map(({ basis, basisCode, exempt, method }) => [basis, basisCode, exempt, method]),
    [["none", null, null, "verbal"]],
  );
  assert.deepEqual(await toldIn(caseId), ["unreleased"]);
  const [page] = await t.s.given<{ given: { basis: string }[] }>("select disclosures.given_for_page($1, null) as given", [caseId]);
  assert.deepEqual(
    page?.given.map(({ basis }) => basis),
    ["none"],
    "their own page has it as well",
  );
  // Who leads the program looks at it; whoever said it does not.
  const [look] = (await t.s.as(dolores)(overrides.list, {})).overrides.filter((one) => one.caseId === caseId);
  assert.deepEqual(
    [look?.kind, look?.by.id, look?.mayReview, look?.reason],
    ["unreleased", ana, true, "They asked in the corridor, and I answered"],
  );
  // What was told so is no news that the person agreed to: it is asked about before it is told by right.
  const releaseId = await t.wide(ana, caseId, recipientId, { methods: ["verbal"] });
  const again = { method: "verbal", items: [{ kind: "spoken", item: "attendance", title: "That she comes" }] };
  assert.equal((await refusal(t.send(ana, caseId, releaseId, again))).code, "share.reminderNeeded");
  // No login writes it in another way.
  for (const change of ["method = 'printed', paper_safe = true", "recipient_id = null", "basis_code = 'statute'"]) {
    await t.s.given("set session_replication_role = replica");
    await assert.rejects(
      t.s.given(`update disclosures.package set ${change} where id = $1`, [packageId]),
      /on_nothing_is_told|basis_whole/,
    );
    await t.s.given("set session_replication_role = origin");
  }
});
