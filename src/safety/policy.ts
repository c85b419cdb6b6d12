import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

interface Held {
  readonly access: Access;
}

/** What is kept of somebody's safety is read by those who hold the safety section of their case. */
export const mayReadSafety = (_actor: unknown, found: Held) => reaches(found, "safety");
/** And written down by those of them who write there. */
export const mayWriteSafety = (actor: unknown, found: Held) => found.access.canWrite && mayReadSafety(actor, found);
