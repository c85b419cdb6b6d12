/** The kinds of question that the builder makes. */
export type BuiltKind = "string" | "text" | "boolean" | "choice" | "several" | "integer" | "decimal" | "date" | "display";

/** One part of a form as the builder holds it; without a kind it is left as it stands. */
export interface Built {
  readonly linkId: string;
  readonly kind: BuiltKind | null;
  readonly text: string;
  readonly help?: string | null | undefined;
  readonly required: boolean;
  readonly choices: readonly { readonly label: string; readonly weight?: number | null | undefined }[];
  readonly shownWhen?: { readonly question: string; readonly answer: string } | null | undefined;
}
