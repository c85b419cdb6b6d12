import { anyone, nothing, type Route, route } from "../../kernel/door.ts";
import { review } from "./contract.ts";
import {
  acknowledgeAct,
  agreeReviewer,
  endReviewer,
  findReviewer,
  nameReviewer,
  nudgeWorker,
  showReview,
  showSetting,
} from "./keepReview.ts";
import { mayAgree, mayName } from "./policy.ts";

export const reviewRoutes: Route[] = [
  route(review.setting, { find: nothing, may: anyone, run: ({ tx }) => showSetting(tx) }),
  route(review.name, { find: nothing, may: mayName, run: ({ tx, input }) => nameReviewer(tx, input) }),
  route(review.agree, { find: findReviewer, may: mayAgree, run: ({ tx, found }) => agreeReviewer(tx, found.id) }),
  route(review.end, { find: findReviewer, may: anyone, run: ({ tx, found }) => endReviewer(tx, found.id) }),
  route(review.show, { find: nothing, may: anyone, run: ({ tx }) => showReview(tx) }),
  route(review.nudge, { find: nothing, may: anyone, run: ({ tx, input }) => nudgeWorker(tx, input.crackId) }),
  route(review.acknowledge, { find: nothing, may: anyone, run: ({ tx, input }) => acknowledgeAct(tx, input.actId) }),
];
