import { sql } from "kysely";
import type { z } from "zod";
import type { Access } from "../../kernel/contract.ts";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { conflict, invalid } from "../../kernel/problem.ts";
import { openLabel } from "../../people/queries.ts";
import { closeCase } from "../closeCase.ts";
import { type FoundCase, findCase, lockCase } from "../queries.ts";
import { type BriefRow, briefColumns } from "../showLine.ts";
import { addTimeline, keysOf } from "../timeline/addTimeline.ts";
import type { ClosingReview, outreach } from "./contract.ts";
import { countWays, findTries, isEnough, isHigh, triesColumn } from "./noResponse.ts";

/** Asks for the look that a closing at high risk needs. */
export async function askReview(tx: Tx, found: FoundCase): Promise<{ id: string }> {
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const tries = await findTries(tx, found.id);
  const ways = countWays(tries);
  if (!isEnough(tries)) throw conflict("case.tooFewTries", { tries: tries.length, ways });
  if (!isHigh(found.risk)) throw conflict("review.notNeeded");
  const id = newId();
  const done = await tx.db
    .insertInto("cases.closing_review")
    .values({
      id,
      ...keysOf(tx, found),
      asked_by: tx.actor.id,
      since: sql<string>`(select clock_from from cases.case where id = ${found.id})`,
      tries: tries.length,
      ways,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) throw conflict("review.alreadyAsked");
  await addTimeline(tx, found, { kind: "review", refId: id, codes: { state: "asked" } });
  return { id };
}

interface FoundReview {
  id: string;
  caseId: string;
  programId: string;
  managerId: string | null;
  askedBy: string;
  open: boolean;
  access: Access;
}

/** The review, should the asker see its case. */
export async function findReview(tx: Tx, { reviewId }: { reviewId: string }): Promise<FoundReview | undefined> {
  const { rows } = await sql<FoundReview>`
    select r.id, r.case_id as "caseId", r.program_id as "programId", c.manager_id as "managerId", r.asked_by as "askedBy", r.decided_at is null as open,
           access.to_case(c.id, c.program_id) as access
      from cases.closing_review r join cases.case c on c.id = r.case_id where r.id = ${reviewId}`.execute(tx.db);
  return rows[0];
}

/** Approves, and the case is closed by that; or returns it with words. One decision a review, of the case as it was looked at. */
export async function decideReview(tx: Tx, review: FoundReview, { decision, words, version }: z.output<typeof outreach.decide.in>) {
  if (decision === "returned" && !words) throw invalid({ words: "missing" });
  const found = await findCase(tx, { caseId: review.caseId });
  if (!found) throw conflict("review.alreadyDecided");
  await lockCase(tx, found.id, version);
  const done = await tx.db
    .updateTable("cases.closing_review")
    .set({
      decision,
      decided_by: tx.actor.id,
      decided_at: sql<string>`kernel.clock()`,
      words: words ? tx.seal("cases.closing_review", review.id, "words", words) : null,
      version: 2,
    })
    .where("id", "=", review.id)
    .where("decided_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw conflict("review.alreadyDecided");
  await addTimeline(tx, found, { kind: "review", refId: review.id, codes: { state: decision } });
  if (decision === "approved") await closeCase(tx, found, { reason: "no_response", outcome: "unknown", openTasks: "cancel", version });
  return {};
}

interface ReviewRow extends BriefRow {
  reviewId: string;
  askedBy: { id: string; name: string };
  askedAt: string;
  tries: z.input<typeof ClosingReview>["tries"] | null;
  version: number;
}

/** What waits for the actor's look: in programs they supervise, of cases that are not their own. */
export async function listReviews(tx: Tx): Promise<z.input<typeof outreach.reviews.out>> {
  const programs = tx.actor.programs.filter(({ role }) => role === "supervisor").map(({ id }) => id);
  const { rows } = await sql<ReviewRow>`
    select ${briefColumns}, c.version, r.id as "reviewId", json_build_object('id', k.id, 'name', k.name) as "askedBy", r.asked_at as "askedAt", ${triesColumn} as tries
      from cases.closing_review r join cases.case c on c.id = r.case_id and c.status <> 'closed' and c.clock_from = r.since join agencies.program p on p.id = c.program_id
      join people.person b on b.id = c.person_id join staff.account k on k.id = r.asked_by left join staff.account m on m.id = c.manager_id
     where r.program_id = any (${programs}::uuid[]) and r.decided_at is null and r.asked_by <> ${tx.actor.id} and c.manager_id is distinct from ${tx.actor.id}
     order by r.asked_at limit 50`.execute(tx.db);
  return {
    reviews: rows.map((row) => ({
      reviewId: row.reviewId,
      caseId: row.caseId,
      number: row.number,
      programName: row.programName,
      personId: row.personId,
      label: openLabel(tx, row.personId, row.label),
      risk: row.risk,
      lastContactOn: row.lastContactOn,
      tries: row.tries ?? [],
      askedBy: row.askedBy,
      askedAt: row.askedAt,
      version: row.version,
      access: row.access,
    })),
  };
}
