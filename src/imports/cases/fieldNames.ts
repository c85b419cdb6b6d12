import type { Field } from "./contract.ts";

/** The fields that make a row of history. */
export const historyFields: readonly Field[] = ["caseId", "noteId", "noteOn", "noteKind", "noteAuthor", "noteText", "noteAudience", "keep"];
