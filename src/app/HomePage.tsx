import { lazy } from "react";
import { useMe } from "../ui/me.ts";
import { isOnlyAdmin } from "./onlyAdmin.ts";

const Today = lazy(async () => ({ default: (await import("../today/TodayPage.tsx")).TodayPage }));
const Keeping = lazy(async () => ({ default: (await import("./KeepingPage.tsx")).KeepingPage }));

/** Where one begins: what must not be forgotten today, or for somebody who only administers, what there is to keep. */
export function HomePage() {
  return isOnlyAdmin(useMe()) ? <Keeping /> : <Today />;
}
