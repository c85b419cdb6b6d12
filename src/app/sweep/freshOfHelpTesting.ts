import { newId } from "../../kernel/ids.ts";
import type { Ids } from "../requestTesting.ts";
import type { Fresh, SweepGround } from "./groundTesting.ts";

/** What is done with somebody, made anew for each who asks: steps, plans of safety, helpers, appointments, leaves, reports. */
export function freshOfHelp({
  s,
  town,
  northlake,
  care,
  spare,
  caseId,
  personId,
  consultId,
  deathId,
  past,
  one,
  words,
  forget,
}: SweepGround): Fresh {
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
  /** As it was just kept: nobody has amended it, taken it back or made a concern of it. */
  const asKept = async () => {
    await past(
      "update consults.consult set at = kernel.clock(), version = 1, taken_back_at = null, became_concern_at = null where id = $1",
      [consultId],
    );
    return { consultId };
  };
  const involvement = async () => {
    const involvementId = newId();
    const text =
      "insert into involvements.involvement (id, agency_id, program_id, person_id, case_id, name, role, since_on, added_by) values ($1, $2, $3, $4, $5, $6, 'attorney', '2026-01-01', $7)";
    const name = words("involvements.involvement", involvementId, "name");
    await past(text, [involvementId, northlake, care, personId, caseId, name, town.ines]);
    return { involvementId };
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
  return {
    "case.endTeamMember": async () => {
      const memberId = newId();
      const text =
        "insert into cases.team_member (id, agency_id, program_id, person_id, case_id, account_id, role, sections, from_at, to_at, added_by) select $1, agency_id, program_id, person_id, id, $2, 'other', 16, kernel.clock(), null, $3 from cases.case where id = $4 on conflict (case_id, account_id) where to_at is null do update set id = excluded.id";
      await past(text, [memberId, spare, town.ines, caseId]);
      return { memberId };
    },
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
    "safety.print": () => safetyPlan(),
    "safety.forget": () => safetyPlan(),
    "involvement.change": () => involvement(),
    "involvement.end": () => involvement(),
    "involvement.connect": async () => ({ ...(await involvement()), state: "going" }),
    "ask.answer": () => anAsk("question"),
    "ask.end": () => anAsk("question"),
    "recordReview.keep": async () => {
      const reviewId = newId();
      const text =
        "insert into supervision.review (id, agency_id, program_id, person_id, case_id, manager_id, quarter, due_on, seed) select $1, agency_id, program_id, person_id, id, $2, '2026-01-01', '2026-03-31', $1 from cases.case where id = $3 on conflict (program_id, quarter, case_id) do update set id = excluded.id, contact = null, plan = null, step = null, done_at = null, done_by = null, version = 1";
      await past(text, [reviewId, town.ines, caseId]);
      return { reviewId };
    },
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
    "appointment.take": () => meeting(),
    "appointment.cancel": () => meeting(),
    "appointment.settle": () => meeting(),
    "appointment.papers": () => meeting(town.programs.counseling),
    "appointment.answer": () => meeting(town.programs.counseling),
    "titleIxReport.make": () => owed(),
    "titleIxReport.setAside": () => owed(),
    "measure.change": () => measure(),
  };
}
