import { newId } from "../../kernel/ids.ts";
import type { Fresh, SweepGround } from "./groundTesting.ts";

/** Who works here and when, made anew for each who asks: roles, cover, trainings, sign-in, rota, rings, doors. */
export function freshOfStaff({ s, town, northlake, care, threat, spare, past, one }: SweepGround): Fresh {
  const membership = () =>
    one(
      "membershipId",
      "insert into staff.membership (id, agency_id, account_id, program_id, role, sees) values ($1, $2, $3, $4, 'teammate', 'assigned')",
      [northlake, spare, threat],
    );
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
  const requirement = (kind: string) =>
    one(
      "requirementId",
      "insert into staff.requirement (id, agency_id, program_id, kind, title, body, from_day, by_id) values ($1, $2, $3, $4, 'Words', case $4 when 'agreement' then 'Words' end, '2027-05-01', $5)",
      [northlake, care, kind, town.ravi],
    );
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
  // Ines is out and late, and Sam is told.
  const visit = async () => {
    await past("update visits.visit set ended_at = kernel.clock() where ended_at is null", []);
    const visitId = newId();
    const place = s.keys.ring.seal(northlake, { table: "visits.visit", row: visitId, column: "place" }, "Words");
    await past(
      "insert into visits.visit (id, agency_id, program_id, visitor_id, colleague_id, place, started_at, back_by) values ($1, $2, $3, $4, $5, $6, kernel.clock() - interval '2 hours', kernel.clock() - interval '1 hour')",
      [visitId, northlake, care, town.ines, town.sam, place],
    );
    return { visitId };
  };
  const reviewer = async () => {
    await past("update today.reviewer set ended_at = kernel.clock(), ended_by = named_by where ended_at is null", []);
    return one(
      "reviewerId",
      "insert into today.reviewer (id, agency_id, account_id, worker_id, named_by, expires_on) values ($1, $2, $3, $4, $5, '2031-01-01')",
      [northlake, spare, town.ines, town.ida],
    );
  };
  const outsider = async () => {
    await past("update staff.outsider set ended_at = kernel.clock(), ended_by = covered_id where ended_at is null", []);
    const email = `${newId()}@elsewhere.example`;
    return one(
      "outsiderId",
      "insert into staff.outsider (id, agency_id, covered_id, name, email, expires_on) values ($1, $2, $3, 'Lin', $4, '2031-01-01')",
      [northlake, town.ines, email],
    );
  };
  const board = () =>
    one("boardId", "insert into boards.board (id, agency_id, program_id, name, meets, added_by) values ($1, $2, $3, 'x', 'yearly', $4)", [
      northlake,
      care,
      town.ravi,
    ]);
  const ofBoard = async (field: string, table: string, columns: string, values: unknown[]) => {
    const { boardId } = await board();
    const text = `insert into boards.${table} (id, agency_id, program_id, board_id, ${columns}) values ($1, $2, $3, $4, ${values.map((_, at) => `$${at + 5}`).join(", ")})`;
    return one(field, text, [northlake, care, boardId, ...values]);
  };
  const member = () => ofBoard("memberId", "member", "account_id, from_on, added_by", [town.ines, "2026-01-01", town.ravi]);
  const sheet = () =>
    ofBoard("sheetId", "sheet", "meeting_on, from_on, until_on, figures, least, issued_by", [
      ...["2026-11-01", "2025-01-01", "2025-06-30"],
      JSON.stringify({ people: null, level: {}, source: {}, concern: {}, barrier: {}, help: {} }),
      ...[10, town.ravi],
    ]);
  return {
    "board.show": () => board(),
    "board.change": () => board(),
    "boardMember.add": () => board(),
    "boardInput.bring": () => board(),
    "factSheet.issue": () => board(),
    "boardMember.change": () => member(),
    "boardInput.answer": async () => {
      const inputId = newId();
      const words = s.keys.ring.seal(northlake, { table: "boards.input", row: inputId, column: "words" }, "Words");
      const text =
        "insert into boards.input (id, agency_id, program_id, board_id, meeting_on, kind, words, brought_by) values ($1, $2, $3, $4, '2026-01-01', 'gap', $5, $6)";
      await past(text, [inputId, northlake, care, (await board()).boardId, words, town.ines]);
      return { inputId };
    },
    "factSheet.show": () => sheet(),
    "outsider.agree": () => outsider(),
    "outsider.accept": () => outsider(),
    "outsider.end": () => outsider(),
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
    "visit.start": async () => {
      await past("update visits.visit set ended_at = kernel.clock() where ended_at is null", []);
      return { colleagueId: town.omar, backIn: 60 };
    },
    "visit.arrive": visit,
    "visit.stayLonger": visit,
    "visit.checkOut": visit,
    "visit.place": visit,
    "visit.answer": visit,
    "visit.settle": visit,
    "handOver.confirm": async () => {
      const handOverId = newId();
      const words = s.keys.ring.seal(northlake, { table: "oncall.hand_over", row: handOverId, column: "words" }, "Words");
      const text = "insert into oncall.hand_over (id, agency_id, program_id, words, by_id) values ($1, $2, $3, $4, $5)";
      await past(text, [handOverId, northlake, care, words, spare]);
      return { handOverId };
    },
    "reviewer.agree": () => reviewer(),
    "reviewer.end": () => reviewer(),
    "hours.end": () =>
      one(
        "hoursId",
        "insert into appointments.hours (id, agency_id, program_id, account_id, weekday, from_time, until_time, slot_minutes, kept_for, from_day, set_by) values ($1, $2, $3, $4, 2, '09:00', '10:00', 30, 'staff', '2026-01-01', $4)",
        [northlake, care, town.ines],
      ),
    "me.endSession": async () => ({ sessionId: newId() }),
  };
}
