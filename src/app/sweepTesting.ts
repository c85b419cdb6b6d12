import { needs } from "../assessments/contract.ts";
import { contacts } from "../cases/contacts/contract.ts";
import { cases } from "../cases/contract.ts";
import { caseFiles } from "../cases/files/contract.ts";
import { notes } from "../cases/notes/contract.ts";
import { caseRoutes } from "../cases/routes.ts";
import { tasks } from "../cases/tasks/contract.ts";
import { layCases } from "../cases/testing.ts";
import { concerns } from "../concerns/contract.ts";
import { consults } from "../consults/contract.ts";
import { crises } from "../crises/contract.ts";
import { disclosures } from "../disclosures/contract.ts";
import { pdf, sendFileAs } from "../files/testing.ts";
import { forms } from "../forms/contract.ts";
import { clock } from "../kernel/clock.ts";
import type { Endpoint } from "../kernel/contract.ts";
import { newId } from "../kernel/ids.ts";
import { people } from "../people/contract.ts";
import { goals, plans } from "../plans/contract.ts";
import { recipients, releases } from "../releases/contract.ts";
import { desk } from "../requests/paperContract.ts";
import { responses } from "../responses/contract.ts";
import type { Ids } from "./requestTesting.ts";
import { gatherRoutes } from "./slices.ts";

type Id = never;
type Role = Parameters<Awaited<ReturnType<typeof layCases>>["town"]["member"]>[3];

export const REGIMES = ["FERPA", "VSP", "CONF", "BASE"] as const;
type Regime = (typeof REGIMES)[number];

/** Northlake with one record of every kind, and everybody who might ask for it; its CARE team works under that regime. */
export async function laySweep(regime: Regime = "FERPA") {
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
  // A case of the same person that an endpoint before it opened for the colleague would let them in.
  const forget = async (): Promise<Ids> => {
    await past("update access.grant set valid_to = kernel.clock() where account_id = $1 and person_id = $2", [town.omar, personId]);
    return {};
  };
  const membership = () =>
    one(
      "membershipId",
      "insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, 'teammate', 'assigned')",
      [northlake, spare, threat],
    );
  /** A case like the one there is, for whoever keeps themself from it. */
  const another = async (): Promise<Ids> => {
    const one = await c.open(town.ines);
    await as(town.ines)(cases.addTeamMember, { caseId: one.caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
    await past("insert into access.wall (id, agency_id, account_id, person_id, origin) values ($1, $2, $3, $4, 'request')", [
      newId(),
      northlake,
      amina,
      one.personId,
    ]);
    return one;
  };
  const bereaved = async () => {
    await forget();
    const bereavedId = newId();
    const name = s.keys.ring.seal(northlake, { table: "deaths.bereaved", row: bereavedId, column: "name" }, "Jo");
    const text =
      "insert into deaths.bereaved (id, agency_id, person_id, death_id, kind, name, added_by) values ($1, $2, $3, $4, 'friend', $5, $6)";
    await past(text, [bereavedId, northlake, personId, deathId, name, town.ines]);
    return { bereavedId };
  };

  /** What was written of a safety plan, with another text in its place each time. */
  const safetyPlan = async () => {
    await past("update safety.content set superseded_at = kernel.clock() where case_id = $1 and superseded_at is null", [caseId]);
    const contentId = newId();
    const body = s.keys.ring.seal(northlake, { table: "safety.content", row: contentId, column: "body" }, "Words");
    const text =
      "insert into safety.content (id, agency_id, program_id, person_id, case_id, body, written_by) select $1, agency_id, program_id, person_id, id, $2, $3 from cases.case where id = $4";
    await past(text, [contentId, body, town.ines, caseId]);
    return { contentId };
  };

  /** Asked by the case's manager, each time anew. */
  const anAsk = async (kind: string) => {
    const askId = newId();
    const words = s.keys.ring.seal(northlake, { table: "supervision.ask", row: askId, column: "words" }, "Words");
    const text =
      "insert into supervision.ask (id, agency_id, program_id, person_id, case_id, kind, words, asked_by, asked_on) select $1, agency_id, program_id, person_id, id, $2, $3, $4, current_date from cases.case where id = $5";
    await past(text, [askId, kind, words, town.ines, caseId]);
    return { askId };
  };

  const requirement = (kind: string) =>
    one(
      "requirementId",
      "insert into staff.requirement (id, agency_id, program_id, kind, title, body, from_day, by_id) values ($1, $2, $3, $4, 'Words', case $4 when 'agreement' then 'Words' end, '2027-05-01', $5)",
      [northlake, care, kind, town.ravi],
    );
  /** Made anew for each who asks, because whoever may, ends it. */
  const fresh: Record<string, () => Promise<Ids>> = {
    "case.endTeamMember": async () => {
      const memberId = newId();
      const text =
        "insert into cases.team_member (id, agency_id, program_id, person_id, case_id, account_id, role, sections, from_at, to_at, added_by) select $1, agency_id, program_id, person_id, id, $2, 'other', 16, kernel.clock(), null, $3 from cases.case where id = $4 on conflict (case_id, account_id) where to_at is null do update set id = excluded.id";
      await past(text, [memberId, spare, town.ines, caseId]);
      return { memberId };
    },
    "conflict.knowCase": () => another(),
    "conflict.knowPerson": () => another(),
    "cover.end": async () =>
      one(
        "coverId",
        "insert into staff.cover (id, agency_id, account_id, covered_id, starts_at, ends_at, granted_by) values ($1, $2, $3, $4, kernel.clock() + interval '9 days', kernel.clock() + interval '10 days', $4)",
        [northlake, spare, town.ines],
      ),
    "absence.end": async () =>
      one(
        "absenceId",
        "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) values ($1, $2, $3, kernel.clock() + interval '9 days', kernel.clock() + interval '10 days')",
        [northlake, town.ines],
      ),
    "absence.read": async () =>
      one(
        "absenceId",
        "insert into staff.absence (id, agency_id, account_id, starts_at, ends_at) values ($1, $2, $3, kernel.clock() - interval '9 days', kernel.clock() - interval '8 days')",
        [northlake, town.ines],
      ),
    "requirement.revise": () => requirement("training"),
    "requirement.end": () => requirement("training"),
    "training.record": () => requirement("training"),
    "agreement.accept": () => requirement("agreement"),
    "training.takeBack": async () =>
      one(
        "trainingId",
        "insert into staff.training (id, agency_id, program_id, requirement_id, account_id, done_on, by_id) values ($1, $2, $3, $4, $5, '2026-01-01', $5)",
        [northlake, care, (await requirement("training")).requirementId, town.ines],
      ),
    "membership.end": () => membership(),
    "membership.classify": () => membership(),
    "me.unlinkOrganisation": () => organisation(),
    "organisation.change": () => organisation(),
    "organisation.confirm": () => organisation(),
    "organisation.end": () => organisation(),
    "organisation.map": () => organisation(),
    "admission.admit": async () => waitingFor(),
    "admission.refuse": async () => waitingFor(),
    "crisisResource.end": async () =>
      one("resourceId", "insert into crises.resource (id, agency_id, program_id, name, phone) values ($1, $2, $3, 'x', '555 0100')", [
        northlake,
        care,
      ]),
    "form.endUse": async () =>
      one(
        "useId",
        "insert into forms.use (id, agency_id, program_id, slug, purpose, added_by) values ($1, $2, $3, 'u-' || gen_random_uuid(), 'intake', $4)",
        [northlake, care, town.ida],
      ),
    "routing.end": async () =>
      one("ruleId", "insert into concerns.routing_rule (id, agency_id, program_id, place, to_account) values ($1, $2, $3, 900, $4)", [
        northlake,
        threat,
        town.sam,
      ]),
    "door.close": async () =>
      one(
        "doorId",
        "insert into concerns.door (id, agency_id, program_id, slug, title) values ($1, $2, $3, 'x-' || gen_random_uuid(), 'x')",
        [northlake, threat],
      ),
    "closure.end": async () =>
      one(
        "closureId",
        "insert into agencies.closure (id, agency_id, first_day, last_day, label) values ($1, $2, '2031-01-01', '2031-01-02', 'x')",
        [northlake],
      ),
    "crack.snooze": async () => {
      // A contact that an endpoint before it wrote down would mend it.
      await past("update cases.case set last_contact_on = '2026-01-02' where id = $1", [caseId]);
      return {};
    },
    "crack.unsnooze": async () => {
      await past("update today.snooze set ended_at = kernel.clock()", []);
      const snoozeId = newId();
      const reason = s.keys.ring.seal(northlake, { table: "today.snooze", row: snoozeId, column: "reason" }, "Words");
      const text =
        "insert into today.snooze (id, agency_id, program_id, crack, subject_id, since, until_day, above, reason, by_id) values ($1, $2, $3, 'silent', $4, current_date, current_date + 9, false, $5, $6)";
      await past(text, [snoozeId, northlake, care, caseId, reason, town.ines]);
      return { snoozeId };
    },
    "death.show": forget,
    "death.say": forget,
    "missing.show": forget,
    "missing.say": forget,
    "missing.found": forget,
    "death.takeBack": forget,
    "bereaved.add": forget,
    "bereaved.addStaff": forget,
    "bereaved.offer": () => bereaved(),
    "bereaved.toConcern": () => bereaved(),
    "bereaved.end": () => bereaved(),
    "consult.amend": () => asKept(),
    "consult.takeBack": () => asKept(),
    "consult.toConcern": () => asKept(),
    "rota.endPattern": () => pattern(),
    "rota.swap": () => pattern(),
    "rota.endShift": () =>
      one(
        "shiftId",
        "insert into oncall.shift (id, agency_id, program_id, account_id, starts_at, ends_at, created_by) values ($1, $2, $3, $4, kernel.clock(), kernel.clock() + interval '9 days', $4)",
        [northlake, care, town.sam],
      ),
    "ring.acknowledge": () => ring(),
    "ring.passOn": () => ring(),
    "handOver.confirm": async () => {
      const handOverId = newId();
      const words = s.keys.ring.seal(northlake, { table: "oncall.hand_over", row: handOverId, column: "words" }, "Words");
      const text = "insert into oncall.hand_over (id, agency_id, program_id, words, by_id) values ($1, $2, $3, $4, $5)";
      await past(text, [handOverId, northlake, care, words, spare]);
      return { handOverId };
    },
    // Before another colleague each time: nobody who asks is kept out by it.
    "wall.placeOnCase": async () => ({ accountId: await town.account(northlake, "Sam Spare") }),
    "wall.ofPerson": () => forget(),
    "wall.placeOnPerson": async () => ({ ...(await forget()), accountId: await town.account(northlake, "Sam Spare") }),
    "wall.askLift": () => wall(false),
    "wall.answerLift": () => wall(true),
    "safety.print": () => safetyPlan(),
    "safety.forget": () => safetyPlan(),
    "involvement.change": () => involvement(),
    "involvement.end": () => involvement(),
    "involvement.connect": async () => ({ ...(await involvement()), state: "going" }),
    "paper.end": () => paper(),
    "request.assemble": () => request(),
    "request.decide": () => request(),
    "request.approve": () => request("production"),
    "request.give": () => request(),
    "request.called": () => request("transfer"),
    "request.end": () => request(),
    "request.state": () => request("amendment", "refused"),
    "retention.keep": () => dueReview("waiting"),
    "retention.letGo": () => dueReview("waiting"),
    "retention.answer": () => dueReview("let_go"),
    "hold.askLift": () => hold(false),
    "hold.answerLift": () => hold(true),
    "emergency.end": () => emergency(),
    "emergency.review": () => emergency(),
    "ask.answer": () => anAsk("question"),
    "ask.end": () => anAsk("question"),
    "recordReview.keep": async () => {
      const reviewId = newId();
      const text =
        "insert into supervision.review (id, agency_id, program_id, person_id, case_id, manager_id, quarter, due_on, seed) select $1, agency_id, program_id, person_id, id, $2, '2026-01-01', '2026-03-31', $1 from cases.case where id = $3 on conflict (program_id, quarter, case_id) do update set id = excluded.id, contact = null, plan = null, step = null, done_at = null, done_by = null, version = 1";
      await past(text, [reviewId, town.ines, caseId]);
      return { reviewId };
    },
    "override.review": async () => {
      const overrideId = newId();
      const text =
        "insert into oversight.override (id, agency_id, account_id, program_id, person_id, case_id, kind, unmasking_id, review_by) values ($1, $2, $3, $4, $5, $6, 'unmasked', $7, current_date + 3)";
      await past(text, [overrideId, northlake, town.ines, care, personId, caseId, newId()]);
      return { overrideId };
    },
    "lifeOption.ask": async () => {
      await past("update walls.life_option set ended_by = asked_by, ended_at = kernel.clock() where ended_at is null", []);
      return { programId: quiet };
    },
    "lifeOption.confirm": () => option(),
    "lifeOption.end": () => option(),
    "reviewer.agree": () => reviewer(),
    "reviewer.end": () => reviewer(),
    "page.end": () => page(),
    "event.move": () => around("event"),
    "event.settle": () => around("event"),
    "event.book": () => around("event"),
    "barrier.settle": () => around("barrier"),
    "milestone.change": () => around("milestone"),
    "leave.act": () => leave(),
    "leave.decide": () => leave(),
    "leave.sayKind": () => leave(),
    "comeback.begin": () => comeback("ended"),
    "comeback.change": () => comeback(),
    "comeback.back": () => comeback(),
    "comeback.end": () => comeback(),
    "abuseReport.complete": () => around("report"),
    "appointment.move": () => meeting(),
    "appointment.cancel": () => meeting(),
    "appointment.settle": () => meeting(),
    "appointment.papers": () => meeting(town.programs.counseling),
    "appointment.answer": () => meeting(town.programs.counseling),
    "hours.end": () =>
      one(
        "hoursId",
        "insert into appointments.hours (id, agency_id, program_id, account_id, weekday, from_time, until_time, slot_minutes, kept_for, from_day, set_by) values ($1, $2, $3, $4, 2, '09:00', '10:00', 30, 'staff', '2026-01-01', $4)",
        [northlake, care, town.ines],
      ),
    "titleIxReport.make": () => owed(),
    "titleIxReport.setAside": () => owed(),
    "measure.change": () => measure(),
    "me.endSession": async () => ({ sessionId: newId() }),
  };
  const past = async (text: string, values: unknown[]) => {
    await s.given("set session_replication_role = replica");
    await s.given(text, values);
    await s.given("set session_replication_role = origin");
  };
  /** As it was just kept: nobody has amended it, taken it back or made a concern of it. */
  const asKept = async () => {
    await past(
      "update consults.consult set at = kernel.clock(), version = 1, taken_back_at = null, became_concern_at = null where id = $1",
      [consultId],
    );
    return { consultId };
  };
  const waitingFor = async () => {
    await past("update staff.admission set outcome = 'withdrawn', decided_at = kernel.clock() where outcome is null", []);
    await past("update staff.membership set ends_at = kernel.clock() where account_id = $1", [spare]);
    return one(
      "admissionId",
      "insert into staff.admission (id, agency_id, account_id, program_id, role, sees, asked_by) values ($1, $2, $3, $4, 'case_manager', 'assigned', $5)",
      [northlake, spare, care, town.ida],
    );
  };
  const organisation = () =>
    one(
      "organisationId",
      `insert into staff.identity_provider (id, agency_id, kind, name, settings, factors, asked_by) values ($1, $2, 'oidc', 'x', '{"issuer": "https://id.example.org", "clientId": "x"}', '{mfa}', $3)`,
      [northlake, town.ida],
    );
  const words = (table: string, row: string, column: string) => s.keys.ring.seal(northlake, { table, row, column }, "Words");
  const wall = async (asked: boolean) => {
    const wallId = newId();
    const text =
      "insert into access.wall (id, agency_id, account_id, case_id, origin, lift_asked_by, lift_asked_at, lift_why) values ($1, $2, $3, $4, 'request', $5, case when $5::uuid is not null then kernel.clock() end, $6)";
    const why = asked ? words("access.wall", wallId, "lift_why") : null;
    await past(text, [wallId, northlake, spare, caseId, asked ? town.ines : null, why]);
    return { wallId };
  };
  const dueReview = async (state: string) => {
    await past("update retention.review set state = 'lapsed' where case_id = $1", [caseId]);
    return one(
      "reviewId",
      "insert into retention.review (id, agency_id, program_id, person_id, case_id, number, class, due_on, found_on, state, let_go_by) values ($1, $2, $3, $4, $5, 7, 'case', current_date + 40, current_date, $6, $7)",
      [northlake, care, personId, caseId, state, town.omar],
    );
  };
  const hold = async (asked: boolean) => {
    await past("delete from retention.hold where case_id = $1", [caseId]);
    const holdId = newId();
    const [reason, why] = ["reason", "lift_why"].map((column) => words("retention.hold", holdId, column));
    const text =
      "insert into retention.hold (id, agency_id, person_id, case_id, number, reason, placed_by, lift_asked_by, lift_asked_at, lift_why) values ($1, $2, $3, $4, 7, $5, $6, $7, case when $7::uuid is not null then kernel.clock() end, $8)";
    await past(text, [holdId, northlake, personId, caseId, reason, town.omar, asked ? town.ines : null, asked ? why : null]);
    return { holdId };
  };
  const emergency = async () => {
    const emergencyId = newId();
    const text =
      "insert into walls.emergency (id, agency_id, account_id, program_id, person_id, case_id, outcome, threat, parties, until, review_by) values ($1, $2, $3, $4, $5, $6, 'opened', $7, $8, kernel.clock() + interval '1 hour', current_date + 3)";
    const sealed = ["threat", "parties"].map((column) => words("walls.emergency", emergencyId, column));
    await past(text, [emergencyId, northlake, town.ines, care, personId, caseId, ...sealed]);
    return { emergencyId };
  };
  const involvement = async () => {
    const involvementId = newId();
    const text =
      "insert into involvements.involvement (id, agency_id, program_id, person_id, case_id, name, role, since_on, added_by) values ($1, $2, $3, $4, $5, $6, 'attorney', '2026-01-01', $7)";
    const name = words("involvements.involvement", involvementId, "name");
    await past(text, [involvementId, northlake, care, personId, caseId, name, town.ines]);
    return { involvementId };
  };
  const paper = async () => {
    const made = newId();
    const text =
      "insert into requests.paper (id, agency_id, program_id, number, kind, came_on, asker, wanted, recorded_by) values ($1, $2, $3, (random() * 1000000000)::int, 'subpoena', '2026-01-01', $4, $5, $6)";
    const sealed = ["asker", "wanted"].map((column) => words("requests.paper", made, column));
    await past(text, [made, northlake, care, ...sealed, town.ines]);
    return { paperId: made };
  };
  const request = async (kind = "inspection", outcome: string | null = null) => {
    const [requestId, itemId] = [newId(), newId()];
    const text =
      "insert into requests.request (id, agency_id, program_id, person_id, case_id, kind, asker_kind, asker, wanted, came_on, due_on, recipient_id, basis_code, order_words, outcome, answer, hearing_told, ended_at, ended_by, recorded_by) values ($1, $2, $3, $4, $5, $6, 'person', $7, $8, '2026-01-01', '2031-01-01', $9, $10, $11, $12, $13, true, $14, $15, $16)";
    const seal = (column: string) => words("requests.request", requestId, column);
    const compelled = kind === "production";
    const over = outcome === null ? [null, null, null, null] : [outcome, seal("answer"), clock().toISOString(), town.ines];
    await past(text, [
      ...[requestId, northlake, care, personId, caseId, kind, seal("asker"), seal("wanted")],
      ...[compelled || kind === "transfer" ? recipientId : null, compelled ? "court_order" : null, compelled ? seal("order_words") : null],
      ...[...over, town.ines],
    ]);
    const item =
      "insert into requests.item (id, agency_id, program_id, person_id, case_id, request_id, source) values ($1, $2, $3, $4, $5, $6, 'facts')";
    await past(item, [itemId, northlake, care, personId, caseId, requestId]);
    return { requestId, itemId };
  };
  const option = async () => {
    await past("update walls.life_option set ended_by = asked_by, ended_at = kernel.clock() where ended_at is null", []);
    const optionId = newId();
    const counsel = words("walls.life_option", optionId, "counsel");
    const text = "insert into walls.life_option (id, agency_id, program_id, counsel, asked_by) values ($1, $2, $3, $4, $5)";
    await past(text, [optionId, northlake, quiet, counsel, spare]);
    return { optionId };
  };
  const page = async () => {
    const pageId = newId();
    const text =
      "insert into portal.page (id, agency_id, program_id, person_id, case_id, number, holder, holder_id, minor, made_by, ended_at) values ($1, $2, $3, $4, $5, lpad((10000000 + random() * 80000000)::int::text, 8, '1'), 'self', $4, false, $6, null)";
    await past("update portal.page set ended_at = kernel.clock() where ended_at is null", []);
    await past(text, [pageId, northlake, care, personId, caseId, town.ines]);
    return { pageId };
  };
  /** What stands around them, laid down by the case's manager; a milestone under whatever regime. */
  const around = async (table: "event" | "barrier" | "milestone" | "report"): Promise<Ids> => {
    const says = {
      event: ["kind, system, on_day", "'hearing', 'court', current_date"],
      barrier: ["kind, on_day", "'fear', current_date"],
      milestone: ["kind, state, on_day", "'asylum', 'asked', current_date"],
      report: ["to_kind, mode, on_day, home_told", "'hotline', 'phone', current_date, false"],
    } as const;
    const [columns, values] = says[table];
    const text = `insert into navigation.${table} (id, agency_id, program_id, person_id, case_id, recorded_by, ${columns}) values ($1, $2, $3, $4, $5, $6, ${values})`;
    const id = newId();
    await past(text, [id, northlake, care, personId, caseId, town.ines]);
    return { [`${table}Id`]: id };
  };
  /** An appointment of the case with its manager; or a time of another program's, held for it with somebody there. */
  let meetings = 0;
  const meeting = async (elsewhere?: string) => {
    meetings += 1;
    const text =
      "insert into appointments.appointment (id, agency_id, program_id, person_id, case_id, provider_id, with_program_id, starts_at, ends_at, booked_by, status, held_until, hold_code) select $1, $2, $3, $4, $5, $6, $7, t, t + interval '30 minutes', $8, $9, case $9 when 'held' then t end, case $9 when 'held' then 'ABCDEF' end from (select kernel.clock() + make_interval(hours => $10) as t) x";
    const appointmentId = newId();
    const [provider, program, status] = elsewhere ? [town.noor, elsewhere, "held"] : [town.ines, care, "booked"];
    await past(text, [appointmentId, northlake, care, personId, caseId, provider, program, town.ines, status, meetings]);
    return { appointmentId };
  };
  /** A leave that was asked for, of a policy of its own. */
  const leave = async (): Promise<Ids> => {
    const [leaveId, policyId] = [newId(), newId()];
    await past("delete from leaves.leave where case_id = $1", [caseId]);
    const policy =
      "insert into leaves.policy (id, agency_id, number, title, summary, body, language, offices, documents_days, review_days, appeal_days, effective_on, by_id) select $1, $2, coalesce(max(number), 0) + 1, 'x', 'x', 'x', 'en', '[]', 9, 9, 14, current_date, $3 from leaves.policy";
    await past(policy, [policyId, northlake, town.ida]);
    const text =
      "insert into leaves.leave (id, agency_id, program_id, person_id, case_id, policy_id, from_on, until_on, asked_on, asked_by) values ($1, $2, $3, $4, $5, $6, current_date, current_date + 9, current_date, $7)";
    await past(text, [leaveId, northlake, care, personId, caseId, policyId, town.ines]);
    return { leaveId, policyId };
  };
  const comeback = async (status = "expected"): Promise<Ids> => {
    const comebackId = newId();
    await past("delete from leaves.comeback where case_id = $1", [caseId]);
    const text =
      "insert into leaves.comeback (id, agency_id, program_id, person_id, case_id, after, expected_on, release, by_id, status) values ($1, $2, $3, $4, $5, 'hospital', current_date, 'not_needed', $6, $7)";
    await past(text, [comebackId, northlake, care, personId, caseId, town.ines, status]);
    return { comebackId };
  };
  /** A report that the case's manager owes. */
  const owed = () =>
    one(
      "reportId",
      "insert into titleix.report (id, agency_id, program_id, person_id, case_id, account_id) values ($1, $2, $3, $4, $5, $6)",
      [northlake, care, personId, caseId, town.ines],
    );
  const measure = async (): Promise<Ids> => {
    const measureId = newId();
    const text =
      "insert into titleix.measure (id, agency_id, program_id, person_id, case_id, kind, what_to_do, offered_on, recorded_by) values ($1, $2, $3, $4, $5, 'work', $6, current_date, $7)";
    await past(text, [measureId, northlake, care, personId, caseId, words("titleix.measure", measureId, "what_to_do"), town.ines]);
    return { measureId };
  };
  const reviewer = async () => {
    await past("update today.reviewer set ended_at = kernel.clock(), ended_by = named_by where ended_at is null", []);
    return one(
      "reviewerId",
      "insert into today.reviewer (id, agency_id, account_id, worker_id, named_by, expires_on) values ($1, $2, $3, $4, $5, '2031-01-01')",
      [northlake, spare, town.ines, town.ida],
    );
  };
  const pattern = () =>
    one(
      "patternId",
      "insert into oncall.pattern (id, agency_id, program_id, account_id, weekday, from_time, days, until_time, first_day, created_by) values ($1, $2, $3, $4, 5, '17:00', 3, '08:00', '2026-01-01', $4)",
      [northlake, care, town.sam],
    );
  const ring = async () => {
    const concern = newId();
    await past("insert into oncall.call (concern_id, agency_id, program_id, number) values ($1, $2, $3, 1)", [concern, northlake, care]);
    return one(
      "ringId",
      "insert into oncall.ring (id, agency_id, program_id, concern_id, account_id, place, round, nth, answer_by) values ($1, $2, $3, $4, $5, 'first', 1, 1, kernel.clock() + interval '15 minutes')",
      [northlake, care, concern, town.sam],
    );
  };
  const one = async (name: string, text: string, values: unknown[]): Promise<Ids> => {
    const id = newId();
    await past(text, [id, ...values]);
    return { [name]: id };
  };

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
  const ids: Ids = {
    exportId, caseId, personId, noteId, contactId, taskId, needId, nameId, contactPointId, relationshipId, ...tie, concernId, doorId, runId, fileId, packageId, dutyId, paperId, ...(await request()), recipientId, planId, goalId, actionId, releaseId, formId, responseId, consultId, crisisId, entryId,
    programId: care, accountId: spare, managerId: town.omar, coveredId: town.ines, byId: town.omar, subjectId: caseId,
  }; // biome-ignore format: one record of every kind
  const own: Record<string, Ids> = { "form.takeIn": { name: "phq-2" }, "plan.write": { language: "en" }, "note.reveal": { noteId: restricted }, "domain.change": { code: "housing" }, "absence.add": { accountId: town.ines }, "hours.add": { accountId: town.ines },
    "group.show": { sessionId }, "group.takeBack": { sessionId }, "group.record": { rows: [{ caseId, was: "there" }] }, "closingReview.decide": { reviewId },
    "import.look": { runId: oldRunId }, "import.map": { runId: oldRunId }, "caseRun.show": { runId: caseRunId }, "caseRun.undo": { runId: caseRunId }, "workingShare.set": { accountId: town.ines }, "leaver.plan": { accountId: town.omar }, "leaver.handOver": { accountId: town.omar },
  }; // biome-ignore format: what one endpoint alone is asked about
  /** The record an endpoint is asked about: the one there is, or one made for this asker alone. */
  const idsFor = async ({ name }: Endpoint): Promise<Ids> => ({ ...ids, ...own[name], ...(await fresh[name]?.()) });
  const askers = {
    manager: town.ines, supervisor: town.ravi, triager: town.sam, counselor: town.noor, colleague: town.omar, ended: mateo, walled: amina,
    referrer: lin, admin: town.ida, otherManager: town.tomas, otherAdmin: town.walt,
  }; // biome-ignore format: in the order of the table's columns
  const roles = {
    case_manager: town.ines, supervisor: town.ravi, triager: town.sam, teammate: helper, referrer: lin, officer, coordinator, decision_maker: decider, student_staff: student,
    law_officer: law, admin: town.ida, outsider: town.tomas,
  }; // biome-ignore format: in the order of the columns in rolesFixture.ts
  return { ...c, routes, ids, idsFor, askers, roles, theirs: await layTheirs(c, await door(town.programs.support)) };
}

/** The same kinds of records in Rio Verde, for the supervisor there. */
async function layTheirs({ s, town, open }: Awaited<ReturnType<typeof layCases>>, doorId: string): Promise<Ids> {
  const { caseId, personId } = await open(town.tomas, { program: "support" });
  const { id: noteId } = await s.as(town.tomas)(notes.add, { caseId, audience: "team", body: "Words" });
  const { id: taskId } = await s.as(town.tomas)(tasks.add, { caseId, title: "Words", dueOn: "2026-12-01" });
  const { id: concernId } = await s.as(town.tomas)(concerns.file, { doorId: doorId as Id, narrative: "Words" });
  const { support: programId } = town.programs;
  const { tomas: accountId } = town;
  return {
    caseId,
    personId,
    noteId,
    taskId,
    concernId,
    doorId,
    programId,
    accountId,
    managerId: accountId,
    coveredId: accountId,
    byId: town.keiko,
  };
}
export type Sweep = Awaited<ReturnType<typeof laySweep>>;
