import { useAsk } from "../ui/asking.ts";
import { received } from "./receivedContract.ts";

/** Whether anything is shared with the one who looks. */
export const useAnyReceived = (): boolean => useAsk(received.count, {}).all > 0;

/** How much of it they have not read. */
export const useUnreadReceived = (): number => useAsk(received.count, {}).unread;
