import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

interface Held {
  readonly access: Access;
}

/** A leave is known to those who serve its case, its medical reviewers among them. */
export const mayReadLeave = (_actor: unknown, found: Held) => reaches(found, "services");
/** Its steps are taken by those who serve the case with a pen. */
export const maySteerLeave = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "services");
/** It is decided by whoever is named as a medical reviewer; that they do not manage the case, and who decides an appeal, is the database's to say (R83, R84). */
export const mayReviewLeave = (_actor: unknown, found: Held) => reaches(found, "medical");

/** A policy is kept by those who administer the agency. */
export const mayKeepPolicy = (actor: { readonly mayAdmin: boolean }) => actor.mayAdmin;

/** Figures by kind are for who reads the whole program; the database keeps them from whoever decides an open request (A26). */
export const mayCountLeaves = (
  actor: { readonly programs: readonly { readonly id: string; readonly sees: string }[] },
  programId: string,
) => actor.programs.some(({ id, sees }) => id === programId && sees === "program");
