import { type SelectQueryBuilder, sql } from "kysely";
import type { Access } from "../kernel/contract.ts";
import type { Tx } from "../kernel/db.ts";
import type { FileAudience, FileHead, MediaType } from "./contract.ts";

/** Pictures were taken apart and put together again as they came in; nothing else is shown in place. */
const SHOWN: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

/** By what right a file is seen: as what it hangs on; hanging nowhere, as its maker. */
const access = sql<Access>`case
  when a.case_id is not null then access.to_case(a.case_id, a.program_id)
  when a.person_id is not null then access.to_person(a.person_id)
  when a.program_id is not null then json_build_object('because', json_build_array('program'), 'sections', 0, 'canWrite', a.program_id = any (access.writes()))
  else json_build_object('because', json_build_array('owner'), 'sections', 0, 'canWrite', true) end`;

const rows = (tx: Tx) =>
  tx.db
    .selectFrom("files.artefact as a")
    .innerJoin("staff.account as m", "m.id", "a.made_by")
    .leftJoin("staff.account as e", "e.id", "a.ended_by")
    .select([
      "a.id",
      "a.name",
      "a.media_type",
      "a.size",
      "a.pieces",
      "a.may_locate",
      "a.scan",
      "a.made_by",
      "m.name as maker",
      "a.made_at",
      "a.person_id",
      "a.case_id",
      "a.audience",
      "a.attached_at",
      "a.ended_at",
      "a.ended_by",
      "e.name as ender",
      "a.end_reason",
      "a.version",
    ])
    .where("a.status", "=", "ready");

type Rows = ReturnType<typeof rows> extends SelectQueryBuilder<infer _, infer __, infer Row> ? Row : never;

/** A file, should the asker see it. */
export const findFile = (tx: Tx, { fileId }: { fileId: string }) =>
  rows(tx).select(access.as("access")).where("a.id", "=", fileId).executeTakeFirst();
export type FoundFile = NonNullable<Awaited<ReturnType<typeof findFile>>>;

/** What is shown of a file. */
export function showFile(tx: Tx, row: Rows): FileHead {
  const { id, ended_at, ended_by, ender, end_reason } = row;
  const ended = ended_at && ended_by && ender && end_reason && { by: { id: ended_by, name: ender }, at: ended_at };
  return {
    fileId: id as FileHead["fileId"],
    name: openName(tx, row),
    mediaType: row.media_type as MediaType,
    size: row.size,
    mayLocate: row.may_locate,
    scan: row.scan,
    shows: row.scan === "clear" && SHOWN.has(row.media_type),
    madeBy: { id: row.made_by, name: row.maker },
    madeAt: row.made_at,
    audience: row.audience,
    ended: ended ? { ...ended, reason: tx.open("files.artefact", id, "end_reason", end_reason) } : null,
    version: row.version,
  };
}

export const openName = (tx: Tx, { id, name }: Pick<Rows, "id" | "name">): string => tx.open("files.artefact", id, "name", name);

const MOST_LISTED = 200;

/** The files that hang on a case or a person, newest first, as far as the asker reads them; those that ended come last. */
export async function listFiles(tx: Tx, root: { caseId: string } | { personId: string }): Promise<FileHead[]> {
  const found = await rows(tx)
    .$if("caseId" in root, (q) => q.where("a.case_id", "=", "caseId" in root ? root.caseId : ""))
    .$if("personId" in root, (q) => q.where("a.person_id", "=", "personId" in root ? root.personId : "").where("a.case_id", "is", null))
    .orderBy(sql`a.ended_at is not null`)
    .orderBy("a.made_at", "desc")
    .limit(MOST_LISTED)
    .execute();
  return found.map((row) => showFile(tx, row));
}

/** How many more there are of a case that are for others. */
export async function countClosedFiles(tx: Tx, caseId: string): Promise<number> {
  const { rows: found } = await sql<{ count: number }>`select files.count_closed(${caseId}) as count`.execute(tx.db);
  return found[0]?.count ?? 0;
}

/** Where a file is hung: a case with its program and person, a person, or a program alone. */
export interface Root {
  readonly programId?: string;
  readonly personId?: string;
  readonly caseId?: string;
}

/** A file about to be hung: of a case its audience is said; `section` is the bits of what of a person it is about. */
export interface Hanging extends Root {
  readonly fileId: string;
  readonly section?: number;
  readonly audience?: FileAudience;
}
