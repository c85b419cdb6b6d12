import { useAsk } from "../ui/asking.ts";
import { receivedCount } from "./countContract.ts";

/** Whether anything is shared with the one who looks. */
export const useAnyReceived = (): boolean => useAsk(receivedCount, {}).all > 0;

/** How much of it they have not read. */
export const useUnreadReceived = (): number => useAsk(receivedCount, {}).unread;
