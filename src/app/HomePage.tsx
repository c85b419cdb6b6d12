import { lazy } from "react";
import { useMe } from "../ui/me.ts";
import { isOnlyAdmin, isReviewer } from "./onlyAdmin.ts";

const Today = lazy(async () => ({ default: (await import("../today/TodayPage.tsx")).TodayPage }));
const Keeping = lazy(async () => ({ default: (await import("./KeepingPage.tsx")).KeepingPage }));
const Review = lazy(async () => ({ default: (await import("../today/review/ReviewPage.tsx")).ReviewPage }));

/** Where one begins: what must not be forgotten today; for somebody who only administers, what there is to keep; for a reviewer from outside, what there is to look at. */
export function HomePage() {
  const me = useMe();
  return isOnlyAdmin(me) ? <Keeping /> : isReviewer(me) ? <Review /> : <Today />;
}
