import { z } from "zod";
import { cursor, endpoint, id, moment } from "../kernel/contract.ts";

export const MessageId = id("Message");

/** A message that waits to leave or has left; it is about no person, and says nothing of one. */
export const Message = z.object({
  id: MessageId,
  channel: z.enum(["mail", "text"]),
  /** An address of somebody who is no colleague is shown in the demo alone. */
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  state: z.enum(["waiting", "sent", "failed", "withdrawn"]),
  /** When it left, was given up, or may leave. */
  at: moment,
  /** A code of what went wrong when it was last tried. */
  failure: z.string().nullable(),
});
export type Message = z.infer<typeof Message>;

export const messages = {
  list: endpoint({
    name: "message.list",
    method: "GET",
    path: "/messages",
    in: z.object({ after: cursor }),
    out: z.object({
      messages: z.array(Message),
      next: z.string().nullable(),
      /** Nothing really leaves: every colleague may read all of it. */
      demo: z.boolean(),
    }),
    about: "What left the agency's outbox or waits there, newest first; for its administrators, and in the demo for everybody.",
  }),
};
