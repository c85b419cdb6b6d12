import { sql } from "kysely";
import type { Tx } from "../kernel/db.ts";
import type { Figures, InputAnswer, InputKind, Meets } from "./contract.ts";

/** A program whose boards the asker knows. */
export async function findProgramOfBoards(tx: Tx, { programId }: { programId: string }) {
  const { rows } = await sql<{ id: string; mayKeep: boolean }>`
    select p.id, p.id = any ((select boards.kept())::uuid[]) as "mayKeep" from agencies.program p
     where p.id = ${programId} and p.ended_at is null and p.id = any ((select boards.known())::uuid[])`.execute(tx.db);
  return rows[0];
}

/** A board the asker knows. */
export async function findBoard(tx: Tx, { boardId }: { boardId: string }) {
  const { rows } = await sql<FoundBoard>`
    select b.id, b.program_id as "programId", p.name as "programName", b.name, b.purpose, b.meets, b.next_on as "nextOn", b.ended_on as "endedOn", b.version,
           b.program_id = any ((select boards.kept())::uuid[]) as "mayKeep"
      from boards.board b join agencies.program p on p.id = b.program_id where b.id = ${boardId}`.execute(tx.db);
  return rows[0];
}
export interface FoundBoard {
  id: string;
  programId: string;
  programName: string;
  name: string;
  purpose: Buffer | null;
  meets: Meets;
  nextOn: string | null;
  endedOn: string | null;
  version: number;
  mayKeep: boolean;
}

/** The boards of the asker's programs, those that meet no more last; and where one adds another. */
export async function listBoards(tx: Tx) {
  const [boards, programs] = await Promise.all([
    sql<{ boardId: string; name: string; programName: string; meets: Meets; nextOn: string | null; unanswered: number; ended: boolean }>`
      select b.id as "boardId", b.name, p.name as "programName", b.meets, b.next_on as "nextOn", b.ended_on is not null as ended,
             (select count(*)::int from boards.input i where i.board_id = b.id and i.answer is null and i.meeting_on < ${tx.actor.today}::date) as unanswered
        from boards.board b join agencies.program p on p.id = b.program_id
       order by b.ended_on is not null, b.next_on, b.name, b.id limit 200`.execute(tx.db),
    sql<{ id: string; name: string }>`
      select p.id, p.name from agencies.program p where p.ended_at is null and p.id = any ((select boards.kept())::uuid[]) order by p.name, p.id`.execute(
      tx.db,
    ),
  ]);
  return { boards: boards.rows, programs: programs.rows };
}

export interface MemberRow {
  id: string;
  colleague: string | null;
  title: string | null;
  name: Buffer | null;
  office: Buffer | null;
  chair: boolean;
  fromOn: string;
  untilOn: string | null;
  over: boolean;
  version: number;
}

/** Who sits on a board, who chairs it first, and those who sat there. */
export const membersOf = async (tx: Tx, boardId: string): Promise<MemberRow[]> =>
  (
    await sql<MemberRow>`
      select m.id, a.name as colleague, a.title, m.name, m.office, m.chair, m.from_on as "fromOn", m.until_on as "untilOn",
             coalesce(m.until_on < ${tx.actor.today}::date, false) as over, m.version
        from boards.member m left join staff.account a on a.id = m.account_id
       where m.board_id = ${boardId} order by 9, m.chair desc, m.from_on, m.id limit 200`.execute(tx.db)
  ).rows;

/** Somebody who sits on a board the asker knows. */
export async function findMember(tx: Tx, { memberId }: { memberId: string }) {
  const { rows } = await sql<{ id: string; boardId: string; accountId: string | null; fromOn: string; version: number; mayKeep: boolean }>`
    select m.id, m.board_id as "boardId", m.account_id as "accountId", m.from_on as "fromOn", m.version, m.program_id = any ((select boards.kept())::uuid[]) as "mayKeep"
      from boards.member m where m.id = ${memberId}`.execute(tx.db);
  return rows[0];
}

export interface InputRow {
  id: string;
  meetingOn: string;
  kind: InputKind;
  words: Buffer;
  broughtBy: { id: string; name: string };
  answer: InputAnswer | null;
  answerWords: Buffer | null;
  answeredBy: string | null;
  answeredOn: string | null;
  due: boolean;
  mayAnswer: boolean;
}

const inputRows = async (tx: Tx, rest: ReturnType<typeof sql>) =>
  (
    await sql<InputRow>`
      select i.id, i.meeting_on as "meetingOn", i.kind, i.words, json_build_object('id', a.id, 'name', a.name) as "broughtBy", i.answer, i.answer_words as "answerWords",
             n.name as "answeredBy", i.answered_on as "answeredOn", i.answer is null and i.meeting_on < ${tx.actor.today}::date as due,
             i.brought_by = (select kernel.uid()) or i.program_id = any ((select boards.kept())::uuid[]) as "mayAnswer"
        from boards.input i join staff.account a on a.id = i.brought_by left join staff.account n on n.id = i.answered_by ${rest}`.execute(
      tx.db,
    )
  ).rows;

/** What was brought to a board, to the last meeting first. */
export const inputsOf = (tx: Tx, boardId: string) =>
  inputRows(tx, sql`where i.board_id = ${boardId} order by i.meeting_on desc, i.recorded_at, i.id limit 500`);

/** One thing that was brought to a board the asker knows. */
export const findInput = async (tx: Tx, { inputId }: { inputId: string }) => (await inputRows(tx, sql`where i.id = ${inputId}`))[0];

/** What the asker owes a word on: what they brought, and of the boards they keep what somebody brought who works there no more. */
export async function listWaiting(tx: Tx) {
  const { rows } = await sql<{ inputId: string; boardId: string; boardName: string; meetingOn: string; kind: InputKind; words: Buffer }>`
    select d.input_id as "inputId", d.board_id as "boardId", b.name as "boardName", d.due_on as "meetingOn", d.kind, d.words
      from boards.input_due d join boards.board b on b.id = d.board_id
       where d.brought_by = (select kernel.uid()) or d.program_id = any ((select boards.kept())::uuid[]) and not boards.works_there(d.brought_by, d.program_id)
       order by d.due_on, d.input_id limit 50`.execute(tx.db);
  return { inputs: rows.map((row) => ({ ...row, words: tx.open("boards.input", row.inputId, "words", row.words) })) };
}

interface SheetRow {
  sheetId: string;
  boardId: string;
  meetingOn: string;
  fromOn: string;
  untilOn: string;
  issuedBy: string;
  issuedAt: string;
}

/** The fact sheets a board was given, the last first. */
export const sheetsOf = async (tx: Tx, boardId: string): Promise<SheetRow[]> =>
  (
    await sql<SheetRow>`
      select s.id as "sheetId", s.board_id as "boardId", s.meeting_on as "meetingOn", s.from_on as "fromOn", s.until_on as "untilOn", a.name as "issuedBy", s.issued_at as "issuedAt"
        from boards.sheet s join staff.account a on a.id = s.issued_by where s.board_id = ${boardId} order by s.issued_at desc, s.id limit 100`.execute(
      tx.db,
    )
  ).rows;

/** The spans of days of which a program has given out figures. */
export const spansGiven = (tx: Tx, programId: string) =>
  tx.db
    .selectFrom("boards.sheet")
    .select(["from_on as fromOn", "until_on as untilOn"])
    .where("program_id", "=", programId)
    .distinct()
    .execute();

/** One fact sheet the asker knows, as it was given out. */
export async function findSheet(tx: Tx, { sheetId }: { sheetId: string }) {
  const { rows } = await sql<SheetRow & { boardName: string; programName: string; agencyName: string; figures: Figures; least: number }>`
    select s.id as "sheetId", s.board_id as "boardId", b.name as "boardName", p.name as "programName", g.name as "agencyName", s.meeting_on as "meetingOn", s.from_on as "fromOn",
           s.until_on as "untilOn", a.name as "issuedBy", s.issued_at as "issuedAt", s.figures, s.least
      from boards.sheet s join boards.board b on b.id = s.board_id join agencies.program p on p.id = s.program_id join agencies.agency g on g.id = s.agency_id
      join staff.account a on a.id = s.issued_by where s.id = ${sheetId}`.execute(tx.db);
  return rows[0];
}
