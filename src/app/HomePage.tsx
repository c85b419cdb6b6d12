import { useMe } from "../ui/me.ts";
import { part } from "../ui/part.ts";
import { isCoordinator, isOnlyAdmin, isReviewer, isStudentStaff } from "./onlyAdmin.ts";

const Today = part(() => import("../today/TodayPage.tsx"), "TodayPage");
const Keeping = part(() => import("./KeepingPage.tsx"), "KeepingPage");
const Coordinator = part(() => import("./CoordinatorPage.tsx"), "CoordinatorPage");
const Review = part(() => import("../today/review/ReviewPage.tsx"), "ReviewPage");
const HandOver = part(() => import("../today/handOver/HandOverPage.tsx"), "HandOverPage");

/**
 * Where one begins: what must not be forgotten today; for somebody who only administers, what there is to keep; for a reviewer from outside, what there is
 * to look at; for student staff, tonight's list; for a coordinator, what there is to do without seeing anybody.
 */
export function HomePage() {
  const me = useMe();
  if (isStudentStaff(me)) return <HandOver />;
  if (isCoordinator(me) && !me.mayAdmin) return <Coordinator />;
  return isOnlyAdmin(me) ? <Keeping /> : isReviewer(me) ? <Review /> : <Today />;
}
