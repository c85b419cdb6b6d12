import type { Office, Outcome, Status } from "../leaves/contract.ts";
import type { PublicLanguage } from "../ui/public/words.ts";

/** What was decided of a leave, as its own person reads it: each term with its reason. */
export interface OwnDecision {
  readonly id: string;
  readonly stage: "request" | "return";
  readonly appeal: boolean;
  readonly outcome: Outcome;
  readonly on: string;
  readonly assessment: string | null;
  readonly terms: readonly { readonly what: string; readonly cites: string | null; readonly reason: string | null }[];
  readonly how: string | null;
  readonly by: string | null;
  readonly appealedOn: string | null;
}

/** A leave, as its own person reads it. Days are already in words. */
export interface OwnLeave {
  readonly id: string;
  readonly status: Status;
  readonly from: string;
  readonly until: string;
  readonly back: string | null;
  readonly due: string | null;
  readonly asked: string;
  readonly closedBecause: "returned" | "denied" | "withdrawn" | "not_returning" | null;
  readonly complete: boolean | null;
  readonly mayAppeal: boolean;
  readonly policy: {
    readonly number: number;
    readonly title: string;
    readonly language: PublicLanguage;
    readonly offices: readonly Office[];
    readonly slug: string;
  };
  /** The last first. */
  readonly decisions: readonly OwnDecision[];
}

/** Why an appeal was not taken. */
export type LeaveTrouble = "words" | "long" | "late";
