import { findCase } from "../cases/queries.ts";
import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { conflict } from "../kernel/problem.ts";
import { assembleItems, beginRequest } from "./beginRequest.ts";
import { requests } from "./contract.ts";
import { approveRequest, giveRequest } from "./giveRequest.ts";
import { changePaper, endPaper, leavePaper, recordPaper } from "./keepPaper.ts";
import { decideItem, endRequest, layStatement, recordCall } from "./keepRequest.ts";
import { desk } from "./paperContract.ts";
import { findDeskProgram, findPaper, showDesk, showPaper } from "./paperQueries.ts";
import { mayAnswerRequest, mayApproveRequest, mayEndPaper, mayReadRequests, mayRecordPaper } from "./policy.ts";
import { caseOf, findRequest } from "./queries.ts";
import { listRequests, showRequest } from "./showRequest.ts";

/** What whoever stands at the desk asks. */
const ofDesk: Route[] = [
  route(desk.show, { find: nothing, may: anyone, run: ({ tx }) => showDesk(tx) }),
  route(desk.record, { find: findDeskProgram, may: mayRecordPaper, run: ({ tx, found, input }) => recordPaper(tx, found.id, input) }),
  route(desk.paper, { find: findPaper, may: anyone, run: ({ tx, found }) => showPaper(tx, found) }),
  route(desk.change, { find: findPaper, may: anyone, run: ({ tx, found, input }) => changePaper(tx, found, input) }),
  route(desk.end, { find: findPaper, may: mayEndPaper, run: ({ tx, found, input }) => endPaper(tx, found, input) }),
  route(desk.file, { find: findPaper, may: anyone, run: ({ tx, found }) => leavePaper(tx, found) }),
];

/** What is asked about one person's record. */
const ofCase: Route[] = [
  route(requests.list, { find: findCase, may: mayReadRequests, run: ({ tx, found }) => listRequests(tx, found) }),
  route(requests.begin, { find: findCase, may: mayAnswerRequest, run: ({ tx, found, input }) => beginRequest(tx, found, input) }),
  route(requests.show, { find: findRequest, may: mayReadRequests, run: ({ tx, found }) => showRequest(tx, found) }),
  route(requests.assemble, {
    find: findRequest,
    may: mayAnswerRequest,
    async run({ tx, found }) {
      if (found.ended || found.kind === "amendment") throw conflict("request.over");
      await assembleItems(tx, caseOf(found), found.id, found.kind);
      return {};
    },
  }),
  route(requests.decide, { find: findRequest, may: mayAnswerRequest, run: ({ tx, found, input }) => decideItem(tx, found, input) }),
  route(requests.approve, {
    find: findRequest,
    may: mayApproveRequest,
    run: ({ tx, found, input }) => approveRequest(tx, found, input.version),
  }),
  route(requests.give, { find: findRequest, may: mayAnswerRequest, run: ({ tx, found, input }) => giveRequest(tx, found, input) }),
  route(requests.called, { find: findRequest, may: mayAnswerRequest, run: ({ tx, found, input }) => recordCall(tx, found, input) }),
  route(requests.end, { find: findRequest, may: mayAnswerRequest, run: ({ tx, found, input }) => endRequest(tx, found, input) }),
  route(requests.state, { find: findRequest, may: mayAnswerRequest, run: ({ tx, found, input }) => layStatement(tx, found, input) }),
];

export const requestRoutes: Route[] = [...ofDesk, ...ofCase];
