import type { Access } from "../kernel/contract.ts";
import { reaches } from "../people/policy.ts";

interface Held {
  readonly access: Access;
}

/** What was asked about a case is read by those who hold its notes section. */
export const mayReadAsks = (_actor: unknown, found: Held) => reaches(found, "notes");
/** And asked by those of them who write there. */
export const mayRaiseAsk = (_actor: unknown, found: Held) => found.access.canWrite && reaches(found, "notes");
/** Who answers, and who takes back, the database says. */
export const mayAnswerAsk = (_actor: unknown, found: { readonly mayAnswer: boolean }) => found.mayAnswer;
export const mayEndAsk = (_actor: unknown, found: { readonly mayEnd: boolean }) => found.mayEnd;
/** A record is looked through by who supervises there, and never by whose it is. */
export const mayReviewRecord = (_actor: unknown, found: { readonly mayReview: boolean }) => found.mayReview;
