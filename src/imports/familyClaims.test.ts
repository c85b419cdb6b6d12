import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { cases } from "../cases/contract.ts";
import { caseRoutes } from "../cases/routes.ts";
import { newId } from "../kernel/ids.ts";
import { refusal, type Stage, stage } from "../kernel/testing.ts";
import { asActor } from "../kernel/visit.ts";
import { people } from "../people/contract.ts";
import { family } from "../people/family/contract.ts";
import { familyRoutes } from "../people/family/routes.ts";
import { peopleRoutes } from "../people/routes.ts";
import { layTown } from "../staff/testing.ts";
import { imports } from "./contract.ts";
import { readRoster } from "./roster/read.ts";
import { importRoutes } from "./routes.ts";
import { beginRun, hashFile, stageRoster } from "./stageRoster.ts";

let s: Stage;
let town: Awaited<ReturnType<typeof layTown>>;
const folder = mkdtempSync(join(tmpdir(), "holdfast-claims-"));
before(async () => {
  s = await stage([...importRoutes, ...caseRoutes, ...peopleRoutes, ...familyRoutes({ attachScan: async () => {} })]);
  town = await layTown(s);
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s.strike();
});

const manifest =
  "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.orgs,bulk\nfile.users,bulk\nfile.classes,absent\nfile.courses,absent\nfile.academicSessions,absent\nfile.enrollments,absent\nfile.demographics,absent\nfile.categories,absent\nfile.classResources,absent\nfile.courseResources,absent\nfile.lineItems,absent\nfile.resources,absent\nfile.results,absent\n";
const head =
  "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,metadata.mayContact,metadata.maySeeRecords,metadata.mayPickUp";

/** The school sends its roster, and its administrator agrees; `omar` and `rosa` are what it says of the two adults: contact, records, pick up. */
async function send(omar: string, rosa = ",,") {
  const place = mkdtempSync(join(folder, "roster"));
  const users = [
    'U1,,,true,S1,student,mateo,,Mateo,O\'Brien,,,,,,"G1,G2",09,x,,,',
    `G1,,,true,S1,guardian,omar,,Omar,O'Brien,,,,,,,,x,${omar}`,
    `G2,,,true,S1,guardian,rosa,,Rosa,O'Brien,,,,,,,,x,${rosa}`,
  ];
  const files = {
    "manifest.csv": manifest,
    "orgs.csv": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nS1,,,Rio Verde High,school,,\n",
    "users.csv": `${head}\n${users.join("\n")}\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text);
  const reading = await readRoster(place);
  const runId = await asActor(s.worker, town.walt, async (tx) => {
    const given = { programId: town.programs.support, system: "sis", fileName: "roster", hash: hashFile(Buffer.from(place)) };
    const begun = await beginRun(tx, given);
    await stageRoster(tx, begun.runId, reading);
    return begun.runId as never;
  });
  const { version, findings, list } = await s.as(town.walt)(imports.show, { runId });
  assert.equal(findings.errors, 0, JSON.stringify(list));
  await s.as(town.walt)(imports.agree, { runId, version });
  await asActor(s.worker, town.walt, (tx) => sql`select imports.apply_run(${runId})`.execute(tx.db));
}

async function look() {
  const keiko = s.as(town.keiko);
  const personId = (await keiko(people.search, { typed: "Mateo O'Brien" })).people[0]?.personId as never;
  const { adults } = await keiko(family.show, { personId });
  const adult = (call: string) => {
    const found = adults.find(({ label }) => label.call === call);
    assert.ok(found, call);
    return found;
  };
  return { personId, omar: adult("Omar"), rosa: adult("Rosa") };
}

const order = {
  contact: "no",
  contactBasis: "court_order",
  records: "no",
  recordsBasis: "court_order",
  decide: "unknown",
  pickUp: "no",
  pickUpBasis: "parent_statement",
  accused: false,
  orderKind: "protective",
  court: null,
  number: null,
} as const;

test("D08 what a roster says otherwise stands beside what is kept, is decided once by name, and overwrites nothing", async () => {
  await send(",,");
  const { personId, omar } = await look();
  assert.equal(omar.claim, null, "it says nothing");
  const keiko = s.as(town.keiko);
  const adultId = omar.adultId;
  await keiko(family.set, { ...order, personId, adultId, version: 0 });

  await send(",,yes", "true,true,1");
  const said = await look();
  assert.deepEqual(said.omar.claim?.says, { contact: null, records: null, decide: null, pickUp: "yes" });
  assert.deepEqual([said.omar.standing?.pickUp, said.omar.version], ["no", 1], "ours is untouched");
  assert.deepEqual([said.omar.claim?.mayTake, said.omar.claim?.decided], [true, null]);
  assert.deepEqual([said.rosa.standing, said.rosa.claim?.says.pickUp], [null, "yes"], "where nothing is kept it is still only a claim");

  // Kept: by whom and when; the same roster does not ask again.
  const why = "The judge's new order of Monday, seen on paper.";
  const decide = (claimId: unknown, how: "kept" | "taken", version: number) =>
    keiko(family.decideClaim, { personId, adultId, claimId: claimId as never, how, version, ...(how === "taken" && { why }) });
  const claimId = said.omar.claim?.claimId;
  assert.equal((await refusal(decide(newId(), "kept", 1))).status, 404);
  assert.equal((await refusal(decide(claimId, "kept", 7))).code, "stale");
  await decide(claimId, "kept", 1);
  assert.equal((await refusal(decide(claimId, "taken", 1))).code, "family.decided");
  await send(",,yes", "true,true,1");
  const kept = (await look()).omar.claim;
  assert.deepEqual([kept?.claimId, kept?.decided?.how, kept?.decided?.by.name], [claimId, "kept", "Keiko Tanaka"]);

  // It says something new: asks again. No roster lifts what a court said.
  await send("yes,,yes");
  const lifted = (await look()).omar.claim;
  assert.deepEqual([lifted?.decided, lifted?.mayTake, lifted?.says.contact], [null, false, "yes"]);
  assert.equal((await refusal(decide(lifted?.claimId, "taken", 1))).code, "family.orderStands");
  assert.equal((await look()).omar.noContact, "order");

  // Taken: only what it says, and two at once are one.
  await send("no,,yes");
  const again = (await look()).omar.claim;
  const both = await Promise.allSettled([decide(again?.claimId, "taken", 1), decide(again?.claimId, "taken", 1)]);
  assert.deepEqual(both.map((one) => one.status).sort(), ["fulfilled", "rejected"]);
  const taken = (await look()).omar;
  assert.deepEqual(
    [taken.version, taken.claim, taken.noContact, taken.standing?.pickUp, taken.standing?.pickUpBasis, taken.standing?.takenFrom],
    [2, null, "order", "yes", "school_record", "roster"],
  );
  const history = await keiko(family.history, { personId, adultId });
  assert.deepEqual(
    history.claims.map((one) => [one.says.contact, one.says.pickUp, one.decided?.how]),
    [
      ["no", "yes", "taken"],
      ["yes", "yes", undefined],
      [null, "yes", "kept"],
    ],
  );
  assert.deepEqual(
    history.standings.map((one) => one.pickUp),
    ["yes", "no"],
  );
});

test("D08 against a standing order the roster's word is taken only with a reason, stands in the story, and is taken back by whoever took it", async () => {
  await send("no,,no", "true,true,1");
  await send("no,,yes", "true,true,1");
  const { personId, omar, rosa } = await look();
  const keiko = s.as(town.keiko);
  const adultId = omar.adultId;
  const { id: caseId } = await keiko(cases.open, {
    personId,
    programId: town.programs.support,
    managerId: town.keiko,
    serviceLevel: "brief",
    firstStep: { title: "Call", dueOn: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) },
  } as never);
  await keiko(family.set, { ...order, personId, adultId, version: omar.version });
  const asked = (await look()).omar;
  const claimId = asked.claim?.claimId as never;
  assert.deepEqual([asked.claim?.mayTake, asked.claim?.needsWhy, rosa.claim?.needsWhy], [true, true, false]);

  const take = { personId, adultId, claimId, how: "taken", version: asked.version } as const;
  const refused = await refusal(keiko(family.decideClaim, take));
  assert.deepEqual([refused.status, refused.fields], [422, { why: "missing" }]);
  assert.equal((await look()).omar.standing?.pickUp, "no");
  const back = { personId, adultId, claimId };
  assert.equal((await refusal(keiko(family.takeBackClaim, { ...back, version: asked.version }))).code, "family.notTaken");

  const taken = await keiko(family.decideClaim, { ...take, why: "Seen on paper." });
  const now = (await look()).omar.standing;
  assert.deepEqual([now?.pickUp, now?.contact, now?.takenWhy], ["yes", "no", "Seen on paper."]);
  const told = async () => {
    const { items } = (await keiko(cases.story, { caseId } as never)) as { items: { codes: Record<string, unknown> }[] };
    return items.flatMap(({ codes }) => (codes["roster"] ? [codes["roster"]] : []));
  };
  assert.deepEqual(await told(), ["taken"]);

  assert.equal((await refusal(keiko(family.takeBackClaim, { ...back, version: asked.version }))).code, "stale");
  assert.equal((await refusal(keiko(family.takeBackClaim, { ...back, claimId: newId() as never, version: taken.version }))).status, 404);
  assert.equal((await refusal(s.as(town.ines)(family.takeBackClaim, { ...back, version: taken.version }))).status, 404, "another agency's");
  await keiko(family.takeBackClaim, { ...back, version: taken.version });
  const again = (await look()).omar;
  assert.deepEqual([again.standing?.pickUp, again.standing?.pickUpBasis, again.standing?.takenWhy], ["no", "parent_statement", null]);
  assert.deepEqual([again.claim?.claimId, again.claim?.decided, again.claim?.needsWhy], [claimId, null, true], "and it is asked again");
  assert.deepEqual(await told(), ["takenBack", "taken"]);
  const { standings } = await keiko(family.history, { personId, adultId });
  assert.deepEqual(
    standings.slice(0, 2).map((one) => one.takenWhy),
    [null, "Seen on paper."],
    "the reason stays in the history",
  );
});
