import { lazy } from "react";
import { useMe } from "../ui/me.ts";
import { isCoordinator, isOnlyAdmin, isReviewer, isStudentStaff } from "./onlyAdmin.ts";

const Today = lazy(async () => ({ default: (await import("../today/TodayPage.tsx")).TodayPage }));
const Keeping = lazy(async () => ({ default: (await import("./KeepingPage.tsx")).KeepingPage }));
const Coordinator = lazy(async () => ({ default: (await import("./CoordinatorPage.tsx")).CoordinatorPage }));
const Review = lazy(async () => ({ default: (await import("../today/review/ReviewPage.tsx")).ReviewPage }));
const HandOver = lazy(async () => ({ default: (await import("../today/handOver/HandOverPage.tsx")).HandOverPage }));

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
