import { anyone, nothing, type Route, route } from "../kernel/door.ts";
import { concerns, doors, routing } from "./contract.ts";
import { joinCase, openCaseFrom } from "./intoCase.ts";
import { findLikely } from "./likelyPersons.ts";
import { listConcerns } from "./listConcerns.ts";
import { markDuplicate } from "./markDuplicate.ts";
import { ruleIn, ruleOut } from "./notThem.ts";
import { changeTitle, closeDoor, findOpenDoor, openDoor } from "./openDoor.ts";
import { hasInbox, mayAssign, mayChangeRouting, mayDecide, mayReadRouting } from "./policy.ts";
import { findConcern } from "./queries.ts";
import { addRule, endRule, findRule, listRules } from "./routing.ts";
import { acknowledgeSender, addOwnWords, askSender, fileAsStaff, findDoor, findMine, listDoors, listMine, listPassed } from "./sender.ts";
import { showConcern } from "./showConcern.ts";
import { assignConcern, closeConcern, rateConcern, redirectConcern, setDirection, takeConcern } from "./triage.ts";

const decide = { find: findConcern, may: mayDecide } as const;

/** Everything about concerns that somebody signed in may ask. */
export const concernRoutes: Route[] = [
  route(concerns.inbox, { find: nothing, may: anyone, run: ({ tx, input }) => listConcerns(tx, input) }),
  route(concerns.mine, { find: nothing, may: anyone, run: ({ tx }) => listMine(tx) }),
  route(concerns.passed, { find: nothing, may: hasInbox, run: ({ tx }) => listPassed(tx) }),
  route(concerns.show, { find: findConcern, may: anyone, run: ({ tx, found }) => showConcern(tx, found), eager: true }),
  route(concerns.likely, { ...decide, run: ({ tx, found, input }) => findLikely(tx, found, input.name) }),
  route(concerns.ruleOut, { ...decide, run: ({ tx, found, input }) => ruleOut(tx, found, input.personId) }),
  route(concerns.ruleIn, { ...decide, run: ({ tx, found, input }) => ruleIn(tx, found, input.personId) }),
  route(concerns.take, { ...decide, run: ({ tx, found, input }) => takeConcern(tx, found, input) }),
  route(concerns.assign, { find: findConcern, may: mayAssign, run: ({ tx, found, input }) => assignConcern(tx, found, input) }),
  route(concerns.rate, { ...decide, run: ({ tx, found, input }) => rateConcern(tx, found, input) }),
  route(concerns.setDirection, { ...decide, run: ({ tx, found, input }) => setDirection(tx, found, input) }),
  route(concerns.openCase, { ...decide, run: ({ tx, found, input }) => openCaseFrom(tx, found, input) }),
  route(concerns.joinCase, { ...decide, run: ({ tx, found, input }) => joinCase(tx, found, input) }),
  route(concerns.redirect, { ...decide, run: ({ tx, found, input }) => redirectConcern(tx, found, input) }),
  route(concerns.noAction, { ...decide, run: ({ tx, found, input }) => closeConcern(tx, found, input) }),
  route(concerns.duplicate, { ...decide, run: ({ tx, found, input }) => markDuplicate(tx, found, input) }),
  route(concerns.acknowledge, { ...decide, run: ({ tx, found, input }) => acknowledgeSender(tx, found, input) }),
  route(concerns.askSender, { ...decide, run: ({ tx, found, input }) => askSender(tx, found, input) }),
  route(concerns.doors, { find: nothing, may: anyone, run: ({ tx }) => listDoors(tx) }),
  route(concerns.file, { find: findDoor, may: anyone, run: ({ tx, found, input }) => fileAsStaff(tx, found, input) }),
  route(concerns.addWords, { find: findMine, may: anyone, run: ({ tx, found, input }) => addOwnWords(tx, found.id, input.words) }),
  route(doors.open, { find: nothing, may: mayChangeRouting, run: ({ tx, input }) => openDoor(tx, input) }),
  route(doors.retitle, { find: findOpenDoor, may: mayChangeRouting, run: ({ tx, found, input }) => changeTitle(tx, found, input) }),
  route(doors.close, { find: findDoor, may: mayChangeRouting, run: ({ tx, found }) => closeDoor(tx, found.id) }),
  route(routing.list, { find: nothing, may: mayReadRouting, run: ({ tx }) => listRules(tx) }),
  route(routing.add, { find: nothing, may: mayChangeRouting, run: ({ tx, input }) => addRule(tx, input) }),
  route(routing.end, { find: findRule, may: mayChangeRouting, run: ({ tx, found }) => endRule(tx, found.id) }),
];
