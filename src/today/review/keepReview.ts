import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { newId } from "../../kernel/ids.ts";
import { REVIEW_LONGEST_DAYS } from "../../kernel/limits.ts";
import { invalid, notFound } from "../../kernel/problem.ts";
import { notifyAccount } from "../../messages/queueMessage.ts";
import type { Nudge } from "../contract.ts";
import type { review } from "./contract.ts";

type Setting = z.input<typeof review.setting.out>;
type Shown = z.input<typeof review.show.out>;

interface ReviewerRow {
  id: string;
  account_id: string;
  account: string;
  worker_id: string;
  named_by: string;
  namer: string;
  agreed_at: string | null;
  expires_on: string;
}

/** What the actor's reviewer asks them to look at, while it slips; nothing for whoever has none. */
export async function listNudges(tx: Tx): Promise<z.input<typeof Nudge>[]> {
  const { rows } = await sql<z.input<typeof Nudge>>`
    select id as "nudgeId", at, crack, subject, subject_id as "subjectId", number from today.my_nudges()`.execute(tx.db);
  return rows;
}

/** Who reviews the one who works alone, as far as the asker has to do with it. */
export async function showSetting(tx: Tx): Promise<Setting> {
  const { actor } = tx;
  const [worker, reviewer, candidates, nudges] = await Promise.all([
    sql<{ id: string; name: string }>`select a.id, a.name from staff.account a where a.id = today.lone_worker()`.execute(tx.db),
    sql<ReviewerRow>`
      select r.id, r.account_id, a.name as account, r.worker_id, r.named_by, n.name as namer, r.agreed_at, r.expires_on
        from today.reviewer r join staff.account a on a.id = r.account_id join staff.account n on n.id = r.named_by where r.ended_at is null`.execute(
      tx.db,
    ),
    sql<{ id: string; name: string }>`select id, name from today.may_review_at_all()`.execute(tx.db),
    listNudges(tx),
  ]);
  const alone = worker.rows[0] ?? null;
  const row = reviewer.rows[0];
  const mine = alone?.id === actor.id;
  return {
    worker: alone,
    reviewer: row
      ? {
          reviewerId: row.id as never,
          account: { id: row.account_id, name: row.account },
          namedBy: { id: row.named_by, name: row.namer },
          agreedAt: row.agreed_at,
          expiresOn: row.expires_on,
          expired: row.expires_on < actor.today,
          mayAgree:
            row.agreed_at === null &&
            row.named_by !== actor.id &&
            row.account_id !== actor.id &&
            (row.worker_id === actor.id || (actor.mayAdmin && row.named_by === row.worker_id)),
        }
      : null,
    candidates: candidates.rows.filter(({ id }) => id !== actor.id),
    mayName: alone !== null && (actor.mayAdmin || mine),
    nudges,
  };
}

/**
 * Names a reviewer, until a day still to come.
 * @throws Problem 422 for a day that is past or more than a year ahead; 409 as the contract says.
 */
export async function nameReviewer(tx: Tx, { accountId, expiresOn }: z.output<typeof review.name.in>) {
  const ahead = Math.round((Date.parse(`${expiresOn}T00:00Z`) - Date.parse(`${tx.actor.today}T00:00Z`)) / 86_400_000);
  if (ahead <= 0) throw invalid({ expiresOn: "past" });
  if (ahead > REVIEW_LONGEST_DAYS) throw invalid({ expiresOn: "tooFar" });
  const id = newId();
  await sql`select today.name_reviewer(${id}, ${accountId}, ${expiresOn}::date)`.execute(tx.db);
  return { id };
}

/** The reviewer of the asker's agency by that id, if it stands and the asker may know of it. */
export const findReviewer = (tx: Tx, { reviewerId }: { reviewerId: string }) =>
  tx.db
    .selectFrom("today.reviewer")
    .select(["id", "account_id as accountId", "worker_id as workerId", "named_by as namedBy"])
    .where("id", "=", reviewerId)
    .where("ended_at", "is", null)
    .executeTakeFirst();

/** Says yes to a reviewer. */
export async function agreeReviewer(tx: Tx, reviewerId: string) {
  const { rows } = await sql<{ done: boolean }>`select today.agree_reviewer(${reviewerId}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw notFound();
  return {};
}

/** Ends a review. */
export async function endReviewer(tx: Tx, reviewerId: string) {
  const { rows } = await sql<{ done: boolean }>`select today.end_reviewer(${reviewerId}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw notFound();
  return {};
}

/** What the asker reviews: nothing, to anybody else. */
export async function showReview(tx: Tx): Promise<Shown> {
  const [reviewing, cracks, acts] = await Promise.all([
    sql<NonNullable<Shown["reviewing"]>>`
      select a.name as worker, r.since, r.expires_on as "expiresOn" from today.my_review() r join staff.account a on a.id = r.worker_id`.execute(
      tx.db,
    ),
    sql<Shown["cracks"][number]>`
      select id as "crackId", crack, subject, days, high, told_on as "toldOn", put_off_until as "putOffUntil", nudged_at as "nudgedAt" from today.review_cracks()`.execute(
      tx.db,
    ),
    sql<Shown["acts"][number]>`
      select id as "actId", what, crack, on_day as "onDay", until_day as "untilDay", acknowledged_at as "acknowledgedAt" from today.review_acts()`.execute(
      tx.db,
    ),
  ]);
  return { reviewing: reviewing.rows[0] ?? null, cracks: cracks.rows, acts: acts.rows };
}

/** Asks the worker to look: one message, which says that something waits, and no more. */
export async function nudgeWorker(tx: Tx, crackId: string) {
  const id = newId();
  const { rows } = await sql<{ worker: string | null }>`select today.nudge_worker(${id}, ${crackId}) as worker`.execute(tx.db);
  const worker = rows[0]?.worker;
  if (!worker) throw notFound();
  await notifyAccount(tx, { accountId: worker, template: "review.nudge", once: `nudge:${id}` });
  return {};
}

/** Says that an act was seen. */
export async function acknowledgeAct(tx: Tx, actId: string) {
  const { rows } = await sql<{ done: boolean }>`select today.acknowledge_act(${actId}) as done`.execute(tx.db);
  if (!rows[0]?.done) throw notFound();
  return {};
}
