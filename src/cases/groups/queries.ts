import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { UNDO_MINUTES } from "../../kernel/limits.ts";
import { openLabel } from "../../people/queries.ts";
import { type BriefRow, briefColumns } from "../showLine.ts";
import type { groups, Presence } from "./contract.ts";
import { keepsGroups } from "./policy.ts";

const MOST = 300;

/** The program, should it be one the actor works in. */
export async function findOwnProgram(tx: Tx, { programId }: { programId: string }): Promise<{ id: string; mayWrite: boolean } | undefined> {
  const own = tx.actor.programs.find(({ id }) => id === programId);
  return own && { id: own.id, mayWrite: keepsGroups(own) };
}

/** The open cases of a program that the actor sees with a pen. */
export async function listCandidates(tx: Tx, programId: string): Promise<z.input<typeof groups.candidates.out>> {
  const { rows } = await sql<BriefRow & { site: string | null; grade: string | null }>`
    select ${briefColumns}, e.site, e.grade
      from cases.case c join agencies.program p on p.id = c.program_id join people.person b on b.id = c.person_id left join staff.account m on m.id = c.manager_id
      left join lateral (select s.name as site, e.grade from people.enrolment e join agencies.site s on s.id = e.site_id
                          where e.person_id = c.person_id and e.ended_at is null order by e.id desc limit 1) e on true
     where c.program_id = ${programId} and c.status <> 'closed' and c.died_on is null order by e.site nulls last, e.grade, c.number limit ${MOST + 1}`.execute(
    tx.db,
  );
  return {
    candidates: rows
      .slice(0, MOST)
      .filter(({ access }) => access.canWrite)
      .map(({ caseId, number, personId, label, site, grade, manager, access }) => ({
        caseId,
        number,
        personId,
        label: openLabel(tx, personId, label),
        site,
        grade,
        managerName: manager?.name ?? null,
        access,
      })),
    more: rows.length > MOST,
  };
}

interface SessionRow {
  id: string;
  program_id: string;
  program_name: string;
  kind: "support";
  topic: Buffer;
  on_day: string;
  at_time: string | null;
  minutes: number | null;
  rows_count: number;
  by: { id: string; name: string };
  mayTakeBack: boolean;
}

const sessions = (tx: Tx, where: ReturnType<typeof sql>) =>
  sql<SessionRow>`
    select s.id, s.program_id, p.name as program_name, s.kind, s.topic, s.on_day, s.at_time, s.minutes,
           (select count(*)::int from cases.contact x join cases.case c on c.id = x.case_id where x.session_id = s.id) as rows_count, json_build_object('id', a.id, 'name', a.name) as by,
           s.recorded_by = ${tx.actor.id} and s.recorded_at > kernel.clock() - make_interval(mins => ${UNDO_MINUTES}) as "mayTakeBack"
      from cases.group_session s join agencies.program p on p.id = s.program_id join staff.account a on a.id = s.recorded_by
     where ${where} order by s.on_day desc, s.recorded_at desc limit 50`.execute(tx.db);

const openTopic = (tx: Tx, { id, topic }: SessionRow) => tx.open("cases.group_session", id, "topic", topic);

/** The last sessions, without names. */
export async function listSessions(tx: Tx): Promise<z.input<typeof groups.list.out>> {
  const { rows } = await sessions(tx, sql`true`);
  return {
    // Of what was taken back, nothing is left.
    sessions: rows
      .filter((row) => row.rows_count > 0)
      .map((row) => ({
        sessionId: row.id,
        programId: row.program_id,
        programName: row.program_name,
        kind: row.kind,
        topic: openTopic(tx, row),
        onDay: row.on_day,
        atTime: row.at_time,
        minutes: row.minutes,
        members: row.rows_count,
        by: row.by,
        mayTakeBack: row.mayTakeBack,
      })),
  };
}

/** The session, should the actor have recorded it or read its program. */
export async function findSession(tx: Tx, { sessionId }: { sessionId: string }): Promise<SessionRow | undefined> {
  return (await sessions(tx, sql`s.id = ${sessionId}`)).rows[0];
}

/** The session with those members whose cases the actor sees. */
export async function showSession(tx: Tx, found: SessionRow): Promise<z.input<typeof groups.show.out>> {
  const { rows } = await sql<{ caseId: string; personId: string; label: Buffer; was: Presence; open: boolean }>`
    select c.id as "caseId", c.person_id as "personId", b.label, case when x.result = 'completed' then 'there' when x.excused then 'excused' else 'absent' end as was,
           c.status <> 'closed' as open
      from cases.contact x join cases.case c on c.id = x.case_id join people.person b on b.id = c.person_id where x.session_id = ${found.id} order by c.number`.execute(
    tx.db,
  );
  return {
    sessionId: found.id,
    programId: found.program_id,
    kind: found.kind,
    topic: openTopic(tx, found),
    onDay: found.on_day,
    atTime: found.at_time,
    minutes: found.minutes,
    members: found.rows_count,
    rows: rows.map((row) => ({ ...row, label: openLabel(tx, row.personId, row.label) })),
  };
}

/** The lines of a session in the cases one sees. */
export const linesOf = (tx: Tx, sessionId: string) =>
  tx.db.selectFrom("cases.contact").select(["id", "case_id"]).where("session_id", "=", sessionId).orderBy("case_id").execute();
