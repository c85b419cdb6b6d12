import { findCase } from "../cases/queries.ts";
import { type Route, route } from "../kernel/door.ts";
import { navigation } from "./contract.ts";
import { logBarrier, settleBarrier } from "./keepBarrier.ts";
import { addEvent, bookInterpreter, moveEvent, settleEvent } from "./keepEvent.ts";
import { addMilestone, changeMilestone, completeReport, explainRights, reportAbuse } from "./keepLegal.ts";
import { legal } from "./legalContract.ts";
import { mayCompleteReport, mayKeepMilestones, mayReport, maySee, mayWrite } from "./policy.ts";
import { findBarrier, findEvent, findMilestone, findReport, showAround } from "./queries.ts";

const ofEvent = { find: findEvent, may: mayWrite } as const;
const ofCase = { find: findCase, may: mayWrite } as const;

/** Everything about what stands around somebody that somebody signed in may ask. */
export const navigationRoutes: Route[] = [
  route(navigation.show, { find: findCase, may: maySee, run: ({ tx, found }) => showAround(tx, found) }),
  route(navigation.addEvent, { ...ofCase, run: ({ tx, found, input }) => addEvent(tx, found, input) }),
  route(navigation.moveEvent, { ...ofEvent, run: ({ tx, found, input }) => moveEvent(tx, found, input) }),
  route(navigation.settleEvent, { ...ofEvent, run: ({ tx, found, input }) => settleEvent(tx, found, input) }),
  route(navigation.bookInterpreter, { ...ofEvent, run: ({ tx, found, input }) => bookInterpreter(tx, found, input) }),
  route(navigation.logBarrier, { ...ofCase, run: ({ tx, found, input }) => logBarrier(tx, found, input) }),
  route(navigation.settleBarrier, {
    find: findBarrier,
    may: mayWrite,
    run: ({ tx, found, input }) => settleBarrier(tx, found, input),
  }),
  route(legal.explainRights, { ...ofCase, run: ({ tx, found, input }) => explainRights(tx, found, input) }),
  route(legal.addMilestone, { find: findCase, may: mayKeepMilestones, run: ({ tx, found, input }) => addMilestone(tx, found, input) }),
  route(legal.changeMilestone, {
    find: findMilestone,
    may: mayKeepMilestones,
    run: ({ tx, found, input }) => changeMilestone(tx, found, input),
  }),
  route(legal.reportAbuse, { find: findCase, may: mayReport, run: ({ tx, found, input }) => reportAbuse(tx, found, input) }),
  route(legal.completeReport, {
    find: findReport,
    may: mayCompleteReport,
    run: ({ tx, found, input }) => completeReport(tx, found, input),
  }),
];
