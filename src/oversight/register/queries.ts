import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../kernel/db.ts";
import { invalid } from "../../kernel/problem.ts";
import type { RegisterLine, RegisterLook, register } from "./contract.ts";

const PAGE = 50;
const Place = z.tuple([z.string().max(40), z.uuid()]);

interface LineRow {
  id: string;
  at: string;
  /** The instant to the last digit, which a date does not carry. */
  place: string;
  program_id: string;
  case_id: string | null;
  number: number;
  by_id: string;
  by_name: string;
  basis: RegisterLine["basis"];
  code: RegisterLine["code"];
  exempt: RegisterLine["exempt"];
  recipient_id: string | null;
  recipient_kind: NonNullable<RegisterLine["party"]>["kind"] | null;
  recipient: string | null;
  method: RegisterLine["method"];
  items: RegisterLine["items"];
  opened_at: string | null;
  finding: RegisterLine["finding"];
}

/** A page of what was shared, and how much there is of it. */
export async function listRegister(tx: Tx, asked: z.output<typeof register.list.in>): Promise<z.input<typeof register.list.out>> {
  const [at, id] = placeAfter(asked);
  const { from, to, recipientId = null, basis = null, programId = null, byId = null } = asked;
  const [lines, counts] = await Promise.all([
    sql<LineRow>`
      select r.*, r.at::text as place from oversight.register(${from}::date, ${to}::date, ${recipientId}::uuid, ${basis}::text, ${programId}::uuid, ${byId}::uuid,
        ${at}::timestamptz, ${id}::uuid, ${sql.lit(PAGE + 1)}) r`.execute(tx.db),
    sql<{ shared: number; exempt: number; emergencies: number; noes: number; refused: number }>`
      select * from oversight.register_counts(${from}::date, ${to}::date, ${recipientId}::uuid, ${basis}::text, ${programId}::uuid, ${byId}::uuid)`.execute(
      tx.db,
    ),
  ]);
  const none = { shared: 0, exempt: 0, emergencies: 0, noes: 0, refused: 0 };
  return { ...cutPage(lines.rows, showLine, "lines"), counts: counts.rows[0] ?? none };
}

const showLine = (row: LineRow): RegisterLine => ({
  id: row.id,
  at: row.at,
  programId: row.program_id,
  caseId: row.case_id as never,
  caseNumber: row.number,
  by: { id: row.by_id, name: row.by_name },
  basis: row.basis,
  code: row.code,
  exempt: row.exempt,
  party: row.recipient_id && row.recipient_kind ? { id: row.recipient_id, name: row.recipient, kind: row.recipient_kind } : null,
  method: row.method,
  items: row.items,
  openedAt: row.opened_at,
  finding: row.finding,
});

interface LookRow {
  id: string;
  at: string;
  place: string;
  action: string;
  by_id: string;
  by_name: string;
  program_id: string;
  case_id: string | null;
  number: number;
}

/** A page of who opened what. */
export async function listLooks(tx: Tx, asked: z.output<typeof register.looks.in>): Promise<z.input<typeof register.looks.out>> {
  const [at, id] = placeAfter(asked);
  const { from, to, programId = null, byId = null } = asked;
  const { rows } = await sql<LookRow>`
    select l.*, l.at::text as place from oversight.looks(${from}::date, ${to}::date, ${programId}::uuid, ${byId}::uuid, ${at}::timestamptz, ${id}::uuid, ${sql.lit(PAGE + 1)}) l`.execute(
    tx.db,
  );
  return cutPage(rows, showLook, "looks");
}

const showLook = (row: LookRow): RegisterLook => ({
  id: row.id,
  at: row.at,
  action: row.action,
  by: { id: row.by_id, name: row.by_name },
  programId: row.program_id,
  caseId: row.case_id as never,
  caseNumber: row.number,
});

/** Whom the register can be asked for. */
export async function listParties(tx: Tx): Promise<z.input<typeof register.parties.out>> {
  const [parties, colleagues, programs] = await Promise.all([
    sql<z.input<typeof register.parties.out>["parties"][number]>`select id, name, kind from oversight.register_parties()`.execute(tx.db),
    sql<{ id: string; name: string }>`select id, name from oversight.register_colleagues()`.execute(tx.db),
    sql<{
      id: string;
      name: string;
    }>`select p.id, p.name from agencies.program p where p.id = any ((select walls.decides_in())::uuid[]) order by p.name`.execute(tx.db),
  ]);
  return { parties: parties.rows, colleagues: colleagues.rows, programs: programs.rows };
}

function cutPage<R extends { readonly id: string; readonly place: string }, S, K extends string>(
  rows: readonly R[],
  show: (row: R) => S,
  as: K,
) {
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  const next = last && rows.length > PAGE ? Buffer.from(JSON.stringify([last.place, last.id])).toString("base64url") : null;
  return { [as]: page.map(show), next } as { [key in K]: S[] } & { next: string | null };
}

/** Where the page before ended. Days that are the wrong way round, or a place that is none, are refused. */
function placeAfter({ from, to, after }: { from: string; to: string; after?: string | undefined }): [string | null, string | null] {
  if (to < from) throw invalid({ to: "beforeFrom" });
  if (after === undefined) return [null, null];
  try {
    const [at, id] = Place.parse(JSON.parse(Buffer.from(after, "base64url").toString()));
    if (Number.isNaN(Date.parse(at.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00")))) throw new Error(at);
    return [at, id];
  } catch {
    throw invalid({ after: "invalid" });
  }
}
