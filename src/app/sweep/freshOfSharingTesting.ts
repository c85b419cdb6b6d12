import { cases } from "../../cases/contract.ts";
import { clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/ids.ts";
import type { Ids } from "../requestTesting.ts";
import type { Fresh, SweepGround } from "./groundTesting.ts";

/** What keeps a record to some or lets it out, made anew for each who asks: walls, papers, requests, holds, emergencies, pages. */
export function freshOfSharing({
  town,
  c,
  s,
  northlake,
  care,
  quiet,
  spare,
  amina,
  caseId,
  personId,
  recipientId,
  past,
  one,
  words,
  forget,
}: SweepGround): Fresh {
  /** A case like the one there is, for whoever keeps themself from it. */
  const another = async (): Promise<Ids> => {
    const one = await c.open(town.ines);
    await s.as(town.ines)(cases.addTeamMember, { caseId: one.caseId, accountId: town.noor, role: "counselor", sections: ["notes"] });
    await past("insert into access.wall (id, agency_id, account_id, person_id, origin) values ($1, $2, $3, $4, 'request')", [
      newId(),
      northlake,
      amina,
      one.personId,
    ]);
    return one;
  };
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
  return {
    "conflict.knowCase": () => another(),
    "conflict.knowPerson": () => another(),
    // Before another colleague each time: nobody who asks is kept out by it.
    "wall.placeOnCase": async () => ({ accountId: await town.account(northlake, "Sam Spare") }),
    "wall.ofPerson": () => forget(),
    "wall.placeOnPerson": async () => ({ ...(await forget()), accountId: await town.account(northlake, "Sam Spare") }),
    "wall.askLift": () => wall(false),
    "wall.answerLift": () => wall(true),
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
    "page.end": () => page(),
  };
}
