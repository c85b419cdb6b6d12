import { anyone, type Route, route } from "../../kernel/door.ts";
import { training } from "./contract.ts";
import {
  acceptAgreement,
  askRequirement,
  endRequirement,
  findRequirement,
  findTraining,
  recordTraining,
  reviseRequirement,
  setBackup,
  takeBackTraining,
} from "./keepTraining.ts";
import { mayCarryThere, mayKeepTraining } from "./policy.ts";
import { findTrainedProgram, showTraining } from "./showTraining.ts";

/** Everything about what a program asks of those who carry its cases. */
export const trainingRoutes: Route[] = [
  route(training.show, { find: findTrainedProgram, may: anyone, run: ({ tx, found }) => showTraining(tx, found) }),
  route(training.ask, {
    find: findTrainedProgram,
    may: mayKeepTraining,
    run: ({ tx, found, input }) => askRequirement(tx, found.programId, input),
  }),
  route(training.revise, {
    find: findRequirement,
    may: mayKeepTraining,
    run: ({ tx, found, input }) => reviseRequirement(tx, found, input),
  }),
  route(training.end, { find: findRequirement, may: mayKeepTraining, run: ({ tx, found }) => endRequirement(tx, found) }),
  route(training.record, { find: findRequirement, may: mayKeepTraining, run: ({ tx, found, input }) => recordTraining(tx, found, input) }),
  route(training.agree, { find: findRequirement, may: mayCarryThere, run: ({ tx, found }) => acceptAgreement(tx, found) }),
  route(training.takeBack, { find: findTraining, may: mayKeepTraining, run: ({ tx, found }) => takeBackTraining(tx, found) }),
  route(training.standBy, { find: findTrainedProgram, may: mayCarryThere, run: ({ tx, input }) => setBackup(tx, input) }),
];
