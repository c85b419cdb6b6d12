import { sql } from "kysely";
import type { z } from "zod";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { desk, Paper, PaperHead, PaperKind, PaperOutcome } from "./paperContract.ts";

/** Where the secret columns of a paper are sealed. */
export const PAPER = "requests.paper";

/** A paper as the database gives it. */
export interface PaperRow {
  id: string;
  number: number;
  kind: PaperKind;
  programId: string;
  program_name: string;
  came_on: string;
  due_on: string | null;
  asker: Buffer;
  wanted: Buffer;
  counsel: Buffer | null;
  counsel_at: string | null;
  legal_hold: boolean;
  artefact_id: string | null;
  recorded_by: string;
  recorder: string;
  recorded_at: string;
  outcome: PaperOutcome | null;
  ended_why: Buffer | null;
  ended_at: string | null;
  ended_by: string | null;
  ender: string | null;
  ended: boolean;
  decides: boolean;
  version: number;
  access: Access;
}

const ROW = sql`p.id, p.number, p.kind, p.program_id as "programId", g.name as program_name, p.came_on, p.due_on, p.asker, p.wanted, p.counsel, p.counsel_at, p.legal_hold,
  p.artefact_id, p.recorded_by, a.name as recorder, p.recorded_at, p.outcome, p.ended_why, p.ended_at, p.ended_by, e.name as ender, p.ended_at is not null as ended, p.version,
  p.program_id = any ((select walls.decides_in())::uuid[]) as decides,
  json_build_object('because', json_build_array(case when p.recorded_by = kernel.uid() then 'owner' else 'supervisor' end), 'sections', 0, 'canWrite', p.ended_at is null) as access`;
const FROM = sql`requests.paper p join agencies.program g on g.id = p.program_id join staff.account a on a.id = p.recorded_by left join staff.account e on e.id = p.ended_by`;

/** A paper, should the asker have written it down or answer for it. */
export const findPaper = async (tx: Tx, { paperId }: { paperId: string }): Promise<PaperRow | undefined> =>
  (await sql<PaperRow>`select ${ROW} from ${FROM} where p.id = ${paperId}`.execute(tx.db)).rows[0];

const MOST_LISTED = 100;

/** Those that are open, the most pressing first. */
export const openPapers = async (tx: Tx): Promise<PaperRow[]> =>
  (
    await sql<PaperRow>`
    select ${ROW} from ${FROM} where p.ended_at is null order by p.due_on nulls last, p.recorded_at desc limit ${sql.lit(MOST_LISTED)}`.execute(
      tx.db,
    )
  ).rows;

/** A program of the agency, for which something may come. */
export const findDeskProgram = (tx: Tx, { programId }: { programId: string }) =>
  tx.db.selectFrom("agencies.program").select(["id"]).where("id", "=", programId).where("ended_at", "is", null).executeTakeFirst();

/** What whoever stands at the desk has to know: whom to ring, and whom to call. */
export async function showDesk(tx: Tx): Promise<z.input<typeof desk.show.out>> {
  const { rows: programs } = await sql<{ programId: string; name: string; ring: { id: string; name: string }[] | null }>`
    select p.id as "programId", p.name,
           (select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.id = p.escalation_id desc, a.name) from staff.account a
             where a.status = 'active' and a.kind = 'staff' and (a.id = p.escalation_id or exists (
               select from staff.membership m where m.program_id = p.id and m.account_id = a.id and m.starts_at <= kernel.clock() and m.ends_at > kernel.clock()
                  and (m.role = 'officer' or m.role = 'supervisor' and m.sees = 'program')))) as ring
      from agencies.program p where p.ended_at is null order by p.name`.execute(tx.db);
  const { rows: numbers } = await sql<{ name: string; phone: string | null; place: string | null }>`
    select r.name, r.phone, r.place from crises.resource r where r.ended_at is null and r.program_id is null order by r.name limit 20`.execute(
    tx.db,
  );
  const mine = new Set(tx.actor.programs.map(({ id }) => id));
  return {
    today: tx.actor.today,
    programs: programs.map(({ ring, ...one }) => ({ ...one, mine: mine.has(one.programId), ring: ring ?? [] })),
    numbers,
    papers: (await openPapers(tx)).map((row) => showHeadOf(tx, row)),
  };
}

/** A paper in a list. */
export const showHeadOf = (tx: Tx, row: PaperRow): z.input<typeof PaperHead> => ({
  paperId: row.id,
  number: row.number,
  kind: row.kind,
  programId: row.programId,
  programName: row.program_name,
  cameOn: row.came_on,
  dueOn: row.due_on,
  overdue: !row.ended && row.due_on !== null && row.due_on < tx.actor.today,
  legalHold: row.legal_hold,
  counselTold: row.counsel !== null,
  ended: row.ended,
  recordedBy: { id: row.recorded_by, name: row.recorder },
  answers: row.decides,
});

/** What kind of file the paper itself is, to whoever reads what was written of it. */
export const findPaperFile = async (tx: Tx, paperId: string) =>
  (
    await sql<{ id: string; name: Buffer; media_type: string; size: number; pieces: number; scan: "clear" | "pending" | "held" }>`
      select id, name, media_type, size, pieces, scan from requests.paper_file(${paperId})`.execute(tx.db)
  ).rows[0];

/** All that was written of it. */
export async function showPaper(tx: Tx, row: PaperRow): Promise<z.input<typeof Paper>> {
  const open = (column: string, sealed: Buffer) => tx.open(PAPER, row.id, column, sealed);
  const file = row.artefact_id ? await findPaperFile(tx, row.id) : undefined;
  return {
    ...showHeadOf(tx, row),
    asker: open("asker", row.asker),
    wanted: open("wanted", row.wanted),
    counsel: row.counsel && row.counsel_at ? { words: open("counsel", row.counsel), at: row.counsel_at } : null,
    file: file
      ? {
          name: tx.open("files.artefact", file.id, "name", file.name),
          mediaType: file.media_type as never,
          size: file.size,
          scan: file.scan,
        }
      : null,
    end:
      row.outcome && row.ended_why && row.ended_at && row.ended_by
        ? {
            outcome: row.outcome,
            why: open("ended_why", row.ended_why),
            by: { id: row.ended_by, name: row.ender ?? "" },
            at: row.ended_at,
          }
        : null,
    recordedAt: row.recorded_at,
    mayEnd: row.decides && !row.ended,
    version: row.version,
    access: row.access,
  };
}
