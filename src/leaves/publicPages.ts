import type { PublicLanguage } from "../ui/public/words.ts";
import type { Office } from "./contract.ts";

/** A version of an agency's policy, as anybody reads it. */
export interface PublicVersion {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly language: PublicLanguage;
  readonly offices: readonly Office[];
  readonly documentsDays: number;
  readonly reviewDays: number;
  readonly appealDays: number;
  /** In words of the page's language. */
  readonly effectiveOn: string;
}

/** What the page of a policy is given: the version that is read, and which others there are. */
export interface LeavePages {
  leavePolicy: {
    readonly lang: PublicLanguage;
    readonly agency: string;
    readonly slug: string;
    readonly version: PublicVersion;
    /** This one holds today, has held, or is to come. */
    readonly holds: "now" | "before" | "later";
    readonly others: readonly Pick<PublicVersion, "number" | "effectiveOn">[];
  };
  leaveNone: { readonly lang: PublicLanguage };
}
