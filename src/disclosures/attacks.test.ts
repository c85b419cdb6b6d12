import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "../cases/contract.ts";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { releases } from "../releases/contract.ts";
import { disclosures } from "./contract.ts";
import { received } from "./receivedContract.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

let t: Disclosed;
before(async () => {
  t = await layDisclosures();
});
after(() => t.s.strike());

const look = (packageId: Id) => t.s.as(t.chen)(received.open, { packageId });
const record = (who: string, caseId: Id) => t.s.as(who)(disclosures.record, { caseId });

test("R31 a fact in somebody's own words is news, though a fact of that kind was told before", async () => {
  const { ana } = t.town;
  const one = await t.shared();
  const offered = await t.s.as(ana)(disclosures.offer, { caseId: one.caseId });
  const next = offered.facts.find(({ item }) => item === "services" || item === "plan" || item === "attendance");
  assert.ok(next);
  const releaseId = await t.wide(ana, one.caseId, one.recipientId, { items: [next.item, "letter"] });
  const reminderId = await t.remind(ana, one.caseId, releaseId, { items: [next.item] });
  const said = { kind: "fact" as const, ...next };
  await t.send(ana, one.caseId, releaseId, { reminderId, items: [said] });
  await t.send(ana, one.caseId, releaseId, { items: [said] });
  const changed = { ...said, body: "She sleeps at 14 Alder Street." };
  assert.equal((await refusal(t.send(ana, one.caseId, releaseId, { items: [changed] }))).code, "share.reminderNeeded");
  const { items } = await t.s.as(ana)(disclosures.preview, { caseId: one.caseId, releaseId, items: [said, changed] });
  assert.deepEqual(
    items.map(({ told }) => told),
    [true, false],
  );
});

test("R30 R34 only a release names a partner who signs in, and only one of this agency and case counts", async () => {
  const { ana, ines } = t.town;
  const one = await t.shared();
  const order = { basis: "mandate", basisCode: "court_order", legal: "Order 12", purpose: "The hearing", recipientId: one.recipientId };
  assert.equal((await refusal(t.send(ana, one.caseId, null, { ...order, method: "partner" }))).code, "share.notPartner");
  const { caseId } = await t.open(ines, { program: "care", call: "Sam" });
  const theirs = await t.wide(ines, caseId, await t.partner(ines));
  assert.equal((await refusal(t.send(ana, one.caseId, theirs, {}))).code, "share.noRelease");
  const foreign = { ...order, method: "printed", paperSafe: true, recipientId: await t.partner(ines) };
  assert.equal((await refusal(t.send(ana, one.caseId, null, foreign))).fields["recipientId"], "unknown");
});

test("R45 R50 who has died shares nothing any more, at the next look; a death taken back opens it again", async () => {
  const one = await t.shared();
  await look(one.packageId);
  const die = (on: string | null) => t.s.given("update people.person set deceased_on = $1 where id = $2", [on, one.personId]);
  await die("2026-01-01");
  assert.equal((await refusal(look(one.packageId))).status, 404);
  assert.deepEqual(
    (await t.s.as(t.chen)(received.list, {})).packages.filter(({ packageId }) => packageId === one.packageId),
    [],
  );
  assert.equal((await refusal(t.send(t.town.ana, one.caseId, one.releaseId))).code, "share.noRelease");
  await die(null);
  await look(one.packageId);
});

test("R11 a wall shuts what was shared too: the record, the package, the way to share and to withdraw", async () => {
  const { ana, agencies } = t.town;
  const one = await t.shared();
  await t.s.given("insert into access.wall (id, agency_id, account_id, case_id, origin) values ($1, $2, $3, $4, 'personal')", [
    newId(),
    agencies.casaLuz,
    ana,
    one.caseId,
  ]);
  const tried: (() => Promise<unknown>)[] = [
    () => record(ana, one.caseId),
    () => t.s.as(ana)(disclosures.show, { packageId: one.packageId }),
    () => t.s.as(ana)(disclosures.close, { packageId: one.packageId }),
    () => t.s.as(ana)(disclosures.offer, { caseId: one.caseId }),
    () => t.s.as(ana)(releases.withdraw, { releaseId: one.releaseId, how: "oral" }),
    () => t.send(ana, one.caseId, one.releaseId),
  ];
  for (const refused of tried) assert.equal((await refusal(refused())).status, 404);
  // Whoever received it reads on: a wall is between colleagues.
  await look(one.packageId);
});

test("R31 a reminder is the word of whoever gave it: another who carries the case now asks again themselves, and may close what was sent", async () => {
  const { ana, dolores } = t.town;
  const one = await t.shared();
  const reminderId = await t.remind(ana, one.caseId, one.releaseId);
  const { case: head } = await t.show(ana, one.caseId);
  await t.s.as(dolores)(cases.transfer, { caseId: one.caseId, managerId: dolores, reason: "workload", version: head.version });
  const other = { reminderId, items: [t.letter("She needs a room for two.")] };
  assert.equal((await refusal(t.send(dolores, one.caseId, one.releaseId, other))).code, "share.reminderNeeded");
  await t.s.as(dolores)(disclosures.close, { packageId: one.packageId });
  assert.equal((await refusal(look(one.packageId))).status, 404);
});

test("R45 a partner whose account has ended reads nothing; a recipient taken off the list gets nothing new", async () => {
  const { ana } = t.town;
  const one = await t.shared();
  await t.s.given("update releases.recipient set ended_at = kernel.clock(), version = version + 1 where id = $1", [one.recipientId]);
  assert.equal((await refusal(t.send(ana, one.caseId, one.releaseId))).code, "share.noRelease");
  await look(one.packageId);
  await t.s.given("update staff.account set status = 'inactive', inactive_at = kernel.clock() where id = $1", [t.chen]);
  assert.equal((await refusal(look(one.packageId))).status, 401);
  assert.equal((await record(ana, one.caseId)).disclosures[0]?.packageId, one.packageId, "and on record it stays");
});
