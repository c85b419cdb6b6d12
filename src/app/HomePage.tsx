import { lazy } from "react";
import { useMe } from "../ui/me.ts";
import { isOnlyAdmin, isReviewer, isStudentStaff } from "./onlyAdmin.ts";

const Today = lazy(async () => ({ default: (await import("../today/TodayPage.tsx")).TodayPage }));
const Keeping = lazy(async () => ({ default: (await import("./KeepingPage.tsx")).KeepingPage }));
const Review = lazy(async () => ({ default: (await import("../today/review/ReviewPage.tsx")).ReviewPage }));
const HandOver = lazy(async () => ({ default: (await import("../today/handOver/HandOverPage.tsx")).HandOverPage }));

/**
 * Where one begins: what must not be forgotten today; for somebody who only administers, what there is to keep; for a reviewer from outside, what there is
 * to look at; for student staff, tonight's list.
 */
export function HomePage() {
  const me = useMe();
  if (isStudentStaff(me)) return <HandOver />;
  return isOnlyAdmin(me) ? <Keeping /> : isReviewer(me) ? <Review /> : <Today />;
}
