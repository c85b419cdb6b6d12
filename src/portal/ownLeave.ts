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
  /** Null while nobody knows. */
  readonly until: string | null;
  readonly back: string | null;
  readonly due: string | null;
  readonly asked: string;
  readonly closedBecause: "returned" | "denied" | "withdrawn" | "not_returning" | null;
  readonly complete: boolean | null;
  readonly mayAppeal: boolean;
  readonly mayTakeBack: boolean;
  readonly mayAskBack: boolean;
  /** What day it is where they are, as a calendar writes it. */
  readonly today: string;
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

/** What they ask under, where they can ask for a leave now: the version that holds, in short. */
export interface LeaveAsks {
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly language: PublicLanguage;
  readonly documentsDays: number;
  readonly reviewDays: number;
  readonly offices: readonly Office[];
  readonly slug: string;
}

/** What was done there, said once. */
export const leaveTold = ["appealed", "asked", "off", "back"] as const;
export type LeaveTold = (typeof leaveTold)[number];

/** Why something was not taken: of an appeal, of a leave that is asked for, of one that is taken back, of coming back. */
export type LeaveTrouble = "words" | "long" | "late" | "from" | "until" | "another" | "often" | "offLate" | "backDay" | "backLate";

/** What was typed: words of an appeal, days. */
export interface LeaveTyped {
  readonly words: string;
  readonly from: string;
  readonly until: string;
  readonly back: string;
}
