import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { reaches } from "../people/policy.ts";
import { openLabel, openSafeLine } from "../people/queries.ts";
import type { CaseHead, cases, TeamSection } from "./contract.ts";
import { audiencesIn } from "./policy.ts";
import { wakeByDay } from "./queries.ts";
import { type BriefRow, briefColumns, nextStepOf } from "./showLine.ts";
import { sectionsIn } from "./team.ts";
import { findStory, type SealedTask, type StoryRow, taskJson } from "./timeline/queries.ts";
import { openTask, showStory } from "./timeline/showStory.ts";

type Head = z.input<typeof CaseHead>;
const FIRST_PAGE = 20;

interface HeadRow extends BriefRow {
  safe_line: Buffer | null;
  directoryOutOn: string | null;
  regime: Head["regime"];
  personWord: Head["personWord"];
  asksSafety: boolean;
  cadenceDays: number;
  managerAway: boolean;
  managerGone: boolean;
  pauseReason: Head["pauseReason"];
  closureReason: Head["closureReason"];
  outcome: Head["outcome"];
  reopenedTimes: number;
  counts: { oneToOnes: number; contacts: number };
  team: (Omit<Head["team"][number], "sections"> & { sections: number })[] | null;
  others:
    | (Omit<Head["others"][number], "status"> & { status: Head["status"]; pausedUntil: string | null; resumesTo: string | null })[]
    | null;
  tasks: SealedTask[] | null;
}

/** Everything the head of a case's page shows, words still sealed: one statement. */
async function findHead(tx: Tx, caseId: string): Promise<HeadRow | undefined> {
  const { rows } = await sql<HeadRow>`
    select ${briefColumns}, b.safe_line, b.directory_out_on as "directoryOutOn", p.regime, p.person_word as "personWord", p.regime = 'VSP' or p.asks_safety as "asksSafety", p.cadence_days as "cadenceDays",
           exists (select from staff.absence v where v.account_id = c.manager_id and v.ended_at is null and v.starts_at <= kernel.clock() and v.ends_at > kernel.clock()) as "managerAway",
           cases.nobody_has(c.id) as "managerGone",
           c.pause_reason as "pauseReason", c.closure_reason as "closureReason", c.outcome, c.reopened_times as "reopenedTimes",
           (select json_build_object('oneToOnes', count(*) filter (where x.kind = 'one_to_one'), 'contacts', count(*))
              from cases.contact x where x.case_id = c.id and x.result = 'completed') as counts,
           (select json_agg(json_build_object('memberId', t.id, 'account', json_build_object('id', a.id, 'name', a.name), 'role', t.role, 'sections', t.sections,
                     'canWrite', t.can_write, 'since', t.from_at) order by t.from_at)
              from cases.team_member t join staff.account a on a.id = t.account_id where t.case_id = c.id and t.to_at is null and t.id = any (cases.held_places(c.id))) as team,
           (select json_agg(json_build_object('caseId', o.id, 'number', o.number, 'programName', q.name, 'status', o.status, 'pausedUntil', o.paused_until,
                     'resumesTo', o.resumes_to, 'managerName', w.name) order by o.opened_on desc, o.id desc)
              from cases.case o join agencies.program q on q.id = o.program_id left join staff.account w on w.id = o.manager_id
             where o.person_id = c.person_id and o.id <> c.id) as others,
           (select json_agg(${taskJson} order by k.withheld_at is not null, k.due_on, k.at_time nulls last, k.id)
              from cases.task k join staff.account o on o.id = k.owner_id where k.case_id = c.id and k.status = 'open') as tasks
      from cases.case c
      join agencies.program p on p.id = c.program_id
      join people.person b on b.id = c.person_id
      left join staff.account m on m.id = c.manager_id
     where c.id = ${caseId}`.execute(tx.db);
  return rows[0];
}

export interface CasePage {
  head: HeadRow;
  story: StoryRow[];
  access: HeadRow["access"];
}

/** A case's page: two statements that travel together. */
export async function findCasePage(tx: Tx, { caseId }: { caseId: string }): Promise<CasePage | undefined> {
  const [head, story] = await Promise.all([findHead(tx, caseId), findStory(tx, caseId, FIRST_PAGE)]);
  return head && { head, story, access: head.access };
}

/** Opens the words of a case's page. */
export function showCase(tx: Tx, { head, story }: CasePage): z.input<typeof cases.show.out> {
  return { case: openHead(tx, head), tasks: (head.tasks ?? []).map((task) => openTask(tx, task)), story: showStory(tx, story, FIRST_PAGE) };
}

/** The head of a case as it stands now, should the asker still see it. */
export async function showHead(tx: Tx, caseId: string): Promise<Head | undefined> {
  const head = await findHead(tx, caseId);
  return head && openHead(tx, head);
}

function openHead(tx: Tx, { label, safe_line, counts, team, others, tasks, resumesTo, ...head }: HeadRow): Head {
  const { today } = tx.actor;
  const first = tasks?.[0];
  return {
    ...head,
    ...wakeByDay(today, { ...head, resumesTo }),
    ...counts,
    label: openLabel(tx, head.personId, label),
    safeLine: reaches(head, "contact") ? openSafeLine(tx, head.personId, safe_line) : null,
    nextStep: first ? nextStepOf(openTask(tx, first)) : null,
    team: (team ?? []).map((member) => ({ ...member, sections: sectionsIn(member.sections) satisfies TeamSection[] })),
    others: (others ?? []).map(({ resumesTo: to, pausedUntil, status, ...other }) => ({
      ...other,
      status: wakeByDay(today, { status, pausedUntil, resumesTo: to }).status,
    })),
    audiences: audiencesIn(head.regime),
  };
}
