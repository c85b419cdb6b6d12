import { sql } from "kysely";
import { clock } from "../kernel/clock.ts";
import type { Tx } from "../kernel/db.ts";
import type { Export, ExportId, Word } from "./contract.ts";

const MOST_LISTED = 50;

interface Row {
  id: string;
  reason: Buffer;
  askedBy: Export["askedBy"];
  askedAt: string;
  lapsesAt: string;
  status: Exclude<Export["status"], "gone">;
  words: Word[];
  rowsDone: number;
  rowsTotal: number;
  finishedAt: string | null;
  size: number | null;
  indexSha256: string | null;
  expiresAt: string | null;
  fetched: Export["fetched"];
}

const stamp = (column: string) => sql`to_char(${sql.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const rows = (tx: Tx, exportId: string | null) =>
  sql<Row>`
    select r.id, r.reason, r.asked_at as "askedAt", r.lapses_at as "lapsesAt", r.status, r.rows_done as "rowsDone", r.rows_total as "rowsTotal",
      r.finished_at as "finishedAt", r.size, r.index_sha256 as "indexSha256", r.expires_at as "expiresAt",
      json_build_object('id', a.id, 'name', a.name) as "askedBy",
      (select json_agg(json_build_object('program', case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end, 'answer', w.answer,
          'by', case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end, 'at', ${stamp("w.at")},
          'mine', exports.may_say(w.id), 'saidBy', array(select c.name from exports.sayers(w.agency_id, w.program_id, r.asked_by) s
             join staff.account c on c.id = s.account_id order by c.name)) order by p.name nulls first)
         from exports.word w left join agencies.program p on p.id = w.program_id left join staff.account b on b.id = w.by_id where w.request_id = r.id) as words,
      coalesce((select json_agg(json_build_object('by', json_build_object('id', f.by_id, 'name', b.name), 'at', ${stamp("f.at")}) order by f.at desc)
         from exports.fetching f join staff.account b on b.id = f.by_id where f.request_id = r.id), '[]'::json) as fetched
      from exports.request r join staff.account a on a.id = r.asked_by
     where (${exportId}::uuid is null or r.id = ${exportId}::uuid) order by r.asked_at desc limit ${MOST_LISTED}`
    .execute(tx.db)
    .then((found) => found.rows);

function showExport(tx: Tx, row: Row): Export {
  const { id, reason, status, ...rest } = row;
  const now = clock().getTime();
  const late = Date.parse(row.lapsesAt) <= now;
  const gone = row.expiresAt !== null && Date.parse(row.expiresAt) <= now;
  const whole = row.words.find((word) => word.program === null)?.answer;
  return {
    ...rest,
    exportId: id as ExportId,
    reason: tx.open("exports.request", id, "reason", reason),
    status: status === "asked" && late ? "lapsed" : status === "ready" && gone ? "gone" : status,
    mine: row.askedBy.id === tx.actor.id,
    canBegin: (status === "asked" || status === "failed") && !late && (whole === "yes" || whole === "own"),
  };
}

/** The packages that concern the asker. */
export const listExports = async (tx: Tx): Promise<Export[]> => (await rows(tx, null)).map((row) => showExport(tx, row));

/** One of them. */
export async function findExport(tx: Tx, { exportId }: { exportId: string }): Promise<Export | undefined> {
  const [row] = await rows(tx, exportId);
  return row && showExport(tx, row);
}

/** Whether the asker may ask for a package. */
export async function findRightToAsk(tx: Tx): Promise<{ mayAsk: boolean }> {
  const found = await sql<{ mayAsk: boolean }>`select exports.may_ask() as "mayAsk"`.execute(tx.db);
  return { mayAsk: found.rows[0]?.mayAsk ?? false };
}

/** The accounts whose word an export still takes. */
export async function listSayers(tx: Tx, exportId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct s.account_id as id from exports.word w join exports.request r on r.id = w.request_id
      cross join lateral exports.sayers(w.agency_id, w.program_id, r.asked_by) s where w.request_id = ${exportId} and w.answer is null`.execute(
    tx.db,
  );
  return found.rows.map((row) => row.id);
}
