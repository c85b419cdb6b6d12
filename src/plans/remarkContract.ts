import { z } from "zod";
import { moment } from "../kernel/contract.ts";

/** What they wrote about their plan on their own page: a comment, or that they want something changed. Of the whole plan where no goal is named. */
export const Remark = z.object({
  remarkId: z.uuid(),
  kind: z.enum(["comment", "change"]),
  goalId: z.uuid().nullable(),
  words: z.string(),
  at: moment,
});
export type Remark = z.infer<typeof Remark>;
