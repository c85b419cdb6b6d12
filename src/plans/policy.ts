import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

interface Held {
  readonly access: Access;
}

/** A plan is read by those who hold the notes section of its case. */
export const mayReadPlan = (_actor: unknown, found: Held) => reaches(found, "notes");
/** It is written, agreed, rated and acted on by those who write there. */
export const mayWritePlan = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "notes");

/** When a plan is looked at again, where nothing else is said. */
export const USUAL_REVIEW_DAYS = 42;
/** A plan may look no further ahead. */
export const FURTHEST_PLAN_DAYS = 731;
