import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { attachArtefact } from "../../files/attachArtefact.ts";
import { fileRoutes } from "../../files/routes.ts";
import { fetchFileAs, pdf, sendFileAs } from "../../files/testing.ts";
import { newId } from "../../kernel/ids.ts";
import { refusal, type Stage, stage } from "../../kernel/testing.ts";
import { asActor } from "../../kernel/visit.ts";
import { layTown } from "../../staff/testing.ts";
import { people } from "../contract.ts";
import { peopleRoutes } from "../routes.ts";
import { family } from "./contract.ts";
import { maySignFor, whoMayDecide } from "./queries.ts";
import { familyRoutes } from "./routes.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
before(async () => {
  s = await stage([...peopleRoutes, ...fileRoutes, ...familyRoutes({ attachScan: attachArtefact })]);
  town = await layTown(s);
  // The clock goes back further than anybody has worked here.
  await s.given("update staff.membership set starts_at = '2020-01-01'");
});
after(() => s.strike());

const bare = { initial: null, tag: null, pronouns: null };
const blank = {
  contact: "unknown",
  records: "unknown",
  decide: "unknown",
  pickUp: "unknown",
  accused: false,
  court: null,
  number: null,
} as const;
const all = { contact: "yes", records: "yes", decide: "yes", pickUp: "yes" } as const;
const byParent = Object.fromEntries(["contact", "records", "decide", "pickUp"].map((fact) => [`${fact}Basis`, "parent_statement"]));
const protective = {
  ...blank,
  contact: "no",
  contactBasis: "court_order",
  records: "no",
  recordsBasis: "court_order",
  orderKind: "protective",
  court: "Rio Verde Family Court",
  number: "FC-2041",
} as const;

/** Mateo of Rio Verde, with two adults. */
async function layFamily() {
  const { id: personId } = await s.as(town.keiko)(people.create, {
    call: "Mateo",
    ...bare,
    language: null,
    programId: town.programs.support,
  });
  const adult = async (call: string) => {
    await s.as(town.keiko)(people.addRelationship, { personId: personId as never, kind: "parent", other: { call, ...bare } });
    const { relationships } = await s.as(town.keiko)(people.show, { personId: personId as never });
    return relationships.find(({ label }) => label.call === call)?.otherId as never;
  };
  return { personId: personId as never, mother: await adult("Amina"), father: await adult("Omar") };
}
const show = async (personId: never, adultId: never, who = town.keiko) => {
  const { adults } = await s.as(who)(family.show, { personId });
  const adult = adults.find((one) => one.adultId === adultId);
  assert.ok(adult);
  return adult;
};
const today = async () =>
  (await s.given<{ day: string }>("select agencies.local_day($1)::text as day", [town.agencies.rioVerde]))[0]?.day as string;
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

test("D08 per adult four facts with their basis, the order with court and number and its scan, and who wrote it when", async () => {
  const { personId, mother, father } = await layFamily();
  const keiko = s.as(town.keiko);
  assert.deepEqual((await show(personId, mother)).standing, null);
  await keiko(family.set, { ...blank, ...all, ...byParent, personId, adultId: mother, version: 0 });
  const { fileId } = (await sendFileAs(s, town.keiko, pdf(), "order.pdf")).body;
  await keiko(family.set, { ...protective, personId, adultId: father, from: "2026-04-04", scanId: fileId, version: 0 });

  const { adults } = await keiko(family.show, { personId });
  assert.deepEqual(
    adults.map((one) => [one.label.call, one.kinds, one.noContact]),
    [
      ["Omar", ["parent"], "order"],
      ["Amina", ["parent"], null],
    ],
    "whom an order is against stands first",
  );
  const [omar] = adults;
  assert.equal(omar?.standing?.court, "Rio Verde Family Court");
  assert.equal(omar?.standing?.number, "FC-2041");
  assert.equal(omar?.standing?.by.name, "Keiko Tanaka");
  assert.equal(omar?.standing?.scanId, fileId);
  assert.equal((await fetchFileAs(s, town.keiko, fileId)).statusCode, 200);
  assert.equal((await fetchFileAs(s, town.ravi, fileId)).statusCode, 404, "another agency's");
  const kept = await s.given<{ order_text: Buffer }>("select order_text from people.family_standing where other_id = $1", [father]);
  assert.ok(!kept[0]?.order_text.includes("FC-2041"), "court and number are sealed");

  // A thumb below the mother's number, the one with whom there is to be no contact is not in sight: it is asked for, with a reason (R86).
  const phone = { kind: "phone", label: null, safe: "unknown", safeHours: null, voicemailOk: false, textOk: false } as const;
  for (const [adult, value] of [[mother, "555 0100 1111"], [father, "555 0100 7722"]] as const)
    await keiko(people.addContactPoint, { personId: adult, ...phone, value }); // biome-ignore format: two adults
  const page = await s.sendRaw(await s.tokenOf(town.keiko), "GET", `/people/${personId}`);
  assert.deepEqual([page.body.includes("1111"), page.body.includes("7722")], [true, false]);
  const point = (await keiko(people.show, { personId })).relationships.find(({ otherId }) => otherId === father)?.contactPoints[0];
  assert.equal(point?.masked, true);
  const asked = { personId, contactPointId: point?.contactPointId as never };
  assert.equal((await refusal(keiko(people.unmask, { ...asked, reason: "x" }))).status, 422);
  assert.equal((await keiko(people.unmask, { ...asked, reason: "The court lets him be told" })).value, "555 0100 7722");
  // It is asked for through the child, by whoever knows of him through the child alone; and of no other family.
  const other = await layFamily();
  assert.equal((await refusal(keiko(people.unmask, { ...asked, personId: other.personId, reason: "Another child of mine" }))).status, 404);

  // Changed without the scan it stays; without a paper nothing of it is left but in the history.
  await keiko(family.set, { ...protective, pickUp: "no", pickUpBasis: "court_order", personId, adultId: father, version: 1 });
  assert.equal((await show(personId, father)).standing?.scanId, fileId);
  await keiko(family.set, { ...blank, personId, adultId: father, version: 2 });
  const after = await show(personId, father);
  assert.deepEqual([after.standing?.scanId, after.standing?.court, after.noContact], [null, null, null]);
  const { standings } = await keiko(family.history, { personId, adultId: father });
  assert.deepEqual(
    standings.map((one) => [one.contact, one.pickUp, one.number, one.scanId !== null]),
    [
      ["unknown", "unknown", null, false],
      ["no", "no", "FC-2041", true],
      ["no", "unknown", "FC-2041", true],
    ],
  );
});

test("D08 an order counts on its last day and lapses with it, where the agency is and over a change of the clocks; never back to yes", async () => {
  const { personId, father } = await layFamily();
  const keiko = s.as(town.keiko);
  const set = { ...protective, pickUp: "yes", pickUpBasis: "court_order", personId, adultId: father } as const;
  // Clocks in Chicago go back on 1 November 2026 and forward on 14 March 2027: both last days are not 24 hours long.
  for (const last of ["2026-11-01", "2027-03-14"]) {
    const { version } = await show(personId, father);
    await keiko(family.set, { ...set, from: "2026-04-04", until: last, version });
    const [at] = await s.given<{ ms: string }>(
      "select extract(epoch from (($1::date + 1)::timestamp at time zone 'America/Chicago') - kernel.clock()) * 1000 as ms",
      [last],
    );
    const toMidnight = Math.floor(Number(at?.ms));
    await s.moveBy(toMidnight - 60_000);
    assert.equal(await today(), last);
    const still = await show(personId, father);
    assert.deepEqual([still.noContact, still.standing?.now.contact, still.standing?.now.pickUp], ["order", "no", "yes"]);
    await s.moveBy(120_000);
    assert.equal(await today(), dayAfter(last, 1));
    const over = await show(personId, father);
    assert.deepEqual([over.noContact, over.standing?.until], ["ended", last]);
    assert.deepEqual(over.standing?.now, { contact: "ended", records: "ended", decide: "unknown", pickUp: "ended" });
    await s.moveBy(-toMidnight - 60_000);
  }
  // Before its first day a no counts already and a yes not yet.
  const { version } = await show(personId, father);
  await keiko(family.set, { ...set, from: dayAfter(await today(), 3), until: null, version });
  const coming = await show(personId, father);
  assert.deepEqual([coming.noContact, coming.standing?.now.pickUp], ["order", "unknown"]);
});

test("D08 what does not hold together is refused by field, and a stale form shows what stands", async () => {
  const { personId, father } = await layFamily();
  const keiko = s.as(town.keiko);
  const to = { personId, adultId: father, version: 0 };
  const fields = async (work: Promise<unknown>) => {
    const problem = await refusal(work);
    assert.equal(problem.status, 422);
    return problem.fields;
  };
  assert.deepEqual(await fields(keiko(family.set, { ...blank, contact: "no", ...to })), { contactBasis: "missing" });
  assert.deepEqual(await fields(keiko(family.set, { ...protective, orderKind: null, ...to })), { orderKind: "missing" });
  assert.deepEqual(await fields(keiko(family.set, { ...protective, from: "2026-04-04", until: "2026-04-03", ...to })), {
    until: "beforeFrom",
  });
  assert.deepEqual(await fields(keiko(family.set, { ...protective, scanId: newId(), ...to })), { scanId: "unknown" });
  const { fileId } = (await sendFileAs(s, town.walt, pdf(), "order.pdf")).body;
  assert.deepEqual(
    await fields(keiko(family.set, { ...protective, scanId: fileId, ...to })),
    { scanId: "unknown" },
    "somebody else's upload",
  );
  assert.equal((await show(personId, father)).version, 0, "nothing was written");

  await keiko(family.set, { ...protective, ...to });
  const late = await refusal(keiko(family.set, { ...blank, ...to }));
  assert.deepEqual([late.status, late.code], [409, "stale"]);
  assert.equal((late.params["current"] as { noContact: string }).noContact, "order");
  const both = await Promise.allSettled([
    keiko(family.set, { ...protective, ...to, version: 1 }),
    keiko(family.set, { ...blank, ...to, version: 1 }),
  ]);
  assert.deepEqual(both.map((one) => one.status).sort(), ["fulfilled", "rejected"]);
  assert.equal((await show(personId, father)).version, 2);
});

test("R01 D08 nothing of a family for triage, a teacher of the roster, another program or another agency", async () => {
  const { personId, mother, father } = await layFamily();
  await s.as(town.keiko)(family.set, { ...protective, personId, adultId: father, version: 0 });
  const asks = (who: string) => [
    () => s.as(who)(family.show, { personId }),
    () => s.as(who)(family.history, { personId, adultId: father }),
    () => s.as(who)(family.set, { ...blank, personId, adultId: father, version: 1 }),
    () => s.as(who)(family.decideClaim, { personId, adultId: father, claimId: newId() as never, how: "kept", version: 1 }),
  ];
  for (const who of [town.ravi, town.ana, town.tomas, town.walt])
    for (const ask of asks(who)) assert.equal((await refusal(ask())).status, 404);
  const teacher = await town.account(town.agencies.rioVerde, "Ruth Okafor");
  await town.member(town.agencies.rioVerde, teacher, town.programs.support, "referrer");
  await s.given(
    `insert into access.grant (agency_id, account_id, person_id, kind, sections, can_write) values ($1, $2, $3, 'roster', 1 | 1024, false)`,
    [town.agencies.rioVerde, teacher, personId],
  );
  const triager = await town.account(town.agencies.rioVerde, "Jo Triage");
  await town.member(town.agencies.rioVerde, triager, town.programs.support, "triager");
  for (const who of [teacher, triager]) for (const ask of asks(who)) assert.equal((await refusal(ask())).status, 403);
  for (const who of [teacher, triager, town.walt, town.ravi])
    assert.deepEqual(
      await asActor(s.worker, who, async (tx) => [
        (await tx.db.selectFrom("people.family_standing").select("id").execute()).length,
        (await tx.db.selectFrom("people.family_now").select("id").execute()).length,
        (await tx.db.selectFrom("people.roster_claim").select("id").execute()).length,
      ]),
      [0, 0, 0],
    );
  // An adult of another family, and nobody at all.
  const other = await layFamily();
  for (const adultId of [other.mother, newId() as never])
    assert.equal((await refusal(s.as(town.keiko)(family.set, { ...blank, personId, adultId, version: 0 }))).status, 404);
  assert.equal((await refusal(s.as(town.keiko)(family.history, { personId, adultId: other.mother }))).status, 404);
  assert.equal((await show(personId, mother)).standing, null);
});

test("D08 nobody changes or deletes what was written, and nobody writes in another's name", async () => {
  const { personId, father } = await layFamily();
  await s.as(town.keiko)(family.set, { ...protective, personId, adultId: father, version: 0 });
  const ways = [
    "update people.family_standing set contact = 'yes'",
    "delete from people.family_standing",
    "delete from people.roster_claim",
  ];
  for (const text of ways)
    await assert.rejects(
      asActor(s.worker, town.keiko, (tx) => sql.raw(text).execute(tx.db)),
      { message: "refused" },
    );
  const forged = {
    id: newId(),
    agency_id: town.agencies.rioVerde,
    person_id: personId,
    other_id: father,
    n: 2,
    by_id: town.tomas,
    contact: "unknown",
    records: "unknown",
    decide: "unknown",
    pick_up: "unknown",
  } as const;
  await assert.rejects(
    asActor(s.worker, town.keiko, (tx) => tx.db.insertInto("people.family_standing").values(forged).execute()),
    { message: "refused" },
  );
});

test("D08 whom an order is against does not leave the family's list", async () => {
  const { personId, father } = await layFamily();
  await s.as(town.keiko)(family.set, { ...protective, personId, adultId: father, version: 0 });
  const { relationships } = await s.as(town.keiko)(people.show, { personId });
  const tie = relationships.find((one) => one.otherId === father);
  assert.ok(tie);
  const end = () => s.as(town.keiko)(people.endRelationship, { personId, relationshipId: tie.relationshipId, version: tie.version });
  assert.equal((await refusal(end())).code, "relationship.orderStands");
  await s.as(town.keiko)(family.set, { ...blank, personId, adultId: father, version: 1 });
  await end();
});

test("R24 who may sign: the right to decide today, no order against contact, and never the one who is accused", async () => {
  const { personId, mother, father } = await layFamily();
  const may = (adultId: never, who = town.keiko) => asActor(s.worker, who, (tx) => maySignFor(tx, personId, adultId));
  const who = () => asActor(s.worker, town.keiko, (tx) => whoMayDecide(tx, personId));
  assert.deepEqual([await may(mother), await who()], ["unknown", []], "by silence nobody signs");
  const put = async (adultId: never, more: object) => {
    const { version } = await show(personId, adultId);
    await s.as(town.keiko)(family.set, { ...blank, ...all, ...byParent, ...more, personId, adultId, version });
  };
  await put(mother, {});
  await put(father, {});
  assert.deepEqual((await who()).sort(), [mother, father].sort());
  await put(father, { accused: true });
  assert.equal(await may(father), "accused");
  assert.deepEqual(await who(), [mother]);
  await put(father, { contact: "no" });
  assert.equal(await may(father), "noContact");
  await put(father, { decide: "no" });
  assert.equal(await may(father), "noRights");
  await put(father, { decideBasis: "court_order", orderKind: "custody", until: dayAfter(await today(), -1) });
  assert.equal(await may(father), "ended");
  for (const other of [town.walt, town.ravi, town.tomas]) assert.equal(await may(mother, other), "unknown", "not even an administrator");
});
