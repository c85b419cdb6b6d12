import { sql } from "kysely";
import type { z } from "zod";
import { shiftDay } from "../cases/days.ts";
import type { FoundCase } from "../cases/queries.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import { isSeen } from "../releases/policy.ts";
import type { GoalId, plans } from "./contract.ts";
import { FURTHEST_PLAN_DAYS, USUAL_REVIEW_DAYS } from "./policy.ts";
import { findPlan, openPlan, type PlanRow, plansOf, requireOpenCase } from "./queries.ts";

const TABLE = "plans.plan";
const GOALS = "plans.goal";
const now = sql<string>`kernel.clock()`;

/** Begins the first plan of a case, or the next version from the one that stands: every word carried over, to be changed with the person. */
export async function beginPlan(tx: Tx, found: FoundCase, language: string | undefined): Promise<{ id: string }> {
  await requireOpenCase(tx, found.id);
  const rows = await plansOf(tx, found.id);
  if (rows.some(({ status }) => status === "draft")) throw conflict("plan.draftThere");
  const from = rows.find(({ status }) => status === "agreed");
  const before = from && openPlan(tx, from);
  const id = newId();
  const { today } = tx.actor;
  await tx.db
    .insertInto(TABLE)
    .values({
      id,
      ...keysOf(tx, found),
      number: (rows[0]?.number ?? 0) + 1,
      from_id: from?.id ?? null,
      statement: before?.statement ? tx.seal(TABLE, id, "statement", before.statement) : null,
      language: before?.language ?? language ?? (await languageOf(tx, found.personId)),
      authored_with: before?.authoredWith ?? "together",
      start_on: before?.startOn ?? today,
      target_end: before?.targetEnd ?? null,
      review_on: shiftDay(today, USUAL_REVIEW_DAYS),
      made_by: tx.actor.id,
    })
    .execute();
  for (const goal of before?.goals ?? []) await addGoal(tx, { ...keysOf(tx, found), plan_id: id }, goal.seq, goal.words, goal.goalId);
  return { id };
}

/** The language somebody speaks, as far as it is written down. */
export async function languageOf(tx: Tx, personId: string): Promise<string> {
  const row = await tx.db.selectFrom("people.person").select("language").where("id", "=", personId).executeTakeFirst();
  return /^[a-z]{2,3}$/.test(row?.language ?? "") ? (row?.language ?? "en") : "en";
}

interface GoalKeys {
  readonly agency_id: string;
  readonly program_id: string;
  readonly person_id: string;
  readonly case_id: string;
  readonly plan_id: string;
}

async function addGoal(tx: Tx, keys: GoalKeys, seq: number, words: string, threadId?: string): Promise<string> {
  const id = newId();
  const sealed = tx.seal(GOALS, id, "words", words);
  await tx.db
    .insertInto(GOALS)
    .values({ id, ...keys, thread_id: threadId ?? id, seq, words: sealed })
    .execute();
  return threadId ?? id;
}

/** Writes a draft as it stands now: what they want, their goals in their order, how long, and when it is looked at again. */
export async function writePlan(
  tx: Tx,
  found: PlanRow,
  input: z.output<typeof plans.write.in>,
): Promise<{ version: number; goalIds: GoalId[] }> {
  await requireOpenCase(tx, found.case_id);
  if (found.status !== "draft") throw conflict("plan.notDraft");
  checkDays(tx.actor.today, found, input);
  await changePlan(tx, found, input.version, {
    statement: input.statement === null ? null : tx.seal(TABLE, found.id, "statement", input.statement),
    language: input.language,
    authored_with: input.authoredWith,
    start_on: input.startOn,
    target_end: input.targetEnd,
    review_on: input.reviewOn,
  });
  return { version: input.version + 1, goalIds: (await writeGoals(tx, found, input.goals)) as GoalId[] };
}

async function writeGoals(tx: Tx, found: PlanRow, wanted: z.output<typeof plans.write.in>["goals"]): Promise<string[]> {
  const rows = await tx.db
    .selectFrom(GOALS)
    .select(["id", "thread_id", "words", "seq", "dropped_at"])
    .where("plan_id", "=", found.id)
    .execute();
  const here = new Map(rows.map((row) => [row.thread_id as string, row]));
  const named = wanted.flatMap(({ goalId }) => goalId ?? []);
  if (new Set(named).size < named.length || named.some((id) => !here.has(id))) throw invalid({ goals: "unknown" });
  const keys = {
    agency_id: tx.actor.agencyId,
    program_id: found.program_id,
    person_id: found.person_id,
    case_id: found.case_id,
    plan_id: found.id,
  };
  const ids: string[] = [];
  for (const [i, { goalId, words }] of wanted.entries()) {
    const row = goalId ? here.get(goalId) : undefined;
    if (!row) {
      ids.push(await addGoal(tx, keys, i + 1, words));
      continue;
    }
    ids.push(row.thread_id);
    const same = tx.open(GOALS, row.id, "words", row.words) === words;
    if (same && row.seq === i + 1 && row.dropped_at === null) continue;
    await tx.db
      .updateTable(GOALS)
      .set({ seq: i + 1, dropped_at: null, ...(!same && { words: tx.seal(GOALS, row.id, "words", words) }) })
      .where("id", "=", row.id)
      .execute();
  }
  const gone = rows.filter((row) => row.dropped_at === null && !ids.includes(row.thread_id)).map(({ id }) => id);
  if (gone.length > 0) await tx.db.updateTable(GOALS).set({ dropped_at: now }).where("id", "in", gone).execute();
  return ids;
}

/** A day that stood already may stay; one that is chosen is to come, and near enough to be meant. */
function checkDays(today: string, found: PlanRow, input: z.output<typeof plans.write.in>): void {
  const wrong: Record<string, string> = {};
  const furthest = shiftDay(today, FURTHEST_PLAN_DAYS);
  if (input.reviewOn !== found.review_on && input.reviewOn < today) wrong.reviewOn = "past";
  if (input.reviewOn > furthest) wrong.reviewOn = "tooFar";
  if (input.startOn !== found.start_on && (input.startOn > furthest || input.startOn < shiftDay(today, -FURTHEST_PLAN_DAYS)))
    wrong.startOn = "tooFar";
  if (input.targetEnd !== null && input.targetEnd < input.startOn) wrong.targetEnd = "beforeStart";
  if (input.targetEnd !== null && input.targetEnd > furthest) wrong.targetEnd = "tooFar";
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
}

/** Says that a draft was read back and agreed. What stood before is superseded in the same moment; from now on neither changes. */
export async function agreePlan(tx: Tx, found: PlanRow, input: z.output<typeof plans.agree.in>): Promise<{ version: number }> {
  await requireOpenCase(tx, found.case_id);
  if (found.status !== "draft") throw conflict("plan.notDraft");
  if ((found.goals ?? []).length === 0) throw invalid({ goals: "missing" });
  const name = input.how === "signed" ? input.signedName : null;
  if (input.how === "signed" && (name === null || !isSeen(name))) throw invalid({ signedName: "missing" });
  if (found.review_on < tx.actor.today) throw invalid({ reviewOn: "past" });
  await tx.db
    .updateTable(TABLE)
    .set({ status: "superseded", ended_at: now, version: sql<number>`version + 1` })
    .where("case_id", "=", found.case_id)
    .where("status", "=", "agreed")
    .execute();
  await changePlan(tx, found, input.version, {
    status: "agreed",
    read_back_at: now,
    agreed_how: input.how,
    signed_name: name && tx.seal(TABLE, found.id, "signed_name", name),
    agreed_at: now,
    agreed_by: tx.actor.id,
  });
  await tellStory(tx, found, "agreed");
  return { version: input.version + 1 };
}

/** Puts a draft aside, or ends what was agreed. */
export async function endPlan(
  tx: Tx,
  found: PlanRow,
  version: number,
  as: "put_aside" | "completed" | "ended",
): Promise<{ version: number }> {
  await requireOpenCase(tx, found.case_id);
  if (as === "put_aside" && found.status !== "draft") throw conflict("plan.notDraft");
  if (as !== "put_aside" && found.status !== "agreed") throw conflict("plan.notAgreed");
  await changePlan(tx, found, version, { status: as, ended_at: now });
  if (as !== "put_aside") await tellStory(tx, found, as);
  return { version: version + 1 };
}

const tellStory = (tx: Tx, { id, case_id, program_id, person_id, number }: PlanRow, state: string) =>
  addTimeline(tx, { id: case_id, programId: program_id, personId: person_id }, { kind: "plan", refId: id, codes: { state, number } });

async function changePlan(tx: Tx, found: PlanRow, version: number, columns: object): Promise<void> {
  const done = await tx.db
    .updateTable(TABLE)
    .set({ ...columns, version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return;
  const current = await findPlan(tx, { planId: found.id });
  throw current ? stale(openPlan(tx, current)) : notFound();
}
