import { type Route, route } from "../../kernel/door.ts";
import { board } from "./contract.ts";
import { setOverflow } from "./overflow.ts";
import { maySeeBoard, maySetBoard } from "./policy.ts";
import { findBoard } from "./queries.ts";
import { changePolicy, findShare, setShare } from "./setPolicy.ts";
import { showBoard, showHistory } from "./showBoard.ts";
import { showMonths } from "./showMonths.ts";

export const boardRoutes: Route[] = [
  route(board.show, { find: findBoard, may: maySeeBoard, run: ({ tx, found, input }) => showBoard(tx, found, input) }),
  route(board.setOverflow, { find: findBoard, may: maySetBoard, run: ({ tx, found, input }) => setOverflow(tx, found, input) }),
  route(board.months, { find: findBoard, may: maySeeBoard, run: ({ tx, found }) => showMonths(tx, found) }),
  route(board.history, { find: findBoard, may: maySeeBoard, run: ({ tx, found }) => showHistory(tx, found) }),
  route(board.changePolicy, { find: findBoard, may: maySetBoard, run: ({ tx, found, input }) => changePolicy(tx, found, input) }),
  route(board.setShare, { find: findShare, may: maySetBoard, run: ({ tx, found, input }) => setShare(tx, found, input) }),
];
