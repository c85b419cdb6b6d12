import type { z } from "zod";
import type { Tx } from "../kernel/db.ts";
import type { boards } from "./contract.ts";
import { listPeriods } from "./periods.ts";
import { type FoundBoard, inputsOf, membersOf, sheetsOf, spansGiven } from "./queries.ts";

/** A board with all that is kept of it, opened. */
export async function showBoard(tx: Tx, { id, purpose, ...found }: FoundBoard): Promise<z.input<typeof boards.show.out>> {
  const [members, inputs, sheets, given] = await Promise.all([
    membersOf(tx, id),
    inputsOf(tx, id),
    sheetsOf(tx, id),
    spansGiven(tx, found.programId),
  ]);
  return {
    ...found,
    boardId: id,
    purpose: purpose && tx.open("boards.board", id, "purpose", purpose),
    members: members.map(({ id: memberId, colleague, title, name, office, ...rest }) => ({
      ...rest,
      memberId,
      name: name ? tx.open("boards.member", memberId, "name", name) : (colleague ?? ""),
      office: office ? tx.open("boards.member", memberId, "office", office) : title,
      outside: name !== null,
    })),
    inputs: inputs.map(({ id: inputId, words, answerWords, ...rest }) => ({
      ...rest,
      inputId,
      words: tx.open("boards.input", inputId, "words", words),
      answerWords: answerWords && tx.open("boards.input", inputId, "answer_words", answerWords),
      mayAnswer: rest.mayAnswer && rest.answer === null,
    })),
    sheets,
    periods: found.mayKeep && !found.endedOn ? listPeriods(tx.actor.today, given) : [],
  };
}
