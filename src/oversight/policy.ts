import { mayDecideWalls } from "../walls/policy.ts";

/** Said by somebody else than who did it, who decides in its program; the database says who that is. */
export const mayReviewOverride = (_actor: unknown, found: { readonly mayReview: boolean }) => found.mayReview;

/** Whether the record of disclosures of all cases is anything for somebody: who decides in a program. */
export const mayKeepRegister = mayDecideWalls;
