import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import { newId } from "../kernel/ids.ts";
import { conflict, invalid, notFound, stale } from "../kernel/problem.ts";
import type { boards, inputs, members } from "./contract.ts";
import { type FoundBoard, findBoard, findMember, type InputRow } from "./queries.ts";
import { showBoard } from "./showBoard.ts";

/** Sealed, where there is anything to seal. */
const sealIf = (tx: Tx, table: string, id: string, column: string, value: string | null): Buffer | null =>
  value ? tx.seal(table, id, column, value) : null;

/** Adds a board to a program. */
export async function addBoard(tx: Tx, { programId, name, purpose, meets, nextOn }: z.output<typeof boards.add.in>) {
  const id = newId();
  await tx.db
    .insertInto("boards.board")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: programId,
      name,
      purpose: sealIf(tx, "boards.board", id, "purpose", purpose),
      meets,
      next_on: nextOn ?? null,
      added_by: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Changes a board against the version the asker saw. */
export async function changeBoard(
  tx: Tx,
  found: FoundBoard,
  { name, purpose, meets, nextOn, ended, version }: z.output<typeof boards.change.in>,
) {
  const done = await tx.db
    .updateTable("boards.board")
    .set({
      name,
      purpose: sealIf(tx, "boards.board", found.id, "purpose", purpose),
      meets,
      next_on: nextOn ?? null,
      ended_on: ended ? (found.endedOn ?? tx.actor.today) : null,
      version: version + 1,
    })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  const current = await findBoard(tx, { boardId: found.id });
  throw current ? stale(await showBoard(tx, current)) : notFound();
}

/** Writes down who sits on a board. */
export async function addMember(tx: Tx, found: FoundBoard, input: z.output<typeof members.add.in>) {
  const { accountId = null, name, office, chair, fromOn, untilOn = null } = input;
  if (!accountId && !name) throw invalid({ name: "missing" });
  if (untilOn && untilOn < fromOn) throw invalid({ untilOn: "beforeFrom" });
  if (accountId) {
    const colleague = await tx.db
      .selectFrom("staff.account")
      .select("id")
      .where("id", "=", accountId)
      .where("status", "=", "active")
      .executeTakeFirst();
    if (!colleague) throw invalid({ accountId: "unknown" });
  }
  const id = newId();
  const done = await tx.db
    .insertInto("boards.member")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: found.programId,
      board_id: found.id,
      account_id: accountId,
      name: accountId ? null : sealIf(tx, "boards.member", id, "name", name),
      office: accountId ? null : sealIf(tx, "boards.member", id, "office", office),
      chair,
      from_on: fromOn,
      until_on: untilOn,
      added_by: tx.actor.id,
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  if (!done.numInsertedOrUpdatedRows) throw conflict("boardMember.there");
  return { id };
}

type FoundMember = NonNullable<Awaited<ReturnType<typeof findMember>>>;

/** Whether somebody chairs, and until when they sit there, against the version the asker saw. */
export async function changeMember(tx: Tx, found: FoundMember, { chair, untilOn = null, version }: z.output<typeof members.change.in>) {
  if (untilOn && untilOn < found.fromOn) throw invalid({ untilOn: "beforeFrom" });
  if (!untilOn && found.accountId) {
    const { rows } =
      await sql`select from boards.member m where m.board_id = ${found.boardId} and m.account_id = ${found.accountId} and m.until_on is null
      and m.id <> ${found.id}`.execute(tx.db);
    if (rows.length > 0) throw conflict("boardMember.there");
  }
  const done = await tx.db
    .updateTable("boards.member")
    .set({ chair, until_on: untilOn, version: version + 1 })
    .where("id", "=", found.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return { version: version + 1 };
  throw stale(await findMember(tx, { memberId: found.id }));
}

/** Writes down what the program brings to a meeting. */
export async function bringInput(tx: Tx, found: FoundBoard, { meetingOn, kind, words }: z.output<typeof inputs.bring.in>) {
  if (found.endedOn) throw conflict("board.ended");
  const id = newId();
  await tx.db
    .insertInto("boards.input")
    .values({
      id,
      agency_id: tx.actor.agencyId,
      program_id: found.programId,
      board_id: found.id,
      meeting_on: meetingOn,
      kind,
      words: tx.seal("boards.input", id, "words", words),
      brought_by: tx.actor.id,
    })
    .execute();
  return { id };
}

/** Says what became of it, once. */
export async function answerInput(tx: Tx, found: InputRow, { answer, words }: z.output<typeof inputs.answer.in>) {
  if (found.answer) throw conflict("boardInput.answered");
  if (answer !== "withdrawn" && found.meetingOn > tx.actor.today) throw conflict("boardInput.notYet");
  if ((answer === "not_taken_up" || answer === "later") && !words) throw invalid({ words: "missing" });
  const done = await tx.db
    .updateTable("boards.input")
    .set({
      answer,
      answer_words: sealIf(tx, "boards.input", found.id, "answer_words", words),
      answered_by: tx.actor.id,
      answered_on: tx.actor.today,
    })
    .where("id", "=", found.id)
    .where("answer", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw conflict("boardInput.answered");
  return {};
}
