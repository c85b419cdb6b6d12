import { sql } from "kysely";
import type { z } from "zod";
import { type FoundCase, lockCase } from "../cases/queries.ts";
import { addTimeline, keysOf } from "../cases/timeline/addTimeline.ts";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid } from "../kernel/problem.ts";
import type { assessments, NeedKind, NeedStatus, Priority } from "./contract.ts";
import { fitsKind, priorityOf, requireDomains, writeNeed } from "./keepNeed.ts";
import { type Found, refuseStaleSheet } from "./showNeeds.ts";

type In = z.output<typeof assessments.keep.in>;

interface Standing {
  readonly id: string;
  readonly kind: NeedKind;
  readonly status: NeedStatus;
  readonly priority: Priority | null;
  readonly version: number;
}

/**
 * Keeps one talk about needs and strengths: what was said anew, what became of what was there, and how each part of life is going. How everything stood that
 * day is kept with it, so that the next one can say what changed.
 */
export async function keepAssessment(tx: Tx, found: FoundCase, input: In): Promise<{ id: string }> {
  await checkTalk(tx, found, input);
  // Whoever keeps another one meanwhile waits here, and then sees this one.
  if ((await lockCase(tx, found.id)) === "closed") throw conflict("case.closed");
  const [last, standing] = await Promise.all([lastNumber(tx, found.id), standingIn(tx, found.id)]);
  const given = new Map(input.answers.map((answer) => [answer.needId as string, answer]));
  const moved = input.answers.some(({ needId, version }) => standing.find(({ id }) => id === needId)?.version !== version);
  if (last !== input.last || moved) return refuseStaleSheet(tx, found.id);
  if (input.answers.some(({ needId, status }) => !standing.some(({ id, kind }) => id === needId && fitsKind(kind, status))))
    throw invalid({ answers: "notOfThisKind" });

  const added: Found["stood"] = [];
  for (const need of input.add) {
    const needId = await writeNeed(tx, found, need, input.onDay);
    added.push({ needId: needId as never, status: "open", priority: priorityOf(need.kind, need.priority) });
  }
  const stood = standing.map((one) => {
    const answer = given.get(one.id);
    return {
      needId: one.id as never,
      status: answer?.status ?? one.status,
      priority: answer ? priorityOf(one.kind, answer.priority) : one.priority,
    };
  });
  await Promise.all(
    standing.map((one, at) => {
      const now = stood[at];
      return now && (now.status !== one.status || now.priority !== one.priority) ? changeStanding(tx, one, now, input.onDay) : undefined;
    }),
  );

  const id = newId();
  const whole: Found = { levels: input.levels, stood: [...stood, ...added] };
  await tx.db
    .insertInto("assessments.assessment")
    .values({
      id,
      ...keysOf(tx, found),
      number: last + 1,
      on_day: input.onDay,
      found: tx.seal("assessments.assessment", id, "found", JSON.stringify(whole)),
      by_id: tx.actor.id,
    })
    .execute();
  await addTimeline(tx, found, { kind: "assessment", refId: id, onDay: input.onDay, codes: { number: last + 1 } });
  return { id };
}

async function checkTalk(tx: Tx, found: FoundCase, { onDay, levels, add, answers }: In): Promise<void> {
  if (onDay > tx.actor.today) throw invalid({ onDay: "future" });
  if (levels.length + add.length + answers.length === 0) throw invalid({ nothing: "said" });
  const late = add.findIndex(({ firstSeen }) => firstSeen && firstSeen > tx.actor.today);
  if (late >= 0) throw invalid({ [`add.${late}.firstSeen`]: "future" });
  if (new Set(levels.map(({ domain }) => domain)).size < levels.length) throw invalid({ levels: "twice" });
  if (new Set(answers.map(({ needId }) => needId)).size < answers.length) throw invalid({ answers: "twice" });
  await requireDomains(tx, found.programId, [
    ...levels.map(({ domain }) => ({ field: "levels", code: domain })),
    ...add.map(({ domain }, at) => ({ field: `add.${at}.domain`, code: domain })),
  ]);
}

async function lastNumber(tx: Tx, caseId: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(number), 0)::int as last from assessments.assessment where case_id = ${caseId}`.execute(tx.db);
  return rows[0]?.last ?? 0;
}

async function standingIn(tx: Tx, caseId: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select id, kind, status, priority, version from assessments.need where case_id = ${caseId} order by recorded_at, id for no key update`.execute(
    tx.db,
  );
  return rows;
}

const changeStanding = (tx: Tx, one: Standing, now: Found["stood"][number], onDay: string) =>
  tx.db
    .updateTable("assessments.need")
    .set({
      status: now.status,
      priority: now.priority,
      ...(now.status !== one.status && { status_on: onDay }),
      version: one.version + 1,
    })
    .where("id", "=", one.id)
    .execute();
