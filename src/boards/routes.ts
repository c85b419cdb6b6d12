import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { boards, inputs, members, sheets } from "./contract.ts";
import { issueSheet } from "./issueSheet.ts";
import { addBoard, addMember, answerInput, bringInput, changeBoard, changeMember } from "./keepBoard.ts";
import { mayAnswerInput, mayKeepBoards } from "./policy.ts";
import { findBoard, findInput, findMember, findProgramOfBoards, findSheet, listBoards, listWaiting } from "./queries.ts";
import { showBoard } from "./showBoard.ts";

export const boardRoutes: Route[] = [
  route(boards.list, { find: nothing, may: anyone, run: ({ tx }) => listBoards(tx) }),
  route(boards.add, { find: findProgramOfBoards, may: mayKeepBoards, run: ({ tx, input }) => addBoard(tx, input) }),
  route(boards.show, { find: findBoard, may: anyone, run: ({ tx, found }) => showBoard(tx, found) }),
  route(boards.change, { find: findBoard, may: mayKeepBoards, run: ({ tx, found, input }) => changeBoard(tx, found, input) }),
  route(members.add, { find: findBoard, may: mayKeepBoards, run: ({ tx, found, input }) => addMember(tx, found, input) }),
  route(members.change, { find: findMember, may: mayKeepBoards, run: ({ tx, found, input }) => changeMember(tx, found, input) }),
  route(inputs.bring, { find: findBoard, may: anyone, run: ({ tx, found, input }) => bringInput(tx, found, input) }),
  route(inputs.answer, { find: findInput, may: mayAnswerInput, run: ({ tx, found, input }) => answerInput(tx, found, input) }),
  route(inputs.waiting, { find: nothing, may: anyone, run: ({ tx }) => listWaiting(tx) }),
  route(sheets.issue, { find: findBoard, may: mayKeepBoards, run: ({ tx, found, input }) => issueSheet(tx, found, input) }),
  route(sheets.show, { find: findSheet, may: anyone, run: async ({ found }) => found }),
];
