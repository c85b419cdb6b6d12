import { Suspense } from "react";
import { part } from "../ui/part.ts";
import { useUnreadReceived } from "./useReceived.ts";

const ReceivedWaiting = part(() => import("./ReceivedWaiting.tsx"), "ReceivedWaiting");

/** On Today of whoever was given copies to read: that there are some they have not opened. Nothing for everybody else, not even a file. */
export function ReceivedToday() {
  const unread = useUnreadReceived();
  return unread > 0 ? (
    <Suspense fallback={null}>
      <ReceivedWaiting unread={unread} />
    </Suspense>
  ) : null;
}
