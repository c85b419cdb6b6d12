import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "../kernel/ids.ts";
import { refusal } from "../kernel/testing.ts";
import { recipients, releases } from "../releases/contract.ts";
import { whoMayKnow } from "../releases/whoMayKnow.ts";
import { received } from "./receivedContract.ts";
import { type Disclosed, type Id, layDisclosures } from "./testing.ts";

// One person, and those of other agencies who work with her: police, a prosecutor, a treatment provider, child protection. Each knows what she released to them.

let t: Disclosed;
before(async () => {
  t = await layDisclosures();
});
after(() => t.s.strike());

const kinds = {
  police: ["law_enforcement", ["identity", "safety"]],
  prosecutor: ["prosecutor", ["identity", "legal"]],
  provider: ["provider", ["identity", "appointments", "progress"]],
  protection: ["other", ["identity", "attendance"]],
} as const;
type Participant = keyof typeof kinds;
const names = Object.keys(kinds) as Participant[];

/** The four agencies, of one network with who shares, and somebody who signs in at each. */
async function layParticipants(from: string, who: string) {
  const { town, s } = t;
  const network = newId();
  await s.given("insert into agencies.network (id, name) values ($1, $2)", [network, `Network ${network.slice(-6)}`]);
  await s.given("update agencies.agency set network_id = $1 where id = $2", [network, from]);
  const made: Record<string, { account: string; recipientId: Id; email: string }> = {};
  for (const name of names) {
    const slug = `${name}-${network.slice(-6)}`;
    const agency = await town.agency(`The ${name} ${network.slice(-6)}`, slug, "provider");
    await s.given("update agencies.agency set network_id = $1 where id = $2", [network, agency]);
    const desk = await town.program(agency, `Desk ${name}`, slug, "BASE", "other", "client");
    const account = await town.account(agency, `Officer ${name}`);
    await town.member(agency, account, desk, "case_manager");
    const at = { address: null, phone: null, email: null };
    const { id } = await s.as(who)(recipients.add, { kind: kinds[name][0], partnerAgencyId: agency, ...at });
    made[name] = { account, recipientId: id as Id, email: await t.mailOf(account) };
  }
  return made as Record<Participant, { account: string; recipientId: Id; email: string }>;
}

test("C07 C37 C38 C39 C40 police, prosecutor, provider and child protection: each reads the update that was released to them, none another’s, and the worker sees in one table who may know what, as it is enforced", async () => {
  const { town, s } = t;
  const { caseId } = await t.open(town.ana, { program: "advocacy", call: "Lin" });
  const those = await layParticipants(town.agencies.casaLuz, town.ana);
  const releaseOf: Partial<Record<Participant, Id>> = {};
  for (const name of names) {
    const { recipientId, email } = those[name];
    const items = [...kinds[name][1]];
    releaseOf[name] = await t.signed(town.ana, caseId, recipientId, { items, methods: ["verbal", "electronic"], toEmail: email });
  }

  // C39: in one look, who may know what; C40: the very same as the database answers for every pair.
  const matrix = async () => whoMayKnow((await s.as(town.ana)(releases.list, { caseId })).releases);
  const { recipients: columns, rows } = await matrix();
  assert.equal(columns.length, 4);
  assert.deepEqual(
    rows.map(({ item }) => item),
    ["identity", "attendance", "appointments", "progress", "safety", "legal"],
  );
  for (const { item, until } of rows)
    for (const [at, { id }] of columns.entries()) {
      const covered = await t.covers(town.ana, { caseId, recipientId: id as Id, item, method: "electronic" });
      assert.equal(covered !== null, until[at] !== null, `${item} of ${id}`);
    }

  // C37: each is told how it stands, in what was released to them.
  const told = { police: "safety", prosecutor: "legal", provider: "progress", protection: "attendance" } as const;
  const packageOf: Partial<Record<Participant, Id>> = {};
  for (const name of names) {
    const releaseId = releaseOf[name] as Id;
    const item = told[name];
    const reminderId = await t.remind(town.ana, caseId, releaseId, { items: [item] });
    const items = [{ kind: "text", item, title: "How it stands", body: `Words for the ${name} alone.` }];
    packageOf[name] = await t.send(town.ana, caseId, releaseId, { reminderId, items });
  }
  for (const name of names) {
    const reads = s.as(those[name].account);
    const { packages } = await reads(received.list, {});
    assert.deepEqual(
      packages.map(({ packageId }) => packageId),
      [packageOf[name]],
    );
    const { copies } = await reads(received.open, { packageId: packageOf[name] as never });
    assert.deepEqual(
      copies.map(({ body }) => body),
      [`Words for the ${name} alone.`],
    );
    for (const other of names.filter((one) => one !== name))
      assert.equal((await refusal(reads(received.open, { packageId: packageOf[other] as never }))).status, 404);
    assert.equal((await refusal(reads(releases.list, { caseId }))).status, 404, "nor the case itself");
  }

  // C40: what somebody else may know does not go to them, whoever presses.
  const wrong = [{ kind: "text", item: "safety", title: "Not for them", body: "Where she sleeps." }];
  for (const name of ["prosecutor", "provider", "protection"] as const)
    assert.equal((await refusal(t.send(town.ana, caseId, releaseOf[name] as Id, { items: wrong }))).code, "share.notCovered");

  // She takes one back: gone for that one at the next look, and out of the table; the others stand.
  await s.as(town.ana)(releases.withdraw, { releaseId: releaseOf.police as never });
  assert.equal((await refusal(s.as(those.police.account)(received.open, { packageId: packageOf.police as never }))).status, 404);
  assert.equal((await s.as(those.prosecutor.account)(received.open, { packageId: packageOf.prosecutor as never })).copies.length, 1);
  const after = await matrix();
  assert.equal(after.recipients.length, 3);
  assert.ok(!after.rows.some(({ item }) => item === "safety"));
});

test("B36 a school and a treatment provider: nothing before there is a release, then what it covers, and nothing once it has ended", async () => {
  const { town, s } = t;
  const { caseId } = await t.open(town.ines, { call: "Mateo" });
  const { provider } = await layParticipants(town.agencies.northlake, town.ines);
  const items = [{ kind: "text", item: "progress", title: "How it is going", body: "He came on four of five days." }];
  assert.equal((await refusal(t.send(town.ines, caseId, newId() as Id, { items }))).code, "share.noRelease");
  const covered = { items: ["identity", "progress"], methods: ["electronic"], toEmail: provider.email, purposeKind: "health" };
  const releaseId = await t.signed(town.ines, caseId, provider.recipientId, covered);
  const packageId = await t.send(town.ines, caseId, releaseId, { items });
  const reads = s.as(provider.account);
  assert.equal((await reads(received.open, { packageId: packageId as never })).copies[0]?.body, "He came on four of five days.");
  await s.moveBy(91 * 86_400_000);
  assert.equal((await refusal(reads(received.open, { packageId: packageId as never }))).status, 404);
  assert.equal((await refusal(t.send(town.ines, caseId, releaseId, { items }))).code, "share.noRelease");
  await s.moveBy(-91 * 86_400_000);
});
