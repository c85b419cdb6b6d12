import { sql } from "kysely";
import type { z } from "zod";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import { openLabel } from "../people/queries.ts";
import { type CrisisHead, type Entry, RUNNING_HOURS } from "./contract.ts";

/** A crisis's head as the database gives it. */
export interface CrisisRow {
  id: string;
  number: number;
  programId: string;
  program_name: string;
  began_at: string;
  begun_by: string;
  begun_name: string;
  caseId: string | null;
  case_number: number | null;
  person_id: string | null;
  label: Buffer | null;
  check_on: string | null;
  check_time: string | null;
  check_by: string | null;
  check_name: string | null;
  check_title: Buffer | null;
  set_aside_at: string | null;
  set_aside_why: Buffer | null;
  version: number;
  access: Access;
}

const HEAD = sql`c.id, c.number, c.program_id as "programId", p.name as program_name, c.began_at, c.begun_by, b.name as begun_name, c.case_id as "caseId",
  k.number as case_number, c.person_id, s.label, c.check_on, c.check_time, c.check_by, w.name as check_name, c.check_title, c.set_aside_at, c.set_aside_why, c.version,
  crises.to_crisis(c.program_id, c.case_id, c.begun_by, c.check_by) as access`;
const FROM = sql`crises.crisis c join agencies.program p on p.id = c.program_id join staff.account b on b.id = c.begun_by
  left join staff.account w on w.id = c.check_by left join cases.case k on k.id = c.case_id left join people.person s on s.id = c.person_id`;

/** A program of the asker's agency in which a crisis may begin. */
export const findBeginning = (tx: Tx, { programId }: { programId: string }) =>
  tx.db.selectFrom("agencies.program").select(["id"]).where("id", "=", programId).where("ended_at", "is", null).executeTakeFirst();

/** The crisis, should the actor see it. */
export async function findCrisis(tx: Tx, { crisisId }: { crisisId: string }): Promise<CrisisRow | undefined> {
  const { rows } = await sql<CrisisRow>`select ${HEAD} from ${FROM} where c.id = ${crisisId}`.execute(tx.db);
  return rows[0];
}

/** Those without a case that the actor began or supervises, those the actor is to look at again, and those that may be going on now. */
export async function openCrises(
  tx: Tx,
  supervised: readonly string[],
): Promise<{ loose: CrisisRow[]; checks: CrisisRow[]; running: CrisisRow[] }> {
  const stands = sql`${tx.actor.standsFor}::uuid[]`;
  const [loose, checks, running] = await Promise.all([
    sql<CrisisRow>`select ${HEAD} from ${FROM} where c.case_id is null and c.set_aside_at is null
      and (c.begun_by = any (${stands}) or c.program_id = any (${supervised}::uuid[])) order by c.began_at desc limit 50`.execute(tx.db),
    sql<CrisisRow>`select ${HEAD} from ${FROM} where c.check_on is not null and c.set_aside_at is null and c.check_by = any (${stands})
      order by c.check_on, c.check_time nulls last limit 50`.execute(tx.db),
    sql<CrisisRow>`select ${HEAD} from ${FROM}
      where c.set_aside_at is null and c.began_at > kernel.clock() - interval '3 days'
        and exists (select from crises.entry e where e.crisis_id = c.id and e.taken_back_at is null and e.at > kernel.clock() - make_interval(hours => ${RUNNING_HOURS}))
      order by c.began_at desc limit 10`.execute(tx.db),
  ]);
  return { loose: loose.rows, checks: checks.rows, running: running.rows.filter(({ access }) => access.canWrite) };
}

/** A crisis's head as it leaves. */
export const asHead = (tx: Tx, row: CrisisRow): z.input<typeof CrisisHead> => ({
  crisisId: row.id,
  number: row.number,
  programId: row.programId,
  programName: row.program_name,
  beganAt: row.began_at,
  begunBy: { id: row.begun_by, name: row.begun_name },
  // Of a case that one may not know of, not even that it is there.
  caseId: row.case_number === null ? null : row.caseId,
  caseNumber: row.case_number,
  personId: row.label && row.person_id,
  label: row.label && row.person_id ? openLabel(tx, row.person_id, row.label) : null,
  check:
    row.check_on && row.check_by && row.check_title
      ? {
          onDay: row.check_on,
          atTime: row.check_time,
          by: { id: row.check_by, name: row.check_name ?? "" },
          title: tx.open("crises.crisis", row.id, "check_title", row.check_title),
        }
      : null,
  setAside: row.set_aside_at !== null,
  version: row.version,
  access: row.access,
});

/** A crisis's lines, oldest first, words opened. */
export async function entriesOf(tx: Tx, crisisId: string): Promise<z.input<typeof Entry>[]> {
  const rows = await tx.db
    .selectFrom("crises.entry as e")
    .innerJoin("staff.account as a", "a.id", "e.by_id")
    .select(["e.id", "e.kind", "e.code", "e.words", "e.at", "e.by_id", "a.name", "e.taken_back_at"])
    .where("e.crisis_id", "=", crisisId)
    .orderBy("e.at")
    .orderBy("e.id")
    .execute();
  return rows.map((row) => ({
    entryId: row.id,
    kind: row.kind,
    code: row.code,
    words: row.words && tx.open("crises.entry", row.id, "words", row.words),
    at: row.at,
    by: { id: row.by_id, name: row.name },
    takenBack: row.taken_back_at !== null,
  }));
}

/** A line of one's own that stands. */
export async function findOwnEntry(tx: Tx, { crisisId, entryId }: { crisisId: string; entryId: string }) {
  const crisis = await findCrisis(tx, { crisisId });
  const entry =
    crisis &&
    (await tx.db
      .selectFrom("crises.entry")
      .select(["id", "by_id as byId"])
      .where("id", "=", entryId)
      .where("crisis_id", "=", crisisId)
      .executeTakeFirst());
  return entry && crisis && { ...entry, access: crisis.access };
}
