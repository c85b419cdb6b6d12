import { z } from "zod";
import { day } from "../../kernel/contract.ts";

/** Something asked before a case that ends soon, ended, or was never had (B07): of oneself, or of a colleague one supervises. */
export const Expiring = z.object({
  requirementId: z.uuid(),
  programId: z.uuid(),
  kind: z.enum(["training", "agreement"]),
  title: z.string(),
  /** The first day on which it is asked. */
  fromDay: day,
  accountId: z.uuid(),
  name: z.string(),
  mine: z.boolean(),
  /** The actor writes down that somebody was trained. */
  mayKeep: z.boolean(),
  /** The last day on which it counts; null for who never had it. */
  validUntil: day.nullable(),
});
