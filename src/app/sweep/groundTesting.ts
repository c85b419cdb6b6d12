import { needs } from "../../assessments/contract.ts";
import { contacts } from "../../cases/contacts/contract.ts";
import { cases } from "../../cases/contract.ts";
import { caseFiles } from "../../cases/files/contract.ts";
import { notes } from "../../cases/notes/contract.ts";
import { caseRoutes } from "../../cases/routes.ts";
import { tasks } from "../../cases/tasks/contract.ts";
import { layCases } from "../../cases/testing.ts";
import { concerns } from "../../concerns/contract.ts";
import { consults } from "../../consults/contract.ts";
import { crises } from "../../crises/contract.ts";
import { disclosures } from "../../disclosures/contract.ts";
import { pdf, sendFileAs } from "../../files/testing.ts";
import { forms } from "../../forms/contract.ts";
import { clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/ids.ts";
import { people } from "../../people/contract.ts";
import { goals, plans } from "../../plans/contract.ts";
import { recipients, releases } from "../../releases/contract.ts";
import { desk } from "../../requests/paperContract.ts";
import { responses } from "../../responses/contract.ts";
import type { Ids } from "../requestTesting.ts";
import { gatherRoutes } from "../slices.ts";

type Id = never;
type Role = Parameters<Awaited<ReturnType<typeof layCases>>["town"]["member"]>[3];

export const REGIMES = ["FERPA", "VSP", "CONF", "BASE"] as const;
export type Regime = (typeof REGIMES)[number];

/** What some endpoints are asked about is made for each who asks, because whoever may, ends it: by the endpoint's name. */
export type Fresh = Record<string, () => Promise<Ids>>;
export type SweepGround = Awaited<ReturnType<typeof layGround>>;

/** Northlake with one record of every kind, and everybody who might ask for it; its CARE team works under that regime. */
export async function layGround(regime: Regime) {
  const routes = gatherRoutes({ demo: false });
  const c = await layCases(routes.filter((route) => !caseRoutes.includes(route)));
  const { s, town } = c;
  const { northlake, rioVerde } = town.agencies;
  const { care, threat } = town.programs;
  if (regime !== "FERPA") {
    // A victim-service provider has no other programs.
    await s.given("set session_replication_role = replica");
    await s.given("update agencies.agency set victim_services = $2 where id = $1", [northlake, regime === "VSP"]);
    const turned = "update agencies.program set regime = $2 where agency_id = $1 and (id = $3 or $2 = 'VSP')";
    await s.given(turned, [northlake, regime, care]);
    await s.given("set session_replication_role = origin");
  }
  const join = async (name: string, role: Role) => {
    const account = await town.account(northlake, name);
    if (role === "law_officer")
      await s.given(
        "insert into staff.law_standing (id, agency_id, account_id, standing, purpose, reason, decided_by) values ($1, $2, $3, 'official', 'x', 'x', $4)",
        [newId(), northlake, account, town.ida],
      );
    // A confidential program has no officers of the law.
    if (role !== "law_officer" || regime === "FERPA" || regime === "BASE") await town.member(northlake, account, care, role);
    return account;
  };
  const amina = await join("Amina Yusuf", "supervisor");
  const mateo = await join("Mateo Ruiz", "case_manager");
  const lin = await join("Lin Zhao", "referrer");
  const spare = await town.account(northlake, "Jo Spare");
  const helper = await join("Jo Helper", "teammate");
  const officer = await join("Amina Officer", "officer");
  const coordinator = await join("Ravi Coordinator", "coordinator");
  const decider = await join("Sam Decider", "decision_maker");
  const student = await join("Lin Student", "student_staff");
  const law = await join("Omar Officer", "law_officer");
  const quiet = await town.program(
    northlake,
    "Health center",
    "northlake-health",
    regime === "VSP" ? "VSP" : "CONF",
    "counseling",
    "client",
  );
  await town.member(northlake, town.ravi, quiet, "supervisor");

  for (const agency of [northlake, rioVerde])
    await s.given("insert into agencies.counter (agency_id, kind, last) values ($1, 'person', 1000)", [agency]);
  const { caseId, personId } = await c.open(town.ines);
  const as = s.as;
  await as(town.ines)(cases.addTeamMember, { caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
  const { id: ended } = await as(town.ines)(cases.addTeamMember, { caseId, accountId: mateo, role: "co_manager", sections: ["notes"] });
  await as(town.ines)(cases.endTeamMember, { caseId, memberId: ended as Id });
  const { id: noteId } = await as(town.ines)(notes.add, { caseId, audience: "team", body: "Words" });
  const { id: restricted } = await as(town.ines)(notes.add, { caseId, audience: "team", restricted: true, body: "Words" });
  const { id: contactId } = await as(town.ines)(contacts.add, { caseId, kind: "call", result: "completed", onDay: await c.dayFrom(0) });
  const { id: planId } = await as(town.ines)(plans.begin, { caseId });
  const first = {
    planId: planId as Id,
    version: 1,
    statement: "Words",
    language: "en",
    authoredWith: "together",
    targetEnd: null,
  } as const;
  const days = { startOn: await c.dayFrom(0), reviewOn: await c.dayFrom(9) };
  const goalId = (await as(town.ines)(plans.write, { ...first, ...days, goals: [{ words: "Words" }] })).goalIds[0] as Id;
  const { id: actionId } = await as(town.ines)(goals.act, { goalId, what: "Words", ownerKind: "person", ownerName: null });
  const { id: taskId } = await as(town.ines)(tasks.add, { caseId, title: "Words", dueOn: await c.dayFrom(2) });
  const { id: needId } = await as(town.ines)(needs.add, { caseId, kind: "need", words: "Words" });
  const { id: nameId } = await as(town.ines)(people.addName, { personId, kind: "alias", full: "Sam O'Brien", useWith: ["us"] });
  const { id: contactPointId } = await as(town.ines)(people.addContactPoint, {
    personId,
    kind: "phone",
    value: "555 0100",
    safe: "unknown",
    voicemailOk: false,
    textOk: false,
  });
  const { id: relationshipId } = await as(town.ines)(people.addRelationship, { personId, kind: "support", other: { call: "Jo" } });
  const tie = { claimId: newId(), adultId: newId() };
  tie.adultId =
    (await s.given<{ id: string }>("select other_id as id from people.relationship where id = $1", [relationshipId]))[0]?.id ?? "";
  const claim =
    "insert into people.roster_claim (id, agency_id, person_id, other_id, system, pick_up) values ($1, $2, $3, $4, 'sis', 'yes')";
  await s.given(claim, [tie.claimId, northlake, personId, tie.adultId]);
  const door = async (program: string) =>
    (await s.given<{ id: string }>("select id from concerns.door where program_id = $1", [program]))[0]?.id ?? "";
  const doorId = await door(care);
  const { id: concernId } = await as(lin)(concerns.file, { doorId: doorId as Id, narrative: "Words" });
  const today = await c.dayFrom(0);
  const advice = { programId: care as Id, askerKind: "staff", about: "Words", said: "Words", onDay: today } as const;
  const { id: consultId } = await as(town.ines)(consults.add, advice);
  const tap = { kind: "called", code: "emergency", at: clock().toISOString() } as const;
  const { id: crisisId } = await as(town.ines)(crises.begin, { programId: care as Id, entries: [tap] });
  const entryId = (await as(town.ines)(crises.show, { crisisId: crisisId as Id })).entries[0]?.entryId;
  // Long silent: there is something to put off.
  await s.given(
    "update cases.case set opened_on = '2026-01-01', clock_from = '2026-01-01', last_contact_on = '2026-01-02', status = 'active' where id = $1",
    [caseId],
  );
  const { fileId } = (await sendFileAs(s, town.ines, pdf(), "letter.pdf")).body;
  await as(town.ines)(caseFiles.attach, { caseId, fileId, audience: "program" });
  const runId = newId();
  const run =
    "insert into imports.run (id, agency_id, program_id, kind, system, file_name, status, asked_by) values ($1, $2, $3, 'roster', 'sis', 'x.zip', 'read', $4)";
  await s.given(run, [runId, northlake, care, town.ida]);
  const oldRunId = newId();
  await s.given(run.replace("'roster'", "'cases'"), [oldRunId, northlake, care, town.ravi]);
  const sealOld = (column: string, value: object) =>
    s.keys.ring.seal(northlake, { table: "imports.old_cases", row: oldRunId, column }, JSON.stringify(value));
  const old = [oldRunId, northlake, sealOld("look", []), sealOld("mapping", { tables: [] })];
  await s.given("insert into imports.old_cases (run_id, agency_id, look, mapping) values ($1, $2, $3, $4)", old);
  for (const root of [{ case_id: caseId }, { person_id: personId }]) {
    const [column, value] = Object.entries(root)[0] ?? [];
    await s.given(`insert into access.wall (id, agency_id, account_id, ${column}, origin) values ($1, $2, $3, $4, 'request')`, [
      newId(),
      northlake,
      amina,
      value,
    ]);
  }

  const office = { kind: "legal_aid", name: "Legal aid", address: null, phone: null, email: null } as const;
  const { id: recipientId } = await as(town.ines)(recipients.add, office);
  const drawn = {
    caseId,
    recipientId,
    toWhom: "Words",
    items: ["identity"],
    purposeKind: "legal_help",
    methods: ["verbal"],
    language: "en",
  };
  const { id: releaseId } = await as(town.ines)(releases.draft, drawn as never);

  const copies = [{ kind: "file", item: "documents", title: "Words", fileId }];
  const self = { caseId, basis: "self", method: "printed", paperSafe: true, items: copies };
  const { id: packageId } = await as(town.ines)(disclosures.send, self as never);
  const served = { programId: care, kind: "subpoena", asker: "Words", wanted: "Words" };
  const scan = (await sendFileAs(s, town.ines, pdf(), "paper.pdf")).body.fileId;
  const { id: paperId } = await as(town.ines)(desk.record, { ...served, fileId: scan } as never);
  const dutyId = newId();
  const duty =
    "insert into disclosures.duty (id, agency_id, program_id, person_id, case_id, package_id, kind) select $1, agency_id, program_id, person_id, case_id, id, 'notify' from disclosures.package where id = $2";
  await s.given(duty, [dutyId, packageId]);

  const { id: formId } = await as(town.ida)(forms.takeIn, { name: "k6" });
  const { id: responseId } = await as(town.ines)(responses.begin, { caseId, formId: formId as Id });

  const deathId = newId();
  await s.given("insert into deaths.death (id, agency_id, person_id, on_day, told_by, said_by) values ($1, $2, $3, '2026-01-01', $4, $5)", [
    ...[
      deathId,
      northlake,
      personId,
      s.keys.ring.seal(northlake, { table: "deaths.death", row: deathId, column: "told_by" }, "Words"),
      town.ines,
    ],
  ]);

  const [reviewId, sessionId, caseRunId] = [newId(), newId(), newId()];
  const review =
    "insert into cases.closing_review (id, agency_id, program_id, person_id, case_id, asked_by, since, tries, ways) select $1, agency_id, program_id, person_id, id, $2, clock_from, 3, 2 from cases.case where id = $3";
  await s.given(review, [reviewId, town.ines, caseId]);
  const session =
    "insert into cases.group_session (id, agency_id, program_id, kind, topic, on_day, rows_count, recorded_by) values ($1, $2, $3, 'skills', $4, current_date, 0, $5)";
  const topic = s.keys.ring.seal(northlake, { table: "cases.group_session", row: sessionId, column: "topic" }, "Words");
  await s.given(session, [sessionId, northlake, care, topic, town.ines]);
  await s.given("insert into cases.bulk_run (id, agency_id, by_id, what) values ($1, $2, $3, 'close')", [caseRunId, northlake, town.ines]);
  const exportId = newId();
  const reason = s.keys.ring.seal(northlake, { table: "exports.request", row: exportId, column: "reason" }, "Words");
  const asked =
    "insert into exports.request (id, agency_id, reason, asked_by, lapses_at) values ($1, $2, $3, $4, kernel.clock() + interval '3 days')";
  await s.given(asked, [exportId, northlake, reason, town.ida]);
  await s.given("insert into exports.word (agency_id, request_id) values ($1, $2)", [northlake, exportId]);

  const past = async (text: string, values: unknown[]) => {
    await s.given("set session_replication_role = replica");
    await s.given(text, values);
    await s.given("set session_replication_role = origin");
  };
  const one = async (name: string, text: string, values: unknown[]): Promise<Ids> => {
    const id = newId();
    await past(text, [id, ...values]);
    return { [name]: id };
  };
  const words = (table: string, row: string, column: string) => s.keys.ring.seal(northlake, { table, row, column }, "Words");
  // A case of the same person that an endpoint before it opened for the colleague would let them in.
  const forget = async (): Promise<Ids> => {
    await past("update access.grant set valid_to = kernel.clock() where account_id = $1 and person_id = $2", [town.omar, personId]);
    return {};
  };
  const ids: Ids = {
    exportId, caseId, personId, noteId, contactId, taskId, needId, nameId, contactPointId, relationshipId, ...tie, concernId, doorId, runId, fileId, packageId, dutyId, paperId, recipientId, planId, goalId, actionId, releaseId, formId, responseId, consultId, crisisId, entryId,
    programId: care, accountId: spare, managerId: town.omar, coveredId: town.ines, byId: town.omar, subjectId: caseId,
  }; // biome-ignore format: one record of every kind
  const own: Record<string, Ids> = { "form.takeIn": { name: "phq-2" }, "plan.write": { language: "en" }, "note.reveal": { noteId: restricted }, "domain.change": { code: "housing" }, "absence.add": { accountId: town.ines }, "hours.add": { accountId: town.ines },
    "group.show": { sessionId }, "group.takeBack": { sessionId }, "group.record": { rows: [{ caseId, was: "there" }] }, "closingReview.decide": { reviewId },
    "import.look": { runId: oldRunId }, "import.map": { runId: oldRunId }, "caseRun.show": { runId: caseRunId }, "caseRun.undo": { runId: caseRunId }, "workingShare.set": { accountId: town.ines }, "leaver.plan": { accountId: town.omar }, "leaver.handOver": { accountId: town.omar }, "visit.stayLonger": { from: "2035-01-01T00:00:00Z" },
  }; // biome-ignore format: what one endpoint alone is asked about
  const askers = {
    manager: town.ines, supervisor: town.ravi, triager: town.sam, counselor: town.noor, colleague: town.omar, ended: mateo, walled: amina,
    referrer: lin, admin: town.ida, otherManager: town.tomas, otherAdmin: town.walt,
  }; // biome-ignore format: in the order of the table's columns
  const roles = {
    case_manager: town.ines, supervisor: town.ravi, triager: town.sam, teammate: helper, referrer: lin, officer, coordinator, decision_maker: decider, student_staff: student,
    law_officer: law, admin: town.ida, outsider: town.tomas,
  }; // biome-ignore format: in the order of the columns in rolesFixture.ts
  return { c, s, town, routes, northlake, care, threat, quiet, door, amina, spare, caseId, personId, consultId, recipientId, deathId, past, one, words, forget, ids, own, askers, roles }; // biome-ignore format: all there is
}
