import { sql } from "kysely";
import type { z } from "zod";
import { type FoundCase, findCase } from "../cases/queries.ts";
import type { Tx } from "../kernel/db.ts";
import { notFound, stale } from "../kernel/problem.ts";
import type { Assessment, Need, Sheet } from "./contract.ts";
import { listDomains } from "./listDomains.ts";

type Shown = z.input<typeof Sheet>;
type ShownNeed = z.input<typeof Need>;
type ShownAssessment = z.input<typeof Assessment>;

/** What is sealed of a talk. */
export type Found = Pick<ShownAssessment, "levels" | "stood">;
type NeedRow = Omit<ShownNeed, "words"> & { words: Buffer };
type AssessmentRow = Omit<ShownAssessment, "levels" | "stood"> & { found: Buffer };

const needRows = (tx: Tx, caseId: string) =>
  sql<NeedRow>`
    select n.id as "needId", n.kind, n.domain, n.words, n.heard_from as "heardFrom", n.priority, n.first_seen as "firstSeen", n.status, n.status_on as "statusOn",
           json_build_object('id', a.id, 'name', a.name) as by, n.recorded_at as "recordedAt", n.version
      from assessments.need n join staff.account a on a.id = n.recorded_by where n.case_id = ${caseId}
     order by case n.priority when 'now' then 0 when 'soon' then 1 when 'later' then 2 else 3 end, n.recorded_at, n.id limit 500`.execute(
    tx.db,
  );

const assessmentRows = (tx: Tx, caseId: string) =>
  sql<AssessmentRow>`
    select s.id as "assessmentId", s.number, s.on_day as "onDay", json_build_object('id', a.id, 'name', a.name) as by, s.at, s.found
      from assessments.assessment s join staff.account a on a.id = s.by_id where s.case_id = ${caseId} order by s.number`.execute(tx.db);

/** Opens what was found in a talk; of one whose words were purged, nothing. */
function openFound(tx: Tx, { found, ...row }: AssessmentRow): ShownAssessment {
  const none: Found = { levels: [], stood: [] };
  try {
    return { ...row, ...none, ...(JSON.parse(tx.open("assessments.assessment", row.assessmentId, "found", found)) as Found) };
  } catch (problem) {
    if (problem instanceof SyntaxError) return { ...row, ...none };
    throw problem;
  }
}

const openNeed = (tx: Tx, { words, ...row }: NeedRow): ShownNeed => ({
  ...row,
  words: tx.open("assessments.need", row.needId, "words", words),
});

/** All about needs and strengths in a case the asker sees. */
export async function showNeeds(tx: Tx, found: FoundCase): Promise<Shown> {
  const [needs, talks, domains, clock] = await Promise.all([
    needRows(tx, found.id),
    assessmentRows(tx, found.id),
    listDomains(tx, found.programId),
    sql<{ days: number; dueOn: string }>`
      select p.reassess_days as days, cases.assessed_from(c) + p.reassess_days as "dueOn"
        from cases.case c join agencies.program p on p.id = c.program_id where c.id = ${found.id} and p.reassess_days is not null`.execute(
      tx.db,
    ),
  ]);
  return {
    caseId: found.id as never,
    personId: found.personId as never,
    closed: found.status === "closed",
    domains,
    cycle: clock.rows[0] ?? null,
    needs: needs.rows.map((row) => openNeed(tx, row)),
    assessments: talks.rows.map((row) => openFound(tx, row)),
    access: found.access,
  };
}

/** Refuses what was made of another sheet than the one that stands, and says what stands. */
export async function refuseStaleSheet(tx: Tx, caseId: string): Promise<never> {
  const now = await findCase(tx, { caseId });
  throw now ? stale(await showNeeds(tx, now)) : notFound();
}

export interface FoundNeed {
  readonly id: string;
  readonly caseId: string;
  readonly programId: string;
  readonly personId: string;
  readonly kind: ShownNeed["kind"];
  readonly status: ShownNeed["status"];
  readonly statusOn: string;
  readonly domain: string | null;
  readonly access: FoundCase["access"];
}

/** The need, should the asker read it. */
export async function findNeed(tx: Tx, { needId }: { needId: string }): Promise<FoundNeed | undefined> {
  const { rows } = await sql<FoundNeed>`
    select n.id, n.case_id as "caseId", n.program_id as "programId", n.person_id as "personId", n.kind, n.status, n.status_on as "statusOn", n.domain,
           access.to_case(n.case_id, n.program_id) as access
      from assessments.need n where n.id = ${needId}`.execute(tx.db);
  return rows[0];
}

/** One need as it stands now. */
export async function showNeed(tx: Tx, { caseId, id }: FoundNeed): Promise<ShownNeed | undefined> {
  const row = (await needRows(tx, caseId)).rows.find(({ needId }) => needId === id);
  return row && openNeed(tx, row);
}
