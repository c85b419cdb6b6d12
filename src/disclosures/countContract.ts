import { z } from "zod";
import { endpoint, none } from "../kernel/contract.ts";

/** Asked by the frame of every page: it stands by itself so that the first file stays small. */
export const receivedCount = endpoint({
  name: "received.count",
  method: "GET",
  path: "/received/count",
  in: none,
  out: z.object({ all: z.number().int(), unread: z.number().int() }),
  about: "How much is shared with the asker now, and how much of it they have not opened: whether the place is in their list.",
});
