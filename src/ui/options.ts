import type { ReactNode } from "react";

/** One of the things to choose from. */
export interface Option {
  id: string;
  label: string;
  /** A second, quieter line. */
  hint?: ReactNode;
  disabled?: boolean;
}

/** The label of what was chosen. */
export const labelOf = (options: readonly Option[], id: string | null) => options.find((one) => one.id === id)?.label ?? id ?? "";
