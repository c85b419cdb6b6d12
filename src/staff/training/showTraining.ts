import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { B07_WARN_DAYS, TERM_AHEAD_DAYS, TERM_BREAK_DAYS } from "../../kernel/limits.ts";
import type { training } from "./contract.ts";
import { keepsTraining } from "./policy.ts";

type Out = z.input<typeof training.show.out>;
type Asked = Out["requirements"][number];
export interface TrainedProgram {
  readonly programId: string;
  readonly name: string;
}

/** The program, should the asker work there with people, or keep the agency. */
export async function findTrainedProgram(tx: Tx, { programId }: { programId: string }): Promise<TrainedProgram | undefined> {
  const { rows } = await sql<TrainedProgram>`
    select p.id as "programId", p.name from agencies.program p
     where p.id = ${programId} and p.ended_at is null and (p.id = any ((select access.belongs())::uuid[]) or (select kernel.may_admin()))`.execute(
    tx.db,
  );
  return rows[0];
}

interface MemberRow {
  accountId: string;
  name: string;
  title: string | null;
  role: "case_manager" | "supervisor";
  carries: boolean;
  away: boolean;
  backupSince: string | null;
}

interface HadRow {
  trainingId: string;
  requirementId: string;
  accountId: string;
  doneOn: string;
  validUntil: string | null;
  proof: Buffer | null;
  over: boolean;
  soon: boolean;
  byId: string;
  byName: string;
}

const askedIn = (tx: Tx, programId: string) =>
  sql<Asked>`
    select r.id as "requirementId", r.kind, r.title, r.body, r.valid_months as "validMonths", r.revision, r.from_day as "fromDay", r.until_day as "untilDay"
      from staff.requirement r where r.program_id = ${programId} and (r.until_day is null or r.until_day > ${tx.actor.today}::date and r.until_day > r.from_day)
     order by r.kind desc, r.title, r.revision`.execute(tx.db);

const membersOf = (tx: Tx, programId: string) =>
  sql<MemberRow>`
    select a.id as "accountId", a.name, a.title, max(m.role) as role, staff.can_carry(a.id, ${programId}) as carries,
           exists (select from staff.away w where w.account_id = a.id) as away, min(m.backup_since) as "backupSince"
      from staff.membership m join staff.account a on a.id = m.account_id
     where m.program_id = ${programId} and m.role in ('case_manager', 'supervisor') and m.can_write and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
       and a.status = 'active' and a.kind = 'staff'
     group by a.id, a.name, a.title order by a.name limit 500`.execute(tx.db);

/** The newest that each has of what is asked. */
const hadIn = (tx: Tx, programId: string) =>
  sql<HadRow>`
    select distinct on (t.requirement_id, t.account_id) t.id as "trainingId", t.requirement_id as "requirementId", t.account_id as "accountId", t.done_on as "doneOn",
           t.valid_until as "validUntil", t.proof, b.id as "byId", b.name as "byName",
           coalesce(t.valid_until < ${tx.actor.today}::date, false) as over, coalesce(t.valid_until <= ${tx.actor.today}::date + ${B07_WARN_DAYS}::int, false) as soon
      from staff.training t join staff.account b on b.id = t.by_id
     where t.program_id = ${programId} and t.taken_back_at is null
     order by t.requirement_id, t.account_id, t.valid_until desc nulls first, t.at desc`.execute(tx.db);

/** The last program day before the next long break, as the calendar knows it. */
async function findTermEnd(tx: Tx, programId: string): Promise<string | null> {
  const { today } = tx.actor;
  const { rows } = await sql<{ day: string | null }>`
    select min(x.day) as day
      from (select d.day, lead(d.day) over (order by d.day) - d.day as gap from agencies.program_day d
             where d.program_id = ${programId} and d.open and d.day between ${today}::date and ${today}::date + ${TERM_AHEAD_DAYS}::int) x
     where x.gap > ${TERM_BREAK_DAYS}`.execute(tx.db);
  return rows[0]?.day ?? null;
}

/** What a program asks, and how each who carries its cases stands with it. */
export async function showTraining(tx: Tx, { programId, name }: TrainedProgram): Promise<Out> {
  const [requirements, members, had, termEnds] = await Promise.all([
    askedIn(tx, programId),
    membersOf(tx, programId),
    hadIn(tx, programId),
    findTermEnd(tx, programId),
  ]);
  const mayKeep = keepsTraining(tx.actor, programId);
  const known = new Map(had.rows.map((row) => [`${row.requirementId} ${row.accountId}`, row]));
  return {
    program: { id: programId, name },
    requirements: requirements.rows,
    mayKeep,
    termEnds,
    members: members.rows.map((member) => ({
      ...member,
      standings: requirements.rows.map(({ requirementId }) => {
        const row = known.get(`${requirementId} ${member.accountId}`);
        const maySeeProof = mayKeep || member.accountId === tx.actor.id;
        return {
          requirementId,
          state: !row || row.over ? "missing" : row.soon ? "soon" : "holds",
          trainingId: row?.trainingId ?? null,
          doneOn: row?.doneOn ?? null,
          validUntil: row?.validUntil ?? null,
          by: row ? { id: row.byId, name: row.byName } : null,
          proof: row?.proof && maySeeProof ? tx.open("staff.training", row.trainingId, "proof", row.proof) : null,
        };
      }),
    })),
  };
}
